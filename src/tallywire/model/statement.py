"""A statement: what a document puts forward, and who answers for it.

In: spans and values.  Out: ``Statement``, ``Hop``, ``Origin``, ``FRAMES`` and ``make_statement``,
the one way to make a statement, which checks every offset against the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from tallywire.model.ids import content_id
from tallywire.model.values import DateSpan, Span

__all__ = [
    "FRAMES",
    "WHAT_FIELDS",
    "Frame",
    "Hop",
    "Origin",
    "Slot",
    "Statement",
    "make_statement",
]


class Frame(msgspec.Struct, frozen=True):
    """A kind of proposition: its name, the slot that says what, and how it adds up."""

    name: str
    what: str
    flow: str


FRAMES: Final[dict[str, Frame]] = {
    f.name: f
    for f in (
        Frame("presence", "kind", "stock"),
        Frame("deployment", "kind", "inflow"),
        Frame("withdrawal", "kind", "outflow"),
        Frame("transfer", "item", "inflow"),
        Frame("training", "kind", "flow"),
        Frame("support", "kind", "none"),
        Frame("facility", "facility", "none"),
        Frame("agreement", "instrument", "none"),
        Frame("embargo", "action", "none"),
        Frame("concession", "item", "none"),
    )
}
WHAT_FIELDS: Final = ("item", "kind", "facility", "instrument", "action")


class Origin(msgspec.Struct, frozen=True):
    """The innermost speaker; the publisher itself has no name."""

    name: str | None
    kind: str


class Hop(msgspec.Struct, frozen=True):
    """One step of the path of attribution, outermost first; the last is the origin.

    Attributes:
        name: canonical name, or the description as worded.
        kind: one of ``ORIGIN_KINDS``.
        span: where the text names or describes it.
        cue: the reporting word or phrase ("told", "according to"), where there is one.
        is_carried: the span stands in another sentence, whose attribution carries over.
    """

    name: str
    kind: str
    span: Span
    cue: Span | None = None
    is_carried: bool = False


class Slot(msgspec.Struct, frozen=True, order=True):
    """The words that a field was read from (``date`` and ``count`` too)."""

    field: str
    span: Span


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One proposition, in the fields of the annotation guide.

    ``hops`` holds the whole path, the origin last; empty when the publisher answers for it.
    ``date_basis`` says how the date is known; raw words stand in ``slots``.
    """

    id: str
    document_id: str
    frame: str
    provider: str | None
    recipient: str | None
    org: str | None = None
    kind: str | None = None
    item: str | None = None
    facility: str | None = None
    instrument: str | None = None
    action: str | None = None
    mode: str | None = None
    count: float | int | None = None
    count_high: float | int | None = None
    unit: str | None = None
    qualifier: str | None = None
    basis: str = "unspecified"
    status: str
    polarity: str = "affirmed"
    certainty: str = "asserted"
    date: str | None = None
    date_basis: str | None = None
    origin: Origin = Origin(None, "publisher")
    via: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    slots: tuple[Slot, ...] = ()
    hops: tuple[Hop, ...] = ()

    @property
    def what(self) -> str | None:
        """The field that says what was sent, opened, signed or trained."""
        value = getattr(self, FRAMES[self.frame].what)
        return value if value is None else str(value)

    def as_record(self) -> dict[str, Any]:
        """The record of the annotation guide plus evidence, ``spans`` and ``hops``."""
        record: dict[str, Any] = {"id": self.id}
        for field in RECORD_FIELDS:
            record[field] = msgspec.to_builtins(getattr(self, field))
        record["spans"] = {s.field: msgspec.to_builtins(s.span) for s in self.slots}
        record["hops"] = msgspec.to_builtins(self.hops)
        return record


RECORD_FIELDS: Final = (
    "frame",
    "provider",
    "recipient",
    "org",
    "kind",
    "item",
    "facility",
    "instrument",
    "action",
    "mode",
    "count",
    "count_high",
    "unit",
    "qualifier",
    "basis",
    "status",
    "polarity",
    "certainty",
    "date",
    "date_basis",
    "origin",
    "via",
    "anchors",
    "evidence",
)


def make_statement(
    text: str,
    document_id: str,
    *,
    fields: Mapping[str, Any],
    evidence: tuple[Span, ...],
    anchors: tuple[str, ...],
    slots: tuple[Slot, ...] = (),
    hops: tuple[Hop, ...] = (),
    date: DateSpan | None = None,
) -> Statement:
    """A statement whose every span has been found in ``text``.

    Args:
        text: the document's text.
        document_id: the document's id.
        fields: frame, provider, recipient, status and any further plain field.
        evidence: the sentences that carry the statement, in order of offset.
        anchors: for each of them the few words that find it.
        slots: the words each field was read from.
        hops: the path of attribution, outermost first.
        date: when the reported status holds.

    Raises:
        ValueError: a span is not what the text has there, or there is no evidence.
    """
    spans = [*evidence, *(s.span for s in slots), *(h.span for h in hops)]
    spans += [h.cue for h in hops if h.cue is not None]
    for span in spans:
        if not span.holds_in(text):
            raise ValueError(f"{document_id}: {span} is not what the text has there")
    if not evidence:
        raise ValueError(f"{document_id}: a statement without evidence")
    body = dict(fields)
    body["date"] = date.iso if date else None
    body["date_basis"] = date.basis if date else None
    body["origin"] = Origin(hops[-1].name, hops[-1].kind) if hops else Origin(None, "publisher")
    body["via"] = tuple(h.name for h in hops[:-1])
    body |= {"anchors": anchors, "evidence": evidence, "slots": slots, "hops": hops}
    identity = content_id("st", document_id, msgspec.to_builtins(body))
    return Statement(id=identity, document_id=document_id, **body)

"""Drafts -> statements: one for each proposition and origin, with all its evidence.

In: the drafts of a document with their paths of attribution.  Out: statements.  Two drafts
that repeat the same proposition with the same status and origin are one statement with two
evidence spans; an unattributed repetition, a headline or a caption is a span of the
attributed one (annotation guide, Attribution).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec
from msgspec.structs import replace

from tallywire.extract.grammar.syntax import Sentence
from tallywire.extract.predication.draft import FAMILY, Draft
from tallywire.extract.watch import rule
from tallywire.model.statement import FRAMES, Hop, Slot, Statement, make_statement
from tallywire.model.values import Span

__all__ = ["Group", "Voiced", "assemble"]

_ANCHOR_WORDS: Final = 6
_DAY: Final = 10
"""Characters of a date that is known to the day."""
_DIGIT: Final = re.compile(r"\d")
_WORD: Final = re.compile(r"\S+")
_PLANS: Final = frozenset({"considered", "requested", "offered", "pledged", "agreed", "authorised"})
_FRONT: Final = frozenset({"headline", "caption", "heading"})


class Voiced(msgspec.Struct, frozen=True, gc=False):
    """A draft with who answers for it and the zone it stands in."""

    draft: Draft
    hops: tuple[Hop, ...]
    zone: str


@dataclass(slots=True)
class Group:
    """Drafts that make one statement; the first is the one whose fields count."""

    lead: Voiced
    others: list[Voiced] = field(default_factory=list)


def assemble(
    text: str,
    document_id: str,
    voiced: Sequence[Voiced],
    sentences: Mapping[int, Sentence],
    generic: frozenset[str],
) -> list[Statement]:
    """The statements of a document, in order of their first evidence.

    Args:
        text: the document's text.
        document_id: its id.
        voiced: the drafts with their paths.
        sentences: the parsed sentences by index.
        generic: words for a force that say nothing of their own beside a counted one.
    """
    groups: list[Group] = []
    for item in sorted(voiced, key=_priority):
        home = next((g for g in groups if _repeats(item, g.lead, generic)), None)
        if home is None:
            groups.append(Group(item))
        else:
            home.others.append(item)
    made = [_statement(text, document_id, group, sentences) for group in groups]
    unique = {statement.id: statement for statement in made}
    return sorted(
        unique.values(), key=lambda s: (s.evidence[0].start, _first_slot(s), s.frame, s.id)
    )


def _first_slot(statement: Statement) -> int:
    return min((slot.span.start for slot in statement.slots), default=0)


def _priority(item: Voiced) -> tuple[bool, bool, bool, bool, int, tuple[int, int]]:
    """Read before hinted at, body before headline, attributed before not, counted before not."""
    draft = item.draft
    return (
        draft.is_hint,
        item.zone in _FRONT,
        not item.hops,
        draft.quantity is None,
        draft.sentence,
        draft.anchor,
    )


def _repeats(item: Voiced, lead: Voiced, generic: frozenset[str]) -> bool:
    """Whether ``item`` says again what ``lead`` says."""
    a, b = item.draft, lead.draft
    if a.frame != b.frame or _name(a.provider) not in (_name(b.provider), None):
        return False
    if a.stance.polarity != b.stance.polarity or not _is_same_side(item, lead):
        return False
    if item.hops and not _is_same_voice(item, lead):
        return False
    front = item.zone in _FRONT or _is_generic(a, b, generic)
    if a.stance.status != b.stance.status and not front:
        return False
    if a.action_like != b.action_like:
        return False
    if not front and _are_two(a, b):
        return False
    return _same_amount(a, b, front) and _same_what(a, b, front)


def _is_same_voice(item: Voiced, lead: Voiced) -> bool:
    """Whether both have one speaker; a headline's "aide says" is whoever says it in the body."""
    if not lead.hops:
        return False
    one, other = item.hops[-1].name, lead.hops[-1].name
    if item.zone in _FRONT:
        return one == other or item.draft.stance.status == lead.draft.stance.status
    words, others = set(_words(one or "")), set(_words(other or ""))
    is_joint = "and" in words ^ others
    is_within = len(words & others) > 1 and (words <= others or others <= words)
    return one == other or (is_within and not is_joint)


def _is_same_side(item: Voiced, lead: Voiced) -> bool:
    """Whether both have one recipient; a headline's "rebels" are the group that the body names."""
    one, other = item.draft.recipient, lead.draft.recipient
    if _name(one) == _name(other):
        return True
    is_worded = one is not None and one.kind == "worded" and item.zone in _FRONT
    return is_worded and other is not None and other.kind == "group"


def _are_two(a: Draft, b: Draft) -> bool:
    """ "Ten in March, another ten in June": the same words, but two batches."""
    if a.quantity and b.quantity and a.quantity.is_increment != b.quantity.is_increment:
        return True
    if a.date is None or b.date is None or a.date.latest is None or b.date.latest is None:
        return False
    first, last = sorted((a.date, b.date), key=lambda d: (d.earliest, d.latest or ""))
    is_day, is_later_day = len(first.earliest) == _DAY, len(last.earliest) == _DAY
    if a.stance.status in _PLANS and is_day and not is_later_day:
        return False  # promised on a Monday, and due in October
    return str(first.latest)[:_DAY] < last.earliest[:_DAY]


def _is_generic(a: Draft, b: Draft, generic: frozenset[str]) -> bool:
    """ "Is boosting its presence by deploying 500 troops": the first says what the second does."""
    if a.quantity is not None or a.what is None or abs(a.paragraph - b.paragraph) > 1:
        return False
    return a.what.rsplit(" ", 1)[-1] in generic and b.quantity is not None


def _name(party: object) -> str | None:
    return getattr(party, "name", None)


def _same_amount(a: Draft, b: Draft, front: bool) -> bool:
    x = a.quantity.count if a.quantity else None
    y = b.quantity.count if b.quantity else None
    if x is None and y is None:
        return True
    if x is None:
        return front and FAMILY.get(a.theme) == FAMILY.get(b.theme)
    return x == y


def _same_what(a: Draft, b: Draft, front: bool) -> bool:
    if a.what is None or b.what is None or front:
        return True
    one, other = set(_words(a.what)), set(_words(b.what))
    is_within = one <= other or other <= one
    if a.quantity is not None and a.quantity.count is not None and a.quantity.count > 1:
        is_listed = a.sentence == b.sentence and a.quantity != b.quantity
        are_named = all(_DIGIT.search(label) for label in (a.what, b.what))
        if not is_within and (is_listed or are_named):
            return False  # "four Mi-35 helicopters, four Mi-17 helicopters"
        return FAMILY.get(a.theme) == FAMILY.get(b.theme)
    return is_within


def _words(label: str) -> list[str]:
    return [w.lower() for w in re.findall(r"\w+", label)]


@rule("merge.repeats")
def _statement(
    text: str, document_id: str, group: Group, sentences: Mapping[int, Sentence]
) -> Statement:
    members = sorted([group.lead, *group.others], key=lambda v: (v.draft.sentence, v.draft.anchor))
    lead = _with_any_date(group.lead.draft, [member.draft for member in members])
    evidence: list[Span] = []
    anchors: list[str] = []
    for member in members:
        sentence = sentences[member.draft.sentence]
        span = Span.of(text, sentence.start, sentence.end)
        if span not in evidence:
            evidence.append(span)
            anchors.append(_anchor(text, member.draft.anchor))
    return make_statement(
        text,
        document_id,
        fields=_fields(lead),
        evidence=tuple(evidence),
        anchors=tuple(anchors),
        slots=tuple(_slots(text, lead)),
        hops=group.lead.hops,
        date=lead.date,
    )


def _with_any_date(lead: Draft, members: Sequence[Draft]) -> Draft:
    """The lead with the first date that a repetition gives, or with a later one that is due."""
    dates = [m.date for m in members if m.stance.status == lead.stance.status and m.date]
    if not dates:
        return lead
    if lead.date is None:
        return replace(lead, date=dates[0])
    last = max(dates, key=lambda d: d.earliest)
    is_due = lead.stance.status in _PLANS and last.earliest[:7] > lead.date.earliest[:7]
    return replace(lead, date=last) if is_due else lead


def _anchor(text: str, bounds: tuple[int, int]) -> str:
    """The words of the anchor, at most six of them."""
    start, end = bounds
    words = list(_WORD.finditer(text, start, end))[:_ANCHOR_WORDS]
    return text[start : words[-1].end()] if words else text[start:end]


def _fields(draft: Draft) -> dict[str, object]:
    quantity = draft.quantity
    counted = quantity is not None and quantity.count is not None
    provider, recipient = draft.provider, draft.recipient
    fields: dict[str, object] = {
        "frame": draft.frame,
        "provider": provider.name if provider else None,
        "recipient": recipient.name if recipient else None,
        "org": provider.org if provider and draft.frame != "embargo" else None,
        FRAMES[draft.frame].what: draft.what,
        "mode": draft.mode,
        "count": quantity.count if quantity else None,
        "count_high": quantity.count_high if quantity else None,
        "unit": (draft.unit or "item") if counted else None,
        "qualifier": quantity.qualifier if quantity else None,
        "basis": draft.basis,
        "status": draft.stance.status,
        "polarity": draft.stance.polarity,
        "certainty": draft.stance.certainty,
    }
    if not counted and quantity is not None:
        fields["qualifier"] = "vague"
    return fields


def _slots(text: str, draft: Draft) -> list[Slot]:
    """The words each field was read from, in order of field."""
    slots = []
    if draft.provider is not None:
        slots.append(Slot("provider", Span.of(text, draft.provider.start, draft.provider.end)))
    if draft.recipient is not None:
        slots.append(Slot("recipient", Span.of(text, draft.recipient.start, draft.recipient.end)))
    if draft.what is not None and draft.what_span[0] < draft.what_span[1]:
        slots.append(Slot(FRAMES[draft.frame].what, Span.of(text, *draft.what_span)))
    if draft.quantity is not None:
        slots.append(Slot("count", draft.quantity.raw))
    if draft.date is not None and draft.date.raw is not None:
        slots.append(Slot("date", draft.date.raw))
    return sorted(slots)

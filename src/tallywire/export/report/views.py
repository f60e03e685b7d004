"""Documents, extractions -> what the pages show: every text worded, every link known.

In: documents and extractions.  Out: frozen views that templates read without computing.  The
whole report is worked out here once, so that all pages word and link the same thing alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from tallywire.export.report import words
from tallywire.export.report.slugs import make_slugs
from tallywire.model.document import Document
from tallywire.model.explanation import Why
from tallywire.model.extraction import Extraction
from tallywire.model.statement import FRAMES, Hop, Slot, Statement

if TYPE_CHECKING:
    from tallywire.export.report.events import EventView

__all__ = ["DocumentView", "Party", "StatementView", "Step", "documents_of", "split_parties"]

_FIELDS: Final = (
    ("provider", "Provider"),
    ("org", "Organisation"),
    ("recipient", "Recipient"),
    ("kind", "Kind"),
    ("item", "Item"),
    ("facility", "Facility"),
    ("instrument", "Instrument"),
    ("action", "Action"),
    ("mode", "Mode"),
    ("count", "Count"),
    ("basis", "Basis"),
    ("status", "Status"),
    ("polarity", "Polarity"),
    ("certainty", "Certainty"),
    ("date", "Date"),
)
_SENTENCE_LIMIT: Final = 600


class Party:
    """A name on one side of a statement; ``slug`` is its page, or None without one."""

    __slots__ = ("name", "slug")

    def __init__(self, name: str, slug: str | None = None) -> None:
        self.name = name
        self.slug = slug


class Step:
    """One station of the path of attribution as drawn, the publisher first."""

    __slots__ = ("hop", "is_origin", "kind", "name", "parties", "position")

    def __init__(self, name: str, kind: str, hop: Hop | None, position: int, last: bool) -> None:
        self.name = name
        self.kind = kind
        self.hop = hop
        self.position = position
        self.is_origin = last
        self.parties: tuple[Party, ...] = (Party(name),)


class Field:
    """A field of a statement: label, value in words, and the spans it was read from."""

    __slots__ = ("label", "name", "slots", "value")

    def __init__(self, name: str, label: str, value: str, slots: tuple[Slot, ...]) -> None:
        self.name = name
        self.label = label
        self.value = value
        self.slots = slots


class Because:
    """The reasons of a statement as shown: those that say something, and the rest by name."""

    def __init__(self, why: Why, statement_id: str) -> None:
        reasons = why.reasons(statement_id)
        self.missing = why.missing(statement_id)
        self.told = tuple(one for one in reasons if one.words or one.entries)
        self.open = ", ".join(one.field for one in reasons if not (one.words or one.entries))


class DocumentView:
    """A document as the pages name it."""

    def __init__(
        self, document: Document, extraction: Extraction, slug: str, why: Why | None = None
    ) -> None:
        self.document = document
        self.why = why
        self.extraction = extraction
        self.slug = slug
        self.title = words.clip(document.title or document.name, 160) or document.id
        self.publisher = document.publisher
        self.url = words.safe_url(document.url)
        self.language = document.language if _is_language(document.language) else None
        self.issues = (*document.issues, *extraction.issues)
        self.statements = tuple(
            StatementView(statement, number, self)
            for number, statement in enumerate(extraction.statements, 1)
        )

    @cached_property
    def published(self) -> str:
        """The publication date in words, with a remark where it is only inferred."""
        span = self.document.published
        if span is None:
            return "date unknown"
        if self.document.published_basis == "inferred":
            late = "" if span.latest is None else f", not after {words.date_phrase(span.latest)}"
            return f"not before {words.date_phrase(span.earliest)}{late} (inferred)"
        return words.date_phrase(span.iso) or "date unknown"

    @cached_property
    def day(self) -> date | None:
        """The first day it may have been published, where anybody gave one."""
        span = self.document.published
        if span is None or self.document.published_basis == "inferred":
            return None
        found = words.period(span.iso)
        return found.first if found else None


class StatementView:
    """A statement with every field in words and every place it links to."""

    def __init__(self, statement: Statement, number: int, document: DocumentView) -> None:
        self.s = statement
        self.number = number
        self.document = document
        self.providers: tuple[Party, ...] = ()
        self.recipients: tuple[Party, ...] = ()
        self.count = words.count_phrase(statement)
        self.group = words.group_of(statement)
        self.path = _path(statement, document.publisher)
        self.event: EventView | None = None

    @cached_property
    def href(self) -> str:
        """Link from the report's root to the statement's place in its document."""
        return f"documents/{self.document.slug}.html#{self.s.id}"

    @cached_property
    def what(self) -> str | None:
        """What was sent, opened, signed, trained or decided."""
        return self.s.what or self.s.item or self.s.kind

    @cached_property
    def flow(self) -> str:
        """``stock``, ``inflow``, ``outflow``, ``flow`` or ``none``."""
        return FRAMES[self.s.frame].flow

    @cached_property
    def period(self) -> words.Period | None:
        """The days its date covers."""
        return words.period(self.s.date)

    @cached_property
    def day(self) -> date | None:
        """The day it is placed at: its own first day, else the day of publication."""
        return self.period.first if self.period else self.document.day

    @cached_property
    def date_words(self) -> str | None:
        """Its own date in words, or None."""
        return words.date_phrase(self.s.date)

    @cached_property
    def summary(self) -> str:
        """One line: ``deployment, Russia to Mali: instructor, about 70``."""
        s = self.s
        sides = f"{s.provider or 'sender not named'} to {s.recipient or 'recipient not named'}"
        what = ", ".join(part for part in (self.what, self.count) if part)
        denied = "denied " if s.polarity == "denied" else ""
        return f"{denied}{s.frame}, {sides}" + (f": {what}" if what else "")

    @cached_property
    def sentence(self) -> tuple[str, str, str]:
        """The first evidence: before the number's words, those words, and after them."""
        span = self.s.evidence[0]
        for slot in self.s.slots:
            inside = span.start <= slot.span.start and slot.span.end <= span.end
            if slot.field == "count" and inside and len(span.exact) <= _SENTENCE_LIMIT:
                cut, end = slot.span.start - span.start, slot.span.end - span.start
                return span.exact[:cut], span.exact[cut:end], span.exact[end:]
        return words.clip(span.exact, _SENTENCE_LIMIT), "", ""

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Every field that has a value, with the spans it was read from."""
        found = []
        for name, label in _FIELDS:
            value = self._value(name)
            if value is not None:
                slots = tuple(slot for slot in self.s.slots if slot.field == name)
                found.append(Field(name, label, value, slots))
        return tuple(found)

    @cached_property
    def because(self) -> Because | None:
        """Why its fields are as they are, where that was asked for."""
        why = self.document.why
        return Because(why, self.s.id) if why is not None else None

    def _value(self, name: str) -> str | None:
        if name == "count":
            return self.count
        if name == "date":
            basis = f" ({self.s.date_basis})" if self.s.date_basis else ""
            return f"{self.date_words}{basis}" if self.date_words else None
        value = getattr(self.s, name)
        return None if value is None else str(value).replace("_", " ")


def _path(statement: Statement, publisher: str | None) -> tuple[Step, ...]:
    """Publisher, hops, origin.  Without hops ``via`` and ``origin`` are drawn unlocated."""
    own = not statement.hops and statement.origin.name is None
    steps = [Step(publisher or "publisher unknown", "publisher", None, -1, own)]
    if statement.hops:
        last = len(statement.hops) - 1
        for position, hop in enumerate(statement.hops):
            steps.append(Step(hop.name, hop.kind, hop, position, position == last))
    elif statement.origin.name is not None:
        steps += [Step(name, "outlet", None, -1, False) for name in statement.via]
        steps.append(Step(statement.origin.name, statement.origin.kind, None, -1, True))
    return tuple(steps)


def split_parties(name: str, known: set[str]) -> tuple[str, ...]:
    """The names joined by " and " in ``name``, if each of them is known by itself."""
    parts = name.split(" and ")
    return tuple(parts) if len(parts) > 1 and all(part in known for part in parts) else (name,)


def documents_of(
    documents: Sequence[Document],
    extractions: Mapping[str, Extraction],
    reasons: Mapping[str, Why] | None = None,
) -> tuple[DocumentView, ...]:
    """One view for each document, by date of publication, then name."""
    unique = {document.id: document for document in documents}
    slugs = make_slugs((one.id, one.name) for one in unique.values())
    views = [
        DocumentView(
            one,
            extractions.get(one.id, Extraction(one.id)),
            slugs[one.id],
            (reasons or {}).get(one.id),
        )
        for one in unique.values()
    ]
    return tuple(sorted(views, key=_by_date))


def _is_language(code: str | None) -> bool:
    return bool(code) and re.fullmatch("[a-z]{2,3}", str(code)) is not None


def _by_date(view: DocumentView) -> tuple[date, str, str]:
    return view.day or date.max, view.document.name, view.document.id


def in_order(statements: Iterable[StatementView]) -> list[StatementView]:
    """Statements by the day they are placed at, then document, then place in it."""
    return sorted(
        statements,
        key=lambda view: (view.day or date.max, *_by_date(view.document), view.number),
    )

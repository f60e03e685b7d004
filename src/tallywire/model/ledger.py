"""What documents say together, in the forms of the ledger guide.

In: ids of statements and documents.  Out: ``Event``, ``Voice``, ``Link``, ``Series``, ``Point``,
``Identity``, ``Conflict``, ``Side``, ``Grade``, ``Copy`` and ``Tally``, which holds them all.
Statements are named by their ids; tuples are sorted, so that equal content is equal bytes.
"""

from __future__ import annotations

from typing import Final

import msgspec

__all__ = [
    "CONFLICT_KINDS",
    "EVENT_KINDS",
    "POINT_KINDS",
    "Conflict",
    "Copy",
    "Event",
    "Grade",
    "Identity",
    "Link",
    "Point",
    "Reason",
    "Series",
    "Side",
    "Tally",
    "Voice",
]

EVENT_KINDS: Final = ("happening", "stock")
CONFLICT_KINDS: Final = ("figure", "date", "denial", "plan_and_fact", "corrected", "other")
POINT_KINDS: Final = ("stock", "inflow", "outflow")


class Reason(msgspec.Struct, frozen=True, order=True):
    """One piece of evidence for or against two statements speaking of one event.

    Attributes:
        name: what was compared ("date", "count", "batch", "wording").
        weight: log2 of the Bayes factor (Fellegi and Sunter 1969); above 0 speaks for it.
        detail: the two values, in words.
    """

    name: str
    weight: float
    detail: str


class Link(msgspec.Struct, frozen=True, order=True):
    """Why two statements stand in one event.

    Attributes:
        first: id of a statement.
        second: id of another; ``first < second``.
        weight: sum of the weights of the reasons.
        reasons: the evidence, strongest first.
        author: ``tallywire``, or the analyst who judged it.
    """

    first: str
    second: str
    weight: float
    reasons: tuple[Reason, ...]
    author: str = "tallywire"


class Voice(msgspec.Struct, frozen=True, order=True):
    """One independent origin of an event, with what it said.

    Attributes:
        origin: who; None where no source is known.
        kind: one of ``ORIGIN_KINDS``, or ``unknown``, which is never counted.
        statements: ids, sorted.
        relays: paths by which the outlets have it, outermost first, each once, sorted.
    """

    origin: str | None
    kind: str
    statements: tuple[str, ...]
    relays: tuple[tuple[str, ...], ...] = ()


class Grade(msgspec.Struct, frozen=True):
    """Credibility of what an event says: 1 (confirmed) to 6 (cannot be judged), and why."""

    credibility: int
    because: str


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A happening or a stock in the world, and everything that is said of it.

    Attributes:
        id: content hash of its statements.
        kind: one of ``EVENT_KINDS``.
        frame: the frame of its statements; for a stock ``presence``.
        provider: canonical provider, joined by " and " where there are several.
        recipient: the same.
        what: a short label ("10 BRDM-2", "instructors").
        part_of: id of the event that it is a part of, or None.
        voices: independent origins; ``unknown`` last.
        independent: how many of them count.
        links: why these belong together; a spanning set, strongest first.
        first_day: earliest day (ISO 8601) that a statement gives, or None.
        last_day: the latest, or None.
        statuses: rungs that are stated, in order of the ladder.
        grade: filled by the tally; None before.
    """

    id: str
    kind: str
    frame: str
    provider: str | None
    recipient: str | None
    what: str
    part_of: str | None = None
    voices: tuple[Voice, ...] = ()
    independent: int = 0
    links: tuple[Link, ...] = ()
    first_day: str | None = None
    last_day: str | None = None
    statuses: tuple[str, ...] = ()
    grade: Grade | None = None

    @property
    def statements(self) -> tuple[str, ...]:
        """Ids of all its statements, sorted."""
        return tuple(sorted(id for voice in self.voices for id in voice.statements))


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """A reading of a stock, or a flow, of one series.

    Attributes:
        date: ISO 8601, or None.
        what: one of ``POINT_KINDS``.
        count: number, or lower end of a range.
        count_high: upper end, or None.
        status: rung of the status ladder; only ``completed``, ``ongoing`` and ``ended`` happened.
        event: id of the event.
        statements: ids, sorted.
    """

    date: str | None
    what: str
    count: float | int
    count_high: float | int | None
    status: str
    event: str
    statements: tuple[str, ...]


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """The strength of one kind of personnel of one provider in one recipient through time."""

    id: str
    provider: str
    recipient: str
    kind: str
    points: tuple[Point, ...]


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """Arithmetic that statements support.

    Attributes:
        id: content hash of expression and statements.
        kind: ``balance`` (stock and flows), ``parts`` (parts and whole) or ``batches``.
        expression: ``235 + 300 + 600 = 1135``.
        holds: whether it closes.
        difference: right side minus left side; 0 where it holds.
        statements: ids, sorted.
        terms: ids of the events of the terms, in the order of the expression, the sum last.
        because: why these terms speak of the same series or whole.
    """

    id: str
    kind: str
    expression: str
    holds: bool
    difference: float | int
    statements: tuple[str, ...]
    terms: tuple[str, ...]
    because: str


class Side(msgspec.Struct, frozen=True):
    """One side of a conflict: what it says, and the ids of who says it, sorted."""

    value: str
    statements: tuple[str, ...]


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """Sides that cannot all hold, or differ for the same thing at the same time.

    Attributes:
        id: content hash of kind and sides.
        kind: one of ``CONFLICT_KINDS``.
        what: what it is about, in words.
        events: ids of the events it touches, sorted.
        sides: at least two, in order of value.
        settles: what would settle it, in words.
    """

    id: str
    kind: str
    what: str
    events: tuple[str, ...]
    sides: tuple[Side, ...]
    settles: str


class Copy(msgspec.Struct, frozen=True, order=True):
    """Two documents one of which copies the other's wording.

    Attributes:
        first: id of a document.
        second: id of another; ``first < second``.
        share: share of the shorter one's word sequences that stand in the longer, 0 to 1.
    """

    first: str
    second: str
    share: float


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """A whole ledger: events, series, identities, conflicts, near-duplicates; all sorted."""

    documents: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    series: tuple[Series, ...] = ()
    identities: tuple[Identity, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    copies: tuple[Copy, ...] = ()

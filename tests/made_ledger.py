"""Small ledgers for tests: statements made by hand, grouped into events by hand.

In: calls of ``Book.says``.  Out: events and resolved statements, as the tally takes them.
"""

from __future__ import annotations

from typing import Any

from tallywire.model.ids import content_id
from tallywire.model.ledger import Event, Identity, Series, Voice
from tallywire.model.resolved import Resolved, Source, Stated
from tallywire.model.statement import Origin, Statement
from tallywire.model.values import Span
from tallywire.resolve import resolve
from tallywire.tally import find_identities, make_series

_SENTENCE = 1000
"""Characters that each numbered sentence of a made-up document takes."""


class Book:
    """What documents say about one provider and one recipient."""

    def __init__(self, provider: str = "Turkey", recipient: str = "Libya", kind: str = "soldier"):
        self.parties = {"provider": provider, "recipient": recipient}
        self.kind = kind
        self.events: dict[str, list[Resolved]] = {}
        self.part_of: dict[str, str] = {}
        self.positions: dict[str, int] = {}

    def says(
        self,
        document: str,
        event: str,
        frame: str,
        count: float | int | None = None,
        *,
        sentence: int | None = None,
        words: str = "words",
        speaker: tuple[str | None, str] = (None, "publisher"),
        published: str | None = None,
        part_of: str | None = None,
        **fields: Any,
    ) -> str:
        """One statement of a document, put into the event named; its id."""
        place = self.positions.get(document, 0)
        self.positions[document] = place + 1
        start = _SENTENCE * (place if sentence is None else sentence) * (1 if sentence else 3)
        span = Span(start, start + _SENTENCE - 1, words)
        what = "item" if frame == "transfer" else "kind"
        plain = {
            **self.parties,
            what: self.kind,
            "count": count,
            "unit": ("item" if frame == "transfer" else "person") if count else None,
            "qualifier": "exact" if count else None,
            "status": "ongoing" if frame == "presence" else "completed",
            "basis": "total" if frame == "presence" else "unspecified",
            "origin": Origin(*speaker),
        }
        body = plain | fields
        identity = content_id("st", document, place, frame, count)
        statement = Statement(
            id=identity, document_id=document, frame=frame, evidence=(span,), **body
        )
        source = Source(document, document, document, published)
        self.events.setdefault(event, []).append(resolve(Stated(statement, source, place)))
        if part_of is not None:
            self.part_of[event] = part_of
        return identity

    @property
    def by_id(self) -> dict[str, Resolved]:
        """All statements."""
        return {one.id: one for members in self.events.values() for one in members}

    def made(self) -> tuple[Event, ...]:
        """The events, each under the name that it was given as its id."""
        return tuple(
            Event(
                id=name,
                kind="stock" if members[0].statement.frame == "presence" else "happening",
                frame=members[0].statement.frame,
                provider=self.parties["provider"],
                recipient=self.parties["recipient"],
                what=name,
                part_of=self.part_of.get(name),
                voices=(Voice(None, "unknown", tuple(sorted(one.id for one in members))),),
            )
            for name, members in sorted(self.events.items())
        )

    def series(self) -> tuple[Series, ...]:
        """The series of these events."""
        return make_series(self.made(), self.by_id)

    def points(self) -> list[tuple[str | None, str, float, str]]:
        """Date, what, count and status of all points of the one series there is."""
        (only,) = self.series()
        return [(p.date, p.what, p.count, p.status) for p in only.points]

    def identities(self) -> tuple[Identity, ...]:
        """The identities of these events."""
        return find_identities(self.made(), self.series(), self.by_id)

    def sums(self) -> set[tuple[str, bool]]:
        """Expression of each identity, and whether it closes."""
        return {(one.expression, one.holds) for one in self.identities()}

"""Events -> who is really behind the reports, and who passes them on.

In: event and document views.  Out: ``OriginRow`` by independent origin, ``OutletRow`` by
publisher and agency, and the ``Edge``s of the relay graph.  Sources that nobody names are
counted apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

import msgspec

from tallywire.export.report.events import EventView
from tallywire.export.report.views import Party, StatementView

__all__ = ["Edge", "OriginRow", "OutletRow", "edges_of", "origins_of", "outlets_of"]

_UNNAMED: Final = frozenset({"anonymous", "witness"})


class OriginRow:
    """An independent origin with the events that go back to it."""

    def __init__(self, party: Party, kind: str) -> None:
        self.party = party
        self.kind = kind
        self.events: list[EventView] = []
        self.alone = 0
        self.statements = 0
        self.documents: set[str] = set()
        self.relays: Counter[str] = Counter()

    @cached_property
    def tellers(self) -> tuple[str, ...]:
        """The three who pass on most of what it says."""
        ranked = sorted(self.relays.items(), key=lambda one: (-one[1], one[0]))
        return tuple(name for name, _ in ranked[:3])


def origins_of(events: Iterable[EventView]) -> tuple[OriginRow, ...]:
    """Origins by number of events; whoever is not named comes last, together."""
    rows: dict[tuple[str, str], OriginRow] = {}
    for event in events:
        for voice in event.voices:
            key = (voice.name, voice.voice.kind)
            row = rows.setdefault(key, OriginRow(voice.party, voice.voice.kind))
            if event not in row.events[-1:]:
                row.events.append(event)
                row.alone += voice.is_counted and event.event.independent == 1
            row.statements += len(voice.statements)
            for view in voice.statements:
                row.documents.add(view.s.document_id)
                row.relays.update(step.name for step in view.path[:-1])
    return tuple(
        sorted(
            rows.values(),
            key=lambda r: (r.kind == "unknown", -len(r.events), -r.statements, r.party.name),
        )
    )


class OutletRow:
    """A publisher or agency: what it says itself, what it prints of others, what it supplies."""

    def __init__(self, party: Party) -> None:
        self.party = party
        self.own = 0
        self.relayed = 0
        self.supplied = 0
        self.behind: Counter[str] = Counter()

    @property
    def share(self) -> int | None:
        """Share of what it prints that others said, in per cent; None where it prints nothing."""
        printed = self.own + self.relayed
        return round(100 * self.relayed / printed) if printed else None

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The three who are behind most of it."""
        ranked = sorted(self.behind.items(), key=lambda one: (-one[1], one[0]))
        return tuple(name for name, _ in ranked[:3])


def outlets_of(
    statements: Iterable[StatementView], slugs: Mapping[str, str]
) -> tuple[OutletRow, ...]:
    """Publishers and agencies by number of statements that go through them."""
    rows: dict[str, OutletRow] = {}

    def row(name: str) -> OutletRow:
        return rows.setdefault(name, OutletRow(Party(name, slugs.get(name))))

    for view in statements:
        *hops, origin = view.path
        if hops and hops[0].name == origin.name:
            hops = []
        if not hops:
            row(origin.name).own += 1
            continue
        row(hops[0].name).relayed += 1
        row(hops[0].name).behind[_behind(view)] += 1
        for hop in hops[1:]:
            if hop.kind not in _UNNAMED:
                row(hop.name).supplied += 1
                row(hop.name).behind[_behind(view)] += 1
    return tuple(
        sorted(
            rows.values(),
            key=lambda r: (-(r.own + r.relayed + r.supplied), r.party.name.casefold()),
        )
    )


def _behind(view: StatementView) -> str:
    return view.event.voice_of(view).name if view.event else view.path[-1].name


class Edge(msgspec.Struct, frozen=True):
    """``teller`` has it from ``source``, in so many statements of so many events."""

    teller: str
    source: str
    statements: int
    events: int


def edges_of(events: Sequence[EventView]) -> tuple[Edge, ...]:
    """Who relays whom, the busiest first; the independent origin stands for its speakers."""
    count: Counter[tuple[str, str]] = Counter()
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for event in events:
        for voice in event.voices:
            if not voice.is_counted:
                continue
            for view in voice.statements:
                names = [step.name for step in view.path[:-1] if step.kind not in _UNNAMED]
                for pair in zip(names, [*names[1:], voice.name], strict=True):
                    if pair[0] != pair[1]:
                        count[pair] += 1
                        seen[pair].add(event.event.id)
    edges = [Edge(*pair, number, len(seen[pair])) for pair, number in count.items()]
    return tuple(sorted(edges, key=lambda e: (-e.events, -e.statements, e.teller, e.source)))

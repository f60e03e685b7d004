"""What documents say together, as tables.

In: a ``Known``.  Out: ``Answer``: a table, the things behind its rows, and notes.  Counts here
are of events, origins and statements; strengths are never added up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import msgspec

from tallywire.app.known import Known
from tallywire.export.table import Column, Table, Tabled
from tallywire.model.ledger import Conflict, Event, Identity, Series, Voice
from tallywire.model.resolved import Stated
from tallywire.tally import reliability_of
from tallywire.tally.steps import group_of

if TYPE_CHECKING:
    pass

__all__ = [
    "Answer",
    "conflicts_answer",
    "events_answer",
    "identities_answer",
    "origins_answer",
    "outlets_answer",
    "series_answer",
]

UNKNOWN: Final = "unknown"
"""The kind of a voice that nobody can be named for; it is never counted."""


class Answer(Tabled, msgspec.Struct, frozen=True):
    """A table with what its rows show.

    Attributes:
        items: events, series, identities or conflicts, each once, in the order of the rows.
        table: columns and rows.
        notes: what was left out and why, in sentences.
        shown: names of the columns that a terminal has room for.
    """

    items: tuple[Any, ...]
    table: Table
    notes: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


def _answer(
    items: Sequence[Any],
    rows: Iterable[Sequence[Any]],
    columns: dict[str, str],
    shown: Sequence[str],
    together: Known,
) -> Answer:
    table = Table(
        tuple(Column(name, kind) for name, kind in columns.items()), tuple(map(tuple, rows))
    )
    return Answer(tuple(items), table, together.notes, tuple(shown))


def _documents(together: Known, statements: Iterable[str]) -> list[str]:
    """Names of the documents that hold the statements, each once, sorted."""
    return sorted({together.stated[id].source.name for id in statements if id in together.stated})


def _origins(together: Known, statements: Iterable[str]) -> list[str]:
    """The origins that answer for these statements, each once; the unknown one last."""
    said = set(statements)
    voices = [
        voice
        for event in {together.event_of[id] for id in said if id in together.event_of}
        for voice in event.voices
        if said & set(voice.statements)
    ]
    return list(dict.fromkeys(_name(voice) for voice in sorted(voices, key=_unknown_last)))


def _name(voice: Voice) -> str:
    return voice.origin or UNKNOWN


def _unknown_last(voice: Voice) -> tuple[bool, str]:
    return voice.origin is None, voice.origin or ""


# Events -----------------------------------------------------------------------------------

_EVENT_COLUMNS: Final = {
    **dict.fromkeys(("first_day", "last_day", "kind", "frame", "provider"), "text"),
    **{"recipient": "text", "what": "text", "statuses": "list", "origins": "list"},
    **{"independent": "number", "statements": "number", "credibility": "number"},
    **{"documents": "list", "part_of": "text", "id": "text"},
}
_EVENT_SHOWN: Final = (
    *("first_day", "frame", "provider", "recipient", "what", "statuses", "origins"),
    *("independent", "statements", "id"),
)


def events_answer(together: Known) -> Answer:
    """One row an event, in order of time; undated ones last."""
    events = sorted(
        together.tally.events, key=lambda e: (e.first_day is None, e.first_day or "", e.id)
    )
    rows = (
        (
            event.first_day,
            event.last_day,
            event.kind,
            event.frame,
            event.provider,
            event.recipient,
            event.what,
            list(event.statuses),
            [_name(voice) for voice in event.voices],
            event.independent,
            len(event.statements),
            event.grade.credibility if event.grade else None,
            _documents(together, event.statements),
            event.part_of,
            event.id,
        )
        for event in events
    )
    return _answer(events, rows, _EVENT_COLUMNS, _EVENT_SHOWN, together)


# Series -----------------------------------------------------------------------------------

_POINT_COLUMNS: Final = {
    **{"date": "text", "provider": "text", "recipient": "text", "kind": "text", "what": "text"},
    **{"count": "number", "count_high": "number", "status": "text", "groups": "list"},
    **{"origins": "list", "documents": "list", "event": "text", "statements": "list"},
}
_POINT_SHOWN: Final = (
    *("date", "provider", "recipient", "kind", "what", "count", "count_high", "status"),
    *("groups", "origins", "documents"),
)


def series_answer(
    together: Known, series: Sequence[Series], *, is_by_origin: bool = False
) -> Answer:
    """One row a point of these series; what was asked or pledged stands beside what is.

    Args:
        together: where their statements are.
        series: the series.
        is_by_origin: a row for each origin of a point.
    """
    rows = (
        (
            point.date,
            one.provider,
            one.recipient,
            one.kind,
            point.what,
            point.count,
            point.count_high,
            point.status,
            sorted({group_of(together.resolved[id], one) for id in said}),
            origins,
            _documents(together, said),
            point.event,
            list(said),
        )
        for one in series
        for point in one.points
        for origins, said in _said(together, point.statements, is_by_origin)
    )
    return _answer(series, rows, _POINT_COLUMNS, _POINT_SHOWN, together)


def _said(
    together: Known, statements: Sequence[str], is_by_origin: bool
) -> Iterator[tuple[list[str], Sequence[str]]]:
    """The origins of these statements and the statements: together, or origin by origin."""
    origins = _origins(together, statements)
    if not is_by_origin:
        yield origins, statements
        return
    for origin in origins:
        yield (
            [origin],
            [one for one in statements if _origins(together, [one]) == [origin]],
        )


# Origins ----------------------------------------------------------------------------------

_ORIGIN_COLUMNS: Final = {
    **{"origin": "text", "kind": "text", "events": "number", "statements": "number"},
    **{"relayed": "number", "outlets": "list", "reliability": "text"},
}


def origins_answer(together: Known, letters: Mapping[str, str]) -> Answer:
    """One row an origin, by the number of events; the share of statements that others relay.

    ``letters`` are the analyst's own, A to F; without them the column is empty and not shown.
    """
    events: dict[tuple[str | None, str], list[Event]] = {}
    said: dict[tuple[str | None, str], list[str]] = {}
    for event in together.tally.events:
        for voice in event.voices:
            key = voice.origin, voice.kind
            events.setdefault(key, []).append(event)
            said.setdefault(key, []).extend(voice.statements)
    keys = sorted(events, key=lambda k: (k[0] is None, -len(events[k]), k[0] or "", k[1]))
    rows = []
    for name, kind in keys:
        own = said[name, kind]
        relayed = [id for id in own if _is_relayed(together.stated[id], name)]
        outlets = sorted({together.stated[id].source.publisher or UNKNOWN for id in own})
        counts = (len(events[name, kind]), len(own), len(relayed))
        rows.append((name or UNKNOWN, kind, *counts, outlets, reliability_of(name, letters)))
    shown = _with_letters(_ORIGIN_COLUMNS, letters)
    return _answer([key[0] for key in keys], rows, _ORIGIN_COLUMNS, shown, together)


def _with_letters(columns: Mapping[str, str], letters: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(name for name in columns if letters or name != "reliability")


def _is_relayed(one: Stated, origin: str | None) -> bool:
    """Whether a text of somebody else passes it on."""
    return one.statement.origin.name is not None and one.source.publisher != origin


_OUTLET_COLUMNS: Final = {
    **{"outlet": "text", "statements": "number", "own": "number", "relayed": "number"},
    **{"share_relayed": "number", "passed_on": "number", "reliability": "text"},
}


def outlets_answer(together: Known, letters: Mapping[str, str]) -> Answer:
    """One row an outlet: what it says itself, what it relays, what others have through it."""
    own: Counter[str] = Counter()
    relayed: Counter[str] = Counter()
    passed_on: Counter[str] = Counter()
    for id in together.event_of:
        one = together.resolved[id]
        publisher = one.stated.source.publisher or UNKNOWN
        is_relayed = one.speaker.name not in (None, publisher)
        (relayed if is_relayed else own)[publisher] += 1
        passed_on.update({name for name in one.relays if name != publisher})
    outlets = sorted(
        {*own, *relayed, *passed_on},
        key=lambda name: (-(own[name] + relayed[name]), -passed_on[name], name),
    )
    rows = (
        (
            name,
            total := own[name] + relayed[name],
            own[name],
            relayed[name],
            round(relayed[name] / total, 2) if total else None,
            passed_on[name],
            reliability_of(name, letters),
        )
        for name in outlets
    )
    shown = _with_letters(_OUTLET_COLUMNS, letters)
    return _answer(outlets, rows, _OUTLET_COLUMNS, shown, together)


# Conflicts and identities -----------------------------------------------------------------

_SIDE_COLUMNS: Final = {
    **{"kind": "text", "what": "text", "value": "text", "origins": "list", "documents": "list"},
    **{"statements": "list", "settles": "text", "id": "text"},
}
_SIDE_SHOWN: Final = ("kind", "what", "value", "origins", "documents", "settles", "id")


def conflicts_answer(together: Known) -> Answer:
    """One row a side; the sides of one conflict stand together."""
    conflicts: Sequence[Conflict] = together.tally.conflicts
    rows = (
        (
            one.kind,
            one.what,
            side.value,
            _origins(together, side.statements),
            _documents(together, side.statements),
            list(side.statements),
            one.settles,
            one.id,
        )
        for one in conflicts
        for side in one.sides
    )
    return _answer(conflicts, rows, _SIDE_COLUMNS, _SIDE_SHOWN, together)


_IDENTITY_COLUMNS: Final = {
    **{"kind": "text", "expression": "text", "holds": "text", "difference": "number"},
    **{"because": "text", "documents": "list", "statements": "list", "id": "text"},
}
_IDENTITY_SHOWN: Final = (
    *("kind", "expression", "holds", "difference", "because", "documents", "id"),
)


def identities_answer(together: Known) -> Answer:
    """One row an identity; one that does not close tells the difference."""
    identities: Sequence[Identity] = together.tally.identities
    rows = (
        (
            one.kind,
            one.expression,
            "yes" if one.holds else "no",
            one.difference,
            one.because,
            _documents(together, one.statements),
            list(one.statements),
            one.id,
        )
        for one in identities
    )
    return _answer(identities, rows, _IDENTITY_COLUMNS, _IDENTITY_SHOWN, together)

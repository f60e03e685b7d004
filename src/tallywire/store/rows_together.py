"""What documents say together to rows and back.

In: ``Event``, ``Series``, ``Identity``, ``Conflict``, ``Judgement``; or their rows.  Out: the
other; reading back gives an equal value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Table

from tallywire.model.judgement import Judgement, Target
from tallywire.model.ledger import (
    Conflict,
    Event,
    Grade,
    Identity,
    Link,
    Point,
    Reason,
    Series,
    Side,
    Tally,
    Voice,
)
from tallywire.store import schema_together as t

__all__ = [
    "conflict_from",
    "event_from",
    "identity_from",
    "judgement_from",
    "judgement_row",
    "series_from",
    "tally_rows",
    "target_rows",
]

Row = dict[str, Any]
_Read = Mapping[str, Any]


def tally_rows(unit: str, tally: Tally) -> Iterator[tuple[Table, list[Row]]]:
    """All rows of what a unit says together, in an order in which they can be inserted."""
    events = tally.events
    yield t.events, [_event_row(unit, event) for event in events]
    yield t.voices, [row for event in events for row in _voice_rows(event)]
    yield t.event_statements, [row for event in events for row in _statement_rows(event)]
    yield t.event_links, [row for event in events for row in _link_rows(event)]
    yield t.series, [_series_row(unit, one) for one in tally.series]
    yield t.points, [row for one in tally.series for row in _point_rows(one)]
    yield t.identities, [_identity_row(unit, one) for one in tally.identities]
    yield (
        t.identity_terms,
        [
            {"identity_id": one.id, "position": n, "event_id": event}
            for one in tally.identities
            for n, event in enumerate(one.terms)
        ],
    )
    yield t.conflicts, [_conflict_row(unit, one) for one in tally.conflicts]
    yield t.sides, [row for one in tally.conflicts for row in _side_rows(one)]
    yield (
        t.conflict_events,
        [
            {"conflict_id": one.id, "position": n, "event_id": event}
            for one in tally.conflicts
            for n, event in enumerate(one.events)
        ],
    )


def _event_row(unit: str, event: Event) -> Row:
    plain = ("id", "kind", "frame", "provider", "recipient", "what", "part_of", "independent")
    row: Row = {name: getattr(event, name) for name in (*plain, "first_day", "last_day")}
    row["matter"] = unit
    row["statuses"] = list(event.statuses)
    row["credibility"] = event.grade.credibility if event.grade else None
    row["because"] = event.grade.because if event.grade else None
    return row


def _voice_rows(event: Event) -> Iterator[Row]:
    for n, voice in enumerate(event.voices):
        yield {
            "event_id": event.id,
            "position": n,
            "origin": voice.origin,
            "kind": voice.kind,
            "relays": [list(path) for path in voice.relays],
        }


def _statement_rows(event: Event) -> Iterator[Row]:
    for n, voice in enumerate(event.voices):
        for statement in voice.statements:
            yield {"statement_id": statement, "event_id": event.id, "voice": n}


def _link_rows(event: Event) -> Iterator[Row]:
    for n, link in enumerate(event.links):
        yield {
            "event_id": event.id,
            "position": n,
            "first": link.first,
            "second": link.second,
            "weight": link.weight,
            "reasons": msgspec.to_builtins(link.reasons),
            "author": link.author,
        }


def _series_row(unit: str, one: Series) -> Row:
    names = ("id", "provider", "recipient", "kind")
    return {"matter": unit} | {name: getattr(one, name) for name in names}


def _point_rows(one: Series) -> Iterator[Row]:
    for n, point in enumerate(one.points):
        yield {
            "series_id": one.id,
            "position": n,
            "date": point.date,
            "what": point.what,
            "count": point.count,
            "count_high": point.count_high,
            "status": point.status,
            "event_id": point.event,
            "statements": list(point.statements),
        }


def _identity_row(unit: str, one: Identity) -> Row:
    names = ("id", "kind", "expression", "holds", "difference", "because")
    row: Row = {name: getattr(one, name) for name in names}
    return row | {"matter": unit, "statements": list(one.statements)}


def _conflict_row(unit: str, one: Conflict) -> Row:
    row = {name: getattr(one, name) for name in ("id", "kind", "what", "settles")}
    return row | {"matter": unit}


def _side_rows(one: Conflict) -> Iterator[Row]:
    for n, side in enumerate(one.sides):
        yield {
            "conflict_id": one.id,
            "position": n,
            "value": side.value,
            "statements": list(side.statements),
        }


def event_from(
    row: _Read, voices: Sequence[_Read], statements: Iterable[_Read], links: Iterable[_Read]
) -> Event:
    """The event of a row and the rows of its voices, statements and links."""
    said: list[list[str]] = [[] for _ in voices]
    for one in statements:
        said[one["voice"]].append(one["statement_id"])
    plain = ("id", "kind", "frame", "provider", "recipient", "what", "part_of", "independent")
    grade = None if row["because"] is None else Grade(row["credibility"], row["because"])
    return Event(
        **{name: row[name] for name in (*plain, "first_day", "last_day")},
        statuses=tuple(row["statuses"]),
        grade=grade,
        voices=tuple(
            Voice(
                voice["origin"],
                voice["kind"],
                tuple(sorted(said[n])),
                tuple(tuple(path) for path in voice["relays"]),
            )
            for n, voice in enumerate(voices)
        ),
        links=tuple(_link_from(one) for one in links),
    )


def _link_from(row: _Read) -> Link:
    reasons = msgspec.convert(row["reasons"], tuple[Reason, ...])
    return Link(row["first"], row["second"], row["weight"], reasons, row["author"])


def series_from(row: _Read, points: Iterable[_Read]) -> Series:
    """The series of a row and the rows of its points."""
    names = ("id", "provider", "recipient", "kind")
    plain = ("date", "what", "count", "count_high", "status")
    return Series(
        **{name: row[name] for name in names},
        points=tuple(
            Point(
                **{name: point[name] for name in plain},
                event=point["event_id"],
                statements=tuple(point["statements"]),
            )
            for point in points
        ),
    )


def identity_from(row: _Read, terms: Iterable[_Read]) -> Identity:
    """The identity of a row and the rows of its terms."""
    names = ("id", "kind", "expression", "holds", "difference", "because")
    return Identity(
        **{name: row[name] for name in names},
        statements=tuple(row["statements"]),
        terms=tuple(term["event_id"] for term in terms),
    )


def conflict_from(row: _Read, sides: Iterable[_Read], events: Iterable[_Read]) -> Conflict:
    """The conflict of a row and the rows of its sides and events."""
    return Conflict(
        **{name: row[name] for name in ("id", "kind", "what", "settles")},
        events=tuple(one["event_id"] for one in events),
        sides=tuple(Side(side["value"], tuple(side["statements"])) for side in sides),
    )


_JUDGED = ("number", "made_at", "author", "verb", "subject", "other", "field", "value", "reason")
_TARGET = ("side", "statement_id", "document_id", "frame", "count", "count_high")


def judgement_row(one: Judgement) -> Row:
    """The row of ``judgements``."""
    return {name: getattr(one, name) for name in _JUDGED}


def target_rows(one: Judgement) -> list[Row]:
    """The rows of ``judgement_targets``."""
    return [
        {"judgement": one.number, "position": n, "spans": [list(span) for span in target.spans]}
        | {name: getattr(target, name) for name in _TARGET}
        for n, target in enumerate(one.targets)
    ]


def judgement_from(row: _Read, targets: Iterable[_Read]) -> Judgement:
    """The judgement of a row and the rows of its targets."""
    return Judgement(
        **{name: row[name] for name in _JUDGED},
        targets=tuple(
            Target(
                **{name: target[name] for name in _TARGET},
                spans=tuple((start, end) for start, end in target["spans"]),
            )
            for target in targets
        ),
    )

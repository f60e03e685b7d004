"""The strength of one kind of personnel through time.

In: events of one matter.  Out: ``Series`` of points; requested and pledged stand beside, never
summed in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tallywire.model.ids import content_id
from tallywire.model.ledger import Event, Point, Series
from tallywire.model.resolved import Resolved
from tallywire.tally.dating import date_points
from tallywire.tally.figures import figures_of
from tallywire.tally.kinds import Strand, label_of, settle_kinds, strand_of
from tallywire.tally.parts import find_parts
from tallywire.tally.points import counted, points_of

__all__ = ["make_series"]


def make_series(events: Sequence[Event], by_id: Mapping[str, Resolved]) -> tuple[Series, ...]:
    """The series of one matter, sorted by provider, recipient and kind."""
    strands: dict[str, Strand] = {}
    members: dict[Strand, list[Point]] = {}
    parts = _told_as_parts(events, by_id)
    for event in events:
        points = points_of(event, by_id) if event.id not in parts else ()
        if points:
            strands[event.id] = strand_of(counted([by_id[one] for one in event.statements]))
            members.setdefault(strands[event.id], []).extend(points)
    homes = settle_kinds({strand: len(points) for strand, points in members.items()})
    known = {event.id: event for event in events}
    joined: dict[Strand, list[Point]] = {}
    for strand in sorted(members):
        joined.setdefault(homes[strand], []).extend(members[strand])
    return tuple(
        sorted(
            (_series(strand, points, known, by_id) for strand, points in joined.items()),
            key=lambda one: (one.provider, one.recipient, one.kind),
        )
    )


def _told_as_parts(events: Sequence[Event], by_id: Mapping[str, Resolved]) -> frozenset[str]:
    """Events that a text counts as parts of another, whether or not the events say so."""
    names = {one.stated.source.id: one.stated.source.name for one in by_id.values()}
    sums = find_parts(figures_of(events, by_id), by_id, names)
    return frozenset(term.event for one in sums if one.kind == "parts" for term in one.left)


def _series(
    strand: Strand,
    points: Sequence[Point],
    events: Mapping[str, Event],
    by_id: Mapping[str, Resolved],
) -> Series:
    told = [by_id[one] for one in sorted({id for point in points for id in point.statements})]
    kind = label_of(strand, told)
    dated = sorted(date_points(points, events, by_id), key=_order)
    return Series(
        id=content_id("se", strand.provider, strand.recipient, strand.body, strand.kind),
        provider=strand.provider,
        recipient=strand.recipient,
        kind=kind,
        points=tuple(dated),
    )


def _order(point: Point) -> tuple[str, str, str, float, float, str]:
    high = -1 if point.count_high is None else point.count_high
    return (point.date or "9", point.what, point.status, point.count, high, point.event)

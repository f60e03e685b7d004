"""The strength of one kind of personnel through time.

In: events of one matter.  Out: ``Series`` of points; requested and pledged stand beside, never
summed in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tallywire.model.ids import content_id
from tallywire.model.ledger import Event, Point, Series
from tallywire.model.resolved import Resolved
from tallywire.tally.kinds import Strand, label_of, settle_kinds, strand_of
from tallywire.tally.points import FACTS, counted, points_of

__all__ = ["make_series"]

_GAP = 2
"""Characters between two sentences that follow one another in a line or paragraph."""


def make_series(events: Sequence[Event], by_id: Mapping[str, Resolved]) -> tuple[Series, ...]:
    """The series of one matter, sorted by provider, recipient and kind."""
    strands: dict[str, Strand] = {}
    members: dict[Strand, list[Point]] = {}
    for event in events:
        points = points_of(event, by_id)
        if points:
            strands[event.id] = strand_of(counted([by_id[one] for one in event.statements]))
            members.setdefault(strands[event.id], []).extend(points)
    homes = settle_kinds({strand: len(points) for strand, points in members.items()})
    joined: dict[Strand, list[Point]] = {}
    for strand in sorted(members):
        joined.setdefault(homes[strand], []).extend(members[strand])
    return tuple(
        sorted(
            (_series(strand, points, by_id) for strand, points in joined.items()),
            key=lambda one: (one.provider, one.recipient, one.kind),
        )
    )


def _series(strand: Strand, points: Sequence[Point], by_id: Mapping[str, Resolved]) -> Series:
    told = [by_id[one] for one in sorted({id for point in points for id in point.statements})]
    kind = label_of(strand, told)
    dated = sorted(_dated_by_neighbours(points, by_id), key=_order)
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


def _dated_by_neighbours(points: Sequence[Point], by_id: Mapping[str, Resolved]) -> list[Point]:
    """The points, with the month of a stock for the flow that led to it, and the reverse.

    The texts must tell both as facts in one sentence or in two that follow one another, and the
    flow must be an increment or an outflow: "another 600 came, which makes 1,135 on 1 July".
    """
    facts = [point for point in points if point.status in FACTS]
    by_document: dict[str, list[tuple[Point, Resolved]]] = {}
    for point in facts:
        for id in point.statements:
            by_document.setdefault(by_id[id].stated.source.id, []).append((point, by_id[id]))
    found = []
    for point in points:
        if point.date is None and point.status in FACTS and point.status != "ended":
            others = (
                date
                for id in point.statements
                for other, one in by_document[by_id[id].stated.source.id]
                if (date := other.date) is not None and _leads(point, by_id[id], other, one)
            )
            month = min(others, default=None)
            point = msgspec.structs.replace(point, date=month[:7] if month else None)
        found.append(point)
    return found


def _leads(point: Point, one: Resolved, other: Point, another: Resolved) -> bool:
    """Whether one of the two is a flow and the other the stock that it leads to."""
    if (point.what == "stock") == (other.what == "stock"):
        return False
    flow, before, after = (other, another, one) if point.what == "stock" else (point, one, another)
    is_step = flow.what == "outflow" or before.statement.basis == "increment"
    return is_step and any(
        a.start <= b.start <= a.end + _GAP
        for a in before.statement.evidence
        for b in after.statement.evidence
    )

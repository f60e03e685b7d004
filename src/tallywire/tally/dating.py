"""When an undated figure was so, as far as other statements tell.

In: the points of one series.  Out: the same points, some with a month.  First the month of the
stock that a flow leads to, or the reverse; then the month of the event; else no date.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from tallywire.model.days import day_of
from tallywire.model.ledger import Event, Point
from tallywire.model.resolved import Resolved
from tallywire.tally.chance import GAP
from tallywire.tally.points import FACTS, closed

__all__ = ["date_points"]

_STALE: Final = 183
"""Days after which a text that says how many there are no longer means the last dated reading;
half a year is how often most missions change their men."""
_MONTH: Final = 7
"""Characters of ``YYYY-MM``."""


def date_points(
    points: Sequence[Point], events: Mapping[str, Event], by_id: Mapping[str, Resolved]
) -> list[Point]:
    """The points in the same order; those that ended without a date stay so."""
    found = _dated_by_neighbours(points, by_id)
    months: dict[tuple[str, str], set[str]] = {}
    for event in {point.event for point in found if point.date is None}:
        for one in (by_id[id] for id in events[event].statements):
            if one.statement.date is not None:
                rung = _rung(one.statement.status)
                months.setdefault((event, rung), set()).add(closed(one.statement.date))
    for point in found:
        if point.date is not None:
            months.setdefault((point.event, _rung(point.status)), set()).add(point.date)
    return [
        _dated(point, _month_of(point, months.get((point.event, _rung(point.status)), ()), by_id))
        for point in found
    ]


def _rung(status: str) -> str:
    """One name for all that is or was so; plans go by their own status."""
    return "fact" if status in FACTS else status


def _dated(point: Point, month: str | None) -> Point:
    if point.date is not None or month is None or point.status == "ended":
        return point
    return msgspec.structs.replace(point, date=month)


def _month_of(point: Point, dates: Iterable[str], by_id: Mapping[str, Resolved]) -> str | None:
    """The month of the event when the point was told; none of a stock told long after that."""
    told = max((by_id[id].told_day or 0 for id in point.statements), default=0)
    known = sorted({date.partition("/")[0][:_MONTH] for date in dates})
    if not known:
        return None
    before = [month for month in known if not told or (day_of(month) or 0) <= told]
    month = before[-1] if before else known[0]
    if point.what == "stock" and told - (day_of(month) or 0) > _STALE:
        return None
    return month


def _dated_by_neighbours(points: Sequence[Point], by_id: Mapping[str, Resolved]) -> list[Point]:
    """The points, with the month of a stock for the flow that led to it, and the reverse.

    One text must tell both as facts, the flow first and the stock in the same or the next
    sentence, and the flow must be an increment or an outflow: "another 600 came, which makes
    1,135 on 1 July".
    """
    by_document: dict[str, list[tuple[Point, Resolved]]] = {}
    for point in points:
        for id in point.statements if point.status in FACTS else ():
            by_document.setdefault(by_id[id].stated.source.id, []).append((point, by_id[id]))
    found = []
    for point in points:
        dates = {
            other.date[:_MONTH]
            for id in point.statements
            for other, one in by_document.get(by_id[id].stated.source.id, ())
            if other.date is not None and "/" not in other.date
            if _leads(point, by_id[id], other, one)
        }
        is_open = point.date is None and point.status in FACTS
        found.append(_dated(point, min(dates)) if is_open and dates else point)
    return found


def _leads(point: Point, one: Resolved, other: Point, another: Resolved) -> bool:
    """Whether one of the two is a flow and the other the stock that it leads to."""
    if (point.what == "stock") == (other.what == "stock"):
        return False
    flow, before, after = (other, another, one) if point.what == "stock" else (point, one, another)
    is_step = flow.what == "outflow" or before.statement.basis == "increment"
    return is_step and any(
        a.start <= b.start <= a.end + GAP
        for a in before.statement.evidence
        for b in after.statement.evidence
    )

"""When an undated figure was so, as far as other statements tell.

In: the points of one series.  Out: the same points, some with a month.  First the month of the
stock that a flow leads to, or the reverse; then the month of the event; else no date.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    """The month of the event when the point was first told; none of a stock told long after."""
    days = (by_id[id].told_day for id in point.statements)
    told = min((day for day in days if day is not None), default=0)
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
    found: dict[int, set[str]] = {}
    for pair in _flows_and_stocks(points, by_id):
        for one, other in (pair, pair[::-1]):
            date = points[other].date
            if points[one].date is None and date is not None and "/" not in date:
                found.setdefault(one, set()).add(date[:_MONTH])
    return [_dated(point, min(found.get(i, ()), default=None)) for i, point in enumerate(points)]


def _flows_and_stocks(
    points: Sequence[Point], by_id: Mapping[str, Resolved]
) -> Iterator[tuple[int, int]]:
    """Places of flows and of the stocks that one text tells in the same or the next sentence."""
    flows: list[tuple[str, int, int, int]] = []
    stocks: dict[str, list[tuple[int, int]]] = {}
    for place, point in enumerate(points):
        for one in (by_id[id] for id in point.statements if point.status in FACTS):
            document = one.stated.source.id
            for span in one.statement.evidence:
                if point.what == "stock":
                    stocks.setdefault(document, []).append((span.start, place))
                elif point.what == "outflow" or one.statement.basis == "increment":
                    flows.append((document, span.start, span.end, place))
    for told in stocks.values():
        told.sort()
    for document, start, end, flow in flows:
        told = stocks.get(document, [])
        for index in range(bisect_left(told, (start, 0)), len(told)):
            if told[index][0] > end + GAP:
                break
            yield flow, told[index][1]

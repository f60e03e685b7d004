"""A series as it is drawn, and how many there were on a day, according to whom.

In: a ``Series`` and its ``Resolved`` statements.  Out: ``Steps`` and ``Mark``.  Only what happened
is part of a line or a bar; a figure without a date stands at the day it was told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from tallywire.model.days import day_of, days_of, iso_day
from tallywire.model.ledger import Point, Series
from tallywire.model.resolved import Resolved
from tallywire.model.steps import ORIGIN_GROUPS, Band, Line, Mark, Steps
from tallywire.tally.points import FACTS

__all__ = ["group_of", "make_steps", "stock_on"]

_ENDED = "ended"
_PUBLISHER = "publisher"


def make_steps(series: Series, by_id: Mapping[str, Resolved]) -> Steps:
    """The series ready to draw; empty where nothing tells any day at all."""
    facts = [mark for point in series.points for mark in _marks(point, series, by_id)]
    stocks = sorted(mark for mark in facts if mark.what == "stock" and mark.status in FACTS)
    flows = [mark for mark in facts if mark.what != "stock" and mark.status in FACTS]
    plans = [mark for mark in facts if mark.status not in FACTS]
    lines = ((group, [mark for mark in stocks if mark.group == group]) for group in ORIGIN_GROUPS)
    return Steps(
        lines=tuple(Line(group, tuple(marks)) for group, marks in lines if marks),
        bands=tuple(_bands(stocks)),
        bars=_once(flows),
        beside=_once(plans),
    )


def stock_on(series: Series, by_id: Mapping[str, Resolved], day: str) -> tuple[Mark, ...]:
    """What each origin group has last said of the stock by that day, in order of the groups.

    Several figures of one group for one time stand side by side.  After a stock has ended, its
    group says nothing until the next reading.

    Args:
        series: the series.
        by_id: its statements.
        day: ISO 8601; of a month or year its last day.
    """
    first, last = days_of(day)
    if first is None:
        raise ValueError(f"not a date: {day!r}")
    until = iso_day(last or first)
    found: list[Mark] = []
    for line in make_steps(series, by_id).lines:
        told = [mark for mark in line.marks if mark.first <= until]
        newest = max((mark.first for mark in told), default="")
        found += (
            mark
            for mark in told
            if mark.first == newest and (mark.status != _ENDED or until <= mark.last)
        )
    return tuple(found)


def group_of(one: Resolved, series: Series) -> str:
    """Whose word the statement is, as seen from the series."""
    speaker = one.speaker
    if speaker.name is None or speaker.kind == _PUBLISHER:
        return "unknown"
    if speaker.state is not None and speaker.state in series.recipient.split(" and "):
        return "host"
    if speaker.state is not None and speaker.state in series.provider.split(" and "):
        return "provider"
    return "third"


def _marks(point: Point, series: Series, by_id: Mapping[str, Resolved]) -> Iterator[Mark]:
    """The point as each of the groups that give it has it."""
    told: dict[str, list[str]] = {}
    for id in point.statements:
        told.setdefault(group_of(by_id[id], series), []).append(id)
    for group in sorted(told, key=ORIGIN_GROUPS.index):
        first, last = days_of(point.date)
        if first is None:
            first = _day_of_telling([by_id[id] for id in told[group]], series)
        if first is None:
            continue
        yield Mark(
            first=iso_day(first),
            last=iso_day(last or first),
            group=group,
            what=point.what,
            count=point.count,
            count_high=point.count_high,
            status=point.status,
            date=point.date,
            event=point.event,
            statements=tuple(told[group]),
        )


def _day_of_telling(members: Sequence[Resolved], series: Series) -> int | None:
    """The first day on which it was told; where no text has one, the last day of the series."""
    days = [one.told_day for one in members if one.told_day is not None]
    if days:
        return min(days)
    return max((day for point in series.points if (day := day_of(point.date))), default=None)


def _once(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """One mark for each event, status and figure: a flow is not two because two tell of it.

    It goes by the first date, and by the first of the groups that give it.
    """
    found: dict[tuple[object, ...], list[Mark]] = {}
    for mark in marks:
        key = (mark.event, mark.what, mark.status, mark.count, mark.count_high)
        found.setdefault(key, []).append(mark)
    return tuple(sorted(_joined(members) for members in found.values()))


def _joined(marks: Sequence[Mark]) -> Mark:
    dated = [mark for mark in marks if mark.date is not None] or list(marks)
    one = min(dated, key=lambda mark: (mark.first, ORIGIN_GROUPS.index(mark.group)))
    return Mark(
        first=one.first,
        last=one.last,
        group=min((mark.group for mark in marks), key=ORIGIN_GROUPS.index),
        what=one.what,
        count=one.count,
        count_high=one.count_high,
        status=one.status,
        date=one.date,
        event=one.event,
        statements=tuple(sorted({id for mark in marks for id in mark.statements})),
    )


def _bands(stocks: Sequence[Mark]) -> Iterator[Band]:
    """Stretches of time for which the figures given differ, or are ranges.

    Between two days at which any date begins or ends, the figures of the dates that cover the
    stretch; stretches with the same figures that follow one another are one band.
    """
    edges = sorted({day for mark in stocks for day in (_day(mark.first), _day(mark.last) + 1)})
    last: tuple[int, int, Band] | None = None
    starts = sorted(stocks, key=lambda mark: mark.first)
    active: list[Mark] = []
    place = 0
    for edge, following in pairwise(edges):
        while place < len(starts) and _day(starts[place].first) <= edge:
            active.append(starts[place])
            place += 1
        active = [mark for mark in active if _day(mark.last) >= edge]
        band = _band(active, edge, following - 1)
        if band is not None and last is not None and _continues(last[2], band, last[1], edge):
            band = Band(last[2].first, band.last, band.low, band.high, band.events)
        elif last is not None:
            yield last[2]
        last = (edge, following, band) if band is not None else None
    if last is not None:
        yield last[2]


def _band(marks: Sequence[Mark], first: int, last: int) -> Band | None:
    if not marks:
        return None
    low = min(mark.count for mark in marks)
    high = max(mark.count if mark.count_high is None else mark.count_high for mark in marks)
    events = tuple(sorted({mark.event for mark in marks}))
    return Band(iso_day(first), iso_day(last), low, high, events) if low < high else None


def _continues(one: Band, other: Band, end: int, start: int) -> bool:
    return end == start and (one.low, one.high, one.events) == (other.low, other.high, other.events)


def _day(iso: str) -> int:
    return day_of(iso) or 0

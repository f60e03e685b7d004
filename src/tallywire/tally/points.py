"""What one event says of the strength of its men: a point for each status, figure and reading.

In: an event and its statements.  Out: ``Point``, with a date where its own statements give one.
Parts, denials and withdrawn figures are none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from tallywire.model.days import days_of
from tallywire.model.ledger import Event, Point
from tallywire.model.resolved import Resolved
from tallywire.model.statement import FRAMES, Statement

__all__ = ["FACTS", "Figure", "closed", "counted", "figure_of", "points_of", "standing"]

FACTS: Final = frozenset({"under_way", "completed", "ongoing", "ended", "suspended"})
"""Rungs of the ladder that say that something is or was so; all the others are plans."""
_PERSONNEL: Final = "personnel"
_PEOPLE: Final = frozenset({None, "person"})
_FAR: Final = 10**7
"""A day after every other (ordinal of the year 27,379)."""

_MONTH: Final = 31
"""Days up to which a wide date of a stock may mean the same reading as a day within it."""

Figure = tuple[float | int, float | int | None]


def points_of(event: Event, by_id: Mapping[str, Resolved]) -> tuple[Point, ...]:
    """The points of an event, by status, figure and date; none where it is part of another."""
    if event.part_of is not None:
        return ()
    groups: dict[tuple[str, str, Figure], list[Resolved]] = {}
    for one in counted([by_id[one] for one in event.statements]):
        statement = one.statement
        key = (FRAMES[statement.frame].flow, statement.status, figure_of(statement))
        groups.setdefault(key, []).append(one)
    groups = _join_bounds(groups)
    points = []
    for (what, status, figure), members in sorted(groups.items(), key=lambda item: _order(item[0])):
        for date, told in _readings(members, what == "stock"):
            points.append(
                Point(
                    date=date,
                    what=what,
                    count=figure[0],
                    count_high=figure[1],
                    status=status,
                    event=event.id,
                    statements=tuple(sorted(one.id for one in told)),
                )
            )
    return tuple(points)


def counted(statements: Sequence[Resolved]) -> list[Resolved]:
    """Those of ``standing`` that give a number of people."""
    return [
        one
        for one in standing(statements)
        if one.family == _PERSONNEL and one.statement.unit in _PEOPLE
    ]


def standing(statements: Sequence[Resolved]) -> list[Resolved]:
    """Those that give a number which they do not deny and which no publisher takes back."""
    taken_back = {
        figure_of(one.statement)
        for one in statements
        if one.statement.polarity == "denied" and one.statement.origin.kind == "publisher"
    }
    return [
        one
        for one in statements
        if one.statement.polarity == "affirmed"
        and one.statement.count is not None
        and figure_of(one.statement) not in taken_back
    ]


def figure_of(statement: Statement) -> Figure:
    """Number and upper end; 0 where there is none."""
    return statement.count or 0, statement.count_high


def _order(key: tuple[str, str, Figure]) -> tuple[str, str, float, float]:
    what, status, (low, high) = key
    return what, status, low, -1 if high is None else high


def _join_bounds(
    groups: Mapping[tuple[str, str, Figure], list[Resolved]],
) -> dict[tuple[str, str, Figure], list[Resolved]]:
    """The groups, with "up to 2,100" beside "between 800 and 2,100" joined to the range."""
    ranges = [key for key in groups if key[2][1] is not None]
    joined = {key: list(groups[key]) for key in ranges}
    for key, members in groups.items():
        if key in joined:
            continue
        for one in members:
            end = {"at_most": 1, "at_least": 0}.get(one.statement.qualifier or "")
            fits = [r for r in ranges if r[:2] == key[:2] and end is not None]
            home = min((r for r in fits if r[2][end or 0] == key[2][0]), key=_order, default=key)
            joined.setdefault(home, []).append(one)
    return joined


def _readings(
    members: Sequence[Resolved], is_stock: bool
) -> list[tuple[str | None, list[Resolved]]]:
    """Dates with the statements that give them; an undated repetition joins what it repeats.

    The days of a flow that fall in one month are one reading: it is one movement.
    """
    found: list[_Reading] = []
    undated = []
    for one in sorted(members, key=_fineness):
        date = one.statement.date
        if date is None:
            undated.append(one)
            continue
        home = _latest([r for r in found if r.holds(date, is_stock)], one)
        if home is None:
            home = _Reading(closed(date), [])
            found.append(home)
        home.told.append(one)
    for one in undated:
        home = _latest(found, one)
        if home is None:
            home = _Reading(None, [])
            found.append(home)
        home.told.append(one)
    return [(one.date, one.told) for one in sorted(found, key=lambda r: r.date or "")]


class _Reading(msgspec.Struct):
    date: str | None
    told: list[Resolved]

    def holds(self, date: str, is_stock: bool) -> bool:
        """Whether the date may be that of the reading."""
        if self.date is None:
            return False
        first, last = days_of(closed(date))
        mine = days_of(self.date)
        if not is_stock and self.date[:7] == closed(date)[:7]:
            return True
        if is_stock and (last or _FAR) - (first or 0) > _MONTH:
            return self.date == closed(date)
        return (first or 0) <= (mine[1] or _FAR) and (mine[0] or 0) <= (last or _FAR)


def _latest(readings: Sequence[_Reading], one: Resolved) -> _Reading | None:
    """The last reading that was there when the statement was told; else the first of all."""
    known = [r for r in readings if (days_of(r.date)[0] or 0) <= (one.told_day or _FAR)]
    if known:
        return max(known, key=lambda r: r.date or "")
    return min(readings, key=lambda r: r.date or "", default=None)


def _fineness(one: Resolved) -> tuple[int, int, str]:
    """Narrow dates first, so that wide ones can join them."""
    if one.first_day is None:
        return (_FAR, 0, one.id)
    return ((one.last_day or _FAR) - one.first_day, one.first_day, one.id)


def closed(date: str) -> str:
    """The date or interval; of one without an end its beginning."""
    return date.removesuffix("/..")

"""Whether two statements may speak of one time.

In: two ``Clues``.  Out: a ``Reason`` in bits.  What is planned precedes what is done by weeks or
months; what is told without a date is mostly recent.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from tallywire.model.ledger import Reason
from tallywire.reconcile.clues import Clues

__all__ = ["time_reason"]

_DAY, _MONTH, _YEAR = 3, 45, 400
"""Longest spans, in days, that count as a day, a month, a year."""
_OVERLAP: Final = ((_DAY, 3.5), (_MONTH, 2.5), (_YEAR, 1.0))
_OPEN: Final = 0.5
_EARLY: Final = -6.0
_FLOW_SLACK: Final = 3.0
_STOCK_SLACK: Final = 45.0
_LAG: Final = 60.0
"""Days that halve the odds: a happening's date is known to days, a stock's to weeks; a plan may
wait for months."""
_FRESH: Final = 30.0
"""Days after which what is told without a date is half as likely to be the same news."""
_STANDING: Final = 180.0
"""The same for a stock told with the same figure, or without: it stands until it changes."""
_LEAST: Final = -3.0
"""Dates that are only presumed never speak against more strongly than this."""


def time_reason(one: Clues, other: Clues) -> Iterator[Reason]:
    """What the dates, or the days of telling, say for or against one event."""
    a, b = one.of, other.of
    if a.first_day is not None and b.first_day is not None:
        weight = _dated(one, other)
        yield Reason("date", weight, f"{a.statement.date} / {b.statement.date}")
    elif a.first_day is not None or b.first_day is not None:
        dated, undated = (one, other) if a.first_day is not None else (other, one)
        told = undated.of.stated.source.published
        if told is not None:
            weight = _half_dated(dated, undated)
            yield Reason("date", weight, f"{dated.of.statement.date} / told {told}")
    elif a.told_day is not None and b.told_day is not None:
        gap = abs(a.told_day - b.told_day)
        weight = max(1.5 - math.log2(1 + gap / _slack(one, other, _FRESH)), _LEAST)
        told = f"{a.stated.source.published} / {b.stated.source.published}"
        yield Reason("told", round(weight, 2), f"told {told}")


def _slack(one: Clues, other: Clues, days: float) -> float:
    is_same = one.is_stock and other.is_stock and one.low == other.low
    return _STANDING if is_same else days


def _dated(one: Clues, other: Clues) -> float:
    a_first, a_last = _bounds(one)
    b_first, b_last = _bounds(other)
    gap = max(a_first - b_last, b_first - a_last)
    if gap <= 0:
        width = max(a_last - a_first, b_last - b_first) + 1
        return next((weight for limit, weight in _OVERLAP if width <= limit), _OPEN)
    slack = _slack(one, other, _STOCK_SLACK if one.is_stock else _FLOW_SLACK)
    if one.is_plan != other.is_plan:
        plan, fact = (one, other) if one.is_plan else (other, one)
        if _bounds(plan)[0] <= _bounds(fact)[1]:
            slack = _LAG
    elif one.is_plan:
        slack = _LAG / 4
    return round(-1.5 * math.log2(1 + gap / slack), 2)


def _bounds(clues: Clues) -> tuple[int, int]:
    """First and last day; a sum since some day is a reading of the day on which it is told."""
    first, last, told = clues.of.first_day, clues.of.last_day, clues.of.told_day
    assert first is not None
    if last is not None or told is None:
        return first, last or first
    is_sum = clues.of.statement.basis == "total"
    return (told if is_sum else first), max(first, told)


def _half_dated(dated: Clues, undated: Clues) -> float:
    """A date beside a text that gives none: news is told when it happens, or as background."""
    told = undated.of.told_day
    assert told is not None
    first, last = _bounds(dated)
    if first > told + _DAY and not undated.is_plan:
        return _EARLY if not dated.is_plan else _LEAST
    gap = max(first - told, told - last, 0)
    slack = _slack(dated, undated, _LAG if dated.is_plan != undated.is_plan else _FRESH)
    return round(max(1.0 - 0.75 * math.log2(1 + gap / slack), _LEAST), 2)

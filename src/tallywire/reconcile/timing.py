"""Whether two statements may speak of one time.

In: two ``Clues``.  Out: bits.  What is planned precedes what is done by weeks or months; what is
told without a date is mostly recent.
"""

from __future__ import annotations

from math import log2
from typing import Final

from tallywire.reconcile.clues import Clues

__all__ = ["shown_times", "time_bits"]

_DAY, _MONTH, _YEAR = 3, 45, 400
"""Longest spans, in days, that count as a day, a month, a year."""
_OVERLAP: Final = ((_DAY, 3.5), (_MONTH, 2.5), (_YEAR, 1.0))
_OPEN: Final = 0.5
_EARLY: Final = -6.0
_FLOW_SLACK: Final = 3.0
_STOCK_SLACK: Final = 45.0
_LAG: Final = 120.0
"""Days that halve the odds: a happening's date is known to days, a stock's to weeks; a plan may
wait for months."""
_FRESH: Final = 30.0
"""Days after which what is told without a date is half as likely to be the same news."""
_STANDING: Final = 180.0
"""The same for a stock told with the same figure, or without: it stands until it changes."""
_LEAST: Final = -3.0
"""Dates that are only presumed never speak against more strongly than this."""
_TOLD: Final = 1.5
_HALF: Final = 1.0
_PER_HALVING: Final = 0.75
_STRICT: Final = 1.5


def time_bits(one: Clues, other: Clues) -> float:
    """What the dates, or the days of telling, say for or against one event."""
    if one.first is not None and other.first is not None:
        return _dated(one, other)
    if one.first is not None:
        return 0.0 if other.told is None else _half_dated(one, other, other.told)
    if other.first is not None:
        return 0.0 if one.told is None else _half_dated(other, one, one.told)
    if one.told is None or other.told is None:
        return 0.0
    gap = abs(one.told - other.told)
    return max(_TOLD - log2(1 + gap / _slack(one, other, _FRESH)), _LEAST)


def shown_times(one: Clues, other: Clues) -> str:
    """Both dates, in words."""
    return f"{_shown(one)} / {_shown(other)}"


def _shown(clues: Clues) -> str:
    if clues.first is not None:
        return str(clues.of.statement.date)
    return f"told {clues.of.stated.source.published or 'at an unknown date'}"


def _slack(one: Clues, other: Clues, days: float) -> float:
    return _STANDING if one.is_stock and other.is_stock and one.low == other.low else days


def _dated(one: Clues, other: Clues) -> float:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0.0
    gap = max(one.first - other.last, other.first - one.last)
    if gap <= 0:
        width = max(one.last - one.first, other.last - other.first) + 1
        return next((bits for limit, bits in _OVERLAP if width <= limit), _OPEN)
    slack = _slack(one, other, _STOCK_SLACK if one.is_stock else _FLOW_SLACK)
    if one.is_plan != other.is_plan:
        plan, fact = (one, other) if one.is_plan else (other, one)
        if plan.first is not None and fact.last is not None and plan.first <= fact.last:
            slack = _LAG
    elif one.is_plan:
        slack = _LAG / 4
    return -_STRICT * log2(1 + gap / slack)


def _half_dated(dated: Clues, undated: Clues, told: int) -> float:
    """A date beside a text that gives none: news is told when it happens, or as background."""
    if dated.first is None or dated.last is None:
        return 0.0
    if dated.first > told + _DAY and not undated.is_plan:
        return _LEAST if dated.is_plan else _EARLY
    gap = max(dated.first - told, told - dated.last, 0)
    slack = _slack(dated, undated, _LAG if dated.is_plan != undated.is_plan else _FRESH)
    return max(_HALF - _PER_HALVING * log2(1 + gap / slack), _LEAST)

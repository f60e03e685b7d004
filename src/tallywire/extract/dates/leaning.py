"""Words that count from the date told before: "that day", "the following month", "since then".

In: the date told before and a step.  Out: the date meant, no finer than the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from tallywire.extract.dates.calendar_values import Partial, day_of, shift
from tallywire.model.values import DateSpan

__all__ = ["Leaning", "lean"]

SAME = "same"
"""The unit of words that take over a date as it was told ("at the time")."""


class Leaning(NamedTuple):
    """A step from the date told before.

    Attributes:
        number: how many units on, or back.
        unit: day, week, month or year; ``SAME`` for the date as it is.
        is_open: from then on.
    """

    number: int
    unit: str
    is_open: bool = False


def lean(before: Sequence[DateSpan], step: Leaning) -> tuple[Partial, Partial] | None:
    """First and last of what ``step`` from the last fitting date is; None where none fits.

    Args:
        before: the dates told before, the nearest last.
        step: what the words say.
    """
    for told in reversed(before):
        found = _moved(told, step)
        if found is not None:
            return found
    return None


def _moved(told: DateSpan, step: Leaning) -> tuple[Partial, Partial] | None:
    low, high = _partial(told.earliest), _partial(told.latest or told.earliest)
    if step.unit == SAME:
        return low, high
    if step.number == 0 and low != high:
        return None
    if step.unit == "week" and step.number in (-1, 0, 1):
        return _week(high, step.number)
    moved = shift(high, step.number, step.unit)
    return None if moved is None else (moved, moved)


def _partial(value: str) -> Partial:
    return Partial(*(int(part) for part in value.split("-")))


def _week(value: Partial, number: int) -> tuple[Partial, Partial] | None:
    """The week of a day, or one beside it, Monday to Sunday."""
    if value.year is None or value.month is None or value.day is None:
        return None
    day = date(value.year, value.month, value.day)
    monday = day - timedelta(days=day.weekday() - 7 * number)
    return day_of(monday), day_of(monday + timedelta(days=6))

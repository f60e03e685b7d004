"""Days, months and years as values: shifting, comparing, and completing a missing year.

In: partial dates and the publication day.  Out: partial dates and ISO strings.  Nothing is
made finer than it was.
"""

from __future__ import annotations

import calendar
import functools
from datetime import date, timedelta
from typing import Final, NamedTuple

__all__ = [
    "Partial",
    "day_of",
    "iso",
    "last_day",
    "parse_day",
    "shift",
    "weekday_near",
    "with_year",
]

_SOON_DAYS: Final = 100
"""A day without a year that comes within so many days, and lies more than three times as far
back, is taken to come: "December 18" published on December 15.  Months always lie back."""


class Partial(NamedTuple):
    """A year, month or day; the year may be missing from a month or day."""

    year: int | None
    month: int | None = None
    day: int | None = None


@functools.lru_cache(maxsize=64)  # every sentence of a text asks for the same
def parse_day(value: str | None) -> date | None:
    """The day of an ISO date or timestamp, or None where it is missing or coarser."""
    if value is None or len(value) < 10:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def day_of(value: date) -> Partial:
    """The day as a partial date."""
    return Partial(value.year, value.month, value.day)


@functools.lru_cache(maxsize=4096)  # a text tells the same few days again and again
def iso(value: Partial) -> str | None:
    """ISO 8601, or None where the year is missing or there is no such day."""
    if value.year is None or not 1 <= value.year <= 9999:
        return None
    if value.month is None:
        return f"{value.year:04d}"
    if not 1 <= value.month <= 12:
        return None
    if value.day is None:
        return f"{value.year:04d}-{value.month:02d}"
    if not 1 <= value.day <= calendar.monthrange(value.year, value.month)[1]:
        return None
    return f"{value.year:04d}-{value.month:02d}-{value.day:02d}"


def last_day(value: Partial) -> date | None:
    """The last day that ``value`` holds, or None where it is no date."""
    if iso(value) is None or value.year is None:
        return None
    month = value.month or 12
    return date(value.year, month, value.day or calendar.monthrange(value.year, month)[1])


def first_day(value: Partial) -> date | None:
    """The first day that ``value`` holds, or None where it is no date."""
    if iso(value) is None or value.year is None:
        return None
    return date(value.year, value.month or 1, value.day or 1)


@functools.lru_cache(maxsize=4096)
def with_year(
    value: Partial, anchor: date, *, is_future: bool = False, is_near: bool = False
) -> Partial:
    """The nearest such month or day before ``anchor``, or after it where the words say so.

    Args:
        value: a month or day without a year; anything else is returned as it is.
        anchor: the day of publication.
        is_future: take the one to come.
        is_near: a month may come too where that is much nearer, as a day may.
    """
    if value.year is not None or value.month is None:
        return value
    years = range(anchor.year - 8, anchor.year + 9)  # 29 February comes every eight years at most
    known = [
        candidate for candidate in (value._replace(year=year) for year in years) if iso(candidate)
    ]
    past = [one for one in known if (first_day(one) or anchor) <= anchor]
    coming = [one for one in known if (last_day(one) or anchor) >= anchor]
    if not past or not coming:
        return value
    if is_future:
        return coming[0]
    back = anchor - (first_day(past[-1]) or anchor)
    ahead = (first_day(coming[0]) or anchor) - anchor
    is_soon = timedelta(0) < ahead < timedelta(days=_SOON_DAYS) and back > 3 * ahead
    return coming[0] if is_soon and (value.day is not None or is_near) else past[-1]


def shift(base: Partial, number: int, unit: str) -> Partial | None:
    """``base`` moved by ``number`` units, as precise as the unit; None where it cannot be."""
    if base.year is None:
        return None
    if unit in ("year", "decade"):
        return Partial(base.year + number * (10 if unit == "decade" else 1))
    if unit in ("month", "quarter"):
        if base.month is None:
            return None
        months = base.year * 12 + base.month - 1 + number * (3 if unit == "quarter" else 1)
        return Partial(months // 12, months % 12 + 1)
    day = first_day(base) if base.day is not None else None
    if day is None:
        return None
    days = number * {"week": 7, "fortnight": 14}.get(unit, 1)
    try:
        return day_of(day + timedelta(days=days))
    except OverflowError:
        return None


def weekday_near(anchor: date, weekday: int, step: str) -> date:
    """The weekday meant: ``past`` (today included), ``last``, ``next``, ``future``, ``this``.

    A publication day that is itself the weekday is that day, unless "last" or "next" is said.
    """
    back = (anchor.weekday() - weekday) % 7
    ahead = (weekday - anchor.weekday()) % 7
    if step == "this":
        return anchor - timedelta(days=anchor.weekday() - weekday)
    if step == "last":
        return anchor - timedelta(days=back or 7)
    if step == "next":
        return anchor + timedelta(days=ahead or 7)
    return anchor + timedelta(days=ahead) if step == "future" else anchor - timedelta(days=back)

"""ISO 8601 dates as days that can be compared.

In: ``2020-10-24``, ``2020-10``, ``2018/..``.  Out: proleptic Gregorian ordinals.
"""

from __future__ import annotations

import calendar
import datetime

__all__ = ["day_of", "days_of", "iso_day"]


def days_of(iso: str | None) -> tuple[int | None, int | None]:
    """First and last day of a date or interval; the last is None where it is open."""
    if not iso:
        return None, None
    start, _, end = iso.partition("/")
    if end == "..":
        return _first(start), None
    return _first(start), _last(end or start)


def day_of(iso: str | None) -> int | None:
    """The first day of a date, or None."""
    return days_of(iso)[0]


def iso_day(day: int) -> str:
    """The day as ``YYYY-MM-DD``."""
    return datetime.date.fromordinal(day).isoformat()


def _first(iso: str) -> int:
    year, month, day = (*map(int, iso.split("-")), 1, 1)[:3]
    return datetime.date(year, month, day).toordinal()


def _last(iso: str) -> int:
    parts = [int(part) for part in iso.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return datetime.date(year, month, day).toordinal()

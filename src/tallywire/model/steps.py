"""The shape that a series is drawn in: what one origin group says, and where groups differ.

In: nothing.  Out: ``ORIGIN_GROUPS``, ``Mark``, ``Line``, ``Band``, ``Steps``; days are ISO 8601.
The tally works them out and the exports draw them; neither may import the other.
"""

from __future__ import annotations

from typing import Final

import msgspec

__all__ = ["ORIGIN_GROUPS", "Band", "Line", "Mark", "Steps"]

ORIGIN_GROUPS: Final = ("host", "provider", "third", "unknown")
"""Whose word it is: the recipient's state, the provider's, anybody else's, nobody's known."""


class Mark(msgspec.Struct, frozen=True, order=True, kw_only=True):
    """One figure for one time, as one origin group gives it.

    Attributes:
        first: first day of its date; where it has none, the day it is placed at.
        last: last day of its date; equal to ``first`` where it is open.
        group: one of ``ORIGIN_GROUPS``.
        what: ``stock``, ``inflow`` or ``outflow``.
        count: number, or lower end of a range.
        count_high: upper end, or None.
        status: rung of the status ladder.
        date: the date as said (ISO 8601), or None.
        event: id of the event.
        statements: ids, sorted.
    """

    first: str
    last: str
    group: str
    what: str
    count: float | int
    count_high: float | int | None = None
    status: str
    date: str | None = None
    event: str
    statements: tuple[str, ...]


class Line(msgspec.Struct, frozen=True):
    """The stock according to one group: each mark holds until the next one."""

    group: str
    marks: tuple[Mark, ...]


class Band(msgspec.Struct, frozen=True, order=True):
    """From ``first`` to ``last`` the figures for the stock run from ``low`` to ``high``."""

    first: str
    last: str
    low: float | int
    high: float | int
    events: tuple[str, ...] = ()


class Steps(msgspec.Struct, frozen=True, kw_only=True):
    """A series ready to draw.

    Attributes:
        lines: the stock by origin group, in order of ``ORIGIN_GROUPS``; what happened alone.
        bands: where figures differ, or are ranges.
        bars: flows that happened.
        beside: what was requested, pledged or projected; never part of a line or a bar.
    """

    lines: tuple[Line, ...] = ()
    bands: tuple[Band, ...] = ()
    bars: tuple[Mark, ...] = ()
    beside: tuple[Mark, ...] = ()

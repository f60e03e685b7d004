"""Statements -> the strength of personnel over time, as said; nothing is added up.

In: statement views.  Out: ``Series`` of the pairs of provider and recipient with most counted
statements about one kind of personnel, as points of stock, inflow and outflow.  Points that
say the same thing for the same time are one point that several statements support.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final

import msgspec

from tallywire.export.report.views import StatementView, in_order
from tallywire.export.report.words import Group

__all__ = ["Point", "Series", "strongest_series"]

_FRAMES: Final = frozenset({"presence", "deployment", "withdrawal"})
_LEAST_POINTS: Final = 2
FLOW_WORDS: Final = {"stock": "in place", "inflow": "arriving", "outflow": "leaving"}


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One figure for one time; ``statements`` all say it."""

    first: date
    last: date
    count: float
    count_high: float | None
    flow: str
    group: Group
    is_dated: bool
    statements: tuple[StatementView, ...]

    @property
    def sign(self) -> str:
        """What stands before the figure in a chart: a bound is not a reading."""
        return _SIGNS.get(self.statements[0].s.qualifier or "", "")

    @property
    def is_bound(self) -> bool:
        """Whether the figure is only an upper bound."""
        return self.statements[0].s.qualifier == "at_most"

    @property
    def flow_words(self) -> str:
        """``in place``, ``arriving`` or ``leaving``."""
        return FLOW_WORDS[self.flow]


_SIGNS: Final = {"at_most": "≤ ", "at_least": "≥ ", "approx": "~ ", "vague": "~ "}


class Series(msgspec.Struct, frozen=True):
    """The points of one kind of personnel of a provider in a recipient, by time."""

    provider: str
    recipient: str
    kind: str
    points: tuple[Point, ...]


def strongest_series(statements: Iterable[StatementView], limit: int = 3) -> tuple[Series, ...]:
    """At most ``limit`` series, the one with most points first."""
    grouped: dict[tuple[str, str, str], list[StatementView]] = defaultdict(list)
    for view in in_order(statements):
        s = view.s
        counted = s.count is not None and s.unit == "person" and s.frame in _FRAMES
        if counted and s.provider and s.recipient and view.day:
            grouped[s.provider, s.recipient, _head(s.kind)].append(view)
    found = [Series(*key, _points(views)) for key, views in grouped.items()]
    found = [one for one in found if len(one.points) >= _LEAST_POINTS]
    found.sort(key=lambda one: (-len(one.points), one.provider, one.recipient, one.kind))
    return tuple(found[:limit])


def _head(kind: str | None) -> str:
    """The head noun: an "unarmed instructor" is in the series of instructors."""
    return kind.split()[-1].lower() if kind and kind.split() else "personnel"


def _points(views: list[StatementView]) -> tuple[Point, ...]:
    same: dict[tuple[object, ...], list[StatementView]] = defaultdict(list)
    for view in views:
        dates = view.s.date if view.period else view.day
        same[dates, view.s.count, view.s.count_high, view.flow, view.group].append(view)
    points = [_point(members) for members in same.values()]
    return tuple(sorted(points, key=lambda p: (p.first, p.last, p.flow, p.group, p.count)))


def _point(members: list[StatementView]) -> Point:
    view = members[0]
    day = view.day or date.max
    return Point(
        first=view.period.first if view.period else day,
        last=view.period.last if view.period else day,
        count=view.s.count or 0,
        count_high=view.s.count_high,
        flow=view.flow,
        group=view.group,
        is_dated=view.period is not None,
        statements=tuple(members),
    )

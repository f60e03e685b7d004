"""What two figures say for or against one event.

In: two ``Clues``.  Out: bits.
"""

from __future__ import annotations

from math import log2
from typing import Final

from tallywire.reconcile.clues import Clues

__all__ = ["count_bits", "shown_figures"]

_EQUAL: Final = 2.0
_PER_PLACE: Final = 0.5
_MOST_PLACES: Final = 2
_PER_FIGURE: Final = 1.0
"""Bits for equal counts: more for larger ones, and for each significant figure beyond the first:
two batches of 5 or of 300 are common, two of 1,135 are not."""
_AGREE: Final = 1.5
_BARE: Final = 1.0
_MISSING: Final = -0.5
_MISSING_STOCK: Final = -1.5
"""That there are some is more often another remark than another telling of how many."""
_RIVAL: Final = 0.5
_WITHDRAWN: Final = 4.0
"""A text that takes back its own figure says itself that both speak of one thing."""
_DIFFERENT: Final = -6.0
_UNITS: Final = -2.0
_BOUND: Final = 1.5
"""A bound ("more than 400") is given near what it bounds: within this factor."""
_ROUNDED: Final = 0.1
"""Two counts one of which is rounded agree within this share."""


def count_bits(one: Clues, other: Clues) -> float:
    """The evidence of the counts; without any figure nothing sets the two apart."""
    if one.low is None or other.low is None:
        if one.low is other.low:
            return _BARE
        return _MISSING_STOCK if one.is_stock else _MISSING
    if one.unit != other.unit:
        return _UNITS
    if one.low == other.low and one.high == other.high:
        return _equal(one.low)
    if _agree(one, other) or _agree(other, one):
        is_one_end = one.low == other.low or one.high == other.high
        width = 0.0 if is_one_end else max(_width(one), _width(other))
        return max(0.0, _AGREE - width)
    if one.document == other.document and (_is_withdrawn(one) or _is_withdrawn(other)):
        return _WITHDRAWN
    return _RIVAL - _apart(one, other) if _may_rival(one, other) else _DIFFERENT


def shown_figures(one: Clues, other: Clues) -> str:
    """Both figures, in words."""
    return f"{_shown(one)} / {_shown(other)}"


def _equal(count: float) -> float:
    digits = f"{count:.0f}"
    places = min(len(digits) - 1, _MOST_PLACES)
    return _EQUAL + _PER_PLACE * places + _PER_FIGURE * max(len(digits.rstrip("0")) - 1, 0)


def _apart(one: Clues, other: Clues) -> float:
    """How often the nearer ends of two figures must be doubled to meet: rivals seldom lie far."""
    if not one.low or not one.high or not other.low or not other.high:
        return 0.0
    return max(0.0, log2(max(one.low / other.high, other.low / one.high)))


def _shown(clues: Clues) -> str:
    if clues.low is None:
        return "no figure"
    return f"{clues.low:g}" if clues.low == clues.high else f"{clues.low:g}-{clues.high:g}"


def _width(clues: Clues) -> float:
    """How often the lower end must be doubled to reach the upper: wide ranges say little."""
    return log2(clues.high / clues.low) if clues.low and clues.high else 0.0


def _agree(one: Clues, other: Clues) -> bool:
    """Whether the rounding, bound or range of ``one`` leaves room for ``other``."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return False
    match one.qualifier:
        case "approx":
            return abs(one.low - other.low) <= _ROUNDED * max(one.low, other.low)
        case "at_least":
            return one.low <= other.low <= _BOUND * one.low
        case "at_most":
            return one.low <= _BOUND * other.low and other.low <= one.low
        case "range" | "vague":
            return one.low <= other.high and other.low <= one.high
    return False


def _is_withdrawn(one: Clues) -> bool:
    """A figure that a publisher takes back."""
    return one.is_denied and one.voice is None


def _may_rival(one: Clues, other: Clues) -> bool:
    """Two figures for one thing at one time, by two voices, and not one after the other.

    Rival strengths may stand in different texts; rival flows only beside each other in one,
    for else they are two flows.
    """
    if one.is_plan != other.is_plan:
        return False
    if one.document != other.document:
        return one.is_stock
    if one.voice is None or other.voice is None or one.voice == other.voice:
        return False
    return _is_one_time(one, other) and not one.basis == other.basis == "increment"


def _is_one_time(one: Clues, other: Clues) -> bool:
    """One time by their dates, or neither has one."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return one.first == other.first
    return one.first <= other.last and other.first <= one.last

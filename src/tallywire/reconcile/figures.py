"""What two figures say for or against one event.

In: two ``Clues``.  Out: at most one ``Reason``.
"""

from __future__ import annotations

from typing import Final

from tallywire.model.ledger import Reason
from tallywire.reconcile.clues import Clues

__all__ = ["count_reason"]

_EQUAL: Final = 2.0
_PER_PLACE: Final = 0.5
_MOST_PLACES: Final = 2
_PER_FIGURE: Final = 1.0
"""Bits for equal counts: more for larger ones, and for each significant figure beyond the first:
two batches of 5 or of 300 are common, two of 1,135 are not."""
_AGREE: Final = 1.5
_BARE: Final = 1.0
_MISSING: Final = -0.5
_RIVAL: Final = 0.5
_WITHDRAWN: Final = 4.0
"""A text that takes back its own figure says itself that both speak of one thing."""
_DIFFERENT: Final = -6.0
_UNITS: Final = -2.0
_ROUNDED: Final = 0.1
"""Two counts one of which is rounded agree within this share."""


def count_reason(one: Clues, other: Clues) -> Reason | None:
    """The evidence of the counts; without any figure nothing sets the two apart."""
    if one.low is None or other.low is None:
        if one.low is None and other.low is None:
            return Reason("count", _BARE, "neither gives a figure")
        return Reason("count", _MISSING, "one gives no figure")
    if one.of.statement.unit != other.of.statement.unit:
        return Reason("count", _UNITS, "figures in different units")
    return Reason("count", _weight(one, other), f"{_shown(one)} / {_shown(other)}")


def _weight(one: Clues, other: Clues) -> float:
    if (one.low, one.high) == (other.low, other.high):
        digits = f"{one.low:.0f}"
        places = min(len(digits) - 1, _MOST_PLACES)
        figures = max(len(digits.rstrip("0")) - 1, 0)
        return _EQUAL + _PER_PLACE * places + _PER_FIGURE * figures
    if _agree(one, other) or _agree(other, one):
        return _AGREE
    if _is_withdrawn(one, other) or _is_withdrawn(other, one):
        return _WITHDRAWN
    return _RIVAL if _may_rival(one, other) else _DIFFERENT


def _shown(clues: Clues) -> str:
    return f"{clues.low:g}" if clues.low == clues.high else f"{clues.low:g}-{clues.high:g}"


def _agree(one: Clues, other: Clues) -> bool:
    """Whether the rounding, bound or range of ``one`` leaves room for ``other``."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return False
    match one.of.statement.qualifier:
        case "approx":
            return abs(one.low - other.low) <= _ROUNDED * max(one.low, other.low)
        case "at_least":
            return one.low <= other.low <= 2 * one.low
        case "at_most":
            return one.low / 2 <= other.low <= one.low
        case "range" | "vague":
            return one.low <= other.high and other.low <= one.high
    return False


def _is_withdrawn(one: Clues, other: Clues) -> bool:
    """A text that takes back its own figure beside the right one."""
    statement = one.of.statement
    is_own = statement.polarity == "denied" and statement.origin.kind == "publisher"
    return is_own and one.of.stated.source.id == other.of.stated.source.id


def _may_rival(one: Clues, other: Clues) -> bool:
    """Two figures for one thing at one time, by two voices, and not one after the other.

    Rival strengths may stand in different texts; rival flows only beside each other in one,
    for else they are two flows.
    """
    a, b = one.of, other.of
    if one.is_plan != other.is_plan or one.is_stock != other.is_stock:
        return False
    if a.stated.source.id == b.stated.source.id:
        voices = {a.speaker, b.speaker}
        is_told = all(voice.name is not None for voice in voices)
        is_one_time = _overlap(one, other)
        is_batch = one.of.statement.basis == other.of.statement.basis == "increment"
        return len(voices) > 1 and is_told and is_one_time and not is_batch
    return one.is_stock


def _overlap(one: Clues, other: Clues) -> bool:
    """One time by their dates, or neither has one."""
    a, b = one.of, other.of
    if a.first_day is None or b.first_day is None:
        return a.first_day == b.first_day
    a_last = a.first_day if a.last_day is None else a.last_day
    b_last = b.first_day if b.last_day is None else b.last_day
    return a.first_day <= b_last and b.first_day <= a_last

"""Which passages of a text speak of war, forces or arms, and may therefore tell of their help.

In: where such words stand, and how long the text is.  Out: ``Passages``.  An ordinary newspaper
says "deliver", "deal", "force" and "$54 billion" on every page; who reads each such sentence by
itself reads nonsense.  What a text is about shows in how often it speaks of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

__all__ = ["LONG", "Passages"]

LONG: Final = 1_500
"""Code points from which on a text about arms or forces speaks of them in plain words, and can be
about something else than one of its passages (decision 0017); a shorter one may have an instructor
or a base and nothing else."""

_ABOUT: Final = 0.003
"""Such words to a code point that a text about arms or forces has; the least found in a long text
with a statement is 0.003, the half of them have more than 0.008 (decision 0017)."""

_DENSE: Final = 0.004
"""The same for a passage of a text that is about something else."""

_ALONE, _OF_TWO = 2, 1
"""Such words by which a sentence speaks of arms whatever stands around it; the same where it names
two states or bodies that may have to do with each other."""

_AROUND: Final = 1_000
"""Code points before and behind a sentence that are its passage."""


class Passages:
    """Where a text speaks of war, forces or arms."""

    def __init__(self, places: Sequence[int], length: int) -> None:
        """Count the words against the length.

        Args:
            places: code points at which the words stand, in order.
            length: code points of the text.
        """
        self._places = places
        self._length = length
        self._is_about = length < LONG or len(places) >= _ABOUT * length

    def has(self, start: int, end: int, *, names_two: bool = False) -> bool:
        """Whether the text is about them, or the sentence or its passage is.

        Args:
            start: where the sentence begins.
            end: where it ends.
            names_two: it names two states, bodies or armed groups.
        """
        least = _OF_TWO if names_two else _ALONE
        if self._is_about or self._count(start, end) >= least:
            return True
        first, last = max(0, start - _AROUND), min(self._length, end + _AROUND)
        return self._count(first, last) >= _DENSE * (last - first)

    def _count(self, start: int, end: int) -> int:
        return bisect_left(self._places, end) - bisect_left(self._places, start)

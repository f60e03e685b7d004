"""A point in time as the text names it, and what is known while it is read."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from tallywire.extract.dates.calendar_values import Partial
from tallywire.extract.dates.leaning import Leaning
from tallywire.extract.dates.patterns import Patterns
from tallywire.packs.lexicon_numbers import DateWords

__all__ = ["Point", "Reading", "flat", "single"]


class Point(NamedTuple):
    """A point or stretch of time in the text.

    Attributes:
        start: first code point.
        end: one past the last.
        low: first day, month or year.
        high: the last; equal to ``low`` for a single one.
        is_relative: resolved against the publication day.
        leaning: the step still to be taken from the date told before, or None.
        is_same_year: of "the same year" as the date told before.
    """

    start: int
    end: int
    low: Partial
    high: Partial
    is_relative: bool = False
    leaning: Leaning | None = None
    is_same_year: bool = False


class Reading(NamedTuple):
    """What a point is read with; ``folded`` is the text in lower case."""

    text: str
    folded: str
    words: DateWords
    patterns: Patterns
    anchor: date | None
    is_future: bool


def single(
    match: re.Match[str], low: Partial, high: Partial | None = None, *, is_relative: bool = False
) -> Point:
    """The point that the whole match names, of one value unless ``high`` gives the last."""
    return Point(match.start(), match.end(), low, low if high is None else high, is_relative)


def flat(written: str) -> str:
    """Lower case, with single spaces: as the words of the pack are written."""
    return " ".join(written.lower().split())

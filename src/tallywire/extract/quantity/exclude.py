"""What looks like a quantity and is none: years, ages, designations, measures, scores.

In: the text and an ``Amount``.  Out: yes or no.
"""

from __future__ import annotations

import re

from tallywire.extract.dates.years import is_year
from tallywire.extract.quantity.amounts import Amount
from tallywire.extract.quantity.patterns import Patterns
from tallywire.packs.lexicon_numbers import NumberWords

__all__ = ["is_no_count", "is_no_count_after"]

_TAIL = re.compile(r"[\w@]|[:/.]\d|['’]s\b")
_AGE_BEFORE = re.compile(r"[A-Z]\w+[\s)]*,\s$")
_AGE_AFTER = re.compile(r",\s+(?:[a-z]|[A-Z][a-z]+\s)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n•\-–—]|[\"“‘'(])\s*$")
_CAPITAL_AFTER = re.compile(r"\s[A-Z]")


def is_no_count(text: str, amount: Amount, words: NumberWords, patterns: Patterns) -> bool:
    """Whether what stands at and before the amount makes it something else than a count."""
    if _TAIL.match(text, amount.end) and text[amount.end] != "-":
        return True
    if amount.low is not None and amount.high is not None and amount.low >= amount.high:
        return True  # "0.5-0.5", "7-2": whatever it is, no range
    window = max(0, amount.start - 40)
    if amount.unit not in (None, "tonne"):
        return False
    if amount.kind == "vague":
        return _is_no_vague(text, window, amount, words, patterns)
    if amount.kind == "words" and _is_name(text, window, amount, words, patterns):
        return True
    if amount.scale == 1 and (
        patterns.designator.search(text, window, amount.start)
        or patterns.capital_designator.search(text, window, amount.start)
    ):
        return True
    if amount.qualifier == "exact" and _is_clock(text, window, amount, patterns):
        return True
    if not amount.bare:
        return False
    return _is_bare_other(text, window, amount, words, patterns)


def _is_bare_other(
    text: str, window: int, amount: Amount, words: NumberWords, patterns: Patterns
) -> bool:
    """Years, ages in apposition, scores."""
    if amount.qualifier == "range":
        is_small = amount.high is not None and amount.high < 200
        return is_small and patterns.score.match(text, amount.end) is not None
    if patterns.street.match(text, amount.end) or patterns.designator_after.match(text, amount.end):
        return True
    if words.year is not None and is_year(text, amount.start, amount.end, words.year):
        return not _is_bounded(text, window, amount, patterns)
    is_two_figures = amount.low is not None and 10 <= amount.low <= 99
    return (
        is_two_figures
        and _AGE_BEFORE.search(text, window, amount.start) is not None
        and _AGE_AFTER.match(text, amount.end) is not None
    )


def _is_bounded(text: str, window: int, amount: Amount, patterns: Patterns) -> bool:
    """Whether "up to", "another" and the like precede, which no year has; "around" it may."""
    left = patterns.modifiers.search(text, window, amount.start)
    if left is None:
        return False
    names = [match.lastgroup for match in patterns.modifier.finditer(left.group())]
    return any(name != "approx" for name in names)


def _is_clock(text: str, window: int, amount: Amount, patterns: Patterns) -> bool:
    """Hours: "at six.", "from eight in the morning"."""
    if amount.low is None or amount.low > 12 or amount.scale != 1:
        return False
    after = patterns.clock_after.match(text, amount.end)
    if after is None:
        return False
    is_named = any(character.isalpha() for character in after.group())
    return is_named or patterns.clock_before.search(text, window, amount.start) is not None


def _is_name(
    text: str, window: int, amount: Amount, words: NumberWords, patterns: Patterns
) -> bool:
    """Names such as "Group of Seven" and "the Five Eyes", and "one" where it is a pronoun."""
    written = text[amount.start : amount.end]
    if written[0].isupper() and not _SENTENCE_START.search(text, window, amount.start):
        before = text[window : amount.start].split()
        if (
            before
            and before[-1] in (words.of, "the", "The")
            and (before[-1] == words.of or _CAPITAL_AFTER.match(text, amount.end))
        ):
            return True
    if written.lower() != words.one:
        return False
    return bool(
        patterns.one_after.search(text, window, amount.start)
        or patterns.one_before.match(text, amount.end)
    )


def _is_no_vague(
    text: str, window: int, amount: Amount, words: NumberWords, patterns: Patterns
) -> bool:
    """The many of "how many", and "scores" that are not "scores of"."""
    written = text[amount.start : amount.end].lower()
    if amount.low is None:
        return bool(patterns.vague_never_after.search(text, window, amount.start))
    if written in words.vague_need_of:
        return not re.compile(rf"\s+{words.of}\b").match(text, amount.end)
    return False


def is_no_count_after(text: str, end: int, unit: str | None, patterns: Patterns) -> bool:
    """Whether what follows makes the amount a measure, a share or part of a compound."""
    suffix = patterns.suffix.match(text, end)
    if suffix is not None:
        return suffix["other"] is not None
    if unit is not None:
        return False
    return patterns.measure.match(text, end) is not None

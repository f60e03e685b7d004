"""Measures, shares and ages: what ``find_quantities`` leaves out unless it is asked.

In: the text and an ``Amount``.  Out: the amount with the measure behind it as its unit
("60%", "45g", "nine days", "15-year-old"), or None where no measure follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tallywire.extract.quantity.amounts import Amount
from tallywire.extract.quantity.patterns import Patterns
from tallywire.packs.lexicon_numbers import NumberWords

__all__ = ["measured", "shares", "without_suffix"]

_FIGURES = re.compile(r"[,'’\s]")


def measured(text: str, amount: Amount, words: NumberWords, patterns: Patterns) -> Amount | None:
    """The amount with its measure as unit; sums of money and tonnes have theirs already."""
    if amount.unit is not None or amount.low is None:
        return None
    found = patterns.measure.match(text, amount.end)
    if found is not None:
        written = found["sign"] or found["word"]
        unit = _unit(" ".join(written.lower().split()), words)
        return amount._replace(end=found.end(), unit=unit, bare=False)
    letter = patterns.measure_letter.match(text, amount.end)
    if letter is not None and amount.kind == "digits":
        unit = words.measure_letters[letter.group().lower()]
        return amount._replace(end=letter.end(), unit=unit, bare=False)
    return None


def without_suffix(match: re.Match[str]) -> Amount | None:
    """The digits of "37m" alone, where the letter is no multiplier of money."""
    if match["digits"] is None or match["digits2"] is not None:
        return None
    low = Decimal(_FIGURES.sub("", match["digits"]))
    start, end = match.start("digits"), match.end("digits")
    return Amount(start, end, low, None, None, "digits", False, Decimal(1), "exact")


def shares(text: str, words: NumberWords, patterns: Patterns) -> Iterator[Amount]:
    """ "A third of the force", "two-thirds of the fleet", "half the men"."""
    for match in patterns.share.finditer(text):
        times = words.units[match["times"].lower()] if match["times"] else 1
        low = times * Decimal(str(words.shares[match["share"].lower()]))
        one = Decimal(1)
        yield Amount(match.start(), match.end(), low, None, "share", "words", False, one, "exact")


def _unit(written: str, words: NumberWords) -> str | None:
    return next((name for name, forms in words.measures.items() if written in forms), None)

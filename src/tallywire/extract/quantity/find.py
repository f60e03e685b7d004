"""Quantities of a stretch of text, in order, with the words that modify them.

In: text, bounds, the number words of its language.  Out: ``Quantity`` values whose ``raw``
spans lie within the bounds, do not overlap and hold in the text.  No parser is needed; which
noun is counted is for the caller to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final, NamedTuple

from tallywire.extract.dates.fold import fold
from tallywire.extract.dates.years import is_year
from tallywire.extract.quantity.amounts import Amount, read_amount
from tallywire.extract.quantity.exclude import is_no_count, is_no_count_after
from tallywire.extract.quantity.measures import measured, shares, without_suffix
from tallywire.extract.quantity.patterns import Patterns, patterns_of
from tallywire.model.values import Quantity, Span
from tallywire.packs.lexicon_numbers import NumberWords

__all__ = ["BARE_DOLLAR", "find_quantities"]

BARE_DOLLAR: Final = "$"
"""Unit of "$5" and "five dollars": the guide gives it the currency of the speaker's country,
which only the caller knows.  "US$", "A$" and "US dollars" have their ISO code."""

_WINDOW: Final = 60  # longest run of modifiers, in characters


def find_quantities(
    text: str,
    start: int,
    end: int,
    grammar: NumberWords,
    taken: Iterable[tuple[int, int]] = (),
    *,
    with_measures: bool = False,
) -> tuple[Quantity, ...]:
    """All quantities of ``text[start:end]``, in order and without overlap.

    Args:
        text: the whole text; offsets count from its beginning.
        start: first code point to read.
        end: one past the last.
        grammar: number words, from ``load_number_words``.
        taken: stretches that are something else (names of equipment); what touches one is
            no quantity.
        with_measures: take measures, shares and ages too, with the measure as unit; they are
            no counts, so the reading of statements leaves them out.
    """
    patterns = patterns_of(grammar)
    segment = text[start:end]
    amounts = _amounts(segment, grammar, patterns, with_measures=with_measures)
    if with_measures:
        parts = list(shares(segment, grammar, patterns))
        whole = [a for a in amounts if not any(p.start < a.end and a.start < p.end for p in parts)]
        amounts = sorted([*whole, *parts])
    if not amounts:
        return ()
    masks = [(low - start, high - start) for low, high in taken]
    if any(amount.kind == "digits" for amount in amounts):
        masks.extend(match.span() for match in patterns.mask.finditer(segment))
    found: list[Quantity] = []
    floor = 0
    for amount in _joined(segment, amounts, grammar, patterns):
        if any(low < amount.end and amount.start < high for low, high in masks):
            continue
        sized = measured(segment, amount, grammar, patterns) if with_measures else None
        if sized is None and is_no_count(segment, amount, grammar, patterns):
            continue
        amount = sized or amount
        modified = _modified(segment, floor, amount, patterns)
        if modified is not None:
            found.append(_quantity(text, start, amount, modified))
            floor = modified.end
    return tuple(_bounded(text, found))


_BETWEEN_BOUNDS: Final = re.compile(r",?\s+(?:and|but)\s+")


def _bounded(text: str, found: list[Quantity]) -> list[Quantity]:
    """A floor and a ceiling side by side are one range: "more than 300 but fewer than 500"."""
    result: list[Quantity] = []
    for quantity in found:
        before = result[-1] if result else None
        if before is not None and _is_pair(text, before, quantity):
            low, high = sorted((before, quantity), key=lambda q: q.qualifier or "")
            span = Span.of(text, before.raw.start, quantity.raw.end)
            unit, more = before.unit or quantity.unit, before.is_increment
            result[-1] = Quantity(span, low.count, high.count, unit, "range", more)
        else:
            result.append(quantity)
    return result


def _is_pair(text: str, one: Quantity, other: Quantity) -> bool:
    if {one.qualifier, other.qualifier} != {"at_least", "at_most"}:
        return False
    low, high = sorted((one, other), key=lambda q: q.qualifier or "")
    if low.count is None or high.count is None or low.count >= high.count:
        return False
    is_unit = one.unit == other.unit or one.unit is None or other.unit is None
    return is_unit and bool(_BETWEEN_BOUNDS.fullmatch(text, one.raw.end, other.raw.start))


class _Modified(NamedTuple):
    """Where an amount with its modifiers lies, and the names of these."""

    start: int
    end: int
    names: list[str]


def _quantity(text: str, shift: int, amount: Amount, modified: _Modified) -> Quantity:
    return Quantity(
        Span.of(text, shift + modified.start, shift + modified.end),
        _plain(amount.low),
        _plain(amount.high),
        amount.unit,
        _qualifier(amount.qualifier, modified.names),
        "increment" in modified.names,
    )


def _amounts(
    text: str, words: NumberWords, patterns: Patterns, *, with_measures: bool
) -> list[Amount]:
    amounts: list[Amount] = []
    for match in patterns.amount.finditer(fold(text)):
        if amounts and match.start() < amounts[-1].end:
            continue  # "$5m US dollars": the unit took it in
        amount = read_amount(text, match, words, patterns)
        if amount is None and with_measures:
            amount = without_suffix(match)
        if amount is not None:
            amounts.append(amount)
    return amounts


def _joined(
    text: str, amounts: list[Amount], words: NumberWords, patterns: Patterns
) -> list[Amount]:
    """Ranges made one amount: "10 to 15", "between 800 and 2,000"."""
    joined: list[Amount] = []
    place = 0
    while place < len(amounts):
        amount = amounts[place]
        if place + 1 < len(amounts):
            floor = joined[-1].end if joined else 0
            is_dated = amount.bare and _is_year(text, amount, words)
            following = amounts[place + 1]
            both = None if is_dated else _range(text, amount, following, patterns, floor)
            if both is not None:
                joined.append(both)
                place += 2
                continue
        joined.append(amount)
        place += 1
    return joined


def _range(text: str, low: Amount, high: Amount, patterns: Patterns, floor: int) -> Amount | None:
    """One amount of two, where the words between and before make them a range."""
    link = patterns.link.fullmatch(text, low.end, high.start)
    if link is None or low.low is None or high.low is None:
        return None
    if "vague" in (low.kind, high.kind) or "range" in (low.qualifier, high.qualifier):
        return None
    window = max(floor, low.start - _WINDOW)
    opener = patterns.opener.search(text, window, low.start)
    if opener is None:
        is_and = (link["link"] or "").lower() == "and"
        if is_and or patterns.changer.search(text, window, low.start):
            return None
    bottom = low.low
    if low.scale == 1 and high.scale > 1 and low.low * high.scale < high.low:
        bottom = low.low * high.scale
    elif low.kind == "words" and high.kind == "words":
        bottom = _scaled_word(low.low, high.low)
    if bottom >= high.low or (low.unit and high.unit and low.unit != high.unit):
        return None
    start = low.start if opener is None else opener.start()
    return low._replace(
        start=start,
        end=high.end,
        low=bottom,
        high=high.low,
        unit=low.unit or high.unit,
        bare=False,
        qualifier="range",
    )


def _is_year(text: str, amount: Amount, words: NumberWords) -> bool:
    return words.year is not None and is_year(text, amount.start, amount.end, words.year)


def _scaled_word(low: Decimal, high: Decimal) -> Decimal:
    """The scale of the second belongs to both in "two to three thousand"."""
    for scale in (1000000000000, 1000000000, 1000000, 1000, 100, 12):
        if high >= scale and low < 100 and high % scale == 0 and low * scale < high:
            return low * scale
    return low


def _modified(text: str, floor: int, amount: Amount, patterns: Patterns) -> _Modified | None:
    """The amount with its modifiers, or None where it turns out to be a measure."""
    window = max(floor, amount.start - _WINDOW)
    left = patterns.modifiers.search(text, window, amount.start)
    start, names = amount.start, []
    if left is not None and not patterns.no_modifier.search(text, window, amount.start):
        start = left.start()
        names = _names(patterns.modifier.finditer(left.group()))
    stop = _after_suffix(text, amount.end, patterns)
    for _ in range(2):
        right = patterns.after.match(text, stop)
        if right is None:
            break
        names.extend(_names([right]))
        if is_no_count_after(text, stop, amount.unit, patterns):
            return None
        stop = _after_suffix(text, right.end(), patterns)
    if is_no_count_after(text, stop, amount.unit, patterns):
        return None
    return _Modified(start, stop, names)


def _after_suffix(text: str, stop: int, patterns: Patterns) -> int:
    """Past "-strong", "-man" and the like, which belong to the number."""
    if patterns.after.match(text, stop):
        return stop
    suffix = patterns.suffix.match(text, stop)
    return suffix.end() if suffix is not None and suffix["count"] else stop


def _names(matches: Iterable[re.Match[str]]) -> list[str]:
    return [match.lastgroup for match in matches if match.lastgroup is not None]


def _qualifier(own: str, names: list[str]) -> str:
    """The range or the vague word itself wins, then a bound, then nearness."""
    if own in ("range", "vague"):
        return own
    bounds = [name for name in names if name in ("at_least", "at_most")]
    if bounds:
        return bounds[0]
    return "approx" if "approx" in names else own


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)

"""Amounts: what a run of digits or number words is worth, with its money or tonnes.

In: a match of the amount pattern.  Out: an ``Amount``, or None where the characters only look
like one.  No context is consulted here beyond the unit that follows.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from tallywire.extract.quantity.patterns import Patterns
from tallywire.packs.lexicon_numbers import NumberWords

__all__ = ["Amount", "read_amount"]

_SEPARATORS = re.compile(r"[,'’\s]")
_TOKEN = re.compile(r"[^\W\d_]+")


class Amount(NamedTuple):
    """A number in the text: place, bounds, unit.

    Attributes:
        start: first code point.
        end: one past the last.
        low: the value, None for "several".
        high: upper end of a range or vague word, else None.
        unit: ISO 4217 code, ``$``, ``tonne`` or None.
        kind: ``digits``, ``words`` or ``vague``.
        bare: digits without separator, scale or unit: may be a year or a designation.
        scale: what the digits were multiplied by.
        qualifier: ``exact``, ``range``, ``vague`` or what a phrase brings.
    """

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    kind: str
    bare: bool
    scale: Decimal
    qualifier: str


def read_amount(
    text: str, match: re.Match[str], words: NumberWords, patterns: Patterns
) -> Amount | None:
    """The amount that ``match`` found in ``text``."""
    if match["digits"] is not None:
        amount = _from_digits(match, words)
    elif match["words"] is not None:
        low = Decimal(_word_value(match["words"].lower(), words))
        amount = _plain(match, "words", low, None, "exact")
    elif match["vague"] is not None:
        vague_low, vague_high = _vague_span(match["vague"].lower(), words)
        amount = _plain(match, "vague", vague_low, vague_high, "vague")
    else:
        value, qualifier = words.phrases[" ".join(match["phrase"].lower().split())]
        low_or_none = None if value is None else Decimal(value)
        kind = "vague" if value is None else "words"
        amount = _plain(match, kind, low_or_none, None, qualifier)
    return None if amount is None else _with_unit(text, amount, words, patterns)


def _plain(
    match: re.Match[str], kind: str, low: Decimal | None, high: Decimal | None, qualifier: str
) -> Amount:
    return Amount(match.start(), match.end(), low, high, None, kind, False, Decimal(1), qualifier)


def _from_digits(match: re.Match[str], words: NumberWords) -> Amount | None:
    unit = _sign_unit(match["sign"], words)
    digits, scale_text = match["digits"], match["scale"]
    second, second_scale = match["digits2"], match["scale2"]
    is_money = unit is not None or "." in digits or (second is not None and "." in second)
    suffix = second_scale if second is not None else scale_text
    if suffix and not is_money and _is_money_suffix(suffix, words):
        if suffix.strip().lower() not in words.tonne_suffixes or second is not None:
            return None
        return _plain(match, "digits", _number(digits), None, "exact")._replace(unit="tonne")
    scale = _scale(scale_text, words)
    low, high, qualifier = _number(digits) * scale, None, "exact"
    if second is not None:
        scale2 = _scale(second_scale, words)
        if not scale_text and _number(digits) < _number(second):
            low, scale = low * scale2, scale2
        high, qualifier = _number(second) * scale2, "range"
    bare = digits.isdigit() and not scale_text and unit is None
    return Amount(match.start(), match.end(), low, high, unit, "digits", bare, scale, qualifier)


_COMMA = re.compile(r"\d{1,3},\d{1,2}")


def _number(digits: str) -> Decimal:
    if _COMMA.fullmatch(digits):
        return Decimal(digits.replace(",", "."))  # "1,8 billion"
    return Decimal(_SEPARATORS.sub("", digits))


def _is_money_suffix(suffix: str, words: NumberWords) -> bool:
    return suffix.strip(" -\t\n").lower() in words.money_suffixes


def _scale(written: str | None, words: NumberWords) -> Decimal:
    product = Decimal(1)
    for token in _TOKEN.findall(written or ""):
        name = token.lower()
        name = name if name in words.scales else name.removesuffix("s")
        for table in (words.scales, words.scale_suffixes, words.money_suffixes):
            if name in table:
                product *= table[name]
                break
    return product


def _sign_unit(sign: str | None, words: NumberWords) -> str | None:
    if sign is None:
        return None
    if sign.upper() in words.currency_codes:
        return sign.upper()
    signs, written = _currencies(words).signs, sign.lower()
    return signs.get(written) or signs[written.replace(" ", "")]


class _Currencies(NamedTuple):
    """Units by their signs and by their words, in lower case."""

    signs: dict[str, str]
    names: dict[str, str]


@cache
def _currencies(words: NumberWords) -> _Currencies:
    return _Currencies(
        {sign.lower(): unit for sign, unit in words.currency_signs.items()},
        {name.lower(): unit for name, unit in words.currency_words.items()},
    )


def _word_value(written: str, words: NumberWords) -> Decimal:
    """The value of number words: "two hundred and fifty thousand" is 250000."""
    total, current = Decimal(0), Decimal(0)
    tokens = _TOKEN.findall(written)
    if words.half in tokens:
        return _half_value(tokens, words)
    if words.quarter in tokens:
        return Decimal("0.25") * words.scales[tokens[-1]]
    for token in tokens:
        if token in words.article:
            current = Decimal(1)
        elif token in words.units:
            current += words.units[token]
        elif token in words.tens:
            current += words.tens[token]
        elif token in words.scales:
            scale = words.scales[token]
            if total and not current:
                total *= scale  # "three lakh crore"
                continue
            current = (current or Decimal(1)) * scale
            if scale >= 1000:
                if total and scale > total:
                    total, current = (total + current / scale) * scale, Decimal(0)
                else:
                    total, current = total + current, Decimal(0)
    return total + current


def _half_value(tokens: list[str], words: NumberWords) -> Decimal:
    """The value of "half a dozen" and of "two and a half million"."""
    scale = Decimal(words.scales[tokens[-1]])
    place = tokens.index(words.half)
    whole = _word_value(" ".join(tokens[: max(0, place - 2)]), words) if place else Decimal(0)
    return (whole + Decimal("0.5")) * scale


def _vague_span(written: str, words: NumberWords) -> tuple[Decimal | None, Decimal | None]:
    """The span of "dozens", "tens of thousands", "several hundred"; None for "several"."""
    tokens = _TOKEN.findall(written)
    if tokens[0] in words.vague_plurals:
        low, high = words.vague_plurals[tokens[0]]
        scales = {**words.plural_scales, **words.boundless_plurals}
        factor = Decimal(scales.get(tokens[-1], 1)) if len(tokens) > 1 else Decimal(1)
        return low * factor, (high + 1) * factor - 1
    factor = Decimal(1)
    if tokens[0] in words.boundless_plurals:
        return None, None
    for token in tokens:
        factor *= words.scales.get(token, words.scales.get(token.removesuffix("s"), 1))
    if factor == 1:
        return None, None
    if factor == 12:
        return Decimal(24), Decimal(99)  # the guide's span of "dozens"
    return 2 * factor, 10 * factor - 1


def _with_unit(text: str, amount: Amount, words: NumberWords, patterns: Patterns) -> Amount:
    """The amount with the money words or tonnes behind it taken in."""
    money = patterns.money_after.match(text, amount.end)
    if money is not None:
        unit = amount.unit or _money_unit(money, words)
        amount = _times(amount, _after_scale(money, words))
        amount = amount._replace(end=money.end(), unit=unit, bare=False)
        return _with_cents(text, amount, words, patterns)
    tonnes = patterns.tonnes_after.match(text, amount.end)
    if tonnes is not None and amount.unit is None:
        return amount._replace(unit="tonne", bare=False)
    return amount


def _after_scale(money: re.Match[str], words: NumberWords) -> Decimal:
    """What stands behind or in the currency: "75 USD million", "30 MUSD"."""
    scale = _scale(money["scale"], words)
    return scale * words.money_suffixes[money["mega"].lower()] if money["mega"] else scale


def _times(amount: Amount, scale: Decimal) -> Amount:
    if scale == 1 or amount.low is None:
        return amount
    high = None if amount.high is None else amount.high * scale
    return amount._replace(low=amount.low * scale, high=high, scale=amount.scale * scale)


def _with_cents(text: str, amount: Amount, words: NumberWords, patterns: Patterns) -> Amount:
    """ "Three dollars and fifty cents" is one sum."""
    cents = patterns.cents_after.match(text, amount.end)
    if cents is None or amount.low is None or amount.high is not None or amount.scale != 1:
        return amount
    written = cents["digits"]
    part = Decimal(written) if written else _word_value(cents["words"].lower(), words)
    return amount._replace(end=cents.end(), low=amount.low + part / 100)


def _money_unit(money: re.Match[str], words: NumberWords) -> str | None:
    if money["sign"] is not None:
        return _sign_unit(money["sign"], words)
    word = " ".join(money["word"].split())
    if word.upper() in words.currency_codes:
        return word.upper()
    return _currencies(words).names[word.lower()]

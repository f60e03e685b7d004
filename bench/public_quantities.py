"""``python -m bench.public_quantities FOLDER``: the number grammar against public collections.

FOLDER holds the collections in place; none of them is part of this project:

- ``newsquant/dev.json``: news sentences with every quantity, measures and shares included;
- ``recognizers/English/*Model.json``: specification cases of Microsoft Recognizers-Text.

What counts as news-like among the specification cases is decided before scoring, by
``is_news_like``: a case is taken when it is a sentence of at least four words; each of its
results is a plain positive number or sum (no fraction of words, power, ordinal, negative
number, cryptocurrency or amount without value); and its text holds none of the characters that
news prose does not put beside numbers (plus, caret, star, equals, slashes, underscore, at).
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from bench.public_options import read_options
from tallywire.extract.quantity import BARE_DOLLAR, find_quantities
from tallywire.model.values import Quantity
from tallywire.packs.lexicon_numbers import NumberWords, load_number_words

Case = Mapping[str, Any]
ODD: Final = re.compile(r"[+^*=/\\_@]|(?<!\w)-\s?\d")
PLAIN: Final = ("integer", "decimal")
COUNTED: Final = "counted"


def quantities(text: str, words: NumberWords) -> tuple[Quantity, ...]:
    """All that the grammar reads in ``text``, measures included."""
    return find_quantities(text, 0, len(text), words, with_measures=True)


# NewsQuant


def values_of(written: str) -> tuple[float, ...]:
    """ "12.0" or "10.0-20.0" as numbers; nothing where the collection gives none."""
    numbers = re.findall(r"\d+(?:\.\d+)?(?:e\+?\d+)?", written.lower())
    return tuple(float(number) for number in numbers[:2])


def gold_unit(quantity: Case, words: NumberWords) -> str:
    """The unit in our words: a currency code, a measure, or ``counted``."""
    name = re.sub(r"\s+", " ", str(quantity["normalized_unit"]).lower())
    currencies = {key.lower(): code for key, code in words.currency_words.items()}
    measures = {form: key for key, forms in words.measures.items() for form in forms}
    measures |= {key: key for key in words.measures}
    for candidate in (name, name.split(" per ")[0]):
        for form in (candidate, candidate + "s"):
            if form in currencies:
                return currencies[form]
            if form in measures:
                return measures[form]
    return COUNTED


def own_unit(quantity: Quantity) -> str:
    """Our unit; any dollar is a dollar, for the collection seldom tells them apart."""
    return quantity.unit or COUNTED


def agrees(own: str, gold: str) -> bool:
    """Whether two units are one: "$" and "US$" are both "dollar" in the collection."""
    return own == gold or (gold == BARE_DOLLAR and own == "USD")


def score_news(cases: Sequence[Case], words: NumberWords) -> dict[str, float]:
    """F1 of values, and of values with units.  "Several" has no value and is left out."""
    tally: Counter[str] = Counter()
    for case in cases:
        own = [q for q in quantities(case["text"], words) if q.count is not None]
        gold = [q for q in case["quantities"] if values_of(q["value"])]
        tally["own"] += len(own)
        tally["gold"] += len(gold)
        for want in gold:
            wanted, unit = values_of(want["value"]), gold_unit(want, words)
            fits = [q for q in own if _are_equal(_values(q), wanted)]
            best = next((q for q in fits if agrees(own_unit(q), unit)), fits[0] if fits else None)
            if best is None:
                continue
            own.remove(best)
            tally["value"] += 1
            tally["unit"] += agrees(own_unit(best), unit)
    both = tally["own"] + tally["gold"]
    return {
        "gold quantities": tally["gold"],
        "value F1": 2 * tally["value"] / both,
        "value with unit F1": 2 * tally["unit"] / both,
    }


def _are_equal(own: Sequence[float], gold: Sequence[float]) -> bool:
    """The same numbers; thirds and the like are rounded in the pack."""
    return len(own) == len(gold) and all(
        math.isclose(a, b, rel_tol=1e-4) for a, b in zip(own, gold, strict=True)
    )


def _values(quantity: Quantity) -> tuple[float, ...]:
    return tuple(float(v) for v in (quantity.count, quantity.count_high) if v is not None)


# Recognizers


def is_news_like(case: Case, model: str) -> bool:
    """The rule of the module's description."""
    text, results = str(case["Input"]), case["Results"]
    if len(re.findall(r"[^\W\d_]+", text)) < 4 or not results or ODD.search(text):
        return False
    return all(_is_plain(result, model) for result in results)


def _is_plain(result: Case, model: str) -> bool:
    resolution = result.get("Resolution") or {}
    value = resolution.get("value")
    if value is None:
        return False
    if model == "Number":
        return resolution.get("subtype") in PLAIN and float(value) > 0
    if model == "Currency":
        is_known = "isoCurrency" in resolution or resolution.get("unit") == "Dollar"
        return is_known and not str(resolution.get("isoCurrency", "")).startswith("_")
    bounds = [part for part in str(value)[1:-1].split(",") if part]
    return all(re.fullmatch(r"\d+(?:\.\d+)?", bound) for bound in bounds)


def passes(case: Case, model: str, words: NumberWords) -> bool:
    """Whether the values are those of the case, none missing and none too many."""
    own = [q for q in quantities(str(case["Input"]), words) if q.count is not None]
    wanted = [result["Resolution"] for result in case["Results"]]
    if model == "Number":
        found = [value for q in own for value in _values(q)]
        return sorted(found) == sorted(float(w["value"]) for w in wanted)
    if model == "Currency":
        money = [q for q in own if q.unit is not None and _is_currency(q.unit, words)]
        told = sorted((float(q.count or 0), _family(q.unit or "")) for q in money)
        units = [w.get("isoCurrency", BARE_DOLLAR) for w in wanted]
        return told == sorted(
            (float(w["value"]), _family(u)) for w, u in zip(wanted, units, strict=True)
        )
    bounded = [q for q in own if q.qualifier in ("range", "at_least", "at_most")]
    return [_bounds(q) for q in bounded] == [_wanted_bounds(w["value"]) for w in wanted]


def _is_currency(unit: str, words: NumberWords) -> bool:
    return unit == BARE_DOLLAR or unit in {*words.currency_codes, *words.currency_signs.values()}


def _family(unit: str) -> str:
    return BARE_DOLLAR if unit == "USD" else unit


def _bounds(quantity: Quantity) -> tuple[float | None, float | None]:
    low, high = quantity.count, quantity.count_high
    if quantity.qualifier == "at_least":
        return low, None
    return (None, low) if quantity.qualifier == "at_most" else (low, high)


def _wanted_bounds(written: str) -> tuple[float | None, ...]:
    return tuple(float(part) if part else None for part in str(written)[1:-1].split(","))


def main() -> None:
    """Score each collection that the folder holds."""
    options = read_options("bench.public_quantities", __doc__, "folder", "list the cases that fail")
    words = load_number_words("en")
    news = options.place / "newsquant" / "dev.json"
    if news.is_file():
        figures = score_news(json.loads(news.read_text("utf-8")), words)
        print("NewsQuant:", ", ".join(f"{name} {value:.3g}" for name, value in figures.items()))
    for model in ("Number", "NumberRange", "Currency"):
        path = options.place / "recognizers" / "English" / f"{model}Model.json"
        if not path.is_file():
            continue
        cases = json.loads(path.read_text("utf-8-sig"))
        taken = [case for case in cases if is_news_like(case, model)]
        failed = [case for case in taken if not passes(case, model, words)]
        right = len(taken) - len(failed)
        print(f"{model}: {right} of {len(taken)} news-like cases of {len(cases)}")
        for case in failed if options.misses else ():
            own = [(q.raw.exact, *_values(q), q.unit) for q in quantities(case["Input"], words)]
            print("  ", case["Input"], "\n     wanted", [r["Resolution"] for r in case["Results"]])
            print("     read  ", own)


if __name__ == "__main__":
    main()

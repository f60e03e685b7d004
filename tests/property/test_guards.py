"""What is looked at first, before a date or a number is tried, hides none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tallywire.extract.dates import patterns as of_dates
from tallywire.extract.quantity import patterns as of_numbers
from tallywire.packs.lexicon_numbers import load_date_words, load_number_words

DATES, NUMBERS = load_date_words("en"), load_number_words("en")
FIGURES = ("3", "21", "2019", "1,200", "$", "5%", "the", "a", "of", "in", "no", ",")


def words_of(value: Any) -> Iterator[str]:
    """Every word and phrase of a pack, whatever list it stands in."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from words_of(key)
            yield from words_of(inner)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for inner in value:
            yield from words_of(inner)


def listed(pack: msgspec.Struct) -> list[str]:
    return sorted({w.lower() for w in words_of(msgspec.to_builtins(pack))} | set(FIGURES))


def texts(pack: msgspec.Struct) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(listed(pack)), min_size=1, max_size=5).map(" ".join)


def beside_figures(pack: msgspec.Struct) -> list[str]:
    """Every word of a pack alone, and with an article or a figure before or behind it."""
    shapes = ("{}", "a {}", "the {}", "3 {}", "{} 3", "{} the 3")
    return [shape.format(word) for word in listed(pack) for shape in shapes]


def found(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


UNGUARDED_POINT = re.compile(rf"(?:(?<!\w)|(?=\d))(?:{of_dates._point(DATES)})")


@settings(max_examples=1500)
@given(texts(DATES))
def test_no_date_is_hidden_by_the_look_at_its_first_words(text: str) -> None:
    assert found(of_dates.patterns_of(DATES).point, text) == found(UNGUARDED_POINT, text)


def test_no_date_of_a_single_word_is_hidden() -> None:
    point = of_dates.patterns_of(DATES).point
    for text in beside_figures(DATES):
        assert found(point, text) == found(UNGUARDED_POINT, text), text


AMOUNT = of_numbers._amount(NUMBERS)
BODY = AMOUNT[AMOUNT.index(of_numbers._NOT_INSIDE) :]
UNGUARDED_AMOUNT = re.compile(rf"(?<![\w@#№]){BODY}")


@settings(max_examples=1500)
@given(texts(NUMBERS))
def test_no_number_is_hidden_by_the_look_at_its_first_words(text: str) -> None:
    assert found(re.compile(AMOUNT), text) == found(UNGUARDED_AMOUNT, text)


def test_no_number_of_a_single_word_is_hidden() -> None:
    amount = re.compile(AMOUNT)
    for text in beside_figures(NUMBERS):
        assert found(amount, text) == found(UNGUARDED_AMOUNT, text), text

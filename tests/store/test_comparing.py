"""Comparisons of names and words, and bounds of dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.store.functions import fold, has_party, has_words
from tallywire.store.query import first_day, last_day


@pytest.mark.parametrize(
    ("field", "name", "fits"),
    [
        ("Russia", "russia", True),
        ("Russia and Rwanda", "Rwanda", True),
        ("Russia and Rwanda", "Russia and Rwanda", True),
        ("Bosnia and Herzegovina", "Bosnia and Herzegovina", True),
        ("Equatorial Guinea", "Guinea", False),
        ("South Sudan", "Sudan", False),
        ("Côte d'Ivoire", "cote d'ivoire", True),
        (None, "Russia", False),
    ],
)
def test_a_party_is_the_whole_name_or_one_joined_by_and(
    field: str | None, name: str, fits: bool
) -> None:
    assert bool(has_party(field, name)) is fits


@pytest.mark.parametrize(
    ("field", "words", "fits"),
    [
        ("military instructor", "instructors", True),
        ("military instructor", "Instructor MILITARY", True),
        ("reconstruction", "instructor", False),
        ("BRDM-2", "brdm", True),
        ("gas", "ga", False),
        (None, "x", False),
    ],
)
def test_words_are_compared_whole_in_any_order_case_and_number(
    field: str | None, words: str, fits: bool
) -> None:
    assert bool(has_words(field, words)) is fits


@given(st.text())
def test_folding_twice_changes_nothing_more_than_folding_once(text: str) -> None:
    assert has_words(text, text)
    assert fold(text) == " ".join(fold(text).split())


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021-02-03", "2021-02-03", "2021-02-03"),
    ],
)
def test_a_date_begins_and_ends_on_days(iso: str, first: str, last: str) -> None:
    assert (first_day(iso), last_day(iso)) == (first, last)

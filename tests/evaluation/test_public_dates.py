"""The scorer for public specification cases of dates: what is taken, and what is right."""

from __future__ import annotations

from typing import Any

import pytest

from bench.public_dates import is_news_like, passes
from tallywire.packs.lexicon_numbers import load_date_words

WORDS = load_date_words("en")


def case(text: str, named: str, **past: str) -> dict[str, Any]:
    return {
        "Input": text,
        "Context": {"ReferenceDateTime": "2018-05-14T00:00:00"},
        "Results": [{"Text": named, "Value": {"PastResolution": past}}],
    }


@pytest.mark.parametrize("named", ["3 March 2015", "last Friday", "from 2 to 5 June", "early May"])
def test_days_as_news_names_them_are_taken(named: str) -> None:
    assert is_news_like(case(f"They came {named}.", named, date="2018-05-11"))


@pytest.mark.parametrize("named", ["the 27th", "week 31", "11-2016", "tmrw"])
def test_days_as_news_does_not_name_them_are_left_out(named: str) -> None:
    assert not is_news_like(case(f"They came {named}.", named, date="2018-05-11"))


def test_a_stretch_ends_with_the_day_before_the_one_that_the_collection_names() -> None:
    bounds = {"startDate": "2018-03-01", "endDate": "2018-04-01"}
    assert passes(case("They came in March.", "March", **bounds), WORDS)
    assert not passes(case("They came in April.", "April", **bounds), WORDS)


def test_a_count_of_years_is_as_coarse_as_its_words() -> None:
    assert passes(case("They came two years ago.", "two years ago", date="2016-05-14"), WORDS)
    assert not passes(case("They came two days ago.", "two days ago", date="2018-05-11"), WORDS)

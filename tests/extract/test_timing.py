"""Which date of a sentence belongs to what it says."""

from __future__ import annotations

import pytest

from tallywire.extract.dates import find_dates
from tallywire.extract.predication.draft import Draft
from tallywire.extract.timing import Dates, date_of, with_date
from tests.extract.scenes import drafts, english, parse

MONDAY = "2024-05-20"


def dated(text: str, published: str | None = MONDAY) -> list[Draft]:
    """The drafts of ``text`` with their dates."""
    data = english()
    told = find_dates(text, 0, len(text), data.dates, published)
    coming = find_dates(text, 0, len(text), data.dates, published, is_future=True)
    dates = Dates(told, lambda: coming, published)
    found = drafts(text)
    return [with_date(d, date_of(parse(text), d, dates, data.grammar)) for d in found]


def iso(text: str, published: str | None = MONDAY) -> list[str | None]:
    return [d.date.iso if d.date else None for d in dated(text, published)]


@pytest.mark.parametrize(
    "text",
    [
        "France will deliver 12 howitzers to Chad on 3 June.",
        "France said on Monday that 12 howitzers would arrive in Chad on 3 June.",
        "On Monday, France said that 12 howitzers would arrive in Chad on 3 June.",
    ],
)
def test_a_due_date_wins_over_the_date_of_saying(text: str) -> None:
    assert iso(text) == ["2024-06-03"]


def test_the_date_of_the_event_wins_over_the_date_of_saying() -> None:
    text = "France delivered 12 howitzers to Chad on 3 May, the ministry said on Monday."
    assert iso(text) == ["2024-05-03"]


@pytest.mark.parametrize(
    "text",
    [
        "France said on Monday that it would deliver 12 howitzers to Chad.",
        "France has 200 soldiers in Chad, the ministry said on Monday.",
    ],
)
def test_plans_and_states_have_the_date_of_saying(text: str) -> None:
    assert iso(text) == [MONDAY]


@pytest.mark.parametrize(
    "text",
    [
        "France said on Monday that it had delivered 12 howitzers to Chad.",
        "France sent 20 tanks to Chad after talks that began in 2019.",
        "France delivered 12 howitzers to Chad.",
    ],
)
def test_what_is_done_has_no_date_of_saying_and_none_of_another_happening(text: str) -> None:
    assert iso(text) == [None]


def test_each_side_of_a_semicolon_has_its_own_date() -> None:
    text = "France sent 200 soldiers to Chad in 2019; Spain sent 20 tanks to Mali in 2021."
    assert iso(text) == ["2019", "2021"]


def test_the_end_of_the_year_is_its_december() -> None:
    text = "France will send 200 soldiers to Chad by the end of the year."
    assert iso(text) == ["2024-12"]


def test_relative_words_without_a_publication_date_give_none() -> None:
    assert iso("France sent 200 soldiers to Chad last month.", None) == [None]
    assert iso("France sent 200 soldiers to Chad in May 2019.", None) == ["2019-05"]


def test_what_was_handed_over_since_a_year_is_a_sum() -> None:
    (found,) = dated("France has delivered 12 howitzers to Chad since 2018.")
    assert found.date is not None
    assert (found.date.iso, found.basis) == ("2018/..", "total")


def test_soldiers_present_since_a_year_keep_their_basis() -> None:
    (found,) = dated("French soldiers have been stationed in Chad since 2018.")
    assert found.date is not None
    assert (found.date.iso, found.basis) == ("2018/..", "unspecified")


def test_a_date_keeps_the_words_it_was_read_from() -> None:
    text = "France delivered 12 howitzers to Chad on 3 May 2024."
    (found,) = dated(text)
    assert found.date is not None
    assert found.date.raw is not None
    assert found.date.raw.exact in text
    assert "3 May 2024" in found.date.raw.exact

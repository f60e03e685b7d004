"""Stocks told as bare numbers: what a verb ties to a word for strength, and what it does not."""

from __future__ import annotations

import pytest

from tests.extract.scenes import draft, drafts, fact, sides


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The total number of Russian instructors in Mali is 1,135.", 1135),
        ("The number of Russian instructors in Mali has reached 1,135.", 1135),
        ("The number of Russian instructors in Mali fell to 400.", 400),
        ("Another arrival brings the number of Russian instructors in Mali to 535.", 535),
        ("Another arrival raised the number of Russian instructors in Mali to 535.", 535),
    ],
)
def test_a_number_tied_to_a_word_for_strength_is_a_stock(text: str, count: int) -> None:
    found = draft(text)
    assert fact(found) == ("presence", "Russia", "Mali", "instructor", count)
    assert (found.unit, found.basis, found.stance.status) == ("person", "total", "ongoing")


def test_a_force_put_at_a_range_keeps_both_ends() -> None:
    found = draft("Experts put the Russian force in Libya at between 800 and 2,000.")
    assert fact(found) == ("presence", "Russia", "Libya", "force", 800)
    assert found.quantity is not None
    assert (found.quantity.count_high, found.quantity.qualifier) == (2000, "range")


def test_from_and_to_are_two_stocks() -> None:
    found = drafts("France raised its force in Chad from 800 to 1,200.")
    assert [d.quantity.count for d in found if d.quantity] == [800, 1200]
    assert {(*sides(d), d.basis) for d in found} == {("France", "Chad", "total")}


def test_a_number_of_units_counts_units() -> None:
    found = draft("The number of Russian battalions in Belarus is 12.")
    assert (found.what, found.unit) == ("battalion", "unit")


def test_a_number_that_will_be_reached_is_projected() -> None:
    found = draft("The number of French troops in Chad will reach 1,000.")
    assert (found.is_projected, found.stance.status) == (True, "pledged")


def test_a_number_that_may_be_reached_is_considered() -> None:
    found = draft("Their number may reach 4,135.")
    assert fact(found) == ("presence", None, None, None, 4135)
    assert (found.stance.status, found.stance.certainty) == ("considered", "possible")
    assert found.is_projected
    assert found.is_pointer


def test_a_number_under_a_condition_is_conditional() -> None:
    found = draft("If the plan holds, their number could reach 600.")
    assert (found.stance.status, found.stance.certainty) == ("considered", "conditional")


def test_a_number_that_once_held_has_ended() -> None:
    found = draft("The number of Turkish soldiers in Syria was once 5,000.")
    assert (found.stance.status, found.is_projected) == ("ended", False)


@pytest.mark.parametrize("text", ["That makes 400.", "Which makes 400."])
def test_what_makes_a_number_sums_up_what_was_told(text: str) -> None:
    found = draft(text)
    assert found.is_sum
    assert found.quantity is not None
    assert found.quantity.count == 400


def test_there_are_so_many_of_them() -> None:
    found = draft("There are 300 of them.")
    assert (found.what, found.is_pointer, found.is_projected) == (None, True, False)


def test_the_start_of_a_change_held_even_where_the_change_is_planned() -> None:
    text = "France plans a reduction in the number of troops in Mali from 9,800 to 5,500."
    start = next(d for d in drafts(text) if d.quantity and d.quantity.count == 9800)
    assert (start.stance.status, start.is_projected) == ("ongoing", False)


@pytest.mark.parametrize(
    "text",
    [
        "The price of oil reached 90 dollars.",
        "The number of soldiers rose by another 300.",
        "The temperature reached 40.",
        "The number of French soldiers in Chad is unknown.",
        "The force marched on.",
    ],
)
def test_prices_increments_and_words_without_number_are_no_stock(text: str) -> None:
    assert [d for d in drafts(text) if d.basis == "total"] == []

"""Sums of money as the price of things."""

from __future__ import annotations

import pytest

from tallywire.extract.predication.worth import with_worth
from tests.extract.scenes import parse, themes


def priced(text: str) -> list[tuple[str, str | None, float | None, str | None]]:
    found = with_worth(parse(text), themes(text))
    return [(t.cls, t.label, t.quantity.count if t.quantity else None, t.unit) for t in found]


@pytest.mark.parametrize(
    "text",
    [
        "France sent a package of military aid worth 90 million euros to Chad.",
        "France announced military aid for Chad worth 90 million euros.",
        "France sent 90 million euros of military aid to Chad.",
        "France sent 90 million euros in military aid to Chad.",
        "The military aid is worth 90 million euros.",
        "The military aid totals 90 million euros.",
    ],
)
def test_an_uncounted_thing_takes_the_sum_as_its_count(text: str) -> None:
    assert priced(text) == [("aid", "military aid", 90_000_000, "EUR")]


def test_a_counted_thing_gets_a_twin_with_the_sum() -> None:
    assert priced("France sold 12 howitzers worth 40 million euros to Chad.") == [
        ("equipment", "howitzer", 12, "item"),
        ("equipment", "howitzer", 40_000_000, "EUR"),
    ]


def test_the_sale_of_a_thing_is_worth_the_sum() -> None:
    text = "The sale of howitzers to Chad is worth 40 million euros."
    assert ("equipment", "howitzer", 40_000_000, "EUR") in priced(text)


def test_a_sum_that_is_the_price_of_nothing_stays_money() -> None:
    assert priced("France gave Chad 90 million euros.") == [("money", None, 90_000_000, "EUR")]


def test_a_sum_far_from_a_thing_is_not_its_price() -> None:
    text = "France gave 5 million euros to schools and sent tanks to Mali."
    assert ("equipment", "tank", None, None) in priced(text)


@pytest.mark.parametrize("text", ["France sent 12 howitzers to Chad.", "The rain fell."])
def test_without_a_sum_nothing_changes(text: str) -> None:
    assert with_worth(parse(text), themes(text)) == themes(text)


def test_an_embargo_has_no_price() -> None:
    text = "The arms embargo on Chad cost 40 million euros."
    assert ("embargo", "arms embargo", None, None) in priced(text)

"""What is too little, or supposed, or disaster relief, makes no draft."""

from __future__ import annotations

import pytest

from tests.extract.scenes import draft, drafts, fact


@pytest.mark.parametrize(
    "text",
    [
        "Will France send 300 soldiers to Chad?",
        "“Has France sent 300 soldiers to Chad?”",
    ],
)
def test_questions_make_none(text: str) -> None:
    assert drafts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Talks will fail unless France sends 300 soldiers to Chad.",
        "Nothing will change until France sends 300 soldiers to Chad.",
        "The road will be ready when 300 French soldiers will be in Chad.",
    ],
)
def test_what_is_only_supposed_makes_none(text: str) -> None:
    assert drafts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "France sent 300 soldiers to Chad after the earthquake.",
        "France sent two helicopters to Chad to fight wildfires.",
        "French soldiers arrived in Chad to help after the floods.",
    ],
)
def test_men_and_craft_on_disaster_relief_make_none(text: str) -> None:
    assert drafts(text) == []


def test_arms_make_one_whatever_the_weather() -> None:
    assert fact(draft("After the floods, France sent 12 howitzers to Chad.")) == (
        "transfer",
        "France",
        "Chad",
        "howitzer",
        12,
    )


@pytest.mark.parametrize(
    "text",
    ["Experts arrived.", "Men went to Chad.", "20 men walked.", "Soldiers are everywhere."],
)
def test_everyday_people_without_number_and_owner_make_none(text: str) -> None:
    assert drafts(text) == []


def test_everyday_people_with_number_and_owner_make_one() -> None:
    found = draft("France sent 20 of its experts to Chad.")
    assert fact(found)[:3] == ("deployment", "France", "Chad")


def test_soldiers_who_are_in_a_named_state_make_a_presence() -> None:
    assert fact(draft("The soldiers are in Chad.")) == ("presence", None, "Chad", "soldier", None)


@pytest.mark.parametrize("verb", ["bought", "ordered", "acquired"])
def test_what_a_state_buys_from_its_own_industry_makes_none(verb: str) -> None:
    assert drafts(f"Chad {verb} 12 howitzers from its own arms works.") == []
    assert drafts(f"Chad {verb} 12 indigenous howitzers.") == []
    assert len(drafts(f"Chad {verb} 12 howitzers.")) == 1
    assert len(drafts(f"Chad {verb} 12 howitzers from France.")) == 1


@pytest.mark.parametrize(
    "text", ["Rockets landed in Chad.", "Bombs fell on Chad.", "The tanks were old."]
)
def test_arms_that_are_used_or_only_described_make_none(text: str) -> None:
    assert drafts(text) == []


def test_civil_aid_needs_both_sides() -> None:
    assert drafts("Aid was delivered to Chad.") == []
    assert fact(draft("France sent aid to Chad."))[:3] == ("transfer", "France", "Chad")

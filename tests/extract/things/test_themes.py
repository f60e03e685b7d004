"""What a sentence speaks of: men, arms, sums, bases, and words that point back."""

from __future__ import annotations

import pytest

from tests.extract.scenes import theme, themes


@pytest.mark.parametrize(
    ("text", "cls", "label"),
    [
        ("France sent military instructors.", "personnel", "military instructor"),
        ("France sent two battalions.", "unit", "battalion"),
        ("France sent anti-tank missiles.", "equipment", "anti-tank missile"),
        ("France lifted the arms embargo on Chad.", "embargo", "arms embargo"),
        ("France opened a military base in Chad.", "facility", "military base"),
        ("A defence pact was signed.", "instrument", "defence pact"),
        ("France gave military aid.", "aid", "military aid"),
        ("300 Chadians arrived.", "personnel", "Chadian"),
        ("Members of the military left.", "personnel", "member of the military"),
    ],
)
def test_a_noun_has_its_class_and_its_name_in_the_singular(text: str, cls: str, label: str) -> None:
    found = theme(text)
    assert (found.cls, found.label) == (cls, label)


def test_the_words_of_a_theme_are_those_of_the_text() -> None:
    text = "France sent 12 BRDM-2 armoured scout cars."
    found = theme(text)
    assert text[found.start : found.end] == "BRDM-2 armoured scout cars"


def test_a_designation_names_the_noun_behind_it() -> None:
    found = theme("France sent 12 BRDM-2 armoured scout cars.")
    assert (found.label, found.quantity and found.quantity.count) == ("BRDM-2", 12)


def test_a_designation_alone_is_a_theme() -> None:
    found = theme("France sent two Mi-24s.")
    assert (found.label, found.cls, found.is_platform) == ("Mi-24", "equipment", True)


def test_the_inner_noun_of_a_container_is_the_theme() -> None:
    found = theme("France sent a contingent of 300 soldiers.")
    assert (found.token.text, found.quantity and found.quantity.count) == ("soldiers", 300)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("France sent 300 soldiers.", "person"),
        ("France sent 300 rifles.", "item"),
        ("France sent three battalions.", "unit"),
        ("France gave 50 million euros.", "EUR"),
        ("France sent soldiers.", None),
    ],
)
def test_the_class_says_the_unit_of_the_count(text: str, unit: str | None) -> None:
    assert theme(text).unit == unit


@pytest.mark.parametrize(
    "text",
    ["Another ten will arrive.", "The first batch arrived.", "These men left.", "They left."],
)
def test_what_points_back_has_no_label_of_its_own(text: str) -> None:
    found = theme(text)
    assert (found.cls, found.label) == ("count", None)


def test_a_bare_sum_is_money_of_its_currency() -> None:
    found = theme("Chad got 90 million euros.")
    assert (found.cls, found.label, found.unit) == ("money", None, "EUR")


def test_everyday_words_for_people_are_weak_until_a_military_word_stands_by() -> None:
    assert theme("Experts met.").is_weak
    assert not theme("French military experts arrived.").is_weak
    assert theme("Experts met.").is_expert


def test_fighters_and_rebels_are_groups() -> None:
    assert theme("Rebels fought.").is_group
    assert not theme("Soldiers fought.").is_group


def test_craft_are_platforms_and_small_arms_are_not() -> None:
    assert theme("A submarine surfaced.").is_platform
    assert not theme("A rifle jammed.").is_platform


def test_themes_stand_in_the_order_of_the_text() -> None:
    found = themes("France sent troops, tanks and ammunition.")
    assert [t.label for t in found] == ["troop", "tank", "ammunition"]


def test_what_is_counted_beside_arms_is_equipment_too() -> None:
    found = themes("Ukraine got 1,500 helmets, 5,000 rifles and 2,000 sleeping bags.")
    assert [(t.label, t.quantity and t.quantity.count) for t in found] == [
        ("helmet", 1500),
        ("rifle", 5000),
        ("sleeping bag", 2000),
    ]


def test_each_number_counts_its_own_noun() -> None:
    found = themes("France sent 300 soldiers and 20 tanks.")
    assert [(t.label, t.quantity and t.quantity.raw.exact) for t in found] == [
        ("soldier", "300"),
        ("tank", "20"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Armed Forces Day was quiet.",
        "Farmers harvested wheat.",
        "The minister smiled.",
        "The weather was fine.",
    ],
)
def test_names_of_days_and_everyday_things_are_no_theme(text: str) -> None:
    assert themes(text) == []

"""Designations that need company, and those that no list has."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tallywire.extract.names.designations import as_written
from tests.extract.scenes import names_in


def equipment(text: str) -> list[tuple[str, str]]:
    return [(text[n.start : n.end], n.entity) for n in names_in(text) if n.kind == "equipment"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad got two Patriot batteries.", [("Patriot", "Patriot")]),
        ("Chad got ten Javelins.", [("Javelins", "Javelin")]),
        ("Chad got 14 Leopards.", [("Leopards", "Leopard")]),
        ("Chad got dozens of Javelins.", [("Javelins", "Javelin")]),
    ],
)
def test_an_everyday_word_behind_a_number_is_a_designation(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert equipment(text) == expected


@pytest.mark.parametrize("noun", ["tank", "battery", "missile"])
def test_an_everyday_word_before_a_noun_of_arms_is_a_designation(noun: str) -> None:
    ((raw, entity),) = equipment(f"Chad wants a Patriot {noun}.")
    assert raw.startswith("Patriot")
    assert entity.endswith("Patriot")


@pytest.mark.parametrize(
    "text",
    [
        "The patriot smiled.",
        "A Patriot walked by.",
        "She threw the javelin.",
        "Leopards live in Chad.",
        "On route A-12 nothing moved.",
    ],
)
def test_an_everyday_word_in_everyday_company_is_none(text: str) -> None:
    assert equipment(text) == []


def test_a_designation_that_no_list_has_is_known_by_its_pattern() -> None:
    assert equipment("The Su-99 flew.") == [("Su-99", "Su-99")]


def test_a_longer_designation_of_a_list_is_not_cut_in_two() -> None:
    assert equipment("Chad got two Leopard 2 tanks.") == [("Leopard 2 tanks", "Leopard 2")]


def test_names_stay_in_order_and_never_overlap() -> None:
    text = "Chad got two Patriot batteries, ten Javelins, T-72 tanks and the Su-99 from France."
    names = names_in(text)
    assert [n.entity for n in names] == ["Chad", "Patriot", "Javelin", "T-72", "Su-99", "France"]
    assert all(a.end <= b.start for a, b in pairwise(names))


def test_a_text_without_designations_keeps_its_names() -> None:
    assert [n.entity for n in names_in("Chad thanked France.")] == ["Chad", "France"]
    assert names_in("") == ()


@pytest.mark.parametrize(
    ("raw", "name", "expected"),
    [
        ("AH-64E Apaches", "AH-64 Apache", "AH-64E Apache"),
        ("Leopard 2A6s", "Leopard 2", "Leopard 2A6"),
        ("Leopard 2 tanks", "Leopard 2", "Leopard 2"),
        ("M-16s", "M16", "M-16"),
        ("Black Hawks", "UH-60 Black Hawk", "UH-60 Black Hawk"),
        ("Humvees", "HMMWV", "Humvee"),
        ("HIMARS", "M142 HIMARS", "M142 HIMARS"),
    ],
)
def test_a_variant_stays_as_written_and_other_names_become_the_listed_one(
    raw: str, name: str, expected: str
) -> None:
    assert as_written(raw, name) == expected

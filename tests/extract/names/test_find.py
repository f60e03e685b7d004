"""Names in the characters of a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.extract.names.find import NameIndex, Surface, fold

INDEX = NameIndex(
    [
        Surface("Guinea", "Guinea", "state", "name", "Guinea"),
        Surface("Equatorial Guinea", "Equatorial Guinea", "state", "name", "Equatorial Guinea"),
        Surface("US", "United States", "state", "alias", "United States", is_exact=True),
        Surface("Côte d'Ivoire", "Ivory Coast", "state", "alias", "Ivory Coast"),
        Surface("Russian", "Russia", "state", "adjective", "Russia"),
        Surface("BRDM-2", "BRDM-2", "equipment", "name", None, "apc"),
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.entity) for m in INDEX.find(text)]


@given(st.text(max_size=80))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(max_size=40), st.text(max_size=40))
def test_folding_goes_character_by_character(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


def test_folding_drops_case_accents_and_curls() -> None:
    assert fold("CÔTE d’Ivoire\nİ") == "cote d'ivoire i"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He flew to Equatorial Guinea.", [("Equatorial Guinea", "Equatorial Guinea")]),
        ("Cote d’Ivoire and Guinea", [("Cote d’Ivoire", "Ivory Coast"), ("Guinea", "Guinea")]),
        ("Ten BRDM-2s came.", [("BRDM-2s", "BRDM-2")]),
        ("The US told us.", [("US", "United States")]),
        ("anti-Russian, Russian", [("Russian", "Russia")]),
    ],
)
def test_the_longest_name_with_its_edges_is_found(text: str, expected: list[object]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text", ["", "Guineans", "NewGuinea", "guinea pigs", "bus", "BRDM-25", "a Russianist"]
)
def test_what_is_no_name_gives_nothing(text: str) -> None:
    assert found(text) == []


@given(st.lists(st.sampled_from(["Guinea", "Equatorial", "US", " ", "-", "BRDM-2", "s", "."])))
def test_names_are_in_order_and_do_not_overlap(parts: list[str]) -> None:
    mentions = INDEX.find("".join(parts))
    assert all(a.end <= b.start for a, b in pairwise(mentions))

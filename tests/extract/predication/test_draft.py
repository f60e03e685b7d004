"""A statement in the making: frozen, and of a known family."""

from __future__ import annotations

import pytest

from tallywire.extract.predication.draft import FAMILY
from tallywire.extract.things.themes import CLASSES
from tests.extract.scenes import draft


def test_every_class_of_theme_has_a_family() -> None:
    assert set(CLASSES) <= set(FAMILY)


def test_men_and_units_are_one_family_and_things_and_money_another() -> None:
    assert FAMILY["personnel"] == FAMILY["unit"]
    assert FAMILY["equipment"] == FAMILY["money"] == FAMILY["aid"] == FAMILY["platform"]
    assert FAMILY["personnel"] != FAMILY["equipment"]


def test_what_points_back_is_of_no_family() -> None:
    assert FAMILY.get("count") is None


def test_a_draft_does_not_change() -> None:
    found = draft("France sent 300 soldiers to Chad.")
    with pytest.raises(AttributeError, match="immutable"):
        found.frame = "transfer"  # type: ignore[misc]


def test_two_readings_of_a_sentence_are_equal() -> None:
    text = "France sent 300 soldiers to Chad."
    assert draft(text) == draft(text)
    assert hash(draft(text)) == hash(draft(text))

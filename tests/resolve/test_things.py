"""What is sent compares across texts, whatever each calls it."""

from __future__ import annotations

import pytest

from tallywire.model.resolved import Thing
from tallywire.reconcile.kinship import kinship
from tests.stating import resolved


def thing(label: str | None, frame: str = "deployment") -> Thing:
    field = {"deployment": "kind", "transfer": "item", "facility": "facility"}[frame]
    return resolved(frame=frame, **{field: label}).thing


def test_a_kind_of_people_falls_under_its_ring_whatever_its_modifiers() -> None:
    assert thing("military trainer").groups == ("instructor",)
    assert thing("unarmed instructor").modifiers == ("unarmed",)


def test_a_designation_falls_under_its_noun_and_class() -> None:
    found = thing("Bayraktar TB2 drone", "transfer")
    assert found.heads == ("bayraktar tb2",)
    assert "drone" in found.groups


def test_a_noun_after_a_designation_of_another_sort_is_the_head() -> None:
    assert thing("Kalashnikov grenade launcher", "transfer").heads == ("grenade launcher",)


def test_joined_items_keep_all_their_heads() -> None:
    assert thing("mortar and small arms", "transfer").heads == ("mortar", "small arm")


def test_a_label_that_no_pack_knows_keeps_its_last_word_as_head() -> None:
    found = thing("frobnicator", "transfer")
    assert (found.heads, found.groups) == (("frobnicator",), ())


PAIRS = [
    ("deployment", "trainer", "military instructor", "close"),
    ("deployment", "soldier", "serviceman", "close"),
    ("deployment", "civilian instructor", "instructor", "same"),
    ("deployment", "instructor", "soldier", "apart"),
    ("deployment", "personnel", "instructor", "general"),
    ("deployment", "mercenary", "police officer", "apart"),
    ("deployment", "mercenary", None, "unknown"),
    ("transfer", "BMP-3", "armoured vehicle", "general"),
    ("transfer", "Mi-35", "helicopter", "general"),
    ("transfer", "Mi-35", "attack helicopter", "close"),
    ("transfer", "BMP-3", "weapon", "general"),
    ("transfer", "Mi-35", "tank", "apart"),
    ("transfer", "howitzer", "assault rifle", "apart"),
    ("transfer", "military aid", "ammunition", "general"),
    ("facility", "Gate Tower camp", "camp", "same"),
    ("facility", "port", "air base", "apart"),
    ("facility", "Air Base 77", "base", "close"),
    ("deployment", "military specialist", "instructor", "general"),
    ("deployment", "Fijian", "soldier", "general"),
    ("deployment", "Fijian", "man", "close"),
    ("deployment", "contingent", "man", "general"),
]


@pytest.mark.parametrize(("frame", "one", "other", "wanted"), PAIRS)
def test_two_labels_are_akin_as_their_classes_are(
    frame: str, one: str, other: str | None, wanted: str
) -> None:
    assert kinship(thing(one, frame), thing(other, frame)) == wanted
    assert kinship(thing(other, frame), thing(one, frame)) == wanted

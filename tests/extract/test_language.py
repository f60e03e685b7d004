"""Language packs as the extractor sees them."""

from __future__ import annotations

import pytest

from tallywire.extract.language import has_pack, load_language
from tests.extract.scenes import english


def test_english_has_a_pack() -> None:
    assert has_pack("en")


@pytest.mark.parametrize("code", ["de", "xx", "", None, "../en", "en/..", "e n", "en.", "e"])
def test_other_codes_and_paths_have_none(code: str | None) -> None:
    assert not has_pack(code)


def test_a_language_is_loaded_once() -> None:
    assert load_language("en") is english()


def test_forces_and_groups_are_told_apart() -> None:
    data = english()
    assert "army" in data.force_nouns
    assert "rebel" in data.group_nouns
    assert not data.force_nouns & data.group_nouns


def test_states_and_designations_are_in_one_index() -> None:
    found = english().names.find("Chad got T-72 tanks from Russian depots.")
    assert [(n.entity, n.kind) for n in found] == [
        ("Chad", "state"),
        ("T-72", "equipment"),
        ("Russia", "state"),
    ]


def test_everyday_words_are_designations_only_in_the_ambiguous_index() -> None:
    data = english()
    assert data.names.find("A Javelin flew.") == ()
    assert [n.entity for n in data.ambiguous.find("A Javelin flew.")] == ["Javelin"]


@pytest.mark.parametrize("word", ["pull-out", "Pull-Out", "build-up", "hand-over"])
def test_hyphenated_nouns_are_matched_whole_in_any_case(word: str) -> None:
    found = english().hyphenated.search(f"The {word} began.")
    assert found is not None
    assert found.group() == word


def test_no_part_of_a_longer_word_is_matched() -> None:
    assert english().hyphenated.search("The xpull-outs began.") is None

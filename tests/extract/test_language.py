"""Language packs as the extractor sees them."""

from __future__ import annotations

import msgspec
import pytest

from tallywire.extract.language import can_tell, has_pack, load_language
from tallywire.model.document import Document
from tallywire.read.build import Source, build_document
from tallywire.read.metadata import Metadata
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


def text_of(length: int, words: str) -> Document:
    filler = "The band played on, and nobody in the park minded the rain. "
    text = (filler * (length // len(filler) + 1))[: length - len(words)] + words
    return build_document(Source(text.encode(), "x", "x", Metadata(language="en")), text)


@pytest.mark.parametrize("words", [" soldiers.", " The navy.", " two frigates.", " Air base."])
def test_a_long_text_with_a_word_of_war_may_have_statements(words: str) -> None:
    assert can_tell(text_of(5_000, words))


def test_a_long_text_without_a_word_of_war_is_not_read() -> None:
    assert not can_tell(text_of(1_500, " Norway sent Malta 40 boats."))


def test_a_short_text_is_read_whatever_its_words() -> None:
    assert can_tell(text_of(1_499, " Norway sent Malta 40 boats."))


def test_a_part_of_another_word_is_no_word_of_war() -> None:
    assert not can_tell(text_of(5_000, " The charmed harmony of gendarmes."))


def test_a_text_in_a_language_without_a_pack_has_no_statements() -> None:
    assert not can_tell(msgspec.structs.replace(text_of(5_000, " soldiers"), language="xx"))

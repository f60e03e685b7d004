"""Which passages of a text speak of war, forces or arms."""

from __future__ import annotations

import pytest

from tallywire.extract.language import load_language
from tallywire.extract.names.passages import Passages


def test_every_passage_of_a_short_text_is_read() -> None:
    assert Passages([], 1_499).has(700, 800)


def test_no_passage_of_a_long_text_without_such_a_word_is_read() -> None:
    assert not Passages([], 1_500).has(700, 800)


@pytest.mark.parametrize(("words", "is_read"), [(29, False), (30, True)])
def test_a_text_about_arms_is_read_whole(words: int, is_read: bool) -> None:
    assert Passages(list(range(words)), 10_000).has(9_000, 9_100) is is_read


@pytest.mark.parametrize(("words", "is_read"), [(8, False), (9, True)])
def test_a_dense_passage_of_another_text_is_read(words: int, is_read: bool) -> None:
    passages = Passages(list(range(6_000, 6_000 + words)), 30_000)
    assert passages.has(5_500, 5_600) is is_read
    assert not passages.has(8_000, 8_100)


@pytest.mark.parametrize(("words", "is_read"), [(1, False), (2, True)])
def test_a_sentence_with_two_such_words_is_read(words: int, is_read: bool) -> None:
    assert Passages([6_000, 6_010][:words], 30_000).has(5_950, 6_050) is is_read


@pytest.mark.parametrize(("words", "is_read"), [(0, False), (1, True)])
def test_a_sentence_with_one_that_names_two_states_is_read(words: int, is_read: bool) -> None:
    passages = Passages([6_000][:words], 30_000)
    assert passages.has(5_950, 6_050, names_two=True) is is_read


def test_words_are_counted_as_whole_words_in_any_case_with_their_plurals() -> None:
    words = load_language("en").arms_words
    assert words.starts("Armies warm to War; two BOMBERS, an air strike") == [0, 15, 24, 36]

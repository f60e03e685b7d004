"""The closed word lists of the English grammar."""

from __future__ import annotations

import itertools
from importlib.resources import files
from typing import Any

import msgspec
import pytest
import yaml

from tallywire.errors import PackError
from tallywire.packs import reading
from tallywire.packs.lexicon_grammar import Grammar, load_grammar

RAW: dict[str, Any] = yaml.safe_load(
    (files("tallywire.packs") / "languages/en/grammar.yaml").read_text("utf-8")
)
LISTS = {
    **{name: words for name, words in RAW.items() if isinstance(words, list)},
    **{f"modes.{mode}": words for mode, words in RAW["modes"].items()},
}


def test_the_file_has_exactly_the_lists_that_the_rules_know() -> None:
    assert set(RAW) == {field.name for field in msgspec.structs.fields(Grammar)}


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_holds_words_in_small_letters_each_once(name: str) -> None:
    words = LISTS[name]
    assert words, "an empty list says nothing"
    assert all(isinstance(word, str) for word in words), "on, no and yes need quotation marks"
    assert [w for w in words if w != " ".join(w.lower().split())] == []
    assert sorted(words) == sorted(set(words))


def test_the_modes_are_those_of_the_guide_and_share_no_word() -> None:
    modes = load_grammar("en").modes
    assert set(modes) == {"gift", "sale", "loan"}
    for one, other in itertools.combinations(sorted(modes), 2):
        assert not modes[one] & modes[other], f"{one} and {other}"


def test_no_word_makes_a_number_a_part_and_the_whole() -> None:
    grammar = load_grammar("en")
    assert not grammar.part_words & grammar.whole_words


def test_a_hyphenated_noun_is_shown_as_one_plain_word() -> None:
    for shown, plain in load_grammar("en").hyphenated.items():
        assert "-" in shown
        assert plain.isalpha()


def test_a_language_without_the_file_is_an_error_that_names_it() -> None:
    with pytest.raises(PackError, match=r"languages/xx/grammar\.yaml"):
        load_grammar("xx")


def test_a_list_of_something_else_is_an_error_that_names_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken = {**RAW, "measures": [True]}
    monkeypatch.setattr(reading, "read_plain", lambda _: broken)
    with pytest.raises(PackError, match=r"languages/en/grammar\.yaml"):
        load_grammar.__wrapped__("en")

"""Any of many phrases in a text: one pass finds what the regular expression finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.extract.names.phrases import Phrases, any_of

PHRASES = ("war", "civil war", "cease-fire", "arms", "state's men", "kriegsschiff")
FOUND = Phrases(PHRASES)
PATTERN = any_of(PHRASES)


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        ("The Civil War ended.", True),
        ("Civil\nwar ended.", True),  # by its last word
        ("warm, warlike, dwarf", False),
        ("a CEASE-FIRE holds", True),
        ("a cease fire holds", False),
        ("the ſtate's men", True),  # a long s is an s where case is ignored
        ("the state’s men", False),
        ("krıegsschiff", True),
        ("", False),
    ],
)
def test_a_phrase_is_found_as_whole_words_in_any_case(text: str, is_there: bool) -> None:
    assert FOUND.is_in(text) is is_there


@given(st.text(alphabet="wars' civl-\n.ſıİKA’éſT"))
def test_what_is_found_is_what_the_regular_expression_finds(text: str) -> None:
    assert FOUND.is_in(text) is bool(PATTERN.search(text))

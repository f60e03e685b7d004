"""Labels: the noun in the singular with the modifiers that say what kind."""

from __future__ import annotations

import pytest

from tallywire.extract.things.labels import label_of
from tests.extract.scenes import english, names_in, parse, word


def label(text: str, head: str) -> tuple[str, str]:
    names = {n.start: n for n in names_in(text)}
    sentence = parse(text)
    token = word(sentence, head)
    found, start = label_of(sentence, token, names, english().grammar)
    return found, text[start : token.end]


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("France sent military instructors.", "instructors", "military instructor"),
        ("France sent Military instructors.", "instructors", "military instructor"),
        ("France sent anti-tank missiles.", "missiles", "anti-tank missile"),
        ("France sent armoured vehicles.", "vehicles", "armoured vehicle"),
        ("France sent light artillery shells.", "shells", "light artillery shell"),
        ("France sent arms.", "arms", "arms"),
    ],
)
def test_modifiers_of_kind_stay(text: str, head: str, expected: str) -> None:
    assert label(text, head)[0] == expected


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("France sent new tanks.", "tanks"),
        ("France sent another 20 tanks.", "tanks"),
        ("France sent its tanks.", "tanks"),
        ("France sent French tanks.", "tanks"),
        ("France sent more tanks.", "tanks"),
        ("France sent the additional tanks.", "tanks"),
        ("France sent France's tanks.", "tanks"),
    ],
)
def test_whose_how_many_and_which_are_left_out(text: str, head: str) -> None:
    assert label(text, head) == ("tank", "tanks")


def test_a_label_starts_at_its_first_word_in_the_text() -> None:
    assert label("France sent 20 main battle tanks.", "tanks")[1].endswith("battle tanks")


def test_a_label_is_never_empty() -> None:
    assert label("Tanks rolled.", "Tanks") == ("tank", "Tanks")

"""Words that tell how far a claim or a denial reaches."""

from __future__ import annotations

import pytest

from tallywire.packs.contention import is_charged, is_exclusive


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("The four at the embassy are the only Turkish military staff there.", "staff"),
        ("Bamako has only instructors, he said.", "instructor"),
        ("There was nothing but trainers in the camp.", "trainer"),
        ("Le Mali n'a, dit-il, que des instructeurs.", "instructeur"),
        ("Там находятся исключительно российские советники.", "советник"),
        ("que des formateurs, il n'y a que des formateurs", None),
    ],
)
def test_a_cue_before_the_noun_makes_it_all_there_is(words: str, noun: str | None) -> None:
    assert is_exclusive(words, noun)


@pytest.mark.parametrize(
    "words",
    [
        "Instructors only arrived in May.",
        "It was the only one. Instructors came later.",
        "He said that the instructors were there.",
        "Il dit que des instructeurs sont là.",
        "Commonly instructors stay a year.",
    ],
)
def test_a_cue_elsewhere_or_none_does_not(words: str) -> None:
    assert not is_exclusive(words, "instruc")


def test_a_name_that_passes_judgement_is_charged_and_a_plain_one_is_not() -> None:
    assert is_charged("mercenary")
    assert not any(is_charged(head) for head in ("soldier", "fighter", "instructor"))

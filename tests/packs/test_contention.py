"""Words that tell how far a claim or a denial reaches."""

from __future__ import annotations

import pytest

from tallywire.packs.contention import (
    is_apart,
    is_charged,
    is_deadline,
    is_everybody,
    is_exclusive,
    is_sort,
)


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


@pytest.mark.parametrize(
    "words", ["Another 40 followed.", "Each has eight launchers.", "Ещё 40 прибыли", "40 de plus"]
)
def test_a_number_that_is_one_of_several_is_apart(words: str) -> None:
    assert is_apart(words)


@pytest.mark.parametrize("words", ["Reuters spoke of 40.", "Moreover 40 came.", "They teach 40."])
def test_a_plain_number_is_not_apart(words: str) -> None:
    assert not is_apart(words)


def test_all_and_everybody_leave_out_nobody_but_in_all_counts() -> None:
    assert is_everybody("Turkey withdraws all of its men.")
    assert is_everybody("Tous les soldats partent.")
    assert not any(
        map(is_everybody, ["In all 300 leave.", "Not all will leave.", "They fall back."])
    )


def test_a_deadline_is_a_last_day_and_a_day_is_none() -> None:
    assert is_deadline("in two weeks at most")
    assert is_deadline("не позднее марта")
    assert not is_deadline("on 8 October")


def test_combat_narrows_men_to_a_sort_and_military_does_not() -> None:
    assert is_sort("combat")
    assert not is_sort("military")

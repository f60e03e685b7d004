"""Copying that shows in a slip repeated."""

from __future__ import annotations

from tallywire.model.resolved import Source
from tallywire.reconcile.traces import marks_of, traced_pairs


def source(name: str, text: str) -> Source:
    return Source(name, name, text=text)


def test_a_well_known_name_with_two_letters_exchanged_is_a_mark() -> None:
    assert marks_of("Retuers said so; the Gaurdian agreed.") == {"retuers", "gaurdian"}


def test_right_spellings_other_words_and_other_languages_are_no_marks() -> None:
    text = "Reuters, Spoutnik, Alexandre, Rusia, Touadéra, Tuadera, Gazette; retuers in small."
    assert marks_of(text) == frozenset()


def test_two_texts_with_the_same_slip_are_a_pair() -> None:
    one, other = source("a", "Retuers said ten."), source("b", "Ten, Retuers reported.")
    plain = source("c", "Reuters said ten.")
    assert traced_pairs([plain, other, one]) == {frozenset(("a", "b"))}


def test_a_slip_that_many_make_is_a_habit_and_pairs_nobody() -> None:
    assert traced_pairs(source(name, "Retuers said so.") for name in "abcdef") == frozenset()


def test_texts_without_slips_or_without_words_make_no_pair() -> None:
    assert traced_pairs([source("a", ""), source("b", ""), source("c", "Mali.")]) == frozenset()

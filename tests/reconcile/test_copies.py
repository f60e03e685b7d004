"""Documents that copy one another's wording."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tallywire.model.resolved import Source
from tallywire.reconcile.copies import compare, find_copies, signature, worth_comparing

_SYLLABLES = ("ba", "do", "ki", "lu", "me", "no", "ra", "si", "tu", "ve")


def story(seed: int, sentences: int = 12) -> str:
    """Made-up sentences, a paragraph each; another seed tells something else."""
    rng = random.Random(seed)
    made = []
    for number in range(sentences):
        words = ["".join(rng.choices(_SYLLABLES, k=3)) for _ in range(14)]
        made.append(f"In {seed}{number} the {' '.join(words)} again.")
    return "\n\n".join(made)


def source(name: str, text: str, publisher: str | None = None) -> Source:
    return Source(name, name, publisher, None, text)


def pairs(*sources: Source) -> list[tuple[str, str]]:
    return [(copy.first, copy.second) for copy in find_copies(sources)]


def test_a_text_with_one_word_changed_in_each_sentence_is_a_copy() -> None:
    original = story(1)
    edited = original.replace(" again.", " once more.").replace("In 1", "During 1")
    found = find_copies([source("b", edited), source("a", original)])
    assert [(copy.first, copy.second) for copy in found] == [("a", "b")]
    assert 0.6 < found[0].share < 1.0


def test_a_small_text_copied_wholly_into_a_large_one_is_a_copy() -> None:
    small = story(2, 3)
    large = f"{story(3, 30)}\n\n{small}\n\n{story(4, 30)}"
    assert find_copies([source("a", small), source("b", large)])[0].share == 1.0


def test_other_texts_are_no_copies() -> None:
    assert pairs(*(source(str(seed), story(seed)) for seed in range(10, 30))) == []


def test_a_few_sentences_taken_over_make_no_copy() -> None:
    lines = story(5).split("\n\n")
    assert (
        pairs(source("a", story(5)), source("b", "\n\n".join(lines[:3]) + "\n\n" + story(6))) == []
    )


def test_headline_byline_and_calls_to_the_reader_make_no_copy() -> None:
    frame = (
        "The Harbour Gazette, all the news of the coast\n\n{}\n\nSubscribe to our morning letter."
    )
    one, other = story(7, 2), story(8, 2)
    assert pairs(source("a", frame.format(one)), source("b", frame.format(other))) == []


def test_a_publishers_long_disclaimer_makes_no_copy_of_two_of_its_texts() -> None:
    disclaimer = story(9, 5)
    one = source("a", f"{story(10, 4)}\n\n{disclaimer}", "Gazette")
    other = source("b", f"{story(11, 4)}\n\n{disclaimer}", "Gazette")
    assert pairs(one, other) == []


def test_a_story_with_a_new_opening_in_another_paper_is_a_copy() -> None:
    lines = story(12).split("\n\n")
    taken = f"{story(13, 4)}\n\n" + "\n\n".join(lines[4:])
    assert pairs(source("a", story(12), "Gazette"), source("b", taken, "Herald")) == [("a", "b")]


def test_empty_and_tiny_texts_are_no_copies() -> None:
    tiny = "The minister left the port."
    assert pairs(source("a", ""), source("b", ""), source("c", tiny), source("d", tiny)) == []


def test_a_story_told_by_very_many_is_one_group_without_every_pair() -> None:
    many = [
        source(f"{number:04}", f"{story(14)}\n\nIt was line {number}.") for number in range(300)
    ]
    found = find_copies(many)
    assert {copy.second for copy in found} == {one.id for one in many[1:]}
    assert len(found) < 300 * 65


def test_case_accents_of_type_and_line_breaks_change_no_key() -> None:
    text = story(15, 3)
    assert signature(text) == signature(text.upper().replace(" THE ", "  the "))


def test_a_shared_phrase_or_two_is_not_worth_comparing() -> None:
    assert not worth_comparing(0, 0, 5)
    assert not worth_comparing(2, 30, 40)
    assert worth_comparing(4, 30, 400)


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.lists(st.integers(0, 6), min_size=2, max_size=8))
def test_the_order_of_documents_changes_nothing(rng: random.Random, seeds: list[int]) -> None:
    made = [source(f"d{place}", story(seed, 4 + place)) for place, seed in enumerate(seeds)]
    wanted = find_copies(made)
    rng.shuffle(made)
    assert find_copies(made) == wanted


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 50), st.integers(0, 50))
def test_comparing_is_symmetric_and_a_share(one: int, other: int) -> None:
    a, b = source("a", story(one, 5), "Gazette"), source("b", story(other, 7), "Herald")
    assert compare(a, b) == compare(b, a)
    assert 0.0 <= compare(a, b) <= 1.0
    assert (compare(a, b) > 0) == (one == other)

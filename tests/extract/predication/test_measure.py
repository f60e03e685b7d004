"""Basis, mode, anchor and pointers of a draft."""

from __future__ import annotations

import pytest

from tests.extract.scenes import draft


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("France sent a total of 300 soldiers to Chad.", "total"),
        ("France has 300 soldiers in Chad.", "total"),
        ("France sent an additional 300 soldiers to Chad.", "increment"),
        ("France sent 300 more soldiers to Chad.", "increment"),
        ("France sent another 300 soldiers to Chad.", "increment"),
        ("France sent a first batch of 300 soldiers to Chad.", "increment"),
        ("France added 300 soldiers to its force in Chad.", "increment"),
        ("France promised 12 howitzers to Chad.", "increment"),
        ("France approved the sale of 12 howitzers to Chad.", "increment"),
        ("France sent 300 soldiers to Chad.", "unspecified"),
        ("France delivered 12 howitzers to Chad.", "increment"),
        ("French soldiers are stationed in Chad.", "unspecified"),
    ],
)
def test_the_words_say_whether_a_number_is_the_whole_or_a_part(text: str, basis: str) -> None:
    assert draft(text).basis == basis


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("France donated 12 howitzers to Chad.", "gift"),
        ("France sold 12 howitzers to Chad.", "sale"),
        ("Chad bought 12 howitzers from France.", "sale"),
        ("France lent 12 howitzers to Chad.", "loan"),
        ("France delivered 12 howitzers to Chad.", "unspecified"),
    ],
)
def test_a_transfer_has_the_mode_of_its_words(text: str, mode: str) -> None:
    assert draft(text).mode == mode


def test_only_transfers_have_a_mode() -> None:
    assert draft("France sent 300 soldiers to Chad.").mode is None


@pytest.mark.parametrize(
    ("anchor", "what"),
    [
        ("300 military instructors", "military instructors"),
        ("military instructors", "military instructors"),
        ("an additional 300 soldiers", "soldiers"),
    ],
)
def test_the_anchor_runs_from_the_number_to_the_noun(anchor: str, what: str) -> None:
    text = f"France sent {anchor} to Chad."
    found = draft(text)
    assert text[slice(*found.anchor)] == anchor
    assert text[slice(*found.what_span)] == what


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("These soldiers left Chad.", True),
        ("The soldiers left Chad.", True),
        ("Another ten arrived in Chad.", True),
        ("300 French soldiers left Chad.", False),
    ],
)
def test_determiners_of_known_things_point_back(text: str, points: bool) -> None:
    assert draft(text).is_pointer is points


def test_the_one_other_state_of_a_sentence_is_kept_as_a_last_resort() -> None:
    found = draft("France sold 12 howitzers worth a lot to Chad.")
    assert found.recipient is None
    assert found.nearby is not None
    assert found.nearby.name == "Chad"


def test_two_other_states_are_no_resort() -> None:
    found = draft("As Mali and Niger watched, France sent 300 soldiers.")
    assert (found.recipient, found.nearby) == (None, None)


def test_the_content_of_a_package_is_a_part() -> None:
    assert draft("The package includes 20 tanks.").is_part
    assert not draft("France sent 20 tanks to Chad.").is_part


def test_the_head_is_the_word_that_says_what_happens() -> None:
    text = "France sent 300 soldiers to Chad."
    assert draft(text).head == text.split().index("sent")

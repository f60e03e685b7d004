"""Moves whose movers are not named as people, and doing so too."""

from __future__ import annotations

import pytest

from tests.extract.scenes import draft, drafts, fact, state


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("France will pull out of Mali.", "pledged"),
        ("France withdrew from Mali.", "completed"),
        ("France is considering withdrawing from Mali.", "considered"),
        ("France refused to withdraw from Mali.", "refused"),
    ],
)
def test_a_state_that_leaves_a_country_withdraws_nobody_in_particular(
    text: str, status: str
) -> None:
    found = draft(text)
    assert fact(found) == ("withdrawal", "France", "Mali", None, None)
    assert found.stance.status == status


def test_the_words_of_such_a_move_are_the_verb() -> None:
    text = "France withdrew from Mali."
    start, end = draft(text).anchor
    assert text[start:end] == "withdrew"


@pytest.mark.parametrize(
    "text",
    [
        "France pulled out of the deal.",
        "France withdrew from the talks.",
        "French businesses withdrew from Mali.",
        "France withdrew.",
        "France withdrew its ambassador from Mali.",
    ],
)
def test_leaving_talks_deals_or_nothing_is_no_withdrawal(text: str) -> None:
    assert drafts(text) == []


def test_soldiers_pulled_out_are_read_once_as_soldiers() -> None:
    found = draft("France pulled its soldiers out of Mali.")
    assert fact(found) == ("withdrawal", "France", "Mali", "soldier", None)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Spain is considering doing so.", "considered"),
        ("Spain did the same.", "completed"),
        ("Spain followed suit.", "completed"),
        ("Spain refused to do so.", "refused"),
    ],
)
def test_doing_so_points_back_to_what_was_told(text: str, status: str) -> None:
    found = draft(text)
    assert (found.is_same_act, found.is_pointer, found.what) == (True, True, None)
    assert found.provider is not None
    assert (found.provider.name, found.stance.status) == ("Spain", status)


def test_they_did_so_is_the_topic() -> None:
    found = draft("They did the same.", topic=state("Spain"))
    assert found.provider is not None
    assert found.provider.name == "Spain"


@pytest.mark.parametrize(
    "text", ["Spain did its homework.", "Spain followed the talks.", "They did the same."]
)
def test_doing_something_else_or_nobody_doing_so_is_nothing(text: str) -> None:
    assert drafts(text) == []

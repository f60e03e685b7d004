"""Parties that stand above a predicate, suppliers, and journeys home."""

from __future__ import annotations

import pytest

from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.predication.outer_roles import goes_home, supplier_roles
from tests.extract.scenes import draft, fact, scene, sides, word


@pytest.mark.parametrize(
    "text",
    [
        "France approved the sale of 12 howitzers to Chad.",
        "France announced the delivery of 12 howitzers to Chad.",
        "France suspended the sale of 12 howitzers to Chad.",
        "France rejected the sale of 12 howitzers to Chad.",
        "France is considering the sale of 12 howitzers to Chad.",
    ],
)
def test_whoever_decides_on_a_sale_sells(text: str) -> None:
    assert sides(draft(text)) == ("France", "Chad")


@pytest.mark.parametrize(
    "text",
    [
        "Chad is considering the purchase of 12 howitzers from France.",
        "Chad is in talks with France about buying 12 howitzers.",
        "Chad is negotiating the purchase of 12 howitzers from France.",
    ],
)
def test_whoever_decides_on_a_purchase_gets(text: str) -> None:
    assert sides(draft(text)) == ("France", "Chad")


@pytest.mark.parametrize(
    "text",
    [
        "Chad demanded the withdrawal of 200 French soldiers.",
        "Chad asked France to withdraw 200 soldiers.",
        "Chad demanded that France withdraw its soldiers.",
    ],
)
def test_whoever_asks_others_to_leave_is_the_host(text: str) -> None:
    found = draft(text)
    assert (found.frame, *sides(found)) == ("withdrawal", "France", "Chad")
    assert found.stance.status == "requested"


@pytest.mark.parametrize(
    "text",
    [
        "France is the largest arms supplier to Chad.",
        "France remains Chad's largest arms supplier.",
    ],
)
def test_a_supplier_provides_for_whom_it_supplies(text: str) -> None:
    found = draft(text)
    assert (found.frame, *sides(found), found.stance.status) == (
        "transfer",
        "France",
        "Chad",
        "ongoing",
    )


def test_a_supplier_of_nobody_named_has_no_recipient() -> None:
    read = scene("France is a supplier of arms.")
    noun = word(read.sentence, "supplier")
    provider, recipient = supplier_roles(read, Predicate(noun, ("supplier",), "modifier", True))
    assert provider is not None
    assert (provider.name, recipient) == ("France", None)


def heads_home(text: str, verb: str) -> bool:
    read = scene(text)
    predicate = Predicate(word(read.sentence, verb), ("go",), "subject")
    return goes_home(read.sentence, predicate, "go", None, None)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The soldiers went home.", "went"),
        ("The soldiers returned home.", "returned"),
        ("The soldiers returned from Mali.", "returned"),
    ],
)
def test_going_home_and_returning_from_somewhere_are_journeys_home(text: str, verb: str) -> None:
    assert heads_home(text, verb)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The soldiers went to Mali.", "went"),
        ("The soldiers returned to Mali.", "returned"),
        ("The soldiers arrived from Mali.", "arrived"),
    ],
)
def test_going_or_returning_to_a_place_is_none(text: str, verb: str) -> None:
    assert not heads_home(text, verb)


@pytest.mark.parametrize(
    "text",
    ["300 French soldiers returned from Mali.", "300 French soldiers went home from Mali."],
)
def test_a_journey_home_is_a_withdrawal_from_the_place_left(text: str) -> None:
    assert fact(draft(text)) == ("withdrawal", "France", "Mali", "soldier", 300)


def test_soldiers_who_arrive_in_their_own_state_have_left_another() -> None:
    found = draft("French soldiers arrived in France.")
    assert (found.frame, *sides(found)) == ("withdrawal", "France", None)

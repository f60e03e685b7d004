"""Parties that the whole text decides."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tallywire.extract.discourse.settle import settle
from tallywire.extract.parties.scene import Party
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.status import Stance

ITALY = Party("Italy", "state", 0, 5)
CHAD = Party("Chad", "state", 10, 14)
PERU = Party("Peru", "state", 20, 24)


def draft(provider: Party, recipient: Party, frame: str = "transfer", *, named: bool) -> Draft:
    """A draft between two parties, whose names stand in its sentence or not."""
    return Draft(
        frame=frame,
        sentence=0,
        paragraph=0,
        provider=provider,
        recipient=recipient,
        what="rifle",
        theme="equipment",
        anchor=(0, 1),
        what_span=(0, 1),
        stance=Stance("completed"),
        is_provider_named=named,
        is_recipient_named=named,
    )


GIVEN = draft(ITALY, CHAD, named=True)


def sides(one: Draft) -> tuple[str, str]:
    provider, recipient = one.provider, one.recipient
    assert provider is not None
    assert recipient is not None
    return provider.name, recipient.name


def test_a_carried_giver_that_receives_by_name_gives_way() -> None:
    _, settled = settle([GIVEN, draft(CHAD, PERU, named=False)])
    assert sides(settled) == ("Italy", "Chad")


def test_a_carried_receiver_that_gives_by_name_gives_way() -> None:
    _, settled = settle([GIVEN, draft(PERU, ITALY, named=False)])
    assert sides(settled) == ("Peru", "Chad")


def test_named_parties_stay_where_their_sentence_puts_them() -> None:
    _, settled = settle([GIVEN, draft(CHAD, PERU, named=True)])
    assert sides(settled) == ("Chad", "Peru")


def test_an_accord_points_from_the_giver_to_the_receiver() -> None:
    _, settled = settle([GIVEN, draft(CHAD, ITALY, "agreement", named=True)])
    assert sides(settled) == ("Italy", "Chad")


@pytest.mark.parametrize("frame", ["facility", "agreement", "deployment"])
def test_two_states_in_one_breath_are_the_two_sides(frame: str) -> None:
    both = Party("Chad and Italy", "state", 10, 30)
    one = replace(draft(both, PERU, frame, named=False), is_provider_named=True)
    _, settled = settle([GIVEN, one])
    assert sides(settled) == ("Italy", "Chad")


def test_an_embargo_is_left_alone() -> None:
    one = draft(CHAD, PERU, "embargo", named=False)
    assert settle([GIVEN, one])[1] is one

"""What is to be done under an accord that was told before."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tallywire.extract.discourse.concluded import REACH, under_accords
from tallywire.extract.parties.scene import Party
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.status import Stance

ITALY = Party("Italy", "state", 0, 5)
CHAD = Party("Chad", "state", 10, 14)
PERU = Party("Peru", "state", 20, 24)


def draft(frame: str, status: str, sentence: int = 0, recipient: Party = CHAD) -> Draft:
    """A draft of something between Italy and somebody."""
    return Draft(
        frame=frame,
        sentence=sentence,
        paragraph=0,
        provider=ITALY,
        recipient=recipient,
        what=None,
        theme="equipment",
        anchor=(0, 1),
        what_span=(0, 1),
        stance=Stance(status),
    )


ACCORD = draft("agreement", "agreed")
TURNED = replace(ACCORD, provider=CHAD, recipient=ITALY)


@pytest.mark.parametrize("accord", [ACCORD, TURNED, draft("agreement", "ongoing")])
@pytest.mark.parametrize("frame", ["transfer", "withdrawal"])
def test_what_follows_an_accord_of_the_two_sides_is_agreed(accord: Draft, frame: str) -> None:
    _, after = under_accords([accord, draft(frame, "pledged", REACH)])
    assert after.stance == Stance("agreed")


@pytest.mark.parametrize(
    ("accord", "one"),
    [
        (ACCORD, draft("transfer", "pledged", REACH + 1)),
        (ACCORD, draft("transfer", "pledged", 1, PERU)),
        (ACCORD, draft("transfer", "completed", 1)),
        (ACCORD, draft("deployment", "pledged", 1)),
        (draft("agreement", "agreed", 2), draft("transfer", "pledged", 1)),
        (draft("agreement", "considered"), draft("transfer", "pledged", 1)),
        (
            replace(ACCORD, stance=Stance("agreed", "denied")),
            draft("transfer", "pledged", 1),
        ),
        (ACCORD, replace(draft("transfer", "pledged", 1), stance=Stance("pledged", "denied"))),
    ],
)
def test_what_no_accord_before_it_is_for_stays(accord: Draft, one: Draft) -> None:
    assert under_accords([accord, one]) == [accord, one]

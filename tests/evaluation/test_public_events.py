"""The scorer for public records of events: what is right, turned round, and not found."""

from __future__ import annotations

import pytest

from bench.public_events import Homes, answer, homes
from tallywire.extract.language import load_language

NAMES = load_language("en").names
PERU, CHAD, NORWAY = (frozenset({name}) for name in ("Peru", "Chad", "Norway"))


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ([(PERU, CHAD)], "right"),
        ([(CHAD, PERU), (PERU | NORWAY, CHAD)], "right"),
        ([(CHAD, PERU)], "turned round"),
        ([(PERU, NORWAY)], "other parties"),
        ([(PERU, frozenset())], "other parties"),
        ([], "nothing read"),
    ],
)
def test_a_record_is_right_when_one_statement_has_both_parties_in_its_direction(
    read: list[tuple[Homes, Homes]], said: str
) -> None:
    assert answer((PERU, CHAD), read) == said


def test_parties_named_side_by_side_may_stand_either_way() -> None:
    assert answer((PERU, CHAD), [(CHAD, PERU)], is_mutual=True) == "right"


def test_a_minister_stands_for_the_state_that_the_words_name() -> None:
    assert homes("Peru's defence minister", NAMES) == PERU
    assert homes("NATO member Norway", NAMES) == NORWAY

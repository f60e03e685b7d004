"""Concessions: who grants what to whom."""

from __future__ import annotations

import pytest

from tests.extract.secondary_helpers import only, read

FRAME = "concession"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In exchange for weapons, Sudan granted Russia gold mining rights.",
            ("Sudan", "Russia", "gold mining rights"),
        ),
        (
            "Guinea awarded Wagner a concession for bauxite after its mercenaries came.",
            ("Guinea", "Wagner Group", "concession"),
        ),
        (
            "Russian troops guard Mali's rulers, and Mali gave Russia a mining licence.",
            ("Mali", "Russia", "mining licence"),
        ),
    ],
)
def test_grantor_beneficiary_and_thing(text: str, expected: tuple[str, str, str]) -> None:
    record = only(FRAME, text)
    assert (record["provider"], record["recipient"], record["item"]) == expected


def test_what_is_paid_with_goes_from_the_receiver_of_the_help_to_its_giver() -> None:
    text = "Russia sends weapons to Sudan in exchange for mining rights."
    record = only(FRAME, text)
    assert (record["provider"], record["recipient"]) == ("Sudan", "Russia")


@pytest.mark.parametrize(
    "text",
    [
        "The court in Peru gave the fisherman a licence while soldiers watched.",
        "Soldiers from Mali guard the gold mine near the border with Guinea.",
    ],
)
def test_a_licence_for_a_citizen_and_a_mine_on_its_own_make_none(text: str) -> None:
    assert read(FRAME, text) == ()

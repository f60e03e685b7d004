"""Facilities: who uses what where, and how it stands."""

from __future__ import annotations

import pytest

from tests.extract.secondary_helpers import only, read, sides

FRAME = "facility"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey opened a naval base in Libya.", ("Turkey", "Libya", "completed")),
        ("Russia's army closed its air base in Armenia.", ("Russia", "Armenia", "ended")),
        ("Djibouti hosts a Chinese naval base.", ("China", "Djibouti", "ongoing")),
        (
            "Poland offered to host an American military base.",
            ("United States", "Poland", "offered"),
        ),
        ("Kazakhstan leases a military base to Russia.", ("Russia", "Kazakhstan", "ongoing")),
        (
            "The Pentagon is building a drone base in Niger.",
            ("United States", "Niger", "under_way"),
        ),
        ("Azerbaijan rejected a Turkish military base.", ("Turkey", "Azerbaijan", "refused")),
    ],
)
def test_user_host_and_status_of_a_base_follow_from_the_verb(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert sides(only(FRAME, text)) == expected


def test_leave_to_use_a_base_is_a_facility_of_the_user() -> None:
    text = "Kenya allowed the United States to use the military airfield at Manda Bay."
    assert sides(only(FRAME, text)) == ("United States", "Kenya", "authorised")


def test_a_host_that_orders_a_base_closed_asks_for_it() -> None:
    text = "Niger ordered the United States to close its drone base in Agadez."
    assert sides(only(FRAME, text)) == ("United States", "Niger", "requested")


def test_a_training_mission_is_run_like_a_base() -> None:
    text = "The European Union has run a military training mission in Mozambique since 2021."
    record = only(FRAME, text)
    assert sides(record) == ("European Union", "Mozambique", "ongoing")
    assert record["date"] == "2021/.."


def test_a_base_that_is_said_not_to_be_is_denied() -> None:
    text = "There is no Chinese military base in Tajikistan, the Tajik foreign ministry said."
    record = only(FRAME, text)
    assert (record["provider"], record["polarity"]) == ("China", "denied")


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked an army base in Burkina Faso on Sunday.",
        "Turkish troops have returned to their base in Mogadishu.",
        "A Chinese company runs the port of Lobito in Angola.",
        "Russian officers toured the military base in Khartoum.",
    ],
)
def test_a_base_that_is_attacked_visited_or_civil_makes_none(text: str) -> None:
    assert read(FRAME, text) == ()

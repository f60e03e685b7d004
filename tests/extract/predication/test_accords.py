"""Accords: which of them count, who is the helper, and how they stand."""

from __future__ import annotations

import pytest

from tallywire.extract.parties.scene import Party
from tallywire.extract.predication.accords import pair
from tests.extract.secondary_helpers import only, read, sides

FRAME = "agreement"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chad ended its defence accord with France.",
            ("France", "Chad", "ended"),
        ),
        (
            "Kenya and Britain signed a defence cooperation agreement.",
            ("United Kingdom", "Kenya", "agreed"),
        ),
        (
            "Russia and Togo are negotiating a defence agreement.",
            ("Russia", "Togo", "considered"),
        ),
        (
            "The Senate ratified a military logistics agreement between India and the Maldives.",
            ("India", "Maldives", "authorised"),
        ),
        (
            "Talks between Niger and Russia about a military accord have begun.",
            ("Russia", "Niger", "considered"),
        ),
    ],
)
def test_helper_host_and_status_of_an_accord(text: str, expected: tuple[str, str, str]) -> None:
    assert sides(only(FRAME, text)) == expected


def test_what_an_accord_is_on_belongs_to_its_name() -> None:
    text = "On 21 August 2018 Russia and Chad concluded an agreement on military cooperation."
    record = only(FRAME, text)
    assert record["instrument"] == "agreement on military cooperation"
    assert sides(record) == ("Russia", "Chad", "agreed")


def test_a_committee_that_was_notified_makes_a_notification() -> None:
    text = (
        "Russia delivered 20 howitzers to South Sudan in May."
        " The sanctions committee had been notified."
    )
    record = only(FRAME, text)
    assert (record["provider"], record["recipient"]) == ("Russia", "South Sudan")
    assert record["instrument"] == "notification"


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Vietnam signed a trade agreement in Hanoi.",
        "The army welcomed the peace agreement between Sudan and South Sudan.",
        "The ceasefire agreement between Israel and Hamas expired.",
        "French troops are in Ivory Coast under a defence agreement.",
    ],
)
def test_a_civil_accord_and_a_mere_adverbial_make_none(text: str) -> None:
    assert read(FRAME, text) == ()


class _Nobody:
    """A scene that knows neither provider nor host."""

    topic = None
    host = None


def test_without_a_host_the_later_of_two_helpers_receives() -> None:
    named = [Party("Kenya", "state", 0, 5), Party("France", "state", 6, 12)]
    provider, recipient = pair(_Nobody(), named, ("France", "Kenya"))  # type: ignore[arg-type]
    assert provider is not None
    assert recipient is not None
    assert (provider.name, recipient.name) == ("France", "Kenya")

"""Embargoes: what is done to them, by whom, and which are none of ours."""

from __future__ import annotations

import pytest

from tests.extract.secondary_helpers import only, read

FRAME = "embargo"
COUNCIL = "United Nations Security Council"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The UN Security Council imposed an arms embargo on Libya in 2011.",
            (COUNCIL, "Libya", "imposed", "completed"),
        ),
        (
            "The European Union lifted its arms embargo against Uzbekistan in 2009.",
            ("European Union", "Uzbekistan", "lifted", "completed"),
        ),
        (
            "The Council extended the arms embargo on Sudan by a year.",
            (COUNCIL, "Sudan", "renewed", "completed"),
        ),
        (
            "The United Arab Emirates violated the arms embargo on Libya.",
            ("United Arab Emirates", "Libya", "breached", "completed"),
        ),
        (
            "The sanctions committee granted Somalia an exemption from the arms embargo.",
            (COUNCIL, "Somalia", "exempted", "authorised"),
        ),
        (
            "Lebanon asked the Council for an exemption from the arms embargo.",
            (COUNCIL, "Lebanon", "exempted", "requested"),
        ),
        (
            "Russia vetoed an arms embargo on Myanmar.",
            ("Russia", "Myanmar", "imposed", "refused"),
        ),
        (
            "The EU arms embargo on China has been in place since 1989.",
            ("European Union", "China", "imposed", "ongoing"),
        ),
    ],
)
def test_decider_target_action_and_status_of_an_embargo(
    text: str, expected: tuple[str, str, str, str]
) -> None:
    record = only(FRAME, text)
    found = tuple(record[k] for k in ("provider", "recipient", "action", "status"))
    assert found == expected


def test_the_accused_not_the_accuser_breaks_an_embargo() -> None:
    text = "Sudan accused Chad of violating the UN arms embargo on Darfur."
    assert only(FRAME, text)["provider"] == "Chad"


def test_a_country_under_an_embargo_is_its_target() -> None:
    record = only(FRAME, "Eritrea has been under an arms embargo since 2009.")
    assert (record["recipient"], record["status"], record["date"]) == (
        "Eritrea",
        "ongoing",
        "2009/..",
    )


@pytest.mark.parametrize(
    "text",
    [
        "The trade embargo on Cuba was imposed in 1962.",
        "Russia imposed an embargo on Georgian wine.",
        "The Central Bank of Nigeria eased its restrictions on dollars.",
        "Nigeria banned imports of rice from Benin.",
    ],
)
def test_an_embargo_on_trade_or_wine_makes_none(text: str) -> None:
    assert read(FRAME, text) == ()

"""Support: who backs whose forces or which armed group."""

from __future__ import annotations

import pytest

from tests.extract.secondary_helpers import only, read, sides

FRAME = "support"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran-backed Houthi rebels fired on a tanker.", ("Iran", "Houthis", "ongoing")),
        ("Iranian-backed militias fired rockets in Iraq.", ("Iran", "militias", "ongoing")),
        ("Syrian rebels backed by Turkey entered Afrin.", ("Turkey", "Syrian rebels", "ongoing")),
        (
            "Hezbollah, which is backed by Iran, has 20,000 fighters.",
            ("Iran", "Hezbollah", "ongoing"),
        ),
        (
            "American forces assist the Philippine army.",
            ("United States", "Philippines", "ongoing"),
        ),
        (
            "Russia's air campaign helped Syrian forces retake Aleppo.",
            ("Russia", "Syria", "completed"),
        ),
        (
            "Aided by Ugandan troops, the Congolese army advanced.",
            ("Uganda", "Democratic Republic of the Congo", "completed"),
        ),
        ("The rebels received help from Eritrea.", ("Eritrea", "rebels", "completed")),
    ],
)
def test_backer_backed_and_status(text: str, expected: tuple[str, str, str]) -> None:
    assert sides(only(FRAME, text)) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("France shares intelligence with Nigeria.", "intelligence"),
        ("American special forces are advising Iraqi troops.", "advising"),
        ("The United States gave air support to Iraqi forces.", "air support"),
        ("Turkey is supporting the Azerbaijani armed forces with intelligence.", "intelligence"),
        ("Rwanda supports the M23 rebels.", None),
    ],
)
def test_the_kind_is_the_named_form_of_backing(text: str, kind: str | None) -> None:
    assert only(FRAME, text)["kind"] == kind


def test_the_accused_not_the_accuser_backs_the_rebels() -> None:
    text = "Kinshasa accuses Rwanda of backing the M23 rebels."
    assert only(FRAME, text)["provider"] == "Rwanda"


def test_a_backing_that_is_denied_is_denied() -> None:
    assert only(FRAME, "Kenya denied supporting the Jubaland militia.")["polarity"] == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "The UN-backed government in Tripoli called for calm among the militias.",
        "The United States supports a negotiated solution to the war in Yemen.",
        "The Kremlin supports the government of Belarus and its army parade.",
        "Britain helps Ukrainian farmers near the army bases.",
        "Algeria supports the peace process in Mali.",
    ],
)
def test_political_and_civil_support_makes_none(text: str) -> None:
    assert read(FRAME, text) == ()

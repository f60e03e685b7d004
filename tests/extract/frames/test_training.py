"""Training: verbs, nouns and pupils, and what is no training of ours."""

from __future__ import annotations

import pytest

from tests.extract.secondary_helpers import only, read, sides

FRAME = "training"


@pytest.mark.parametrize(
    ("text", "expected", "count"),
    [
        (
            "British officers are training Kenyan soldiers.",
            ("United Kingdom", "Kenya", "under_way"),
            None,
        ),
        (
            "Some 400 Sudanese pilots have been trained in Egypt since 2015.",
            ("Egypt", "Sudan", "completed"),
            400,
        ),
        ("Israel will train 50 Chadian commandos.", ("Israel", "Chad", "pledged"), 50),
        (
            "The training of 80 Armenian pilots by India will begin in May.",
            ("India", "Armenia", "pledged"),
            80,
        ),
        (
            "Canada suspended its training of Iraqi troops in 2020.",
            ("Canada", "Iraq", "suspended"),
            None,
        ),
        (
            "Nearly 3,000 Somali soldiers have completed training in Turkey.",
            ("Turkey", "Somalia", "completed"),
            3000,
        ),
        (
            "Some 300 Malagasy soldiers graduated from a course run by Russian instructors.",
            ("Russia", "Madagascar", "completed"),
            300,
        ),
        (
            "Rwanda offered courses for Beninese soldiers.",
            ("Rwanda", "Benin", "offered"),
            None,
        ),
    ],
)
def test_trainer_pupil_status_and_count(
    text: str, expected: tuple[str, str, str], count: int | None
) -> None:
    record = only(FRAME, text)
    assert sides(record) == expected
    assert record["count"] == count


def test_soldiers_whom_a_relative_clause_has_trained_are_the_trainees() -> None:
    text = "Mali counts 200 Togolese soldiers, whom France has trained."
    assert sides(only(FRAME, text))[0] == "France"


def test_a_sum_since_a_year_is_a_total() -> None:
    text = "Italy has trained 1,500 Nigerien soldiers since 2018."
    assert only(FRAME, text)["basis"] == "total"


@pytest.mark.parametrize(
    "text",
    [
        "Turkey sent 20 officers to train the Libyan navy.",
        "Chinese doctors trained 300 nurses in Malawi.",
        "Young Angolan soldiers have been trained as physicians in Cuba.",
        "Russian soldiers trained hard for the parade.",
    ],
)
def test_a_purpose_a_civil_trade_and_an_exercise_make_none(text: str) -> None:
    assert read(FRAME, text) == ()


def test_men_whose_training_stops_are_not_sent_anywhere() -> None:
    text = "Canada suspended its training of Iraqi troops in 2020."
    assert read("deployment", text) == ()

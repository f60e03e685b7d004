"""The table of what a theme and what happens to it make."""

from __future__ import annotations

import pytest

from tallywire.errors import PackError
from tallywire.model.statement import FRAMES
from tallywire.packs import lexicon_frames
from tallywire.packs.lexicon_frames import load_frame_table
from tallywire.packs.lexicon_nouns import load_nouns
from tallywire.packs.lexicon_predicates import load_predicates

CELLS = [(theme, p, f) for theme, row in load_frame_table().items() for p, f in row.items()]


def test_every_frame_of_the_table_exists() -> None:
    assert {frame for _, _, frame in CELLS} <= set(FRAMES)


def test_every_predicate_of_the_table_has_words() -> None:
    assert {predicate for _, predicate, _ in CELLS} <= set(load_predicates("en").classes)


def test_every_theme_of_the_table_is_a_class_of_nouns_or_a_sum_of_money() -> None:
    assert set(load_frame_table()) <= {*load_nouns("en").by_class, "money"}


@pytest.mark.parametrize(
    ("theme", "predicate", "frame"),
    [
        ("personnel", "send", "deployment"),
        ("personnel", "pull", "withdrawal"),
        ("personnel", "stay", "presence"),
        ("unit", "expel", "withdrawal"),
        ("equipment", "give", "transfer"),
        ("aid", "give", "transfer"),
        ("money", "give", "transfer"),
    ],
)
def test_men_are_deployed_and_things_are_transferred(
    theme: str, predicate: str, frame: str
) -> None:
    assert load_frame_table()[theme][predicate] == frame


@pytest.mark.parametrize(("theme", "predicate"), [("equipment", "stay"), ("aid", "host")])
def test_what_makes_no_statement_is_not_in_the_table(theme: str, predicate: str) -> None:
    assert predicate not in load_frame_table()[theme]


def test_a_frame_that_does_not_exist_is_an_error_that_names_the_cell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = {"aid": {"give": "present"}}
    monkeypatch.setattr(lexicon_frames, "read_pack", lambda *_: table)
    with pytest.raises(PackError, match=r"aid\.give: 'present' is no frame"):
        load_frame_table.__wrapped__()

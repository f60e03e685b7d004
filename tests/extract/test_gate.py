"""Which sentences can open the reading of a text, and what that saves."""

from __future__ import annotations

from functools import cache

import pytest

from tallywire.extract.extractor import Extractor
from tallywire.extract.gate import Gate
from tallywire.extract.grammar.segment import Bounds
from tallywire.extract.language import load_language
from tallywire.extract.triggers import Sort
from tallywire.read.build import Source, build_document
from tallywire.read.metadata import Metadata

GATE = Gate({"troops": Sort.OPENS, "soldier": Sort.SOLDIER, "air base": Sort.OPENS})


def opened(text: str) -> tuple[int, ...]:
    """Openings of a text whose lines are sentences; words with digits are numbers."""
    bounds, at = [], 0
    for index, line in enumerate(text.splitlines(keepends=True)):
        bounds.append(Bounds(index, at, at + len(line.rstrip()), index, "body"))
        at += len(line)
    return GATE.choose(
        GATE.scan(text),
        bounds,
        (),
        frozenset(),
        lambda b: any(c.isdigit() for c in text[b.start : b.end]),
        is_war_text=False,
    )


@cache
def extractor(*, is_gated: bool) -> Extractor:
    return Extractor(is_gated=is_gated)


def statements(text: str, *, is_gated: bool = True) -> int:
    source = Source(text.encode(), "x", "x", Metadata(language="en"))
    return len(extractor(is_gated=is_gated).extract(build_document(source, text)).statements)


def test_a_sentence_with_men_at_arms_can_open_a_text_and_others_cannot() -> None:
    assert opened("The sea was calm.\nTroops left.\nIt rained.") == (1,)


def test_one_soldier_opens_a_text_only_where_there_is_a_number() -> None:
    assert opened("A soldier left.\nThe 1 soldier left.") == (1,)


def test_a_word_inside_another_word_opens_nothing() -> None:
    assert opened("The supertroops left.\nThe troopship left.") == ()


@pytest.mark.parametrize("gap", ["  ", "\t", " \t ", "\u2028", "\xa0", "\r\n", "\n"])
def test_a_phrase_is_found_whatever_stands_between_its_words(gap: str) -> None:
    (found,) = GATE.scan(f"An air{gap}base.")
    assert found == (3, Sort.OPENS)


@pytest.mark.parametrize(
    ("form", "sort"),
    [
        ("troops", Sort.OPENS),
        ("soldier", Sort.SOLDIER),
        ("soldiers", Sort.OPENS),
        ("people", Sort.PEOPLE),
        ("trucks", Sort.EVERYDAY),
        ("deal", Sort.ACCORD),
        ("taught", Sort.LESSON),
        ("withdrew", Sort.LEAVING),
        ("funding", Sort.BACKING),
        ("us$", Sort.MONEY),
        ("militias", Sort.ARMED),
    ],
)
def test_what_a_word_can_open_follows_from_the_packs(form: str, sort: Sort) -> None:
    found = load_language("en").gate.scan(f"({form})")
    assert any(at == 1 and sorts & sort for at, sorts in found)


def test_what_points_back_is_read_only_after_something_it_can_point_to() -> None:
    assert statements("Another ten will follow to Chad.") == 0
    text = "Kenya sent 200 soldiers to Chad. Another ten will follow."
    assert statements(text) == statements(text, is_gated=False) == 2


def test_a_text_without_any_opening_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    parser = extractor(is_gated=True)._parser
    parse = parser.parse_all
    monkeypatch.setattr(
        parser,
        "parse_all",
        lambda jobs: seen.extend(p for _, ps in jobs for p in ps) or parse(jobs),
    )
    assert statements("France and Chad signed nothing. It rained for 12 days.") == 0
    assert seen == []

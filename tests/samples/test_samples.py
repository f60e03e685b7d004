"""What must hold of the sample texts, their gold statements and their index."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from tallywire.model.statement import FRAMES, WHAT_FIELDS
from tallywire.model.values import (
    ACTIONS,
    BASES,
    CERTAINTIES,
    MODES,
    ORIGIN_KINDS,
    POLARITIES,
    QUALIFIERS,
    STATUSES,
    UNITS,
    Span,
)

SAMPLES = files("tallywire") / "samples"
INDEX: list[dict[str, Any]] = json.loads((SAMPLES / "index.json").read_text("utf-8"))
TEXTS = {entry["id"]: (SAMPLES / f"{entry['id']}.txt").read_text("utf-8") for entry in INDEX}
GOLD = {
    entry["id"]: json.loads((SAMPLES / f"{entry['id']}.gold.json").read_text("utf-8"))
    for entry in INDEX
}
PLANS = ("considered", "requested", "offered", "pledged", "agreed", "authorised")
CLOSED = {
    "status": STATUSES,
    "polarity": POLARITIES,
    "certainty": CERTAINTIES,
    "basis": BASES,
    "qualifier": (*QUALIFIERS, None),
    "mode": (*MODES, None),
    "action": (*ACTIONS, None),
}
FIELDS = {
    *("frame", "provider", "recipient", "org", "count", "count_high", "unit", "date"),
    *("origin", "via", "anchors", "evidence"),
    *WHAT_FIELDS,
    *CLOSED,
}


def statements_of(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The statements of a document, each with the place to name when it fails."""
    for number, statement in enumerate(GOLD[name]["statements"]):
        yield f"{name}[{number}]", statement


def is_iso(value: str) -> bool:
    """A year, month or day that the calendar knows."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return False
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def test_every_file_belongs_to_a_document_of_the_index() -> None:
    names = {path.name for path in SAMPLES.iterdir() if not path.name.startswith((".", "_"))}
    expected = {f"{name}{suffix}" for name in TEXTS for suffix in (".txt", ".gold.json")}
    assert names == expected | {"index.json", "ledger.gold.json", "README.md", "LICENSE"}


def test_there_are_enough_texts_of_each_sort() -> None:
    assert len(INDEX) == len(TEXTS) >= 24
    assert {entry["language"] for entry in INDEX} == {"en", "fr", "ru"}
    assert sum(name.startswith("neg-") for name in TEXTS) == 5


@pytest.mark.parametrize("entry", INDEX, ids=lambda entry: entry["id"])
def test_the_index_says_of_each_text_what_the_text_and_its_gold_say(entry: dict[str, Any]) -> None:
    assert set(entry) == {"id", "publisher", "title", "published", "language", "style", "relays"}
    lines = TEXTS[entry["id"]].splitlines()
    assert lines[:2] == [entry["title"], ""]
    assert entry["published"] is None or is_iso(entry["published"])
    assert set(entry["relays"]) <= set(TEXTS) - {entry["id"]}
    gold = GOLD[entry["id"]]
    assert set(gold) == {"id", "published", "language", "statements"}
    assert {key: gold[key] for key in ("id", "published", "language")} == {
        key: entry[key] for key in ("id", "published", "language")
    }


@pytest.mark.parametrize("name", [name for name in TEXTS if name.startswith("neg-")])
def test_a_hard_negative_has_no_statement(name: str) -> None:
    assert GOLD[name]["statements"] == []


@pytest.mark.parametrize("name", GOLD)
def test_a_gold_statement_has_all_fields_and_only_words_of_the_vocabulary(name: str) -> None:
    for where, statement in statements_of(name):
        assert set(statement) == FIELDS, where
        assert statement["frame"] in FRAMES, where
        assert [f for f, legal in CLOSED.items() if statement[f] not in legal] == [], where
        assert statement["recipient"], where
        assert statement["provider"] != "", where


@pytest.mark.parametrize("name", GOLD)
def test_a_gold_statement_fills_no_field_that_its_frame_lacks(name: str) -> None:
    for where, statement in statements_of(name):
        frame = statement["frame"]
        foreign = {field for field in WHAT_FIELDS if field != FRAMES[frame].what}
        foreign |= set() if frame == "transfer" else {"mode"}
        foreign |= {"org"} if frame == "embargo" else set()
        assert [field for field in sorted(foreign) if statement[field] is not None] == [], where
        if frame in ("transfer", "embargo"):
            assert statement["mode" if frame == "transfer" else "action"] is not None, where
        if frame == "presence":
            assert statement["status"] in (*PLANS, "ongoing", "ended"), where
            assert statement["status"] not in PLANS or statement["basis"] == "total", where


@pytest.mark.parametrize("name", GOLD)
def test_a_gold_quantity_is_whole_or_absent(name: str) -> None:
    for where, statement in statements_of(name):
        count, high = statement["count"], statement["count_high"]
        if count is None:
            assert (high, statement["unit"]) == (None, None), where
            assert statement["qualifier"] in (None, "vague"), where
            continue
        assert isinstance(count, int | float), where
        assert statement["unit"] in UNITS or re.fullmatch("[A-Z]{3}", statement["unit"]), where
        assert statement["qualifier"] is not None, where
        assert (high is not None) == (statement["qualifier"] in ("range", "vague")), where
        assert high is None or high > count, where


@pytest.mark.parametrize("name", GOLD)
def test_a_gold_date_is_iso_in_order_and_maybe_open(name: str) -> None:
    for where, statement in statements_of(name):
        if statement["date"] is None:
            continue
        first, slash, last = statement["date"].partition("/")
        assert is_iso(first), where
        assert not slash or last == ".." or (is_iso(last) and first <= last), where


@pytest.mark.parametrize("name", GOLD)
def test_a_gold_origin_has_a_name_unless_it_is_the_publisher(name: str) -> None:
    for where, statement in statements_of(name):
        origin = statement["origin"]
        assert set(origin) == {"name", "kind"}, where
        assert origin["kind"] in ORIGIN_KINDS, where
        assert (origin["name"] is None) == (origin["kind"] == "publisher"), where
        assert all(isinstance(hop, str) and hop for hop in statement["via"]), where
        assert origin["kind"] != "publisher" or not statement["via"], where


@pytest.mark.parametrize("name", GOLD)
def test_gold_evidence_is_where_it_says_and_its_anchor_finds_it(name: str) -> None:
    for where, statement in statements_of(name):
        text = TEXTS[name]
        assert statement["evidence"], where
        for anchor, found in zip(statement["anchors"], statement["evidence"], strict=True):
            span = Span(**found)
            assert span.holds_in(text), where
            assert span.exact == span.exact.strip(), where
            assert "\n" not in span.exact, where
            assert anchor in span.exact, where
            assert text.count(anchor) == 1, where
            assert 1 <= len(anchor.split()) <= 6, where

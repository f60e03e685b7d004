"""Drafts to statements: what is the same, what is another, and in which order."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tallywire.extract.assemble import Voiced, assemble
from tallywire.model.statement import Hop, Statement
from tallywire.model.values import Span
from tests.extract.scenes import draft, english, parse
from tests.extract.secondary_helpers import read

GAVE = "France delivered ten howitzers to Chad."
TEXTS = (
    GAVE,
    "France sent 200 soldiers to Chad.",
    "Spain sold 12 tanks to Mali.",
    "France will deliver 30 rifles to Chad.",
)


def counts(text: str) -> list[tuple[Any, Any, int]]:
    """Count, origin and number of evidence spans of each transfer in ``text``."""
    found = read("transfer", text)
    return [(r["count"], r["origin"]["name"], len(r["evidence"])) for r in found]


def voiced(text: str, *speakers: str, zone: str = "body") -> Voiced:
    hops = tuple(Hop(s, "official", Span.of(text, 0, 6)) for s in speakers)
    return Voiced(draft(text), hops, zone)


def assembled(text: str, *items: Voiced) -> list[Statement]:
    generic = english().grammar.generic_forces
    return assemble(text, "doc", items, {0: parse(text)}, generic)


def test_two_sentences_that_say_the_same_are_one_statement_with_two_spans() -> None:
    assert counts(f"{GAVE} France delivered the ten howitzers to Chad.") == [(10, None, 2)]


def test_two_origins_are_two_statements() -> None:
    text = f"According to Reuters, {GAVE}\n\nAccording to RIA Novosti, {GAVE}"
    assert counts(text) == [(10, "Reuters", 1), (10, "RIA Novosti", 1)]


@pytest.mark.parametrize(
    "text",
    [f"{GAVE}\n\nAccording to Reuters, {GAVE}", f"According to Reuters, {GAVE}\n\n{GAVE}"],
)
def test_an_unattributed_telling_is_a_span_of_the_attributed_one(text: str) -> None:
    assert counts(text) == [(10, "Reuters", 2)]


def test_two_batches_of_one_size_on_two_days_stay_two() -> None:
    text = (
        "France delivered ten howitzers to Chad in March 2023. "
        "France delivered ten howitzers to Chad in June 2023."
    )
    assert counts(text) == [(10, None, 1), (10, None, 1)]


def test_another_ten_are_not_the_first_ten() -> None:
    text = f"{GAVE} France delivered another ten howitzers to Chad."
    assert counts(text) == [(10, None, 1), (10, None, 1)]


@pytest.mark.parametrize(
    "other",
    [
        "France delivered 12 howitzers to Chad.",
        "France delivered ten howitzers to Mali.",
        "Spain delivered ten howitzers to Chad.",
        "France will deliver ten howitzers to Chad.",
        "France did not deliver ten howitzers to Chad.",
    ],
)
def test_another_count_party_status_or_polarity_is_another_statement(other: str) -> None:
    assert len(counts(f"{GAVE} {other}")) == 2


def test_a_headline_is_a_span_of_what_the_body_tells() -> None:
    text = f"France delivers ten howitzers to Chad\n\n{GAVE} The rain fell."
    (found,) = read("transfer", text)
    assert (found["status"], found["count"]) == ("completed", 10)
    assert [e["start"] for e in found["evidence"]] == [0, text.index(GAVE)]


def test_a_headline_about_somebody_else_is_a_statement_of_its_own() -> None:
    text = f"Spain sends howitzers to Chad\n\n{GAVE} The rain fell."
    assert [r["provider"] for r in read("transfer", text)] == ["Spain", "France"]


def test_the_attributed_telling_leads_whichever_came_first() -> None:
    plain, told = voiced(GAVE), voiced(GAVE, "Reuters")
    for items in ((plain, told), (told, plain)):
        (statement,) = assembled(GAVE, *items)
        assert statement.origin.name == "Reuters"


def test_the_path_is_outermost_first_and_the_origin_last() -> None:
    (statement,) = assembled(GAVE, voiced(GAVE, "Reuters", "Ana Sol"))
    assert (statement.via, statement.origin.name) == (("Reuters",), "Ana Sol")


def test_without_a_path_the_publisher_answers() -> None:
    (statement,) = assembled(GAVE, voiced(GAVE))
    assert (statement.origin.name, statement.origin.kind) == (None, "publisher")


def test_slots_are_the_words_of_the_text() -> None:
    (statement,) = assembled(GAVE, voiced(GAVE))
    assert {s.field: s.span.exact for s in statement.slots} == {
        "provider": "France",
        "recipient": "Chad",
        "item": "howitzers",
        "count": "ten",
    }
    assert all(s.span.holds_in(GAVE) for s in statement.slots)


def test_an_anchor_has_at_most_six_words_of_the_text() -> None:
    text = "France sent 20 light and very old main battle tanks with long guns to Chad."
    item = voiced("France sent 20 tanks to Chad.")
    wide = replace(item.draft, anchor=(12, len(text)))
    (statement,) = assemble(text, "doc", [Voiced(wide, (), "body")], {0: parse(text)}, frozenset())
    (anchor,) = statement.anchors
    assert len(anchor.split()) == 6
    assert anchor in text


def test_without_a_count_there_is_no_unit() -> None:
    text = "France delivered howitzers to Chad."
    (statement,) = assembled(text, voiced(text))
    assert (statement.count, statement.unit, statement.qualifier) == (None, None, None)


def test_no_drafts_are_no_statements() -> None:
    assert assembled(GAVE) == []


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(len(TEXTS))))
def test_the_order_of_arrival_changes_nothing(order: list[int]) -> None:
    whole = " ".join(TEXTS)
    sentences, items = {}, []
    for index, text in enumerate(TEXTS):
        at = whole.index(text)
        tree = parse(text)
        moved = [replace(t, start=t.start + at, end=t.end + at) for t in tree.tokens]
        sentences[index] = replace(
            tree, index=index, start=at, end=at + len(text), tokens=tuple(moved)
        )
        items.append(Voiced(_shifted(draft(text), index, at, whole), (), "body"))
    first = assemble(whole, "doc", items, sentences, frozenset())
    again = assemble(whole, "doc", [items[i] for i in order], sentences, frozenset())
    assert again == first
    assert len(first) == len(TEXTS)
    assert [s.evidence[0].start for s in first] == sorted(s.evidence[0].start for s in first)


def _shifted(found: Any, index: int, at: int, whole: str) -> Any:
    """The draft with its offsets moved to its place in the whole text."""

    def party(p: Any) -> Any:
        return replace(p, start=p.start + at, end=p.end + at)

    raw = found.quantity.raw
    quantity = type(found.quantity)(
        raw=Span.of(whole, raw.start + at, raw.end + at), count=found.quantity.count
    )
    return replace(
        found,
        sentence=index,
        provider=party(found.provider),
        recipient=party(found.recipient),
        anchor=(found.anchor[0] + at, found.anchor[1] + at),
        what_span=(found.what_span[0] + at, found.what_span[1] + at),
        quantity=quantity,
    )

"""What judgements come to for a reading, and which statement each is about."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tallywire.errors import UsageError
from tallywire.model.judgement import Judgement, Target, target_of
from tallywire.model.statement import Origin, Statement
from tallywire.model.values import Span
from tallywire.reconcile import join_matters, make_bonds
from tallywire.resolve import apply_rulings, find_again, holding, rule
from tallywire.resolve.correcting import corrected


def statement(id: str, start: int = 0, **fields: Any) -> Statement:
    span = Span(start, start + 40, "x" * 40)
    known = {"frame": "deployment", "provider": "Turkey", "recipient": "Libya", "count": 30}
    return Statement(
        id=id, document_id="doc", status="completed", evidence=(span,), **{**known, **fields}
    )


def judgement(number: int, verb: str, *targets: Target, **fields: Any) -> Judgement:
    known = {"subject": "s", "made_at": "2024-01-01T00:00:00Z", "author": "ana"}
    return Judgement(number=number, verb=verb, targets=targets, **{**known, **fields})


OLD = target_of(statement("old"), 0)


def test_the_same_id_is_the_same_statement() -> None:
    assert find_again(OLD, [statement("new"), statement("old", start=900)]) == "old"


def test_a_statement_whose_date_is_read_differently_is_found_by_sentence_and_number() -> None:
    now = [statement("a", count=31), statement("b"), statement("c", start=500)]
    assert find_again(OLD, now) == "b"


def test_a_lone_statement_of_the_sentence_is_found_though_its_number_changed() -> None:
    assert find_again(OLD, [statement("a", count=300), statement("b", start=500)]) == "a"


@pytest.mark.parametrize(
    "now",
    [
        [],
        [statement("a", start=500)],
        [statement("a", frame="training")],
        [statement("a"), statement("b")],
        [statement("a", count=31), statement("b", count=32)],
    ],
    ids=["nothing", "elsewhere", "another frame", "two alike", "two other numbers"],
)
def test_where_none_or_several_fit_the_judgement_is_dormant(now: list[Statement]) -> None:
    assert find_again(OLD, now) is None


def test_an_undone_judgement_does_not_hold_and_an_undone_undo_undoes_nothing() -> None:
    first, undo = judgement(1, "reject", OLD), judgement(2, "undo", subject="1")
    assert holding([first, undo]) == ()
    assert holding([first, undo, judgement(3, "undo", subject="2")]) == (first,)


def test_of_two_judgements_on_one_statement_the_later_holds() -> None:
    held = (judgement(1, "reject", OLD), judgement(2, "accept", OLD))
    assert rule(held, {(1, 0): "a", (2, 0): "a"}).rejected == frozenset()
    assert rule(held[::-1], {(1, 0): "a", (2, 0): "a"}).rejected == {"a"}


def test_a_judgement_without_a_statement_does_nothing() -> None:
    assert rule((judgement(1, "reject", OLD),), {}).rejected == frozenset()


def test_a_correction_keeps_the_id_and_leaves_other_statements_alone() -> None:
    held = (judgement(1, "correct", OLD, field="count", value="1,200"),)
    rulings = rule(held, {(1, 0): "a"})
    assert apply_rulings(statement("a"), rulings) == statement("a", count=1200)
    assert apply_rulings(statement("b"), rulings) == statement("b")


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("count", "2.5", 2.5),
        ("status", "Under way", "under_way"),
        ("date", "2020-10/2020-12", "2020-10/2020-12"),
        ("date", "2018/..", "2018/.."),
        ("unit", "EUR", "EUR"),
        ("provider", None, None),
        ("kind", "  military   adviser ", "military adviser"),
    ],
)
def test_values_that_may_stand_in_a_field_are_taken(
    field: str, value: str | None, expected: object
) -> None:
    assert getattr(corrected(statement("a"), field, value), field) == expected


def test_the_origin_is_corrected_by_name_and_by_kind() -> None:
    one = corrected(corrected(statement("a"), "origin", "Hawa Diallo"), "origin_kind", "witness")
    assert one.origin == Origin("Hawa Diallo", "witness")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("colour", "red"),
        ("status", "done"),
        ("status", None),
        ("count", "many"),
        ("count", "-1"),
        ("count", "nan"),
        ("date", "2020-13"),
        ("date", "2020/"),
        ("unit", "boxes"),
        ("kind", " "),
    ],
)
def test_values_that_may_not_stand_there_are_refused(field: str, value: str | None) -> None:
    with pytest.raises(UsageError, match=f"correct {field}"):
        corrected(statement("a"), field, value)


def pair(number: int, verb: str, first: str, second: str) -> tuple[Judgement, dict[Any, str]]:
    sides = (OLD, msgspec.structs.replace(OLD, side=1))
    return judgement(number, verb, *sides), {(number, 0): first, (number, 1): second}


def test_different_holds_as_firmly_as_same_and_the_later_word_counts() -> None:
    said, places = pair(1, "same", "b", "a")
    denied, more = pair(2, "different", "a", "b")
    (bond,) = make_bonds([said, denied], places | more)
    assert (bond.first, bond.second, bond.verdict) == ("a", "b", "different")
    again, last = pair(3, "same", "a", "b")
    (bond,) = make_bonds([said, denied, again], places | more | last)
    assert bond.verdict == "same"


def test_half_a_pair_binds_nothing() -> None:
    said, places = pair(1, "same", "a", "b")
    assert make_bonds([said], {(1, 0): places[1, 0]}) == ()


def test_a_same_across_matters_joins_them_and_a_chain_of_them_is_one() -> None:
    bonds = []
    for number, (first, second) in enumerate((("a", "b"), ("b", "c"), ("d", "e"))):
        said, places = pair(number, "same", first, second)
        bonds += make_bonds([said], places)
    matters = {"a": "Chad | Libya", "b": "Libya | Turkey", "c": "Mali | Turkey", "d": "x", "e": "x"}
    joined = join_matters(matters, bonds)
    assert joined == dict.fromkeys(
        ("Chad | Libya", "Libya | Turkey", "Mali | Turkey"), "Chad | Libya"
    )

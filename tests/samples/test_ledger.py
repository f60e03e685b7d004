"""What must hold of the ledger that the samples make together."""

from __future__ import annotations

import os
import re
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from tallywire.evaluation import LedgerFile, load_ledger
from tallywire.evaluation.ledger_gold import Key
from tallywire.model.ledger import CONFLICT_KINDS, EVENT_KINDS, POINT_KINDS
from tallywire.model.resolved import Stated
from tallywire.model.values import ORIGIN_KINDS
from tallywire.read.statement_files import load_stated

FULL = Path(os.environ.get("TALLYWIRE_SEEDS", Path(__file__).parents[3] / "shared" / "gold"))
ARTICLES = ("seed-000", "seed-002")


@pytest.fixture(scope="module")
def ledger() -> LedgerFile:
    with as_file(files("tallywire") / "samples" / "ledger.gold.json") as path:
        return load_ledger(path)


@pytest.fixture(scope="module")
def statements(ledger: LedgerFile) -> dict[Key, Stated]:
    with as_file(files("tallywire") / "samples") as folder:
        stated = load_stated(folder, names=ledger.documents)
    return {one.key: one for one in stated}


def test_every_statement_of_its_documents_stands_in_exactly_one_event(
    ledger: LedgerFile, statements: dict[Key, Stated]
) -> None:
    named = [key for event in ledger.events for key in event.statements]
    assert sorted(named) == sorted(statements)
    assert not set(ledger.documents) & set(ARTICLES)


def test_the_origins_that_are_known_are_those_that_count(ledger: LedgerFile) -> None:
    for event in ledger.events:
        kinds = [origin.kind for origin in event.origins]
        assert event.kind in EVENT_KINDS, event.id
        assert set(kinds) <= {*ORIGIN_KINDS, "unknown"} - {"publisher"}, event.id
        assert event.independent == sum(kind != "unknown" for kind in kinds), event.id
        assert all((o.origin is None) == (o.kind == "unknown") for o in event.origins), event.id


def test_a_part_belongs_to_an_event_that_is_there(ledger: LedgerFile) -> None:
    ids = [event.id for event in ledger.events]
    assert len(ids) == len(set(ids))
    assert {event.part_of for event in ledger.events} - {None} <= set(ids)


def test_a_point_has_the_number_of_one_of_its_statements(
    ledger: LedgerFile, statements: dict[Key, Stated]
) -> None:
    points = [point for series in ledger.series for point in series.points]
    assert len(points) == 39
    for point in points:
        assert point.what in POINT_KINDS
        counts = {statements[key].statement.count for key in point.statements}
        highs = {statements[key].statement.count_high for key in point.statements}
        assert point.count in counts, point
        assert point.count_high in highs, point


def test_a_sum_closes_as_it_says_and_each_number_in_it_has_a_statement(
    ledger: LedgerFile, statements: dict[Key, Stated]
) -> None:
    for identity in ledger.identities:
        left, _, right = identity.expression.partition("=")
        terms = [int(number) for number in re.findall(r"\d+", left)]
        assert (sum(terms) == int(right)) == identity.holds, identity.expression
        counts = {statements[key].statement.count for key in identity.statements}
        assert {*terms, int(right)} == counts, identity.expression


def test_a_conflict_has_sides_that_share_no_statement(
    ledger: LedgerFile, statements: dict[Key, Stated]
) -> None:
    assert len(ledger.conflicts) == 16
    for conflict in ledger.conflicts:
        named = [key for side in conflict.sides for key in side.statements]
        assert conflict.kind in CONFLICT_KINDS, conflict.what
        assert len(conflict.sides) > 1, conflict.what
        assert len(named) == len(set(named)), conflict.what
        assert set(named) <= set(statements), conflict.what


@pytest.mark.skipif(
    not (FULL / "ledger.gold.json").is_file(),
    reason="the ledger with the two articles is not here; set TALLYWIRE_SEEDS to its folder",
)
def test_the_ledger_is_the_one_with_the_two_articles_less_their_statements(
    ledger: LedgerFile,
) -> None:
    full = load_ledger(FULL / "ledger.gold.json")

    def shipped(keys: tuple[Key, ...]) -> tuple[Key, ...]:
        return tuple(key for key in keys if key[0] not in ARTICLES)

    left = {e.id: shipped(e.statements) for e in full.events if shipped(e.statements)}
    assert {event.id: event.statements for event in ledger.events} == left
    expressions = [(i.expression, shipped(i.statements)) for i in full.identities]
    assert [(i.expression, i.statements) for i in ledger.identities] == expressions
    sides = [[shipped(side.statements) for side in c.sides] for c in full.conflicts]
    assert [[side.statements for side in c.sides] for c in ledger.conflicts] == sides

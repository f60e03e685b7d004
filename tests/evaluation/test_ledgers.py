"""What the measures of a ledger count, and what a loss is put down to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tallywire.errors import ReadError
from tallywire.evaluation import (
    LedgerFigures,
    LedgerFile,
    ledger_figures_record,
    ledger_losses,
    ledger_summary,
    load_ledger,
    losses_summary,
    score_ledgers,
)
from tallywire.evaluation.ledger_gold import Key, ledger_of, renamed
from tallywire.evaluation.ledger_losses import score_read
from tallywire.evaluation.ledger_scores import MEASURES, opposed
from tallywire.model.ledger import Event, Tally, Voice
from tallywire.model.resolved import Source, Stated
from tallywire.model.statement import Origin, Statement


def ledger(*events: list[list[Key]], **more: Any) -> LedgerFile:
    """Events as lists of origins; all of them count."""
    documents = sorted({key[0] for event in events for origin in event for key in origin})
    record = {
        "documents": documents,
        "events": [
            {
                "id": str(number),
                "origins": [{"origin": "x", "kind": "official", "statements": o} for o in event],
                "independent": len(event),
            }
            for number, event in enumerate(events)
        ],
    }
    return ledger_of(record | more)


A, B, C, D = ("a", 0), ("b", 0), ("c", 0), ("d", 0)


def test_a_ledger_scores_full_marks_against_itself() -> None:
    gold = ledger([[A, B], [C]], [[D]], near_duplicates=[["a", "b"]])
    figures = score_ledgers(gold, gold)
    assert {name: figures.figure(name) for name in MEASURES} == dict.fromkeys(MEASURES, 1.0)


def test_events_are_scored_by_the_block_of_each_statement() -> None:
    figures = score_ledgers(ledger([[A, B]], [[C]]), ledger([[A, B, C]]))
    assert figures.events.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert figures.events.recall == 1.0
    missing = score_ledgers(ledger([[A, B]]), ledger([[A]]))
    assert (missing.events.precision, missing.events.recall) == (1.0, 0.5)


def test_origins_are_scored_within_their_event() -> None:
    figures = score_ledgers(ledger([[A, B]]), ledger([[A], [B]]))
    assert (figures.events.f1, figures.origins.recall) == (1.0, 0.5)


def test_independence_asks_only_of_events_told_by_two_documents() -> None:
    gold = ledger([[A], [B]], [[C]], [[("d", 0), ("d", 1)]])
    figures = score_ledgers(gold, ledger([[A, B]], [[C]], [[("d", 0)], [("d", 1)]]))
    assert (figures.independent.accuracy, figures.independent.n) == (0.0, 1)


def test_points_are_the_same_by_kind_month_and_count_and_one_without_count_is_none() -> None:
    def series(*points: tuple[str, str | None, int | None]) -> list[dict[str, Any]]:
        made = [
            {"what": what, "date": date, "count": count, "statements": []}
            for what, date, count in points
        ]
        return [{"provider": "x", "recipient": "y", "kind": "z", "points": made}]

    gold = ledger([[A]], series=series(("stock", "2021-07-01", 10), ("inflow", None, 5)))
    found = ledger(
        [[A]],
        series=series(("stock", "2021-07", 10), ("inflow", "2021", 5), ("stock", None, None)),
    )
    assert score_ledgers(gold, found).series.f1 == 0.5


def test_equations_are_the_same_in_any_order_of_terms_but_not_when_one_closes() -> None:
    def equations(*given: tuple[str, bool]) -> list[dict[str, Any]]:
        return [{"expression": e, "holds": h, "statements": []} for e, h in given]

    gold = ledger([[A]], identities=equations(("1,135 + 3,000 = 4,135", True)))
    same = ledger([[A]], identities=equations(("3000 + 1135 = 4135", True)))
    open_one = ledger([[A]], identities=equations(("1135 + 3000 = 4135", False)))
    assert score_ledgers(gold, same).identities.f1 == 1.0
    assert score_ledgers(gold, open_one).identities.f1 == 0.0


def test_conflicts_are_scored_by_pairs_on_opposite_sides_once_each() -> None:
    sides = [{"value": "1", "statements": [A]}, {"value": "2", "statements": [B, C]}]
    twice = ledger([[A, B, C]], conflicts=[{"kind": "figure", "sides": sides}] * 2)
    assert opposed(twice) == {frozenset((A, B)), frozenset((A, C))}
    one = ledger([[A, B, C]], conflicts=[{"kind": "date", "sides": [sides[0], sides[0]]}])
    assert score_ledgers(twice, one).conflicts.f1 == 0.0


def test_statements_under_other_names_keep_away_from_those_that_have_no_pair() -> None:
    found = renamed(ledger([[("a", 0), ("a", 1)]]), {("a", 0): ("a", 7)})
    assert found.events[0].statements == (("a", 7), ("a", -2))


def test_a_file_that_is_no_ledger_is_refused_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"documents": ["a"]}', "utf-8")
    with pytest.raises(ReadError, match=r"x\.json.*events"):
        load_ledger(path)
    with pytest.raises(ReadError, match=r"none\.json"):
        load_ledger(tmp_path / "none.json")


# --- causes of loss --------------------------------------------------------------------------


def stated(document: str, position: int, **fields: Any) -> Stated:
    fields = {"frame": "deployment", "provider": "Kenya", "recipient": "Haiti"} | fields
    fields = {"status": "completed", "origin": Origin("Nairobi", "official")} | fields
    statement = Statement(id=f"{document}-{position}", document_id=document, **fields)
    return Stated(statement, Source(document, document), position)


def by_provider_and_date(given: Any) -> Tally:
    """Groups statements of one provider and date into an event; nothing else."""
    groups: dict[tuple[str | None, str | None], list[str]] = {}
    for one in given:
        groups.setdefault((one.statement.provider, one.statement.date), []).append(one.statement.id)
    return Tally(
        events=tuple(
            Event(
                id=ids[0],
                kind="happening",
                frame="deployment",
                provider=None,
                recipient=None,
                what="",
                voices=(Voice("x", "official", tuple(sorted(ids))),),
                independent=1,
            )
            for ids in groups.values()
        )
    )


GOLD = (
    stated("a", 0, date="2024-06"),
    stated("b", 0, date="2024-06"),
    stated("fr", 0, date="2024-06"),
)


def test_each_cause_of_loss_is_a_rung_and_the_last_is_the_gold_itself() -> None:
    read = [stated("a", 0, date="2024-07"), stated("b", 0, provider="Benin", date="2024-06")]
    rungs = ledger_losses(
        ledger([[A, B, ("fr", 0)]]), GOLD, read, {"fr"}, make=by_provider_and_date
    )
    recall = {rung.name: round(rung.figures.events.recall, 3) for rung in rungs}
    alone, two, three = 0.333, 0.556, 1.0
    assert recall["as read"] == recall["wrong party"] == recall["wrong status"] == alone
    assert recall["wrong date"] == recall["statement not found"] == two
    assert recall["language not read"] == three


def test_what_was_read_stands_for_the_gold_statement_that_it_is_paired_with() -> None:
    read = [stated("a", 0, frame="embargo"), stated("a", 1, date="2024-06"), GOLD[1]]
    figures = score_read(ledger([[A, B]]), GOLD[:2], read, make=by_provider_and_date)
    assert figures.events.f1 == 1.0


def test_figures_in_words_and_as_json_name_every_measure() -> None:
    rungs = ledger_losses(ledger([[A, B]]), GOLD[:2], GOLD[:2], (), make=by_provider_and_date)
    assert [line.split()[0] for line in ledger_summary(rungs[0].figures).splitlines()] == [
        *MEASURES
    ]
    assert all(name in losses_summary(rungs).splitlines()[0] for name in MEASURES)
    record = json.loads(msgspec.json.encode(ledger_figures_record(rungs)))
    assert list(record["as read"]) == list(LedgerFigures.__struct_fields__)

"""The scorer: cases worked out by hand."""

from __future__ import annotations

import itertools
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.errors import ReadError
from tallywire.evaluation import compare, describe_misses, figures_record, load_gold, summary
from tallywire.evaluation.agreement import agree, agreement
from tallywire.evaluation.assignment import assign
from tallywire.evaluation.likeness import same_date, same_name, same_number, same_thing


def record(**changes: Any) -> dict[str, Any]:
    return {
        "frame": "deployment",
        "provider": "Russia",
        "recipient": "Mali",
        "kind": "instructor",
        "count": 60,
        "unit": "person",
        "qualifier": "exact",
        "basis": "increment",
        "status": "completed",
        "polarity": "affirmed",
        "certainty": "asserted",
        "date": "2021-10",
        "origin": {"name": "Reuters", "kind": "outlet"},
        "via": [],
        "evidence": [{"start": 0, "end": 9, "exact": "Sixty men\ncame."}],
        **changes,
    }


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("CAR", "the Central African Republic", 1.0),
        ("Touadera", "Faustin-Archange Touadéra", 1.0),
        ("Agence France-Presse", "AFP", 1.0),
        ("Union of South American Nations", "U.S.A.N.", 1.0),
        ("Security Council", "United Nations Security Council", 1.0),
        ("Economic Community of West African States", "ecwas", 1.0),
        ("Russia", "Rwanda", 0.0),
        ("", "Russia", 0.0),
    ],
)
def test_names_are_the_same_whatever_their_spelling(a: str, b: str, same: float) -> None:
    assert same_name(a, b) == same_name(b, a) == same


def test_things_that_share_a_word_are_half_the_same() -> None:
    assert same_thing("military instructor", "instructors") == 1.0
    assert same_thing("armoured vehicle", "light vehicle") == 0.5
    assert same_thing("rifle", "vehicle") == 0.0


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        ("2020-10-24", "2020-10-24", 1.0),
        ("2020-10-24", "2020-10", 0.5),
        ("2020-10-15/2020-10-20", "2020-10-18", 0.5),
        ("2018/..", "2017", 0.0),
        ("2020", "2021", 0.0),
        (None, "2020", 0.0),
        (None, None, 1.0),
    ],
)
def test_dates_that_overlap_are_half_the_same(
    gold: str | None, predicted: str | None, same: float
) -> None:
    assert same_date(gold, predicted) == same


def test_numbers_are_compared_to_a_millionth() -> None:
    assert same_number(3_000_000, 3_000_000.5)
    assert not same_number(60, 61)
    assert same_number(None, None)
    assert not same_number(None, 0)


def test_equal_statements_agree_fully_and_other_frames_not_at_all() -> None:
    assert agreement(record(), record()) == 1.0
    assert agreement(record(), record(frame="presence")) == 0.0


def test_one_wrong_count_costs_its_weight() -> None:
    # provider 1, recipient 1, what 1, count 2, basis .5, qualifier .25, mode .25, status 1,
    # polarity .5, certainty .25, date 1, origin 1.5; neither side has a via
    assert agreement(record(), record(count=61)) == pytest.approx((10.25 - 2) / 10.25)


def test_a_range_with_one_right_end_has_half_its_count_right() -> None:
    assert agree("count", record(count_high=80), record(count_high=90)) == 0.5


def test_a_provider_may_be_named_by_its_company() -> None:
    gold = record(org="Wagner Group")
    assert agree("provider", gold, record(provider="Wagner")) == 1.0
    assert agree("recipient", record(org="Wagner"), record(recipient="Wagner")) == 0.0


def test_the_path_must_be_whole() -> None:
    gold = record(via=["Reuters", "RIA Novosti"])
    assert agree("via", gold, record(via=["Reuters", {"name": "RIA"}])) == 1.0
    assert agree("via", gold, record(via=["Reuters"])) == 0.0
    assert agree("via", record(), record()) is None


def test_the_publisher_is_the_origin_where_none_is_given() -> None:
    own = record(origin=None)
    assert agree("origin", own, record(origin={"name": None, "kind": "publisher"})) == 1.0
    assert agree("origin", own, record()) == 0.0


def test_figures_of_a_case_worked_out_by_hand() -> None:
    documents = {
        "a": (
            [record(), record(frame="transfer", kind=None, item="rifle", count=10)],
            [record(count=61), record(frame="presence")],
        ),
        "b": ([], [record()]),
        "c": ([record()], [record()]),
    }
    figures = figures_record(compare(documents))
    assert (figures["documents"], figures["gold"], figures["predicted"]) == (3, 3, 4)
    assert figures["found"] == {"precision": 0.5, "recall": 2 / 3, "f1": pytest.approx(4 / 7)}
    assert figures["strict"]["precision"] == 0.25
    assert figures["strict"]["recall"] == pytest.approx(1 / 3)
    soft = 1.0 + 8.25 / 10.25
    assert figures["soft"] == pytest.approx(2 * soft / (3 + 4))
    assert figures["slots"]["count"] == {"accuracy": 0.5, "n": 2}
    assert figures["slots"]["chain"] == {"accuracy": 1.0, "n": 2}
    assert "via" not in figures["slots"]
    assert figures["per_document"]["a"] == {"gold": 2, "predicted": 2, "found": 1, "strict": 0}


def test_saying_nothing_where_there_is_nothing_is_right() -> None:
    figures = compare({"a": ([], [])}).figures
    assert (figures.found.precision, figures.found.recall, figures.found.f1) == (1.0, 1.0, 1.0)
    assert compare({"a": ([record()], [])}).figures.found.f1 == 0.0
    assert compare({"a": ([], [record()])}).figures.found.f1 == 0.0


def test_the_summary_keeps_its_form() -> None:
    text = summary(compare({"a": ([record()], [record(count=61)])}), by_document=True)
    assert text.splitlines()[:5] == [
        "1 documents, 1 gold statements, 1 predicted",
        "found      P 1.000  R 1.000  F1 1.000",
        "strict     P 0.000  R 0.000  F1 0.000",
        "soft       F1 0.805",
        "  provider   1.000  (n=1)",
    ]
    assert text.splitlines()[-1] == (
        "a                                        gold   1 predicted   1 found   1 strict   0"
    )


def test_misses_show_the_sentence_and_both_values_of_what_disagrees() -> None:
    evaluation = compare(
        {
            "a": ([record(), record(provider="France", recipient="Chad", count=9, date=None)], []),
            "b": ([record()], [record(count=61, basis="total"), record(frame="presence")]),
            "fine": ([record()], [record()]),
        }
    )
    lines = list(describe_misses(evaluation))
    assert [line for line in lines if line.startswith("==")] == ["== a", "== b"]
    assert sum(line.startswith("missed") for line in lines) == 2
    assert sum(line.startswith("false alarm  presence") for line in lines) == 1
    assert "           * count: gold 60 | predicted 61" in lines
    assert "             basis: gold increment | predicted total" in lines
    assert '             "Sixty men came."' in lines


@given(st.integers(0, 5), st.integers(0, 5), st.randoms())
def test_the_assignment_has_the_greatest_sum(
    rows: int, columns: int, random: random.Random
) -> None:
    gains = [[round(random.random(), 2) for _ in range(columns)] for _ in range(rows)]
    pairs = assign(gains)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == min(rows, columns)
    small, large = sorted((rows, columns))
    best = max(
        sum(
            gains[k][j] if rows <= columns else gains[j][k]
            for k, j in zip(range(small), chosen, strict=True)
        )
        for chosen in itertools.permutations(range(large), small)
    )
    assert sum(gains[i][j] for i, j in pairs) == pytest.approx(best)


def test_gold_is_read_by_name_and_language_without_the_ledger(tmp_path: Path) -> None:
    for name, language in (("b", "en"), ("a", "fr"), ("ledger", None)):
        body = {"language": language, "statements": []}
        (tmp_path / f"{name}.gold.json").write_text(json.dumps(body))
    assert [one.name for one in load_gold(tmp_path)] == ["a", "b"]
    assert [one.name for one in load_gold(tmp_path, "en")] == ["b"]


def test_a_folder_without_gold_and_a_broken_gold_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"no \*\.gold\.json there"):
        load_gold(tmp_path)
    (tmp_path / "a.gold.json").write_text('{"statement": []}')
    with pytest.raises(ReadError, match=r"a\.gold\.json.*list `statements`"):
        load_gold(tmp_path)

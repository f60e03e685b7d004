"""The extractor keeps to its floors; what the floors themselves must do."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.gate import corpus, floors, ledgers, update
from tests.gate.measure import measure

KEPT = floors.load()


@pytest.mark.gate
def test_the_sample_texts_are_those_that_the_floors_were_measured_on() -> None:
    assert corpus.samples().digest() == KEPT["samples"].digest


@pytest.mark.gate
def test_no_figure_on_the_sample_texts_is_below_its_floor() -> None:
    assert floors.below(KEPT["samples"], measure(corpus.samples()).figures) == []


@pytest.mark.gate
def test_nothing_is_read_from_the_hard_negatives_among_the_samples() -> None:
    extractions = measure(corpus.samples()).extractions
    negatives = {name: one for name, one in extractions.items() if name.startswith("neg-")}
    assert len(negatives) == 5
    assert {name: one.statements for name, one in negatives.items() if one.statements} == {}


@pytest.mark.gate
def test_a_sample_in_a_language_without_a_pack_gets_an_issue_and_no_statement() -> None:
    foreign = [gold for gold in corpus.samples().gold(None) if gold.language != "en"]
    extractions = measure(corpus.samples()).extractions
    assert len(foreign) == 8
    for gold in foreign:
        one = extractions[gold.name]
        assert one.statements == ()
        assert [issue.code for issue in one.issues] == ["language.no_pack"], gold.name


@pytest.mark.gate
def test_every_span_read_from_the_samples_is_what_the_text_has_there() -> None:
    documents = corpus.samples().documents()
    for name, extraction in measure(corpus.samples()).extractions.items():
        text = documents[name].text
        for s in extraction.statements:
            spans = [*s.evidence, *(slot.span for slot in s.slots), *(hop.span for hop in s.hops)]
            assert [span for span in spans if not span.holds_in(text)] == [], name


@pytest.mark.gate
def test_no_figure_on_real_texts_is_below_its_floor() -> None:
    real = corpus.real()
    if real is None:
        pytest.skip(f"no real texts here: set {corpus.REAL_VARIABLE} to their folder")
    assert floors.below(KEPT["real"], measure(real).figures) == []


@pytest.mark.gate
@pytest.mark.parametrize("one", ledgers.present(), ids=lambda one: one.name)
def test_no_figure_of_what_the_texts_say_together_is_below_its_floor(
    one: ledgers.LedgerSet,
) -> None:
    assert floors.below(KEPT[one.name], ledgers.measure_ledger(one)) == []


def test_a_figure_below_its_floor_or_not_measured_is_named() -> None:
    kept = floors.Floors({"found_f1": 0.7, "gone": 0.1, "soft_f1": 0.5})
    assert floors.below(kept, {"found_f1": 0.6999, "soft_f1": 0.5}) == [
        "found_f1 is 0.6999, below its floor 0.700",
        "gone was not measured, but has the floor 0.100",
    ]


def test_floors_rise_to_just_below_what_was_measured_and_do_not_fall_by_themselves() -> None:
    kept = floors.Floors({"fell": 0.7, "rose": 0.4}, "digest")
    figures = {"fell": 0.6, "rose": 0.5, "new": 0.0}
    assert floors.raised(kept, figures).floors == {"fell": 0.7, "new": 0.0, "rose": 0.495}
    assert floors.raised(kept, figures, is_lowering=True).floors["fell"] == 0.595
    assert floors.raised(kept, figures).digest == "digest"


def test_a_floor_just_set_holds_for_the_figures_it_was_set_from() -> None:
    figures = {"found_f1": 2 / 3, "quiet": 1.0, "strict_f1": 0.0}
    assert floors.below(floors.raised(floors.Floors({}), figures), figures) == []


def test_floors_are_written_and_read_back_alike(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    kept = {"samples": floors.Floors({"found_f1": 0.5}, "abc"), "real": floors.Floors({})}
    floors.save(kept, path)
    assert floors.load(path) == kept


def test_one_changed_letter_changes_the_digest_of_a_corpus(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ten arrived.", "utf-8")
    one = corpus.Corpus("x", tmp_path, is_pinned=True)
    before = one.digest()
    (tmp_path / "a.txt").write_text("Two arrived.", "utf-8")
    assert one.digest() != before


class Kept:
    """Stands in for ``floors.json``, ``measure`` and the corpora of an update."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, **figures: float) -> None:
        (tmp_path / "a.txt").write_text("Ten arrived.", "utf-8")
        self.corpus = corpus.Corpus("samples", tmp_path, is_pinned=True)
        self.floors = {"samples": floors.Floors({"found_f1": 0.5}, self.corpus.digest())}
        monkeypatch.setattr(corpus, "samples", lambda: self.corpus)
        monkeypatch.setattr(corpus, "real", lambda: None)
        monkeypatch.setattr(ledgers, "present", lambda: ())
        monkeypatch.setattr(floors, "load", lambda: dict(self.floors))
        monkeypatch.setattr(floors, "save", self.floors.update)
        monkeypatch.setattr(update, "measure", lambda _: SimpleNamespace(figures=figures))

    def floor(self) -> float:
        return self.floors["samples"].floors["found_f1"]


def test_an_update_raises_a_floor_without_being_asked_twice(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = Kept(monkeypatch, tmp_path, found_f1=0.6)
    assert update.main([]) == 0
    assert kept.floor() == 0.595


def test_an_update_lowers_a_floor_only_when_told_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = Kept(monkeypatch, tmp_path, found_f1=0.4)
    assert update.main([]) == 1
    assert kept.floor() == 0.5
    assert update.main(["--lower"]) == 0
    assert kept.floor() == 0.395


def test_an_update_on_other_texts_is_refused_unless_they_are_accepted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = Kept(monkeypatch, tmp_path, found_f1=0.6)
    (tmp_path / "a.txt").write_text("Two arrived.", "utf-8")
    assert update.main([]) == 1
    assert kept.floor() == 0.5
    assert update.main(["--new-corpus"]) == 0
    assert kept.floors["samples"].digest == kept.corpus.digest()

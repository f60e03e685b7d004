"""The library: what ``import tallywire`` offers."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from fake_extractor import FakeExtractor, make_newer

import tallywire
from tallywire.app.names import party_names
from tallywire.errors import NotFoundError, PackError, StoreError, UsageError
from tallywire.model.document import Document
from tallywire.model.extraction import Extraction
from tallywire.store.query import Party


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for n in range(4):
        text = f"Russia sent {n + 60} instructors in 201{n}, Petrov said on the radio."
        (folder / f"d{n}.txt").write_text(text)
    return folder


def opened(folder: Path, extractor=FakeExtractor) -> tallywire.Ledger:
    return tallywire.open(folder / "ledger.db", extractor=extractor)


def test_every_public_name_is_there_and_documented() -> None:
    for name in tallywire.__all__:
        assert getattr(tallywire, name) is not None
        if name != "__version__":
            assert getattr(tallywire, name).__doc__
    assert set(tallywire.__all__) <= set(dir(tallywire))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        tallywire.nothing  # noqa: B018


def test_the_verb_extract_outlives_the_import_of_its_subpackage() -> None:
    importlib.import_module("tallywire.extract.extractor")
    assert tallywire.extract.__module__ == "tallywire.app.extracting"
    from tallywire.extract import extractor

    assert extractor.Extractor.__name__ == "Extractor"


def test_importing_tallywire_loads_nothing_heavy() -> None:
    code = (
        "import sys, tallywire\n"
        "heavy = {'spacy', 'sqlalchemy', 'polars', 'msgspec', 'typer', 'yaml'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_add_counts_and_a_result_goes_to_polars_and_pandas(tmp_path: Path, articles: Path) -> None:
    with opened(tmp_path) as ledger:
        added = ledger.add(articles, publisher="Post")
        assert (added.added, added.unchanged, added.failed, added.statements) == (4, 0, 0, 4)
        result = ledger.statements(frame="deployment", since="2012")
        assert [found.statement.count for found in result] == [62, 63]
        assert result.to_polars()["count"].to_list() == [62.0, 63.0]
        assert list(result.to_pandas()["publisher"]) == ["Post", "Post"]
        assert [r["document"] for r in result.to_records()] == ["d2", "d3"]
        assert len(ledger.ledger(provider=["France", "Russia"])) == 4
        assert len(ledger.ledger(frame="deployment", until="2010")) == 1


def test_a_newer_extractor_reads_again_and_the_older_run_stays(
    tmp_path: Path, articles: Path
) -> None:
    with opened(tmp_path) as ledger:
        ledger.add(articles)
    with opened(tmp_path, make_newer) as ledger:
        again = ledger.add(articles)
        assert (again.added, again.unchanged) == (4, 0)
        counts = ledger.info().counts
        assert counts is not None
        assert (counts.documents, counts.runs, counts.statements) == (4, 2, 4)
        assert len(ledger.statements()) == 4


def test_any_number_of_workers_makes_the_same_ledger(tmp_path: Path, articles: Path) -> None:
    results = []
    for workers in (1, 2):
        with tallywire.open(tmp_path / f"{workers}.db", extractor=FakeExtractor) as ledger:
            ledger.add(articles, workers=workers)
            results.append((ledger.statements().table, list(ledger.store.documents())))
    assert results[0] == results[1]


def test_a_crash_is_kept_as_an_issue_and_tried_again_next_time(
    tmp_path: Path, articles: Path
) -> None:
    (articles / "bad.txt").write_text("CRASH in the market, 60 instructors watched it happen.")
    with opened(tmp_path) as ledger:
        first = ledger.add(articles)
        second = ledger.add(articles)
        assert (first.added, first.failed) == (4, 1)
        assert (second.added, second.unchanged, second.failed) == (0, 4, 1)
        assert [issue.code for issue in second.issues] == ["extract.failed"]
        assert ledger.show("bad").statements == ()
        assert sum(one.issue.code == "extract.failed" for one in ledger.store.issues()) == 1


def test_a_broken_pack_stops_an_addition_and_keeps_what_was_added(
    tmp_path: Path, articles: Path
) -> None:
    class Breaks(FakeExtractor):
        def extract(self, document: Document) -> Extraction:
            if document.name == "d2":
                raise PackError("nouns.yaml: entry 3: no such class")
            return super().extract(document)

    with tallywire.open(tmp_path / "ledger.db", extractor=Breaks) as ledger:
        with pytest.raises(PackError, match="entry 3"):
            ledger.add(articles)
        assert ledger.store.counts().documents == 2
        assert ledger.store.issues() == ()


def test_metadata_may_be_a_path_in_words_or_nothing(tmp_path: Path, articles: Path) -> None:
    index = tmp_path / "index.json"
    index.write_text('[{"id": "d1", "publisher": "The Gazette"}]')
    with opened(tmp_path) as ledger:
        ledger.add(articles / "d1.txt", metadata=str(index))
        ledger.add(articles / "d2.txt", metadata=None)
        assert ledger.show("d1").document.publisher == "The Gazette"
        assert ledger.show("d2").document.publisher is None


def test_show_tells_a_document_from_a_statement(tmp_path: Path, articles: Path) -> None:
    with opened(tmp_path) as ledger:
        ledger.add(articles)
        whole = ledger.show("d1")
        assert whole.is_whole
        one = ledger.show(whole.statements[0].id)
        assert (one.is_whole, one.statements, one.document) == (
            False,
            whole.statements,
            whole.document,
        )
        with pytest.raises(NotFoundError):
            ledger.show("d")


def test_options_that_do_not_exist_are_refused(tmp_path: Path) -> None:
    with opened(tmp_path) as ledger:
        with pytest.raises(UsageError, match="colour: no such filter"):
            ledger.statements(colour="red")
        with pytest.raises(UsageError, match="no path given"):
            ledger.add()


def test_an_empty_ledger_has_no_report(tmp_path: Path) -> None:
    with opened(tmp_path) as ledger, pytest.raises(NotFoundError, match="holds no document"):
        ledger.report(tmp_path / "report")


def test_a_report_is_written_from_the_ledger(tmp_path: Path, articles: Path) -> None:
    with opened(tmp_path) as ledger:
        ledger.add(articles)
        summary = ledger.report(tmp_path / "report")
    assert (summary.documents, summary.statements) == (4, 4)
    assert summary.index.is_file()


def test_extract_yields_documents_with_what_was_found(articles: Path) -> None:
    pairs = list(tallywire.extract(articles, extractor=FakeExtractor))
    assert [document.name for document, _ in pairs] == ["d0", "d1", "d2", "d3"]
    assert [e.statements[0].count for _, e in pairs] == [60, 61, 62, 63]


def test_evaluate_scores_the_texts_of_a_folder_with_their_metadata(articles: Path) -> None:
    gold = {"language": "en", "statements": []}
    (articles / "d0.gold.json").write_text(json.dumps(gold))
    (articles / "gone.gold.json").write_text(json.dumps(gold))
    (articles / "index-1.json").write_text(json.dumps([{"id": "d0", "published": "2020"}]))
    evaluation = tallywire.evaluate(articles, extractor=FakeExtractor)
    assert [one.name for one in evaluation.documents] == ["d0", "gone"]
    assert len(evaluation.documents[0].false_alarms) == 1


def test_the_demo_reads_the_samples_that_ship(tmp_path: Path) -> None:
    result = tallywire.demo(tmp_path / "demo", extractor=FakeExtractor)
    assert result.added.added >= 24
    assert result.database.is_file()
    assert result.index.name == "index.html"
    again = tallywire.demo(tmp_path / "demo", extractor=FakeExtractor)
    assert (again.added.added, again.added.unchanged) == (0, result.added.added)
    assert again.ledger.table == result.ledger.table


def test_the_doctor_finds_a_missing_extractor(tmp_path: Path) -> None:
    checks = tallywire.doctor(tmp_path / "ledger.db", "nowhere:nothing")
    wrong = {check.name for check in checks if not check.is_fine}
    assert "language model" in wrong
    assert all(check.remedy for check in checks if not check.is_fine)
    assert not (tmp_path / "ledger.db").exists()


def test_a_read_only_ledger_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no database there"):
        tallywire.open(tmp_path / "none.db", is_read_only=True)


@pytest.mark.parametrize(
    ("typed", "parties"),
    [
        ("usa", (Party("United States", True),)),
        ("the Central African Republic", (Party("Central African Republic", True),)),
        ("Moscow", (Party("Russia", True),)),
        ("Nobody Ltd", (Party("Nobody Ltd"),)),
    ],
)
def test_names_are_understood_as_a_user_types_them(typed: str, parties: object) -> None:
    assert party_names(typed) == parties

"""What is reconciled when, in a ledger on disk."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from fake_extractor import FakeExtractor, make_newer

import tallywire
from tallywire.app import reconciling
from tallywire.run import matters
from tallywire.store.schema_together import DERIVED

NO_STATEMENT = "The market of the town was quiet on Sunday, and nobody came to it."


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for n in range(4):
        text = f"Russia sent {n + 60} instructors in 201{n}, Petrov said. There are {n + 9} men."
        (folder / f"d{n}.txt").write_text(text)
    return folder


def opened(folder: Path, extractor: Any = FakeExtractor) -> tallywire.Ledger:
    return tallywire.open(folder / "ledger.db", extractor=extractor)


def dump(database: Path) -> dict[str, list[Any]]:
    """All rows of what reconciling makes."""
    connection = sqlite3.connect(database)
    found = {
        table.name: sorted(connection.execute(f"SELECT * FROM {table.name}"), key=repr)
        for table in DERIVED
    }
    connection.close()
    return found


def test_adding_reconciles_and_again_finds_nothing_to_do(tmp_path: Path, articles: Path) -> None:
    with opened(tmp_path) as ledger:
        ledger.add(articles)
        before = dump(tmp_path / "ledger.db")
        assert ledger.reconcile() == reconciling.Reconciled()
        assert ledger.store.check() == ()
    assert len(before["statement_matters"]) == 8
    assert len(before["event_statements"]) == 8
    assert before["matters"][0][0] == "Central African Republic | Russia"


def test_without_reconciling_it_is_pending_until_it_is_done(tmp_path: Path, articles: Path) -> None:
    with opened(tmp_path) as ledger:
        ledger.add(articles, reconcile=False)
        pending = ledger.store.pending(reconciling.program_id())
        assert (pending.documents, pending.judgements, pending.is_other_program) == (4, 0, False)
        done = ledger.reconcile()
        assert (done.documents, done.matters, done.unchanged) == (4, 1, 0)
        assert ledger.store.pending(reconciling.program_id()).documents == 0


def test_only_the_matters_that_a_document_touches_are_made_anew(
    tmp_path: Path, articles: Path
) -> None:
    with opened(tmp_path) as ledger:
        ledger.add(articles)
        (articles / "more.txt").write_text(NO_STATEMENT)
        ledger.add(articles, reconcile=False)
        done = ledger.reconcile()
        assert (done.documents, done.matters) == (1, 0)


def test_a_newer_run_with_the_same_statements_changes_nothing(
    tmp_path: Path, articles: Path
) -> None:
    with opened(tmp_path) as ledger:
        ledger.add(articles)
    before = dump(tmp_path / "ledger.db")
    with opened(tmp_path, make_newer) as ledger:
        ledger.add(articles, reconcile=False)
        done = ledger.reconcile()
        assert (done.documents, done.matters, done.unchanged) == (4, 0, 1)
    assert dump(tmp_path / "ledger.db") == before


def test_statements_that_a_newer_run_no_longer_finds_leave_their_events(
    tmp_path: Path, articles: Path
) -> None:
    class Blind(FakeExtractor):
        def __init__(self) -> None:
            super().__init__("0.0.3")

        def extract(self, document: Any) -> Any:
            found = super().extract(document)
            return type(found)(document.id) if document.name == "d3" else found

    with opened(tmp_path) as ledger:
        ledger.add(articles)
    with opened(tmp_path, Blind) as ledger:
        ledger.add(articles)
        assert ledger.store.check() == ()
    found = dump(tmp_path / "ledger.db")
    assert len(found["event_statements"]) == len(found["statement_matters"]) == 6


def test_another_version_of_the_program_makes_everything_anew(
    tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path) as ledger:
        ledger.add(articles)
        monkeypatch.setattr(reconciling, "program_id", lambda: "0.2.0 other")
        assert ledger.store.pending("0.2.0 other").is_other_program
        done = ledger.reconcile()
        assert (done.documents, done.matters, done.is_whole) == (4, 1, True)


def test_making_everything_anew_gives_the_same_rows(tmp_path: Path, articles: Path) -> None:
    with opened(tmp_path) as ledger:
        for n in range(4):
            ledger.add(articles / f"d{n}.txt")
        before = dump(tmp_path / "ledger.db")
        assert ledger.reconcile(afresh=True).is_whole
    assert dump(tmp_path / "ledger.db") == before


def test_a_reconciliation_that_fails_leaves_what_was_there(
    tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("told to crash")

    with opened(tmp_path) as ledger:
        ledger.add(articles / "d0.txt")
        before = dump(tmp_path / "ledger.db")
        ledger.add(articles, reconcile=False)
        monkeypatch.setattr(matters, "reconcile_matter", fails)
        with pytest.raises(RuntimeError):
            ledger.reconcile()
    assert dump(tmp_path / "ledger.db") == before


def test_the_time_of_coming_in_is_kept_once(tmp_path: Path, articles: Path) -> None:
    with opened(tmp_path) as ledger:
        ledger.add(articles)
        ledger.add(articles)
    with sqlite3.connect(tmp_path / "ledger.db") as connection:
        rows = connection.execute("SELECT at FROM ingests").fetchall()
    assert len(rows) == 4
    assert all(len(at) == 20 and at.endswith("Z") for (at,) in rows)

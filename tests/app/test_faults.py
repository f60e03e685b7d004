"""An addition that is killed, and one that is stopped from the keyboard."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from fake_extractor import FakeExtractor

import tallywire

HERE = Path(__file__).parent
DOCUMENTS, MOMENTS = 100, 50
TABLES = ("documents", "statements", "evidence", "hops", "slots", "run_statements", "runs")


def write_articles(folder: Path, count: int) -> Path:
    articles = folder / "articles"
    articles.mkdir()
    for n in range(count):
        text = f"Russia sent {n + 60} instructors in 2018, Petrov said. There are {n + 9} trainers."
        (articles / f"d{n:03}.txt").write_text(text)
    return articles


def content(database: Path) -> list[object]:
    connection = sqlite3.connect(database)
    found = [connection.execute(f"SELECT * FROM {t} ORDER BY 1, 2, 3").fetchall() for t in TABLES]
    connection.close()
    return found


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork: Windows has none")
def test_killed_at_any_moment_and_added_again_equals_undisturbed(tmp_path: Path) -> None:
    write_articles(tmp_path, DOCUMENTS)
    path = os.pathsep.join([str(HERE.parent), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, str(HERE / "add_and_die.py"), str(tmp_path), str(MOMENTS)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    reached = [int(line) for line in done.stdout.split()]
    assert len(reached) == MOMENTS
    assert len(set(reached)) > MOMENTS / 5, "the moments were not spread over the addition"
    whole = content(tmp_path / "whole.db")
    assert len(whole[0]) == DOCUMENTS
    for n in range(MOMENTS):
        assert content(tmp_path / f"killed-{n}.db") == whole


def test_stopped_from_the_keyboard_leaves_whole_documents(tmp_path: Path) -> None:
    articles = write_articles(tmp_path, 10)

    def stop_at_five(items, label, total=None):
        for n, item in enumerate(items):
            if n == 5:
                raise KeyboardInterrupt
            yield item

    with tallywire.open(tmp_path / "ledger.db", extractor=FakeExtractor) as ledger:
        with pytest.raises(KeyboardInterrupt):
            ledger.add(articles, progress=stop_at_five)
        assert len(ledger.statements()) == 10
        assert ledger.store.check() == ()
        assert ledger.add(articles).added == 5


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork: Windows has none")
def test_a_reconciliation_killed_at_any_moment_leaves_before_or_after(tmp_path: Path) -> None:
    articles = write_articles(tmp_path, 60)
    with tallywire.open(tmp_path / "before.db", extractor=FakeExtractor) as ledger:
        ledger.add(*sorted(articles.iterdir())[:30])
        ledger.add(articles, reconcile=False)
    path = os.pathsep.join([str(HERE.parent), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, str(HERE / "reconcile_and_die.py"), str(tmp_path), "30"],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = done.stdout.split()
    assert len(found) == 30
    assert set(found) <= {"before", "after"}
    assert found.count("before") > 3

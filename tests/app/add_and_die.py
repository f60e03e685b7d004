"""Adds documents in child processes that are killed at random moments.

``python add_and_die.py FOLDER MOMENTS``: a fork for each moment, so that imports are paid once.
Prints one line a moment: how many documents were there when the child died.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import sys
import time
from pathlib import Path

from fake_extractor import FakeExtractor

import tallywire


def add(folder: Path, database: Path) -> None:
    with tallywire.open(database, extractor=FakeExtractor) as ledger:
        ledger.add(folder / "articles")


def killed(folder: Path, database: Path, after: float) -> None:
    child = os.fork()
    if child == 0:
        add(folder, database)
        os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def documents(database: Path) -> int:
    if not database.exists():
        return -1
    connection = sqlite3.connect(database)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    tables = connection.execute("SELECT name FROM sqlite_master WHERE name = 'documents'")
    if not tables.fetchall():
        return -1
    half = "SELECT count(*) FROM documents WHERE id NOT IN (SELECT document_id FROM document_runs)"
    assert connection.execute(half).fetchone() == (0,)
    count = int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
    connection.close()
    return count


def main(folder: Path, moments: int) -> None:
    start = time.monotonic()
    add(folder, folder / "warm.db")  # imports are paid here, in the parent
    begin = time.monotonic()
    if os.fork() == 0:
        add(folder, folder / "whole.db")
        os._exit(0)
    os.wait()
    length = min(time.monotonic() - begin, begin - start)
    chance = random.Random(20201024)
    for n in range(moments):
        database = folder / f"killed-{n}.db"
        killed(folder, database, chance.uniform(0, length * 1.1))
        print(documents(database), flush=True)
        add(folder, database)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

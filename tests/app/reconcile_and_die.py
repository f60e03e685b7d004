"""Reconciles in child processes that are killed at random moments.

``python reconcile_and_die.py FOLDER MOMENTS``: copies ``before.db`` for each moment, kills a child
that reconciles it, and prints one line a moment: ``before``, ``after``, or ``between``.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from pathlib import Path

from tallywire.app.reconciling import reconcile_store
from tallywire.store.schema_together import DERIVED
from tallywire.store.sqlite import SqliteStore


def content(database: Path) -> list[object]:
    connection = sqlite3.connect(database)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    found = [
        sorted(connection.execute(f"SELECT * FROM {table.name}"), key=repr) for table in DERIVED
    ]
    connection.close()
    return found


def killed(database: Path, after: float) -> None:
    child = os.fork()
    if child == 0:
        store = SqliteStore(database)
        reconcile_store(store)
        store.close()
        os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def main(folder: Path, moments: int) -> None:
    before = content(folder / "before.db")
    whole = folder / "whole.db"
    for _ in range(2):  # the first pays for what is loaded once, here in the parent
        shutil.copy(folder / "before.db", whole)
        start = time.monotonic()
        store = SqliteStore(whole)
        reconcile_store(store)
        store.close()
    length = time.monotonic() - start
    after = content(whole)
    assert before != after
    chance = random.Random(20201024)
    for n in range(moments):
        database = folder / f"killed-{n}.db"
        shutil.copy(folder / "before.db", database)
        killed(database, chance.uniform(0, length * 1.3))
        found = content(database)
        name = {True: "before", False: "between"}[found == before]
        print("after" if found == after else name, flush=True)
        store = SqliteStore(database)
        reconcile_store(store)
        store.close()
        assert content(database) == after


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

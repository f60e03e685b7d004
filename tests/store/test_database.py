"""The SQLite file: schema, refusals, immutability, faults."""

from __future__ import annotations

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from fake_extractor import FakeExtractor, make_document

from tallywire.errors import StoreError
from tallywire.model.extraction import Extraction
from tallywire.store import database, schema, schema_together
from tallywire.store.database import REVISIONS, SCHEMA, open_engine
from tallywire.store.query import Filter
from tallywire.store.schema import METADATA
from tallywire.store.sqlite import SqliteStore

READER = FakeExtractor()
SIXTY = make_document("Russia sent 60 instructors in 2018, Petrov said.", "sixty", publisher="Post")


def filled(path: Path) -> Path:
    store = SqliteStore(path)
    store.add(SIXTY, READER.run, READER.extract(SIXTY))
    store.close()
    return path


def test_the_revisions_are_those_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", "tallywire.store:migrations")
    scripts = ScriptDirectory.from_config(config)
    assert tuple(s.revision for s in reversed(list(scripts.walk_revisions()))) == REVISIONS
    assert scripts.get_current_head() == SCHEMA


def test_the_migrations_make_the_tables_that_the_code_expects(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.db")

    def is_ours(_object: object, name: str | None, kind: str, *_: object) -> bool:
        return not (kind == "table" and name is not None and "_fts" in name)

    with engine.connect() as connection:
        options = {"include_object": is_ours, "compare_type": False}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []


def test_a_database_of_the_first_schema_is_brought_up_to_date_with_all_it_holds(
    tmp_path: Path,
) -> None:
    path = filled(tmp_path / "a.db")
    with sqlite3.connect(path) as connection:
        connection.execute("DROP VIEW event_sentences")
        names = [table.name for table in reversed(METADATA.sorted_tables)]
        for name in names:
            if name in schema_together.__dict__ and name not in schema.__dict__:
                connection.execute(f"DROP TABLE {name}")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.close()
    store = SqliteStore(path)
    assert [document.name for document in store.documents()] == ["sixty"]
    assert store.pending("any").documents == 1
    assert store.check() == ()
    store.close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (SCHEMA,)
        assert connection.execute("SELECT count(*) FROM ingests").fetchone() == (0,)


def test_a_new_database_logs_ahead_and_says_whose_it_is(tmp_path: Path) -> None:
    connection = sqlite3.connect(filled(tmp_path / "a.db"))
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA application_id").fetchone() == (database.APPLICATION_ID,)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(SCHEMA,)]


def test_a_database_of_a_newer_schema_is_refused_with_a_remedy(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreError, match=r"a\.db: is of schema 9999.*Upgrade with"):
        SqliteStore(path)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Remember the milk. " * 300)
    with pytest.raises(StoreError, match=r"notes\.txt.*not a database.*Give another path"):
        SqliteStore(path)
    assert path.read_text() == "Remember the milk. " * 300


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="of something else"):
        SqliteStore(path)
    assert path.read_bytes() == before


def test_a_folder_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        SqliteStore(tmp_path)
    with pytest.raises(StoreError, match="Check that the folder exists"):
        SqliteStore(tmp_path / "no" / "a.db")


def test_reading_never_makes_a_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no database there"):
        SqliteStore(tmp_path / "a.db", is_read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_database_opened_for_reading_cannot_be_written(tmp_path: Path) -> None:
    store = SqliteStore(filled(tmp_path / "a.db"), is_read_only=True)
    other = make_document("Russia sent 61 instructors.", "other")
    with pytest.raises(StoreError, match=r"readonly database.*check permissions"):
        store.add(other, READER.run, READER.extract(other))
    assert store.counts().documents == 1


def test_where_side_files_may_not_be_written_reading_still_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled(tmp_path / "a.db")
    monkeypatch.setattr(os, "access", lambda *_: False)
    store = SqliteStore(path, is_read_only=True)
    assert store.counts().documents == 1
    assert [p.name for p in tmp_path.iterdir()] == ["a.db"]


def test_a_full_disk_gives_a_clear_error_and_loses_nothing(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db")
    store = SqliteStore(path)
    pages = sqlite3.connect(path).execute("PRAGMA page_count").fetchone()[0]

    @sa.event.listens_for(store._engine, "connect")
    def _limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    store._engine.dispose()
    large = make_document("Russia sent 61 instructors. " + "Nothing more. " * 9_000, "large")
    with pytest.raises(StoreError, match=r"disk is full.*free some space"):
        store.add(large, READER.run, READER.extract(large))
    store.close()
    again = SqliteStore(path)
    assert again.check() == ()
    assert [d.name for d in again.documents()] == ["sixty"]


def test_a_database_that_another_process_holds_gives_a_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled(tmp_path / "a.db")
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    store = SqliteStore(path)
    assert store.counts().documents == 1
    with pytest.raises(StoreError, match="Another process is writing"):
        store.add(SIXTY, FakeExtractor("0.0.9").run, Extraction(SIXTY.id))
    holder.execute("ROLLBACK")
    assert store.add(SIXTY, FakeExtractor("0.0.9").run, Extraction(SIXTY.id)).is_new_run


@pytest.mark.parametrize("table", ["documents", "statements", "evidence", "hops", "slots", "runs"])
def test_what_is_stored_never_changes(tmp_path: Path, table: str) -> None:
    connection = sqlite3.connect(filled(tmp_path / "a.db"))
    column = connection.execute(f"PRAGMA table_info({table})").fetchall()[1][1]
    with pytest.raises(sqlite3.IntegrityError, match=f"{table} never change"):
        connection.execute(f'UPDATE {table} SET "{column}" = "{column}"')


def test_the_full_text_indexes_agree_with_their_tables(tmp_path: Path) -> None:
    connection = sqlite3.connect(filled(tmp_path / "a.db"))
    for table in ("documents", "evidence"):
        connection.execute(
            f"INSERT INTO {table}_fts({table}_fts, rank) VALUES('integrity-check', 1)"
        )
    hits = connection.execute("SELECT rowid FROM evidence_fts WHERE evidence_fts MATCH 'petrov'")
    assert hits.fetchall() == [(1,)]


def test_the_view_of_current_statements_reads_by_itself(tmp_path: Path) -> None:
    connection = sqlite3.connect(filled(tmp_path / "a.db"))
    connection.row_factory = sqlite3.Row
    (row,) = connection.execute("SELECT * FROM current_statements").fetchall()
    assert row["document"] == "sixty"
    assert row["publisher"] == "Post"
    assert row["sentence"] == SIXTY.text
    assert (row["count"], row["origin_name"], row["origin_kind"]) == (60, "Petrov", "official")


def test_datasette_opens_it_as_it_is(tmp_path: Path) -> None:
    app = pytest.importorskip("datasette.app")
    import asyncio

    path = filled(tmp_path / "a.db")
    client = app.Datasette([str(path)]).client

    async def get(url: str) -> object:
        response = await client.get(url)
        assert response.status_code == 200, url
        return response.json()

    def fetch(url: str) -> Any:
        """In a thread of its own: a browser test may have left an event loop running here."""
        with ThreadPoolExecutor(max_workers=1) as pool:
            return pool.submit(lambda: asyncio.run(get(url))).result()

    view = fetch("/a/current_statements.json?_shape=array")
    assert [row["document"] for row in view] == ["sixty"]
    found = fetch("/a/documents.json?_search=instructors&_shape=array")
    assert [row["name"] for row in found] == ["sixty"]


def test_two_processes_may_open_a_new_database_at_once(tmp_path: Path) -> None:
    first = SqliteStore(tmp_path / "a.db")
    second = SqliteStore(tmp_path / "a.db")
    first.add(SIXTY, READER.run, READER.extract(SIXTY))
    assert second.select(Filter()) == first.select(Filter())

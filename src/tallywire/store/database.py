"""Opens a SQLite file as ours: pragmas, transactions, migrations, and errors with a remedy.

In: a path.  Out: an ``Engine`` on a database of the newest schema, or a ``StoreError`` that
says why not.  The driver's own transaction handling is switched off, so that a migration is
one transaction like everything else and a killed process leaves the file whole.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from tallywire.errors import StoreError
from tallywire.store.functions import register_functions

__all__ = ["APPLICATION_ID", "REVISIONS", "SCHEMA", "explained", "open_engine", "schema_version"]

REVISIONS: Final = ("0001", "0002")
"""Schema versions, oldest first; one for each module in ``migrations/versions``."""

SCHEMA: Final = REVISIONS[-1]

APPLICATION_ID: Final = 0x54574C31
"""The letters TWL1, which mark the file as ours (SQLite's ``application_id``)."""

BUSY_SECONDS: Final = 30.0
"""How long to wait while another process writes, before giving up."""

WRITING: Final = (
    "PRAGMA synchronous = NORMAL",
    "PRAGMA cache_size = -65536",
    "PRAGMA wal_autocheckpoint = 8192",
)
"""How a connection that writes is set up: up to 64 MB of pages in memory, and the write-ahead
log folded into the file every 32 MB.

The keys are content hashes, so that each document's rows land all over the indexes: 60 pages are
written for a document in an empty database, 85 in one of a thousand, and there it stays (sampled
news, 126 at a time).  With SQLite's own 2 MB and 4 MB, these pages were also read and folded anew
every dozen documents, which made the cost of adding grow with the database."""

_REMEDIES: Final = (
    ("disk is full", "The disk, or its quota, is full: free some space and run it again."),
    ("readonly", "It cannot be written: check permissions, or copy it elsewhere."),
    ("read-only", "It cannot be written: check permissions, or copy it elsewhere."),
    ("locked", "Another process is writing to it: wait for that, then run it again."),
    ("not a database", "Give another path, or move that file away."),
    ("malformed", "The file is damaged: restore a copy, or add the documents to a new one."),
    ("unable to open", "Check that the folder exists and may be written."),
    ("disk I/O", "The disk failed or is full: check it, then run it again."),
)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the driver's errors on the database at ``path`` into a ``StoreError``."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        cause = str(error.orig) if isinstance(error, DatabaseError) else str(error)
        hint = next((words for sign, words in _REMEDIES if sign in cause), "")
        hint = hint or "Run `tallywire doctor` on it; what was stored before stands."
        raise StoreError(f"{path}: the database reports: {cause}. {hint}") from error


def open_engine(path: Path, *, is_read_only: bool = False) -> Engine:
    """An engine on the database at ``path``, made or brought to the newest schema.

    Args:
        path: the file; made where there is none, unless ``is_read_only``.
        is_read_only: never write, not even the side files of the write-ahead log.

    Raises:
        StoreError: there is no such file to read, it is not ours, it is of a newer schema,
            or it cannot be opened or written.
    """
    if is_read_only and not path.is_file():
        raise StoreError(f"{path}: no database there. Make one with `tallywire add PATH`.")
    if path.is_dir():
        raise StoreError(f"{path}: is a folder. Give the path of a file, as {path}/ledger.db.")
    engine = _engine(path, is_read_only=is_read_only)
    with explained(path):
        _bring_up_to_date(engine, path, is_read_only=is_read_only)
    return engine


def schema_version(connection: Connection) -> str | None:
    """The schema of the database, or None where nobody has made one."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    version = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return None if version is None else str(version)


def _engine(path: Path, *, is_read_only: bool) -> Engine:
    def connect() -> sqlite3.Connection:
        if is_read_only:
            return sqlite3.connect(_read_only_uri(path), uri=True, timeout=BUSY_SECONDS)
        return sqlite3.connect(path, timeout=BUSY_SECONDS)

    engine = sa.create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, json_serializer=_as_json
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        register_functions(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        if not is_read_only:
            for pragma in WRITING:
                connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        is_writing = connection.get_execution_options().get("is_writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")

    return engine


def _as_json(value: object) -> str:
    """JSON that a person can read; escaped only where UTF-8 has no bytes for it."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() else json.dumps(value)


def _read_only_uri(path: Path) -> str:
    """Where not even side files may be written, SQLite must be told that nobody writes."""
    is_frozen = not (os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK))
    return f"{path.resolve().as_uri()}?{'immutable=1' if is_frozen else 'mode=ro'}"


def _bring_up_to_date(engine: Engine, path: Path, *, is_read_only: bool) -> None:
    with engine.connect() as connection:
        version = schema_version(connection)
        if version == SCHEMA:
            return
        _refuse_foreign(connection, path, version)
    if is_read_only:
        raise StoreError(
            f"{path}: is of schema {version or 'none'}, this Tallywire reads {SCHEMA}. "
            "Make it writable and run `tallywire add` once, which brings it up to date."
        )
    _start_log(path)
    with engine.execution_options(is_writing=True).begin() as connection:
        if schema_version(connection) != SCHEMA:  # another process may have been faster
            _migrate(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _refuse_foreign(connection: Connection, path: Path, version: str | None) -> None:
    if version is None and sa.inspect(connection).get_table_names():
        raise StoreError(
            f"{path}: is a SQLite database of something else. Give another path with --database."
        )
    if version is not None and version not in REVISIONS:
        raise StoreError(
            f"{path}: is of schema {version}, which a newer Tallywire has made; this one knows "
            f"{SCHEMA}. Upgrade with `pip install --upgrade tallywire`."
        )


def _start_log(path: Path) -> None:
    """Switch to write-ahead logging, which lasts, and cannot be done in a transaction."""
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def _migrate(connection: Connection) -> None:
    from alembic import command  # a fifth of a second, and needed once in a database's life
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "tallywire.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")

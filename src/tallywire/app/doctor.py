"""What is wrong with the installation or the database, and what to do about it.

In: a database path and the name of the extractor.  Out: ``Check``, one for each thing looked
at.  Nothing is changed.
"""

from __future__ import annotations

import importlib.util
import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

import msgspec

from tallywire.errors import InstallationError, TallywireError
from tallywire.plugins import make_reader
from tallywire.store.sqlite import SqliteStore

__all__ = ["Check", "doctor"]

_PACKAGES: Final = (
    *("ahocorasick_rs", "polars", "py3langid", "sentencex", "spacy"),
    *("trafilatura", "vl_convert"),
)


class Check(msgspec.Struct, frozen=True):
    """One thing looked at.

    Attributes:
        name: what was looked at.
        is_fine: whether it is as it should be.
        detail: what was found.
        remedy: what to do; empty when it is fine or when ``detail`` says it.
    """

    name: str
    is_fine: bool
    detail: str
    remedy: str = ""


def doctor(database: Path | str, extractor: str = "default") -> tuple[Check, ...]:
    """Look at everything that must work; a missing database is fine."""
    path = Path(database)
    looked: tuple[Callable[[], Check], ...] = (
        _packages,
        _full_text,
        lambda: _extractor(extractor),
        _packs,
        lambda: _database(path),
        lambda: _writable(path),
        _terminal,
    )
    return tuple(look() for look in looked)


def _packages() -> Check:
    missing = [name for name in _PACKAGES if importlib.util.find_spec(name) is None]
    if missing:
        remedy = "Install it again with `pip install --force-reinstall tallywire`."
        return Check("packages", False, f"missing: {', '.join(missing)}", remedy)
    return Check("packages", True, f"all of {len(_PACKAGES)} are there")


def _full_text() -> Check:
    version = f"SQLite {sqlite3.sqlite_version}"
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
    except sqlite3.OperationalError as error:
        remedy = "Use a Python whose SQLite has FTS5, as those of python.org do."
        return Check("full-text search", False, f"{version}: {error}", remedy)
    return Check("full-text search", True, version)


def _extractor(name: str) -> Check:
    try:
        run = make_reader(name).run
    except (TallywireError, ImportError, OSError) as error:
        return Check("language model", False, str(error), _remedy(error))
    return Check("language model", True, f"{run.model}, digest {run.model_digest[:12] or 'none'}")


def _packs() -> Check:
    from tallywire.packs.gazetteer import digest_packs, load_gazetteer

    try:
        names = len(load_gazetteer().names)
    except TallywireError as error:
        return Check("packs", False, str(error), "Correct the entry, or install Tallywire again.")
    return Check("packs", True, f"{names:,} names, digest {digest_packs()[:12]}")


def _database(path: Path) -> Check:
    if not path.exists():
        return Check("database", True, f"{path}: none yet; `tallywire add` makes it")
    try:
        with closing(SqliteStore(path, is_read_only=True)) as store:
            wrong = store.check()
            counts = store.counts()
    except TallywireError as error:
        return Check("database", False, str(error), _remedy(error))
    if wrong:
        remedy = "Restore a copy, or add the documents to a new database."
        return Check("database", False, f"{path}: {'; '.join(wrong[:3])}", remedy)
    return Check("database", True, f"{path}: whole, {counts.documents:,} documents")


def _writable(path: Path) -> Check:
    folder = path.resolve().parent
    blocked = [str(p) for p in (folder, path) if p.exists() and not os.access(p, os.W_OK)]
    if not folder.is_dir():
        return Check("permission to write", False, f"{folder}: no such folder", "Make it first.")
    if blocked:
        remedy = "Change its permissions, or give another path with --database."
        return Check("permission to write", False, f"{blocked[0]}: may not be written", remedy)
    return Check("permission to write", True, str(folder))


def _terminal() -> Check:
    encoding = (getattr(sys.stdout, "encoding", None) or "none").lower()
    if encoding.replace("-", "") not in ("utf8", "utf8sig", "cp65001"):
        remedy = "Set PYTHONUTF8=1, or a UTF-8 locale, so that names show as written."
        return Check("terminal", False, f"encoding {encoding}", remedy)
    return Check("terminal", True, f"encoding {encoding}")


def _remedy(error: Exception) -> str:
    if isinstance(error, InstallationError | ImportError):
        return "Install it again with `pip install --force-reinstall tallywire`."
    return ""  # the message has said it

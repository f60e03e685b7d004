"""Options that several commands share, and the settings behind their defaults.

In: nothing.  Out: annotated types for typer, and ``settings``, read once a process.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from tallywire.settings import Settings, load_settings

__all__ = [
    "Database",
    "Metadata",
    "Paths",
    "Published",
    "Publisher",
    "Strict",
    "Workers",
    "database_path",
    "settings",
    "worker_limit",
]

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.")
]
Metadata = Annotated[
    Path | None,
    typer.Option(
        "--metadata",
        metavar="INDEX.json",
        help="A JSON list of {id, published, publisher, title, url, language}; an id is the "
        "stem of a file.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="Publication date of texts about which nothing better is known."
    ),
]
Publisher = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Publisher of texts about which nothing better is known."),
]
Workers = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="Processes; by default as many as the documents repay."),
]
Database = Annotated[
    Path | None,
    typer.Option(
        "--database",
        "--db",
        metavar="FILE",
        help="The ledger; else TALLYWIRE_DATABASE, tallywire.toml, or ./ledger.db.",
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 when there is any warning.")]


@cache
def settings() -> Settings:
    """The settings of this process."""
    return load_settings(os.environ, Path.cwd())


def database_path(given: Path | None) -> Path:
    """The database asked for, else that of the settings."""
    return given or settings().database


def worker_limit(given: int | None) -> int | None:
    """The number of workers asked for, else that of the settings, else None."""
    return given or settings().worker_limit

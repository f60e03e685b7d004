"""``tallywire add``: texts into the ledger."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from tallywire.cli.options import (
    Database,
    Metadata,
    Paths,
    Published,
    Publisher,
    Strict,
    Workers,
    database_path,
    settings,
    worker_limit,
)
from tallywire.cli.terminal import Warnings, bar, counted, err, out

if TYPE_CHECKING:
    from tallywire.app.ledger import AddResult

__all__ = ["add", "say_added"]


def add(
    paths: Paths,
    metadata: Metadata = None,
    published: Published = None,
    publisher: Publisher = None,
    workers: Workers = None,
    reconcile: Annotated[
        bool,
        typer.Option(
            "--reconcile/--no-reconcile",
            help="Afterwards join what is new with what is there; else `tallywire reconcile` does.",
        ),
    ] = True,
    database: Database = None,
    strict: Strict = False,
) -> None:
    """Read files, folders or `-`, extract statements, and keep them.

    Each document is one transaction: stop it at any moment and run it again. Adding twice
    equals adding once; what an older version found is kept beside what this one finds.

    Examples:
        tallywire add articles/ --metadata index.json

        tallywire add report.html --published 2020-10-24 --publisher "Ubangi Courier"

        curl -s https://example.org/a.txt | tallywire add - --database car.db
    """
    from tallywire.app.ledger import open_ledger

    path = database_path(database)
    warnings = Warnings()
    with open_ledger(path, extractor=settings().extractor) as ledger:
        try:
            result = ledger.add(
                *paths,
                metadata=metadata,
                published=published,
                publisher=publisher,
                workers=worker_limit(workers),
                stdin=sys.stdin.buffer,
                reconcile=reconcile,
                progress=bar,
                on_issue=warnings,
            )
        except KeyboardInterrupt:
            err().print(
                f"Stopped. {path} is whole: every document is there with all its statements or "
                "not at all. Run the same command again to go on."
            )
            raise typer.Exit(130) from None
    say_added(result)
    is_nothing = result.unread and not (result.added or result.unchanged)
    if result.failed or is_nothing or (strict and result.issues):
        raise typer.Exit(1)


def say_added(result: AddResult) -> None:
    """What the addition came to, in one line."""
    console = out()
    parts = [f"{result.added} added", f"{result.unchanged} unchanged", f"{result.failed} failed"]
    if result.unread:
        parts.append(f"{result.unread} not read")
    parts += [counted(result.statements, "statement"), counted(len(result.issues), "warning")]
    console.print(", ".join(parts) + ".")

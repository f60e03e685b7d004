"""``tallywire report``: the ledger as static HTML."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tallywire.cli.options import Database, database_path, settings
from tallywire.cli.terminal import bar, out, visible

__all__ = ["report"]


def report(
    out_dir: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Folder to write the report into.")
    ],
    why: Annotated[
        bool,
        typer.Option(
            "--why/--no-why",
            help="Tell why each field says what it says; reads the texts with statements again.",
        ),
    ] = True,
    database: Database = None,
) -> None:
    """Write the HTML report: static pages that need no network and lead back to each sentence.

    Example:
        tallywire report --out report/
    """
    from tallywire.app.ledger import open_ledger

    path = database_path(database)
    with open_ledger(path, extractor=settings().extractor, is_read_only=True) as opened:
        summary = opened.report(out_dir, progress=bar, why=why)
    out().print(
        f"{summary.pages} pages on {summary.documents} documents and {summary.statements} "
        f"statements. Open {visible(str(summary.index))}",
        markup=False,
        soft_wrap=True,
    )

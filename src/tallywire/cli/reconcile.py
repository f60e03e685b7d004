"""``tallywire reconcile``: what the documents say together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallywire.cli.options import Database, Metadata, database_path, settings
from tallywire.cli.terminal import Warnings, bar, counted, err, out, visible, write_bytes
from tallywire.errors import UsageError

if TYPE_CHECKING:
    from tallywire.app.reconciling import Reconciled

__all__ = ["reconcile", "say_reconciled"]

Statements = Annotated[
    Path | None,
    typer.Option(
        "--statements",
        metavar="DIR",
        help="Without a ledger: <id>.json or <id>.gold.json in the form of the annotation guide.",
    ),
]
Texts = Annotated[
    Path | None,
    typer.Option("--texts", metavar="DIR", help="<id>.txt; without it copies are not found."),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="LEDGER.json", help="With --statements: write the result here."),
]


def reconcile(
    statements: Statements = None,
    metadata: Metadata = None,
    texts: Texts = None,
    out_file: Out = None,
    afresh: Annotated[
        bool, typer.Option("--afresh", help="Make everything anew, not only what has changed.")
    ] = False,
    database: Database = None,
) -> None:
    """Join statements into events with their origins, series, identities and conflicts.

    Only what new documents, newer readings, judgements or another version of the program touch is
    made anew, in one transaction: stop it at any moment, and the ledger is as it was before. With
    --statements no ledger is read or written: the result is one JSON file.

    Examples:
        tallywire reconcile

        tallywire reconcile --statements found/ --metadata index.json --texts articles/ --out l.json
    """
    if statements is None:
        _refuse({"--metadata": metadata, "--texts": texts, "--out": out_file})
        _reconcile_ledger(database_path(database), afresh=afresh)
        return
    from tallywire.app.statement_files import reconcile_files

    warnings = Warnings()
    done = reconcile_files(statements, metadata=metadata, texts=texts, on_issue=warnings)
    write_bytes(done.as_json(), out_file)
    if out_file is not None:
        tally = done.tally
        many = (
            counted(len(done.stated), "statement"),
            counted(len(tally.events), "event"),
            f"{len(tally.series):,} series",
            f"{len(tally.identities):,} identities",
            counted(len(tally.conflicts), "conflict"),
        )
        err().print(f"{', '.join(many)} in {visible(str(out_file))}", markup=False)
    if warnings.issues:
        raise typer.Exit(1)


def _refuse(given: dict[str, Path | None]) -> None:
    for name, value in given.items():
        if value is not None:
            raise UsageError(f"{name}: goes with --statements; a ledger knows it already.")


def _reconcile_ledger(path: Path, *, afresh: bool) -> None:
    from tallywire.app.ledger import open_ledger
    from tallywire.errors import StoreError

    if not path.is_file():
        raise StoreError(f"{path}: no database there. Make one with `tallywire add PATH`.")
    with open_ledger(path, extractor=settings().extractor) as ledger:
        try:
            done = ledger.reconcile(afresh=afresh, progress=bar)
        except KeyboardInterrupt:
            err().print(f"Stopped. {path} is as it was before.", markup=False)
            raise typer.Exit(130) from None
    say_reconciled(done)


def say_reconciled(done: Reconciled) -> None:
    """What the reconciliation came to, in one line."""
    if not done.documents:
        out().print("Nothing has changed since the last reconciliation.")
        return
    matters = f"{done.matters:,} matter{'' if done.matters == 1 else 's'} reconciled"
    parts = [counted(done.documents, "document"), matters, f"{done.unchanged:,} unchanged"]
    out().print(", ".join(parts) + ("; everything anew." if done.is_whole else "."))

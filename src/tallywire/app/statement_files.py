"""Statements that are kept as files, reconciled without a store.

In: a folder of statement files, an index, a folder of texts.  Out: the file of the ledger guide.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from tallywire.errors import ReadError
from tallywire.export.ledger_file import ledger_record
from tallywire.model.issue import Issue
from tallywire.model.ledger import Tally
from tallywire.model.resolved import Stated
from tallywire.pipeline import reconcile_at_once
from tallywire.read.statement_files import load_stated

__all__ = ["ReconciledFiles", "reconcile_files"]


class ReconciledFiles(msgspec.Struct, frozen=True):
    """What statement files say together.

    Attributes:
        tally: events, series, identities, conflicts, near-duplicates.
        stated: the statements with their documents and places.
        issues: files that could not be read.
    """

    tally: Tally
    stated: tuple[Stated, ...]
    issues: tuple[Issue, ...]

    def as_json(self) -> bytes:
        """The file of the ledger guide."""
        data = msgspec.json.encode(ledger_record(self.tally, self.stated))
        return msgspec.json.format(data, indent=1) + b"\n"


def reconcile_files(
    statements: Path | str,
    *,
    metadata: Path | str | None = None,
    texts: Path | str | None = None,
    on_issue: Callable[[Issue], None] | None = None,
) -> ReconciledFiles:
    """Reconcile the statements of a folder of ``<id>.json`` or ``<id>.gold.json``.

    A file that is not what the annotation guide says is told of, and the others go on.

    Args:
        statements: the folder.
        metadata: a JSON list of {id, published, publisher}.
        texts: the folder of ``<id>.txt``, without which copied texts are not found.
        on_issue: told of each file that cannot be read.

    Raises:
        ReadError: there is no statement file, none can be read, or the metadata cannot be.
    """
    issues: list[Issue] = []
    stated = load_stated(
        Path(statements),
        Path(metadata) if metadata else None,
        Path(texts) if texts else None,
        issues=issues,
    )
    for issue in issues if on_issue else ():
        on_issue(issue)  # type: ignore[misc]
    unreadable = [issue for issue in issues if issue.code == "statements.unreadable"]
    if unreadable and not stated:
        raise ReadError(f"{statements}: no file of statements there can be read.")
    return ReconciledFiles(reconcile_at_once(stated), stated, tuple(issues))

"""Scoring ledgers against one made by hand.

In: a gold ledger, and a ledger file or a folder of texts with gold statements.  Out: ``Rung``s with
figures: one for a file; for a folder one for the ledger made from its texts, and one more for each
cause of loss down to the ledger made from its gold statements.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tallywire.app.evaluating import gold_documents
from tallywire.app.steps import Progress, silent
from tallywire.errors import ReadError
from tallywire.evaluation import LedgerFile, Rung, ledger_losses, load_ledger, score_ledgers
from tallywire.evaluation.gold import index_files, load_gold
from tallywire.evaluation.ledger_read import is_unread, stated_of
from tallywire.model.issue import Issue
from tallywire.model.resolved import Stated
from tallywire.pipeline import Reader
from tallywire.plugins import reader_maker
from tallywire.read.metadata import load_metadata
from tallywire.read.statement_files import load_stated
from tallywire.run.local import extract_all

__all__ = ["evaluate_ledger"]


def evaluate_ledger(
    gold: Path | str,
    predicted: Path | str,
    *,
    workers: int | None = 1,
    extractor: str | Callable[[], Reader] = "default",
    progress: Progress = silent,
    on_issue: Callable[[Issue], None] | None = None,
) -> tuple[Rung, ...]:
    """Score a ledger, or the making of one from a folder.

    Args:
        gold: the ledger made by hand, in the form of the ledger guide.
        predicted: a ledger file as ``tallywire reconcile --out`` writes it; or a folder of
            ``<name>.txt`` with ``<name>.gold.json`` for the documents of the gold ledger.
        workers: processes; None for as many as the documents repay.
        extractor: ``default``, a plug-in, ``module:function``, or a function that builds one.
        progress: told of each document.
        on_issue: told of each oddity as it is met.

    Returns:
        Figures: a single rung for a file, else one for each cause of loss.

    Raises:
        ReadError: a file is missing or not what the guide says.
    """
    ledger, path = load_ledger(gold), Path(predicted)
    if not path.is_dir():
        return (Rung(path.name, score_ledgers(ledger, load_ledger(path))),)
    right = _gold_statements(path, ledger)
    known = tuple(one for one in load_gold(path) if one.name in ledger.documents)
    make = reader_maker(extractor) if isinstance(extractor, str) else extractor
    documents = gold_documents(path, known, on_issue)
    read: list[Stated] = []
    unread: set[str] = set()
    pairs = extract_all(documents, make, workers)
    for document, extraction in progress(pairs, "Evaluating", len(known)):
        read += stated_of([(document, extraction)])
        unread |= {document.name} if is_unread(extraction) else set()
    return ledger_losses(ledger, right, read, unread)


def _gold_statements(folder: Path, ledger: LedgerFile) -> tuple[Stated, ...]:
    """The gold statements of the documents of the ledger, with what an index knows of them."""
    left = set(ledger.documents)
    found: list[Stated] = []
    for index in (*index_files(folder), None):
        names = sorted(left & set(load_metadata(index))) if index else sorted(left)
        here = [name for name in names if (folder / f"{name}.gold.json").is_file()]
        if here:
            found += load_stated(folder, index, folder, here)
        left -= set(here)
    if left:
        raise ReadError(
            f"{folder}: no {min(left)}.gold.json there. The folder must hold every document of the "
            "gold ledger."
        )
    return tuple(sorted(found, key=lambda one: one.key))

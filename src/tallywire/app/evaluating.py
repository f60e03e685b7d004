"""Scoring the extractor against gold statements.

In: a folder of texts with gold files.  Out: an ``Evaluation`` with figures and pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tallywire.app.steps import Progress, silent
from tallywire.errors import ReadError
from tallywire.evaluation import Evaluation, GoldDocument, compare, load_gold
from tallywire.evaluation.gold import index_files
from tallywire.model.document import Document
from tallywire.model.issue import Issue
from tallywire.pipeline import Reader, read_documents
from tallywire.plugins import reader_maker
from tallywire.run.local import extract_all

__all__ = ["evaluate", "gold_documents"]


def evaluate(
    gold_dir: Path | str,
    *,
    language: str | None = None,
    workers: int | None = 1,
    extractor: str | Callable[[], Reader] = "default",
    progress: Progress = silent,
    on_issue: Callable[[Issue], None] | None = None,
) -> Evaluation:
    """Extract the texts of ``gold_dir`` and score them against the gold files beside them.

    Index files (``index*.json``) there give publisher and publication date.

    Args:
        gold_dir: a folder of ``<name>.txt`` with ``<name>.gold.json``.
        language: only texts whose gold file gives this language.
        workers: processes; None for as many as the documents repay.
        extractor: ``default``, a plug-in, ``module:function``, or a function that builds one.
        progress: told of each document.
        on_issue: told of each oddity as it is met.

    Raises:
        ReadError: there is no gold file, or one is not what the guide says.
    """
    folder = Path(gold_dir)
    gold = load_gold(folder, language)
    if not gold:
        raise ReadError(f"{folder}: no gold file of language {language!r}; leave --language out")
    make = reader_maker(extractor) if isinstance(extractor, str) else extractor
    documents = gold_documents(folder, gold, on_issue)
    predicted: dict[str, list[dict[str, Any]]] = {}
    pairs = extract_all(documents, make, workers)
    for document, extraction in progress(pairs, "Evaluating", len(gold)):
        predicted[document.name] = [one.as_record() for one in extraction.statements]
        for issue in extraction.issues if on_issue else ():
            on_issue(issue)  # type: ignore[misc]
    return compare({one.name: (one.statements, predicted.get(one.name, [])) for one in gold})


def gold_documents(
    folder: Path, gold: tuple[GoldDocument, ...], on_issue: Callable[[Issue], None] | None
) -> Iterator[Document]:
    """The texts, once for every index file that knows them, and the rest without."""
    left = {one.name: one.path for one in gold if one.path.is_file()}
    for index in (*index_files(folder), None):
        names = sorted(set(left) & _known(index)) if index else sorted(left)
        paths = [left.pop(name) for name in names]
        for one in read_documents(paths, metadata=index) if paths else ():
            if one.issue is not None and on_issue:
                on_issue(one.issue)
            if one.document is not None:
                yield one.document


def _known(index: Path) -> set[str]:
    from tallywire.read import load_metadata

    return set(load_metadata(index))

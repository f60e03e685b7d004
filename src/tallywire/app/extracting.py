"""Reading statements without keeping them.

In: paths.  Out: documents with their extractions, or one JSON file a document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from tallywire.app.steps import Progress, silent
from tallywire.errors import UsageError
from tallywire.export.records import file_stem, write_record
from tallywire.model.document import Document
from tallywire.model.extraction import Extraction
from tallywire.model.issue import Issue
from tallywire.pipeline import Reader, is_failed, read_documents
from tallywire.plugins import reader_maker
from tallywire.read.result import ReadResult
from tallywire.run.local import extract_all

__all__ = ["Extracted", "extract", "extract_to"]


class Extracted(msgspec.Struct, frozen=True):
    """What became of the documents: how many were read, how many crashed, and the issues."""

    documents: int
    failed: int
    statements: int
    issues: tuple[Issue, ...]


def extract(
    *paths: Path | str,
    metadata: Path | str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    workers: int | None = 1,
    stdin: BinaryIO | None = None,
    extractor: str | Callable[[], Reader] = "default",
    on_issue: Callable[[Issue], None] | None = None,
) -> Iterator[tuple[Document, Extraction]]:
    """Each document below ``paths`` with what was found in it; nothing is kept.

    Args:
        *paths: files, folders, or ``-`` for ``stdin``.
        metadata: a JSON list of {id, published, publisher, title, url, language}.
        published: publication date of texts about which nothing better is known.
        publisher: the same for the publisher.
        workers: processes; None for as many as the documents repay.  The output does not
            depend on it.
        stdin: the bytes behind ``-``.
        extractor: ``default``, a plug-in, ``module:function``, or a function that builds one.
        on_issue: told of each oddity as it is met.

    Raises:
        UsageError: no path was given.
        ReadError: the metadata cannot be read.
    """
    if not paths:
        raise UsageError("extract: no path given. Give files, folders, or - for standard input.")
    make = reader_maker(extractor) if isinstance(extractor, str) else extractor
    read = read_documents(
        paths, metadata=metadata, published=published, publisher=publisher, stdin=stdin
    )
    tell = on_issue or _ignore
    return _telling(extract_all(_documents(read, tell), make, workers), tell)


def _ignore(_issue: Issue) -> None:
    """Issues stay with the document and the extraction for whoever wants them."""


def _documents(read: Iterable[ReadResult], tell: Callable[[Issue], None]) -> Iterator[Document]:
    for one in read:
        if one.issue is not None:
            tell(one.issue)
        if one.document is not None:
            yield one.document


def _telling(
    pairs: Iterable[tuple[Document, Extraction]], tell: Callable[[Issue], None]
) -> Iterator[tuple[Document, Extraction]]:
    for document, extraction in pairs:
        for issue in (*document.issues, *extraction.issues):
            tell(issue)
        yield document, extraction


def extract_to(
    write: Path | Callable[[Document, Extraction], None],
    pairs: Iterable[tuple[Document, Extraction]],
    *,
    issues: list[Issue],
    progress: Progress = silent,
) -> Extracted:
    """Write each pair into a folder, one ``<stem>.json`` a document, or hand it to ``write``.

    A second document of the same name gets the end of its id behind the stem, and an issue.

    Args:
        write: a folder, made where there is none, or what takes each pair.
        pairs: documents with their extractions.
        issues: the list that issues are being gathered in.
        progress: told of each document.

    Raises:
        UsageError: the folder cannot be made or written.
    """
    put = _folder_writer(write, issues) if isinstance(write, Path) else write
    documents = failed = statements = 0
    for document, extraction in progress(pairs, "Extracting"):
        put(document, extraction)
        documents += 1
        failed += is_failed(extraction)
        statements += len(extraction.statements)
    return Extracted(documents, failed, statements, tuple(issues))


def _folder_writer(folder: Path, issues: list[Issue]) -> Callable[[Document, Extraction], None]:
    taken: dict[str, str] = {}

    def put(document: Document, extraction: Extraction) -> None:
        stem = file_stem(document.name)
        if taken.setdefault(stem.casefold(), document.id) != document.id:
            issues.append(Issue("document.same_name", document.name, document.id))
            stem = f"{stem}-{document.id[-8:]}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_record(folder, stem, document, extraction)
        except OSError as error:
            raise UsageError(
                f"{folder}: {error.strerror or error}. Give a folder that you may write to."
            ) from error

    return put

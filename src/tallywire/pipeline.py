"""The stages in order: the file to read first.

In: paths, what is known about the texts, and an extractor.  Out: documents, and what was
found in each.  Resolving, reconciling and tallying join here when their rooms are built.

::

    bytes --read--> Document --extract--> Extraction
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final, Protocol, runtime_checkable

from tallywire.errors import InstallationError, PackError, StoreError
from tallywire.model.document import Document
from tallywire.model.explanation import Explanation
from tallywire.model.extraction import Extraction, Run
from tallywire.model.issue import Issue
from tallywire.read import load_metadata, read_paths
from tallywire.read.metadata import Metadata
from tallywire.read.result import ReadResult

__all__ = [
    "BROKEN",
    "Explainer",
    "Reader",
    "default_extractor",
    "extract_document",
    "failed",
    "is_failed",
    "read_documents",
]


BROKEN: Final = (InstallationError, PackError, StoreError)
"""Errors that no document is to blame for: they would meet every other text as well."""


class Reader(Protocol):
    """What an extractor must offer; ``tallywire.extract.extractor.Extractor`` does."""

    @property
    def run(self) -> Run:
        """The identity of the extractor: equal runs give equal statements."""

    def extract(self, document: Document) -> Extraction:
        """The statements of the document."""


@runtime_checkable
class Explainer(Protocol):
    """What an extractor may offer besides: the reasons of what it reads."""

    def explain(self, document: Document) -> tuple[Explanation, ...]:
        """The reasons of each statement that ``extract`` finds in the document."""


def default_extractor() -> Reader:
    """The extractor that ships with Tallywire; loading it takes about a second."""
    from tallywire.extract.extractor import Extractor

    return Extractor()


def read_documents(
    paths: Iterable[Path | str],
    *,
    metadata: Path | str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[ReadResult]:
    """The documents below ``paths``, or why there is none, in a fixed order.

    Args:
        paths: files, folders, or ``-`` for ``stdin``.
        metadata: an index file; its entries win over the two that follow.
        published: publication date of texts about which nothing better is known.
        publisher: the same for the publisher.
        stdin: the bytes behind ``-``.

    Raises:
        ReadError: the index file cannot be read.
    """
    issues: list[Issue] = []
    known: Mapping[str, Metadata] = load_metadata(metadata, issues) if metadata else {}
    defaults = Metadata(published=published, publisher=publisher)
    bad_entries = (ReadResult(issue.place, issue=issue) for issue in issues)
    return chain(bad_entries, read_paths(list(paths), known, defaults, stdin))


def extract_document(extractor: Reader, document: Document) -> Extraction:
    """The statements of one document; a crash becomes an issue, so that the others go on.

    Raises:
        InstallationError, PackError, StoreError: what is broken is not the document.
    """
    try:
        return extractor.extract(document)
    except BROKEN:
        raise
    except Exception as error:  # noqa: BLE001 - one text must not end the reading of thousands
        return failed(document, f"{type(error).__name__}: {error}")


def failed(document: Document, detail: str) -> Extraction:
    """The extraction of a document whose reading crashed."""
    issue = Issue("extract.failed", document.name, " ".join(detail.split())[:200])
    return Extraction(document.id, issues=(issue,))


def is_failed(extraction: Extraction) -> bool:
    """Whether the reading of the document crashed."""
    return any(issue.code == "extract.failed" for issue in extraction.issues)

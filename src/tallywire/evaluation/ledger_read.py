"""Statements that were read, as the later stages take them.

In: documents and what was read in each.  Out: ``Stated``.
"""

from __future__ import annotations

from collections.abc import Iterable

from tallywire.model.document import Document
from tallywire.model.extraction import Extraction
from tallywire.model.resolved import Source, Stated

__all__ = ["is_unread", "stated_of"]

_NO_PACK = "language.no_pack"


def stated_of(read: Iterable[tuple[Document, Extraction]]) -> tuple[Stated, ...]:
    """The statements in order of document and place."""
    return tuple(
        Stated(statement, source, position)
        for source, extraction in ((_source(document), found) for document, found in read)
        for position, statement in enumerate(extraction.statements)
    )


def is_unread(extraction: Extraction) -> bool:
    """Whether nothing reads the language of the document."""
    return any(issue.code == _NO_PACK for issue in extraction.issues)


def _source(document: Document) -> Source:
    """What is known of the document; a date that is only bounded is left out."""
    published = document.published if document.published_basis != "inferred" else None
    return Source(
        id=document.id,
        name=document.name,
        publisher=document.publisher,
        published=published.iso if published else None,
        text=document.text,
    )

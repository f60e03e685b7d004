"""What the documents of a ledger say together, worked out in memory.

In: documents and their extractions.  Out: ``Together``: the tally, and the shape of each series.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tallywire.model.document import Document
from tallywire.model.extraction import Extraction
from tallywire.model.ledger import Tally
from tallywire.model.resolved import Source, Stated
from tallywire.pipeline import reconcile

__all__ = ["tally_of"]


def tally_of(documents: Iterable[Document], extractions: Mapping[str, Extraction]) -> Tally:
    """What the statements of these documents say together."""
    return reconcile(_stated(documents, extractions))


def _stated(
    documents: Iterable[Document], extractions: Mapping[str, Extraction]
) -> Iterator[Stated]:
    for document in documents:
        published = document.published.iso if document.published else None
        source = Source(document.id, document.name, document.publisher, published, document.text)
        for position, statement in enumerate(extractions[document.id].statements):
            yield Stated(statement, source, position)

"""Documents one of which copies the other's wording.

In: documents.  Out: ``Copy`` pairs.
"""

from __future__ import annotations

from collections.abc import Iterable

from tallywire.model.ledger import Copy
from tallywire.model.resolved import Source

__all__ = ["find_copies"]


def find_copies(sources: Iterable[Source]) -> tuple[Copy, ...]:
    """The near-duplicate pairs among the documents, sorted."""
    return ()

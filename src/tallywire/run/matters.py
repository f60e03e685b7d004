"""What of a reconciliation is done in worker processes, one function for each kind of task.

In: texts, pairs of texts, or the statements of a matter with what is known beside them.  Out: what
each comes to.  Nothing here asks the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from tallywire.model.ledger import Copy, Tally
from tallywire.model.resolved import Source, Stated
from tallywire.pipeline import reconcile_matter
from tallywire.reconcile import Bond, compare, signature
from tallywire.resolve import resolve_all
from tallywire.run.crew import Crew

__all__ = [
    "DOCUMENTS_PER_WORKER",
    "MATTERS_PER_WORKER",
    "Bundle",
    "Pairing",
    "compare_all",
    "keys_of_all",
    "reconcile_all",
]

MATTERS_PER_WORKER: Final = 64
"""Fewer do not repay the start of a process, which loads the packs: two seconds, in which one
alone reconciles some 7,000 statements."""
DOCUMENTS_PER_WORKER: Final = 4000
"""Fewer do not repay it for their near-duplicates, half a millisecond each."""


class Bundle(msgspec.Struct, frozen=True):
    """Everything that one matter, or several that an analyst joined, is reconciled from."""

    name: str
    stated: tuple[Stated, ...]
    copies: tuple[Copy, ...]
    bonds: tuple[Bond, ...]


class Pairing(msgspec.Struct, frozen=True):
    """Pairs of documents to compare, by id, and those documents."""

    pairs: tuple[tuple[str, str], ...]
    sources: dict[str, Source]


def reconcile_all(crew: Crew, bundles: Iterable[Bundle], count: int) -> Iterator[tuple[str, Tally]]:
    """The name of each bundle with what it says together, in the order given.

    Args:
        crew: who does it.
        bundles: made lazily, never all held at once.
        count: how many there are.
    """
    return crew.map(_reconcile, bundles, count // MATTERS_PER_WORKER)


def keys_of_all(
    crew: Crew, portions: Iterable[tuple[Source, ...]], count: int
) -> Iterator[dict[str, tuple[int, ...]]]:
    """The keys of each document by id, portion by portion; ``count`` documents in all."""
    return crew.map(_keys, portions, count // DOCUMENTS_PER_WORKER)


def compare_all(crew: Crew, pairings: Iterable[Pairing], count: int) -> Iterator[list[Copy]]:
    """The near-duplicates among each lot of pairs; of ``count`` documents in all."""
    return crew.map(_compare, pairings, count // DOCUMENTS_PER_WORKER)


def _reconcile(bundle: Bundle) -> tuple[str, Tally]:
    return bundle.name, reconcile_matter(resolve_all(bundle.stated), bundle.copies, bundle.bonds)


def _keys(sources: tuple[Source, ...]) -> dict[str, tuple[int, ...]]:
    return {source.id: signature(source.text) for source in sources}


def _compare(pairing: Pairing) -> list[Copy]:
    there = pairing.sources
    copies = [Copy(one, two, compare(there[one], there[two])) for one, two in pairing.pairs]
    return [copy for copy in copies if copy.share]

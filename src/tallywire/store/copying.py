"""Which documents may be copies of one another, by the keys of their texts.

In: a connection whose transaction the caller holds, and the keys of documents.  Out: pairs of
documents with how many keys they share.  A key that many documents have pairs each of them with the
first ones only, as the search over all documents at once does; so a new document may change which
are first, and the pairs of those are to be counted anew as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

import sqlalchemy as sa
from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from tallywire.store import schema_together as t
from tallywire.store.loading import batches
from tallywire.store.together import Shared

__all__ = ["pairs_of", "replace_keys"]


def replace_keys(
    connection: Connection, documents: Sequence[str], keys: Mapping[str, Iterable[int]], crowd: int
) -> frozenset[str]:
    """Replace the keys of these documents, and forget their near-duplicates.

    Other documents whose pairs that changes come back by id; theirs are forgotten too.

    Args:
        connection: where.
        documents: the documents.
        keys: their keys; a document without any is left out.
        crowd: with how many documents of a key each other one is paired.
    """
    own = {document: sorted(set(some)) for document, some in sorted(keys.items())}
    concerned = _keys_of(connection, documents) | {key for some in own.values() for key in some}
    before = _first_holders(connection, concerned, crowd)
    for some in batches(documents):
        here = t.copy_keys.c.document_id.in_(some)
        connection.execute(delete(t.copy_keys).where(here))
    rows = [{"document_id": one, "key": key} for one, some in own.items() for key in some]
    if rows:
        connection.execute(insert(t.copy_keys), rows)
    after = _first_holders(connection, concerned, crowd)
    changed = sorted({*documents, *(document for _, document in before ^ after)})
    for some in batches(changed):
        for end in (t.copies.c.first, t.copies.c.second):
            connection.execute(delete(t.copies).where(end.in_(some)))
    return frozenset(changed) - frozenset(documents)


def pairs_of(
    connection: Connection, documents: Sequence[str], changed: Set[str], crowd: int
) -> tuple[Shared, ...]:
    """How many keys these documents share with which others.

    Asked for every portion of what has changed, each pair comes once: with its second document
    where that has changed, else with its first.

    Args:
        connection: where.
        documents: the documents.
        changed: all documents whose pairs are asked for.
        crowd: with how many documents of a key each other one is paired.
    """
    here = frozenset(documents)
    pairs = {
        pair: shared
        for pair, shared in _pairs(connection, documents, crowd).items()
        if pair[1] in here or pair[1] not in changed
    }
    sizes = _sizes(connection, sorted({one for pair in pairs for one in pair}))
    return tuple(
        Shared(first, second, shared, sizes[first], sizes[second])
        for (first, second), shared in sorted(pairs.items())
    )


def _keys_of(connection: Connection, documents: Sequence[str]) -> set[int]:
    k = t.copy_keys.c
    found: set[int] = set()
    for some in batches(documents):
        found.update(connection.scalars(select(k.key).where(k.document_id.in_(some))))
    return found


def _first_holders(connection: Connection, keys: set[int], crowd: int) -> set[tuple[int, str]]:
    """Of each key that a crowd has, the documents that are paired with all others."""
    k = t.copy_keys.c
    found: set[tuple[int, str]] = set()
    for some in batches(sorted(keys)):
        crowded = (
            select(k.key).where(k.key.in_(some)).group_by(k.key).having(sa.func.count() > crowd - 1)
        )
        for key in connection.scalars(crowded).all():
            first = select(k.document_id).where(k.key == key).order_by(k.document_id).limit(crowd)
            found.update((key, document) for document in connection.scalars(first))
    return found


def _pairs(
    connection: Connection, documents: Sequence[str], crowd: int
) -> dict[tuple[str, str], int]:
    """How many keys these documents share with which; ids stand in order."""
    k = t.copy_keys.c
    found: dict[tuple[str, str], int] = {}
    for some in batches(documents):
        here = select(k.key).where(k.document_id.in_(some))
        place = sa.func.row_number().over(partition_by=k.key, order_by=k.document_id)
        ranked = (
            select(k.document_id, k.key, place.label("place")).where(k.key.in_(here)).cte("ranked")
        )
        one, other = ranked.alias("one"), ranked.alias("other")
        query = (
            select(one.c.document_id, other.c.document_id, sa.func.count())
            .join(
                other,
                sa.and_(one.c.key == other.c.key, one.c.document_id < other.c.document_id),
            )
            .where(
                one.c.place <= crowd,
                sa.or_(one.c.document_id.in_(some), other.c.document_id.in_(some)),
            )
            .group_by(one.c.document_id, other.c.document_id)
        )
        for first, second, shared in connection.execute(query):
            found[first, second] = shared
    return found


def _sizes(connection: Connection, documents: Sequence[str]) -> dict[str, int]:
    """How many keys each document has."""
    k = t.copy_keys.c
    found: dict[str, int] = {}
    for some in batches(documents):
        query = select(k.document_id, sa.func.count()).where(k.document_id.in_(some))
        for document, size in connection.execute(query.group_by(k.document_id)):
            found[document] = size
    return found

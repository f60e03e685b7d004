"""Statements and what belongs to them out of their tables, many at a time.

In: rows of ``statements``, ids.  Out: the statements with evidence, slots and hops, in the same
order; the sources of documents; judgements with their targets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeVar

from sqlalchemy import Select, Table, and_, select, table
from sqlalchemy.engine import Connection, RowMapping
from sqlalchemy.sql import column

from tallywire.model.judgement import Judgement
from tallywire.model.resolved import Source
from tallywire.model.statement import Statement
from tallywire.store import rows, schema_together
from tallywire.store import schema as t
from tallywire.store.rows_together import judgement_from

__all__ = [
    "BATCH",
    "batches",
    "load_judgements",
    "load_sources",
    "load_statements",
    "newest_statements",
]

_CURRENT: Final = table("current_runs", column("document_id"), column("run_id"))

_Key = TypeVar("_Key", str, int)

BATCH: Final = 500
"""Ids in one IN list; SQLite allows 999 parameters in its oldest builds."""


def batches(ids: Sequence[_Key]) -> Iterator[Sequence[_Key]]:
    """The ids, or numbers, in portions that fit into one IN list."""
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


def _grouped(
    connection: Connection, table: Table, ids: Sequence[str]
) -> dict[str, list[RowMapping]]:
    """Rows of a table of spans by statement, each in order of position."""
    found: dict[str, list[RowMapping]] = defaultdict(list)
    for some_ids in batches(ids):
        some = table.c.statement_id.in_(some_ids)
        query = select(table).where(some).order_by(table.c.statement_id, table.c.position)
        for row in connection.execute(query).mappings():
            found[row["statement_id"]].append(row)
    return found


def load_statements(connection: Connection, found: Sequence[RowMapping]) -> list[Statement]:
    """The statements of these rows."""
    ids = sorted({row["id"] for row in found})
    tables = (t.evidence, t.slots, t.hops)
    spans = [_grouped(connection, table, ids) for table in tables]
    return [rows.statement_from(row, *(one.get(row["id"], []) for one in spans)) for row in found]


def newest_statements(query: Select[Any]) -> Select[Any]:
    """The query of ``statements`` and ``run_statements``, held to newest runs."""
    r = t.run_statements.c
    return (
        query.select_from(t.run_statements)
        .join(
            _CURRENT, and_(_CURRENT.c.document_id == r.document_id, _CURRENT.c.run_id == r.run_id)
        )
        .join(t.statements, t.statements.c.id == r.statement_id)
    )


def load_sources(connection: Connection, documents: Sequence[str]) -> dict[str, Source]:
    """By id, what later stages need to know of these documents; an inferred date is none."""
    d = t.documents.c
    found: dict[str, Source] = {}
    for some in batches(documents):
        query = select(d.id, d.name, d.publisher, d.published, d.published_basis, d.text)
        for id, name, publisher, published, basis, text in connection.execute(
            query.where(d.id.in_(some))
        ):
            known = None if basis == "inferred" else published
            found[id] = Source(id, name, publisher, known, text)
    return found


def load_judgements(connection: Connection) -> tuple[Judgement, ...]:
    """All judgements, in order."""
    judgements, targets = schema_together.judgements, schema_together.judgement_targets
    of: dict[int, list[dict[str, Any]]] = defaultdict(list)
    query = select(targets).order_by(targets.c.judgement, targets.c.position)
    for row in connection.execute(query).mappings():
        of[row["judgement"]].append({**row})
    found = connection.execute(select(judgements).order_by(judgements.c.number)).mappings()
    return tuple(judgement_from({**row}, of[row["number"]]) for row in found)

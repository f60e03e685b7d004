"""The steps of one addition, each on a connection whose transaction the caller holds.

In: a connection and model types.  Out: rows that were not there before; nothing that is there
is ever touched, because equal ids mean equal content.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy import Table, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_unless
from sqlalchemy.engine import Connection

from tallywire.model.document import Document
from tallywire.model.extraction import Extraction, Run
from tallywire.model.issue import Issue
from tallywire.model.judgement import Judgement
from tallywire.store import rows
from tallywire.store import schema as t
from tallywire.store import schema_together as together
from tallywire.store.rows_together import judgement_row, target_rows

__all__ = [
    "keep_document",
    "keep_entities",
    "keep_issues",
    "keep_judgement",
    "keep_run",
    "keep_statements",
    "next_sequence",
    "same_name_issues",
    "utc_now",
]


def utc_now() -> str:
    """This moment in UTC, to the second (ISO 8601)."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def keep_document(connection: Connection, document: Document, now: str) -> bool:
    """Keep the document, its zones and reading issues; whether it was not there before."""
    d = t.documents.c
    if connection.scalar(select(d.number).where(d.id == document.id)) is not None:
        return False
    _insert(connection, t.documents, [rows.document_row(document)])
    _insert(
        connection,
        t.zones,
        [
            {"document_id": document.id, "position": n, **msgspec.to_builtins(zone)}
            for n, zone in enumerate(document.zones)
        ],
    )
    keep_issues(connection, document.issues, "read", document.id)
    _insert(connection, together.ingests, [{"document_id": document.id, "at": now}])
    return True


def same_name_issues(connection: Connection, document: Document) -> tuple[Issue, ...]:
    """An issue where another document has the same name and other content."""
    d = t.documents.c
    query = select(d.id).where(d.name == document.name, d.id != document.id).limit(1)
    if connection.scalar(query) is None:
        return ()
    return (Issue("document.same_name", document.name, document.id),)


def keep_run(connection: Connection, run: Run) -> None:
    """Keep the identity of the extractor."""
    row = msgspec.structs.asdict(run) | {"settings": list(run.settings)}
    _insert_new(connection, t.runs, [row])


def keep_statements(connection: Connection, run: Run, extraction: Extraction) -> None:
    """Keep statements with their spans, those of other runs in the same words left alone."""
    found = {s.id: s for s in extraction.statements}
    known = _known(connection, sorted(found))
    new = [s for key, s in found.items() if key not in known]
    _insert(connection, t.statements, [rows.statement_row(s) for s in new])
    _insert(connection, t.evidence, [row for s in new for row in rows.evidence_rows(s)])
    _insert(connection, t.slots, [row for s in new for row in rows.slot_rows(s)])
    _insert(connection, t.hops, [row for s in new for row in rows.hop_rows(s)])
    _insert(
        connection,
        t.run_statements,
        _placed(run, extraction, "statement_id", (s.id for s in extraction.statements)),
    )


def _known(connection: Connection, ids: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(ids), 500):
        some = t.statements.c.id.in_(ids[start : start + 500])
        found.update(connection.scalars(select(t.statements.c.id).where(some)))
    return found


def keep_entities(connection: Connection, run: Run, extraction: Extraction) -> None:
    """Keep entities and their mentions."""
    known = [msgspec.structs.asdict(e) for e in extraction.entities]
    _insert_new(connection, t.entities, known)
    _insert(
        connection,
        t.document_entities,
        _placed(run, extraction, "entity_id", (e.id for e in extraction.entities)),
    )
    mentions = extraction.mentions
    placed = _placed(run, extraction, "entity_id", (m.entity_id for m in mentions))
    spans = (msgspec.structs.asdict(m.span) for m in mentions)
    _insert(connection, t.mentions, [a | b for a, b in zip(placed, spans, strict=True)])


def _placed(run: Run, extraction: Extraction, key: str, ids: Iterable[str]) -> list[dict[str, Any]]:
    place = {"run_id": run.id, "document_id": extraction.document_id}
    return [{**place, "position": n, key: one} for n, one in enumerate(ids)]


def keep_issues(
    connection: Connection,
    issues: Sequence[Issue],
    stage: str,
    document_id: str | None = None,
    run_id: str | None = None,
) -> None:
    """Keep issues; those that are there already stay as they are."""
    _insert_new(connection, t.issues, rows.issue_rows(issues, stage, document_id, run_id))


def keep_judgement(connection: Connection, judgement: Judgement) -> Judgement:
    """Keep the judgement under the next number."""
    number = int(connection.scalar(select(sa.func.max(together.judgements.c.number))) or 0) + 1
    judgement = msgspec.structs.replace(judgement, number=number)
    _insert(connection, together.judgements, [judgement_row(judgement)])
    _insert(connection, together.judgement_targets, target_rows(judgement))
    return judgement


def next_sequence(connection: Connection) -> int:
    """The number of the next reading of a document by a run."""
    return int(connection.scalar(select(sa.func.max(t.document_runs.c.sequence))) or 0) + 1


def _insert(connection: Connection, table: Table, values: list[dict[str, Any]]) -> None:
    if values:
        connection.execute(insert(table), values)


def _insert_new(connection: Connection, table: Table, values: list[dict[str, Any]]) -> None:
    if values:
        connection.execute(insert_unless(table).on_conflict_do_nothing(), values)

"""The store in one SQLite file.

In: a path.  Out: ``SqliteStore``, which fulfils ``contract.Store``.  Each addition is one
transaction: a process killed at any moment leaves a whole database in which every document
is either there with all its statements or not there at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Table, insert, select
from sqlalchemy.engine import Connection, RowMapping

from tallywire.errors import NotFoundError
from tallywire.model.document import Document
from tallywire.model.entity import Entity, Mention
from tallywire.model.extraction import Extraction, Run
from tallywire.model.issue import Issue
from tallywire.model.statement import Statement
from tallywire.model.values import Span
from tallywire.store import rows
from tallywire.store import schema as t
from tallywire.store.contract import Addition, Counts, StoredIssue
from tallywire.store.loading import load_statements
from tallywire.store.query import Filter, Found, Selection
from tallywire.store.selecting import as_match, count_unplaced, select_statements
from tallywire.store.sqlite_together import SqliteTogether
from tallywire.store.writing import (
    keep_document,
    keep_entities,
    keep_issues,
    keep_run,
    keep_statements,
    next_sequence,
    same_name_issues,
)

__all__ = ["SqliteStore"]


class SqliteStore(SqliteTogether):
    """Documents and statements in one SQLite file."""

    # What is written ----------------------------------------------------------------------

    def add(self, document: Document, run: Run, extraction: Extraction) -> Addition:
        """Keep the document and what ``run`` read in it, in one transaction."""
        if extraction.document_id != document.id:
            raise ValueError(f"{extraction.document_id} is not an extraction of {document.id}")
        with self._writing() as connection:
            if _has(connection, document.id, run.id):
                return Addition(False, False, len(extraction.statements))
            is_new = keep_document(connection, document, self._now())
            issues = same_name_issues(connection, document) if is_new else ()
            keep_issues(connection, issues, "store", document.id)
            keep_run(connection, run)
            keep_statements(connection, run, extraction)
            keep_entities(connection, run, extraction)
            keep_issues(connection, extraction.issues, "extract", document.id, run.id)
            connection.execute(
                insert(t.document_runs).values(
                    document_id=document.id, run_id=run.id, sequence=next_sequence(connection)
                )
            )
        return Addition(is_new, True, len(extraction.statements), issues)

    def add_unread(self, document: Document, issues: Sequence[Issue]) -> Addition:
        """Keep a document in which no run could read, so that a later run may."""
        with self._writing() as connection:
            is_new = keep_document(connection, document, self._now())
            found = same_name_issues(connection, document) if is_new else ()
            keep_issues(connection, found, "store", document.id)
            keep_issues(connection, issues, "run", document.id)
        return Addition(is_new, False, 0, found)

    def add_issue(self, issue: Issue) -> None:
        """Keep an oddity of an input that did not become a document."""
        with self._writing() as connection:
            keep_issues(connection, (issue,), "read")

    # What is read back --------------------------------------------------------------------

    def has(self, document_id: str, run_id: str) -> bool:
        """Whether ``run_id`` has already read the document."""
        with self._reading() as connection:
            return _has(connection, document_id, run_id)

    def document(self, document_id: str) -> Document:
        """The document of that id."""
        with self._reading() as connection:
            query = select(t.documents).where(t.documents.c.id == document_id)
            row = connection.execute(query).mappings().first()
            if row is None:
                raise NotFoundError(f"{document_id}: no document of that id in {self.path}.")
            return _document(connection, row)

    def documents(self) -> Iterator[Document]:
        """All documents in order of publication, name and id; undated ones last."""
        d = t.documents.c
        when = d.published_first_day
        with self._reading() as connection:
            ids = connection.scalars(select(d.id).order_by(when.is_(None), when, d.name, d.id))
            known = ids.all()
        for document_id in known:
            yield self.document(document_id)

    def newest_run(self, document_id: str) -> Run | None:
        """The run that read the document last, or None."""
        query = (
            select(t.runs)
            .join(t.document_runs, t.document_runs.c.run_id == t.runs.c.id)
            .where(t.document_runs.c.document_id == document_id)
            .order_by(t.document_runs.c.sequence.desc())
        )
        with self._reading() as connection:
            row = connection.execute(query).mappings().first()
        return None if row is None else _run(row)

    def runs(self) -> tuple[Run, ...]:
        """All runs, in the order in which they first read a document."""
        first = sa.func.min(t.document_runs.c.sequence)
        query = (
            select(t.runs)
            .join(t.document_runs, t.document_runs.c.run_id == t.runs.c.id)
            .group_by(t.runs.c.id)
            .order_by(first)
        )
        with self._reading() as connection:
            return tuple(_run(row) for row in connection.execute(query).mappings())

    def extraction(self, document_id: str, run_id: str | None = None) -> Extraction:
        """What a run, the newest unless given, read in the document."""
        if run_id is None:
            newest = self.newest_run(document_id)
            run_id = newest.id if newest else ""
        with self._reading() as connection:
            statements = connection.execute(
                select(t.statements)
                .join(t.run_statements, t.run_statements.c.statement_id == t.statements.c.id)
                .where(_of(t.run_statements, document_id, run_id))
                .order_by(t.run_statements.c.position)
            )
            return Extraction(
                document_id,
                tuple(load_statements(connection, statements.mappings().all())),
                tuple(_entities(connection, document_id, run_id)),
                tuple(_mentions(connection, document_id, run_id)),
                _issues(connection, "extract", document_id, run_id),
            )

    def statement(self, statement_id: str) -> Statement:
        """The statement of that id."""
        query = select(t.statements).where(t.statements.c.id == statement_id)
        with self._reading() as connection:
            for statement in load_statements(
                connection, connection.execute(query).mappings().all()
            ):
                return statement
        raise NotFoundError(f"{statement_id}: no statement of that id in {self.path}.")

    def select(self, wanted: Filter) -> Selection:
        """Statements of newest runs that ``wanted`` lets through, in order of time."""
        with self._reading() as connection:
            found = connection.execute(select_statements(wanted)).mappings().all()
            statements = load_statements(connection, found)
            without = [
                0 if query is None else int(connection.scalar(query) or 0)
                for query in count_unplaced(wanted)
            ]
        return Selection(
            tuple(_found(s, row) for s, row in zip(statements, found, strict=True)), *without
        )

    def resolve_id(self, text: str) -> str:
        """The id that a full id, a document's name or a unique prefix of an id stands for."""
        for found in (self._ids_equal_to(text), self._ids_beginning_with(text)):
            if len(found) == 1:
                return found[0]
            if found:
                several = ", ".join(found[:5])
                raise NotFoundError(f"{text}: stands for {len(found)} things. Say which: {several}")
        raise NotFoundError(
            f"{text}: no statement or document of that id or name in {self.path}. "
            "List what there is with `tallywire statements`."
        )

    def _ids_equal_to(self, text: str) -> list[str]:
        d, s = t.documents.c, t.statements.c
        documents = select(d.id).where(sa.or_(d.id == text, d.name == text))
        return self._ids(documents, select(s.id).where(s.id == text))

    def _ids_beginning_with(self, text: str) -> list[str]:
        d, s = t.documents.c, t.statements.c
        documents = select(d.id).where(
            sa.or_(d.id.startswith(text, autoescape=True), d.name.startswith(text, autoescape=True))
        )
        return self._ids(documents, select(s.id).where(s.id.startswith(text, autoescape=True)))

    def _ids(self, *queries: sa.Select[Any]) -> list[str]:
        with self._reading() as connection:
            return sorted(str(one) for one in connection.scalars(sa.union(*queries)))

    def search(self, words: str, limit: int = 20) -> tuple[str, ...]:
        """Ids of the documents whose title or text has all the words, best first."""
        query = sa.text(
            "SELECT documents.id FROM documents_fts "
            "JOIN documents ON documents.number = documents_fts.rowid "
            "WHERE documents_fts MATCH :words ORDER BY rank, documents.name, documents.id "
            "LIMIT :limit"
        )
        if not words.split():
            return ()
        with self._reading() as connection:
            values = {"words": as_match(words), "limit": limit}
            return tuple(connection.scalars(query, values).all())

    def entities(self) -> tuple[Entity, ...]:
        """All entities, in order of kind and name."""
        e = t.entities.c
        with self._reading() as connection:
            found = connection.execute(select(t.entities).order_by(e.kind, e.name, e.id))
            return tuple(Entity(**row) for row in found.mappings())

    def issues(self) -> tuple[StoredIssue, ...]:
        """All issues, in order of place."""
        i = t.issues.c
        order = (i.place, i.stage, i.position, i.id)
        with self._reading() as connection:
            found = connection.execute(select(t.issues).order_by(*order)).mappings()
            return tuple(
                StoredIssue(_issue(row), row["document_id"], row["run_id"]) for row in found
            )

    def counts(self) -> Counts:
        """How much the store holds."""
        current = sa.table("current_statements")
        tables = (t.documents, t.runs, t.statements, current, t.entities, t.issues)
        with self._reading() as connection:
            return Counts(
                *(
                    int(connection.scalar(select(sa.func.count()).select_from(one)) or 0)
                    for one in tables
                )
            )

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file; empty when it is whole."""
        with self._reading() as connection:
            whole = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        found = [str(line) for line in whole if line != "ok"]
        return (*found, *(f"table {row[0]}: a row points at no {row[2]}" for row in loose))

    def close(self) -> None:
        """Close the file; the store is of no use afterwards."""
        self._engine.dispose()


def _has(connection: Connection, document_id: str, run_id: str) -> bool:
    query = select(t.document_runs.c.sequence).where(_of(t.document_runs, document_id, run_id))
    return connection.scalar(query) is not None


def _of(table: Table, document_id: str, run_id: str) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.document_id == document_id, table.c.run_id == run_id)


def _run(row: RowMapping) -> Run:
    return Run(**{**row, "settings": tuple(row["settings"])})


def _issue(row: RowMapping) -> Issue:
    return Issue(row["code"], row["place"], row["detail"])


def _issues(
    connection: Connection, stage: str, document_id: str, run_id: str | None = None
) -> tuple[Issue, ...]:
    i = t.issues.c
    is_run = i.run_id.is_(None) if run_id is None else i.run_id == run_id
    query = select(t.issues).where(i.document_id == document_id, i.stage == stage, is_run)
    return tuple(_issue(row) for row in connection.execute(query.order_by(i.position)).mappings())


def _document(connection: Connection, row: RowMapping) -> Document:
    z = t.zones.c
    zones = connection.execute(
        select(t.zones).where(z.document_id == row["id"]).order_by(z.position)
    ).mappings()
    return rows.document_from(row, zones, _issues(connection, "read", row["id"]))


def _found(statement: Statement, row: RowMapping) -> Found:
    names = ("name", "title", "publisher", "url", "published", "published_basis")
    return Found(statement, *(row[f"document_{name}"] for name in names))


def _entities(connection: Connection, document_id: str, run_id: str) -> Iterable[Entity]:
    query = (
        select(t.entities)
        .join(t.document_entities, t.document_entities.c.entity_id == t.entities.c.id)
        .where(_of(t.document_entities, document_id, run_id))
        .order_by(t.document_entities.c.position)
    )
    return [Entity(**row) for row in connection.execute(query).mappings()]


def _mentions(connection: Connection, document_id: str, run_id: str) -> Iterable[Mention]:
    query = select(t.mentions).where(_of(t.mentions, document_id, run_id))
    found: Any = connection.execute(query.order_by(t.mentions.c.position)).mappings()
    return [
        Mention(document_id, row["entity_id"], Span(row["start"], row["end"], row["exact"]))
        for row in found
    ]

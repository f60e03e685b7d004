"""What documents say together, read back.

In: a connection, ids of events or names of units.  Out: ``Tally`` and its parts, equal to what was
kept; statements of newest readings with their documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import Column, Table, select
from sqlalchemy.engine import Connection, RowMapping

from tallywire.model.ledger import Conflict, Copy, Event, Identity, Series, Tally
from tallywire.model.resolved import Stated
from tallywire.store import rows_together as rows
from tallywire.store import schema as s
from tallywire.store import schema_together as t
from tallywire.store.loading import batches, load_sources, load_statements
from tallywire.store.query import EventFilter, first_day, last_day

__all__ = [
    "choose_events",
    "load_copies",
    "load_stated",
    "load_tally",
    "relatives_of",
    "resolve_event",
]

_Kind = TypeVar("_Kind", Event, Series, Identity, Conflict)
_Groups = dict[str, list[RowMapping]]


def load_tally(connection: Connection, events: Sequence[str] | None = None) -> Tally:
    """Everything, or these events with the series, identities and conflicts that they are in."""
    if events is None:
        wanted: Sequence[str] = connection.scalars(select(t.events.c.id)).all()
        series, identities, conflicts = (
            connection.scalars(select(table.c.id)).all()
            for table in (t.series, t.identities, t.conflicts)
        )
    else:
        wanted = events
        series = _touching(connection, t.points.c.series_id, events)
        identities = _touching(connection, t.identity_terms.c.identity_id, events)
        conflicts = _touching(connection, t.conflict_events.c.conflict_id, events)
    return Tally(
        documents=_documents(connection),
        events=_load(connection, t.events, wanted, _EVENT, rows.event_from),
        series=tuple(
            sorted(
                _load(connection, t.series, series, _SERIES, rows.series_from),
                key=lambda one: (one.provider, one.recipient, one.kind, one.id),
            )
        ),
        identities=_load(connection, t.identities, identities, _IDENTITY, rows.identity_from),
        conflicts=_load(connection, t.conflicts, conflicts, _CONFLICT, rows.conflict_from),
        copies=load_copies(connection),
    )


_EVENT = (t.voices.c.event_id, t.event_statements.c.event_id, t.event_links.c.event_id)
_SERIES = (t.points.c.series_id,)
_IDENTITY = (t.identity_terms.c.identity_id,)
_CONFLICT = (t.sides.c.conflict_id, t.conflict_events.c.conflict_id)


def _touching(connection: Connection, key: Column[Any], events: Sequence[str]) -> Sequence[str]:
    """Ids under which the table of the key names one of the events."""
    found: set[str] = set()
    for some in batches(events):
        found.update(connection.scalars(select(key).where(key.table.c.event_id.in_(some))))
    return sorted(found)


def _load(
    connection: Connection,
    table: Table,
    ids: Iterable[str],
    keys: Sequence[Column[Any]],
    make: Callable[..., _Kind],
) -> tuple[_Kind, ...]:
    """The things of these ids with the rows that belong to them, sorted by id."""
    found: list[_Kind] = []
    for some in batches(sorted(ids)):
        groups = [_grouped(connection, key, some) for key in keys]
        query = select(table).where(table.c.id.in_(some)).order_by(table.c.id)
        for row in connection.execute(query).mappings():
            found.append(make(row, *(group.get(row["id"], []) for group in groups)))
    return tuple(found)


def _grouped(connection: Connection, key: Column[Any], ids: Sequence[str]) -> _Groups:
    table = key.table
    order = table.c.position if "position" in table.c else table.c.statement_id
    found: _Groups = defaultdict(list)
    query = select(table).where(key.in_(ids)).order_by(key, order)
    for row in connection.execute(query).mappings():
        found[row[key.name]].append(row)
    return found


def _documents(connection: Connection) -> tuple[str, ...]:
    query = select(t.statement_matters.c.document_id).distinct()
    return tuple(sorted(connection.scalars(query)))


def load_copies(connection: Connection) -> tuple[Copy, ...]:
    """All near-duplicates, sorted."""
    c = t.copies.c
    query = select(c.first, c.second, c.share).order_by(c.first, c.second)
    return tuple(Copy(*row) for row in connection.execute(query))


def choose_events(connection: Connection, wanted: EventFilter) -> tuple[str, ...]:
    """Ids of the events that the filter lets through, sorted."""
    e = t.events.c
    query = select(e.id).order_by(e.id)
    if wanted.frames:
        query = query.where(e.frame.in_(wanted.frames))
    if wanted.ids:
        query = query.where(e.id.in_(wanted.ids))
    if wanted.kinds:
        query = query.where(e.kind.in_(wanted.kinds))
    if wanted.independent:
        query = query.where(e.independent >= wanted.independent)
    for column, parties in ((e.provider, wanted.providers), (e.recipient, wanted.recipients)):
        compared = [
            (sa.func.has_party if one.is_whole else sa.func.has_words)(column, one.name) == 1
            for one in parties
        ]
        if compared:
            query = query.where(sa.or_(*compared))
    if wanted.statuses:
        held = sa.func.json_each(e.statuses).table_valued("value")
        some = select(held.c.value).where(held.c.value.in_(wanted.statuses))
        query = query.where(some.exists())
    if wanted.since:
        last = sa.func.coalesce(e.last_day, e.first_day)
        query = query.where(last >= first_day(wanted.since))
    if wanted.until:
        query = query.where(e.first_day <= last_day(wanted.until))
    return tuple(connection.scalars(query))


def load_stated(
    connection: Connection,
    statements: Sequence[str] | None = None,
    documents: Sequence[str] | None = None,
) -> tuple[Stated, ...]:
    """Statements of newest readings, by their ids, of these documents, or all of them."""
    m = t.statement_matters.c
    if documents is not None:
        column, ids = m.document_id, documents
    elif statements is not None:
        column, ids = m.statement_id, statements
    else:
        column, ids = m.document_id, connection.scalars(select(m.document_id).distinct()).all()
    found: list[Stated] = []
    for some in batches(sorted(ids)):
        query = (
            select(s.statements, m.position)
            .join(t.statement_matters, m.statement_id == s.statements.c.id)
            .where(column.in_(some))
        )
        read = connection.execute(query).mappings().all()
        sources = load_sources(connection, sorted({row["document_id"] for row in read}))
        for statement, row in zip(load_statements(connection, read), read, strict=True):
            found.append(Stated(statement, sources[statement.document_id], row["position"]))
    return tuple(found)


def relatives_of(connection: Connection, event: str) -> tuple[str, ...]:
    """Ids of the whole that the event is a part of, and of its own parts, sorted."""
    e = t.events.c
    whole = select(e.part_of).where(e.id == event, e.part_of.is_not(None))
    parts = select(e.id).where(e.part_of == event)
    return tuple(sorted({*connection.scalars(whole), *connection.scalars(parts)}))


def resolve_event(connection: Connection, text: str) -> tuple[str, ...]:
    """Ids of the events that are called so: by id, by its beginning, or by a statement's."""
    e, held = t.events.c, t.event_statements.c
    for same in (True, False):
        by_id = e.id == text if same else e.id.startswith(text, autoescape=True)
        by_statement = (
            held.statement_id == text
            if same
            else held.statement_id.startswith(text, autoescape=True)
        )
        queries = (select(e.id).where(by_id), select(held.event_id).where(by_statement))
        found = {str(one) for query in queries for one in connection.scalars(query.limit(6))}
        if found:
            return tuple(sorted(found))
    return ()

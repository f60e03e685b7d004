"""The part of the SQLite store that knows what documents say together, and its connections.

In: a path.  Out: ``SqliteTogether``, on which ``sqlite.SqliteStore`` is built: it reconciles,
judges and reads both back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import select
from sqlalchemy.engine import Connection

from tallywire.errors import NotFoundError
from tallywire.model.judgement import Judgement
from tallywire.model.ledger import Copy, Tally
from tallywire.model.resolved import Stated
from tallywire.store import schema as s
from tallywire.store import schema_together as t
from tallywire.store.database import explained, open_engine
from tallywire.store.loading import load_judgements
from tallywire.store.query import EventFilter, last_day
from tallywire.store.reading_together import (
    choose_events,
    load_copies,
    load_stated,
    load_tally,
    relatives_of,
    resolve_event,
)
from tallywire.store.reconciling import SqliteReconciling, newest_of, standing_of
from tallywire.store.together import Pending, Reconciling
from tallywire.store.writing import keep_judgement, utc_now

__all__ = ["SqliteTogether"]


class SqliteTogether:
    """One SQLite file: its connections, its judgements, and what its documents say together."""

    def __init__(
        self, path: Path, *, is_read_only: bool = False, now: Callable[[], str] = utc_now
    ) -> None:
        self.path = path
        self._now = now
        self._engine = open_engine(path, is_read_only=is_read_only)
        self._writer = self._engine.execution_options(is_writing=True)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with explained(self.path), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def reconciling(self) -> Iterator[Reconciling]:
        """One transaction in which what documents say together is replaced."""
        with self._writing() as connection:
            yield SqliteReconciling(connection)

    def judge(self, judgement: Judgement) -> Judgement:
        """Keep the judgement at the end of the log; the same with its number."""
        with self._writing() as connection:
            return keep_judgement(connection, judgement)

    def tally(self, events: Sequence[str] | None = None) -> Tally:
        """What documents say together: everything, or these events and what they are in."""
        with self._reading() as connection:
            return load_tally(connection, events)

    def copies(self) -> tuple[Copy, ...]:
        """All near-duplicates among documents, sorted."""
        with self._reading() as connection:
            return load_copies(connection)

    def choose_events(self, wanted: EventFilter) -> tuple[str, ...]:
        """Ids of the events that the filter lets through, sorted."""
        with self._reading() as connection:
            return choose_events(connection, wanted)

    def stated(
        self, statements: Sequence[str] | None = None, documents: Sequence[str] | None = None
    ) -> tuple[Stated, ...]:
        """Statements of newest readings: these, those of these documents, or all."""
        with self._reading() as connection:
            return load_stated(connection, statements, documents)

    def resolve_event(self, text: str) -> str:
        """The event that an id, the beginning of one, or the id of one of its statements names."""
        with self._reading() as connection:
            found = resolve_event(connection, text)
        if len(found) == 1:
            return found[0]
        if found:
            several = ", ".join(found[:5])
            raise NotFoundError(f"{text}: stands for several events. Say which: {several}")
        raise NotFoundError(
            f"{text}: no event or statement of that id in {self.path}. "
            "List what there is with `tallywire events`."
        )

    def relatives(self, event: str) -> tuple[str, ...]:
        """Ids of the whole that the event is a part of, and of its own parts, sorted."""
        with self._reading() as connection:
            return relatives_of(connection, event)

    def known_by(self, day: str, *, is_ingested: bool) -> tuple[tuple[str, ...], int]:
        """Documents published, or added, by the end of that day; how many have no such date."""
        column = t.ingests.c.at if is_ingested else s.documents.c.published_last_day
        when = sa.func.substr(column, 1, 10)
        d = s.documents.c
        query = select(d.id, when).outerjoin(t.ingests, t.ingests.c.document_id == d.id)
        with self._reading() as connection:
            found = connection.execute(query.order_by(d.id)).all()
        known = tuple(id for id, at in found if at is not None and at <= last_day(day))
        return known, sum(at is None for _, at in found)

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, in the order in which they were made."""
        with self._reading() as connection:
            return load_judgements(connection)

    def places(self) -> dict[tuple[int, int], str]:
        """By number of a judgement and place of a target, the statement that it stands for."""
        with self._reading() as connection:
            return SqliteReconciling(connection).places()

    def pending(self, program: str) -> Pending:
        """What has come in since the last reconciliation, by an index."""
        with self._reading() as connection:
            done, there = standing_of(connection), newest_of(connection)
        return Pending(
            there.sequence - done.sequence,
            there.judgement - done.judgement,
            done.program not in (None, program),
        )

"""A reconciliation in SQLite: statements into matters, and matters replaced.

In: a connection whose transaction the caller holds.  Out: ``SqliteReconciling``, which fulfils
``together.Reconciling``.  Every question here is answered by an index: what it costs to reconcile
one document does not grow with the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy import Table, delete, insert, select
from sqlalchemy.engine import Connection

from tallywire.model.judgement import Judgement
from tallywire.model.ledger import Copy, Tally
from tallywire.model.resolved import Source, Stated
from tallywire.model.statement import Statement
from tallywire.store import schema as s
from tallywire.store import schema_together as t
from tallywire.store.copying import pairs_of, replace_keys
from tallywire.store.loading import (
    batches,
    load_judgements,
    load_sources,
    load_statements,
    newest_statements,
)
from tallywire.store.rows_together import tally_rows
from tallywire.store.together import Brief, Placed, Shared, Standing

__all__ = ["SqliteReconciling", "newest_of", "standing_of"]


def standing_of(connection: Connection) -> Standing:
    """How far the last reconciliation came."""
    r = t.reconciliations.c
    row = connection.execute(select(r.program, r.sequence, r.judgement)).first()
    return Standing() if row is None else Standing(*row)


def newest_of(connection: Connection) -> Standing:
    """The last reading and the last judgement that are there."""
    sequence = connection.scalar(select(sa.func.max(s.document_runs.c.sequence)))
    judgement = connection.scalar(select(sa.func.max(t.judgements.c.number)))
    return Standing(None, sequence or 0, judgement or 0)


class SqliteReconciling:
    """One reconciliation, on a connection whose transaction the caller holds."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _rows(self, query: Any) -> Sequence[sa.RowMapping]:
        return self._connection.execute(query).mappings().all()

    def _insert(self, table: Table, values: Sequence[Mapping[str, Any]]) -> None:
        if values:
            self._connection.execute(insert(table), values)

    def standing(self) -> Standing:
        """How far the last reconciliation came."""
        return standing_of(self._connection)

    def newest(self) -> Standing:
        """How far one that sees everything comes."""
        return newest_of(self._connection)

    def finish(self, standing: Standing) -> None:
        """Note how far this reconciliation came."""
        self._connection.execute(delete(t.reconciliations))
        self._insert(t.reconciliations, [{"number": 1, **msgspec.structs.asdict(standing)}])

    def forget(self) -> None:
        """Remove everything that reconciliations have made."""
        for table in t.DERIVED:
            self._connection.execute(delete(table))
        self._connection.execute(delete(t.reconciliations))

    # What has changed ---------------------------------------------------------------------

    def changed_documents(self, after: int) -> tuple[str, ...]:
        """Ids of documents that a run has read after that reading, sorted."""
        d = s.document_runs.c
        query = select(d.document_id).where(d.sequence > after)
        return tuple(sorted(set(self._connection.scalars(query))))

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, in order."""
        return load_judgements(self._connection)

    def briefs(self, documents: Sequence[str]) -> tuple[Brief, ...]:
        """The statements of the newest readings of these documents, in short."""
        c, r = s.statements.c, s.run_statements.c
        found: list[Brief] = []
        for some in batches(documents):
            query = newest_statements(
                select(c.id, r.document_id, r.position, c.provider, c.recipient)
            ).where(r.document_id.in_(some))
            found += [Brief(*row) for row in self._connection.execute(query)]
        return tuple(found)

    def statements(self, documents: Sequence[str]) -> tuple[Statement, ...]:
        """The statements of the newest readings of these documents."""
        found: list[Statement] = []
        for some in batches(documents):
            query = newest_statements(select(s.statements)).where(
                s.run_statements.c.document_id.in_(some)
            )
            found += load_statements(self._connection, self._rows(query))
        return tuple(found)

    # Where statements belong --------------------------------------------------------------

    def place(self, documents: Sequence[str], placed: Iterable[Placed]) -> frozenset[str]:
        """Replace where these documents' statements belong; the matters that this touches."""
        m = t.statement_matters.c
        touched = self.matters_in(documents)
        for some in batches(documents):
            here = m.document_id.in_(some)
            self._connection.execute(delete(t.statement_matters).where(here))
        new = {one.statement_id: one for one in sorted(placed, reverse=True)}
        self._insert(t.statement_matters, [msgspec.structs.asdict(one) for one in new.values()])
        return touched | {one.matter for one in new.values()}

    def places(self) -> dict[tuple[int, int], str]:
        """By number of a judgement and place of a target, the statement that it stands for."""
        p = t.judgement_places.c
        query = select(p.judgement, p.position, p.statement_id)
        return {(number, place): found for number, place, found in self._connection.execute(query)}

    def place_targets(
        self, judgements: Iterable[tuple[int, int]], found: Mapping[tuple[int, int], str]
    ) -> None:
        """Replace which statements these targets stand for."""
        p = t.judgement_places.c
        for number, place in sorted(judgements):
            here = sa.and_(p.judgement == number, p.position == place)
            self._connection.execute(delete(t.judgement_places).where(here))
        self._insert(
            t.judgement_places,
            [
                {"judgement": number, "position": place, "statement_id": one}
                for (number, place), one in sorted(found.items())
            ],
        )

    def matters_of(self, statements: Sequence[str]) -> dict[str, str]:
        """The matters of these statements, where they have one."""
        m = t.statement_matters.c
        found: dict[str, str] = {}
        for some in batches(statements):
            query = select(m.statement_id, m.matter).where(m.statement_id.in_(some))
            found.update((row[0], row[1]) for row in self._connection.execute(query))
        return found

    def matters_in(self, documents: Sequence[str]) -> frozenset[str]:
        """The matters that statements of these documents belong to."""
        m = t.statement_matters.c
        found: set[str] = set()
        for some in batches(documents):
            query = select(m.matter).where(m.document_id.in_(some)).distinct()
            found.update(self._connection.scalars(query))
        return frozenset(found)

    # Near-duplicates ----------------------------------------------------------------------

    def sources(self, documents: Sequence[str]) -> tuple[Source, ...]:
        """The documents, with their texts."""
        found = load_sources(self._connection, documents)
        return tuple(found[one] for one in documents if one in found)

    def keep_keys(
        self, documents: Sequence[str], keys: Mapping[str, Iterable[int]], crowd: int
    ) -> frozenset[str]:
        """Replace the keys of these documents' texts; other documents whose pairs that changes."""
        return replace_keys(self._connection, documents, keys, crowd)

    def pairs_of(
        self, documents: Sequence[str], changed: Set[str], crowd: int
    ) -> tuple[Shared, ...]:
        """Pairs to compare of these documents, which are some of those changed."""
        return pairs_of(self._connection, documents, changed, crowd)

    def add_copies(self, copies: Iterable[Copy]) -> None:
        """Keep near-duplicates."""
        self._insert(t.copies, [msgspec.structs.asdict(one) for one in copies])

    def copies_among(self, matters: Sequence[str]) -> tuple[Copy, ...]:
        """The near-duplicates among the documents of these matters, sorted."""
        m, c = t.statement_matters.c, t.copies.c
        within = m.matter.in_(matters)
        query = (
            select(c.first, c.second, c.share)
            .join(t.statement_matters, m.document_id == c.first)
            .where(within)
            .distinct()
        )
        found = [Copy(*row) for row in self._connection.execute(query)]
        if not found:
            return ()
        here = set(self._connection.scalars(select(m.document_id).where(within).distinct()))
        return tuple(sorted(one for one in found if one.second in here))

    # Matters ------------------------------------------------------------------------------

    def units_of(self, matters: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """By name, the units that these matters were reconciled in, each with all its matters."""
        m = t.matters.c
        units: set[str] = set()
        for some in batches(sorted(matters)):
            units.update(self._connection.scalars(select(m.unit).where(m.name.in_(some))))
        found: dict[str, list[str]] = {}
        for some in batches(sorted(units)):
            query = select(m.unit, m.name).where(m.unit.in_(some)).order_by(m.name)
            for unit, name in self._connection.execute(query):
                found.setdefault(unit, []).append(name)
        return {unit: tuple(names) for unit, names in found.items()}

    def contents(self, matters: Sequence[str]) -> tuple[Placed, ...]:
        """The statements of these matters, sorted."""
        m = t.statement_matters.c
        query = select(m.document_id, m.position, m.statement_id, m.matter, m.is_rejected).where(
            m.matter.in_(matters)
        )
        return tuple(sorted(Placed(*row) for row in self._connection.execute(query)))

    def stated(self, matters: Sequence[str]) -> tuple[Stated, ...]:
        """The statements of these matters that nobody has rejected."""
        m = t.statement_matters.c
        rows = self._rows(
            select(s.statements, m.position)
            .join(t.statement_matters, m.statement_id == s.statements.c.id)
            .where(m.matter.in_(matters), m.is_rejected.is_(False))
        )
        sources = load_sources(self._connection, sorted({row["document_id"] for row in rows}))
        found = load_statements(self._connection, rows)
        return tuple(
            Stated(one, sources[one.document_id], row["position"])
            for one, row in zip(found, rows, strict=True)
        )

    def digest_of(self, unit: str) -> str | None:
        """The digest under which the unit was reconciled, or None."""
        m = t.matters.c
        digest = self._connection.scalar(select(m.digest).where(m.name == unit, m.unit == unit))
        return None if digest is None else str(digest)

    def remove(self, units: Iterable[str]) -> None:
        """Remove what was made of these units."""
        for some in batches(sorted(units)):
            for table in (t.conflicts, t.identities, t.series, t.events):
                self._connection.execute(delete(table).where(table.c.matter.in_(some)))
            self._connection.execute(delete(t.matters).where(t.matters.c.unit.in_(some)))

    def keep(self, unit: str, matters: Sequence[str], digest: str, tally: Tally) -> None:
        """Keep what the unit of these matters says together."""
        self._insert(
            t.matters, [{"name": name, "unit": unit, "digest": digest} for name in matters]
        )
        for table, values in tally_rows(unit, tally):
            self._insert(table, values)

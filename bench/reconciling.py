"""What it costs to put large ledgers together, and how well it is done.

In: sizes.  Out: rows of a table.  The ledgers are made up (``ledgers.py``) and written straight
into the tables; each is then reconciled in a process of its own, as ``tallywire reconcile`` does.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Table, create_engine, insert, text

from bench.ledgers import Made, made_ledger
from bench.timing import own_peak
from tallywire.app.ledger import open_ledger
from tallywire.evaluation.ledger_scores import b_cubed
from tallywire.model.document import Document
from tallywire.model.extraction import Extraction, make_run
from tallywire.model.resolved import Source
from tallywire.model.statement import Statement
from tallywire.model.values import DateSpan
from tallywire.store import rows
from tallywire.store import schema as s
from tallywire.store import schema_together as together

__all__ = ["by_ledger"]

_RUN: Final = make_run("0", "none", "0", "0")
_PORTION: Final = 20_000
_ADDED: Final = 25
"""Documents added one by one to a full ledger."""


def by_ledger(sizes: Iterable[int]) -> list[str]:
    """Time, memory and F1 of reconciling ledgers of these sizes, and of adding one document."""
    lines = [
        "| statements | documents | reconcile, s | microseconds each | peak MB | events F1 "
        "| origins F1 | add one document: median ms | worst ms |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for size in sizes:
        with tempfile.TemporaryDirectory() as place:
            lines.append(_row(size, Path(place) / "ledger.db"))
        print(lines[-1], flush=True)
    return lines


def _row(size: int, path: Path) -> str:
    events, origins, documents = _fill(path, made_ledger(size))
    print(f"{len(events)} statements in {path}, reconciling", flush=True)
    command = [sys.executable, "-m", "bench.reconciling", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    found = json.loads(done.stdout.splitlines()[-1])
    event_f1, origin_f1 = _scores(path, events, origins)
    each = found["seconds"] / len(events) * 1e6
    return (
        f"| {len(events):,} | {documents:,} | {found['seconds']:.1f} | {each:.0f} "
        f"| {found['megabytes']:.0f} | {event_f1:.3f} | {origin_f1:.3f} "
        f"| {found['median']:.0f} | {found['worst']:.0f} |"
    )


def _fill(path: Path, made: Iterable[Made]) -> tuple[dict[str, str], dict[str, str], int]:
    """Write the statements; the true event and origin of each, and the number of documents."""
    with open_ledger(path):
        pass
    events: dict[str, str] = {}
    origins: dict[str, str] = {}
    engine = create_engine(f"sqlite:///{path}")
    sequence = 0
    with engine.begin() as connection:
        connection.execute(text("PRAGMA foreign_keys = OFF"))
        connection.execute(insert(s.runs), [{**_asdict(_RUN), "settings": []}])
        texts = (list(some) for _, some in groupby(made, key=lambda one: one.stated.source.id))
        while portion := list(islice(texts, _PORTION)):
            _write(connection, portion, sequence)
            sequence += len(portion)
            for one in (one for some in portion for one in some):
                id = one.stated.statement.id
                events[id] = one.event
                origins[id] = f"{one.event}/{one.origin}"
    engine.dispose()
    return events, origins, sequence


def _asdict(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__struct_fields__}


def _write(connection: Connection, portion: list[list[Made]], sequence: int) -> None:
    sources = [some[0].stated.source for some in portion]
    stated = [one.stated for some in portion for one in some]
    statements = [one.statement for one in stated]
    tables: list[tuple[Table, list[dict[str, Any]]]] = [
        (s.documents, [rows.document_row(_document(source)) for source in sources]),
        (together.ingests, [{"document_id": one.id, "at": "2026-01-01"} for one in sources]),
        (s.statements, [rows.statement_row(one) for one in statements]),
        (s.evidence, [row for one in statements for row in rows.evidence_rows(one)]),
        (
            s.document_runs,
            [
                {"document_id": one.id, "run_id": _RUN.id, "sequence": sequence + n}
                for n, one in enumerate(sources, 1)
            ],
        ),
        (
            s.run_statements,
            [
                {
                    "run_id": _RUN.id,
                    "document_id": one.source.id,
                    "position": one.position,
                    "statement_id": one.statement.id,
                }
                for one in stated
            ],
        ),
    ]
    for table, values in tables:
        connection.execute(insert(table), values)


def _document(source: Source) -> Document:
    assert source.published is not None
    day = DateSpan(source.published, source.published, "stated")
    return Document(
        id=source.id,
        name=source.name,
        text=source.text,
        digest=source.id,
        language="en",
        publisher=source.publisher,
        published=day,
        published_basis="metadata",
    )


def _scores(path: Path, events: dict[str, str], origins: dict[str, str]) -> tuple[float, float]:
    """B-cubed F1 of events and of origins within them."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        query = text("SELECT statement_id, event_id, voice FROM event_statements")
        placed = {row[0]: (row[1], f"{row[1]}/{row[2]}") for row in connection.execute(query)}
    engine.dispose()
    found = {id: placed[id] for id in events}
    by_event = b_cubed(events, {id: event for id, (event, _) in found.items()})
    by_origin = b_cubed(origins, {id: origin for id, (_, origin) in found.items()})
    return by_event.f1, by_origin.f1


def main(path: str) -> None:
    """Reconcile the ledger, then add documents one by one; print what it took."""
    start = time.perf_counter()
    with open_ledger(Path(path)) as ledger:
        ledger.reconcile()
        seconds = time.perf_counter() - start
        peak = own_peak()
        taken = []
        for statement, source in _others():
            extraction = Extraction(source.id, (statement,))
            start = time.perf_counter()
            ledger.store.add(_document(source), _RUN, extraction)
            ledger.reconcile()
            taken.append((time.perf_counter() - start) * 1000)
    figures = {"seconds": seconds, "megabytes": peak, "worst": max(taken)}
    print(json.dumps(figures | {"median": statistics.median(taken)}))


def _others() -> Iterator[tuple[Statement, Source]]:
    """Documents that the ledger has not, one in each of its first matters."""
    made = made_ledger(_ADDED * 1000, seed=1)
    matters = groupby(made, key=lambda one: one.event.partition("-")[0])
    for _, told in islice(matters, _ADDED):
        stated = next(told).stated
        id = f"new-{stated.source.id}"
        words = f"{stated.source.text} {id}"
        source = Source(id, id, stated.source.publisher, stated.source.published, words)
        body = _asdict(stated.statement) | {"id": f"{stated.statement.id}n", "document_id": id}
        yield Statement(**body), source


if __name__ == "__main__":
    main(sys.argv[1])

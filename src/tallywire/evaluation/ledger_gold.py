"""Ledger files: what a set of texts says together, made by hand or by ``tallywire reconcile``.

In: a JSON file in the form of the ledger guide.  Out: ``LedgerFile``.  A statement is named by its
``Key``: the document and its index there, from 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from tallywire.errors import ReadError

__all__ = [
    "ConflictLine",
    "EventLine",
    "IdentityLine",
    "Key",
    "LedgerFile",
    "OriginLine",
    "PointLine",
    "SeriesLine",
    "SideLine",
    "ledger_of",
    "load_ledger",
    "renamed",
]

Key = tuple[str, int]


class OriginLine(msgspec.Struct, frozen=True):
    """One independent origin of an event and what it said."""

    statements: tuple[Key, ...]
    origin: str | None = None
    kind: str = "unknown"


class EventLine(msgspec.Struct, frozen=True):
    """One event; ``independent`` of its origins count."""

    id: str
    origins: tuple[OriginLine, ...]
    independent: int
    kind: str = "happening"
    what: str = ""
    part_of: str | None = None

    @property
    def statements(self) -> tuple[Key, ...]:
        """All its statements, origin by origin."""
        return tuple(key for origin in self.origins for key in origin.statements)


class PointLine(msgspec.Struct, frozen=True):
    """A reading of a stock, or a flow."""

    what: str
    statements: tuple[Key, ...]
    date: str | None = None
    count: float | int | None = None
    count_high: float | int | None = None
    status: str | None = None


class SeriesLine(msgspec.Struct, frozen=True):
    """The points of one provider, recipient and kind."""

    provider: str | None
    recipient: str | None
    kind: str | None
    points: tuple[PointLine, ...]


class IdentityLine(msgspec.Struct, frozen=True):
    """An equation, and whether it closes."""

    expression: str
    holds: bool
    statements: tuple[Key, ...]


class SideLine(msgspec.Struct, frozen=True):
    """One side of a conflict."""

    value: str
    statements: tuple[Key, ...]


class ConflictLine(msgspec.Struct, frozen=True):
    """Sides that cannot all hold."""

    kind: str
    sides: tuple[SideLine, ...]
    what: str = ""


class LedgerFile(msgspec.Struct, frozen=True):
    """A whole ledger file."""

    documents: tuple[str, ...]
    events: tuple[EventLine, ...]
    series: tuple[SeriesLine, ...] = ()
    identities: tuple[IdentityLine, ...] = ()
    conflicts: tuple[ConflictLine, ...] = ()
    near_duplicates: tuple[tuple[str, str], ...] = ()


def ledger_of(record: Mapping[str, Any]) -> LedgerFile:
    """The ledger of a record in the form of the ledger guide."""
    return msgspec.convert(record, LedgerFile)


def load_ledger(path: Path | str) -> LedgerFile:
    """The ledger in a file.

    Raises:
        ReadError: it cannot be read, or is not what the guide says.
    """
    try:
        return msgspec.json.decode(Path(path).read_bytes(), type=LedgerFile)
    except (msgspec.MsgspecError, OSError) as error:
        raise ReadError(
            f"{path}: {error}. A ledger file is a JSON object with `documents` and `events`, as "
            "`tallywire reconcile --out` writes it."
        ) from error


def renamed(ledger: LedgerFile, names: Mapping[Key, Key]) -> LedgerFile:
    """The ledger with its statements under other names.

    A statement that ``names`` lacks keeps its document and gets an index below 0, so that it is
    never taken for one of the other ledger.
    """

    def keys(old: Iterable[Key]) -> tuple[Key, ...]:
        return tuple(names.get(key, (key[0], -1 - key[1])) for key in old)

    replace = msgspec.structs.replace
    return replace(
        ledger,
        events=tuple(
            replace(e, origins=tuple(replace(o, statements=keys(o.statements)) for o in e.origins))
            for e in ledger.events
        ),
        series=tuple(
            replace(s, points=tuple(replace(p, statements=keys(p.statements)) for p in s.points))
            for s in ledger.series
        ),
        identities=tuple(replace(i, statements=keys(i.statements)) for i in ledger.identities),
        conflicts=tuple(
            replace(c, sides=tuple(replace(s, statements=keys(s.statements)) for s in c.sides))
            for c in ledger.conflicts
        ),
    )

"""What the questions give: statements, and the table that shows them.

In: a ``Selection`` of the store.  Out: ``Result``: iterable, and on its way to polars, pandas
or a file.  Two tables: every field (``statements``), and one line each in order of time
(``ledger``).  Nothing is added up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

import msgspec

from tallywire.export.table import Column, Table, Tabled
from tallywire.store.query import Found, Selection

if TYPE_CHECKING:
    pass

__all__ = ["Result", "ledger_result", "statements_result"]

_Read = Callable[[Found], Any]


def _field(name: str) -> tuple[str, str, _Read]:
    kind = "number" if name in ("count", "count_high") else "text"
    return name, kind, lambda found: getattr(found.statement, name)


def _fact(name: str) -> tuple[str, str, _Read]:
    return name, "text", lambda found: getattr(found, name)


_ORIGIN: Final[tuple[tuple[str, str, _Read], ...]] = (
    ("origin", "text", lambda found: found.statement.origin.name),
    ("origin_kind", "text", lambda found: found.statement.origin.kind),
    ("via", "list", lambda found: list(found.statement.via)),
)
_WHAT: Final[tuple[str, str, _Read]] = ("what", "text", lambda found: found.statement.what)
_QUANTITY: Final = tuple(map(_field, ("count", "count_high", "unit", "qualifier", "basis")))
_STANDING: Final = tuple(map(_field, ("status", "polarity", "certainty")))
_PARTIES: Final = tuple(map(_field, ("provider", "recipient", "org")))
_WHATS: Final = tuple(map(_field, ("kind", "item", "facility", "instrument", "action", "mode")))
_SOURCE: Final = tuple(map(_fact, ("publisher", "document", "published")))

_STATEMENTS: Final = (
    _field("id"),
    _field("frame"),
    *_PARTIES,
    *_WHATS,
    *_QUANTITY,
    *_STANDING,
    _field("date"),
    _field("date_basis"),
    *_ORIGIN,
    *_SOURCE,
    _fact("published_basis"),
    _fact("title"),
    _fact("url"),
    _fact("sentence"),
    _field("document_id"),
)
_LEDGER: Final = (
    _field("date"),
    _fact("published"),
    _field("frame"),
    *_PARTIES,
    _WHAT,
    *_QUANTITY,
    *_STANDING,
    *_ORIGIN,
    _fact("publisher"),
    _fact("document"),
    _fact("sentence"),
    _field("id"),
)


class Result(Tabled, msgspec.Struct, frozen=True):
    """Statements in order of time, with the table that shows them.

    Attributes:
        found: the statements, each with the facts of its document.
        table: the same as columns and rows.
        notes: what was left out and why, in sentences.
    """

    found: tuple[Found, ...]
    table: Table
    notes: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Found]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)


def _result(selection: Selection, columns: tuple[tuple[str, str, _Read], ...]) -> Result:
    rows = tuple(tuple(read(one) for _, _, read in columns) for one in selection.found)
    table = Table(tuple(Column(name, kind) for name, kind, _ in columns), rows)
    return Result(selection.found, table, tuple(_notes(selection)))


def _notes(selection: Selection) -> Iterator[str]:
    for count, reason in (
        (selection.undated, "without a date of their own, so a range of dates leaves them out"),
        (selection.unpublished, "in documents whose publication date nobody knows"),
    ):
        if count:
            yield f"Left out: {count} {'statement' if count == 1 else 'statements'} {reason}."


def statements_result(selection: Selection) -> Result:
    """Every field of every statement."""
    return _result(selection, _STATEMENTS)


def ledger_result(selection: Selection) -> Result:
    """One line a statement, in order of time."""
    return _result(selection, _LEDGER)

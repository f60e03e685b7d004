"""A table of plain values, on its way to a format.

In: columns and rows.  Out: ``Table``, which polars, pandas and every format here can take.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    import polars

__all__ = ["Column", "Table", "Tabled"]


class Column(msgspec.Struct, frozen=True):
    """A column: its name, and ``text``, ``number`` or ``list`` (of texts)."""

    name: str
    kind: str = "text"


class Table(msgspec.Struct, frozen=True):
    """Columns, and rows of the same length; None where a value is missing."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def records(self) -> Iterator[dict[str, Any]]:
        """The rows as dictionaries, in order."""
        for row in self.rows:
            yield dict(zip(self.names, row, strict=True))

    def to_polars(self) -> polars.DataFrame:
        """The table as a polars frame, with the same column types even when it is empty."""
        import polars as pl

        types: dict[str, pl.DataType | type[pl.DataType]] = {
            "text": pl.String,
            "number": pl.Float64,
            "list": pl.List(pl.String),
        }
        schema = {column.name: types[column.kind] for column in self.columns}
        return pl.DataFrame(list(self.rows), schema=schema, orient="row")

    def to_pandas(self) -> Any:
        """The table as a ``pandas.DataFrame``; needs the extra ``tallywire[pandas]``."""
        return self.to_polars().to_pandas()


class Tabled:
    """What goes on its way through its ``table``; shared by all results of questions."""

    __slots__ = ()

    table: Table

    def to_polars(self) -> polars.DataFrame:
        """The table as a ``polars.DataFrame``."""
        return self.table.to_polars()

    def to_pandas(self) -> Any:
        """The table as a ``pandas.DataFrame``; needs the extra ``tallywire[pandas]``."""
        return self.table.to_pandas()

    def to_records(self) -> list[dict[str, Any]]:
        """The rows as dictionaries."""
        return list(self.table.records())

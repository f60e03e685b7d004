"""Bytes of a table: CSV, JSON, JSON lines, Parquet.

In: a ``Table``.  Out: bytes, the same for the same table.  CSV guards against spreadsheets
that run what looks like a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any, Final

import msgspec

from tallywire.export.table import Table

__all__ = ["FORMATS", "as_csv", "as_json", "as_jsonl", "as_parquet"]

_FORMULA_STARTS: Final = ("=", "+", "-", "@")
"""What, after any white space, makes a spreadsheet take a cell for a formula (OWASP, "CSV
Injection")."""

_ENCODER: Final = msgspec.json.Encoder()


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        value = " < ".join(str(one) for one in value)
    if not isinstance(value, str):
        return value
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{value}" if value.lstrip().startswith(_FORMULA_STARTS) else value


def as_csv(table: Table) -> bytes:
    """Comma-separated UTF-8 with a header.

    An apostrophe goes before texts like ``=1+1``; a line end inside a cell becomes a line feed.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.names)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return out.getvalue().encode("utf-8", "backslashreplace")


def as_json(table: Table) -> bytes:
    """A JSON list of objects, indented."""
    return msgspec.json.format(_ENCODER.encode(list(table.records())), indent=2) + b"\n"


def as_jsonl(table: Table) -> bytes:
    """One JSON object a line."""
    return b"".join(_ENCODER.encode(record) + b"\n" for record in table.records())


def as_parquet(table: Table) -> bytes:
    """Apache Parquet, by polars."""
    out = io.BytesIO()
    table.to_polars().write_parquet(out)
    return out.getvalue()


FORMATS: Final[dict[str, Callable[[Table], bytes]]] = {
    "csv": as_csv,
    "json": as_json,
    "jsonl": as_jsonl,
    "parquet": as_parquet,
}

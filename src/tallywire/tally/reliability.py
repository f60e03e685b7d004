"""Reliability of sources, A to F: the analyst's own table, and nothing else.

In: the text of a CSV file with the columns ``name`` and ``reliability``.  Out: letters by name.
Tallywire never grades a source by itself: without a table there are no letters.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from typing import Final

from tallywire.errors import ReadError

__all__ = ["RELIABILITY", "read_reliability", "reliability_of"]

RELIABILITY: Final[dict[str, str]] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""The letters of NATO's AJP-2.1 and their names there."""

_COLUMNS: Final = ("name", "reliability")


def read_reliability(
    text: str, place: str = "the table", canonical: Callable[[str], str] = str.strip
) -> dict[str, str]:
    """Letters by name, folded so that case does not matter.

    Args:
        text: the CSV; the first line names the columns, further columns (a reason) are ignored.
        place: the file, to be named when something is wrong.
        canonical: gives a name the spelling that events have it in.

    Raises:
        ReadError: a column is missing, a letter is not A to F, or a name has two letters.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    missing = [one for one in _COLUMNS if one not in (rows.fieldnames or ())]
    if missing:
        raise ReadError(f"{place}: no column {missing[0]!r}. The first line must name: {_COLUMNS}.")
    found: dict[str, str] = {}
    for row in rows:
        name = (row["name"] or "").strip()
        letter = (row["reliability"] or "").strip().upper()
        if not name or letter not in RELIABILITY:
            where = f"{place}, line {rows.line_num}"
            raise ReadError(f"{where}: {name!r}, {letter!r}. Give a name and one letter, A to F.")
        key = canonical(name).casefold()
        if found.setdefault(key, letter) != letter:
            raise ReadError(f"{place}, line {rows.line_num}: {name!r} has another letter above.")
    return found


def reliability_of(name: str | None, table: Mapping[str, str]) -> str | None:
    """The letter of a speaker, office or outlet; None where the analyst gave none."""
    return None if name is None else table.get(name.casefold())

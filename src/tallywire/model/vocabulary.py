"""What may stand in the fields of a statement that somebody else has written.

In: a statement.  Out: ``WORDS`` by field, ``is_date``, ``is_unit``, and ``first_fault``, which
finds what breaks the annotation guide.  ``make_statement`` never makes such statements; files do.
"""

from __future__ import annotations

import datetime
import re
from typing import Final

from tallywire.model.statement import FRAMES, Statement
from tallywire.model.values import (
    ACTIONS,
    BASES,
    CERTAINTIES,
    MODES,
    ORIGIN_KINDS,
    POLARITIES,
    QUALIFIERS,
    STATUSES,
    UNITS,
)

__all__ = ["NEEDED", "WORDS", "first_fault", "is_date", "is_unit"]

_CURRENCY: Final = re.compile(r"[A-Z]{3}")
_DAY: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

WORDS: Final[dict[str, tuple[str, ...]]] = {
    "frame": tuple(FRAMES),
    "action": ACTIONS,
    "mode": MODES,
    "qualifier": QUALIFIERS,
    "basis": BASES,
    "status": STATUSES,
    "polarity": POLARITIES,
    "certainty": CERTAINTIES,
    "origin_kind": ORIGIN_KINDS,
}
"""Fields that take one word of a vocabulary."""

NEEDED: Final = frozenset({"frame", "basis", "status", "polarity", "certainty", "origin_kind"})
"""Those of them that are never empty."""


def is_date(value: str) -> bool:
    """Whether it is a day, month, year or interval of ISO 8601, as the guide writes them."""
    start, slash, end = value.partition("/")
    return _is_day(start) and (not slash or end == ".." or _is_day(end))


def _is_day(value: str) -> bool:
    if not _DAY.fullmatch(value):
        return False
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def is_unit(value: str) -> bool:
    """Whether it is a unit of the guide or looks like a currency of ISO 4217."""
    return value in UNITS or _CURRENCY.fullmatch(value) is not None


def first_fault(statement: Statement) -> str | None:
    """The first field that breaks the guide, with its value; None where none does."""
    for name, words in WORDS.items():
        value = statement.origin.kind if name == "origin_kind" else getattr(statement, name)
        if value not in words and (value is not None or name in NEEDED):
            return f"{name} is {value!r}, not one of {', '.join(words)}"
    if statement.date is not None and not is_date(statement.date):
        return f"date is {statement.date!r}, not a date of ISO 8601"
    if statement.unit is not None and not is_unit(statement.unit):
        return f"unit is {statement.unit!r}, neither one of {', '.join(UNITS)} nor a currency"
    return None

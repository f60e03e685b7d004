"""A field of a statement, corrected by hand.

In: a statement, the name of a field and what it should be, in words.  Out: the statement with that
field, or a ``UsageError`` that says what may stand there.  The vocabularies are those of the
annotation guide.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from tallywire.errors import UsageError
from tallywire.model.statement import Origin, Statement
from tallywire.model.values import UNITS
from tallywire.model.vocabulary import NEEDED, WORDS, is_date, is_unit

__all__ = ["CORRECTABLE", "corrected"]

_FREE: Final = ("provider", "recipient", "org", "kind", "item", "facility", "instrument", "origin")


def _word(name: str, value: str) -> str:
    word = value.strip().casefold().replace(" ", "_")
    if word not in WORDS[name]:
        raise UsageError(f"correct {name} {value}: there are: {', '.join(WORDS[name])}.")
    return word


def _number(name: str, value: str) -> float | int:
    try:
        number = float(value.replace(",", ""))
    except ValueError:
        number = -1.0
    if not 0 <= number < float("inf"):
        raise UsageError(f"correct {name} {value}: give a number, as 300 or 2.5.")
    return int(number) if number.is_integer() else number


def _unit(name: str, value: str) -> str:
    if not is_unit(value):
        known = ", ".join(UNITS)
        raise UsageError(f"correct {name} {value}: give {known}, or a currency as USD.")
    return value


def _date(name: str, value: str) -> str:
    if not is_date(value):
        raise UsageError(
            f"correct {name} {value}: give a date as 2020, 2020-10, 2020-10-24, 2020-10/2020-12 "
            "or 2018/.. where it goes on."
        )
    return value


def _text(name: str, value: str) -> str:
    words = " ".join(value.split())
    if not words:
        raise UsageError(f"correct {name}: give the words, or null for none.")
    return words


_READ: Final[dict[str, Callable[[str, str], Any]]] = {
    **dict.fromkeys(WORDS, _word),
    **dict.fromkeys(_FREE, _text),
    **dict.fromkeys(("count", "count_high"), _number),
    "unit": _unit,
    "date": _date,
}

CORRECTABLE: Final = tuple(sorted(_READ))
"""Fields that can be corrected."""


def corrected(statement: Statement, name: str, value: str | None) -> Statement:
    """The statement with another value of the field, and with its own id.

    Args:
        statement: the statement.
        name: one of ``CORRECTABLE``.
        value: the value in words; None for nothing.

    Raises:
        UsageError: there is no such field, or the value may not stand there.
    """
    if name not in _READ:
        raise UsageError(f"correct {name}: there is no such field. There are: {_all()}.")
    if value is None and name in NEEDED:
        raise UsageError(f"correct {name} null: it is never empty.")
    parsed = None if value is None else _READ[name](name, value)
    if name == "origin":
        return msgspec.structs.replace(statement, origin=Origin(parsed, statement.origin.kind))
    if name == "origin_kind":
        return msgspec.structs.replace(statement, origin=Origin(statement.origin.name, str(parsed)))
    return msgspec.structs.replace(statement, **{name: parsed})


def _all() -> str:
    return ", ".join(CORRECTABLE)

"""Comparisons that SQL cannot make itself, given to SQLite as functions.

In: two texts of a row and of a filter.  Out: 1 or 0.  ``has_party`` compares a provider or
recipient, which may be several joined by "and"; ``has_words`` looks for all words of a query.
"""

from __future__ import annotations

import re
import sqlite3
from functools import lru_cache

from tallywire.model.plain import plain

__all__ = ["fold", "has_party", "has_words", "register_functions"]

_WORD = re.compile(r"\w+")
_PLURAL_FROM = 4
"""A final s is a plural's from this length on, so that "gas" and "Mars" stay apart."""


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """The text without case, accents and doubled spaces, for comparison only."""
    return " ".join(plain(text).split())


@lru_cache(maxsize=65_536)
def _words(text: str) -> frozenset[str]:
    found = _WORD.findall(fold(text))
    return frozenset(w[:-1] if len(w) >= _PLURAL_FROM and w.endswith("s") else w for w in found)


def has_party(field: str | None, name: str) -> int:
    """Whether the field is the name, or names it among others joined by "and"."""
    return int(field is not None and f" and {fold(name)} and " in f" and {fold(field)} and ")


def has_words(field: str | None, words: str) -> int:
    """Whether the field has all the words, in any order, case and number."""
    return int(field is not None and _words(words) <= _words(field))


def register_functions(connection: sqlite3.Connection) -> None:
    """Make the comparisons known to a connection."""
    connection.create_function("has_party", 2, has_party, deterministic=True)
    connection.create_function("has_words", 2, has_words, deterministic=True)

"""Pairs of statements worth comparing.

In: ``Clues`` of one matter and frame.  Out: pairs of ids.  A small block is compared whole; a
large one by what two statements of one event share: the count, or a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from tallywire.reconcile.clues import Clues

__all__ = ["candidate_pairs"]

_WHOLE: Final = 60
"""Blocks of up to this many statements are compared pair by pair."""
_NEIGHBOURS: Final = 5
"""In a larger one each statement is compared with this many next ones under each key."""
_MONTH: Final = 30


def candidate_pairs(block: Sequence[Clues]) -> Iterator[tuple[str, str]]:
    """Pairs to compare, each once, sorted within."""
    if len(block) <= _WHOLE:
        yield from combinations(sorted(one.id for one in block), 2)
        return
    seen: set[tuple[str, str]] = set()
    for row in _rows(block):
        for i, one in enumerate(row):
            for other in row[i + 1 : i + 1 + _NEIGHBOURS]:
                pair = (one, other) if one < other else (other, one)
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _rows(block: Sequence[Clues]) -> Iterator[list[str]]:
    """Statements that share a key, in order of time."""
    rows: dict[tuple[object, ...], list[tuple[int, str]]] = {}
    for one in block:
        day = _day(one)
        group = one.thing.groups[:1] or one.thing.heads[:1]
        rows.setdefault(("count", one.low, one.unit), []).append((day, one.id))
        rows.setdefault(("thing", group), []).append((day, one.id))
        rows.setdefault(("text", one.document), []).append((day, one.id))
        rows.setdefault(("time", day // _MONTH), []).append((day, one.id))
    for key in sorted(rows, key=repr):
        yield [id for _, id in sorted(rows[key])]


def _day(clues: Clues) -> int:
    """The day of the statement, else of its telling, else 0."""
    return clues.first or clues.told or 0

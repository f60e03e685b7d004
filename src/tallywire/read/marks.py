"""The zones of one text while they are being marked: in order, never overlapping.

In: ranges with a kind, the surest first.  Out: the zones, sorted.
"""

from __future__ import annotations

import bisect

from tallywire.model.document import Zone
from tallywire.read.layout import Block, Line, trim

__all__ = ["Marks"]


class Marks:
    """Collects zones; a range that touches an earlier one is not marked again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._zones: list[Zone] = []

    def add(self, start: int, end: int, kind: str) -> bool:
        """Mark ``start:end``, without blanks at its ends; whether that was possible."""
        start, end = trim(self.text, start, end)
        if start >= end or self.covers(start, end):
            return False
        bisect.insort(self._zones, Zone(start, end, kind))
        return True

    def covers(self, start: int, end: int) -> bool:
        """Whether any character of ``start:end`` is marked."""
        before = self._last_before(end)
        return before is not None and before.end > start

    def is_open(self, piece: Line | Block) -> bool:
        """Whether no character of the piece is marked."""
        return not self.covers(piece.start, piece.end)

    def kind_at(self, offset: int) -> str | None:
        """The kind of the zone that holds the character at ``offset``, or None."""
        before = self._last_before(offset + 1)
        return before.kind if before is not None and before.end > offset else None

    def _last_before(self, offset: int) -> Zone | None:
        """The last zone that starts before ``offset``; it also ends last, as none overlap."""
        at = bisect.bisect_left(self._zones, offset, key=lambda zone: zone.start)
        return self._zones[at - 1] if at else None

    @property
    def zones(self) -> tuple[Zone, ...]:
        """The zones so far, in order of offset."""
        return tuple(self._zones)

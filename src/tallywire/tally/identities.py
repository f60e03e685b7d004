"""Arithmetic that statements support, and where it does not close.

In: events and series.  Out: ``Identity``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tallywire.model.ledger import Event, Identity, Series
from tallywire.model.resolved import Resolved

__all__ = ["find_identities"]


def find_identities(
    events: Sequence[Event], series: Sequence[Series], by_id: Mapping[str, Resolved]
) -> tuple[Identity, ...]:
    """The identities of one matter, sorted by id."""
    return ()

"""What becomes of a base that somebody uses: "closed the base used by French drones".

In: the drafts of a base, each with the happening from which it was read.  Out: those that stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.situations import Happening

__all__ = ["CLOSING", "last_told"]

CLOSING: Final = frozenset({"close", "retake"})
"""Classes of what ends a base."""

_HELD: Final = frozenset({"ongoing", "completed"})


def last_told(told: Sequence[tuple[Happening, Draft]]) -> Iterator[Draft]:
    """ "Closed the base used by US drones": what becomes of it, whose it is by what is beside."""
    closed = [d for h, d in told if h.cls.name in CLOSING and not h.predicate.is_below]
    beside = [d for h, d in told if h.predicate.is_below and d.stance.status in _HELD]
    if not closed or not beside:
        yield from (draft for _, draft in told)
        return
    user = next((d.provider for d in beside if d.provider is not None), None)
    for draft in closed:
        host = draft.recipient or draft.provider or beside[0].recipient
        is_own = user is None or (host is not None and user.name == host.name)
        yield draft if is_own else replace(draft, provider=user, recipient=host)

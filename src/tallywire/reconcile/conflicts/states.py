"""Whether a thing goes on or has stopped, is allowed or refused.

In: the claims of an event.  Out: conflicts of the kind ``other``: one text sets two tellers against
each other, one of whom says that it goes on and one that it does not.  What different texts say may
have come to pass one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tallywire.model.ledger import Conflict, Event
from tallywire.reconcile.conflicts.claims import Claim, meet
from tallywire.reconcile.conflicts.words import Position, make_conflict

__all__ = ["state_conflicts"]

_STOPPED: Final[dict[str, tuple[str, ...]]] = {
    "suspended": ("under_way", "ongoing"),
    "ended": ("under_way", "ongoing"),
    "cancelled": ("agreed", "authorised", "pledged", "under_way", "ongoing", "completed"),
    "refused": ("agreed", "authorised", "under_way", "completed"),
}
"""Rungs that leave no room for others at the same time."""


def state_conflicts(_: Event, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """One conflict for each claim that a thing has stopped."""
    stopped = [claim for claim in claims if claim.is_sure and claim.statement.status in _STOPPED]
    for stop in stopped:
        rungs = _STOPPED[stop.statement.status]
        going = [claim for claim in claims if claim.statement.status in rungs]
        going = [claim for claim in going if claim.is_sure and _is_beside(stop, claim)]
        if going:
            words = sorted({claim.statement.status.replace("_", " ") for claim in going})
            sides = [
                Position(" or ".join(words), tuple(going)),
                Position(stop.statement.status, (stop,)),
            ]
            yield make_conflict("other", sides)


def _is_beside(stop: Claim, claim: Claim) -> bool:
    return (
        stop.document == claim.document
        and stop.teller != claim.teller
        and meet(stop.days, claim.days)
        and meet(stop.number, claim.number)
    )

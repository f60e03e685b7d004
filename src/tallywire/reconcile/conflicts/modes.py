"""Whether something was given, sold or lent.

In: the claims of an event.  Out: conflicts of the kind ``other``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallywire.model.ledger import Conflict, Event
from tallywire.reconcile.conflicts.claims import Claim, all_meet
from tallywire.reconcile.conflicts.words import Position, make_conflict

__all__ = ["mode_conflicts"]


def mode_conflicts(event: Event, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """One conflict for each rung on which the claims of a transfer give two modes."""
    if event.frame != "transfer":
        return
    rungs: dict[str, dict[str, list[Claim]]] = {}
    for claim in claims:
        mode = claim.statement.mode
        if claim.is_sure and mode not in (None, "unspecified"):
            rungs.setdefault(claim.statement.status, {}).setdefault(str(mode), []).append(claim)
    for _, modes in sorted(rungs.items()):
        told = [claim for group in modes.values() for claim in group]
        if len(modes) > 1 and all_meet(claim.number for claim in told):
            sides = [Position(mode, tuple(group)) for mode, group in sorted(modes.items())]
            yield make_conflict("other", sides)

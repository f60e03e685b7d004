"""What one says and another denies.

In: the claims of an event.  Out: conflicts of the kind ``denial``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tallywire.model.ledger import Conflict, Event
from tallywire.reconcile.conflicts.claims import Claim, meet
from tallywire.reconcile.conflicts.words import Position, make_conflict, tellers

__all__ = ["DENIED_RUNGS", "denial_conflicts", "denial_of", "is_too_late"]

DENIED_RUNGS: Final[dict[str, tuple[str, ...]]] = {
    "considered": ("considered", "pledged", "agreed"),
    "pledged": ("pledged", "agreed"),
    "under_way": ("under_way", "completed", "ongoing"),
    "completed": ("completed", "ongoing"),
    "ongoing": ("ongoing", "under_way", "completed"),
}
"""The rungs that a denial contradicts: who denies that men are being sent denies that they have
arrived, but who denies that they have arrived may still send them.  A rung that is not here
contradicts only itself: men may come without having been asked for."""


def denial_conflicts(_: Event, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Denials against what they deny in their own event."""
    denials = [claim for claim in claims if claim.is_denied]
    pairs = {d.id: [claim for claim in claims if _contradicts(d, claim)] for d in denials}
    yield from denial_of(denials, pairs)


def denial_of(denials: Sequence[Claim], pairs: dict[str, list[Claim]]) -> Iterator[Conflict]:
    """One conflict for all denials of the same claims."""
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for denial in denials:
        against = pairs.get(denial.id, [])
        if against:
            groups.setdefault(tuple(sorted(c.id for c in against)), []).append(denial)
    for group in groups.values():
        said = tuple(pairs[group[0].id])
        sides = [
            Position(f"said by {tellers(said) or 'a text'}", said),
            Position(f"denied by {tellers(group) or 'a text'}", tuple(group)),
        ]
        yield make_conflict("denial", sides)


def is_too_late(denial: Claim, claim: Claim) -> bool:
    """Whether the claim speaks of days after the denial, which it therefore cannot deny."""
    held = denial.days[1] if denial.days else denial.told
    return claim.days is not None and max(held, denial.told) < claim.days[0]


def _contradicts(denial: Claim, claim: Claim) -> bool:
    rung = denial.statement.status
    return (
        claim.is_sure
        and claim.statement.status in DENIED_RUNGS.get(rung, (rung,))
        and meet(denial.number, claim.number)
        and denial.statement.mode in (None, "unspecified", claim.statement.mode)
        and (denial.teller, denial.document) != (claim.teller, claim.document)
        and not is_too_late(denial, claim)
    )

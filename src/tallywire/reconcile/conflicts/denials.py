"""What one says and another denies.

In: the claims of an event.  Out: conflicts of the kinds ``denial`` and ``corrected``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

from tallywire.model.ledger import Conflict, Event
from tallywire.reconcile.conflicts.claims import Claim, meet
from tallywire.reconcile.conflicts.words import Position, make_conflict, number_words

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


def denial_conflicts(event: Event, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Denials against what they deny, and withdrawn claims against what replaces them."""
    pairs: dict[str, list[Claim]] = {}
    denials = [claim for claim in claims if claim.is_denied]
    for denial in denials:
        replaced = _replaced(denial, claims)
        if replaced:
            yield replaced
        else:
            against = [claim for claim in claims if _contradicts(denial, claim)]
            pairs[denial.id] = against
    yield from denial_of(denials, pairs)


def denial_of(denials: Sequence[Claim], pairs: dict[str, list[Claim]]) -> Iterator[Conflict]:
    """One conflict for all denials of the same claims."""
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for denial in denials:
        against = pairs.get(denial.id, [])
        if against:
            groups.setdefault(tuple(sorted(c.id for c in against)), []).append(denial)
    for group in groups.values():
        said = Position("said to be so", tuple(pairs[group[0].id]))
        yield make_conflict("denial", [said, Position("denied", tuple(group))])


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
        and (denial.teller, denial.document) != (claim.teller, claim.document)
        and not is_too_late(denial, claim)
    )


def _replaced(denial: Claim, claims: Sequence[Claim]) -> Conflict | None:
    """A withdrawn number or mode, and what is said in its place.

    The text that withdraws answers for it itself, or gives what is right beside it.
    """
    for is_other, value in (
        (_has_other_number, number_words([denial])),
        (_has_other_mode, denial.statement.mode or ""),
    ):
        others = [
            c for c in claims if c.is_sure and is_other(denial, c) and _is_same_rung(denial, c)
        ]
        own = [c for c in others if c.document == denial.document]
        if own:
            others = [c for c in others if any(_agree(c, one) for one in own)]
        if others and (own or denial.voice.origin is None):
            right = number_words(others) if is_other is _has_other_number else _modes(others)
            sides = [Position(f"{value}, withdrawn", (denial,)), Position(right, tuple(others))]
            return make_conflict("corrected", sides)
    return None


def _has_other_number(denial: Claim, claim: Claim) -> bool:
    one, other = denial.number, claim.number
    if one is None or other is None or math.isinf(one[1]):
        return False
    return denial.statement.unit == claim.statement.unit and not meet(one, other)


def _has_other_mode(denial: Claim, claim: Claim) -> bool:
    modes = {denial.statement.mode, claim.statement.mode}
    return len(modes) == 2 and not modes & {None, "unspecified"}


def _is_same_rung(denial: Claim, claim: Claim) -> bool:
    return denial.statement.status == claim.statement.status


def _agree(one: Claim, other: Claim) -> bool:
    return meet(one.number, other.number)


def _modes(claims: Sequence[Claim]) -> str:
    return " or ".join(sorted({claim.statement.mode or "" for claim in claims}))

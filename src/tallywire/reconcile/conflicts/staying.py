"""All are to leave, and some are to stay.

In: all claims of a matter.  Out: conflicts of the kind ``plan_and_fact``: it was announced that
every one of them leaves, and within a year after it that a number of them is to stay.

Only words that leave out nobody ("all", "everybody") make a withdrawal one of all: a total may be
the total of those who go.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tallywire.model.ledger import Conflict
from tallywire.packs.contention import is_apart, is_everybody
from tallywire.reconcile.conflicts.claims import Claim, without_parts
from tallywire.reconcile.conflicts.words import Position, make_conflict, number_words
from tallywire.reconcile.kinship import kinship

__all__ = ["remaining_conflicts"]

_PLANNED: Final = ("pledged", "agreed", "authorised")
_YEAR: Final = 365
"""Days after which it is another mission that is spoken of."""


def remaining_conflicts(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """For each withdrawal of all those who are to stay."""
    exits: dict[str, list[Claim]] = {}
    stays: list[Claim] = []
    for claim in claims:
        if claim.is_sure and claim.statement.status in _PLANNED:
            if claim.statement.frame == "withdrawal":
                exits.setdefault(claim.event.id, []).append(claim)
            elif claim.event.kind == "stock" and claim.number is not None:
                stays.append(claim)
    stays = [stay for stay in without_parts(stays) if stay.event.part_of is None]
    for event in sorted(exits if stays else ()):
        leaving = [claim for claim in exits[event] if not _is_some(claim)]
        whole = [claim for claim in leaving if _is_of_all(claim)]
        left = [stay for stay in stays if any(_is_left(one, stay) for one in whole)]
        if left:
            sides = [
                Position("all to leave, announced", tuple(leaving)),
                Position(f"{number_words(left)} to stay", tuple(left)),
            ]
            yield make_conflict("plan_and_fact", sides)


def _is_of_all(claim: Claim) -> bool:
    return any(map(is_everybody, claim.words)) and not _is_some(claim)


def _is_some(claim: Claim) -> bool:
    """Whether it speaks of "the others" or "the rest"."""
    return any(map(is_apart, claim.words))


def _is_left(leaving: Claim, stay: Claim) -> bool:
    """Whether these can be some of those who were all to leave, by word of the year after."""
    one, other = leaving.resolved, stay.resolved
    after = stay.told - leaving.time
    same = stay.document == leaving.document and one.stated.position < other.stated.position
    return (
        one.providers == other.providers
        and bool(set(one.recipients) & set(other.recipients))
        and (leaving.statement.org or "") == (stay.statement.org or "")
        and (0 < after <= _YEAR or same)
        and kinship(one.thing, other.thing) != "apart"
    )

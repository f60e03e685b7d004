"""Fewer than were due.

In: all claims of a matter.  Out: conflicts of the kind ``plan_and_fact``: so many in all were to
come by a day, and word from after that day says that by then it was fewer in all.

Batches are never held against a plan: fewer may be the first of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

from tallywire.model.ledger import Conflict
from tallywire.reconcile.conflicts.claims import Claim
from tallywire.reconcile.conflicts.words import Position, make_conflict, number_words

__all__ = ["short_conflicts"]

_FLOWS: Final = ("deployment", "withdrawal", "transfer", "training")
_PROMISED: Final = ("pledged", "agreed")


def short_conflicts(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """For each group of plans for one day the facts that fall short of them."""
    plans: dict[tuple[object, ...], list[Claim]] = {}
    facts: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        statement = claim.statement
        if statement.frame in _FLOWS and statement.basis == "total" and _is_dated_number(claim):
            if statement.status in _PROMISED:
                plans.setdefault((*_what(claim), claim.days, claim.number), []).append(claim)
            elif statement.status == "completed":
                facts.setdefault(_what(claim), []).append(claim)
    for key, plan in plans.items():
        short = [fact for fact in facts.get(key[:-2], ()) if _is_short(plan[0], fact)]
        if short:
            sides = [
                Position(f"{number_words(plan)} in all, announced", tuple(plan)),
                Position(f"{number_words(short)} in all by then", tuple(short)),
            ]
            yield make_conflict("plan_and_fact", sides)


def _what(claim: Claim) -> tuple[object, ...]:
    s, r = claim.statement, claim.resolved
    return s.frame, r.providers, r.recipients, s.org or "", r.thing.heads, s.unit or ""


def _is_dated_number(claim: Claim) -> bool:
    return claim.is_sure and claim.number is not None and claim.days is not None


def _is_short(plan: Claim, fact: Claim) -> bool:
    """Whether it counts as of the day that was announced, was told later, and counts fewer."""
    due, by = plan.days or (0.0, 0.0), fact.days or (0.0, 0.0)
    least, most = plan.number or (0.0, 0.0), fact.number or (0.0, 0.0)
    return due[0] <= by[1] <= due[1] < math.inf and fact.told > due[1] and most[1] < least[0]

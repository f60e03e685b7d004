"""Men who were to leave and are still counted.

In: all claims of a matter.  Out: conflicts of the kind ``plan_and_fact``: a withdrawal was
announced for a day, and a later text reaches its total only with the men who were to be gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from tallywire.model.ledger import Conflict
from tallywire.reconcile.conflicts.claims import Claim
from tallywire.reconcile.conflicts.figures import counted
from tallywire.reconcile.conflicts.words import Position, make_conflict, number_words

__all__ = ["staying_conflicts"]

_PLANNED: Final = ("pledged", "agreed", "authorised")
_MOST_FLOWS: Final = 8
"""Flows of one text that are tried together: no more than 255 sums."""


def staying_conflicts(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Announced withdrawals against later totals that still contain the men."""
    texts: dict[str, list[Claim]] = {}
    plans: dict[str, list[Claim]] = {}
    done: set[str] = set()
    for claim in claims:
        if claim.resolved.family == "personnel" and claim.is_sure:
            texts.setdefault(claim.document, []).append(claim)
            if claim.statement.frame == "withdrawal":
                plans.setdefault(claim.event.id, []).append(claim)
                done |= {claim.event.id} if claim.statement.status not in _PLANNED else set()
    for event in sorted(set(plans) - done):
        still = {c.id: c for told in texts.values() for c in _still_counted(plans[event], told)}
        if still:
            staying = [still[id] for id in sorted(still)]
            sides = [
                Position("withdrawal announced", tuple(plans[event])),
                Position(f"still counted: {number_words(staying)}", tuple(staying)),
            ]
            yield make_conflict("plan_and_fact", sides)


def _still_counted(plans: Sequence[Claim], told: Sequence[Claim]) -> list[Claim]:
    """The totals of a text that need the men who were to leave before it was published."""
    leaving = {
        claim.statement.count: claim
        for claim in plans
        if claim.statement.qualifier == "exact" and claim.days and claim.days[1] < told[0].told
    }
    if not leaving or any(claim.resolved.told_day is None for claim in told):
        return []
    flows = [c for c in told if c.statement.frame == "deployment" and _is_exact(c, "completed")]
    stocks = [c for c in told if c.statement.frame == "presence" and _is_exact(c, "ongoing")]
    return [
        stock
        for stock in stocks
        if any(
            _is_sum(stock, start, flow, flows)
            for start in stocks
            for flow in flows
            if flow.statement.count in leaving and _is_before(flow, leaving[flow.statement.count])
        )
    ]


def _is_exact(claim: Claim, status: str) -> bool:
    return bool(counted([claim], status)) and claim.statement.qualifier == "exact"


def _is_before(flow: Claim, plan: Claim) -> bool:
    """Whether those who came can be those who were to leave."""
    same = set(flow.resolved.recipients) & set(plan.resolved.recipients)
    return bool(same) and (flow.days is None or plan.days is None or flow.days[0] <= plan.days[0])


def _is_sum(stock: Claim, start: Claim, flow: Claim, flows: Sequence[Claim]) -> bool:
    """Whether the total is the earlier one, the flow, and perhaps other flows of the text."""
    kind = stock.resolved.thing.heads
    if start.resolved.thing.heads != kind or flow.resolved.thing.heads != kind:
        return False
    missing = _count(stock) - _count(start) - _count(flow)
    others = [c for c in flows if c.id != flow.id and c.resolved.thing.heads == kind][:_MOST_FLOWS]
    sums = (
        sum(map(_count, few)) for n in range(len(others) + 1) for few in combinations(others, n)
    )
    return missing >= 0 and any(one == missing for one in sums)


def _count(claim: Claim) -> float:
    return float(claim.statement.count or 0)

"""Men who were to leave and are still counted.

In: all claims of a matter.  Out: conflicts of the kind ``plan_and_fact``: a withdrawal was
announced for a day, and a later text reaches its total only with the men who were to be gone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from tallywire.model.ledger import Conflict
from tallywire.reconcile.conflicts.claims import Claim
from tallywire.reconcile.conflicts.words import Position, make_conflict, number_words

__all__ = ["staying_conflicts"]

_PLANNED: Final = ("pledged", "agreed", "authorised")
_MOST_FLOWS: Final = 8
"""Flows of one text that are tried together: no more than 255 sums."""


def staying_conflicts(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Announced withdrawals against later totals that still contain the men."""
    plans = _open_plans(claims)
    holding = _holding(claims) if plans else {}
    for event in sorted(plans):
        still = {
            stock.id: stock
            for plan in plans[event]
            if plan.statement.qualifier == "exact"
            for stock, flow in holding.get(plan.statement.count or 0, ())
            if _is_gone_by(plan, stock) and _is_before(flow, plan)
        }
        if still:
            staying = [still[id] for id in sorted(still)]
            sides = [
                Position("withdrawal announced", tuple(plans[event])),
                Position(f"still counted: {number_words(staying)}", tuple(staying)),
            ]
            yield make_conflict("plan_and_fact", sides)


def _open_plans(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """The claims of withdrawals that were announced and of which nothing more is told, by event."""
    plans: dict[str, list[Claim]] = {}
    begun: set[str] = set()
    for claim in claims:
        if claim.statement.frame == "withdrawal" and claim.is_sure:
            if claim.statement.status in _PLANNED:
                plans.setdefault(claim.event.id, []).append(claim)
            else:
                begun.add(claim.event.id)
    return {event: plan for event, plan in plans.items() if event not in begun}


def _holding(claims: Sequence[Claim]) -> dict[float, list[tuple[Claim, Claim]]]:
    """By the number of men who came: totals that a text reaches with them, and that inflow."""
    texts: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.statement.frame in ("presence", "deployment"):
            texts.setdefault(claim.document, []).append(claim)
    found: dict[float, list[tuple[Claim, Claim]]] = {}
    for told in texts.values():
        flows = [c for c in told if c.statement.frame == "deployment" and _is_exact(c, "completed")]
        stocks = [c for c in told if c.statement.frame == "presence" and _is_exact(c, "ongoing")]
        for stock in stocks if flows else ():
            for flow in flows:
                if any(_is_sum(stock, start, flow, flows) for start in stocks):
                    found.setdefault(_count(flow), []).append((stock, flow))
    return found


def _is_exact(claim: Claim, status: str) -> bool:
    statement = claim.statement
    return claim.is_sure and statement.status == status and statement.qualifier == "exact"


def _is_gone_by(plan: Claim, stock: Claim) -> bool:
    """Whether the total was told after the day by which the men were to be gone."""
    return plan.days is not None and plan.days[1] < stock.told < math.inf


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

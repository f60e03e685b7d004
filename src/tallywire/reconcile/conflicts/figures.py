"""Figures for one thing that cannot all hold.

In: the claims of an event.  Out: conflicts of the kinds ``figure`` and, where what came is not
what was promised, ``plan_and_fact``.  Figures on different rungs (a request beside its
announcement), of different units, of a total and of a batch, and of a stock at different times
are never set against each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tallywire.model.ledger import Conflict, Event
from tallywire.reconcile.conflicts.claims import Claim, Range, meet, without_parts
from tallywire.reconcile.conflicts.sides import camps_of, readings_of
from tallywire.reconcile.conflicts.words import Position, make_conflict, number_words

__all__ = ["counted", "figure_conflicts"]

_PROMISED: Final = ("pledged", "agreed")


def counted(claims: Sequence[Claim], *statuses: str) -> list[tuple[Claim, Range]]:
    """The claims on these rungs that give a number and are sure of it."""
    return [
        (claim, claim.number)
        for claim in claims
        if claim.number is not None and claim.is_sure and claim.statement.status in statuses
    ]


def figure_conflicts(event: Event, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Figures of an event on one rung, for one unit, at one time."""
    groups: dict[tuple[str, str, bool], list[Claim]] = {}
    for claim in claims:
        for is_total in _sums(claim):
            key = claim.statement.status, claim.statement.unit or "", is_total
            groups.setdefault(key, []).append(claim)
    for (status, _, _), group in sorted(groups.items()):
        for moment in _moments(group) if event.kind == "stock" else (group,):
            yield from _among(moment, status)
    yield from _promise(event, claims)


def _sums(claim: Claim) -> tuple[bool, ...]:
    """Whether it is compared with totals, with batches, or with both."""
    basis = claim.statement.basis
    return (True, False) if basis == "unspecified" else (basis == "total",)


def _among(claims: Sequence[Claim], status: str) -> Iterator[Conflict]:
    camps = camps_of(readings_of(counted(without_parts(claims), status)))
    if len(camps) > 1:
        sides = [Position(number_words(camp.claims), camp.claims) for camp in camps]
        yield make_conflict("figure", sides)


def _moments(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The readings of a stock by time: those whose dates meet, each undated one with the dated
    ones that are nearest to its publication.
    """
    dated = sorted((c for c in claims if c.days), key=lambda c: (c.days, c.id))
    moments: list[tuple[Range, list[Claim]]] = []
    for claim in dated:
        days = claim.days or (claim.told, claim.told)
        if moments and meet(moments[-1][0], days):
            (first, last), members = moments[-1]
            moments[-1] = (first, max(last, days[1])), [*members, claim]
        else:
            moments.append((days, [claim]))
    undated = [c for c in claims if not c.days]
    if not moments:
        return [undated]
    for claim in undated:
        nearest = min(moments, key=lambda m: _distance(m[0], claim.told))
        nearest[1].append(claim)
    return [members for _, members in moments]


def _distance(days: Range, told: float) -> float:
    if days[0] <= told <= days[1]:
        return 0.0
    return min(abs(days[0] - told), abs(days[1] - told))


def _promise(event: Event, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """More came than was promised; fewer may be the first of them."""
    if event.kind == "stock":
        return
    promised, came = counted(claims, *_PROMISED), counted(claims, "completed")
    units = {claim.statement.unit for claim, _ in (*promised, *came)}
    if not promised or not came or len(units) > 1:
        return
    most = max(values[1] for _, values in promised)
    over = [claim for claim, values in came if values[0] > most]
    if over:
        plan = [claim for claim, _ in promised]
        yield make_conflict(
            "plan_and_fact",
            [
                Position(f"{number_words(plan)} promised", tuple(plan)),
                Position(f"{number_words(over)} came", tuple(over)),
            ],
        )

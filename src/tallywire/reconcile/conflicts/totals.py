"""Totals that cannot hold, in different events of one matter.

In: all claims of the matter.  Out: conflicts of the kind ``figure``: a part greater than its whole,
and rival totals of one stock.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from tallywire.model.ledger import Conflict
from tallywire.reconcile.conflicts.claims import Claim, Range
from tallywire.reconcile.conflicts.figures import counted
from tallywire.reconcile.conflicts.sides import camps_of, readings_of
from tallywire.reconcile.conflicts.words import Position, make_conflict, number_words

__all__ = ["total_conflicts"]


def total_conflicts(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """The conflicts between events about how many there are in all."""
    yield from _parts(claims)
    yield from _rival_stocks(claims)


def _parts(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """A part that is greater than the whole that it is said to be a part of."""
    by_event: dict[str, list[Claim]] = {}
    for claim in claims:
        by_event.setdefault(claim.event.id, []).append(claim)
    for part in by_event.values():
        whole = by_event.get(part[0].event.part_of or "", [])
        for status in sorted({c.statement.status for c in part}):
            for unit in sorted({c.statement.unit or "" for c in part}):
                small = _of_unit(counted(whole, status), unit)
                great = _of_unit(counted(part, status), unit)
                most = max((values[1] for _, values in small), default=float("inf"))
                over = [claim for claim, values in great if values[0] > most]
                if over:
                    all_of_it = [claim for claim, _ in small]
                    sides = [
                        Position(f"{number_words(all_of_it)} in all", tuple(all_of_it)),
                        Position(f"{number_words(over)} of them alone", tuple(over)),
                    ]
                    yield make_conflict("figure", sides)


def _rival_stocks(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Totals of one kind for one month that stand in different events."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        month = _month(claim)
        thing = claim.resolved.thing
        if claim.event.kind == "stock" and claim.statement.basis == "total" and month:
            r = claim.resolved
            key = (r.providers, r.recipients, claim.statement.org or "", thing.heads)
            groups.setdefault(
                (*key, thing.modifiers, claim.statement.unit or "", month), []
            ).append(claim)
    for group in groups.values():
        camps = camps_of(readings_of(counted(group, "ongoing")))
        if len(camps) > 1 and len({c.event.id for camp in camps for c in camp.claims}) > 1:
            sides = [Position(number_words(camp.claims), camp.claims) for camp in camps]
            yield make_conflict("figure", sides)


def _month(claim: Claim) -> str | None:
    """The month of a date no wider than a month."""
    days = claim.days
    if days is None or days[1] == float("inf"):
        return None
    first, last = (datetime.date.fromordinal(int(day)) for day in days)
    return first.isoformat()[:7] if (first.year, first.month) == (last.year, last.month) else None


def _of_unit(valued: Sequence[tuple[Claim, Range]], unit: str) -> list[tuple[Claim, Range]]:
    return [(claim, values) for claim, values in valued if (claim.statement.unit or "") == unit]

"""Totals that cannot hold, in different events of one matter.

In: all claims of the matter.  Out: conflicts of the kind ``figure``: a part greater than its whole,
and rival figures of one time.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Sequence
from typing import Final

from tallywire.model.ledger import Conflict
from tallywire.reconcile.conflicts.claims import Claim, Range
from tallywire.reconcile.conflicts.figures import counted
from tallywire.reconcile.conflicts.sides import camps_of, readings_of
from tallywire.reconcile.conflicts.words import Position, make_conflict, number_words

__all__ = ["total_conflicts"]

_FLOWS: Final = ("deployment", "withdrawal", "transfer")
_MONTH: Final = len("2024-06")
_DAY: Final = len("2024-06-30")


def total_conflicts(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """The conflicts between events about how many there are in all."""
    yield from _parts(claims)
    yield from _rivals(claims)


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


def _rivals(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Figures of different tellers for one kind at one time, in different events.

    A strength is of the month that it is given for, or else told in; men and things that came are
    the same only where texts give one day.
    """
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        moment = _moment(claim)
        if moment is not None and claim.is_sure and claim.number is not None:
            r, s = claim.resolved, claim.statement
            who = (r.providers, r.recipients, s.org or "", r.thing.heads, r.thing.modifiers)
            groups.setdefault((s.frame, who, s.unit or "", s.status, moment), []).append(claim)
    for group in groups.values():
        timed = counted(_of_one_time(group), group[0].statement.status)
        camps = camps_of(readings_of(timed))
        told = [{claim.teller for claim in camp.claims} for camp in camps]
        events = {claim.event.id for camp in camps for claim in camp.claims}
        if len(camps) > 1 and len(events) > 1 and not set.intersection(*told):
            sides = [Position(number_words(camp.claims), camp.claims) for camp in camps]
            yield make_conflict("figure", sides)


def _of_one_time(claims: Sequence[Claim]) -> list[Claim]:
    """Without the undated ones of a text that gives several figures: those are of several times."""
    numbers: dict[str, set[Range | None]] = {}
    for claim in claims:
        numbers.setdefault(claim.document, set()).add(claim.number)
    return [claim for claim in claims if claim.days or len(numbers[claim.document]) == 1]


def _moment(claim: Claim) -> str | None:
    """The month of a strength, the day of what came; None where there is no such thing."""
    statement = claim.statement
    if claim.event.kind == "stock" and statement.status == "ongoing":
        days = claim.days or (claim.told, claim.told)
        return _common(days, _MONTH) if statement.basis == "total" else None
    if statement.frame in _FLOWS and statement.status == "completed" and claim.days:
        return _common(claim.days, _DAY) if claim.event.part_of is None else None
    return None


def _common(days: Range, characters: int) -> str | None:
    """The month or day that both ends of a range lie in."""
    if math.inf in days:
        return None
    first, last = (datetime.date.fromordinal(int(day)).isoformat()[:characters] for day in days)
    return first if first == last else None


def _of_unit(valued: Sequence[tuple[Claim, Range]], unit: str) -> list[tuple[Claim, Range]]:
    return [(claim, values) for claim, values in valued if (claim.statement.unit or "") == unit]

"""Days for one thing that cannot all hold.

In: the claims of an event.  Out: conflicts of the kind ``date`` (two due days; two days on which
it happened) and ``plan_and_fact`` (a due day, and another on which it happened; a due day gone
by, and word that it did not happen).

The date of a plan is a due date only where it lies after the day of publication: else it may be
the day of the announcement, and two announcements contradict nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tallywire.model.days import days_of
from tallywire.model.ledger import Conflict, Event
from tallywire.packs.contention import is_deadline
from tallywire.reconcile.conflicts.claims import Claim, Range, all_meet, meet
from tallywire.reconcile.conflicts.sides import camps_of, readings_of
from tallywire.reconcile.conflicts.words import Position, date_words, make_conflict

__all__ = ["date_conflicts", "late_conflicts"]

_PLANNED: Final = ("pledged", "agreed", "authorised")
_SIGNED: Final = ("agreed", "completed")


def date_conflicts(event: Event, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Different due days, or different days of the same fact."""
    is_stock = event.kind == "stock"
    rules = (
        [_began(claims)] if is_stock else [_due(claims), _happened(event, claims), _began(claims)]
    )
    for dated in rules:
        camps = camps_of(readings_of([(claim, _about(days)) for claim, days in dated]))
        if len(camps) > 1 and _is_one_thing(camp.claims for camp in camps):
            sides = [Position(date_words(camp.claims), camp.claims) for camp in camps]
            yield make_conflict("date", sides)


def late_conflicts(event: Event, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """A due day, and a fact on another day or no fact after it."""
    if event.kind == "stock":
        return
    due = [(claim, _until(claim, days)) for claim, days in _due(claims)]
    happened = _happened(event, claims)
    plan = _apart(due, happened)
    if plan and happened:
        fact = [claim for claim, _ in _apart(happened, plan)]
        yield _plan_and_fact([c for c, _ in plan], fact, f"{date_words(fact)}, happened")
    failed = [c for c in claims if c.is_denied and c.statement.status in ("under_way", "completed")]
    last_word = max(map(_day, failed), default=-math.inf)
    late = [(claim, days) for claim, days in due if days[1] < last_word]
    if late:
        first_due = min(days[1] for _, days in late)
        against = [claim for claim in failed if _day(claim) > first_due]
        against = [no for no in against if any(meet(c.number, no.number) for c, _ in late)]
    if late and against:
        yield _plan_and_fact([c for c, _ in late], against, "had not happened")


def _apart(
    dated: Sequence[tuple[Claim, Range]], others: Sequence[tuple[Claim, Range]]
) -> list[tuple[Claim, Range]]:
    """Those whose days meet none of the others'."""
    distinct = {days for _, days in others}
    return [one for one in dated if not any(meet(one[1], days) for days in distinct)]


def _until(claim: Claim, days: Range) -> Range:
    """The days on which it can happen and be in time: any before a deadline ("in May at most")."""
    return (-math.inf, days[1]) if any(map(is_deadline, claim.words)) else days


def _plan_and_fact(plan: Sequence[Claim], fact: Sequence[Claim], value: str) -> Conflict:
    announced = Position(f"{date_words(plan)}, announced", tuple(plan))
    return make_conflict("plan_and_fact", [announced, Position(value, tuple(fact))])


def _due(claims: Sequence[Claim]) -> list[tuple[Claim, Range]]:
    """Plans for a day after they were told, and those that name the same day later."""
    plans = [(c, c.days) for c in claims if c.days and c.is_sure and c.statement.status in _PLANNED]
    due = {days for claim, days in plans if _is_ahead(claim, days)}
    return [(claim, days) for claim, days in plans if any(meet(days, one) for one in due)]


def _is_ahead(claim: Claim, days: Range) -> bool:
    """After the day of publication; or in a week that is not over ("this week")."""
    is_week = "/" in (claim.statement.date or "") and days[1] < math.inf
    return days[0] > claim.told or (is_week and days[1] > claim.told)


def _began(claims: Sequence[Claim]) -> list[tuple[Claim, Range]]:
    """When what goes on is said to have begun ("since 2019")."""
    found = []
    for claim in claims:
        start, _, end = (claim.statement.date or "").partition("/")
        first, last = days_of(start)
        if end == ".." and first and last and claim.is_sure and claim.statement.basis != "total":
            found.append((claim, (float(first), float(last))))
    return found


def _about(days: Range) -> Range:
    """The days, with half as much room on either side as they are wide.

    "In September" and "on 1 October" may be two ways to round one day.
    """
    slack = (days[1] - days[0]) / 2
    return days if slack == math.inf else (days[0] - slack, days[1] + slack)


def _happened(event: Event, claims: Sequence[Claim]) -> list[tuple[Claim, Range]]:
    """Dated facts; the sums of a period ("since 2016") have no day of their own."""
    rungs = _SIGNED if event.frame == "agreement" else ("completed",)
    return [
        (c, c.days)
        for c in claims
        if c.days
        and c.days[1] < math.inf
        and c.is_sure
        and c.statement.status in rungs
        and c.statement.basis != "total"
    ]


def _is_one_thing(camps: Iterable[Sequence[Claim]]) -> bool:
    """Whether the numbers allow that all speak of one thing."""
    return all_meet(claim.number for camp in camps for claim in camp)


def _day(claim: Claim) -> float:
    """The day that a denial holds for: its own date, else that of publication."""
    return claim.days[1] if claim.days else claim.told

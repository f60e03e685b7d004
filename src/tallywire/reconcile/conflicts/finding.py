"""All conflicts of one matter.

In: events and their statements.  Out: ``Conflict``, sorted by id, each once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from tallywire.model.ledger import Conflict, Event
from tallywire.model.resolved import Resolved
from tallywire.reconcile.conflicts.beside import beside_conflicts
from tallywire.reconcile.conflicts.claims import Claim, claims_of
from tallywire.reconcile.conflicts.corrections import corrections
from tallywire.reconcile.conflicts.days import date_conflicts, late_conflicts
from tallywire.reconcile.conflicts.denials import denied_elsewhere, denied_in, sided
from tallywire.reconcile.conflicts.exclusive import only_beside, only_conflicts
from tallywire.reconcile.conflicts.figures import figure_conflicts
from tallywire.reconcile.conflicts.modes import mode_conflicts
from tallywire.reconcile.conflicts.shortfall import short_conflicts
from tallywire.reconcile.conflicts.states import state_conflicts
from tallywire.reconcile.conflicts.staying import remaining_conflicts
from tallywire.reconcile.conflicts.totals import total_conflicts
from tallywire.reconcile.conflicts.withdrawals import staying_conflicts

__all__ = ["find_conflicts"]

_WITHIN = (figure_conflicts, date_conflicts, late_conflicts, mode_conflicts, state_conflicts)
_BETWEEN = (
    total_conflicts,
    beside_conflicts,
    only_conflicts,
    staying_conflicts,
    remaining_conflicts,
    short_conflicts,
)


def find_conflicts(events: Sequence[Event], by_id: Mapping[str, Resolved]) -> tuple[Conflict, ...]:
    """The conflicts within and between the events of one matter, sorted by id."""
    told = [(event, claims_of(event, by_id)) for event in sorted(events, key=lambda e: e.id)]
    claims = [claim for _, of_event in told for claim in of_event]
    corrected = corrections(claims)
    found = chain(
        (
            conflict
            for event, said in told
            if len(said) > 1
            for rule in _WITHIN
            for conflict in rule(event, said)
        ),
        (conflict for rule in _BETWEEN for conflict in rule(claims)),
        corrected.values(),
        _denials([said for _, said in told], claims, corrected),
    )
    settled: dict[str, list[set[str]]] = {}
    for correction in corrected.values():
        named = _statements(correction)
        for id in named:
            settled.setdefault(id, []).append(named)
    by_conflict = {one.id: one for one in found if not _is_settled(one, settled)}
    return tuple(by_conflict[id] for id in sorted(by_conflict))


def _is_settled(conflict: Conflict, settled: Mapping[str, list[set[str]]]) -> bool:
    """Whether it stands among what one correction names: then it is that correction."""
    named = _statements(conflict)
    corrections_of_one = settled.get(min(named), ())
    return conflict.kind != "corrected" and any(named <= one for one in corrections_of_one)


def _statements(conflict: Conflict) -> set[str]:
    return {id for side in conflict.sides for id in side.statements}


def _denials(
    told: Sequence[Sequence[Claim]], claims: Sequence[Claim], corrected: Mapping[str, Conflict]
) -> Iterator[Conflict]:
    """Denials that are not a text's correction of itself."""
    denials = [claim for claim in claims if claim.is_denied and claim.id not in corrected]
    for said in told:
        own = [claim for claim in said if claim.is_denied and claim.id not in corrected]
        if own and len(said) > 1:
            yield from sided(denied_in(said, own))
    if denials:
        yield from sided(denied_elsewhere(claims, denials), only_beside(denials, claims))

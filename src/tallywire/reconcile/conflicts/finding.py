"""All conflicts of one matter.

In: events and their statements.  Out: ``Conflict``, sorted by id, each once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from tallywire.model.ledger import Conflict, Event
from tallywire.model.resolved import Resolved
from tallywire.reconcile.conflicts.claims import claims_of
from tallywire.reconcile.conflicts.corrections import corrections
from tallywire.reconcile.conflicts.days import date_conflicts, late_conflicts
from tallywire.reconcile.conflicts.denials import denial_conflicts
from tallywire.reconcile.conflicts.figures import figure_conflicts
from tallywire.reconcile.conflicts.matters import matter_conflicts
from tallywire.reconcile.conflicts.withdrawals import staying_conflicts

__all__ = ["find_conflicts"]


def find_conflicts(events: Sequence[Event], by_id: Mapping[str, Resolved]) -> tuple[Conflict, ...]:
    """The conflicts within and between the events of one matter, sorted by id."""
    told = [(event, claims_of(event, by_id)) for event in sorted(events, key=lambda e: e.id)]
    within = (
        rule(event, claims)
        for event, claims in told
        for rule in (figure_conflicts, date_conflicts, late_conflicts, denial_conflicts)
    )
    claims = [claim for _, of_event in told for claim in of_event]
    found = chain(*within, corrections(claims), matter_conflicts(claims), staying_conflicts(claims))
    by_conflict = {conflict.id: conflict for conflict in found}
    return tuple(by_conflict[id] for id in sorted(by_conflict))

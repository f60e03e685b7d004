"""Every exact number that events give, of people, arms or money, with what it is a number of.

In: events and their statements.  Out: ``Figure``: a ``Term`` and what it can be added to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from tallywire.model.ledger import Event
from tallywire.model.resolved import Resolved
from tallywire.model.statement import FRAMES
from tallywire.tally.kinds import Strand, category_of, strand_of
from tallywire.tally.points import standing
from tallywire.tally.terms import Number, Term, is_exact, make_term

__all__ = ["Figure", "Group", "figures_of", "runs_of"]

_MOVING: Final = frozenset({"presence", "deployment", "withdrawal"})
_PEOPLE: Final = "person"
_CURRENCY: Final = re.compile(r"[A-Z]{3}")
"""Units of money (ISO 4217); all sums of one currency are of one kind."""

Group = tuple[str, str, str, str]
"""Frame's flow, provider, recipient and unit: what numbers must share to be added."""


class Figure(msgspec.Struct, frozen=True, order=True):
    """An exact number of one event.

    Attributes:
        term: the number.
        group: what it must share with others to be added to them.
        strand: whose, where, and of what kind.
        category: the sort of thing, broader than the kind of the strand.
        part_of: id of the event that its event is a part of, or None.
        is_total: at least one statement gives it as the whole.
        stands: no publisher takes it back.
    """

    term: Term
    group: Group
    strand: Strand
    category: str
    part_of: str | None
    is_total: bool
    stands: bool

    @property
    def measure(self) -> tuple[str, str]:
        """Frame and unit: what even a part must share with its whole."""
        return self.group[0], self.group[3]


def figures_of(events: Sequence[Event], by_id: Mapping[str, Resolved]) -> tuple[Figure, ...]:
    """The exact figures of all events, by event, frame, unit and number."""
    found = []
    for event in sorted(events, key=lambda one: one.id):
        statements = [by_id[one] for one in event.statements]
        exact = [o for o in statements if o.statement.polarity == "affirmed" and is_exact(o)]
        if not exact:
            continue
        strand = strand_of(statements)
        category = category_of(statements, strand)
        kept = {one.id for one in standing(statements)}
        groups: dict[tuple[str, str, Number], list[Resolved]] = {}
        for one in exact:
            key = (one.statement.frame, one.statement.unit or "person", one.statement.count or 0)
            groups.setdefault(key, []).append(one)
        for (frame, unit, _), members in sorted(groups.items()):
            term = make_term(event.id, FRAMES[frame].flow, members, _days(members))
            group = (frame, strand.provider, strand.recipient, unit)
            is_total = any(one.statement.basis == "total" for one in members)
            stands = any(one.id in kept for one in members)
            found.append(Figure(term, group, strand, category, event.part_of, is_total, stands))
    return tuple(found)


def runs_of(figures: Sequence[Figure]) -> tuple[tuple[Term, ...], ...]:
    """Terms of arms, money, ships and trainees that may balance, by what they are numbers of.

    A total delivered or trained until some day is to later deliveries what a stock is to flows.
    Parts of a batch are left out, for the batch is there; men have their series.
    """
    wholes = {one.term.event for one in figures if not one.is_total}
    runs: dict[tuple[str, Strand, str], list[Term]] = {}
    for one in figures:
        frame, provider, recipient, unit = one.group
        is_men = frame in _MOVING and unit == _PEOPLE
        if is_men or one.part_of in wholes or not one.stands:
            continue
        strand = Strand(provider, recipient) if _CURRENCY.fullmatch(unit) else one.strand
        what = one.term.what if frame in _MOVING else "stock" if one.is_total else "inflow"
        key = ("" if frame in _MOVING else frame, strand, unit)
        runs.setdefault(key, []).append(msgspec.structs.replace(one.term, what=what))
    return tuple(tuple(runs[key]) for key in sorted(runs) if len(runs[key]) > 2)


def _days(members: Sequence[Resolved]) -> tuple[int | None, int | None]:
    firsts = [one.first_day for one in members if one.first_day is not None]
    lasts = [one.last_day or one.first_day for one in members if one.first_day is not None]
    return min(firsts, default=None), max(filter(None, lasts), default=None)

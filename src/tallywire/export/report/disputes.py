"""Conflicts, identities and copies of the tally -> what their pages show.

In: a ``Tally``, event and statement views.  Out: ``ConflictView``, ``IdentityView`` and
``CopyView``, tied to the events they touch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

import msgspec

from tallywire.export.report import words
from tallywire.export.report.events import EventView
from tallywire.export.report.views import DocumentView, StatementView, in_order
from tallywire.model.ledger import Conflict, Copy, Identity, Side

__all__ = ["KINDS", "ConflictView", "CopyView", "IdentityView", "conflicts_of", "identities_of"]

KINDS: Final = {
    "figure": "Figures differ",
    "date": "Dates differ",
    "denial": "One side denies it",
    "plan_and_fact": "Announced one way, done another",
    "corrected": "Corrected later",
    "other": "They cannot both hold",
}
_SUMS: Final = {
    "balance": "Strength before, change, strength after",
    "parts": "Parts of a whole",
    "batches": "Batches of one delivery",
}
_TERM: Final = re.compile(r"([+=\u2212-])?\s*(\d[\d.,]*)")


class SideView:
    """One side of a conflict: its value, and who gives it."""

    def __init__(self, side: Side, views: Mapping[str, StatementView]) -> None:
        self.value = side.value
        self.statements = tuple(in_order(views[id] for id in side.statements))

    @cached_property
    def origins(self) -> tuple[str, ...]:
        """The independent origins of the side, each once."""
        names = (_origin(view) for view in self.statements)
        return tuple(dict.fromkeys(names))


def _origin(view: StatementView) -> str:
    if view.event is not None:
        voice = view.event.voice_of(view)
        return voice.name if voice.is_counted else "no source named"
    return view.path[-1].name


class ConflictView:
    """A conflict, its sides, and the events it touches."""

    def __init__(
        self,
        conflict: Conflict,
        events: Mapping[str, EventView],
        views: Mapping[str, StatementView],
    ) -> None:
        self.conflict = conflict
        self.anchor = conflict.id
        self.heading = KINDS[conflict.kind]
        self.is_open = conflict.kind != "corrected"
        self.sides = tuple(SideView(side, views) for side in conflict.sides)
        self.events = tuple(events[id] for id in conflict.events)

    @cached_property
    def day(self) -> str:
        """The day of its first event, for sorting."""
        return min((event.day for event in self.events), default="9999")


class Term(msgspec.Struct, frozen=True):
    """A number of a sum, the sign before it, and the event it comes from."""

    sign: str
    number: str
    event: EventView | None


class IdentityView:
    """A sum that statements support, term by term."""

    def __init__(
        self,
        identity: Identity,
        events: Mapping[str, EventView],
        views: Mapping[str, StatementView],
    ) -> None:
        self.identity = identity
        self.anchor = identity.id
        self.heading = _SUMS.get(identity.kind, "A sum")
        self.statements = tuple(in_order(views[id] for id in identity.statements))
        self.terms = _terms(identity, events)
        self.events = tuple(dict.fromkeys(one.event for one in self.terms if one.event))

    @cached_property
    def expression(self) -> str:
        """The sum on one line, with thousands separators."""
        line = " ".join(f"{term.sign} {term.number}" for term in self.terms).strip()
        return line if self.identity.holds else line.replace("=", "≠")

    @cached_property
    def gap(self) -> str:
        """How far it misses; empty where it holds."""
        if self.identity.holds:
            return ""
        side = "more" if self.identity.difference > 0 else "fewer"
        return f"{words.number(abs(self.identity.difference))} {side} than the terms come to"

    @cached_property
    def day(self) -> str:
        """The day of its result, for sorting."""
        return self.events[-1].day if self.events else "9999"


def _terms(identity: Identity, events: Mapping[str, EventView]) -> tuple[Term, ...]:
    found = _TERM.findall(identity.expression)
    fits = len(found) == len(identity.terms)
    return tuple(
        Term(
            sign.replace("-", "\u2212"),
            words.number(float(number.replace(",", "").rstrip("."))),
            events[identity.terms[place]] if fits else None,
        )
        for place, (sign, number) in enumerate(found)
    )


def conflicts_of(
    conflicts: Iterable[Conflict],
    events: Mapping[str, EventView],
    views: Mapping[str, StatementView],
) -> tuple[ConflictView, ...]:
    """One view for each conflict, open ones first, by time; their events know them."""
    found = sorted(
        (ConflictView(one, events, views) for one in conflicts),
        key=lambda one: (not one.is_open, one.day, one.conflict.id),
    )
    for view in found:
        for event in view.events:
            event.conflicts.append(view)
    return tuple(found)


def identities_of(
    identities: Iterable[Identity],
    events: Mapping[str, EventView],
    views: Mapping[str, StatementView],
) -> tuple[IdentityView, ...]:
    """One view for each identity, those that close first, by time; their events know them."""
    found = sorted(
        (IdentityView(one, events, views) for one in identities),
        key=lambda one: (not one.identity.holds, one.day, one.identity.id),
    )
    for view in found:
        for event in view.events:
            event.identities.append(view)
    return tuple(found)


class CopyView:
    """Two documents one of which copies the other's wording."""

    def __init__(self, copy: Copy, documents: Mapping[str, DocumentView]) -> None:
        pair = (documents[copy.first], documents[copy.second])
        self.first, self.second = sorted(pair, key=lambda one: (str(one.day), one.document.id))
        self.percent = f"{round(copy.share * 100)} %"

"""Credibility of events, 1 to 6, by published rules.

In: events and conflicts.  Out: the events with a ``Grade``.

The six grades and their names are those of NATO's AJP-2.1 (Allied Joint Doctrine for Intelligence
Procedures; the "Admiralty" system), which says in words what they mean.  How they follow from
independent origins and conflicts is ours, and stands in ``docs/data-model.md``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations
from typing import Final

import msgspec

from tallywire.model.ledger import Conflict, Event, Grade

__all__ = ["CREDIBILITY", "grade_events"]

CREDIBILITY: Final[dict[int, str]] = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}
"""The grades of AJP-2.1 and their names there."""

_DETAILS: Final = {"figure": "the figure", "date": "the day", "plan_and_fact": "what came of it"}
"""Conflicts that leave the thing itself undisputed, and what is disputed."""
_OPEN: Final = ("denial", "other")
"""Conflicts about whether there was such a thing."""
_SHOWN: Final = 3


class _Case(msgspec.Struct, frozen=True):
    """What speaks for an event and against it.

    Attributes:
        saying: independent origins that say so, sorted.
        denying: independent origins that say that it is not so, sorted.
        beside: independent origins that speak only of its whole or of a part of it, sorted.
        disputed: what of it is disputed, sorted.
        is_said: whether anybody at all says so.
    """

    saying: tuple[str, ...]
    denying: tuple[str, ...]
    beside: tuple[str, ...]
    disputed: tuple[str, ...]
    is_said: bool


def grade_events(
    events: Sequence[Event], conflicts: Sequence[Conflict], denied: Collection[str] = ()
) -> tuple[Event, ...]:
    """The events in the same order, each with its grade.

    Args:
        events: the events of one matter.
        conflicts: its conflicts.
        denied: ids of the statements that deny what they speak of.
    """
    origin_of = {
        id: voice.origin if voice.kind != "unknown" else None
        for event in events
        for voice in event.voices
        for id in voice.statements
    }
    touching: dict[str, list[Conflict]] = {}
    for conflict in conflicts:
        for id in conflict.events:
            touching.setdefault(id, []).append(conflict)
    kin = _kin(events)
    denials = frozenset(denied)
    return tuple(
        msgspec.structs.replace(
            event,
            grade=_grade(
                _case(event, touching.get(event.id, ()), kin.get(event.id, ()), origin_of, denials)
            ),
        )
        for event in events
    )


def _kin(events: Sequence[Event]) -> dict[str, list[Event]]:
    """For each event its whole and its parts."""
    by_id = {event.id: event for event in events}
    found: dict[str, list[Event]] = {}
    for part in events:
        whole = by_id.get(part.part_of or "")
        if whole is not None:
            found.setdefault(part.id, []).append(whole)
            found.setdefault(whole.id, []).append(part)
    return found


def _case(
    event: Event,
    conflicts: Sequence[Conflict],
    kin: Sequence[Event],
    origin_of: dict[str, str | None],
    denied: frozenset[str],
) -> _Case:
    own = frozenset(event.statements)
    against: set[str] = set()
    disputed: set[str] = set()
    for conflict in conflicts:
        if conflict.kind in _OPEN:
            against |= _against(conflict, own, denied)
        elif conflict.kind in _DETAILS and _is_disputed(conflict, own, origin_of):
            disputed.add(_DETAILS[conflict.kind])
    said = own - denied
    denying = _names(origin_of, against if said else own)
    saying = _names(origin_of, said)
    beside = {v.origin for other in kin for v in other.voices if v.origin and v.kind != "unknown"}
    return _Case(
        saying=saying,
        denying=denying,
        beside=tuple(sorted(beside - set(saying))),
        disputed=tuple(sorted(disputed)),
        is_said=bool(said),
    )


def _against(conflict: Conflict, own: frozenset[str], denied: frozenset[str]) -> set[str]:
    """The statements on the sides where the event says nothing, or only denies."""
    return {
        id
        for side in conflict.sides
        if not set(side.statements) & (own - denied)
        for id in side.statements
    }


def _is_disputed(conflict: Conflict, own: frozenset[str], origin_of: dict[str, str | None]) -> bool:
    """Whether another origin contradicts the detail, or the event is a plan that facts belie.

    Who gives two figures for one thing makes it unclear, and is not contradicted by others.  A
    plan stands on the first side; a fact is no worse for having been announced otherwise.
    """
    if conflict.kind == "plan_and_fact":
        first, *others = (bool(own & set(side.statements)) for side in conflict.sides)
        return first and not any(others)
    names = [set(_names(origin_of, side.statements)) for side in conflict.sides]
    return any(a and b and not a & b for a, b in combinations(names, 2))


def _names(origin_of: dict[str, str | None], statements: Iterable[str]) -> tuple[str, ...]:
    names = {origin_of.get(id) for id in statements}
    return tuple(sorted(name for name in names if name))


def _grade(case: _Case) -> Grade:
    """The rules, first match wins."""
    if not case.is_said:
        return Grade(6, f"Nobody here says so: only denied by {_listed(case.denying)}.")
    if len(case.denying) > len(case.saying):
        return Grade(5, f"{_who(case.saying)}; {_listed(case.denying)} against it.")
    if not case.saying:
        return Grade(6, "No independent origin is known: nobody but the publishers says so.")
    if len(case.denying) == len(case.saying):
        return Grade(4, f"{_who(case.saying)}, and as many deny it: {_listed(case.denying)}.")
    if case.denying:
        return Grade(3, f"{_who(case.saying)}, more than deny it: {_listed(case.denying)}.")
    if len(case.saying) == 1:
        return _by_one(case)
    if case.disputed:
        return Grade(2, f"{_who(case.saying)}, but {_listed(case.disputed)} is disputed.")
    return Grade(1, f"{_who(case.saying)}, and nothing here contradicts them.")


def _by_one(case: _Case) -> Grade:
    who = _who(case.saying)
    if case.disputed:
        return Grade(4, f"{who}, and {_listed(case.disputed)} is disputed.")
    if case.beside:
        others = _listed(case.beside)
        return Grade(2, f"{who}; it fits what {others} said of its whole or of a part of it.")
    return Grade(3, f"{who}, and nothing here confirms or contradicts it.")


def _who(saying: Sequence[str]) -> str:
    if not saying:
        return "No independent origin says so"
    if len(saying) == 1:
        return f"One independent origin says so, {saying[0]}"
    return f"{len(saying)} independent origins say so, {_listed(saying)}"


def _listed(names: Sequence[str]) -> str:
    """The names, no more than a few."""
    if not names:
        return "nobody who is named"
    shown = list(names[:_SHOWN])
    if len(names) > _SHOWN:
        shown = [*shown, f"{len(names) - _SHOWN} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"

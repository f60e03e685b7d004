"""What one says and another denies.

In: the claims of an event, or of a matter.  Out: conflicts of the kind ``denial``.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from tallywire.model.ledger import Conflict
from tallywire.model.resolved import Thing
from tallywire.packs.contention import is_charged, is_sort
from tallywire.packs.lexicon_things import load_things
from tallywire.reconcile.conflicts.claims import Claim
from tallywire.reconcile.conflicts.words import Position, make_conflict, tellers
from tallywire.reconcile.kinship import kinship

__all__ = ["denied_elsewhere", "denied_in", "is_too_late", "sided"]

_DENIED_RUNGS: Final[dict[str, tuple[str, ...]]] = {
    "considered": ("considered", "pledged", "agreed"),
    "pledged": ("pledged", "agreed", "authorised", "under_way", "completed", "ongoing"),
    "under_way": ("under_way", "completed", "ongoing"),
    "completed": ("under_way", "completed", "ongoing"),
    "ongoing": ("under_way", "completed", "ongoing"),
}
"""The rungs that a denial contradicts: "we will send nobody" denies that anybody comes; "we have
sent nobody" denies that men are on their way, that they have come and that they are there, but not
that they will be sent.  A rung that is not here contradicts only itself: men may come without
having been asked for."""

_SIGNED: Final = ("agreed", "completed", "ongoing")
"""Who denies that an accord was signed denies that it is in force, and the other way round."""

_ACT: Final = 92
_REACH: Final = {"ongoing": 730, "pledged": 365}
"""Days between a denial and a claim in another event after which nothing is set against the other:
who says that there are none speaks of the years of a mission; who says that none will be sent,
of the year; who says that none were sent, of the season."""

_TANGIBLE: Final = ("presence", "deployment", "withdrawal", "transfer", "support")
"""Frames whose things can be counted or seen; accords and sites are denied one by one."""

Against = Mapping[str, Sequence[Claim]]
"""For each denial, by its id, what is said together with it."""


class Stance(msgspec.Struct, frozen=True):
    """What one teller denies in the same words within a while, however often.

    Attributes:
        head: the latest of the denials.
        denials: all of them.
        events: the events that they stand in.
        documents: the documents that they stand in.
        claims: what they contradict.
    """

    head: Claim
    denials: tuple[Claim, ...]
    events: frozenset[str]
    documents: frozenset[str]
    claims: tuple[Claim, ...] = ()


def denied_in(claims: Sequence[Claim], denials: Sequence[Claim]) -> list[Stance]:
    """What the denials of an event contradict in it."""
    return [
        _against(stance, [claim for claim in claims if _contradicts(stance, claim)])
        for stance in _stances(denials)
    ]


def denied_elsewhere(claims: Sequence[Claim], denials: Sequence[Claim]) -> list[Stance]:
    """What denials contradict in other events: claims of a thing that is denied altogether."""
    stances = _stances([denial for denial in denials if _is_whole(denial)])
    by_thing: dict[str, dict[Thing, list[Claim]]] = {}
    for claim in claims if stances else ():
        if claim.is_sure:
            family = by_thing.setdefault(claim.resolved.family, {})
            family.setdefault(claim.resolved.thing, []).append(claim)
    return [_against(stance, _elsewhere(stance, by_thing)) for stance in stances]


def _elsewhere(stance: Stance, by_thing: Mapping[str, Mapping[Thing, list[Claim]]]) -> list[Claim]:
    head = stance.head
    things = by_thing.get(head.resolved.family, {})
    return [
        claim
        for thing, said in things.items()
        if _covers(head, thing)
        for claim in said
        if _is_near(stance, claim) and _contradicts(stance, claim)
    ]


def _stances(denials: Sequence[Claim]) -> list[Stance]:
    """The denials by who denies what and when: a state by the year, an act by the month."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for denial in denials:
        s, r = denial.statement, denial.resolved
        what = (s.frame, r.thing, r.recipients, s.status, s.mode, denial.number, _is_whole(denial))
        groups.setdefault((denial.voice.origin, what, _while(denial)), []).append(denial)
    return [
        Stance(
            head=max(group, key=lambda one: (_held(one), one.id)),
            denials=tuple(group),
            events=frozenset(one.event.id for one in group),
            documents=frozenset(one.document for one in group),
        )
        for group in groups.values()
    ]


def _while(denial: Claim) -> str | None:
    if denial.time == math.inf:
        return None
    day = datetime.date.fromordinal(int(denial.time)).isoformat()
    return day[:4] if denial.statement.status == "ongoing" else day[:7]


def _against(stance: Stance, claims: Sequence[Claim]) -> Stance:
    ordered = tuple(sorted(claims, key=lambda claim: claim.id))
    return msgspec.structs.replace(stance, claims=ordered)


def _is_whole(denial: Claim) -> bool:
    """Whether it denies that there is any such thing, not this batch, number or day of it."""
    statement = denial.statement
    return (
        statement.what is not None
        and statement.count is None
        and statement.basis != "increment"
        and statement.frame in _TANGIBLE
    )


def _covers(denial: Claim, thing: Thing) -> bool:
    """Whether the words of the denial say what the thing is, or a class that holds it.

    "No forces" denies every sort of soldier where it speaks of who is there; who says that no
    soldiers were sent speaks of one dispatch.  "No combat troops" leaves room for others.
    """
    own = denial.resolved.thing
    if set(own.heads) & set(thing.heads):
        return True
    if not own.is_general or not _is_same_sort(own, thing):
        return False
    if thing.is_general:
        return kinship(own, thing) == "general" and all(_is_anything(head) for head in own.heads)
    is_state = denial.statement.status == "ongoing"
    is_held = is_state and bool(thing.groups) and set(thing.groups) <= set(own.groups)
    return kinship(own, thing) == "general" or is_held


def _is_anything(head: str) -> bool:
    """Whether the word stands for whatever there is of its frame ("weapons")."""
    general = load_things().general[head]
    return not general.rings and not general.categories


def sided(stances: Sequence[Stance], beside: Against | None = None) -> Iterator[Conflict]:
    """One conflict for all denials of the same claims.

    Args:
        stances: who denies what.
        beside: what each denial is said together with, on its side ("only instructors").
    """
    groups: dict[tuple[str, ...], list[Stance]] = {}
    for stance in stances:
        if stance.claims:
            groups.setdefault(tuple(claim.id for claim in stance.claims), []).append(stance)
    for group in groups.values():
        said = group[0].claims
        denials = [denial for stance in group for denial in stance.denials]
        more = {c.id: c for denial in denials for c in (beside or {}).get(denial.id, ())}
        sides = [
            Position(f"said by {tellers(said) or 'a text'}", said),
            Position(f"denied by {tellers(denials) or 'a text'}", (*denials, *more.values())),
        ]
        yield make_conflict("denial", sides)


def is_too_late(denial: Claim, claim: Claim) -> bool:
    """Whether the claim speaks of days after the denial, which it therefore cannot deny.

    Only who says that something will not happen speaks of the days to come.
    """
    if denial.statement.status == "pledged":
        return False
    return claim.days is not None and _held(denial) < claim.days[0]


def _held(denial: Claim) -> float:
    """The last day that a denial speaks of: its own, else that of publication."""
    return denial.days[1] if denial.days else denial.told


def _contradicts(stance: Stance, claim: Claim) -> bool:
    head = stance.head
    return (
        claim.is_sure
        and claim.statement.status in _denied_rungs(head)
        and _is_as_many(head, claim)
        and _is_same_mode(head, claim)
        and not (claim.voice.origin == head.voice.origin and claim.document in stance.documents)
        and not is_too_late(head, claim)
        and _is_same_name(head, claim)
        and _is_same_sort(head.resolved.thing, claim.resolved.thing)
    )


def _is_as_many(denial: Claim, claim: Claim) -> bool:
    """Whether it is as many as are denied, or more: "not 60" does not deny that 20 came."""
    one, other = denial.number, claim.number
    return one is None or other is None or other[1] >= one[0]


def _is_same_mode(denial: Claim, claim: Claim) -> bool:
    """Who says that nothing at all was sold also contradicts whoever says that it came.

    Only a denial that gives no number does: "not 60 were sold" leaves room for 60 that were given.
    """
    denied, mode = denial.statement.mode, claim.statement.mode
    is_open = mode in (None, "unspecified") and _is_whole(denial)
    return denied in (None, "unspecified", mode) or is_open


def _denied_rungs(denial: Claim) -> tuple[str, ...]:
    rung = denial.statement.status
    if denial.statement.frame == "agreement" and rung in _SIGNED:
        return _SIGNED
    return _DENIED_RUNGS.get(rung, (rung,))


def _is_same_name(denial: Claim, claim: Claim) -> bool:
    """Who denies a name that passes judgement contradicts only those who use it."""
    heads = denial.resolved.thing.heads
    is_name = any(is_charged(head) for head in heads)
    return not is_name or bool(set(heads) & set(claim.resolved.thing.heads))


def _is_same_sort(denied: Thing, claimed: Thing) -> bool:
    """Who denies "combat troops" says nothing of men who are not called so."""
    return set(filter(is_sort, denied.modifiers)) <= set(claimed.modifiers)


def _is_near(stance: Stance, claim: Claim) -> bool:
    """In another event of the same two parties, by others, and at no quite other time."""
    head = stance.head
    reach = _REACH.get(head.statement.status, _ACT)
    out = (head.statement.frame == "withdrawal", claim.statement.frame == "withdrawal")
    return (
        _days_between(head, claim) <= reach
        and claim.event.id not in stance.events
        and out[0] == out[1]
        and (head.voice.origin is None or head.voice.origin != claim.voice.origin)
        and bool(set(head.resolved.recipients) & _places(claim))
    )


def _places(claim: Claim) -> set[str]:
    """Who received it and in which states: "no arms to Yemen" means those to the Houthis too."""
    return {*claim.resolved.recipients, *claim.resolved.recipient_homes}


def _days_between(denial: Claim, claim: Claim) -> float:
    """From one to the other; none where the denial lies within what the claim speaks of."""
    first, last = claim.days or (claim.time, claim.time)
    if denial.time > last:
        return denial.time - last
    return abs(first - denial.time) if denial.time < first else 0.0

"""What one says and another denies.

In: the claims of an event, or of a matter.  Out: conflicts of the kind ``denial``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tallywire.model.ledger import Conflict
from tallywire.model.resolved import Thing
from tallywire.packs.contention import is_charged
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

_STATE: Final = 730
_ACT: Final = 92
"""Days between a denial and a claim in another event after which nothing is set against the other:
who says that there are none speaks of the years of a mission; who says that none were sent, of the
season."""

_TANGIBLE: Final = ("presence", "deployment", "withdrawal", "transfer", "support")
"""Frames whose things can be counted or seen; accords and sites are denied one by one."""

Against = Mapping[str, Sequence[Claim]]
"""For each denial, by its id, the claims that it contradicts."""


def denied_in(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """The claims of an event that its denials contradict."""
    denials = [claim for claim in claims if claim.is_denied]
    return {d.id: [claim for claim in claims if _contradicts(d, claim)] for d in denials}


def denied_elsewhere(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """The claims of other events that speak of a thing which is denied altogether."""
    denials = [claim for claim in claims if claim.is_denied and _is_whole(claim)]
    by_thing: dict[str, dict[Thing, list[Claim]]] = {}
    for claim in claims if denials else ():
        if claim.is_sure:
            family = by_thing.setdefault(claim.resolved.family, {})
            family.setdefault(claim.resolved.thing, []).append(claim)
    against = {}
    for denial in denials:
        things = by_thing.get(denial.resolved.family, {})
        near = [c for thing, said in things.items() if _covers(denial, thing) for c in said]
        found = {c.id: c for c in near if _contradicts(denial, c) and _is_near(denial, c)}
        against[denial.id] = [found[id] for id in sorted(found)]
    return against


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
    """Whether the words of the denial say what the thing is, or a class that holds it."""
    own = denial.resolved.thing
    if set(own.heads) & set(thing.heads):
        return True
    if not own.is_general or kinship(own, thing) != "general":
        return False
    return not thing.is_general or all(_is_anything(head) for head in own.heads)


def _is_anything(head: str) -> bool:
    """Whether the word stands for whatever there is of its frame ("weapons")."""
    general = load_things().general[head]
    return not general.rings and not general.categories


def sided(
    denials: Sequence[Claim], against: Against, beside: Against | None = None
) -> Iterator[Conflict]:
    """One conflict for all denials of the same claims.

    Args:
        denials: who denies.
        against: what each contradicts.
        beside: what each is said together with, on its side ("only instructors").
    """
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for denial in denials:
        claims = against.get(denial.id, ())
        if claims:
            groups.setdefault(tuple(sorted(c.id for c in claims)), []).append(denial)
    for group in groups.values():
        said = tuple(against[group[0].id])
        more = {c.id: c for denial in group for c in (beside or {}).get(denial.id, ())}
        denying = (*group, *(more[id] for id in sorted(more)))
        sides = [
            Position(f"said by {tellers(said) or 'a text'}", said),
            Position(f"denied by {tellers(group) or 'a text'}", denying),
        ]
        yield make_conflict("denial", sides)


def is_too_late(denial: Claim, claim: Claim) -> bool:
    """Whether the claim speaks of days after the denial, which it therefore cannot deny.

    Only who says that something will not happen speaks of the days to come.
    """
    if denial.statement.status == "pledged":
        return False
    held = denial.days[1] if denial.days else denial.told
    return claim.days is not None and held < claim.days[0]


def _contradicts(denial: Claim, claim: Claim) -> bool:
    return (
        claim.is_sure
        and claim.statement.status in _denied_rungs(denial)
        and _is_as_many(denial, claim)
        and denial.statement.mode in (None, "unspecified", claim.statement.mode)
        and (denial.teller, denial.document) != (claim.teller, claim.document)
        and not is_too_late(denial, claim)
        and _is_same_name(denial, claim)
    )


def _is_as_many(denial: Claim, claim: Claim) -> bool:
    """Whether it is as many as are denied, or more: "not 60" does not deny that 20 came."""
    one, other = denial.number, claim.number
    return one is None or other is None or other[1] >= one[0]


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


def _is_near(denial: Claim, claim: Claim) -> bool:
    """In another event of the same two parties, by others, and at no quite other time."""
    reach = _STATE if denial.statement.status == "ongoing" else _ACT
    out = (denial.statement.frame == "withdrawal", claim.statement.frame == "withdrawal")
    return (
        claim.event.id != denial.event.id
        and out[0] == out[1]
        and denial.teller != claim.teller
        and bool(set(denial.resolved.recipients) & set(claim.resolved.recipients))
        and abs(_time(denial) - _time(claim)) <= reach
    )


def _time(claim: Claim) -> float:
    return claim.days[0] if claim.days else claim.told

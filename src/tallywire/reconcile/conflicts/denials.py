"""What one says and another denies.

In: the claims of an event, or of a matter.  Out: conflicts of the kind ``denial``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tallywire.model.ledger import Conflict
from tallywire.packs.contention import is_charged
from tallywire.reconcile.conflicts.claims import Claim, meet
from tallywire.reconcile.conflicts.words import Position, make_conflict, tellers

__all__ = ["denied_in", "denied_of_kind", "is_too_late", "sided"]

_DENIED_RUNGS: Final[dict[str, tuple[str, ...]]] = {
    "considered": ("considered", "pledged", "agreed"),
    "pledged": ("pledged", "agreed"),
    "under_way": ("under_way", "completed", "ongoing"),
    "completed": ("under_way", "completed", "ongoing"),
    "ongoing": ("under_way", "completed", "ongoing"),
}
"""The rungs that a denial contradicts: "we have sent nobody" denies that men are on their way, that
they have come and that they are there, but not that they will be sent.  A rung that is not here
contradicts only itself: men may come without having been asked for."""

_SIGNED: Final = ("agreed", "completed", "ongoing")
"""Who denies that an accord was signed denies that it is in force, and the other way round."""

_STALE: Final = 730
"""Days between a denial and a claim in another event after which nothing is set against the other:
men may have come or gone since.  Two years, because such disputes last as long as a mission."""

Against = Mapping[str, Sequence[Claim]]
"""For each denial, by its id, the claims that it contradicts."""


def denied_in(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """The claims of an event that its denials contradict."""
    denials = [claim for claim in claims if claim.is_denied]
    return {d.id: [claim for claim in claims if _contradicts(d, claim)] for d in denials}


def denied_of_kind(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """The claims that count men of a kind whose presence is denied in another event."""
    family = [claim for claim in claims if claim.resolved.family == "personnel"]
    denials = [claim for claim in family if claim.is_denied and claim.statement.kind]
    by_head: dict[str, list[Claim]] = {}
    for claim in family if denials else ():
        for head in claim.resolved.thing.heads if claim.is_sure else ():
            by_head.setdefault(head, []).append(claim)
    against = {}
    for denial in denials:
        near = [c for head in denial.resolved.thing.heads for c in by_head.get(head, ())]
        found = {c.id: c for c in near if _contradicts(denial, c) and _is_near(denial, c)}
        against[denial.id] = [found[id] for id in sorted(found)]
    return against


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
    """Whether the claim speaks of days after the denial, which it therefore cannot deny."""
    held = denial.days[1] if denial.days else denial.told
    return claim.days is not None and held < claim.days[0]


def _contradicts(denial: Claim, claim: Claim) -> bool:
    return (
        claim.is_sure
        and claim.statement.status in _denied_rungs(denial)
        and meet(denial.number, claim.number)
        and denial.statement.mode in (None, "unspecified", claim.statement.mode)
        and (denial.teller, denial.document) != (claim.teller, claim.document)
        and not is_too_late(denial, claim)
        and _is_same_name(denial, claim)
    )


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
    out = (denial.statement.frame == "withdrawal", claim.statement.frame == "withdrawal")
    return (
        claim.event.id != denial.event.id
        and out[0] == out[1]
        and denial.teller != claim.teller
        and bool(set(denial.resolved.recipients) & set(claim.resolved.recipients))
        and abs(_time(denial) - _time(claim)) <= _STALE
    )


def _time(claim: Claim) -> float:
    return claim.days[0] if claim.days else claim.told

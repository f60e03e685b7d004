"""Claims withdrawn, and what replaces them.

In: all claims of a matter.  Out: conflicts of the kind ``corrected``: a text takes back a
number, a mode ("they were not sold"), a day or a type and gives another, or others give it in the
same event.  Whoever made the claim stands on the side of what is withdrawn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from tallywire.model.ledger import Conflict
from tallywire.reconcile.conflicts.claims import Claim, meet, without_parts
from tallywire.reconcile.conflicts.words import Position, date_words, make_conflict, number_words
from tallywire.reconcile.kinship import kinship

__all__ = ["corrections"]

_UNSAID: Final = (None, "unspecified")
_DIGIT: Final = re.compile(r"\d")
"""A type has a number in its name ("Mi-8"): there a letter tells one from another."""

Differs = Callable[[Claim, Claim], bool]


def corrections(claims: Sequence[Claim]) -> dict[str, Conflict]:
    """For each denial that takes a claim back what it is replaced by."""
    withdrawn = [claim for claim in claims if claim.is_denied]
    of_event: dict[str, list[Claim]] = {}
    of_text: dict[str, list[Claim]] = {}
    for claim in claims if withdrawn else ():
        if claim.is_sure:
            of_event.setdefault(claim.event.id, []).append(claim)
            of_text.setdefault(claim.document, []).append(claim)
    found = {
        denial.id: _correction(denial, of_event, of_text.get(denial.document, ()))
        for denial in withdrawn
    }
    return {id: conflict for id, conflict in found.items() if conflict is not None}


def _correction(
    denial: Claim, of_event: Mapping[str, Sequence[Claim]], text: Sequence[Claim]
) -> Conflict | None:
    for differs, words in (
        (_other_number, number_words),
        (_other_mode, _modes),
        (_other_days, date_words),
        (_other_thing, _things),
    ):
        right = _replacing(denial, of_event, text, differs)
        if right:
            mates = of_event.get(denial.event.id, ())
            claimed = [c for c in without_parts(mates) if _is_claimed(denial, c, right, differs)]
            sides = [
                Position(f"{words([denial])}, withdrawn", (denial, *claimed)),
                Position(words(right), tuple(right)),
            ]
            return make_conflict("corrected", sides)
    return None


def _replacing(
    denial: Claim, of_event: Mapping[str, Sequence[Claim]], text: Sequence[Claim], differs: Differs
) -> list[Claim]:
    """What stands in place of the withdrawn claim.

    First what the same text gives instead, with what agrees with it in its event; a batch only
    where the text gives no other number.  Else, where nobody but the publisher answers for the
    withdrawal, what others say in the event; but another day may be of another time.
    """
    is_own = denial.voice.origin is None
    beside = [c for c in text if differs(denial, c) and _is_same_act(denial, c)]
    if differs is not _other_thing:
        beside = [c for c in beside if _is_same_thing(denial, c)]
    own = [c for c in beside if c.statement.basis != "increment"] or beside
    mates: list[Claim] = []
    if differs is _other_thing and not (own and is_own):
        return []
    if differs is _other_days:
        own = own if is_own else []
        mates = [m for c in own for m in of_event[c.event.id] if m.days and meet(m.days, c.days)]
    elif own:
        mates = [m for c in own for m in of_event[c.event.id] if meet(m.number, c.number)]
        mates = [m for m in mates if m.is_definite or m.document == denial.document]
    elif is_own:
        mates = [m for m in of_event.get(denial.event.id, ()) if m.is_definite]
    found = {c.id: c for c in mates if differs(denial, c) and _is_same_rung(denial, c)}
    return [found[id] for id in sorted(found)]


def _is_claimed(denial: Claim, claim: Claim, right: Sequence[Claim], differs: Differs) -> bool:
    """Whether it is what the denial takes back: it gives the same number, mode or day."""
    if not _is_same_rung(denial, claim) or differs(denial, claim) or claim.id == denial.id:
        return False
    return all(differs(claim, one) for one in right)


def _other_number(denial: Claim, claim: Claim) -> bool:
    one, other = denial.number, claim.number
    if one is None or other is None:
        return False
    return denial.statement.unit == claim.statement.unit and not meet(one, other)


def _other_mode(denial: Claim, claim: Claim) -> bool:
    one, other = denial.statement.mode, claim.statement.mode
    return one not in _UNSAID and other not in _UNSAID and one != other


def _other_days(denial: Claim, claim: Claim) -> bool:
    return bool(denial.days and claim.days) and not meet(denial.days, claim.days)


def _other_thing(denial: Claim, claim: Claim) -> bool:
    """As many of another sort: "not 18 of the older type but 18 of the newer"."""
    one, other = denial.resolved.thing, claim.resolved.thing
    if denial.number is None or denial.number != claim.number or not (one.label and other.label):
        return False
    if not set(one.groups[:2]) & set(other.groups[:2]):
        return False
    types = [label.casefold() for label in (one.label, other.label) if _DIGIT.search(label)]
    return one.heads != other.heads or len(set(types)) > 1


def _is_same_act(denial: Claim, claim: Claim) -> bool:
    one, other = denial.resolved, claim.resolved
    return (
        _is_same_rung(denial, claim)
        and one.statement.frame == other.statement.frame
        and one.recipients == other.recipients
    )


def _is_same_thing(denial: Claim, claim: Claim) -> bool:
    one, other = denial.resolved.thing, claim.resolved.thing
    return kinship(one, other) in ("same", "close", "unknown")


def _is_same_rung(denial: Claim, claim: Claim) -> bool:
    return denial.statement.status == claim.statement.status


def _things(claims: Sequence[Claim]) -> str:
    return " or ".join(sorted({claim.statement.what or "" for claim in claims} - {""}))


def _modes(claims: Sequence[Claim]) -> str:
    modes = {claim.statement.mode or "" for claim in claims} - {"", "unspecified"}
    return " or ".join(sorted(modes))

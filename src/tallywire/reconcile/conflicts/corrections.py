"""Claims withdrawn, and what replaces them.

In: all claims of a matter.  Out: conflicts of the kind ``corrected``: a text takes back a number
or a mode ("they were not sold") and gives another, or others give it in the same event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from tallywire.model.ledger import Conflict
from tallywire.reconcile.conflicts.claims import Claim, meet
from tallywire.reconcile.conflicts.words import Position, make_conflict, number_words
from tallywire.reconcile.kinship import kinship

__all__ = ["corrections"]

_UNSAID: Final = (None, "unspecified")


def corrections(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """One conflict for each withdrawn number or mode that something replaces."""
    withdrawn = [claim for claim in claims if claim.is_denied]
    if not withdrawn:
        return
    of_event: dict[str, list[Claim]] = {}
    of_text: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.is_sure:
            of_event.setdefault(claim.event.id, []).append(claim)
            of_text.setdefault(claim.document, []).append(claim)
    for denial in withdrawn:
        yield from _correction(denial, of_event, of_text.get(denial.document, ()))


def _correction(
    denial: Claim, of_event: Mapping[str, Sequence[Claim]], text: Sequence[Claim]
) -> Iterator[Conflict]:
    for differs, words in ((_other_number, number_words), (_other_mode, _modes)):
        right = _replacing(denial, of_event, text, differs)
        if right:
            sides = [
                Position(f"{words([denial])}, withdrawn", (denial,)),
                Position(words(right), tuple(right)),
            ]
            yield make_conflict("corrected", sides)
            return


def _replacing(
    denial: Claim,
    of_event: Mapping[str, Sequence[Claim]],
    text: Sequence[Claim],
    differs: Callable[[Claim, Claim], bool],
) -> list[Claim]:
    """What stands in place of the withdrawn claim.

    First what the same text gives instead, with what agrees with it in its event; a batch only
    where the text gives no other number.  Else, where nobody but the publisher answers for the
    withdrawal, what others say in the event.
    """
    beside = [c for c in text if differs(denial, c) and _is_same_thing(denial, c)]
    own = [c for c in beside if c.statement.basis != "increment"] or beside
    if own:
        mates = [mate for c in own for mate in of_event[c.event.id] if meet(mate.number, c.number)]
    elif denial.voice.origin is None:
        mates = list(of_event.get(denial.event.id, ()))
    else:
        return []
    found = {c.id: c for c in mates if differs(denial, c) and _is_same_rung(denial, c)}
    return [found[id] for id in sorted(found)]


def _other_number(denial: Claim, claim: Claim) -> bool:
    one, other = denial.number, claim.number
    if one is None or other is None:
        return False
    return denial.statement.unit == claim.statement.unit and not meet(one, other)


def _other_mode(denial: Claim, claim: Claim) -> bool:
    one, other = denial.statement.mode, claim.statement.mode
    return one not in _UNSAID and other not in _UNSAID and one != other


def _is_same_thing(denial: Claim, claim: Claim) -> bool:
    one, other = denial.resolved, claim.resolved
    return (
        _is_same_rung(denial, claim)
        and one.statement.frame == other.statement.frame
        and one.recipients == other.recipients
        and kinship(one.thing, other.thing) in ("same", "close", "unknown")
    )


def _is_same_rung(denial: Claim, claim: Claim) -> bool:
    return denial.statement.status == claim.statement.status


def _modes(claims: Sequence[Claim]) -> str:
    return " or ".join(sorted({claim.statement.mode or "" for claim in claims}))

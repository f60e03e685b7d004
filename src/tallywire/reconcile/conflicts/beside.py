"""Rival figures that one text sets side by side.

In: all claims of a matter.  Out: conflicts of the kind ``figure``: a text names two tellers, one
after the other, who give numbers for the same men or things that cannot both hold, although the
two were taken for different events because of those very numbers.

Only tellers that the text names are set against each other: what a writer adds up or remembers
himself has another base.  A number that the text calls another, the first, the rest or so many
each is a batch or a share, and no rival.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tallywire.model.ledger import Conflict
from tallywire.packs.contention import is_apart, is_once
from tallywire.reconcile.conflicts.claims import Claim, Range, meet
from tallywire.reconcile.conflicts.words import Position, make_conflict, number_words
from tallywire.reconcile.kinship import kinship

__all__ = ["beside_conflicts"]

_FRAMES: Final = ("presence", "deployment", "withdrawal", "transfer", "training")
_PLANNED: Final = ("considered", "offered", "requested", "pledged", "agreed", "authorised")
"""Rungs on which two numbers may be two promises, unless both are said to be all there is."""

_ROUND: Final = 0.01
"""Below a hundredth two figures are one: what writers drop when they round to two digits or so."""


def beside_conflicts(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """The conflicts between events within one text."""
    texts: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        if _is_figure(claim):
            s, r = claim.statement, claim.resolved
            what = s.frame, s.status, s.unit or "", s.basis, s.org or "", r.providers, r.recipients
            texts.setdefault((claim.document, what), []).append(claim)
    for told in texts.values():
        told.sort(key=lambda one: (one.resolved.stated.position, one.id))
        for place, later in enumerate(told):
            before = [one for one in told[:place] if _is_rival(one, later)]
            if before:
                first = [one for one in before if meet(one.number, before[-1].number)]
                sides = [
                    Position(number_words(first), tuple(first)),
                    Position(number_words([later]), (later,)),
                ]
                yield make_conflict("figure", sides)


def _is_figure(claim: Claim) -> bool:
    """Whether a teller whom the text names is sure of a number of something."""
    statement = claim.statement
    return (
        claim.number is not None
        and claim.is_sure
        and claim.voice.origin is not None
        and statement.frame in _FRAMES
        and (statement.basis == "total" or statement.status not in _PLANNED)
    )


def _is_rival(one: Claim, later: Claim) -> bool:
    return (
        one.event.id != later.event.id
        and later.event.id != one.event.part_of
        and one.event.id != later.event.part_of
        and one.teller != later.teller
        and not _is_rounded(one.number, later.number)
        and (later.days is None or (one.days is not None and meet(one.days, later.days)))
        and kinship(one.resolved.thing, later.resolved.thing) != "apart"
        and not _is_share(one)
        and not _is_share(later)
    )


def _is_share(claim: Claim) -> bool:
    """Whether its sentence calls it one of several batches, so many each, or of another time."""
    return any(is_apart(words) or is_once(words) for words in claim.words)


def _is_rounded(one: Range | None, other: Range | None) -> bool:
    """Whether they differ by so little that one may be the other rounded (500 and 503)."""
    if one is None or other is None:
        return True
    return max(one[0], other[0]) - min(one[1], other[1]) < _ROUND * min(one[1], other[1])

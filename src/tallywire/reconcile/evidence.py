"""Evidence for and against two statements speaking of one event.

In: two ``Clues`` of one matter and frame.  Out: ``Reason``s with weights in bits, after Fellegi
and Sunter (1969): log2 of how much likelier the observation is for one event than for two.  The
weights are round numbers set by hand and checked on networks of texts nobody set them by; they
are not estimated, because no public set of paired statements exists.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from tallywire.model.ledger import Reason
from tallywire.reconcile.clues import Clues
from tallywire.reconcile.figures import count_reason
from tallywire.reconcile.kinship import kinship
from tallywire.reconcile.timing import time_reason

__all__ = ["NEVER", "PRIOR", "evidence", "weight_of"]

PRIOR: Final = -2.5
"""log2 odds that two statements of one matter and frame speak of one event before anything is
compared: about one pair in seven."""
NEVER: Final = -99.0
"""The weight of what forbids one event."""

_THING: Final = {"same": 1.5, "close": 1.0, "general": 0.5, "unknown": 0.5, "apart": -8.0}
_DESIGNATION: Final = 1.0
_PARTY: Final = -4.0
_ORG: Final = -3.0
_MODE: Final = -2.0
_BATCH: Final = 3.0
_BASIS: Final = -4.0
_SPEAKER: Final = 1.0
_TWICE: Final = -4.0
_BESIDE: Final = 2.0
_DENIAL: Final = 1.5
_COPY: Final = 4.0
_ALIKE: Final = 0.2
"""Share of common words (cosine) that two sentences on one matter have by chance."""
_PER_SHARE: Final = 6.0
_PER_NAME: Final = 0.75
_MOST_WORDING: Final = 3.0


def weight_of(reasons: tuple[Reason, ...]) -> float:
    """The sum of the weights, the prior included."""
    return PRIOR + sum(reason.weight for reason in reasons)


def evidence(one: Clues, other: Clues, copied: bool = False) -> tuple[Reason, ...]:
    """What speaks for and against one event, strongest first.

    Args:
        one: a statement.
        other: another of the same matter and frame.
        copied: their documents are copies of one another.
    """
    count = count_reason(one, other)
    reasons = [*_parties(one, other), *_things(one, other), *([count] if count else [])]
    reasons += [*time_reason(one, other), *_batches(one, other), *_bases(one, other)]
    reasons += _in_one_text(one, other) if _is_one_text(one, other) else _across(one, other, copied)
    return tuple(sorted((r for r in reasons if r.weight), key=lambda r: (-abs(r.weight), r.name)))


def _is_one_text(one: Clues, other: Clues) -> bool:
    return one.of.stated.source.id == other.of.stated.source.id


def _parties(one: Clues, other: Clues) -> Iterator[Reason]:
    a, b = one.of, other.of
    sides = (
        ("provider", a.providers + a.provider_homes, b.providers + b.provider_homes),
        ("recipient", a.recipients + a.recipient_homes, b.recipients + b.recipient_homes),
    )
    for name, left, right in sides:
        if left and right and not set(left) & set(right):
            yield Reason(name, _PARTY, f"{left[0]} / {right[0]}")
    left_org, right_org = a.statement.org, b.statement.org
    if left_org and right_org and left_org != right_org:
        yield Reason("organisation", _ORG, f"{left_org} / {right_org}")


def _things(one: Clues, other: Clues) -> Iterator[Reason]:
    kin = kinship(one.of.thing, other.of.thing)
    weight = _THING[kin]
    if kin == "same" and any(c.isdigit() for head in one.of.thing.heads for c in head):
        weight += _DESIGNATION
    if kin == "apart" and one.of.statement.frame == "embargo":
        weight = NEVER
    yield Reason("thing", weight, f"{one.of.thing.label or '-'} / {other.of.thing.label or '-'}")
    modes = {one.of.statement.mode, other.of.statement.mode} - {None, "unspecified"}
    if len(modes) > 1:
        yield Reason("mode", _MODE, " / ".join(sorted(str(m) for m in modes)))


def _batches(one: Clues, other: Clues) -> Iterator[Reason]:
    a, b = one.batch, other.batch
    if a is None or b is None:
        return
    if a == b and a > 0:
        yield Reason("batch", _BATCH, f"batch {a} in both")
    elif (a != b and 1 in (a, b)) or (a > 0 and b > 0 and a != b):
        yield Reason("batch", NEVER, f"batch {a or 'added'} / batch {b or 'added'}")


def _bases(one: Clues, other: Clues) -> Iterator[Reason]:
    unreal = [c.of.statement.certainty == "conditional" for c in (one, other)]
    if unreal[0] != unreal[1] and one.is_plan != other.is_plan:
        yield Reason("certainty", _BASIS, "only on a condition / without one")
    bases = {one.of.statement.basis, other.of.statement.basis}
    if bases == {"total", "increment"}:
        yield Reason("basis", _BASIS, "a total / an increment")


def _in_one_text(one: Clues, other: Clues) -> Iterator[Reason]:
    """One voice does not say one thing twice in one text: what it tells apart must differ."""
    a, b = one.of, other.of
    is_same = a.speaker == b.speaker and a.statement.status == b.statement.status
    if is_same and a.statement.polarity == b.statement.polarity:
        weight = NEVER if _is_counted_apart(one, other) else _TWICE
        yield Reason("text", weight, "told apart by one voice in one text")
    elif _is_added(one, other) or _is_added(other, one):
        yield Reason("text", NEVER, "one comes on top of the other in one text")
    else:
        yield Reason("text", _BESIDE, "beside each other in one text")


def _is_counted_apart(one: Clues, other: Clues) -> bool:
    """Two batches with a figure each."""
    return one.low is not None and other.low is not None and not one.is_stock


def _is_added(later: Clues, earlier: Clues) -> bool:
    """ "Ten came on the 5th; another ten are due on the 20th": the second are not the first."""
    if later.batch != 0 or earlier.batch == 0 or later.low is None or earlier.low is None:
        return False
    first, last = later.of.first_day, earlier.of.last_day
    return first is not None and last is not None and last < first


def _across(one: Clues, other: Clues, copied: bool) -> Iterator[Reason]:
    a, b = one.of, other.of
    if copied:
        yield Reason("copy", _COPY, "one text copies the other")
    if a.speaker == b.speaker and a.speaker.name is not None:
        yield Reason("speaker", _SPEAKER, a.speaker.name)
    if a.statement.polarity != b.statement.polarity:
        yield Reason("denial", _DENIAL, "one denies what the other says")
    shared = one.words & other.words
    if shared:
        share = len(shared) / math.sqrt(len(one.words) * len(other.words))
        names = one.names & other.names
        weight = _PER_SHARE * max(0.0, share - _ALIKE) + _PER_NAME * len(names)
        told = ", ".join(sorted(names or shared)[:6])
        yield Reason("wording", round(min(_MOST_WORDING, weight), 2), told)

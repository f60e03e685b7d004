"""Evidence for and against two statements speaking of one event.

In: two ``Clues`` of one matter and frame.  Out: bits, and the ``Reason``s that they are made of.

After Fellegi and Sunter (1969) each comparison gives log2 of how much likelier the observation is
for one event than for two, and the bits add up.  They are round numbers set by hand and checked
on networks of texts nobody set them by; they are not estimated, because no public set of paired
statements exists.
"""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt
from typing import Final

from tallywire.model.ledger import Reason
from tallywire.reconcile.clues import Clues
from tallywire.reconcile.figures import count_bits, shown_figures
from tallywire.reconcile.kinship import kinship
from tallywire.reconcile.timing import shown_times, time_bits

__all__ = ["COPY", "HOPELESS", "NEVER", "PRIOR", "bits", "copy_reason", "reasons"]

PRIOR: Final = -1.5
"""log2 odds that two statements of one matter and frame speak of one event before anything is
compared: about one pair in four."""
NEVER: Final = -99.0
"""The bits of what forbids one event."""
HOPELESS: Final = -9.0
"""Bits after which nothing further is compared: other things, or two contradictions at once."""
COPY: Final = 4.0
"""Bits for statements of two documents one of which copies the other."""

_THING: Final = {"same": 1.5, "close": 1.0, "general": 0.5, "unknown": 0.5, "apart": -8.0}
_DESIGNATION: Final = 1.0
_PARTY: Final = -4.0
_ORG: Final = -3.0
_MODE: Final = -2.0
_BATCH: Final = 3.0
_BASIS: Final = -4.0
_CONDITION: Final = -2.0
_SPEAKER: Final = 1.0
_TWICE: Final = -4.0
_BESIDE: Final = 2.0
_DENIAL: Final = 1.5
_ALIKE: Final = 0.2
"""Share of common words (cosine) that two sentences on one matter have by chance."""
_PER_SHARE: Final = 6.0
_PER_NAME: Final = 0.75
_MOST_WORDING: Final = 3.0


def bits(one: Clues, other: Clues) -> float:
    """The sum of what is compared, the prior included; no further than down to ``HOPELESS``."""
    total = PRIOR
    for _, measure, _ in _MEASURES:
        total += measure(one, other)
        if total <= HOPELESS:
            break
    return total


def reasons(one: Clues, other: Clues) -> tuple[Reason, ...]:
    """What the sum is made of, strongest first; what says nothing is left out."""
    found = ((name, measure(one, other), shown) for name, measure, shown in _MEASURES)
    told = [Reason(name, round(b, 2), shown(one, other)) for name, b, shown in found if b]
    return tuple(sorted(told, key=lambda reason: (-abs(reason.weight), reason.name)))


def copy_reason() -> Reason:
    """That one of the two texts copies the other."""
    return Reason("copy", COPY, "one text copies the other")


def _provider(one: Clues, other: Clues) -> float:
    return _party(one.providers, other.providers)


def _recipient(one: Clues, other: Clues) -> float:
    return _party(one.recipients, other.recipients)


def _party(one: frozenset[str], other: frozenset[str]) -> float:
    return _PARTY if one and other and one.isdisjoint(other) else 0.0


def _org(one: Clues, other: Clues) -> float:
    return _ORG if one.org and other.org and one.org != other.org else 0.0


def _thing(one: Clues, other: Clues) -> float:
    kin = kinship(one.thing, other.thing)
    if kin == "apart" and one.frame == "embargo":
        return NEVER
    return _THING[kin] + (_DESIGNATION if kin == "same" and one.has_model else 0.0)


def _mode(one: Clues, other: Clues) -> float:
    return _MODE if one.mode and other.mode and one.mode != other.mode else 0.0


def _batch(one: Clues, other: Clues) -> float:
    """Numbered batches are the same or never; one that comes on top is never the first."""
    a, b = one.batch, other.batch
    if a is None or b is None:
        return 0.0
    if a == b:
        return _BATCH if a else 0.0
    return NEVER if 1 in (a, b) or (a and b) else 0.0


def _certainty(one: Clues, other: Clues) -> float:
    is_unreal = one.is_conditional != other.is_conditional and one.is_plan != other.is_plan
    return _CONDITION if is_unreal else 0.0


def _basis(one: Clues, other: Clues) -> float:
    return _BASIS if {one.basis, other.basis} == {"total", "increment"} else 0.0


def _text(one: Clues, other: Clues) -> float:
    """One voice does not say one thing twice in one text: what it tells apart must differ."""
    if one.document != other.document:
        return 0.0
    is_one_voice = one.voice == other.voice and one.is_denied == other.is_denied
    if is_one_voice and one.status == other.status:
        is_counted = one.low is not None and other.low is not None and not one.is_stock
        return NEVER if is_counted else _TWICE
    return NEVER if _is_added(one, other) or _is_added(other, one) else _BESIDE


def _is_added(later: Clues, earlier: Clues) -> bool:
    """Whether ten came on the 5th, and another ten, due on the 20th, come on top of them."""
    if later.batch != 0 or earlier.batch == 0 or later.low is None or earlier.low is None:
        return False
    return later.first is not None and earlier.last is not None and earlier.last < later.first


def _speaker(one: Clues, other: Clues) -> float:
    is_one = one.voice is not None and one.voice == other.voice
    return _SPEAKER if is_one and one.document != other.document else 0.0


def _denial(one: Clues, other: Clues) -> float:
    is_answer = one.is_denied != other.is_denied and one.document != other.document
    return _DENIAL if is_answer else 0.0


def _wording(one: Clues, other: Clues) -> float:
    if one.document == other.document:
        return 0.0
    shared = len(one.words & other.words)
    if not shared:
        return 0.0
    share = shared / sqrt(len(one.words) * len(other.words))
    names = len(one.names & other.names)
    return min(_MOST_WORDING, _PER_SHARE * max(0.0, share - _ALIKE) + _PER_NAME * names)


def _shared(one: Clues, other: Clues) -> str:
    return ", ".join(sorted(one.names & other.names or one.words & other.words)[:6])


def _both(field: str) -> Callable[[Clues, Clues], str]:
    return lambda one, other: f"{getattr(one, field) or '-'} / {getattr(other, field) or '-'}"


def _parties(field: str) -> Callable[[Clues, Clues], str]:
    return lambda one, other: " / ".join(
        " and ".join(sorted(getattr(side, field))) for side in (one, other)
    )


def _labels(one: Clues, other: Clues) -> str:
    return f"{one.thing.label or '-'} / {other.thing.label or '-'}"


def _voices(one: Clues, other: Clues) -> str:
    names = [side.voice.name if side.voice else "the publisher" for side in (one, other)]
    return " / ".join(str(name) for name in names)


_MEASURES: Final[
    tuple[tuple[str, Callable[[Clues, Clues], float], Callable[[Clues, Clues], str]], ...]
] = (
    ("thing", _thing, _labels),
    ("count", count_bits, shown_figures),
    ("date", time_bits, shown_times),
    ("provider", _provider, _parties("providers")),
    ("recipient", _recipient, _parties("recipients")),
    ("organisation", _org, _both("org")),
    ("mode", _mode, _both("mode")),
    ("batch", _batch, _both("batch")),
    ("certainty", _certainty, _both("status")),
    ("basis", _basis, _both("basis")),
    ("text", _text, _voices),
    ("speaker", _speaker, _voices),
    ("denial", _denial, _voices),
    ("wording", _wording, _shared),
)
"""What is compared: its name, its bits, and how both values are shown."""

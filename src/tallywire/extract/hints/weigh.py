"""Which hints stand: the sum of what their signs weigh.

In: hints.  Out: those whose chance to be right is high enough, by the weights of the language,
at most two of a sentence and none twice in one frame; the likeliest first.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from tallywire.extract.hints.find import Hint
from tallywire.packs.lexicon_hints import load_hint_weights, weighed, weights_for

__all__ = ["belief", "chance", "kept"]

_MOST: Final = 2


def chance(signs: Collection[str], frame: str, language: str) -> float:
    """How far a hint of the frame with these signs is to be believed, from 0 up.

    The chance that the sentence tells such a thing; more of it where the rest of the text does
    not tell it, less where it does.
    """
    about, fresh = weights_for(language, "about", frame), weights_for(language, "fresh", frame)
    return belief(signs, about, fresh)


def belief(signs: Collection[str], about: Mapping[str, float], fresh: Mapping[str, float]) -> float:
    """The same by these weights."""
    return _share(signs, about) * math.sqrt(2 * _share(signs, fresh))


def _share(signs: Collection[str], weights: Mapping[str, float]) -> float:
    return 1 / (1 + math.exp(-weighed(("", *signs), weights)))


def kept(hints: Iterable[Hint], language: str) -> list[Hint]:
    """The hints that stand, the likeliest first."""
    weights = load_hint_weights(language)
    ranked = sorted(
        ((chance(h.signs, h.draft.frame, language), h) for h in hints),
        key=lambda one: (-one[0], one[1].draft.sentence, one[1].draft.anchor, one[1].draft.frame),
    )
    taken: defaultdict[int, list[str]] = defaultdict(list)
    found = []
    for likely, hint in ranked:
        frames = taken[hint.draft.sentence]
        if likely < weights.least.get(hint.draft.frame, math.inf):
            continue
        if hint.draft.frame not in frames and len(frames) < _MOST:
            frames.append(hint.draft.frame)
            found.append(hint)
    return found

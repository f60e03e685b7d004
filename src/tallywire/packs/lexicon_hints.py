"""Loader of the words and weights by which sentences are read that no rule reads.

In: ``languages/<code>/hints.yaml`` and ``hint_weights.yaml``.  Out: ``HintWords`` and
``HintWeights``.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from tallywire.packs.reading import read_pack

__all__ = [
    "HintWeights",
    "HintWords",
    "load_hint_weights",
    "load_hint_words",
    "spelled",
    "weighed",
    "weights_for",
]


class HintWords(msgspec.Struct, frozen=True, eq=False):
    """Words that tell of help without naming men or arms.

    Attributes:
        nouns: lemma to the frames that it may tell.
        verbs: the same for verbs.
        topics: name of a matter to words that show that a sentence is about it.
    """

    nouns: Mapping[str, tuple[str, ...]]
    verbs: Mapping[str, tuple[str, ...]]
    topics: Mapping[str, frozenset[str]]


class HintWeights(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """What signs weigh, learned from annotated texts; "" is what every hint begins with.

    Attributes:
        about: weight of each sign for the sentence's telling such a thing.
        fresh: weight of each sign for its not being told elsewhere in the text.
        gives: weight of each sign of a party's place for its being who gives.
        gets: the same for who receives.
        open: what leaving a side open weighs.
        least: for each frame what a hint must reach to stand.
    """

    about: Mapping[str, float]
    fresh: Mapping[str, float]
    gives: Mapping[str, float]
    gets: Mapping[str, float]
    open: float
    least: Mapping[str, float]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of ``hints.yaml``, by frame and by matter."""

    nouns: dict[str, tuple[str, ...]]
    verbs: dict[str, tuple[str, ...]]
    topics: dict[str, frozenset[str]]


@functools.cache
def load_hint_words(language: str) -> HintWords:
    """The words of ``language``.

    Raises:
        PackError: the file is missing or of another shape.
    """
    listed = read_pack(f"languages/{language}/hints.yaml", _File)
    return HintWords(_inverted(listed.nouns), _inverted(listed.verbs), listed.topics)


@functools.cache
def load_hint_weights(language: str) -> HintWeights:
    """The weights of ``language``.

    Raises:
        PackError: the file is missing or of another shape.
    """
    return read_pack(f"languages/{language}/hint_weights.yaml", HintWeights)


@functools.cache
def weights_for(
    language: str, part: Literal["about", "fresh", "gives", "gets"], frame: str
) -> Mapping[str, float]:
    """What each sign weighs in a frame: its weight for all frames alike and for this one.

    Under "" stands what every hint of the frame begins with.

    Raises:
        PackError: the file is missing or of another shape.
    """
    loaded = load_hint_weights(language)
    weights: Mapping[str, float] = getattr(loaded, part)
    framed = tuple(f"{name}:" for name in loaded.least)
    table = {sign: weight for sign, weight in weights.items() if not sign.startswith(framed)}
    for sign, weight in weights.items():
        if sign.startswith(f"{frame}:"):
            plain = sign.removeprefix(f"{frame}:")
            table[plain] = table.get(plain, 0.0) + weight
    table[""] = weights.get("", 0.0) + weights.get(frame, 0.0)
    return table


def weighed(signs: Iterable[str], weights: Mapping[str, float]) -> float:
    """What the signs weigh together; one without a weight is nothing."""
    return math.fsum([weights.get(sign, 0.0) for sign in signs])


def spelled(signs: Iterable[str], frame: str) -> tuple[str, ...]:
    """The signs as ``HintWeights`` spells them, sorted: each for all frames, and for this one."""
    plain = set(signs)
    return tuple(sorted({*plain, *(f"{frame}:{sign}" for sign in plain), frame}))


def _inverted(lists: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Lemma to the frames whose list it stands in, in order of the file."""
    found: dict[str, list[str]] = {}
    for frame, lemmas in lists.items():
        for lemma in lemmas:
            found.setdefault(lemma, []).append(frame)
    return {lemma: tuple(frames) for lemma, frames in found.items()}

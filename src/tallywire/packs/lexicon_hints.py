"""Loader of the words and weights by which sentences are read that no rule reads.

In: ``languages/<code>/hints.yaml`` and ``hint_weights.yaml``.  Out: ``HintWords`` and
``HintWeights``.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from tallywire.errors import PackError

__all__ = ["HintWeights", "HintWords", "load_hint_weights", "load_hint_words"]


@dataclass(frozen=True, slots=True)
class HintWords:
    """Words that tell of help without naming men or arms.

    Attributes:
        nouns: lemma to the frames that it may tell.
        verbs: the same for verbs.
        topics: name of a matter to words that show that a sentence is about it.
    """

    nouns: Mapping[str, tuple[str, ...]]
    verbs: Mapping[str, tuple[str, ...]]
    topics: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class HintWeights:
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


@functools.cache
def load_hint_words(language: str) -> HintWords:
    """The words of ``language``."""
    content = _read(language, "hints.yaml")
    return HintWords(
        _inverted(content["nouns"]),
        _inverted(content["verbs"]),
        {str(name): frozenset(map(str, words)) for name, words in content["topics"].items()},
    )


@functools.cache
def load_hint_weights(language: str) -> HintWeights:
    """The weights of ``language``."""
    content = _read(language, "hint_weights.yaml")
    return HintWeights(
        _numbers(content["about"]),
        _numbers(content["fresh"]),
        _numbers(content["gives"]),
        _numbers(content["gets"]),
        float(content["open"]),
        _numbers(content["least"]),
    )


def _numbers(content: Mapping[str, Any]) -> dict[str, float]:
    return {str(name): float(number) for name, number in content.items()}


def _inverted(lists: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Lemma to the frames whose list it stands in, in order of the file."""
    found: dict[str, list[str]] = {}
    for frame, lemmas in lists.items():
        for lemma in lemmas:
            found.setdefault(str(lemma), []).append(str(frame))
    return {lemma: tuple(frames) for lemma, frames in found.items()}


def _read(language: str, name: str) -> dict[str, Any]:
    path = files("tallywire.packs") / "languages" / language / name
    if not path.is_file():
        raise PackError(f"language pack {language!r} has no {name}; reinstall tallywire")
    content = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    if not isinstance(content, dict):
        raise PackError(f"languages/{language}/{name}: not a mapping")
    return content

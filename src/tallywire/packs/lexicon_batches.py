"""In: `languages/<code>/batches.yaml`. Out: `Batches`: words that tell batches apart."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from tallywire.errors import PackError
from tallywire.packs.reading import read_pack

__all__ = ["Batches", "load_batches"]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    language: str
    ordinals: dict[int, tuple[str, ...]]
    later: frozenset[str]
    nouns: frozenset[str]
    parts: tuple[str, ...]


class Batches(msgspec.Struct, frozen=True):
    """Ordinals by word, words for a later batch, nouns of batches, part phrases."""

    ordinals: Mapping[str, int]
    later: frozenset[str]
    nouns: frozenset[str]
    parts: tuple[str, ...]


@cache
def load_batches(language: str = "en") -> Batches:
    """The batch words of one language.

    Raises:
        PackError: the file is missing, breaks a rule, or a word stands for two numbers.
    """
    path = f"languages/{language}/batches.yaml"
    content = read_pack(path, _File)
    ordinals: dict[str, int] = {}
    for number, words in content.ordinals.items():
        for word in words:
            if word in ordinals:
                raise PackError(f"packs/{path}: {word!r} stands for {ordinals[word]} and {number}")
            ordinals[word] = number
    return Batches(MappingProxyType(ordinals), content.later, content.nouns, content.parts)

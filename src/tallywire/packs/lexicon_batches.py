"""In: `languages/<code>/batches.yaml`. Out: `Batches`: words that tell batches apart."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import msgspec
import yaml

from tallywire.errors import PackError

__all__ = ["Batches", "load_batches"]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    language: str
    ordinals: dict[int, tuple[str, ...]]
    later: frozenset[str]
    rest: frozenset[str]
    nouns: frozenset[str]
    parts: tuple[str, ...]


class Batches(msgspec.Struct, frozen=True):
    """Ordinals by word, words for a later batch, for the rest, nouns of batches, part phrases."""

    ordinals: Mapping[str, int]
    later: frozenset[str]
    rest: frozenset[str]
    nouns: frozenset[str]
    parts: tuple[str, ...]


@cache
def load_batches(language: str = "en") -> Batches:
    """The batch words of one language.

    Raises:
        PackError: the file is missing, breaks a rule, or a word stands for two numbers.
    """
    path = f"languages/{language}/batches.yaml"
    source = files("tallywire.packs").joinpath(path)
    try:
        data: Any = yaml.load(source.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        content = msgspec.convert(data, _File)
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise PackError(f"packs/{path}: {error}") from error
    ordinals: dict[str, int] = {}
    for number, words in content.ordinals.items():
        for word in words:
            if word in ordinals:
                raise PackError(f"packs/{path}: {word!r} stands for {ordinals[word]} and {number}")
            ordinals[word] = number
    return Batches(
        MappingProxyType(ordinals), content.later, content.rest, content.nouns, content.parts
    )

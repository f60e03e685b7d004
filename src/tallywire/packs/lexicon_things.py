"""In: `languages/<code>/things.yaml`. Out: `Things`: which labels may stand for one another.

A ring holds the words that texts use for one another ("trainer", "instructor"); a general word
names no more than a class ("weapons"), and may stand for whatever falls under it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

import msgspec

from tallywire.errors import PackError
from tallywire.packs.lexicon_nouns import EQUIPMENT_CATEGORIES, NounEntry, Nouns, load_nouns
from tallywire.packs.reading import read_pack

__all__ = ["General", "Things", "load_things"]

_CLASSES: Final = ("personnel", "unit", "trainee", "facility", "instrument", "concession")
"""Classes of nouns that rings may be made of; equipment is held together by its categories."""


class General(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a general word may stand for; anything of its frame where both are empty."""

    rings: tuple[str, ...]
    categories: tuple[str, ...]


class _Ring(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    lemmas: tuple[str, ...]
    categories: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    language: str
    rings: dict[str, _Ring]
    general: dict[str, General]


class Things(msgspec.Struct, frozen=True):
    """Rings by lemma, and general words.

    Attributes:
        ring_of: lemma to the name of its ring.
        general: lemma to what it may stand for.
    """

    ring_of: Mapping[str, str]
    general: Mapping[str, General]


@cache
def load_things(language: str = "en") -> Things:
    """The comparison of labels in one language.

    Raises:
        PackError: the file is missing or breaks a rule.
    """
    path = f"languages/{language}/things.yaml"
    nouns = load_nouns(language)
    content = read_pack(path, _File)
    rings: dict[str, str] = {}
    for name, ring in content.rings.items():
        for lemma in ring.lemmas:
            if lemma in rings:
                raise PackError(f"packs/{path}: {name}: {lemma!r} is in ring {rings[lemma]!r} too")
            rings[lemma] = name
    for name, ring in content.rings.items():
        for entry in _members(path, nouns, name, ring):
            rings.setdefault(entry.preferred, name)
    for lemma, general in content.general.items():
        _check(path, lemma, general, content.rings)
    return Things(MappingProxyType(rings), MappingProxyType(content.general))


def _members(path: str, nouns: Nouns, name: str, ring: _Ring) -> list[NounEntry]:
    found: list[NounEntry] = []
    for one in ring.categories:
        word_class, _, category = one.partition(".")
        entries = nouns.by_class.get(word_class, {}) if word_class in _CLASSES else {}
        members = [e for e in entries.values() if e.category == category and not e.is_never]
        if not members:
            raise PackError(f"packs/{path}: {name}: no noun of category {one!r}")
        found += members
    return found


def _check(path: str, lemma: str, general: General, rings: Mapping[str, _Ring]) -> None:
    unknown = [one for one in general.rings if one not in rings]
    unknown += [one for one in general.categories if one not in EQUIPMENT_CATEGORIES]
    if unknown:
        raise PackError(f"packs/{path}: general {lemma!r}: no ring or category {unknown[0]!r}")

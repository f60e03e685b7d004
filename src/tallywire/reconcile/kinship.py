"""Whether two labels may stand for one thing.

In: two ``Thing``.  Out: ``same`` ("trainer", "military trainer"), ``close`` ("trainer",
"instructor"; "Mi-35", "attack helicopter"), ``general`` ("Mi-35", "weapons"), ``unknown`` where
one says nothing, or ``apart``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from rapidfuzz.fuzz import token_set_ratio

from tallywire.model.resolved import Thing
from tallywire.packs.lexicon_things import General, load_things

__all__ = ["Kinship", "kinship"]

Kinship = Literal["same", "close", "general", "unknown", "apart"]
_DIGIT = re.compile(r"\d")
_LIKE: Final = 85
"""From this share of common words on (rapidfuzz, 0 to 100), labels no pack knows are close."""


@lru_cache(maxsize=262_144)
def kinship(one: Thing, other: Thing) -> Kinship:
    """How two things are related; the order of the two does not matter."""
    if one.label is None or other.label is None:
        return "unknown"
    if one.heads == other.heads:
        return "same" if _is_compatible(one.modifiers, other.modifiers) else "close"
    if len(one.groups) == 1 and one.groups == other.groups:
        return "close"
    if set(one.heads) & set(other.heads) or _is_narrower(one, other) or _is_narrower(other, one):
        return "close"
    if one.is_general or other.is_general:
        return _general(one, other)
    if not one.groups or not other.groups:
        return "close" if token_set_ratio(one.label, other.label) >= _LIKE else "apart"
    return "apart"


def _is_compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not one or not other or bool(set(one) & set(other))


def _is_narrower(one: Thing, other: Thing) -> bool:
    """Whether ``other`` names the noun of ``one``, or the model of which it is a variant."""
    if set(one.groups[:2]) & set(other.heads):
        return True
    variants = [(a, b) for a in one.heads for b in other.heads if a.startswith(b)]
    return one.groups[1:2] == other.groups[1:2] and any(_DIGIT.search(b) for _, b in variants)


def _general(one: Thing, other: Thing) -> Kinship:
    if one.is_general and other.is_general and _overlap(one, other):
        return "general"
    for general, narrow in ((one, other), (other, one)):
        if general.is_general and any(_covers(_entry(head), narrow) for head in general.heads):
            return "general"
    return "close" if set(one.groups[:1]) & set(other.groups[:1]) else "apart"


def _overlap(one: Thing, other: Thing) -> bool:
    """Whether there is something that both may stand for."""
    sides = [
        {name for head in thing.heads for name in (*_entry(head).rings, *_entry(head).categories)}
        for thing in (one, other)
    ]
    return bool(sides[0] & sides[1]) or not all(sides)


def _entry(head: str) -> General:
    return load_things().general[head]


def _covers(general: General, narrow: Thing) -> bool:
    if not general.rings and not general.categories:
        return True
    return bool(set(narrow.groups) & {*general.rings, *general.categories})

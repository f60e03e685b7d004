"""Names of one person in several documents: spelled otherwise, shortened, the surname alone.

In: the names of the speakers of a matter.  Out: for each the name under which it goes.  Stricter
than a comparison of two names on their own: a form that fits two people joins neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rapidfuzz.distance import OSA

from tallywire.model.plain import plain

__all__ = ["joined_names"]

_MISSPELLED: Final = 5
"""Letters of a name that may differ in one of them and still be the same."""


def joined_names(names: Iterable[str]) -> dict[str, str]:
    """For each name the one it goes by: the longest of its group, the first in order of those."""
    tokens = {name: _tokens(name) for name in sorted(set(names))}
    full = [name for name, words in tokens.items() if _is_full(words)]
    groups: dict[str, str] = {name: name for name in full}
    for bucket in _buckets(full, tokens).values():
        for place, one in enumerate(bucket):
            for other in bucket[place + 1 :]:
                if _is_same(tokens[one], tokens[other]):
                    _join(groups, one, other)
    _join_short(groups, tokens)
    members: dict[str, list[str]] = {}
    for name in groups:
        members.setdefault(_root(groups, name), []).append(name)
    return {n: min(m, key=lambda x: (-len(x), x)) for m in members.values() for n in m}


def _join_short(groups: dict[str, str], tokens: dict[str, tuple[str, ...]]) -> None:
    """A surname alone, or with initials, joins the one person it can mean."""
    by_surname: dict[str, list[str]] = {}
    for name in groups:
        by_surname.setdefault(tokens[name][-1], []).append(name)
    for name in [n for n in tokens if n not in groups]:
        words = tokens[name]
        known = by_surname.get(words[-1], []) if words else []
        meant = {_root(groups, o) for o in known if _agree(words[:-1], tokens[o][:-1])}
        groups[name] = name
        if len(meant) == 1:
            _join(groups, meant.pop(), name)


def _tokens(name: str) -> tuple[str, ...]:
    words = plain(name.replace("-", " ")).split()
    return tuple("".join(c for c in word if c.isalnum()) for word in words)


def _is_full(words: Sequence[str]) -> bool:
    return len(words) > 1 and len(words[0]) > 1


def _buckets(names: Sequence[str], tokens: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """Names that may be one: the surname begins or sounds alike."""
    found: dict[str, list[str]] = {}
    for name in names:
        surname = tokens[name][-1]
        bones = "".join(c for c in surname if c not in "aeiouy")
        for key in sorted({f"<{surname[:4]}", f">{bones[:4]}"}):
            found.setdefault(key, []).append(name)
    return found


def _is_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Surnames alike, and no given name against another."""
    if set(one) == set(other):
        return True
    return _alike(one[-1], other[-1]) and _agree(one[:-1], other[:-1])


def _agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the given names of the shorter are all among those of the longer."""
    short, long = sorted((list(one), list(other)), key=len)
    for word in short:
        fitting = next((w for w in long if _alike(word, w) or _is_initial(word, w)), None)
        if fitting is None:
            return False
        long.remove(fitting)
    return True


def _alike(one: str, other: str) -> bool:
    allowed = int(min(len(one), len(other)) >= _MISSPELLED)
    return one == other or OSA.distance(one, other, score_cutoff=allowed) <= allowed


def _is_initial(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[:1] == other[:1]


def _root(groups: dict[str, str], name: str) -> str:
    while groups[name] != name:
        name = groups[name]
    return name


def _join(groups: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_root(groups, one), _root(groups, other)))
    groups[second] = first

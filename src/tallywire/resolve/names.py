"""Whether two names denote one entity: spelling, script, order, initials, titles, company forms.

In: two names and their kind.  Out: ``likeness`` from 0 to 1, and ``is_same_name``.  Words are
paired with what they are most alike; words on both sides that find no fellow speak against it more
than one that the other name merely leaves out.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from tallywire.packs.name_words import load_name_words
from tallywire.resolve.parties import known_name
from tallywire.resolve.spelling import PERSON, Spelling, consonants, sound_of, spelling_of

__all__ = ["SAME", "is_same_name", "likeness"]

SAME: Final = 0.8
"""Likeness from which two names are one."""
_ALIKE: Final = 0.5
"""Likeness of two words from which they may be one word misspelled."""
_MISSPELLED: Final = 0.75
"""Likeness of words under which more than one wrong letter makes another word,"""
_OTHER: Final = 0.3
"""and by how much that is less alike."""
_INITIAL: Final = 0.9
_AGAINST: Final = 1.2
"""What words weigh that stand against one another,"""
_LEFT_OUT: Final = 0.2
"""what a given name that only one of the names has,"""
_ADDED: Final = 0.6
"""and what another word of a body: "Bank of Mali" is not "Bank of Mali Holding"."""
_ACRONYM: Final = 0.95
_TOGETHER: Final = 0.85


def is_same_name(one: str, other: str, kind: str = PERSON) -> bool:
    """Whether the names are likely to denote one entity."""
    return likeness(one, other, kind) >= SAME


@lru_cache(maxsize=65_536)
def likeness(one: str, other: str, kind: str = PERSON) -> float:
    """How alike the names are, from 0 to 1.

    Args:
        one: a name in any script.
        other: another.
        kind: ``person``; anything else is a body or thing, whose words keep their meaning.
    """
    first, second = sorted((one, other))
    a, b = spelling_of(first, kind), spelling_of(second, kind)
    if not a.words or not b.words:
        return 0.0
    if a.words == b.words:
        return 1.0
    if kind == PERSON and _is_other_father(a.words, b.words):
        return 0.4
    letters = _ACRONYM if kind != PERSON and _is_acronym(a.words, b.words) else 0.0
    return max(_paired(a, b, kind), _joined(a, b), _native(a, b), letters)


def _paired(a: Spelling, b: Spelling, kind: str) -> float:
    """The words of both, each with the fellow it is most alike."""
    is_sparse = a.script != b.script and bool({a.script, b.script} & load_name_words().vowelless)
    ranked = sorted(
        (-_alike(x, y, is_sparse, kind), i, j)
        for i, x in enumerate(a.words)
        for j, y in enumerate(b.words)
    )
    left, right = dict(enumerate(a.words)), dict(enumerate(b.words))
    gained = total = 0.0
    for negative, i, j in ranked:
        if i in left and j in right and -negative >= _ALIKE:
            weight = _weight(left.pop(i), kind) + _weight(right.pop(j), kind)
            gained -= weight * negative
            total += weight
    total += _lost([*left.values()], [*right.values()], kind)
    return gained / total if total else 0.0


def _lost(left: Sequence[str], right: Sequence[str], kind: str) -> float:
    """What the words without a fellow weigh: much where both names have some."""
    share = _AGAINST if left and right else _LEFT_OUT if kind == PERSON else _ADDED
    return share * sum(_weight(word, kind) for word in (*left, *right))


def _weight(word: str, kind: str) -> float:
    lists = load_name_words()
    if kind == PERSON:
        return 1.0 if word in lists.particles else float(max(len(word), 2))
    known = known_name(word)
    if known is not None and known.kind == "state":
        return 2.0 * len(word)
    return 2.0 if word in lists.common_words else float(max(len(word), 2))


@lru_cache(maxsize=65_536)
def _alike(x: str, y: str, is_sparse: bool, kind: str) -> float:
    """How alike two words are."""
    if x == y:
        return 1.0
    if x.isdigit() or y.isdigit():
        return 0.0
    if is_sparse:
        return _close(consonants(x), consonants(y))
    short = load_name_words().short_names
    if kind == PERSON and (short.get(x) == y or short.get(y) == x):
        return 0.95
    if kind == PERSON and 1 in (len(x), len(y)):
        return _INITIAL if x[0] == y[0] else 0.0
    return max(_close(x, y), _close(sound_of(x), sound_of(y)) - 0.01)


def _close(x: str, y: str) -> float:
    """Likeness by letters that differ; more than one of few is another word."""
    if not x or not y:
        return float(x == y)
    distance = OSA.distance(x, y)
    alike = 1.0 - distance / max(len(x), len(y))
    return alike if distance < 2 or alike >= _MISSPELLED else alike - _OTHER


def _joined(a: Spelling, b: Spelling) -> float:
    """Names written together or split otherwise; in one order alone."""
    x, y = ("".join(map(sound_of, s.words)) for s in (a, b))
    alike = 1.0 - OSA.distance(x, y) / max(len(x), len(y))
    return alike if alike >= _TOGETHER and len(a.words) != len(b.words) else 0.0


def _is_acronym(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one name is the first letters of the other."""
    short, long = sorted((a, b), key=len)
    minor = load_name_words().particles | {"for", "in"}
    initials = "".join(word[0] for word in long if word not in minor)
    return len(short) == 1 and len(long) > 2 and short[0] == initials


def _native(a: Spelling, b: Spelling) -> float:
    """Names of one script other than Latin, letter by letter as written."""
    if a.script != b.script or a.script == "LATIN":
        return 0.0
    x, y = "".join(a.native), "".join(b.native)
    return 1.0 - OSA.distance(x, y) / max(len(x), len(y))


def _is_other_father(a: Sequence[str], b: Sequence[str]) -> bool:
    """ "Salman bin Omar" is not "Omar bin Salman"."""
    sons = load_name_words().sons
    for one, other in ((a, b), (b, a)):
        for at in range(1, len(one) - 1):
            pair = [one[at + 1], one[at], one[at - 1]]
            if one[at] in sons and pair[0] != pair[2] and pair in _triples(other):
                return True
    return False


def _triples(words: Sequence[str]) -> list[list[str]]:
    return [list(words[at : at + 3]) for at in range(len(words) - 2)]

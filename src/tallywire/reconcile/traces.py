"""Copying that shows without credit or common wording: the same slip of the pen in two texts.

In: documents.  Out: pairs of those that share a rare mark.  A mark is a well-known name with two
letters exchanged ("Retuers", "Gaurdian"): no language and no house style spells it so, hence who
repeats it has it from the other, or both from a third.  Other misspellings are none: they may be
the spelling of another language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from tallywire.model.plain import plain
from tallywire.model.resolved import Source
from tallywire.packs.gazetteer import load_gazetteer

__all__ = ["marks_of", "traced_pairs"]

_WORD: Final = re.compile(r"[^\W\d_]{5,}")
_SHORTEST: Final = 5
"""Letters of a name in which an exchange is a slip and not another word."""
_RARE: Final = 3
"""Documents of a matter that may share a mark; more would be a habit."""
_KINDS: Final = ("state", "organisation", "outlet", "person")


def traced_pairs(sources: Iterable[Source]) -> frozenset[frozenset[str]]:
    """The pairs of documents, by id, that share a rare mark."""
    holders: dict[str, set[str]] = {}
    for source in sources:
        for mark in marks_of(source.text):
            holders.setdefault(mark, set()).add(source.id)
    rare = (sorted(ids) for ids in holders.values() if len(ids) <= _RARE)
    return frozenset(frozenset((a, b)) for ids in rare for a in ids for b in ids if a < b)


@lru_cache(maxsize=4096)
def marks_of(text: str) -> frozenset[str]:
    """The slips in the names of a text, in lower case."""
    known = _names()
    words = {plain(word) for word in _WORD.findall(text) if word[0].isupper()}
    return frozenset(word for word in words - known if any(s in known for s in _exchanged(word)))


def _exchanged(word: str) -> Iterator[str]:
    """The word with each two neighbouring letters inside it exchanged.

    The last two are left: "Alexandre" and "Lettre" are French.
    """
    for at in range(1, len(word) - 2):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


@cache
def _names() -> frozenset[str]:
    """Every word of the names that the gazetteers know."""
    spelled = (name.surface for name in load_gazetteer().names if name.kind in _KINDS)
    words = (word for surface in spelled for word in re.findall(r"[^\W\d_]+", surface))
    return frozenset(plain(word) for word in words if len(word) >= _SHORTEST)

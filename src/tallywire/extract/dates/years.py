"""Whether a bare four-figure number is a year, decided once for quantities and dates alike.

In: the text and the place of the digits.  Out: yes or no.  "in 2014" and "the 2011 war" are
years, "2000 soldiers" and "Resolution 2014" are none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tallywire.packs.lexicon_numbers import YearWords

__all__ = ["is_year"]

_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE = re.compile(r"([^\W\d_]+[.-]?)[\s\"'“‘(]*$")
_AFTER = re.compile(r"\s+([^\W\d_]+)(?:[\s-]+([^\W\d_]+))?")
_PLURAL = re.compile(r"[a-z-]{3,}[^s\W]s")


class _Sets(NamedTuple):
    cues: frozenset[str]
    never_after: frozenset[str]
    counted: frozenset[str]
    plain: frozenset[str]


@cache
def _sets(words: YearWords) -> _Sets:
    return _Sets(
        frozenset(words.cues),
        frozenset(words.never_after),
        frozenset(words.counted),
        frozenset(words.plain),
    )


def is_year(text: str, start: int, end: int, words: YearWords) -> bool:
    """Whether ``text[start:end]`` reads as a year between 1900 and 2099."""
    if not _YEAR.fullmatch(text, start, end):
        return False
    sets = _sets(words)
    found = _BEFORE.search(text, max(0, start - 24), start)
    before = found.group(1) if found else ""
    if before.lower() in sets.never_after:
        return False
    if before.lower() in sets.cues:
        return True
    after = _AFTER.match(text, end)
    return after is None or not _is_counted(after.group(1), after.group(2) or "", sets)


def _is_counted(first: str, second: str, sets: _Sets) -> bool:
    if first in sets.plain:
        return False
    return any(word in sets.counted or _PLURAL.fullmatch(word) for word in (first, second))

"""Whether a text has any of many phrases, and where.

In: phrases.  Out: ``Phrases``, which looks for all of them in one pass over the text, and
``any_of``, the regular expression that says what it is to have one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import ahocorasick_rs

from tallywire.extract.names.find import fold

__all__ = ["Phrases", "any_of"]

_ALIKE: Final = str.maketrans({"ſ": "s", "ı": "i"})
"""Letters that match others where case is ignored, and that ``fold`` leaves as they are."""


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words, the longest first, in any case of letters."""
    words = sorted(phrases, key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


class Phrases:
    """The phrases in one automaton: the regular expression is asked where one of them stands."""

    def __init__(self, phrases: Iterable[str]) -> None:
        listed = sorted(set(phrases))
        self._pattern = any_of(listed)
        self._automaton = ahocorasick_rs.AhoCorasick([fold(one) for one in listed])

    def is_in(self, text: str) -> bool:
        """Whether ``any_of`` the phrases finds something in the text."""
        return any(True for _ in self._found(text))

    def starts(self, text: str) -> list[int]:
        """The code points of the text at which a phrase begins, in order."""
        return sorted(set(self._found(text)))

    def _found(self, text: str) -> Iterator[int]:
        folded = fold(text)
        if not folded.isascii():
            folded = folded.translate(_ALIKE)
        places = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        yield from (start for _, start, _ in places if self._pattern.match(text, start))

"""Which sentences can open the reading of a text.

In: the folded text, its sentences' bounds and the names found.  Out: the indexes of sentences
from which a first statement could be read, by their words alone.  A text without any has no
statement: whatever points back ("another ten", "they left") needs one before it.  A text with
one is parsed whole if the parsed sentence does make a draft, since attribution and discourse
may need any part of it.  So nothing is lost; scanning runs at tens of megabytes a second,
parsing at a tenth of one.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence, Set
from typing import Final

import ahocorasick_rs

from tallywire.extract.grammar.segment import Bounds
from tallywire.extract.names.find import NameMention, fold
from tallywire.extract.triggers import OPENINGS, WEIGHED, Sort

__all__ = ["Gate", "Hit", "naming_two"]

Hit = tuple[int, int]
"""A code point of the text and what the word there adds to its sentence."""

Gap = tuple[int, int]
"""A code point of the squeezed text, and how many spaces the text had lost up to there."""

# Plain numbers: arithmetic on flags costs more than everything else here.
_LINES: Final = tuple(map(int, OPENINGS))
_WEIGHED, _NUMBER = int(WEIGHED), int(Sort.NUMBER)
_WAR, _PAIR, _MONEY = int(Sort.WAR), int(Sort.PAIR), int(Sort.MONEY)

_ACTORS: Final = frozenset({"state", "region", "organisation", "group", "place", "person"})
_BODIES: Final = frozenset({"body", "force", "company", "alliance"})
_SPACES: Final = re.compile(" {2,}")
_BLANK: Final = str.maketrans(dict.fromkeys("\t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029", " "))


class Gate:
    """The words of a language that may open a reading, in one automaton."""

    def __init__(self, table: Mapping[str, Sort]) -> None:
        forms = sorted(table)
        self._sorts = [int(table[form]) for form in forms]
        self._automaton = ahocorasick_rs.AhoCorasick(forms)

    def scan(self, text: str) -> list[Hit]:
        """The words of the table in ``text``, in order."""
        folded = fold(text).translate(_BLANK)
        gaps: list[Gap] = []
        if "  " in folded:
            folded, gaps = _squeezed(folded)
        found: list[Hit] = []
        for key, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if _is_apart(folded, start, end, self._sorts[key]):
                found.append((_place(start, gaps), self._sorts[key]))
        return found

    def choose(
        self,
        hits: Sequence[Hit],
        sentences: Sequence[Bounds],
        names: Sequence[NameMention],
        pairs: Set[int],
        has_number: Callable[[Bounds], bool],
        *,
        is_war_text: bool,
    ) -> tuple[int, ...]:
        """Indexes of the sentences that can open a reading, in order.

        Args:
            hits: what ``scan`` found.
            sentences: those to choose from.
            names: the names of the text.
            pairs: indexes of those that name two, from ``naming_two``.
            has_number: asked for those that a number would open.
            is_war_text: the text has a word of war.
        """
        marks = sorted([*hits, *((n.start, _sort_of(n)) for n in names)], key=lambda m: m[0])
        chosen: list[int] = []
        at = 0
        for bounds in sentences:
            sorts = _WAR if is_war_text else 0
            if bounds.index in pairs:
                sorts |= _PAIR
            while at < len(marks) and marks[at][0] < bounds.end:
                if marks[at][0] >= bounds.start:
                    sorts |= marks[at][1]
                at += 1
            if _opens(sorts) or (
                sorts & _WEIGHED and _opens(sorts | _NUMBER) and has_number(bounds)
            ):
                chosen.append(bounds.index)
        return tuple(chosen)


def _is_apart(folded: str, start: int, end: int, sort: int) -> bool:
    """Whether it is a word of its own; currencies stand close to figures ("US$5", "5USD")."""
    before, after = folded[start - 1 : start], folded[end : end + 1]
    if sort & _MONEY:
        return not folded[start].isalpha() or not (before.isalpha() or after.isalpha())
    return not (before.isalnum() or after.isalnum())


@functools.cache
def _opens(sorts: int) -> bool:
    return any(sorts & line == line for line in _LINES)


def naming_two(sentences: Sequence[Bounds], names: Sequence[NameMention]) -> frozenset[int]:
    """Indexes of the sentences that name two states, bodies or armed groups."""
    found: set[int] = set()
    at = 0
    for bounds in sentences:
        actors: set[str] = set()
        while at < len(names) and names[at].start < bounds.end:
            if names[at].start >= bounds.start and names[at].kind in _ACTORS:
                actors.add(names[at].state or names[at].entity)
            at += 1
        if len(actors) > 1:
            found.add(bounds.index)
    return frozenset(found)


def _sort_of(name: NameMention) -> int:
    if name.kind == "equipment":
        return int(Sort.OPENS)
    sort = Sort.NAME if name.kind in _ACTORS else Sort(0)
    if name.kind == "group" or name.subkind in _BODIES:
        sort |= Sort.BODY
    if name.form == "demonym":
        sort |= Sort.CITIZEN
    if name.subkind == "un_body":
        sort |= Sort.COUNCIL
    return int(sort)


def _squeezed(folded: str) -> tuple[str, list[Gap]]:
    """The text with single spaces, and where it lost how many."""
    gaps: list[Gap] = []
    lost = 0
    for match in _SPACES.finditer(folded):
        at = match.start() - lost + 1
        lost += match.end() - match.start() - 1
        gaps.append((at, lost))
    return _SPACES.sub(" ", folded), gaps


def _place(start: int, gaps: Sequence[Gap]) -> int:
    """Where a code point of the squeezed text stood."""
    at = bisect_right(gaps, start, key=lambda gap: gap[0])
    return start + gaps[at - 1][1] if at else start

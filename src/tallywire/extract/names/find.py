"""Names that the gazetteers know, found in the characters of a text.

In: the document's text and a ``NameIndex`` built once from the gazetteers.  Out:
``NameMention`` values in order of offset, not overlapping, the longest at each place.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

import ahocorasick_rs
import msgspec

__all__ = ["NameIndex", "NameMention", "Surface", "fold", "names_within"]

_PLAIN: Final = {"’": "'", "‘": "'", "`": "'", "‑": "-", "–": "-", "\u00a0": " ", "\n": " "}
_OPPOSED: Final = re.compile(r"(?:anti|pro|non|ex)[-‑–]$", re.IGNORECASE)
RANK: Final = (
    "state",
    "organisation",
    "group",
    "outlet",
    "equipment",
    "person",
    "region",
    "place",
)
"""Which kind wins where two of the same length share their characters."""


class _Folded(dict[int, str]):
    """What each character becomes, worked out the first time it is met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_char(chr(code))
        return folded


_FOLDED: Final = _Folded()


@functools.lru_cache(maxsize=4)  # three automata scan the same text
def fold(text: str) -> str:
    """Lower case without accents, of exactly the same length as ``text``."""
    if text.isascii():
        return text.lower().replace("\n", " ").replace("`", "'")
    return text.translate(_FOLDED)


def _fold_char(char: str) -> str:
    if char in _PLAIN:
        return _PLAIN[char]
    base = unicodedata.normalize("NFD", char)[0]
    low = base.lower()
    return low if len(low) == 1 else char


class NameMention(msgspec.Struct, frozen=True, gc=False):
    """A gazetteer name in a document.

    Attributes:
        start: first code point.
        end: one past the last.
        entity: canonical name of what is named.
        kind: state, region, organisation, group, outlet, place, person or equipment.
        form: name, alias, adjective, demonym, metonym, combining, capital, last.
        state: the state it is or belongs to, if any ("Pentagon": United States).
        subkind: kind of organisation or outlet, category of equipment; "" otherwise.
    """

    start: int
    end: int
    entity: str
    kind: str
    form: str
    state: str | None
    subkind: str = ""


@dataclass(frozen=True, slots=True)
class Surface:
    """A spelling to look for, and the mention it makes.

    ``is_exact`` wants the very case of ``text``; others want a capital or a digit first.
    """

    text: str
    entity: str
    kind: str
    form: str
    state: str | None
    subkind: str = ""
    is_exact: bool = False


def names_within(names: Sequence[NameMention], start: int, end: int) -> Sequence[NameMention]:
    """The names that begin in ``start:end``.

    Args:
        names: names in order of offset.
        start: first code point.
        end: one past the last.
    """
    begins = attrgetter("start")
    return names[bisect_left(names, start, key=begins) : bisect_left(names, end, key=begins)]


class NameIndex:
    """All surfaces in one automaton; built once, used for every text."""

    def __init__(self, surfaces: Iterable[Surface]) -> None:
        by_fold: dict[str, list[Surface]] = {}
        for surface in surfaces:
            by_fold.setdefault(fold(surface.text), []).append(surface)
        self._keys = sorted(by_fold)
        self._surfaces = [
            sorted(by_fold[key], key=lambda s: (RANK.index(s.kind), s.entity)) for key in self._keys
        ]
        self._automaton = ahocorasick_rs.AhoCorasick(self._keys)

    def find(self, text: str) -> tuple[NameMention, ...]:
        """The names in ``text``, in order of offset."""
        folded = fold(text)
        spans: list[tuple[int, int, Surface]] = []
        for key, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if not _left_edge(folded, start):
                continue
            stop = _right_edge(folded, end, self._surfaces[key][0])
            if stop is None:
                continue
            surface = self._fitting(text[start:end], key)
            if surface is None or _OPPOSED.search(text[max(0, start - 5) : start]):
                continue
            if not _is_cut_short(text, stop, surface):
                spans.append((start, stop, surface))
        spans.sort(key=lambda s: (s[0] - s[1], s[0], RANK.index(s[2].kind)))
        return tuple(_mention(*span) for span in _without_overlap(spans))

    def _fitting(self, raw: str, key: int) -> Surface | None:
        for surface in self._surfaces[key]:
            if surface.subkind == "company" and _is_lowered(raw, surface.text):
                continue
            if surface.is_exact:
                if raw == surface.text or raw.replace("’", "'") == surface.text:
                    return surface
            elif raw[0].isupper() or not raw[0].isalpha() or surface.text[0].islower():
                return surface
        return None


def _is_lowered(raw: str, name: str) -> bool:
    """ "Russian helicopters" are no company of that name."""
    last = name.rfind(" ") + 1
    return last > 0 and name[last].isupper() and raw[last : last + 1].islower()


def _is_cut_short(text: str, stop: int, surface: Surface) -> bool:
    """ "The Australian Government" is no newspaper: the name goes on in capitals."""
    follows = text[stop : stop + 2]
    return (
        surface.kind == "outlet"
        and surface.text.startswith("The ")
        and follows[:1] == " "
        and follows[1:].isupper()
    )


def _left_edge(folded: str, start: int) -> bool:
    return start == 0 or not (folded[start - 1].isalnum() or folded[start - 1] == "_")


def _right_edge(folded: str, end: int, surface: Surface) -> int | None:
    """Where the name ends if it ends at a word's edge; designations take a plural s."""
    if end == len(folded):
        return end
    if not folded[end].isalnum():
        is_figure = folded[end - 1].isdigit() and folded[end] in ",."
        return None if is_figure and folded[end + 1 : end + 2].isdigit() else end
    after = folded[end + 1 : end + 2]
    if surface.kind == "equipment" and folded[end] == "s" and not after.isalnum():
        return end + 1
    return None


def _without_overlap(spans: list[tuple[int, int, Surface]]) -> list[tuple[int, int, Surface]]:
    """The longest spans, earlier ones first among equals, none overlapping another."""
    taken: list[tuple[int, int, Surface]] = []
    covered: set[int] = set()
    for start, end, surface in spans:
        if start not in covered and end - 1 not in covered:
            taken.append((start, end, surface))
            covered.update(range(start, end))
    return sorted(taken, key=lambda s: s[0])


def _mention(start: int, end: int, surface: Surface) -> NameMention:
    return NameMention(
        start, end, surface.entity, surface.kind, surface.form, surface.state, surface.subkind
    )

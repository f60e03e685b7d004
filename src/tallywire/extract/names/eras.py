"""States that are gone by now, in texts from when they were there.

In: the names of a text and the year it is from.  Out: the same names; where the text names a
state of its time that another has followed ("the Soviet Union", "Zaire"), capitals, seats of
government and places that a list gives to the later state belong to the earlier one.  A state
and what it was before are one land: neither gives to the other.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.names.find import NameMention
from tallywire.packs.gazetteer import load_gazetteer
from tallywire.packs.lexicon_grammar import load_grammar

__all__ = ["is_one_land", "of_their_time"]

_SEATS: Final = frozenset({"metonym", "capital"})
_PREFIXES: Final = ("ex-", "post-")
_BEFORE: Final = 10


def of_their_time(
    text: str, names: Sequence[NameMention], year: int | None, language: str = "en"
) -> Sequence[NameMention]:
    """The names, those of a later state given to the one that the text knows.

    Args:
        text: the text.
        names: its names in order of offset.
        year: the year it is from, if known.
        language: ISO 639-1 code of the text's pack.
    """
    gone = _gone()
    earlier: dict[str, str] = {}
    for name in names:
        if name.kind != "state" or name.entity not in gone:
            continue
        later, until = gone[name.entity]
        if not _is_past(text, name, language) and (year is None or year <= until):
            earlier.setdefault(later, name.entity)
    if not earlier:
        return names
    if year is None:  # who names both tells the one from the other
        both = {n.entity for n in names if n.kind == "state" and n.form not in _SEATS}
        earlier = {later: was for later, was in earlier.items() if later not in both}
    return [_moved(name, earlier) for name in names]


def _moved(name: NameMention, earlier: Mapping[str, str]) -> NameMention:
    was = earlier.get(name.state or "")
    if was is None:
        return name
    if name.kind == "state" and name.form in _SEATS:
        return replace(name, entity=was, state=was)
    return replace(name, state=was) if name.kind in ("place", "organisation") else name


def _is_past(text: str, name: NameMention, language: str) -> bool:
    before = text[max(0, name.start - _BEFORE) : name.start].lower()
    return before.endswith(_past_marks(language))


@functools.cache
def _past_marks(language: str) -> tuple[str, ...]:
    """What stands before a state that is spoken of as gone."""
    return (*_PREFIXES, *(f"{word} " for word in load_grammar(language).formers))


def is_one_land(one: str, other: str) -> bool:
    """Whether one of two states is what the other was before: "Germany" and "West Germany"."""
    heirs = _heirs()
    return heirs.get(one) == other or heirs.get(other) == one


@functools.cache
def _heirs() -> Mapping[str, str]:
    """The later state of each that is gone, if it holds its capital or was put together of it."""
    states = load_gazetteer().states
    past = [s for s in states.values() if s.status == "historical" and s.part_of]
    parts = Counter(s.part_of for s in past)
    return {
        s.name: s.part_of
        for s in past
        if s.part_of and (s.capital == states[s.part_of].capital or parts[s.part_of] > 1)
    }


@functools.cache
def _gone() -> Mapping[str, tuple[str, int]]:
    """The later state and the last year of each that had the same capital as what followed it."""
    states = load_gazetteer().states
    seats: dict[str, set[str | None]] = {}
    for state in states.values():
        if state.part_of and state.until:
            seats.setdefault(state.part_of, set()).add(state.capital)
    whole = {heir for heir, capitals in seats.items() if capitals == {states[heir].capital}}
    return {
        state.name: (state.part_of, state.until)
        for state in states.values()
        if state.part_of in whole and state.part_of and state.until
    }

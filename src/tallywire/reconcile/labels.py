"""A short label for an event.

In: the statements of an event.  Out: "deployment of 300 instructors".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from tallywire.model.resolved import Resolved
from tallywire.packs.lexicon_nouns import NOUN_CLASSES, NounEntry, load_nouns

__all__ = ["label_of"]

_NAMED_BY_THING: Final = frozenset({"facility", "agreement", "concession", "support"})
"""Frames whose thing is the event itself: "training mission", not "facility of"."""
_COUNTABLE: Final = frozenset({"personnel", "equipment", "platform"})
"""Classes of nouns that stand in the plural where no figure says how many."""


def label_of(members: Sequence[Resolved]) -> str:
    """What most of the statements say it is, with the commonest figure if half of them give one."""
    frame = members[0].statement.frame
    things = Counter(one.thing.label for one in members if one.thing.label)
    figures = Counter(filter(None, (_figure(one) for one in members)))
    thing = _commonest(things)
    figure = _commonest(figures) if 2 * figures.total() >= len(members) else None
    if frame == "embargo":
        return f"embargo {thing}" if thing else "embargo"
    is_money = figure is not None and figure[:1].isalpha()
    if thing and not is_money and figure not in (None, "1"):
        thing = _several(thing, NOUN_CLASSES)
    elif thing and figure is None and frame not in _NAMED_BY_THING:
        thing = _several(thing, _COUNTABLE)
    words = " ".join(filter(None, (figure, thing)))
    if frame in _NAMED_BY_THING and thing:
        return words
    return f"{frame} of {words}" if words else frame


def _commonest(counted: Counter[str]) -> str | None:
    """The most frequent; among equals the first by alphabet."""
    return min(counted, key=lambda one: (-counted[one], one), default=None)


def _several(thing: str, classes: Sequence[str] | frozenset[str]) -> str:
    """The plural where the packs know the noun; designations and other names stay."""
    return " and ".join(_plural(part, classes) for part in thing.split(" and "))


def _plural(noun: str, classes: Sequence[str] | frozenset[str]) -> str:
    """The plural of a noun or of the noun that heads it ("members of the mission")."""
    whole = _entry(noun, classes)
    if whole is not None:
        return whole.plurals[0] if whole.plurals and not whole.is_mass else noun
    head, of, rest = noun.partition(" of ")
    before, space, last = head.rpartition(" ")
    entry = _entry(last, classes)
    if entry is None or entry.is_mass or not entry.plurals:
        return noun
    return f"{before}{space}{entry.plurals[0]}{of}{rest}"


def _entry(word: str, classes: Sequence[str] | frozenset[str]) -> NounEntry | None:
    """What the English pack knows of a noun in the singular; labels are English."""
    nouns = load_nouns("en")
    for name in NOUN_CLASSES:
        entry = nouns.by_class[name].get(word.lower()) if name in classes else None
        if entry is not None:
            return entry
    return None


def _figure(one: Resolved) -> str | None:
    """The count as a reader writes it: ``1,135``, ``800-2,100``, ``USD 300,000,000``."""
    statement = one.statement
    if statement.count is None:
        return None
    low, high = statement.count, statement.count_high
    words = f"{low:,}" if high is None or high == low else f"{low:,}-{high:,}"
    is_money = statement.unit is not None and statement.unit.isupper()
    return f"{statement.unit} {words}" if is_money else words

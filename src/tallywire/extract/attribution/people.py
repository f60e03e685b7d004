"""People as a text names them: who they are, where they are named, and whom they speak for."""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

__all__ = ["Person", "PersonMention", "Persons", "fold"]

_START: Final = attrgetter("start")
_LEFT: Final = attrgetter("left")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in the text.

    Attributes:
        name: the fullest form the text gives, without title.
        kind: official, organisation, expert or witness.
        roles: lower-case words of titles and appositions, for "the ambassador".
        state: the state he or she speaks for, if the text says so.
        organisation: the body he or she speaks for, if the text names one.
    """

    name: str
    kind: str
    roles: frozenset[str] = frozenset()
    state: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class PersonMention:
    """Characters ``start:end`` name ``Persons.people[person]``; ``left`` is where titles begin."""

    start: int
    end: int
    left: int
    person: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Persons:
    """All people of a text and their mentions in order of offset."""

    people: tuple[Person, ...] = ()
    mentions: tuple[PersonMention, ...] = ()

    def within(self, start: int, end: int) -> list[PersonMention]:
        """Mentions that lie in ``start:end``."""
        at = bisect_right(self.mentions, start - 1, key=_START)
        found = []
        for mention in self.mentions[at:]:
            if mention.start >= end:
                break
            if mention.end <= end:
                found.append(mention)
        return found

    def at(self, offset: int) -> PersonMention | None:
        """The mention whose name or title covers ``offset``, or None."""
        at = bisect_right(self.mentions, offset, key=_LEFT)
        for mention in self.mentions[max(0, at - 2) : at]:
            if mention.left <= offset < mention.end:
                return mention
        return None

    def of(self, mention: PersonMention) -> Person:
        """Who is mentioned."""
        return self.people[mention.person]


@functools.lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """The word in lower case without accents, possessive or prefix "al-"."""
    flat = word
    if not word.isascii():
        flat = unicodedata.normalize("NFKD", word)
        flat = "".join(c for c in flat if not unicodedata.combining(c))
    flat = flat.casefold()
    flat = re.sub(r"['’]s?$", "", flat)
    return re.sub(r"^(al|el)-", "", flat).rstrip(".")

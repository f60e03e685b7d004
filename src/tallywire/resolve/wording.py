"""A text as words and sentences, with the states and organisations that it names.

In: characters.  Out: ``Reading``: words, and the parties among them by place.  No parser: whom a
speaker speaks for is read from the words beside the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from tallywire.packs.gazetteer import Name, load_gazetteer
from tallywire.packs.lexicon_offices import load_offices
from tallywire.resolve.folding import fold

__all__ = ["Party", "Reading", "Word", "read_words"]

_WORD: Final = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-.'’][^\W_]+)*|[^\w\s]")
_POSSESSIVE: Final = re.compile(r"(?<=\w)(?:['’]s|(?<=s)['’])$")
_ENDS: Final = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark: as written, folded without possessive, its place and sentence."""

    text: str
    key: str
    start: int
    sentence: int
    is_possessive: bool = False

    @property
    def is_name(self) -> bool:
        """Whether it is written with a capital."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Party:
    """Words ``start:end`` name a state, organisation, or somebody who stands for one."""

    start: int
    end: int
    name: Name
    is_possessive: bool

    @property
    def is_adjective(self) -> bool:
        """Whether it is a form that stands before a noun ("Malian")."""
        return self.name.form in ("adjective", "combining")


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a text and the parties it names, each in order."""

    words: tuple[Word, ...]
    parties: tuple[Party, ...]
    ending: dict[int, Party]
    opening: dict[int, Party]

    def find(self, name: str) -> Iterator[tuple[int, int]]:
        """Where the text has these words, case and accents aside."""
        keys = [word.key for word in _split(name)]
        if not keys:
            return
        for at, word in enumerate(self.words):
            if word.key == keys[0] and self._keys(at, len(keys)) == keys:
                yield at, at + len(keys)

    def _keys(self, at: int, count: int) -> list[str]:
        return [word.key for word in self.words[at : at + count]]

    def within(self, start: int, end: int) -> Iterator[Party]:
        """The parties among the words ``start:end``."""
        return (p for p in self.parties if start <= p.start and p.end <= end)

    def at(self, offset: int) -> int:
        """The sentence of a character."""
        found = 0
        for word in self.words:
            if word.start > offset:
                break
            found = word.sentence
        return found


@lru_cache(maxsize=256)
def read_words(text: str) -> Reading:
    """The words of the text, and the parties among them."""
    words = tuple(_split(text))
    parties = tuple(_parties(words))
    return Reading(words, parties, {p.end: p for p in parties}, {p.start: p for p in parties})


def _split(text: str) -> Iterator[Word]:
    sentence, end, before = 0, 0, ("", "")
    for match in _WORD.finditer(text):
        raw = match.group()
        if _is_new(text[end : match.start()], before, raw):
            sentence += 1
        bare = _POSSESSIVE.sub("", raw)
        yield Word(raw, fold(bare), match.start(), sentence, bare != raw)
        before, end = (before[1], raw), match.end()


def _is_new(gap: str, before: tuple[str, str], raw: str) -> bool:
    """Whether a sentence begins after a gap; ``before`` holds the two words before it."""
    if gap.count("\n") > 1:
        return True
    if before[1] not in _ENDS or not gap or raw[0].islower():
        return False
    last = before[0].casefold()
    return before[1] != "." or (len(last) > 1 and last not in load_offices("en").abbreviations)


def _parties(words: tuple[Word, ...]) -> Iterator[Party]:
    names, longest, at = _surfaces(), _longest(), 0
    owner: Party | None = None
    while at < len(words):
        most = longest.get(words[at].key, 0)
        for size in range(min(most, len(words) - at), 0, -1):
            run = words[at : at + size]
            found = names.get(" ".join(word.key for word in run))
            if found is None or not _is_meant(found, run) or _is_longer(found, words, at, owner):
                continue
            owner = Party(at, at + size, found, run[-1].is_possessive)
            yield owner
            at += size
            break
        else:
            at += 1


def _is_meant(name: Name, run: tuple[Word, ...]) -> bool:
    written = " ".join(word.text for word in run)
    if name.case_sensitive:
        return _POSSESSIVE.sub("", written) == name.surface
    return any(word.is_name for word in run)


def _is_longer(name: Name, words: tuple[Word, ...], at: int, owner: Party | None) -> bool:
    """Whether the name is the end of another.

    The "National Security Council" and "Russia's Security Council" are not the United Nations'.
    """
    if name.kind != "organisation" or name.form != "alias" or not at:
        return False
    before = words[at - 1]
    if before.is_name and before.key in load_offices("en").lengthening:
        return True
    is_owned = owner is not None and owner.end == at and (owner.is_adjective or owner.is_possessive)
    return (
        is_owned and owner is not None and owner.name.kind == "state" and name.subkind == "un_body"
    )


@cache
def _longest() -> dict[str, int]:
    """By first word, how many words the longest spelling has that begins with it."""
    found: dict[str, int] = {}
    for surface in _surfaces():
        first, size = surface.split(" ", 1)[0], surface.count(" ") + 1
        found[first] = max(size, found.get(first, 0))
    return found


@cache
def _surfaces() -> dict[str, Name]:
    """Every spelling of states, organisations and people in office; states win."""
    found: dict[str, Name] = {}
    order = ("state", "organisation", "group", "person")
    names = [one for one in load_gazetteer().names if one.kind in order]
    for name in sorted(names, key=lambda one: order.index(one.kind)):
        if name.kind != "person" or name.form != "alias":
            found.setdefault(" ".join(word.key for word in _split(name.surface)), name)
    return found

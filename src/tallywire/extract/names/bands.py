"""What a text calls its armed groups: "the rebels" are the Libyan rebels, or UNITA.

In: a text, its gazetteer names and the words for groups ("rebel", "militia").  Out: ``Bands``,
which gives a bare word for a group the name that the text has for it, where there is one that
weighs more than all others together.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from tallywire.extract.names.find import NameMention, names_within
from tallywire.packs.alternation import alternation
from tallywire.packs.gazetteer import load_gazetteer
from tallywire.packs.lexicon_grammar import load_grammar
from tallywire.packs.plurals import regular_plural

__all__ = ["Bands", "adjective_of", "find_bands"]

_ADJECTIVES: Final = ("adjective", "demonym")
_NEAR: Final = 40
"""Code points within which the two stand."""


class Bands:
    """The names of the armed groups of one text, by the word that stands for them."""

    def __init__(
        self,
        named: Iterable[tuple[str, str, str]] = (),
        called: Mapping[int, tuple[str, str]] = MappingProxyType({}),
    ) -> None:
        """Weigh the names.

        Args:
            named: word for a group in the singular, the name and its kind.
            called: name and kind by the end of the word that they are told right after.
        """
        self._called = called
        self._by_word: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        for word, name, kind in named:
            self._by_word[word][name, kind] += 1

    def called_at(self, end: int) -> tuple[str, str] | None:
        """The name given right after the word that ends here: "fighters known as Houthis"."""
        return self._called.get(end)

    def meant_by(self, word: str) -> tuple[str, str] | None:
        """Name and kind of the group that the bare word stands for, or None.

        Args:
            word: the head noun in the singular.
        """
        weights = self._by_word.get(word)
        if not weights:
            return None
        best = min(weights, key=lambda n: (-weights[n], n))
        return best if 2 * weights[best] > sum(weights.values()) else None


def find_bands(
    text: str, names: Sequence[NameMention], words: frozenset[str], language: str = "en"
) -> Bands:
    """The groups that the text names, or describes by whose they are.

    Args:
        text: the document's text.
        names: its gazetteer names, in order.
        words: words for groups, in the singular.
        language: ISO 639-1 code of the text's pack.
    """
    patterns = _patterns(language)
    found: list[tuple[str, str, str]] = []
    starts = {n.end: n for n in names}
    by_end: dict[int, tuple[str, str]] = {}
    inside = [(n.start, n.end) for n in names if n.kind == "group"]
    for match in _heads(words).finditer(text):
        word = _singular(match[0].lower(), words)
        word = word.partition(" ")[0] if word.partition(" ")[0] in words else word
        if any(a <= match.start() < b for a, b in inside):
            continue
        called = _named_after(text, match.end(), names, patterns.called)
        if called is not None:
            found.append((word, *called))
            by_end[match.end()] = called
            continue
        owner = _owner_before(text, match.start(), starts)
        if owner is not None and owner.kind == "group":
            found.append((word, owner.entity, "group"))
        elif owner is not None:
            found.append((word, f"{adjective_of(owner.entity)} {match[0].lower()}", "worded"))
        else:
            found.extend(_beside(text, match, word, names, patterns.link))
    return Bands(found, by_end)


def adjective_of(state: str) -> str:
    """ "Libyan" for Libya; the name itself where no adjective is known."""
    entry = load_gazetteer().states.get(state)
    return entry.adjectives[0] if entry is not None and entry.adjectives else state


def _beside(
    text: str, match: re.Match[str], word: str, names: Sequence[NameMention], link: re.Pattern[str]
) -> Iterator[tuple[str, str, str]]:
    """ "The rebel movement UNITA", "UNITA, the rebel army": a group named a few words away."""
    start, end = max(0, match.start() - _NEAR), match.end() + _NEAR
    for name in names_within(names, start, end):
        left, right = min(name.end, match.end()), max(name.start, match.start())
        if name.kind == "group" and link.fullmatch(text, left, right):
            yield word, name.entity, "group"


def _named_after(
    text: str, end: int, names: Sequence[NameMention], called: re.Pattern[str]
) -> tuple[str, str] | None:
    """ "The right-wing rebels, known as Contras": the name that the text gives them."""
    match = called.match(text, end)
    if match is None:
        return None
    known = next((n for n in names_within(names, match.start(1), match.end(1))), None)
    if known is None:
        return (match[1], "group") if match[1][0].isupper() else None
    return (known.entity, "group") if known.kind == "group" else None


def _owner_before(text: str, start: int, ends: dict[int, NameMention]) -> NameMention | None:
    """The group or state whose adjective or possessive stands right before."""
    before = ends.get(start - 1)
    if before is not None and (before.kind == "group" or _is_adjective(before)):
        return before if text[start - 1] == " " else None
    possessor = ends.get(start - 3)
    is_own = text[start - 3 : start] in ("'s ", "’s ")
    is_state = possessor is not None and possessor.kind in ("state", "group")
    return possessor if is_own and is_state else None


def _is_adjective(name: NameMention) -> bool:
    return name.kind == "state" and name.form in _ADJECTIVES


@functools.lru_cache(maxsize=4)
def _heads(words: frozenset[str]) -> re.Pattern[str]:
    forms = {form for word in words for form in (word, _plural(word))}
    listed = "|".join(map(re.escape, sorted(forms, key=lambda w: (-len(w), w))))
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)


def _singular(form: str, words: frozenset[str]) -> str:
    if form in words:
        return form
    return next((w for w in sorted(words) if _plural(w) == form), form)


def _plural(word: str) -> str:
    return f"{word[:-3]}men" if word.endswith("man") else regular_plural(word)


class _Patterns(NamedTuple):
    """How a name stands beside a word for a group.

    Attributes:
        called: behind the word, the name that the text gives the group.
        link: what may stand between the word and a name.
    """

    called: re.Pattern[str]
    link: re.Pattern[str]


@functools.cache
def _patterns(language: str) -> _Patterns:
    words = load_grammar(language)
    how = rf"(?:(?:{alternation(words.called_how)})\s)?"
    return _Patterns(
        called=re.compile(
            rf"[^.;:!?\n\"“”]{{0,40}}?,?\s{how}(?:{alternation(words.called)})\s{how}"
            r"(?:as\s)?(?:the\s)?[\"“'‘]?([\w-]+(?:\s[A-Z][\w-]+){0,4})"
        ),
        link=re.compile(rf"[\s,(]*(?:(?:{alternation(words.band_links)})[\s,(]+)*"),
    )

"""Designations that are words of their own only in company, or that no list has.

In: the text and the names already found.  Out: further equipment names:
"Patriot", "Javelin" and the like where a number stands before or a noun of arms after them,
and what the designation patterns match ("KZ-77").
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from operator import attrgetter

from tallywire.extract.names.find import NameIndex, NameMention
from tallywire.packs.alternation import alternation
from tallywire.packs.lexicon_grammar import load_grammar
from tallywire.packs.lexicon_nouns import EquipmentPattern, Nouns
from tallywire.packs.lexicon_numbers import load_number_words

__all__ = ["DesignationIndex", "as_written", "find_designations"]

_AFTER = re.compile(r"(?:['\u2019\u201d\"]?[\s-]+)((?:[\w-]+\s+){0,2}[\w-]+)")


_BEGIN = r"(?<![\w/.-])(?=[A-Z\d])"
"""Every pattern begins so; where none can begin is told by looking once."""

_WORDS = re.compile(r"\w+")
_LOWER_TAIL = re.compile(r"(?:[\s-]+[a-z]{2,})+$")


def as_written(raw: str, name: str) -> str:
    """The designation with the variant that the text gives, else the gazetteer's name.

    "AH-64E Apaches" is an "AH-64E Apache" though the list has only the "AH-64 Apache", and a
    nickname stays what it is; a shorter form of the list's name becomes that name.

    Args:
        raw: the words of the text, in the plural perhaps, with a generic noun perhaps.
        name: the gazetteer's name.
    """
    written = _LOWER_TAIL.sub("", " ".join(raw.split()))
    for form in (written, written.removesuffix("s"), written.removesuffix("es")):
        if set(_WORDS.findall(form.lower())) <= set(_WORDS.findall(name.lower())):
            return name
    written = written.removesuffix("s")
    is_spelling = _compact(written) == _compact(name) and ("-" in name or "-" not in written)
    return name if is_spelling else written


def _compact(text: str) -> str:
    return "".join(_WORDS.findall(text.lower()))


class DesignationIndex:
    """The designation patterns behind one regex that tells where any of them can begin."""

    def __init__(self, patterns: Sequence[EquipmentPattern]) -> None:
        self._patterns = patterns
        names = (p.regex.pattern.replace("(?P<name>", "(?:") for p in patterns)
        any_name = "|".join(name.removeprefix(_BEGIN) for name in names)
        self._begins = re.compile(f"{_BEGIN}(?={any_name})")

    def find(self, text: str) -> Iterator[NameMention]:
        """What the patterns find in ``text``: pattern by pattern, each in order of offset."""
        begins = [match.start() for match in self._begins.finditer(text)]
        for pattern in self._patterns if begins else ():
            done = 0
            for begin in begins:
                match = pattern.regex.match(text, begin) if begin >= done else None
                if match is not None:
                    done = match.end()
                    name = match.group("name")
                    owner = pattern.owners.get(name.split(maxsplit=1)[0])
                    sort = pattern.category
                    yield NameMention(begin, done, name, "equipment", "name", owner, sort)


def find_designations(
    text: str,
    names: Sequence[NameMention],
    ambiguous: NameIndex,
    patterns: DesignationIndex,
    nouns: Nouns,
) -> tuple[NameMention, ...]:
    """``names`` with the further designations of ``text``, in order of offset."""
    taken = [(n.start, n.end) for n in names]
    found = list(names)
    sure = {word for n in names if n.kind == "equipment" for word in n.entity.split()}
    for mention in _further(text, ambiguous, patterns, nouns, sure):
        i = bisect_left(taken, (mention.start, mention.end))
        before = taken[i - 1][1] if i else 0
        after = taken[i][0] if i < len(taken) else len(text)
        if before <= mention.start and mention.end <= after:
            taken.insert(i, (mention.start, mention.end))
            found.append(mention)
    return tuple(sorted(found, key=attrgetter("start")))


def _further(
    text: str,
    ambiguous: NameIndex,
    patterns: DesignationIndex,
    nouns: Nouns,
    sure: Collection[str],
) -> Iterator[NameMention]:
    for mention in ambiguous.find(text):
        if mention.entity in sure or _has_company(text, mention.start, mention.end, nouns):
            yield mention
    yield from patterns.find(text)


@functools.cache
def _number_before(language: str) -> re.Pattern[str]:
    """A number that is more than one, before the name and at most one word that describes it."""
    words = load_number_words(language)
    several = {*words.units, *words.tens, *words.scales, *words.vague_words} - {words.one}
    several |= {f"{plural} {words.of}" for plural in words.vague_plurals}
    return re.compile(
        rf"(?:\b\d[\d,.]*|\b(?:{alternation(several)}))\s+(?:[\w-]+\s+){{0,1}}$", re.IGNORECASE
    )


@functools.cache
def _dealing(language: str) -> re.Pattern[str]:
    """A word of dealing in arms, before the nickname and at most two words that describe it."""
    forms = "|".join(sorted(load_grammar(language).dealing))
    return re.compile(rf"\b(?:{forms})\s+(?:[\w-]+\s+){{0,2}}$", re.IGNORECASE)


def _has_company(part: str, start: int, end: int, nouns: Nouns) -> bool:
    """Whether a number or dealing stands before the name, or a noun of arms soon after it."""
    if _number_before(nouns.language).search(part[max(0, start - 30) : start]):
        return True
    if (
        part[end - 1] == "s"
        and part[start].isupper()
        and part[start:end].upper() != part[start:end]
    ):
        before = part[max(0, start - 40) : start]
        if _dealing(nouns.language).search(before):
            return True
    after = _AFTER.match(part, end)
    if after is None:
        return False
    return any(
        (entry := nouns.entry("equipment", word) or nouns.entry("unit", word)) is not None
        and entry.strength != "weak"
        for word in re.split(r"[\s-]+", after.group(1).lower())
    )

"""Designations that are words of their own only in company, or that no list has.

In: the text, the sentences to parse, the names already found.  Out: further equipment names:
"Patriot", "Javelin" and the like where a number stands before or a noun of arms after them,
and what the designation patterns match ("KZ-77").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tallywire.extract.names import NameIndex, NameMention
from tallywire.extract.segment import Bounds
from tallywire.packs.lexicon_nouns import EquipmentPattern, Nouns

__all__ = ["find_designations"]

_AFTER = re.compile(r"(?:['\u2019\u201d\"]?[\s-]+)((?:[\w-]+\s+){0,2}[\w-]+)")
_NUMBER_BEFORE = re.compile(
    r"(?:\b\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|dozens? of|"
    r"several|hundreds of|thousands of))\s+(?:[\w-]+\s+){0,1}$",
    re.IGNORECASE,
)


def find_designations(
    text: str,
    sentences: Sequence[Bounds],
    names: Sequence[NameMention],
    ambiguous: NameIndex,
    patterns: Sequence[EquipmentPattern],
    nouns: Nouns,
) -> tuple[NameMention, ...]:
    """``names`` with the further designations of ``sentences``, in order of offset."""
    found = list(names)
    for bounds in sentences:
        taken = [n for n in found if n.start < bounds.end and bounds.start < n.end]
        for mention in _of_sentence(text, bounds, ambiguous, patterns, nouns):
            if not any(t.start < mention.end and mention.start < t.end for t in taken):
                taken.append(mention)
                found.append(mention)
    return tuple(sorted(found, key=lambda n: n.start))


def _of_sentence(
    text: str,
    bounds: Bounds,
    ambiguous: NameIndex,
    patterns: Sequence[EquipmentPattern],
    nouns: Nouns,
) -> Iterator[NameMention]:
    part = text[bounds.start : bounds.end]
    for mention in ambiguous.find(part):
        if _has_company(part, mention.start, mention.end, nouns):
            yield NameMention(
                mention.start + bounds.start,
                mention.end + bounds.start,
                mention.entity,
                "equipment",
                "name",
                None,
                mention.subkind,
            )
    for pattern in patterns:
        for match in pattern.regex.finditer(part):
            start, end = match.span("name")
            yield NameMention(
                start + bounds.start,
                match.end() + bounds.start,
                part[start:end],
                "equipment",
                "name",
                None,
                pattern.category,
            )


def _has_company(part: str, start: int, end: int, nouns: Nouns) -> bool:
    """Whether a number stands before the name, or a noun of arms soon after it."""
    if _NUMBER_BEFORE.search(part[max(0, start - 30) : start]):
        return True
    after = _AFTER.match(part, end)
    if after is None:
        return False
    return any(
        (entry := nouns.entry("equipment", word) or nouns.entry("unit", word)) is not None
        and entry.strength != "weak"
        for word in re.split(r"[\s-]+", after.group(1).lower())
    )

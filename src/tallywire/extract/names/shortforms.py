"""Short forms that a text gives its accords: "Mutual Logistics Support Agreement (MLSA)".

In: the text of a document and the nouns of accords.  Out: each short form with the full name
before its brackets, and where the short forms stand.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Mapping
from typing import Final

__all__ = ["places_of", "short_forms"]

_NAME: Final = re.compile(
    r"[A-Z][\w’'-]*(?:\s(?:(?:of|on|for|and|the|in|to)\s){0,2}[A-Z][\w’'-]*){0,8}\s$"
)
_BRACKETS: Final = re.compile(r"\((?:the\s)?[\"“']?[A-Z][A-Za-z]{1,9}[\"”']?\)")
_REACH: Final = 100
"""Code points before the noun that may belong to the name."""


def short_forms(text: str, nouns: frozenset[str]) -> Mapping[str, str]:
    """Short forms in brackets, casefolded, with the full name of an accord that stands before.

    Args:
        text: the document's text.
        nouns: lemmas of the nouns that end the name of an accord.
    """
    found: dict[str, str] = {}
    if _BRACKETS.search(text) is None:
        return found
    for match in _introduced(nouns).finditer(text):
        before = _NAME.search(text[max(0, match.start() - _REACH) : match.start()])
        full = " ".join(f"{before[0] if before else ''}{match[1]}".split())
        short = match[2]
        while " " in full and (full[0] != short[0] or full.startswith("The ")):
            full = full.partition(" ")[2]
        if " " in full and _spells(short.casefold(), full.casefold()):
            found.setdefault(short.casefold(), full)
    return found


def places_of(shorts: Collection[str], text: str) -> list[int]:
    """Where short forms stand by themselves, in order."""
    if not shorts:
        return []
    words = "|".join(re.escape(short) for short in sorted(shorts))
    return [m.start() for m in re.finditer(rf"\b(?:{words})\b", text, re.IGNORECASE)]


@functools.cache
def _introduced(nouns: frozenset[str]) -> re.Pattern[str]:
    ends = "|".join(re.escape(noun.title()) for noun in sorted(nouns))
    return re.compile(rf"\b({ends})s?\s\((?:the\s)?[\"“']?([A-Z][A-Za-z]{{1,9}})[\"”']?\)")


def _spells(short: str, full: str) -> bool:
    """Whether the letters of the short form stand in the full name in their order."""
    rest = iter(full)
    return all(letter in rest for letter in short)

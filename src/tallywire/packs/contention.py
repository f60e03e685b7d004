"""Words that tell how far a claim or a denial reaches.

In: ``contention.yaml``.  Out: whether words say that there is this and nothing else, whether they
leave out nobody, set a last day or make a number one of several, and whether a name passes
judgement or narrows a denial.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from tallywire.packs.reading import read_pack

__all__ = [
    "is_apart",
    "is_charged",
    "is_deadline",
    "is_everybody",
    "is_exclusive",
    "is_once",
    "is_sort",
]

_GAP = r"(?:[^\w.;!?]+\w+){0,4}?[^\w.;!?]+"
"""Up to four words between the cue and the noun ("the only Russian military staff")."""
_STEM = 5
"""Letters of a noun that its other forms share, as far as it has so many."""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    before: tuple[str, ...]
    around: tuple[tuple[str, str], ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    charged: tuple[str, ...]
    sorts: tuple[str, ...]
    deadline: dict[str, tuple[str, ...]]
    everybody: dict[str, tuple[str, ...]]
    apart: dict[str, tuple[str, ...]]
    once: dict[str, tuple[str, ...]]
    exclusive: dict[str, _Words]


def is_charged(head: str) -> bool:
    """Whether to deny men of this name is to deny the name."""
    return head in _load().charged


def is_exclusive(words: str, noun: str | None) -> bool:
    """Whether a cue stands before the noun, or with None before anything."""
    target = rf"{re.escape(noun[:_STEM])}\w*" if noun else r"\w+"
    found = re.search(rf"(?:{_cues()}){_GAP}{target}", words, re.IGNORECASE)
    return found is not None


def is_apart(words: str) -> bool:
    """Whether words make a number one of several batches or shares ("another", "each")."""
    return re.search(_any_of("apart"), words, re.IGNORECASE) is not None


def is_deadline(words: str) -> bool:
    """Whether words make a day the last on which something may happen."""
    return re.search(_any_of("deadline"), words, re.IGNORECASE) is not None


def is_once(words: str) -> bool:
    """Whether words make a number one of another time than the next ("at first", "then")."""
    return re.search(_any_of("once"), words, re.IGNORECASE) is not None


def is_sort(modifier: str) -> bool:
    """Whether to deny men with this word before them is to deny one sort of men."""
    return modifier in _load().sorts


def is_everybody(words: str) -> bool:
    """Whether words leave out nobody; "in all" and "at all" do not say so, nor does "not all"."""
    pattern = rf"(?<!\bin )(?<!\bat )(?<!\bnot ){_any_of('everybody')}"
    return re.search(pattern, words, re.IGNORECASE) is not None


@cache
def _any_of(name: Literal["apart", "deadline", "everybody", "once"]) -> str:
    lists: dict[str, tuple[str, ...]] = getattr(_load(), name)
    cues = [cue for language in lists.values() for cue in language]
    return rf"\b(?:{'|'.join(map(re.escape, cues))})\b"


@cache
def _cues() -> str:
    cues = []
    for language in _load().exclusive.values():
        cues += [rf"\b{re.escape(cue)}\b" for cue in language.before]
        cues += [rf"\b{first}\b[^.;!?]*?\b{second}\b" for first, second in language.around]
    return "|".join(cues)


@cache
def _load() -> _File:
    return read_pack("contention.yaml", _File)

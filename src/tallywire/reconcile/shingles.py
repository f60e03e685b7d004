"""The wording of a text: its sentences without furniture, and its runs of words.

In: characters.  Out: ``Wording``.  Headlines, bylines, credits and calls to the reader are left
out, for they are alike in texts that tell different things.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tallywire.packs.lexicon_zones import zone_lexicon

__all__ = ["RUN", "Wording", "wording_of"]

RUN: Final = 5
"""Words of a run.  Broder 1997 ("On the resemblance and containment of documents") takes
short runs; on 5 the share of two news texts that tell the same in other words stays under 0.1."""

_SENTENCE: Final = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+")
_WORD: Final = re.compile(r"[^\W_]+")
_CLOSED: Final = re.compile(r"[.!?…:][\"”’»)\]]*$")
_HEADING: Final = 12
"""A line of fewer words that no full stop ends is a headline, byline or the like."""
_LINE: Final = 200
"""Longest sentence that may be furniture, in characters."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What is compared of a text.

    Attributes:
        sentences: its sentences as words.
        runs: its runs of words, in order.
        distinct: the same runs, each once.
    """

    sentences: tuple[str, ...]
    runs: tuple[str, ...]
    distinct: frozenset[str]


@lru_cache(maxsize=512)
def wording_of(text: str) -> Wording:
    """The wording of the body of a text."""
    sentences = tuple(_sentences(text))
    words = [word for sentence in sentences for word in sentence.split()]
    runs = tuple(" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    return Wording(sentences, runs, frozenset(runs))


def _sentences(text: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFKC", text).replace("\r", "")
    for block in re.split(r"\n\s*\n", plain):
        line = " ".join(block.split())
        is_heading = not _CLOSED.search(line) and len(line.split()) < _HEADING
        if not line or is_heading:
            continue
        for sentence in _SENTENCE.split(line):
            words = _WORD.findall(sentence.casefold())
            if words and not _is_furniture(sentence):
                yield " ".join(words)


def _is_furniture(sentence: str) -> bool:
    if len(sentence) > _LINE:
        return False
    bare = sentence.strip("([ ")
    return any(cue.match(bare) for kind, cue in zone_lexicon().cues.items() if kind != "published")

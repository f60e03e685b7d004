"""Whom somebody speaks for in a French or Russian text.

In: a name in Latin letters, and the text.  Out: the state that the words beside the name give
with an office, and these words: "l'ambassadeur de Russie au Mali, Igor Lapin", "посол России в
Мали Игорь Лапин".  No more is read of these languages: the statements come from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final

from tallywire.packs.foreign_words import load_foreign_words
from tallywire.resolve.folding import fold
from tallywire.resolve.spelling import romanised, sound_of

__all__ = ["is_foreign", "state_abroad"]

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[.!?;:,()«»]")
_ELIDED: Final = re.compile(r"\b[dlsnDLSN]['’](?=\w)")
_STOPS: Final = frozenset(".!?;:()«»")
_ENDING: Final = 6
"""Letters that an ending may add to a stem."""
_SHORTEST: Final = 4
"""Letters of a surname that can be looked for by its beginning."""
_BEFORE: Final = 9
_AFTER: Final = 8
"""Words beside a name that may describe its bearer."""


def state_abroad(name: str, text: str) -> tuple[str, str] | None:
    """The state for which the text has the bearer of the name speak, and its words, or None.

    The state is "" where there is no more than an envoy without a country.
    """
    words = _words(text)
    parts = [fold(part) for part in name.replace("-", " ").split()]
    wanted = [sound_of(part) for part in parts]
    if not parts or len(parts[-1]) < _SHORTEST:
        return None
    for at, (_, sound) in enumerate(words):
        if sound.startswith(wanted[-1]):
            first = at
            while first > 0 and any(words[first - 1][1].startswith(part) for part in wanted):
                first -= 1
            found = _beside(words, first, at)
            if found is not None:
                return found
    return None


def is_foreign(text: str) -> bool:
    """Whether the text is French or Russian and not English."""
    lexicon = load_foreign_words()
    words = _words(text)
    common = sum(word in lexicon.common for word, _ in words)
    return common > sum(word in lexicon.english for word, _ in words)


def _beside(words: Sequence[tuple[str, str]], first: int, last: int) -> tuple[str, str] | None:
    """The state of the description before the words ``first:last + 1``, else after a comma."""
    start = end = first - (first > 0 and words[first - 1][0] == ",")
    while start > 0 and end - start < _BEFORE and words[start - 1][0] not in _STOPS | {","}:
        start -= 1
    found = _described([word for word, _ in words[start:end]])
    if found is not None or last + 1 >= len(words) or words[last + 1][0] != ",":
        return found
    after = [word for word, _ in words[last + 2 : last + 2 + _AFTER]]
    stop = next((at for at, word in enumerate(after) if word in _STOPS | {","}), len(after))
    return _described(after[:stop])


def _described(words: Sequence[str]) -> tuple[str, str] | None:
    """The state that stands just before the office, or first after it; and all the words."""
    lexicon = load_foreign_words()
    heads = [at for at, word in enumerate(words) if _stem(word, lexicon.offices)]
    if not heads:
        return None
    states = [(at, state) for at, word in enumerate(words) if (state := _state(word))]
    before = [state for at, state in states if heads[0] - 2 <= at < heads[0]]
    after = [state for at, state in states if at > heads[0]]
    found = next(iter(before[-1:] or after), None)
    if found is None and not _stem(words[heads[0]], lexicon.envoys):
        return None
    return found or "", " ".join(words)


def _state(word: str) -> str | None:
    states = load_foreign_words().states
    stem = _stem(word, states)
    return states[stem] if stem else None


def _stem(word: str, stems: Collection[str]) -> str | None:
    """The longest stem that the word begins with; short ones must be the whole word."""
    for size in range(len(word), 1, -1):
        if word[:size] in stems and (size == len(word) or 3 < size >= len(word) - _ENDING):
            return word[:size]
    return None


@lru_cache(maxsize=256)
def _words(text: str) -> tuple[tuple[str, str], ...]:
    """Words of a text folded, and as they sound in Latin letters."""
    found = (fold(match.group()) for match in _WORD.finditer(_ELIDED.sub("", text)))
    return tuple((word, sound_of(romanised(word).replace("-", ""))) for word in found)

"""Where the heads of the noun lexicon may end in a sentence.

In: a sentence, one of its tokens, the lexicon.  Out: the phrases that end there and may be heads,
and heads that go on behind their noun ("members of the military").
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Final

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.packs.lexicon_nouns import NounEntry, Nouns, load_nouns

__all__ = ["phrases_at", "vetoes", "with_complement"]

_INSIDE: Final = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "VERB"})
_LONGEST: Final = 5
"""Words of the longest head."""


def phrases_at(sentence: Sentence, token: Token, nouns: Nouns) -> list[tuple[Token, str]]:
    """What ends with ``token`` and may be a head or a veto: the first word and all, longest first.

    Each as it is written and with the lemma of its last word.
    """
    ends = _ends(nouns.language)
    found: list[tuple[Token, str]] = []
    first = token
    phrases = [token.lower] if token.lower == token.lemma else [token.lower, token.lemma]
    while True:
        before = sentence.tokens[first.i - 1] if first.i else None
        is_glued = before is not None and before.end == first.start
        if not is_glued:
            phrases = [phrase for phrase in phrases if phrase in ends]
        if not phrases:
            return found
        found = [*((first, phrase) for phrase in phrases), *found]
        if before is None or token.i - before.i >= _LONGEST:
            return found
        if before.pos not in _INSIDE and before.text not in ("-", "/"):
            return found
        first, phrases = before, [before.lower + ("" if is_glued else " ") + p for p in phrases]


@functools.cache
def _ends(language: str) -> frozenset[str]:
    """What the lexicon's heads and vetoes end with, from any place where a word may begin."""
    nouns = load_nouns(language)
    return frozenset(
        form[at:]
        for form in (*nouns.forms, *nouns.vetoes)
        for at in range(len(form))
        if at == 0 or not form[at - 1].isalnum()
    )


def with_complement(
    sentence: Sentence, token: Token, nouns: Nouns, classes: Sequence[str]
) -> tuple[Token, str, NounEntry] | None:
    """A head before its "of": "members of the military", "boots on the ground"."""
    behind = token.i + 1
    if behind >= len(sentence.tokens) or sentence.tokens[behind].lower not in ("of", "on", "for"):
        return None
    following = [t.lower for t in sentence.tokens[behind : behind + 3]]
    for size in (3, 2):
        phrase = " ".join([token.lower, *following[:size]])
        entries = nouns.entries_of(phrase)
        for cls in classes if entries else ():
            entry = entries.get(cls)
            if entry is not None and not entry.is_never:
                return token, cls, entry
    return None


@functools.cache
def vetoes(language: str) -> frozenset[str]:
    """Phrases that hold a word of the lexicon and are not meant by it."""
    return frozenset(load_nouns(language).vetoes)

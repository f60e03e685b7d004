"""Where the heads of the noun lexicon may end in a sentence.

In: a sentence, one of its tokens, the lexicon.  Out: whether a head can end there, and heads that
go on behind their noun ("members of the military").
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.packs.lexicon_nouns import NounEntry, Nouns, load_nouns

__all__ = ["can_end", "vetoes", "with_complement"]


def can_end(sentence: Sentence, token: Token, nouns: Nouns) -> bool:
    """Whether the word, or what it is glued to, is the last of any head or of any veto."""
    ends = _ends(nouns.language)
    is_glued = token.i > 0 and sentence.tokens[token.i - 1].end == token.start
    return is_glued or token.lower in ends or token.lemma in ends


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
        for cls in classes if nouns.lemmas_of(phrase) else ():
            entry = nouns.entry(cls, phrase)
            if entry is not None and not entry.is_never:
                return token, cls, entry
    return None


@functools.cache
def vetoes(language: str) -> frozenset[str]:
    """Phrases that hold a word of the lexicon and are not meant by it."""
    return frozenset(load_nouns(language).vetoes)

"""Forces by their own name: "the Zaytun Division", "its 201st Motorized Rifle Division".

In: a token, with the names that the gazetteers know.  Out: the theme that a named formation is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.names.find import NameMention
from tallywire.extract.names.heads import vetoes
from tallywire.extract.things.theme import Theme
from tallywire.packs.lexicon_nouns import Nouns

__all__ = ["formation_at", "known_formation"]

_NUMBER: Final = re.compile(r"\d+(?:st|nd|rd|th|[A-Z]{1,3})?|[IVX]+")
_FORMATIONS: Final = ("formation", "contingent", "force", "naval", "air")
_LONGEST: Final = 7
"""Words of the longest name of a formation."""


def formation_at(
    sentence: Sentence, token: Token, names: Mapping[int, NameMention], nouns: Nouns
) -> Theme | None:
    """The formation whose name ends with this token, which no gazetteer knows, or None.

    A name is a capital noun for a formation with capital words or a number before it that no
    gazetteer knows.  Headlines, whose every word has a capital, name none.
    """
    if sentence.zone != "body" or not token.text[:1].isupper():
        return None
    following = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    if following is not None and following.text[:1].isupper():
        return None
    first = token
    while first.i > 0 and token.i - first.i < _LONGEST:
        before = sentence.tokens[first.i - 1]
        if before.start in names or not _is_of_name(before):
            break
        first = before
    words = sentence.tokens[first.i : token.i]
    if not words or not _is_formation(token, words, nouns):
        return None
    if f"{words[-1].lower} {token.lower}" in vetoes(nouns.language):
        return None
    return _theme(token, sentence.text[first.start - sentence.start : token.end - sentence.start])


def known_formation(sentence: Sentence, token: Token, nouns: Nouns) -> Theme | None:
    """A force that the gazetteers know: "the Black Sea Fleet", "the Foreign Legion"."""
    if sentence.zone != "body":
        return None
    last = token.text.rsplit(" ", 1)[-1].lower()
    entry = nouns.entry("unit", last)
    is_force = entry is not None and entry.category in _FORMATIONS
    return _theme(token, token.text) if is_force else None


def _theme(token: Token, name: str) -> Theme:
    start = token.end - len(name)
    return Theme(token, "unit", name, start, token.end, is_strong=True, category="formation")


def _is_formation(token: Token, words: Sequence[Token], nouns: Nouns) -> bool:
    """Whether the noun is one for formations; an everyday one beside a military word or number."""
    entry = nouns.entry("unit", token.lower) or nouns.entry("unit", token.lemma)
    if entry is None or entry.category not in _FORMATIONS or entry.is_never:
        return False
    if entry.strength == "strong" or any(_NUMBER.fullmatch(w.text) for w in words):
        return True
    military = nouns.by_class["modifier_military"]
    return any(
        (found := military.get(w.lower)) is not None and found.strength == "strong" for w in words
    )


def _is_of_name(word: Token) -> bool:
    return bool(_NUMBER.fullmatch(word.text)) or (
        word.text[:1].isupper() and word.text[-1:].isalnum() and word.pos not in ("DET", "PRON")
    )

"""A noun with the modifiers that say what kind -> its label in the singular.

In: a sentence, a head noun, names and closed word lists.  Out: the label and where it starts:
"military instructor", "anti-tank missile"; whose, how many and which are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.names.find import NameMention
from tallywire.packs.lexicon_grammar import Grammar
from tallywire.packs.lexicon_nouns import NounEntry

__all__ = ["label_of"]

_MODIFIERS: Final = ("compound", "amod", "nmod:poss", "punct", "nummod", "advmod", "obl:npmod")


_ACRONYM: Final = 4
"""The most letters that an acronym has; longer words in capitals stand in headings."""


def label_of(
    sentence: Sentence,
    token: Token,
    names: Mapping[int, NameMention],
    grammar: Grammar,
    first: Token | None = None,
    entry: NounEntry | None = None,
) -> tuple[str, int]:
    """The noun in the singular with the modifiers that say what kind, and where they start.

    Args:
        sentence: the sentence.
        token: the head noun.
        names: names by their first code point.
        grammar: closed word lists.
        first: the first word of a head of several words, all of which are kept.
        entry: the lexicon's entry for the head, which knows its singular.
    """
    at_least = first.i if first is not None else token.i
    kept: list[Token] = []
    i = token.i - 1
    while i >= 0:
        word = sentence.tokens[i]
        if len(word.text) > 1 and word.text[0] in "-‑":
            break
        is_joined = bool(kept) and kept[0].text in ("-", "‑") and word.end == kept[0].start
        if word.i < at_least and not is_joined and not _says_kind(word, names, grammar):
            break
        kept.insert(0, word)
        i -= 1
    while (
        kept and kept[0].i < at_least and (kept[0].dep == "punct" or _is_dropped(kept[0], grammar))
    ):
        kept.pop(0)
    kept = [w for w in kept if w.i >= at_least or not _is_dropped(w, grammar)]
    text = ""
    for before, word in zip([None, *kept], [*kept, token], strict=False):
        glued = before is not None and before.end == word.start
        spelled = _singular(token, entry, grammar) if word is token else _lowered(word)
        text += ("" if glued or not text else " ") + spelled
    return text, (kept[0].start if kept else token.start)


def _is_dropped(word: Token, grammar: Grammar) -> bool:
    return word.lower in grammar.dropped_modifiers or word.lower in grammar.round_words


def _says_kind(word: Token, names: Mapping[int, NameMention], grammar: Grammar) -> bool:
    mention = names.get(word.start)
    if mention is not None and mention.kind != "equipment":
        return False
    if word.dep == "punct" and word.text in ("-", "‑", "–"):
        return True
    if word.pos not in ("ADJ", "NOUN", "PROPN", "VERB") or word.dep not in _MODIFIERS:
        return False
    if word.dep == "nmod:poss" or word.tag in ("JJR", "JJS", "PRP$"):
        return False
    return word.lower not in grammar.dropped_modifiers


def _lowered(word: Token) -> str:
    """Lower case but for acronyms and names; long words in capitals are shouted."""
    if word.text.isupper() and len(word.text) > _ACRONYM and word.text.isalpha():
        return word.text.lower()
    return word.text if word.pos == "PROPN" or word.text.isupper() else word.text.lower()


def _singular(token: Token, entry: NounEntry | None, grammar: Grammar) -> str:
    """The singular; "arms" and "supplies" have none, and a name keeps its capitals."""
    if token.lower in grammar.plural_only:
        return token.lower
    if entry is not None:
        last = entry.lemma.rsplit(" ", 1)[-1]
        if token.lower != last and any(f.endswith(token.lower) for f in entry.plurals):
            return last
    if token.pos == "PROPN" and token.tag == "NNP" and not token.text.islower():
        return _lowered(token)
    return token.lemma

"""Nouns of staying that stand for the men who stay: "its presence in", "extended its mission in".

In: a sentence and the noun.  Out: whether it is said to be somewhere, or to go on for longer.
"""

from __future__ import annotations

from typing import Final

from tallywire.extract.syntax import Sentence, Token
from tallywire.packs.lexicon_grammar import Grammar

__all__ = ["is_made_longer", "is_placed"]

_LONGER: Final = frozenset({"extend", "prolong", "lengthen", "renew"})


def is_placed(sentence: Sentence, token: Token) -> bool:
    """A presence that is somewhere: "has a strong presence in"."""
    return any(c.case in ("in", "at", "inside") for c in sentence.children(token, "nmod"))


def is_made_longer(sentence: Sentence, token: Token, grammar: Grammar) -> bool:
    """ "Extended its mission in Mali": told of a place, and of what is made longer."""
    head = sentence.head(token)
    if head is None or head.lemma not in _LONGER or token.dep not in ("obj", "nsubj:pass"):
        return False
    inner = any(
        c.case == "of" or c.lower in grammar.civil_missions
        for c in sentence.children(token, "nmod", "amod", "compound")
    )
    return is_placed(sentence, token) and not inner

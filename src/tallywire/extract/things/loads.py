"""What trains, convoys and ships have on board: "a train with hardware", "a ship carrying men".

In: a sentence, and a noun with the word that it hangs on.  Out: the carrier, where what happens
to the carrier happens to the noun.
"""

from __future__ import annotations

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.packs.lexicon_grammar import load_grammar

__all__ = ["carrier_of"]


def carrier_of(sentence: Sentence, token: Token, head: Token) -> Token | None:
    """ "A train with hardware", "a ship carrying 250 soldiers": what goes goes with its load."""
    grammar = load_grammar(sentence.language)
    if head.is_noun:
        is_on_board = token.dep == "nmod" and token.case in ("with", "of")
        return head if is_on_board and head.lemma in grammar.carriers else None
    if head.dep == "acl:relcl" and head.tag in ("VBZ", "VBP"):
        return None  # "a drone that carries bombs"
    is_on_noun = head.dep in ("acl", "acl:relcl") and sentence.tokens[head.head].is_noun
    is_carrying = token.dep == "obj" and head.tag != "VBN" and head.lemma in grammar.carrying_verbs
    return sentence.tokens[head.head] if is_on_noun and is_carrying else None

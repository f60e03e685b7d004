"""Nouns of staying that stand for the men who stay, and bases that stand under their own name.

In: a sentence and the noun.  Out: whether it is said to be somewhere, or to go on for longer
("extended its mission in Mali"); the theme that a base's name makes.
"""

from __future__ import annotations

from typing import Final

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.things.theme import Theme
from tallywire.packs.lexicon_grammar import Grammar, load_grammar
from tallywire.packs.lexicon_predicates import load_predicates

__all__ = ["NAMED", "is_made_longer", "is_placed", "named_site", "prolongs"]

NAMED: Final = "named"
"""The category of a base that stands under its own name."""


def named_site(sentence: Sentence, token: Token) -> Theme | None:
    """A base by its own name, where something may happen to it: "closed Camp Kossei"."""
    is_patient = token.dep in ("obj", "nsubj:pass", "nsubj", "conj", "attr")
    head = sentence.head(token)
    if head is not None and head.is_verb and token.dep == "obl":
        head = sentence.child(head, "obj") or head  # "renewed the lease on"
    site_uses = load_grammar(sentence.language).site_uses
    is_of = head is not None and head.lemma in site_uses and token.dep in ("nmod", "obl")
    is_of = is_of and token.case in ("of", "on", "to", "over", "for")
    if not is_patient and not is_of:
        return None
    return Theme(
        token, "facility", token.text, token.start, token.end, is_strong=True, category=NAMED
    )


def is_placed(sentence: Sentence, token: Token) -> bool:
    """A presence that is somewhere: "has a strong presence in"."""
    return any(c.case in ("in", "at", "inside") for c in sentence.children(token, "nmod"))


def prolongs(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb makes the time of what it is done to longer."""
    return "prolong" in load_predicates(sentence.language).by_verb.get(verb.lemma, ())


def is_made_longer(sentence: Sentence, token: Token, grammar: Grammar) -> bool:
    """ "Extended its mission in Mali": told of a place, and of what is made longer."""
    head = sentence.head(token)
    if head is None or not prolongs(sentence, head) or token.dep not in ("obj", "nsubj:pass"):
        return False
    inner = any(
        c.case == "of" or c.lower in grammar.civil_missions
        for c in sentence.children(token, "nmod", "amod", "compound")
    )
    return is_placed(sentence, token) and not inner

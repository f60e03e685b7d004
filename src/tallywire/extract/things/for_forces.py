"""Everyday things that are for soldiers: "boats for the navy", "the army received trucks".

In: a sentence and a noun.  Out: whether an army or its like gets what the noun stands for, and
whether a military word stands before it.
"""

from __future__ import annotations

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.packs.lexicon_grammar import load_grammar
from tallywire.packs.lexicon_nouns import Nouns

__all__ = ["goes_to_forces", "has_military_word"]


def goes_to_forces(sentence: Sentence, token: Token, nouns: Nouns) -> bool:
    """ "Equipment for the army", "the navy received boats": everyday things for soldiers."""
    verb = sentence.head(sentence.conjuncts(token)[0])
    holders = [token] if verb is None or not verb.is_verb else [token, verb]
    below = [c for holder in holders for c in sentence.children(holder, "nmod", "obl", "iobj")]
    goals = [c for c in below if c.dep == "iobj" or c.case in ("to", "for")]
    if any(_is_force(c, nouns) or _is_soldierly(sentence, c, nouns) for c in goals):
        return True
    getting = load_grammar(sentence.language).getting_verbs
    if verb is None or verb.lemma not in getting or token.dep in ("nsubj", "obl"):
        return False
    users = sentence.children(verb, "nsubj", "nsubj:pass", "obl:agent")
    return any(_is_force(user, nouns) for user in users if user.i != token.i)


def _is_soldierly(sentence: Sentence, token: Token, nouns: Nouns) -> bool:
    """ "To Defence Minister Obi": who speaks for an army gets it for the army."""
    is_person = token.pos == "PROPN" or token.lemma in ("minister", "chief", "commander")
    return is_person and has_military_word(sentence, token, nouns)


def _is_force(token: Token, nouns: Nouns) -> bool:
    """An army, a police or their like, no government."""
    entry = nouns.entry("force", token.lemma)
    is_sure = entry is not None and (entry.category != "state" or entry.strength == "strong")
    return entry is not None and (is_sure or token.lemma.startswith("police"))


def has_military_word(sentence: Sentence, token: Token, nouns: Nouns) -> bool:
    """Whether a word such as "military" or "army" stands before the noun."""
    military = nouns.by_class["modifier_military"]
    for child in sentence.children(token, "amod", "compound"):
        entry = military.get(child.lower) or military.get(child.lemma)
        if entry is not None and entry.strength == "strong":
            return True
    return False

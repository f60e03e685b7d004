"""Forms of verbs: tense, helpers, and what they say of the time.

In: a sentence and a verb of it.  Out: answers about its form, with the helpers ("will", "has",
"being") that it has or shares with the verb that it is coordinated with.
"""

from __future__ import annotations

from typing import Final

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_grammar import load_grammar
from tallywire.packs.lexicon_predicates import Predicates

__all__ = [
    "auxiliaries_of",
    "borders_clause",
    "has_modal",
    "has_will",
    "is_finite",
    "is_heard",
    "is_infinitive",
    "is_over",
    "is_past",
    "is_perfect",
    "is_present_passive",
]

_WILL: Final = frozenset({"will", "shall", "'ll", "’ll", "would", "wo"})
_MODAL: Final = frozenset({"may", "might", "could", "can"})
_SEEING: Final = frozenset({"see", "have", "get"})
"""Verbs under which a participle has the time of their own."""


def is_finite(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb or a helper of it has a tense."""
    if verb.tag in ("VBD", "VBZ", "VBP"):
        return True
    return any(a.tag in ("VBD", "VBZ", "VBP", "MD") for a in auxiliaries_of(sentence, verb))


def borders_clause(sentence: Sentence, below: Token) -> bool:
    """Whether a clause with a tense of its own ends here."""
    return below.dep == "ccomp" and is_finite(sentence, below)


def auxiliaries_of(sentence: Sentence, verb: Token) -> list[Token]:
    """The helpers of a verb, those it shares with the verb before it included."""
    found = sentence.children(verb, "aux", "aux:pass")
    if not found and verb.dep == "conj":
        head = sentence.tokens[verb.head]
        if head.is_verb and sentence.child(verb, "nsubj", "nsubj:pass") is None:
            return auxiliaries_of(sentence, head)
    if not found and verb.dep == "xcomp" and verb.tag == "VB":  # "will help train"
        head = sentence.tokens[verb.head]
        return auxiliaries_of(sentence, head) if head.is_verb and head.lemma == "help" else found
    if not found and verb.dep == "ccomp" and verb.tag == "VBN":  # "will see 300 men sent"
        head = sentence.tokens[verb.head]
        return auxiliaries_of(sentence, head) if head.lemma in _SEEING else found
    return found


@rule("status.will")
def has_will(sentence: Sentence, verb: Token) -> bool:
    """Whether "will" or its like stands on the verb."""
    return any(a.lower in _WILL for a in auxiliaries_of(sentence, verb))


@rule("status.modal")
def has_modal(sentence: Sentence, verb: Token) -> bool:
    """Whether "may" or its like stands on the verb."""
    return any(a.lower in _MODAL for a in auxiliaries_of(sentence, verb))


@rule("status.infinitive")
def is_infinitive(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb is an infinitive with "to"."""
    auxiliaries = auxiliaries_of(sentence, verb)
    return any(a.lower == "to" for a in auxiliaries)


def is_heard(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """ "Are said to be fighting", "appear to have left": told as so, and not as ahead."""
    head = sentence.head(verb)
    if head is None or not head.is_verb or verb.dep not in ("xcomp", "ccomp", "advcl"):
        return False
    if not any(c.lower == "to" for c in sentence.children(verb, "aux")):
        return False
    if head.lemma in words.flags["seeming"]:
        return True
    helpers = sentence.children(head, "aux:pass")
    is_told = head.tag == "VBN" and any(h.lemma == "be" for h in helpers)
    return is_told and head.lemma in words.flags["heard"]


@rule("status.past")
def is_past(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb is told as past."""
    if verb.tag == "VBD":
        return True
    auxiliaries = auxiliaries_of(sentence, verb)
    if any(a.tag == "MD" or a.lower == "to" for a in auxiliaries):
        return False
    return any(a.lemma == "have" or a.tag == "VBD" for a in auxiliaries) and verb.tag == "VBN"


@rule("status.perfect")
def is_perfect(sentence: Sentence, verb: Token) -> bool:
    """Whether a form of "have" stands on the verb."""
    return any(a.lemma == "have" for a in auxiliaries_of(sentence, verb))


@rule("status.passive")
def is_present_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb is a passive of the present."""
    return any(
        a.dep == "aux:pass" and a.lower in ("are", "is", "'re")
        for a in auxiliaries_of(sentence, verb)
    )


@rule("status.over")
def is_over(sentence: Sentence, verb: Token) -> bool:
    """Whether words say that it was so once."""
    grammar = load_grammar(sentence.language)
    if any(c.lower in grammar.once_words for c in sentence.children(verb, "advmod")):
        return True
    if not is_past(sentence, verb):
        return False
    if not (
        sentence.lemmas.isdisjoint(grammar.once_words)
        and sentence.lemmas.isdisjoint(grammar.over_words)
    ):
        return True
    arguments = sentence.children(verb, "nsubj", "nsubj:pass", "obj", "attr", "obl")
    return any(
        c.lemma == "former" for argument in arguments for c in sentence.children(argument, "amod")
    )

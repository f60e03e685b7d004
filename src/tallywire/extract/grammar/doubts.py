"""Negation and certainty by the words that stand on a verb or noun.

In: a sentence, a token, and the words of the pack.  Out: how often it is negated, and how sure
the speaker is.
"""

from __future__ import annotations

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.grammar.tenses import is_heard
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["certainty_of", "count_negations"]


@rule("polarity.negation")
def count_negations(
    sentence: Sentence, token: Token, words: Predicates, below: Token | None = None
) -> int:
    """Negative words on a token, or on an argument of it other than ``below``."""
    negative = words.flags["negation"]
    count = sum(
        1
        for child in sentence.children(token, "neg", "det", "advmod", "cc", "mark", "case")
        if child.lower in negative
    )
    if token.is_verb:
        count += any(
            c.lower in ("no", "none") or (c.lower == "not" and c.dep == "neg")
            for argument in sentence.children(token, "nsubj", "nsubj:pass", "obj", "attr")
            if below is None or argument.i != below.i
            for c in sentence.children(argument, "det", "neg")
        )
        count += any(
            subject.lower in ("nobody", "none")
            for subject in sentence.children(token, "nsubj", "nsubj:pass")
        )
        count += any(
            c.lower == "neither"
            for argument in sentence.children(token, "nsubj", "nsubj:pass", "obj")
            for c in sentence.children(argument)
        )
    return count


@rule("certainty.word")
def certainty_of(sentence: Sentence, token: Token, words: Predicates) -> str:
    """How sure the speaker is, by the words on a verb or noun."""
    beside = ("advmod", "aux", "mark", "amod") if token.is_noun else ("advmod", "aux", "mark")
    lemmas = {c.lower for c in sentence.children(token, *beside)} | {token.lemma}
    if token.lemma == "expect" and sentence.child(token, "xcomp", "ccomp") is None:
        lemmas -= {"expect"}  # "Ten more are expected on Friday" is a plan
    if token.lemma == "accuse" and _is_blamed_by_nobody(sentence, token):
        return "possible"
    if "if" in lemmas or "unless" in lemmas:
        return "conditional"
    if _has_if_clause(sentence, token) and lemmas & {"would", "may", "could", "might"}:
        return "conditional"
    if lemmas & words.flags["likely"]:
        return "likely"
    if lemmas & words.flags["possible"] or _is_hearsay(sentence, token, words):
        return "possible"
    return "asserted"


def _is_hearsay(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """ "Are said to be in Mali", "were reported to have left": nobody is named who says so."""
    if verb.tag != "VBN" or verb.lemma not in words.flags["unvouched"]:
        return False
    if sentence.child(verb, "obl:agent") is not None:
        return False
    return any(is_heard(sentence, c, words) for c in sentence.children(verb, "xcomp", "ccomp"))


def _is_blamed_by_nobody(sentence: Sentence, verb: Token) -> bool:
    """ "Has been accused of arming": no accuser answers for it."""
    is_passive = sentence.child(verb, "aux:pass", "nsubj:pass") is not None
    return is_passive and sentence.child(verb, "obl:agent") is None


def _has_if_clause(sentence: Sentence, token: Token) -> bool:
    return any(
        mark.lower in ("if", "unless")
        for clause in sentence.children(token, "advcl")
        for mark in sentence.children(clause, "mark")
    )

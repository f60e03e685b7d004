"""Negation and certainty by the words that stand on a verb or noun.

In: a sentence, a token, and the words of the pack.  Out: how often it is negated, and how sure
the speaker is.
"""

from __future__ import annotations

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.grammar.tenses import auxiliaries_of, is_heard
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["certainty_of", "count_negations", "is_no_more"]


@rule("polarity.negation")
def count_negations(
    sentence: Sentence, token: Token, words: Predicates, below: Token | None = None
) -> int:
    """Negative words on a token, or on an argument of it other than ``below``."""
    negative = words.flags["negation"]
    if negative.isdisjoint(sentence.words):
        return 0
    count = sum(
        1
        for child in sentence.children(token, "neg", "det", "advmod", "cc", "mark", "case")
        if child.lower in negative
    )
    if token.is_verb and token.dep == "acl":
        count += _is_of_nobody(sentence, token)
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


def is_no_more(sentence: Sentence, verb: Token) -> bool:
    """ "There are no more soldiers", and not "no more than 300": there were some."""
    counted = [verb] if verb.is_noun else sentence.children(verb, "nsubj", "obj", "attr")
    return any(
        c.lower == "more" and [t.lower for t in sentence.tokens[max(0, c.i - 1) : c.i]] == ["no"]
        for noun in counted
        for c in sentence.children(noun, "amod", "advmod")
        if not any(t.lower == "than" for t in sentence.tokens[c.i + 1 : c.i + 2])
    )


def _is_of_nobody(sentence: Sentence, verb: Token) -> bool:
    """ "There are no mercenaries fighting in Chad": the noun of an existential is denied."""
    noun = sentence.tokens[verb.head]
    be = sentence.tokens[noun.head]
    is_told = noun.dep in ("attr", "nsubj") and sentence.child(be, "expl") is not None
    return is_told and any(c.lower == "no" for c in sentence.children(noun, "det", "neg"))


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
    if _is_on_condition(sentence, token, words):
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


def _is_on_condition(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """ "Will leave if", "would go whenever", "ready to send men should he ask": it hangs on it.

    "Unless" hangs only what is refused: "will be home by June unless" is a plan all the same.
    """
    helpers = auxiliaries_of(sentence, verb) if verb.is_verb else []
    if not any(a.tag == "MD" or a.lower == "to" for a in helpers):
        return False
    if any(c.case == "on" and _is_proviso(sentence, c) for c in sentence.children(verb, "obl")):
        return True
    is_refused = count_negations(sentence, verb, words) % 2 == 1
    for clause in sentence.children(verb, "advcl"):
        marks = {m.lower for m in sentence.children(clause, "mark", "advmod", "case")}
        if marks & words.flags["conditions"] or (is_refused and "unless" in marks):
            return True
        inverted = sentence.child(clause, "aux")
        subject = sentence.child(clause, "nsubj", "nsubj:pass")
        if inverted is None or subject is None or marks:
            continue
        if inverted.lower == "should" and inverted.i < subject.i:
            return True
    return False


def _is_proviso(sentence: Sentence, noun: Token) -> bool:
    """ "On condition that", and not "on condition of anonymity"."""
    return noun.lemma == "condition" and not sentence.children(noun, "nmod")

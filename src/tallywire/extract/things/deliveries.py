"""Things told beside what happens to them: cargo, deliveries, some of many.

In: a sentence, a token and the word above it.  Out: what happens to the token through what
carries it ("a plane landed carrying rifles"), through a noun of delivery ("took delivery on
Friday of") or through the whole it is of ("among the arms sent were").
"""

from __future__ import annotations

from tallywire.extract.grammar.clauses import is_passive
from tallywire.extract.grammar.phrasal_verbs import verb_classes
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.packs.lexicon_grammar import load_grammar
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["delivered", "light_verb", "mover_of", "some_of", "whole_of"]


def light_verb(sentence: Sentence, noun: Token, words: Predicates) -> Predicate | None:
    """ "Took delivery of 30 tanks": the verb with its noun is one word of the lists."""
    verb = sentence.head(noun)
    if verb is None or not verb.is_verb or noun.dep != "obj":
        return None
    classes = words.by_verb.get(f"{verb.lemma} {noun.lemma}")
    return Predicate(verb, classes, "object") if classes else None


def delivered(sentence: Sentence, token: Token, verb: Token, words: Predicates) -> Predicate | None:
    """ "Took delivery on Friday of 30 tanks": other words between the delivery and its thing."""
    taken = sentence.child(verb, "obj") if token.case == "of" and verb.is_verb else None
    return light_verb(sentence, taken, words) if taken is not None else None


def mover_of(sentence: Sentence, token: Token, verb: Token, words: Predicates) -> Token | None:
    """ "A plane landed carrying rifles": what carries goes, and what it carries with it."""
    above = sentence.tokens[verb.head]
    carrying = load_grammar(sentence.language).carrying_verbs
    if verb.dep != "advcl" or token.dep != "obj" or verb.lemma not in carrying:
        return None
    is_move = above.is_verb and "go" in words.by_verb.get(above.lemma, ())
    if verb.tag != "VBG" or not is_move or sentence.child(verb, "nsubj") is not None:
        return None
    return sentence.child(above, "nsubj")


def some_of(sentence: Sentence, token: Token, verb: Token, words: Predicates) -> Predicate | None:
    """ "Among the arms sent to Chad were six jeeps": what is said of all is said of some."""
    if verb.lemma != "be" or token.dep not in ("attr", "nsubj") or token.i < verb.i:
        return None
    for whole in sentence.children(verb, "obl"):
        for clause in sentence.children(whole, "acl", "acl:relcl"):
            due = sentence.child(clause, "xcomp")
            if due is not None and due.is_verb and whole.case in ("among", "amongst"):
                classes = verb_classes(sentence, due, words)
                relation = "object" if is_passive(sentence, due) else "subject"
                return Predicate(due, classes, relation) if classes else None
            classes = verb_classes(sentence, clause, words) if clause.tag == "VBN" else ()
            if classes and whole.case in ("among", "amongst"):
                return Predicate(clause, classes, "object")
    return None


def whole_of(sentence: Sentence, part: Token, verb: Token, words: Predicates) -> Token | None:
    """ "A detachment consisting of 200 men landed": the men did."""
    if verb.dep != "acl" or verb.tag != "VBG" or part.dep not in ("obj", "obl"):
        return None
    whole = sentence.tokens[verb.head]
    is_of_men = whole.lemma in load_grammar(sentence.language).bodies_of_men
    return whole if is_of_men and "include" in words.by_verb.get(verb.lemma, ()) else None

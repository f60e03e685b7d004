"""Moves told with "be": "was the first unit to land", "are due out of", "will be gone".

In: a sentence, a verb and the men that stand as its subject.  Out: the word that tells the move,
with its classes, or None where the verb says what it says by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tallywire.extract.grammar.phrasal_verbs import verb_classes
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.packs.lexicon_grammar import load_grammar
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["Told", "brought_to_end", "has_become", "is_due", "told_by_copula", "was_ranked"]

_AWAY: Final = frozenset({"out", "home", "gone", "away"})
"""Where men are who have left."""

_WHEN: Final = frozenset({"since", "by", "before", "already", "now", "still", "also", "not"})
"""Words of time beside "have gone"."""


_BETWEEN: Final = frozenset({"advmod", "neg", "aux", "advcl"})
"""Relations of words that may stand between "be" and where men are."""


@dataclass(frozen=True, slots=True)
class Told:
    """The word that tells what happens, and its classes."""

    token: Token
    classes: tuple[str, ...]


def told_by_copula(
    sentence: Sentence, subject: Token, verb: Token, words: Predicates
) -> Told | None:
    """What a form of "be" tells of its subject by the words behind it."""
    if subject.i > verb.i:
        return None
    if verb.lower == "gone" and sentence.child(verb, "aux:pass", "aux") is not None:
        is_be = any(a.lemma == "be" for a in sentence.children(verb, "aux:pass", "aux"))
        return Told(verb, ("depart",)) if is_be or _is_nowhere(sentence, verb) else None
    if verb.lemma != "be":
        return None
    return _ranked(sentence, verb, words) or _away(sentence, verb)


def _is_nowhere(sentence: Sentence, gone: Token) -> bool:
    """ "Most of them had gone by May": with no word of where to, how or what for."""
    below = sentence.children(gone, "obl", "advmod", "prt", "xcomp", "obj", "nmod", "acomp")
    told = {c.case or c.lower for c in below}
    return told <= _WHEN


def _ranked(sentence: Sentence, verb: Token, words: Predicates) -> Told | None:
    """ "Was the first unit to land", "are the last to leave": the infinitive tells the move."""
    rank = sentence.child(verb, "attr")
    if rank is None:
        return None
    marks = {rank.lower, *(c.lower for c in sentence.children(rank, "amod"))}
    if not marks & load_grammar(sentence.language).singled_out:
        return None
    for token in sentence.tokens[rank.i + 1 : rank.i + 4]:
        before = sentence.tokens[token.i - 1]
        if before.lower == "to" and before.i > rank.i:
            classes = verb_classes(sentence, token, words)
            return Told(token, classes) if classes else None
    return None


def _away(sentence: Sentence, verb: Token) -> Told | None:
    """ "Are due out of Chad by July", "will be out of the country": they leave it."""
    awaited = load_grammar(sentence.language).awaited
    near = sentence.tokens[verb.i + 1 : verb.i + 5]
    for token in near:
        if token.lower in _AWAY:
            is_of = token.lower != "out" or _is_of_place(sentence, token)
            return Told(verb, ("depart",)) if is_of else None
        is_due = token.lower in awaited or token.lower in ("already", "be")  # "are to be out by"
        if not is_due and token.dep not in _BETWEEN:
            return None
    return None


def _is_of_place(sentence: Sentence, out: Token) -> bool:
    """ "Out of Chad", and not "out of ammunition" or "out on patrol"."""
    grammar = load_grammar(sentence.language)
    after = sentence.tokens[out.i + 1 : out.i + 2]
    if not after or after[0].lower not in ("of", "by", "before", "in", "within"):
        return False
    if after[0].lower in ("in", "within"):
        span = sentence.tokens[out.i + 2 : out.i + 6]
        return any(t.lemma in grammar.time_nouns for t in span)
    goal = sentence.tokens[out.head] if out.dep == "case" else None
    return goal is None or goal.pos == "PROPN" or goal.lemma in grammar.territory


def brought_to_end(sentence: Sentence, verb: Token, relation: str) -> Token | None:
    """ "The presence ended", "came to an end", "put an end to it": the word that ends it."""
    grammar = load_grammar(sentence.language)
    is_alone = relation == "subject" and sentence.child(verb, "obj") is None
    if verb.lemma in grammar.ceasing and is_alone:
        return verb
    if verb.lemma not in grammar.closing or not relation:
        return None
    ends = [c for c in sentence.children(verb, "obl", "obj") if c.lemma == "end"]
    is_told = relation in ("to", "subject") if verb.lemma == "put" else relation != "to"
    for end in ends:
        if (end.case == "to") != (verb.lemma == "put") and is_told:
            return end
    return None


def is_due(sentence: Sentence, verb: Token) -> bool:
    """ "Are due out", "is scheduled home": what is still to come, whatever the tense."""
    near = {t.lower for t in sentence.tokens[verb.i + 1 : verb.i + 4]}
    is_to_be = {"to", "be"} <= near  # "are to be out by"
    return verb.lemma == "be" and (is_to_be or bool(near & load_grammar(sentence.language).awaited))


def has_become(sentence: Sentence, noun: Token) -> bool:
    """ "Has become its supplier": what somebody has become, they are."""
    verb = sentence.head(noun)
    if verb is None or verb.lemma not in load_grammar(sentence.language).becoming:
        return False
    return any(a.lower in ("has", "have", "'ve", "'s") for a in sentence.children(verb, "aux"))


def was_ranked(sentence: Sentence, token: Token) -> bool:
    """ "Was the first to land": the infinitive tells of what has happened."""
    before = sentence.tokens[max(0, token.i - 6) : token.i]
    if not before or before[-1].lower != "to":
        return False
    past = [t for t in before if t.lemma == "be" and t.tag == "VBD"]
    singled_out = load_grammar(sentence.language).singled_out
    return any(t.lower in singled_out for b in past for t in before if t.i > b.i)

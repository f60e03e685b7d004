"""What a clause says of a happening that a noun names, and verbs that are empty by themselves.

In: a sentence and a noun of happening or a governing verb.  Out: a rung, or None: "the sale is on
hold", "the plan fell through", "the pullout is complete", "gave the go-ahead for", "has plans to".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.grammar.tenses import has_modal, has_will, is_infinitive, is_past, is_perfect
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_predicates import Predicates

__all__ = [
    "is_held_up",
    "is_once_only",
    "is_subjunctive",
    "is_taken_back",
    "light_rung",
    "said_of",
    "taken_back",
    "told_rung",
]

_SUBJECTS: Final = ("nsubj", "nsubj:pass")
_TOLD: Final = ("acomp", "attr", "xcomp", "obl", "advmod", "nmod", "prt", "obl:npmod")
_AFTER: Final = frozenset({"after", "following", "since"})
_MEANS: Final = frozenset({"with", "through", "by", "via"})
_DECADE: Final = re.compile(r"^(?:19|20)\d0s$")
_YEAR: Final = re.compile(r"^(?:19|20)\d\d$")
_ENDS: Final = frozenset({"to", "until", "till", "through", "-", "–", "and"})


@rule("status.said_of")
def said_of(sentence: Sentence, noun: Token, words: Predicates) -> str | None:
    """ "The sale is on hold", "has fallen through": the rung of what is said of a happening."""
    verb = sentence.head(noun)
    if verb is None or noun.dep not in _SUBJECTS or not words.said_of:
        return None
    rung = next(
        (words.said_of[p] for p in _phrases(sentence, verb, words) if p in words.said_of), None
    )
    if rung is None or is_infinitive(sentence, verb):
        return None
    if rung == "completed" and verb.tag in ("VBG", "VBZ", "VBP") and not _is_copula(verb, words):
        return "under_way"
    if rung in ("under_way", "completed", "agreed", "authorised"):
        if has_will(sentence, verb):
            return "pledged"
        if has_modal(sentence, verb):
            return "considered"
    return rung


def is_held_up(sentence: Sentence, noun: Token, words: Predicates, *, is_aid: bool) -> bool:
    """ "American aid to Mali is on hold", "supplies are on hold": told by a copula alone."""
    is_given = is_aid or noun.lemma in words.flags["streams"]
    return is_given and said_of(sentence, noun, words) in ("suspended", "cancelled")


def _is_copula(verb: Token, words: Predicates) -> bool:
    return verb.lemma in words.flags["copulas"]


def _phrases(sentence: Sentence, verb: Token, words: Predicates) -> Iterator[str]:
    """What stands with a copula ("on hold"), or the verb with what completes it."""
    is_copula = _is_copula(verb, words)
    head = "" if is_copula else f"{verb.lemma} "
    for child in sentence.children(verb, *_TOLD):
        yield f"{head}{child.case} {child.lemma}" if child.case else f"{head}{child.lower}"
        if is_copula and child.lower != child.lemma and not child.case:
            yield child.lemma
    if is_copula:
        return
    made = sentence.child(verb, "obj")
    if made is not None:
        yield f"{verb.lemma} {made.lemma}"
    else:
        yield verb.lemma


@rule("status.light_verb")
def light_rung(sentence: Sentence, verb: Token, below: Token, words: Predicates) -> str | None:
    """ "Gave the green light for", "holds talks on", "made a bid for": the noun tells the rung."""
    if verb.lemma not in words.flags["light"] or not verb.is_verb:
        return None
    made = sentence.child(verb, "obj", "nsubj:pass", "intj")
    if made is None or made.i > below.i:
        return None
    beside = [c.lower for c in sentence.children(made, "amod", "compound") if c.i < made.i]
    phrases = [f"{word} {made.lemma}" for word in beside]
    phrases += [made.lemma] if made.i != below.i else []
    found = next((words.status[p] for p in phrases if p in words.status), None)
    return "considered" if found == "authorised" and verb.lemma in words.flags["wanting"] else found


def taken_back(sentence: Sentence, verb: Token, below: Token, words: Predicates) -> str | None:
    """ "Withdrew its offer of", "backed out of a deal to": cancelled, where it is a plan."""
    given = [below] if below.is_noun else sentence.children(verb, "obj", "obl")
    is_plan = any(one.i <= below.i and one.lemma in words.status for one in given)
    return "cancelled" if is_plan else None


def is_taken_back(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """Whether the verb, with its particle, takes something back."""
    taking = words.flags["taking_back"]
    beside = [*sentence.children(verb, "prt", "advmod"), *sentence.tokens[verb.i + 1 : verb.i + 2]]
    return verb.lemma in taking or any(f"{verb.lemma} {p.lower}" in taking for p in beside)


@rule("status.once_only")
def is_once_only(sentence: Sentence, verb: Token) -> bool:
    """ "Served there in the 1990s", "was based there from 2005 to 2010": it is over."""
    if not is_past(sentence, verb) or is_perfect(sentence, verb):
        return False
    for child in sentence.children(verb, "obl", "obl:npmod"):
        if _DECADE.match(child.lower) and child.case in ("in", "during", "throughout"):
            return True
        if child.case in ("from", "between") and _YEAR.match(child.lower):
            after = sentence.tokens[child.i + 1 : child.i + 3]
            if len(after) == 2 and after[0].lower in _ENDS and _YEAR.match(after[1].lower):
                return True
    return False


def is_subjunctive(sentence: Sentence, verb: Token) -> bool:
    """ "Insists that Poland deliver": one giver with a bare verb, which tells no fact."""
    if verb.dep != "ccomp" or verb.tag not in ("VB", "VBP") or sentence.child(verb, "aux"):
        return False
    subject = sentence.child(verb, "nsubj")
    return (
        subject is not None
        and subject.tag in ("NN", "NNP")
        and (sentence.child(subject, "conj") is None)
    )


def told_rung(sentence: Sentence, noun: Token, frame: str, words: Predicates) -> str | None:
    """The rung of a happening that no word puts on one, by the clause that tells of it."""
    if happened(sentence, noun, words):
        return "completed"
    ahead = _of_verb(sentence, noun, words)
    if ahead is not None:
        return ahead
    if is_one_batch(sentence, noun, frame, words):
        return "completed"
    return None


def _of_verb(sentence: Sentence, noun: Token, words: Predicates) -> str | None:
    """ "The shipment will arrive": the rung of the verb whose subject the happening is.

    "Would arrive" is told of a plan, "would be a challenge" of what is only thought of.
    """
    verb = sentence.tokens[noun.head]
    is_means = noun.dep == "obl" and noun.case in _MEANS and verb.is_verb
    if noun.dep not in _SUBJECTS and not is_means:
        return None
    is_due = verb.lemma == "be" and sentence.child(verb, "xcomp") is not None
    if has_will(sentence, verb) or is_due:
        is_view = verb.lemma == "be" or verb.lemma in words.flags["effects"]
        is_would = any(a.lower == "would" for a in sentence.children(verb, "aux"))
        return "considered" if is_view and is_would else "pledged"
    return "considered" if has_modal(sentence, verb) else None


@rule("status.happened")
def happened(sentence: Sentence, noun: Token, words: Predicates) -> bool:
    """Whether the clause that holds a noun of happening is told as past."""
    if noun.dep == "obl" and noun.case in _AFTER:
        return True
    verbs = [a for a in sentence.ancestors(noun) if a.is_verb]
    if verbs and verbs[0].tag == "VBG" and sentence.child(verbs[0], "mark") is not None:
        verbs = verbs[1:]  # "in accepting the donation, they praised"
    verb = verbs[0] if verbs else None
    if verb is None or not is_past(sentence, verb):
        return False
    if noun.lemma in words.flags["streams"] and is_perfect(sentence, verb) and noun.dep == "nsubj":
        return False  # "its supply of missiles has alarmed them"
    is_dated = any(c.case in ("in", "on") for c in sentence.children(verb, "obl"))
    is_valued = noun.dep == "nsubj" and (is_dated or _is_counted(sentence, noun))
    return verb.lemma != "be" or is_valued


@rule("status.one_batch")
def is_one_batch(sentence: Sentence, noun: Token, frame: str, words: Predicates) -> bool:
    """ "The first delivery of", "the donation of 20 trucks": one batch, which is there."""
    if noun.lemma in words.flags["arriving"]:
        return True
    if frame != "transfer" or noun.lemma not in words.flags["batches"] or noun.tag == "NNS":
        return False
    ranked = any(c.lower in words.flags["ranks"] for c in sentence.children(noun, "amod"))
    shown = any(c.lower in ("this", "that") for c in sentence.children(noun, "det"))
    verb = sentence.tokens[noun.head]
    is_judged = noun.dep == "nsubj" and verb.lemma == "be" and verb.tag in ("VBZ", "VBD")
    return ranked or shown or is_judged or _is_counted(sentence, noun)


def _is_counted(sentence: Sentence, noun: Token) -> bool:
    """ "The dispatch of 600 soldiers": whether a number stands with what it is of."""
    return any(
        t.tag == "CD"
        for child in sentence.children(noun, "nmod")
        if child.case == "of"
        for t in sentence.subtree(child)
        if t.i <= child.i
    )

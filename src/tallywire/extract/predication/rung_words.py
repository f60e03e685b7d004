"""Words beside a predicate that put it on a rung, whatever its own form.

In: a sentence and a verb or noun of it.  Out: yes or no, or a rung: "a possible deployment",
"regularly supplies", "will leave under the accord", "their task is to train".
"""

from __future__ import annotations

from typing import Final

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.grammar.tenses import (
    auxiliaries_of,
    is_finite,
    is_infinitive,
    is_past,
    is_perfect,
)
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_grammar import load_grammar
from tallywire.packs.lexicon_predicates import Predicates, load_predicates
from tallywire.packs.lexicon_secondary import load_secondary

__all__ = [
    "adjective_rung",
    "clause_rung",
    "is_by_force",
    "is_bygone",
    "is_duty",
    "is_gladness",
    "is_growth",
    "is_habitual",
    "is_kept_up",
    "is_leave_of_accord",
    "is_not_going_to",
    "is_only_told",
    "is_still_moving",
    "is_swelling_plea",
    "is_tentative",
    "is_text_of_plea",
    "is_tried",
    "is_under_accord",
    "is_under_proposal",
    "is_until_then",
    "is_voted",
    "is_within_time",
    "whole_rung",
]

_MOVING: Final = frozenset({"deployment", "withdrawal", "training"})
"""Frames of which what goes on is under way, not a state."""

_FORMAL: Final = frozenset({"requested", "offered", "agreed", "authorised"})
"""Rungs that an act of its own puts a thing on."""

_LONG: Final = frozenset({"during", "throughout"})
_BY_ITS_WORDS: Final = frozenset({"according", "pursuant"})


def is_not_going_to(sentence: Sentence, verb: Token) -> bool:
    """ "Is not going to send": a refusal."""
    head = sentence.head(verb)
    is_plan = head is not None and head.lemma == "go" and head.tag == "VBG" and verb.dep == "xcomp"
    return is_plan and head is not None and sentence.child(head, "neg") is not None


def is_only_told(sentence: Sentence, verb: Token, below: Token) -> bool:
    """ "A hub used to channel aid", "insisted that it would not give": no rung of its own."""
    if verb.lemma == "insist":
        return below.dep == "ccomp" and is_finite(sentence, below)
    return verb.lemma == "use" and sentence.child(verb, "nsubj") is None


@rule("status.adjective")
def adjective_rung(sentence: Sentence, noun: Token, frame: str, words: Predicates) -> str | None:
    """ "A possible deployment", "the delayed sale", "continued deliveries"."""
    for child in sentence.children(noun, "amod"):
        rung = words.beside.get(child.lower)
        if rung == "ongoing":
            return "under_way" if frame in _MOVING else rung
        if rung is not None:
            return rung
    return None


@rule("status.habit")
def is_habitual(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """ "Regularly supplies", "has long supported", "sends arms every year"."""
    time_nouns = load_grammar(sentence.language).time_nouns
    beside = sentence.children(verb, "advmod", "obl:npmod", "obl")
    if any(c.lower in words.flags["habitual"] for c in beside):
        return True
    return any(
        each.lower in ("every", "each")
        for c in beside
        if c.lemma in time_nouns
        for each in sentence.children(c, "det")
    ) or _is_yearly(sentence, verb)


def _is_yearly(sentence: Sentence, verb: Token) -> bool:
    """ "Provides 20 million a year"."""
    time_nouns = load_grammar(sentence.language).time_nouns
    return any(
        below.dep == "obl:npmod" and below.lemma in time_nouns
        for given in sentence.children(verb, "obj")
        for below in sentence.children(given)
        if any(c.lower in ("a", "per", "each", "every") for c in sentence.children(below))
    )


@rule("status.kept_up")
def is_kept_up(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """ "Has supported them since 2008", "has been training them for ten years": it goes on."""
    return is_perfect(sentence, verb) and any(
        c.case == "since" or (c.case in ("for", "over") and c.lemma in words.flags["spans"])
        for c in sentence.children(verb, "obl")
    )


def is_gladness(sentence: Sentence, link: Token, words: Predicates) -> bool:
    """ "Were pleased to provide": what one was glad to do was done."""
    if link.lower not in words.flags["gladness"]:
        return False
    be = [*sentence.children(link, "aux", "aux:pass", "cop"), sentence.head(link)]
    return any(b is not None and b.lemma == "be" and b.tag == "VBD" for b in be)


@rule("status.within_time")
def is_within_time(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """ "Should be delivered within 15 months", "should leave after a year": it is planned."""
    return any(
        c.case in ("within", "after", "in") and c.lemma in words.flags["spans"]
        for c in sentence.children(verb, "obl")
    )


@rule("status.of_whole")
def whole_rung(sentence: Sentence, verb: Token, words: Predicates) -> str | None:
    """ "The request includes 20 tanks", "the deal covers": they stand as the whole does."""
    whole = sentence.child(verb, "nsubj")
    if whole is None or is_past(sentence, verb) or verb.tag == "VB":
        return None
    rung = participle_rung(sentence, whole, words) or words.status.get(whole.lemma)
    if rung is None and whole.lemma in words.flags["trading"]:
        return "agreed"
    return rung if rung in _FORMAL else None


def participle_rung(sentence: Sentence, noun: Token, words: Predicates) -> str | None:
    """ "The sale, approved in May, ...": what was done with it."""
    rungs = (words.status.get(c.lemma) for c in sentence.children(noun, "acl") if c.tag == "VBN")
    return next((r for r in rungs if r in _FORMAL), None)


@rule("status.until_then")
def is_until_then(sentence: Sentence, verb: Token) -> bool:
    """ "Until last year Liberia armed the rebels": it does so no longer."""
    return is_past(sentence, verb) and any(
        c.case in ("until", "till") for c in sentence.children(verb, "obl", "obl:npmod")
    )


@rule("status.clause_time")
def clause_rung(sentence: Sentence, verb: Token, frame: str, words: Predicates) -> str | None:
    """ "Before the army pulls out" is ahead, "as the soldiers leave" under way."""
    if verb.tag not in ("VBZ", "VBP") or sentence.zone == "headline":
        return None
    clause = sentence.conjuncts(verb)[0]
    if clause.dep != "advcl":
        return None
    marks = {m.lower for m in sentence.children(clause, "mark", "advmod")}
    if marks & words.flags["ahead_of"]:
        return "pledged"
    return "under_way" if frame in _MOVING and marks & words.flags["meanwhile"] else None


@rule("status.still_moving")
def is_still_moving(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """ "Left their camp and were heading for the border": they are not there yet."""
    if not is_past(sentence, verb):
        return False
    return any(
        c.lemma in words.flags["motion"] and (c.tag == "VBG" or c.lemma == "head")
        for c in sentence.children(verb, "conj", "advcl")
    )


@rule("status.tried")
def is_tried(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """ "Is trying to obtain missiles": whoever would get them asks for them."""
    head = sentence.head(verb)
    is_aim = head is not None and head.lemma in words.flags["trying"]
    return is_aim and is_infinitive(sentence, verb)


@rule("status.bygone")
def is_bygone(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """ "There were 300 when the pullout began", "used bases during the war", "had been based"."""
    if not is_past(sentence, verb) or verb.dep == "ccomp":
        return False
    if verb.lemma in words.flags["prolonging"]:
        return False
    helpers = auxiliaries_of(sentence, verb)
    if any(a.lower == "had" for a in helpers):
        return verb.dep in ("acl:relcl", "root")
    if is_perfect(sentence, verb):
        return False
    if any(_is_span(sentence, c, words) for c in sentence.children(verb, "obl")):
        return True
    for clause in sentence.children(verb, "advcl"):
        marks = {m.lower for m in sentence.children(clause, "mark", "advmod")}
        is_turn = clause.lemma in words.flags["turning"] and "when" in marks
        if (is_turn or marks & {"before", "until", "till"}) and is_past(sentence, clause):
            return True
    return False


def _is_span(sentence: Sentence, noun: Token, words: Predicates) -> bool:
    """ "During the war", "for seven years", "at one time": a time that is over."""
    if noun.case in _LONG:
        return noun.lemma != "time"
    beside = {c.lower for c in sentence.children(noun, "det", "nummod", "amod")}
    if noun.case == "at" and noun.lemma in words.flags["moments"]:
        return bool(beside & {"one", "that"})
    if noun.case == "in":
        return noun.lower == "past"
    return noun.case == "for" and noun.lemma in words.flags["spans"]


@rule("status.growth")
def is_growth(sentence: Sentence, verb: Token, below: Token, words: Predicates) -> bool:
    """ "Has stepped up deliveries", "sales increased", "resumed supplies": what grows goes on."""
    if verb.lemma not in words.flags["growing"] or not below.is_noun:
        return False
    is_ahead = is_infinitive(sentence, verb) or any(
        a.tag == "MD" for a in auxiliaries_of(sentence, verb)
    )
    return below.dep in ("obj", "nsubj", "nsubj:pass") and not is_ahead


@rule("status.duty")
def is_duty(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """ "Their task is to train", "is charged with training": what one is there for goes on."""
    head = sentence.head(verb)
    if head is None or head.i == verb.i:
        return False
    if head.lemma == "be" and is_infinitive(sentence, verb) and not is_past(sentence, head):
        subject = sentence.child(head, "nsubj")
        return subject is not None and subject.lemma in words.flags["duty"]
    is_charged = head.lemma in words.flags["charged"] and verb.tag == "VBG"
    return is_charged and bool({verb.case, *_marks(sentence, verb)} & {"with", "for", "of"})


@rule("status.under_accord")
def is_under_accord(sentence: Sentence, verb: Token) -> bool:
    """ "Will leave under the accord", "will get, as part of a deal": it is agreed."""
    nouns = load_secondary(sentence.language).accord_nouns
    in_line = load_predicates(sentence.language).flags["in_line"]
    head = sentence.head(verb)
    for child in sentence.children(verb, "obl"):
        if child.lower == "which" and child.case == "under" and head is not None:
            return head.lemma in nouns and not _is_open(sentence, head)
        inner = sentence.children(child, "nmod")
        if child.lemma in in_line:
            named = [c for c in inner if c.case == "with"]
        elif child.case == "as":
            named = [c for c in inner if c.case == "of"]
        elif child.case == "in":
            named = [child]
        else:
            named = [child, *inner] if _stands_under(sentence, child) else []
        if any(n.lemma in nouns and not _is_open(sentence, n) for n in named):
            return True
    return False


@rule("status.under_proposal")
def is_under_proposal(sentence: Sentence, verb: Token) -> bool:
    """ "Under a proposal, 700 men would go": no more than considered."""
    proposals = load_predicates(sentence.language).flags["proposals"]
    return any(
        c.case == "under" and c.lemma in proposals for c in sentence.children(verb, "obl", "nmod")
    )


def _stands_under(sentence: Sentence, noun: Token) -> bool:
    if noun.case in ("under", "per"):
        return True
    return any(c.lower in _BY_ITS_WORDS for c in sentence.children(noun, "case", "mark"))


def _is_open(sentence: Sentence, noun: Token) -> bool:
    still_open = load_predicates(sentence.language).flags["still_open"]
    return any(c.lower in still_open for c in sentence.children(noun, "amod", "compound"))


@rule("status.leave_of_accord")
def is_leave_of_accord(sentence: Sentence, verb: Token) -> bool:
    """ "The accord allows", "a deal to grant": leave that two sides have agreed on."""
    nouns = load_secondary(sentence.language).accord_nouns
    subject, head = sentence.child(verb, "nsubj"), sentence.head(verb)
    is_relative = subject is not None and subject.lower in ("that", "which")
    subject = head if is_relative and verb.dep == "acl:relcl" else subject
    if subject is not None and subject.lemma in nouns:
        return not _is_open(sentence, subject)
    if head is None or not (is_infinitive(sentence, verb) or verb.tag == "VBG"):
        return False
    made = sentence.child(head, "obj") if head.is_verb and verb.tag == "VBG" else head
    is_accord = made is not None and made.lemma in nouns and not _is_open(sentence, made)
    return is_accord or head.lemma == "agree"


@rule("status.voted")
def is_voted(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """ "Congress granted 20 million": money that a legislature gives is cleared, not paid."""
    subject = sentence.child(verb, "nsubj") or sentence.child(verb, "obl:agent")
    return (
        subject is not None
        and subject.lower in words.flags["legislatures"]
        and verb.lemma in words.flags["funding"]
    )


@rule("status.by_force")
def is_by_force(sentence: Sentence, verb: Token, below: Token, words: Predicates) -> bool:
    """ "Forced the troops to leave", "led Chad to send men": it has come about."""
    return (
        verb.lemma in words.flags["causing"]
        and below.dep in ("xcomp", "ccomp", "advcl", "acl")
        and is_infinitive(sentence, below)
        and is_finite(sentence, verb)
        and is_past(sentence, verb)
    )


def is_text_of_plea(sentence: Sentence, verb: Token, below: Token, words: Predicates) -> bool:
    """ "Passed a resolution calling on Chad to leave": what is passed asks for no more."""
    text = below if below.is_noun else sentence.child(verb, "obj", "nsubj:pass")
    return text is not None and text.lemma in words.flags["pleading_texts"]


@rule("status.swelling_plea")
def is_swelling_plea(sentence: Sentence, verb: Token, below: Token, words: Predicates) -> bool:
    """ "Calls are growing for Chad to send men", "pressure has mounted to": it is asked for."""
    subject = sentence.child(verb, "nsubj")
    return (
        verb.lemma in words.flags["swelling"]
        and subject is not None
        and words.status.get(subject.lemma) == "requested"
        and (is_infinitive(sentence, below) or below.case in ("for", "on"))
    )


def is_tentative(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """ "Tentatively plans": no more than considered."""
    return any(c.lower in words.flags["tentative"] for c in sentence.children(verb, "advmod"))


def _marks(sentence: Sentence, verb: Token) -> set[str]:
    return {m.lower for m in sentence.children(verb, "mark")}

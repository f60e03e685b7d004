"""The rung that a word puts what it governs on: "approved", "decided against", "begin to".

In: a sentence, a governing word and the word below it on the way to a predicate.  Out: a rung, or
None; whether the word governs what is below at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tallywire.extract.grammar.phrasal_verbs import phrasal
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.grammar.tenses import (
    auxiliaries_of,
    has_modal,
    has_will,
    is_heard,
    is_infinitive,
    is_past,
)
from tallywire.extract.predication.own_rung import is_still_to_come
from tallywire.extract.predication.rung_words import (
    is_by_force,
    is_leave_of_accord,
    is_only_told,
    is_swelling_plea,
)
from tallywire.extract.predication.said_of import is_taken_back, light_rung, taken_back
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["announces", "governs", "moved", "rung_above"]

_AGAINST: Final = frozenset({"refused", "suspended", "cancelled", "ended"})
_NOW: Final = frozenset({"already", "still", "currently", "now"})
_CONTENT_CASES: Final = frozenset(
    {"for", "to", "on", "about", "of", "with", "from", "against", "in", "into", "at", "towards"}
)


def announces(
    sentence: Sentence, link: Token, below: Token, token: Token, words: Predicates
) -> bool:
    """ "Announced it was reducing": what is announced to go on is still to come."""
    return (
        below.i == token.i
        and link.lemma in words.flags["announcing"]
        and token.tag == "VBG"
        and bool(auxiliaries_of(sentence, token))
        and not any(c.lower in _NOW for c in sentence.children(token, "advmod"))
    )


def governs(link: Token, below: Token, rung: str, words: Predicates) -> bool:
    """Whether the status word's content is what is below, not its speaker or place."""
    if below.dep == "nsubj" and link.is_verb:
        return link.lemma in words.flags["befalling"]
    if below.dep in ("obl",) and link.is_verb and rung in ("ended", "cancelled"):
        return below.case in ("from", "of")
    if below.dep in ("obl",) and link.is_verb:
        return below.case in _CONTENT_CASES
    if below.dep == "advcl":
        return below.tag in ("VBG", "VB")
    return True


@rule("status.governor")
def rung_above(sentence: Sentence, token: Token, below: Token, words: Predicates) -> str | None:
    """The rung of a governing word, by the longest phrase that the pack knows.

    "Put on hold" and "decide against" are phrases with a preposition; "voted to send" tells
    of a vote that was passed; who takes back an offer has cancelled it.
    """
    if token.lemma in words.flags["heard"] and is_heard(sentence, below, words):
        return None
    is_adjective = token.tag not in ("VBD", "VBP", "VBZ")
    if token.lower != token.lemma and token.lower in words.status and is_adjective:
        return words.status[token.lower]
    phrases = _phrases(sentence, token, below) if token.lemma in words.phrased else ()
    for phrase in phrases:
        if phrase in words.status:
            return words.status[phrase]
    if token.lemma in words.flags["stipulating"] and is_leave_of_accord(sentence, token):
        return "agreed"
    if is_by_force(sentence, token, below, words):
        return "completed"
    if is_swelling_plea(sentence, token, below, words):
        return "requested"
    if words.status.get(token.lemma) == "authorised" and is_leave_of_accord(sentence, token):
        return "agreed"
    if is_taken_back(sentence, token, words):
        return taken_back(sentence, token, below, words)
    light = light_rung(sentence, token, below, words)
    if light is not None:
        return light
    is_vote = token.lemma in words.flags["voting"] and is_past(sentence, token)
    if is_vote and (below.is_verb or below.case in ("with", "by")):
        return "authorised"
    is_hope = token.lemma in words.flags["hoping"] and below.dep == "xcomp"
    if is_hope and words.status.get(below.lemma) not in _AGAINST:
        return "considered"
    if is_only_told(sentence, token, below):
        return None
    if token.lemma not in words.phrased:
        return words.status.get(token.lemma)
    return phrasal(sentence, token, sentence.children(token, "prt", "advmod"), words.status)


def _phrases(sentence: Sentence, token: Token, below: Token) -> Iterator[str]:
    """The governor with its particle, with what it takes, and with what leads on from it."""
    for child in sentence.children(token, "prt", "advmod"):
        yield f"{token.lemma} {child.lower}"
    for child in sentence.children(token, "obl", "nmod"):
        yield f"{token.lemma} {child.case} {child.lemma}"
    if below.case:
        yield f"{token.lemma} {below.case}"
    for mark in sentence.children(below, "mark"):
        yield f"{token.lemma} {mark.lower}"


@rule("status.governor_ahead")
def moved(sentence: Sentence, link: Token, rung: str | None) -> str | None:
    """ "Will begin withdrawing" is as much ahead as "will withdraw"; "must approve" is open."""
    if rung in ("under_way", "completed") and link.is_verb:
        if has_will(sentence, link) or is_infinitive(sentence, link):
            return "pledged"
        if has_modal(sentence, link):
            return "considered"
    if rung == "authorised" and link.is_verb and is_still_to_come(sentence, link):
        return "considered"
    return rung

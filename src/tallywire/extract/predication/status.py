"""Status, polarity and certainty from the whole governing chain.

In: a sentence and the predicate of a proposition.  Out: a ``Stance``.  "Was considering
asking for help in lifting" is ``considered``; "did not send" is ``completed`` and denied;
"may reach" is possible.  The words are data (``status.yaml``); here is how they combine:

1. The predicate's own class or tense gives a rung ("will send": pledged).
2. Each governor of a clause that is not finite past may move it: the outermost of
   considered, requested, refused ... wins; planning words only move a bare tense.
3. Negation anywhere on the chain denies; two negations affirm again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from tallywire.extract.grammar.doubts import certainty_of, count_negations, is_no_more
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.grammar.tenses import (
    auxiliaries_of,
    borders_clause,
    has_will,
    is_finite,
    is_infinitive,
    is_past,
    is_perfect,
)
from tallywire.extract.predication.governing import announces, governs, moved, rung_above
from tallywire.extract.predication.own_rung import STATES, own_rung
from tallywire.extract.predication.rung_words import (
    is_gladness,
    is_growth,
    is_not_going_to,
    is_tentative,
    is_text_of_plea,
    is_under_accord,
    is_under_proposal,
)
from tallywire.extract.predication.said_of import (
    is_subjunctive,
    said_of,
    told_rung,
)
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["Stance", "read_stance"]

STRONG: Final = frozenset(
    {
        "considered",
        "requested",
        "offered",
        "refused",
        "authorised",
        "suspended",
        "cancelled",
        "ended",
    }
)
VOID: Final = "void"
"""A plea to stop giving makes no statement (annotation guide, Rulings)."""

_LINKS: Final = (
    "xcomp", "ccomp", "advcl", "acl", "obj", "obl", "nmod", "csubj", "attr", "nsubj:pass",
    "nsubj", "conj", "iobj", "dep", "compound", "nmod:poss", "obl:npmod",
)  # fmt: skip
_KEPT: Final = frozenset({"transfer", "support", "presence", "facility"})
"""Frames of which what is continued is a state."""
_OWED: Final = frozenset({"must", "shall", "should"})
_BESIDE: Final = frozenset({"over", "after", "despite", "following", "for", "amid", "since"})
"""Prepositions of what is taken as given: "took no action over the sale"."""


class Stance(msgspec.Struct, frozen=True, gc=False):
    """How a proposition stands: rung, whether denied, how sure."""

    status: str
    polarity: str = "affirmed"
    certainty: str = "asserted"


@rule("status.chain")
def read_stance(
    sentence: Sentence,
    predicate: Predicate,
    cls: str,
    frame: str,
    words: Predicates,
) -> Stance:
    """The stance of the proposition that ``predicate``, read as ``cls``, makes."""
    token = predicate.token
    status, is_open = own_rung(sentence, predicate, cls, frame, words)
    negations = count_negations(sentence, token, words)
    certainty = certainty_of(sentence, token, words)
    if _no_longer(sentence, token):
        return Stance("ended", "affirmed", certainty)
    if _is_whether(sentence, token, cls, frame, words):
        return Stance("considered", "affirmed", certainty)
    if cls in STATES and _is_description(sentence, token):
        return Stance(status, "denied" if negations % 2 else "affirmed", certainty)
    said = said_of(sentence, token, words) if predicate.is_noun and is_open else None
    if said is not None:
        status, is_open = said, False
    chain = list(_chain(sentence, token))
    leave = token if cls == "permit" else None
    refusal: Token | None = None
    is_asked = False
    for link, below in chain:
        if below.dep == "advcl" and below.tag == "VBG" and below.lemma in words.flags["uttering"]:
            break
        rung = rung_above(sentence, link, below, words)
        fate = said_of(sentence, below, words) if below is not token and below.is_noun else None
        if fate in STRONG:
            status, is_open = str(fate), False
        grows = below is token and is_growth(sentence, link, below, words)
        if rung is None and below is token and token.is_noun:
            rung = "under_way" if link.lemma in words.flags["growing"] else None
        goes_on = grows or link.lemma in words.flags["going_on"]
        rung = _of_frame(sentence, link, rung, frame, goes_on) or moved(sentence, link, rung)
        if rung == "agreed" and status == "pledged" and has_will(sentence, below):
            status, is_open = "agreed", False
        is_asked = is_asked or rung == "requested"
        if rung == "authorised" and is_asked and is_text_of_plea(sentence, link, below, words):
            status, is_open, rung = "requested", False, None
        is_disbelieved = rung == "refused" and below.lemma in words.flags["tales"]
        rung = None if is_disbelieved or (said is not None and below is token) else rung
        rung = "completed" if rung == "offered" and is_gladness(sentence, link, words) else rung
        if rung == "pledged" and cls != "go" and announces(sentence, link, below, token, words):
            status = "pledged"
        if (
            rung
            and governs(link, below, rung, words)
            and not _is_settled(sentence, below, rung, is_told=below is not token)
        ):
            is_leave = rung == "agreed" and words.status.get(link.lemma) == "authorised"
            if rung in STRONG or is_leave:
                status, is_open = _stronger(status, rung), False
                leave = link if status == "authorised" else leave
                refusal = link if status == "refused" else refusal
                if status == VOID:
                    return Stance(VOID)
            elif is_open:
                status, is_open = rung, rung == "pledged" and link.lemma in words.flags["aspect"]
        if link.lemma in words.flags["denial"] or is_disbelieved:
            negations += 1
            is_gerund = token.tag == "VBG" and sentence.child(token, "aux") is None
            status = "completed" if status == "under_way" and is_gerund else status
        if link.lemma in words.flags["failing"]:
            status, is_open, negations = "completed", False, negations + 1
        if not borders_clause(sentence, below):
            is_beside = below.dep == "obl" and below.case in _BESIDE and rung is None
            negations += 0 if is_beside else count_negations(sentence, link, words, below)
            certainty = (
                certainty if certainty != "asserted" else certainty_of(sentence, link, words)
            )
        elif link.lemma in words.flags["owning_up"] and _is_never(sentence, link):
            negations += 1
        elif link.lemma in words.flags["likely"]:
            certainty = certainty if certainty != "asserted" else "likely"
    if status in ("pledged", "considered", "offered") and _is_withheld(sentence, token, words):
        status, negations = "refused", negations - 1
    if status == "authorised" and leave is not None and _is_not_given(sentence, leave, words):
        status, negations = "refused", negations - 1
    if status == "refused" and refusal is not None and _is_left_open(sentence, refusal, words):
        status, negations = "considered", negations - 1
        certainty = "possible" if certainty == "asserted" else certainty
    if status == "offered" and certainty == "possible":
        status = "considered"
    if status in ("pledged", "requested"):
        status = _firmness(sentence, [token, *(link for link, _ in chain)], status, words)
    if predicate.is_noun and cls in STATES:
        return Stance(status, "denied" if negations % 2 else "affirmed", certainty)
    if predicate.is_noun and is_open and status in ("under_way", "ongoing"):
        status = told_rung(sentence, token, frame, words) or status
        is_deal = token.dep == "nsubj" and token.tag == "NN"
        if status == "completed" and is_deal and token.lemma in words.flags["trading"]:
            status = "agreed"  # "the sale brought the yard years of work"
    return Stance(status, "denied" if negations % 2 else "affirmed", certainty)


def _is_settled(sentence: Sentence, verb: Token, rung: str, *, is_told: bool) -> bool:
    """Whether a clause has a tense of its own, or tells of the past, which no rung above moves."""
    if not verb.is_verb:
        return False
    if is_told and is_past(sentence, verb):
        return True
    is_own = is_finite(sentence, verb) and not has_will(sentence, verb)
    return is_own and not (rung == "requested" and is_subjunctive(sentence, verb))


@rule("status.leave_refused")
def _is_not_given(sentence: Sentence, leave: Token, words: Predicates) -> bool:
    """ "Did not permit": leave that is refused; "has not approved" is no more than a denial."""
    is_negated = leave.is_verb and count_negations(sentence, leave, words) % 2 == 1
    return is_negated and not is_perfect(sentence, leave)


@rule("status.not_ruled_out")
def _is_left_open(sentence: Sentence, refusal: Token, words: Predicates) -> bool:
    """ "Has not ruled out sending men": it is considered."""
    is_rule = refusal.lemma in words.flags["ruling_out"]
    return is_rule and count_negations(sentence, refusal, words) % 2 == 1


def _of_frame(
    sentence: Sentence, link: Token, rung: str | None, frame: str, goes_on: bool
) -> str | None:
    """What goes on for some frames and is done for others, whatever the tense."""
    if rung != "under_way":
        return None
    if goes_on:
        return "ongoing" if frame in _KEPT else None
    return "completed" if frame == "embargo" and is_past(sentence, link) else None


def _firmness(sentence: Sentence, verbs: Sequence[Token], status: str, words: Predicates) -> str:
    """ "Will leave under the accord" is agreed, "tentatively plans" no more than considered."""
    token = verbs[0]
    is_owed = any(a.lower in _OWED for a in auxiliaries_of(sentence, token))
    is_agreed = any(v.is_verb and is_under_accord(sentence, v) for v in verbs)
    if status == "pledged" and any(v.is_verb and is_under_proposal(sentence, v) for v in verbs):
        return "considered"
    if is_agreed and (status == "pledged" or is_owed):
        return "agreed"
    if status == "pledged" and any(is_tentative(sentence, v, words) for v in verbs):
        return "considered"
    return status


def _is_description(sentence: Sentence, verb: Token) -> bool:
    """ "Asked to visit the zones held by": where they are is told, not asked for.

    What stands after "reports that" has helpers of its own and is no description.
    """
    if not verb.is_verb or verb.dep == "acl:relcl":
        return verb.is_verb
    is_reduced = verb.dep in ("acl", "amod") and verb.tag in ("VBN", "VBG")
    return is_reduced and sentence.child(verb, "mark") is None


def _is_never(sentence: Sentence, verb: Token) -> bool:
    """ "Has never acknowledged that": who never owned up to it denies it."""
    return any(c.lower == "never" for c in sentence.children(verb, "neg", "advmod"))


@rule("status.no_longer")
def _no_longer(sentence: Sentence, verb: Token) -> bool:
    """ "No longer has", "are no longer there": it was, and is over."""
    if "no" not in sentence.words:
        return False
    beside = sentence.children(verb, "advmod", "neg")
    if any(c.lower == "longer" and sentence.tokens[c.i - 1].lower == "no" for c in beside if c.i):
        return True
    return is_no_more(sentence, verb)


@rule("status.whether")
def _is_whether(sentence: Sentence, verb: Token, cls: str, frame: str, words: Predicates) -> bool:
    """ "Has not decided whether to send", "is looking at how to send": it is being considered."""
    if cls in STATES and verb.lemma in words.flags["lasting"]:
        return False
    questions = words.flags["open_questions"]
    if questions.isdisjoint(sentence.words):
        return False
    asked = {c.lower for c in sentence.children(verb, "mark", "advmod")}
    if "how" in asked and (frame == "training" or not is_infinitive(sentence, verb)):
        asked -= {"how"}
    return bool(asked & questions)


@rule("status.withheld")
def _is_withheld(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """ "Would not provide", "could not be sent": a refusal, not a denial."""
    if is_not_going_to(sentence, verb):
        return True
    if sentence.child(verb, "neg") is None:
        return False
    can = any(a.lower in ("could", "can") for a in auxiliaries_of(sentence, verb))
    return (can or has_will(sentence, verb)) and count_negations(sentence, verb, words) == 1


def _stronger(inner: str, outer: str) -> str:
    """The rung of a chain: the outer word, but an authorised or refused request stays so."""
    if outer == "requested" and inner in ("ended", "suspended", "cancelled"):
        return VOID
    if inner == "refused" and outer == "authorised":
        return inner  # "voted to reject the lease"
    if inner in ("refused", "authorised") and outer == "requested":
        return inner if inner == "refused" else outer
    return outer


def _chain(sentence: Sentence, token: Token) -> Iterator[tuple[Token, Token]]:
    """Governors of ``token`` on which its status depends, each with what it governs."""
    below = token
    for head in sentence.ancestors(token):
        if below.dep not in _LINKS or below.dep == "acl:relcl":
            return
        if below.dep == "conj" and below.is_verb:
            shared = sentence.child(below, "nsubj", "nsubj:pass")
            if shared is not None:
                return
            yield from _chain(sentence, head)
            return
        is_clause = below.dep == "advcl" and head.is_verb and below.tag != "VBG"
        mark = sentence.child(below, "mark")
        is_plea = mark is not None and mark.lower == "for" and is_infinitive(sentence, below)
        if is_clause and mark is not None and not is_plea:
            return
        if below.dep in ("nsubj", "nsubj:pass", "nmod:poss") and below.is_verb:
            return
        yield head, below
        below = head

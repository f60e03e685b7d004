"""The rung of a predicate by its own form: its class, its tense, what it governs.

In: a sentence and a predicate, read as one class.  Out: a rung of the status ladder, and
whether planning words above may still move it.
"""

from __future__ import annotations

from typing import Final

from tallywire.extract.grammar.doubts import count_negations
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.grammar.tenses import (
    auxiliaries_of,
    has_modal,
    has_will,
    is_heard,
    is_infinitive,
    is_over,
    is_past,
    is_perfect,
    is_present_passive,
)
from tallywire.extract.predication.rung_words import (
    adjective_rung,
    clause_rung,
    is_bygone,
    is_duty,
    is_habitual,
    is_kept_up,
    is_leave_of_accord,
    is_still_moving,
    is_tried,
    is_until_then,
    is_voted,
    is_within_time,
    whole_rung,
)
from tallywire.extract.predication.said_of import is_once_only
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_grammar import load_grammar
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["CLASS_STATUS", "STATES", "is_still_to_come", "own_rung"]

CLASS_STATUS: Final = {
    "ask": "requested",
    "court": "requested",
    "permit": "authorised",
    "announce": "pledged",
    "weigh": "considered",
    "tender": "offered",
    "refuse": "refused",
    "sign": "agreed",
    "scrap": "ended",
    "stay": "ongoing",
    "station": "ongoing",
    "hold": "ongoing",
    "host": "ongoing",
    "run": "ongoing",
}
STATES: Final = frozenset({"stay", "station", "hold", "host", "run"})
_SERVICES: Final = frozenset({"training", "support"})
_LASTING: Final = frozenset({"transfer", "support"})
"""Frames of which what is done again and again is a state."""

_ASKING: Final = frozenset({"ask", "court"})
_OWED: Final = frozenset({"should", "must", "ought"})
_SENDING: Final = frozenset({"send", "pull"})
_ONE: Final = frozenset({"a", "an", "first"})
_CHOSEN: Final = {"agreed": "ordering", "pledged": "choosing"}
"""Verbs of getting and giving that by themselves tell of an order, or of no more than a plan."""


@rule("status.own")
def own_rung(
    sentence: Sentence, predicate: Predicate, cls: str, frame: str, words: Predicates
) -> tuple[str, bool]:
    """The rung by class or tense, and whether planning words may still move it."""
    token = predicate.token
    if cls == "halt":
        return words.status.get(token.lemma, "suspended"), False
    if predicate.is_noun:
        if cls in CLASS_STATUS and cls not in STATES:
            return CLASS_STATUS[cls], False
        if frame == "transfer" and token.lemma in words.flags["ordering"]:
            return "agreed", True
        if cls == "supplier" and _was_once(sentence, token):
            return "completed", False
        beside = adjective_rung(sentence, token, frame, words)
        if beside is not None:
            return beside, False
        return ("ongoing" if cls in STATES or frame == "transfer" else "under_way"), True
    if words.status.get(token.lemma) == "offered":
        return "offered", False
    if frame == "deployment" and _is_ordered(sentence, token, words):
        return "authorised", False
    if cls in _SENDING and words.status.get(token.lemma) in ("pledged", "requested"):
        return words.status[token.lemma], False  # "ordered 300 men to", "wants its troops home"
    helpers = auxiliaries_of(sentence, token)
    will = bool(helpers) and has_will(sentence, token)
    if cls in CLASS_STATUS and cls not in STATES:
        rung = CLASS_STATUS[cls]
        if cls in _ASKING and _is_to_be_asked(sentence, token):
            return "considered", False
        if cls == "permit" and is_still_to_come(sentence, token):
            return "considered", False
        if cls == "permit" and is_leave_of_accord(sentence, token):
            return "agreed", False
        if cls == "sign" and has_modal(sentence, token):
            return "considered", False
        if cls == "sign":
            return ("pledged" if will or is_infinitive(sentence, token) else rung), False
        return rung, rung == "pledged"
    if will:
        return ("ongoing" if _is_state(sentence, token, cls, frame, words) else "pledged"), False
    helped = _helped_rung(sentence, token, cls, words) if helpers else None
    if helped is not None:
        return helped
    if frame in _SERVICES and is_duty(sentence, token, words):
        return ("under_way" if frame == "training" else "ongoing"), True
    if cls == "get" and is_tried(sentence, token, words):
        return "requested", False
    is_told = is_heard(sentence, token, words)
    if _had_to(sentence, token):
        return ("ongoing" if cls in STATES else "completed"), False
    if helpers and is_infinitive(sentence, token) and not is_told:
        lasts = _is_state(sentence, token, cls, frame, words)
        return ("ongoing", False) if lasts else ("pledged", True)
    if cls in STATES:
        is_ended = is_over(sentence, token) or is_bygone(sentence, token, words)
        is_ended = is_ended or is_once_only(sentence, token)
        return ("ended" if is_ended else "ongoing"), True
    if is_told and token.tag == "VB" and frame in _LASTING:
        return "ongoing", True  # "is believed to supply the rebels"
    is_service = frame == "support" or (frame == "training" and token.tag == "VBG")
    if is_service and is_kept_up(sentence, token, words):
        return "ongoing", True
    if frame in _LASTING and is_until_then(sentence, token):
        return "ended", False
    in_time = clause_rung(sentence, token, frame, words)
    if in_time is not None:
        return in_time, False
    if frame in _LASTING and is_habitual(sentence, token, words):
        return "ongoing", True
    is_now = frame in ("deployment", "withdrawal") and token.tag in ("VBZ", "VBP")
    if is_now and is_habitual(sentence, token, words):
        return "under_way", True  # "soldiers arrive daily"
    if frame == "transfer" and cls in ("get", "give"):
        told = next(
            (r for r in ("agreed", "pledged") if token.lemma in words.flags[_CHOSEN[r]]), None
        )
        if told is not None and token.dep not in ("amod", "acl"):
            return told, False
    if frame == "transfer" and is_voted(sentence, token, words):
        return "authorised", False
    goes_on = frame == "transfer" and token.lemma in words.flags["supplying"]
    goes_on = goes_on and not _is_one_act(sentence, token)
    grammar = load_grammar(sentence.language)
    is_continuous = token.tag == "VBG" and bool(helpers)
    if is_continuous and token.lemma in grammar.trades and _is_one_act(sentence, token):
        return "agreed", True
    if is_continuous and token.lemma in words.flags["planned_continuous"]:
        is_ahead = frame not in _SERVICES and (frame != "transfer" or _is_one_act(sentence, token))
        is_ahead = is_ahead and not count_negations(sentence, token, words)
        is_ahead = is_ahead and not is_perfect(sentence, token)
        is_ahead = is_ahead and not (frame == "deployment" and _is_dispatch(sentence, token, words))
        rung = "ongoing" if goes_on else "under_way"
        return ("pledged" if is_ahead else rung), True
    if frame == "withdrawal" and is_still_moving(sentence, token, words):
        return "under_way", True
    if cls == "include":
        told = whole_rung(sentence, token, words)
        if told is not None:
            return told, False
    is_moving = token.lemma in words.flags["motion"] and not is_perfect(sentence, token)
    if is_moving and not (token.tag == "VBD" and token.lemma in grammar.travelling):
        return "under_way", True
    if cls == "give" and token.tag == "VBN" and is_present_passive(sentence, token):
        return "ongoing", True
    if token.tag == "VBG" and _is_told_after(sentence, token, words):
        return "completed", False
    if token.tag == "VBG" and goes_on:
        return "ongoing", True
    if token.tag == "VBG":
        return "under_way", sentence.child(token, "aux") is None
    if token.tag in ("VBP", "VBZ") and sentence.zone != "headline" and frame == "training":
        return "under_way", True
    if token.dep == "amod":
        return "completed", True
    if cls == "give" and _is_habit(sentence, token):
        return "ongoing", True
    if cls == "sustain":
        return ("ongoing" if frame in _LASTING else "under_way"), True
    return "completed", not is_past(sentence, token)


def _helped_rung(
    sentence: Sentence, verb: Token, cls: str, words: Predicates
) -> tuple[str, bool] | None:
    """The rung by "must", "may", "being" or "to have"."""
    helpers = {a.lower for a in auxiliaries_of(sentence, verb)}
    if not helpers.isdisjoint(_OWED):
        is_ahead = "should" in helpers and is_within_time(sentence, verb, words)
        return ("pledged" if is_ahead else "requested"), False
    if has_modal(sentence, verb):
        return "considered" if cls not in STATES else "ongoing", True
    if "being" in helpers:
        return "under_way", True
    if is_infinitive(sentence, verb) and is_perfect(sentence, verb):
        return ("ongoing" if cls in STATES else "completed"), False
    return None


def _is_state(sentence: Sentence, verb: Token, cls: str, frame: str, words: Predicates) -> bool:
    """Whether it stays so: it is so already, or only for longer."""
    if cls in STATES and _is_lasting(sentence, verb, words):
        return True
    return frame == "presence" and verb.lemma in words.flags["prolonging"]


@rule("status.to_be_asked")
def _is_to_be_asked(sentence: Sentence, verb: Token) -> bool:
    """ "Will seek", "would have to approach": what is not asked for yet is thought of."""
    if has_will(sentence, verb) or has_modal(sentence, verb):
        return True
    head = sentence.head(verb)
    is_led = head is not None and head.lemma == "have" and verb.dep == "xcomp"
    return is_led and head is not None and (has_will(sentence, head) or has_modal(sentence, head))


def _is_ordered(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """ "Ordered two frigates to the Gulf", and not "ordered two frigates"."""
    return verb.lemma in words.flags["commanding"] and any(
        t.case in ("to", "into", "off") for t in sentence.subtree(verb) if t.i > verb.i
    )


@rule("status.dispatch")
def _is_dispatch(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """ "Is sending 300 men": they are on their way, unless a time is told at which they go."""
    if verb.lemma not in words.flags["dispatching"]:
        return False
    beside = sentence.children(verb, "obl", "obl:npmod", "advmod")
    spoken = {k.lower for c in beside for k in (c, *sentence.children(c, "amod"))}
    is_timed = any(c.case in words.flags["at_a_time"] for c in beside)
    return not is_timed and not spoken & words.flags["ahead"]


def _was_once(sentence: Sentence, noun: Token) -> bool:
    """ "Was a major supplier", "has been its supplier in the past"."""
    be = sentence.head(noun)
    if be is None or be.lemma != "be" or noun.dep != "attr":
        return False
    beside = [*sentence.children(be, "obl"), *sentence.children(noun, "nmod")]
    return be.tag == "VBD" or any(c.case == "in" and c.lower == "past" for c in beside)


@rule("status.had_to")
def _had_to(sentence: Sentence, verb: Token) -> bool:
    """ "Had to send men": it sent them."""
    head = sentence.head(verb)
    is_led = head is not None and head.tag == "VBD" and head.lemma == "have"
    return is_led and verb.dep == "xcomp" and is_infinitive(sentence, verb)


def is_still_to_come(sentence: Sentence, verb: Token) -> bool:
    """ "Must still approve", "has yet to clear": leave that is not given yet."""
    auxiliaries = {a.lower for a in auxiliaries_of(sentence, verb)}
    if auxiliaries & {"must", "should"} or has_modal(sentence, verb):
        return True
    head = sentence.head(verb)
    waits = head is not None and head.lemma in ("have", "need", "yet", "ask", "urge")
    return waits and verb.dep == "xcomp" and is_infinitive(sentence, verb)


def _is_lasting(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """ "Will remain", "will still have", "the only state to have": it is so already."""
    if verb.lemma in words.flags["lasting"]:
        return True
    if any(c.lower in ("still", "already") for c in sentence.children(verb, "advmod")):
        return True
    noun = sentence.head(verb)
    is_told_of = verb.dep == "acl" and noun is not None and noun.is_noun
    singled_out = load_grammar(sentence.language).singled_out
    return is_told_of and any(
        c.lower in singled_out for c in sentence.children(sentence.tokens[verb.head], "amod")
    )


def _is_habit(sentence: Sentence, verb: Token) -> bool:
    """ "Supplies the rebels with arms", told in the present and uncounted: again and again."""
    if verb.tag not in ("VBZ", "VBP") or sentence.zone == "headline":
        return False
    return not sentence.tells_in_present and not _is_one_act(sentence, verb)


def _is_one_act(sentence: Sentence, verb: Token) -> bool:
    """ "Is sending 200 men" looks ahead; "is sending weapons" goes on."""
    given = sentence.children(verb, "obj", "nsubj:pass")
    if not given:
        return True
    given = [*given, *(c for c in sentence.children(verb, "obl") if c.case == "with")]
    marks = [c for one in given for c in sentence.children(one, "nummod", "det", "amod", "nmod")]
    is_counted = any(t.tag == "CD" for one in given for t in sentence.subtree(one) if t.i <= one.i)
    added = load_grammar(sentence.language).added
    return is_counted or any(
        c.dep == "nummod" or c.lower in _ONE or c.lower in added for c in marks
    )


@rule("status.told_after")
def _is_told_after(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """A gerund of what has happened: "after sending", "acknowledges sending", "..., sending"."""
    if sentence.child(verb, "aux") is not None or verb.dep not in ("advcl", "ccomp", "xcomp"):
        return False
    if any(m.lower in ("after", "despite", "since") for m in sentence.children(verb, "mark")):
        return True
    head = sentence.tokens[verb.head]
    if not head.is_noun and any(m.lower == "for" for m in sentence.children(verb, "mark")):
        return True
    is_supply = verb.lemma in words.flags["supplying"] and not _is_one_act(sentence, verb)
    if is_supply and head.lemma in words.flags["blaming"]:
        return False
    if head.tag == "VBD" and any(m.lower == "by" for m in sentence.children(verb, "mark")):
        return True
    if head.lemma in words.flags["owning_up"] or head.lemma in words.flags["blaming"]:
        return True
    marks = sentence.child(verb, "mark") is not None
    return verb.dep == "advcl" and not marks and head.tag == "VBD"

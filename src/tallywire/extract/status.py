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

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tallywire.extract.predicates import Predicate, phrasal
from tallywire.extract.syntax import Sentence, Token
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["Stance", "read_stance"]

CLASS_STATUS: Final = {
    "ask": "requested",
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

_STATES: Final = frozenset({"stay", "station", "hold", "host", "run"})
_WILL: Final = frozenset({"will", "shall", "'ll", "’ll", "would", "wo"})
_MODAL: Final = frozenset({"may", "might", "could", "can"})
_LINKS: Final = (
    "xcomp", "ccomp", "advcl", "acl", "obj", "obl", "nmod", "csubj", "attr", "nsubj:pass",
    "nsubj", "conj", "iobj", "dep", "compound", "nmod:poss", "obl:npmod",
)  # fmt: skip
_ONE_ACT: Final = frozenset(
    {"a", "an", "another", "more", "additional", "further", "extra", "new", "first"}
)
_ONCE: Final = frozenset(["once", "formerly", "previously", "hitherto"])
_OVER: Final = frozenset(
    ["once", "formerly", "previously", "until", "former", "height", "peak", "used"]
)


@dataclass(frozen=True, slots=True)
class Stance:
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
    status, is_open = _own(sentence, predicate, cls, frame, words)
    negations = _negations(sentence, token, words)
    certainty = _certainty(sentence, token, words)
    if _no_longer(sentence, token):
        return Stance("ended", "affirmed", certainty)
    if _is_whether(sentence, token):
        return Stance("considered", "affirmed", certainty)
    if cls in _STATES and _is_description(sentence, token):
        return Stance(status, "denied" if negations % 2 else "affirmed", certainty)
    for link, below in _chain(sentence, token):
        is_finite_past = below.is_verb and _is_past(sentence, below) and below is not token
        rung = _moved(sentence, link, _rung(sentence, link, below, words))
        settled = below.is_verb and _is_finite(sentence, below) and not _has_will(sentence, below)
        is_disbelieved = rung == "refused" and below.lemma in words.flags["tales"]
        rung = None if is_disbelieved else rung
        if rung == "pledged" and cls != "go" and _announces(sentence, link, below, token, words):
            status = "pledged"
        if rung and not settled and not is_finite_past and _governs(sentence, link, below, rung):
            if rung in STRONG:
                status, is_open = _stronger(status, rung), False
                if status == VOID:
                    return Stance(VOID)
            elif is_open:
                status, is_open = rung, rung == "pledged" and link.lemma in words.flags["aspect"]
        if link.lemma in words.flags["denial"] or is_disbelieved:
            negations += 1
            status = "completed" if status == "under_way" and token.tag == "VBG" else status
        if link.lemma in words.flags["failing"]:
            status, is_open, negations = "completed", False, negations + 1
        if not _is_finite_clause_border(sentence, below):
            negations += _negations(sentence, link, words, below)
            certainty = certainty if certainty != "asserted" else _certainty(sentence, link, words)
        elif link.lemma in words.flags["likely"]:
            certainty = certainty if certainty != "asserted" else "likely"
    if _is_withheld(sentence, token, words) and status in ("pledged", "considered", "offered"):
        status, negations = "refused", negations - 1
    if predicate.is_noun and is_open and _happened(sentence, token):
        status = "completed" if status in ("under_way", "ongoing") else status
    elif predicate.is_noun and is_open and status in ("under_way", "ongoing"):
        status = _of_verb(sentence, token) or status
    return Stance(status, "denied" if negations % 2 else "affirmed", certainty)


def _is_description(sentence: Sentence, verb: Token) -> bool:
    """ "Asked to visit the zones held by": where they are is told, not asked for."""
    return verb.is_verb and (
        verb.dep == "acl:relcl" or (verb.dep in ("acl", "amod") and verb.tag in ("VBN", "VBG"))
    )


@rule("status.no_longer")
def _no_longer(sentence: Sentence, verb: Token) -> bool:
    """ "No longer has", "are no longer there": it was, and is over."""
    return any(
        c.lower == "longer" and sentence.tokens[c.i - 1].lower == "no"
        for c in sentence.children(verb, "advmod", "neg")
        if c.i
    )


@rule("status.whether")
def _is_whether(sentence: Sentence, verb: Token) -> bool:
    """ "Has not decided whether to send": nothing is denied, it is being considered."""
    return any(c.lower == "whether" for c in sentence.children(verb, "mark", "advmod"))


@rule("status.withheld")
def _is_withheld(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """ "Would not provide", "could not be sent": a refusal, not a denial."""
    auxiliaries = {a.lower for a in _auxiliaries(sentence, verb)}
    return bool(auxiliaries & (_WILL | {"could", "can"})) and (
        _negations(sentence, verb, words) == 1 and sentence.child(verb, "neg") is not None
    )


def _of_verb(sentence: Sentence, noun: Token) -> str | None:
    """ "The shipment will arrive": the rung of the verb whose subject the happening is."""
    if noun.dep not in ("nsubj", "nsubj:pass"):
        return None
    verb = sentence.tokens[noun.head]
    if _has_will(sentence, verb) or (sentence.child(verb, "xcomp") is not None and _is_due(verb)):
        return "pledged"
    return "considered" if _modal(sentence, verb) else None


def _is_due(verb: Token) -> bool:
    """ "Is to arrive", "is due to": a form of "be" with an infinitive."""
    return verb.lemma == "be"


@rule("status.happened")
def _happened(sentence: Sentence, noun: Token) -> bool:
    """Whether the clause that holds a noun of happening is told as past."""
    verb = next((a for a in sentence.ancestors(noun) if a.is_verb), None)
    return verb is not None and _is_past(sentence, verb) and verb.lemma != "be"


def _stronger(inner: str, outer: str) -> str:
    """The rung of a chain: the outer word, but an authorised or refused request stays so."""
    if outer == "requested" and inner in ("ended", "suspended", "cancelled"):
        return VOID
    if inner in ("refused", "authorised") and outer == "requested":
        return inner if inner == "refused" else outer
    return outer


@rule("status.own")
def _own(
    sentence: Sentence, predicate: Predicate, cls: str, frame: str, words: Predicates
) -> tuple[str, bool]:
    """The rung by class or tense, and whether planning words may still move it."""
    token = predicate.token
    if cls == "halt":
        return words.status.get(token.lemma, "suspended"), False
    if predicate.is_noun:
        if cls in CLASS_STATUS and cls not in _STATES:
            return CLASS_STATUS[cls], False
        return ("ongoing" if cls in _STATES or frame == "transfer" else "under_way"), True
    will = _has_will(sentence, token)
    if cls in CLASS_STATUS and cls not in _STATES:
        rung = CLASS_STATUS[cls]
        if cls == "permit" and _is_still_to_come(sentence, token):
            return "considered", False
        if cls == "sign":
            return ("pledged" if will or _is_infinitive(sentence, token) else rung), False
        return rung, rung == "pledged"
    lasts = cls in _STATES and token.lemma in words.flags["lasting"]
    if will:
        return ("ongoing" if lasts else "pledged"), False
    if any(a.lower in ("should", "must", "ought") for a in _auxiliaries(sentence, token)):
        return "requested", False
    if _modal(sentence, token):
        return "considered" if cls not in _STATES else "ongoing", True
    if any(a.lower == "being" for a in _auxiliaries(sentence, token)):
        return "under_way", True
    if _is_infinitive(sentence, token) and _is_perfect(sentence, token):
        return ("ongoing" if cls in _STATES else "completed"), False
    if _is_infinitive(sentence, token):
        return ("ongoing", False) if lasts else ("pledged", True)
    if cls in _STATES:
        return ("ended" if _is_over(sentence, token) else "ongoing"), True
    is_continuous = token.tag == "VBG" and bool(_auxiliaries(sentence, token))
    if is_continuous and token.lemma in words.flags["planned_continuous"]:
        is_ahead = frame != "transfer" or _is_one_act(sentence, token)
        is_ahead = is_ahead and not _negations(sentence, token, words)
        return ("pledged" if is_ahead else "under_way"), True
    if token.lemma in words.flags["motion"] and not _is_perfect(sentence, token):
        return "under_way", True
    if cls == "give" and token.tag == "VBN" and _is_present_passive(sentence, token):
        return "ongoing", True
    if token.tag == "VBG" and _is_told_after(sentence, token, words):
        return "completed", False
    if token.tag == "VBG":
        return "under_way", sentence.child(token, "aux") is None
    if token.tag in ("VBP", "VBZ") and sentence.zone != "headline" and frame == "training":
        return "under_way", True
    if token.dep == "amod":
        return "completed", True
    if cls == "give" and _is_habit(sentence, token):
        return "ongoing", True
    return "completed", not _is_past(sentence, token)


def _is_still_to_come(sentence: Sentence, verb: Token) -> bool:
    """ "Must still approve", "has yet to clear": leave that is not given yet."""
    auxiliaries = {a.lower for a in _auxiliaries(sentence, verb)}
    if auxiliaries & {"must", "should"} or _modal(sentence, verb):
        return True
    head = sentence.head(verb)
    waits = head is not None and head.lemma in ("have", "need", "yet", "ask", "urge")
    return waits and verb.dep == "xcomp" and _is_infinitive(sentence, verb)


@rule("status.told_after")
def _is_habit(sentence: Sentence, verb: Token) -> bool:
    """ "Supplies the rebels with arms", told in the present and uncounted: again and again."""
    if verb.tag not in ("VBZ", "VBP") or sentence.zone == "headline":
        return False
    return not sentence.tells_in_present and not _is_one_act(sentence, verb)


def _is_one_act(sentence: Sentence, verb: Token) -> bool:
    """ "Is sending 200 men" looks ahead; "is sending weapons" goes on."""
    given = sentence.child(verb, "obj", "nsubj:pass")
    if given is None:
        return True
    marks = sentence.children(given, "nummod", "det", "amod", "nmod")
    return given.pos == "NUM" or any(c.dep == "nummod" or c.lower in _ONE_ACT for c in marks)


def _is_told_after(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """A gerund of what has happened: "after sending", "acknowledges sending", "..., sending"."""
    if sentence.child(verb, "aux") is not None or verb.dep not in ("advcl", "ccomp", "xcomp"):
        return False
    if any(
        m.lower in ("after", "despite", "for", "since") for m in sentence.children(verb, "mark")
    ):
        return True
    head = sentence.tokens[verb.head]
    if head.lemma in words.flags["owning_up"] | words.flags["blaming"]:
        return True
    marks = sentence.child(verb, "mark") is not None
    return verb.dep == "advcl" and not marks and head.tag == "VBD"


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
        if is_clause and sentence.child(below, "mark") is not None:
            return
        if below.dep in ("nsubj", "nsubj:pass", "nmod:poss") and below.is_verb:
            return
        yield head, below
        below = head


def _announces(
    sentence: Sentence, link: Token, below: Token, token: Token, words: Predicates
) -> bool:
    """ "Announced it was reducing": what is announced to go on is still to come."""
    return (
        below.i == token.i
        and link.lemma in words.flags["announcing"]
        and token.tag == "VBG"
        and bool(_auxiliaries(sentence, token))
    )


def _governs(sentence: Sentence, link: Token, below: Token, rung: str) -> bool:
    """Whether the status word's content is what is below, not its speaker or place."""
    if below.dep == "nsubj" and link.is_verb:
        return link.lemma in (
            "begin",
            "start",
            "continue",
            "resume",
            "proceed",
            "stop",
            "end",
            "cease",
            "stall",
            "expire",
            "lapse",
            "need",
        )
    if below.dep in ("obl",) and link.is_verb and rung in ("ended", "cancelled"):
        return below.case in ("from", "of")
    if below.dep in ("obl",) and link.is_verb:
        return below.case in ("for", "to", "on", "about", "of", "with", "from", "against", "in")
    if below.dep == "advcl":
        return below.tag in ("VBG", "VB")
    return True


@rule("status.governor")
def _rung(sentence: Sentence, token: Token, below: Token, words: Predicates) -> str | None:
    """The rung of a governing word, by the longest phrase that the pack knows.

    "Put on hold" and "decide against" are phrases with a preposition; "voted to send" tells
    of a vote that was passed; who takes back an offer has cancelled it.
    """
    is_adjective = token.tag not in ("VBD", "VBP", "VBZ")
    if token.lower != token.lemma and token.lower in words.status and is_adjective:
        return words.status[token.lower]
    turned = (f"{token.lemma} {c.case} {c.lemma}" for c in sentence.children(token, "obl", "nmod"))
    against = [below.case, *(m.lower for m in sentence.children(below, "mark"))]
    phrases = [*turned, *(f"{token.lemma} {case}" for case in against if case)]
    for phrase in phrases:
        if phrase in words.status:
            return words.status[phrase]
    if token.lemma in words.flags["taking_back"]:
        return "cancelled" if below.is_noun and below.lemma in words.status else None
    if token.lemma in words.flags["voting"] and below.is_verb and _is_past(sentence, token):
        return "authorised"
    if token.lemma in words.flags["hoping"] and below.dep == "xcomp":
        return "considered"
    return phrasal(sentence, token, sentence.children(token, "prt", "advmod"), words.status)


@rule("status.governor_ahead")
def _moved(sentence: Sentence, link: Token, rung: str | None) -> str | None:
    """ "Will begin withdrawing" is as much ahead as "will withdraw"; "must approve" is open."""
    if rung == "under_way" and link.is_verb:
        if _has_will(sentence, link) or _is_infinitive(sentence, link):
            return "pledged"
        if _modal(sentence, link):
            return "considered"
    if rung == "authorised" and link.is_verb and _is_still_to_come(sentence, link):
        return "considered"
    return rung


def _is_finite(sentence: Sentence, verb: Token) -> bool:
    if verb.tag in ("VBD", "VBZ", "VBP"):
        return True
    return any(a.tag in ("VBD", "VBZ", "VBP", "MD") for a in _auxiliaries(sentence, verb))


def _is_finite_clause_border(sentence: Sentence, below: Token) -> bool:
    return below.dep == "ccomp" and _is_finite(sentence, below)


def _auxiliaries(sentence: Sentence, verb: Token) -> list[Token]:
    found = sentence.children(verb, "aux", "aux:pass")
    if not found and verb.dep == "conj":
        head = sentence.tokens[verb.head]
        if head.is_verb and sentence.child(verb, "nsubj", "nsubj:pass") is None:
            return _auxiliaries(sentence, head)
    return found


@rule("status.will")
def _has_will(sentence: Sentence, verb: Token) -> bool:
    return any(a.lower in _WILL for a in _auxiliaries(sentence, verb))


@rule("status.modal")
def _modal(sentence: Sentence, verb: Token) -> bool:
    return any(a.lower in _MODAL for a in _auxiliaries(sentence, verb))


@rule("status.infinitive")
def _is_infinitive(sentence: Sentence, verb: Token) -> bool:
    auxiliaries = _auxiliaries(sentence, verb)
    return any(a.lower == "to" for a in auxiliaries)


@rule("status.past")
def _is_past(sentence: Sentence, verb: Token) -> bool:
    if verb.tag == "VBD":
        return True
    auxiliaries = _auxiliaries(sentence, verb)
    if any(a.tag == "MD" or a.lower == "to" for a in auxiliaries):
        return False
    return any(a.lemma == "have" or a.tag == "VBD" for a in auxiliaries) and verb.tag == "VBN"


@rule("status.perfect")
def _is_perfect(sentence: Sentence, verb: Token) -> bool:
    return any(a.lemma == "have" for a in _auxiliaries(sentence, verb))


@rule("status.passive")
def _is_present_passive(sentence: Sentence, verb: Token) -> bool:
    return any(
        a.dep == "aux:pass" and a.lower in ("are", "is", "'re")
        for a in _auxiliaries(sentence, verb)
    )


@rule("status.over")
def _is_over(sentence: Sentence, verb: Token) -> bool:
    if any(c.lower in _ONCE for c in sentence.children(verb, "advmod")):
        return True
    return any(t.lemma in _OVER for t in sentence.tokens) and _is_past(sentence, verb)


@rule("polarity.negation")
def _negations(
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
            c.lower in ("no", "none")
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
def _certainty(sentence: Sentence, token: Token, words: Predicates) -> str:
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
    if lemmas & words.flags["possible"]:
        return "possible"
    return "asserted"


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

"""What the form of a verb says of time: past, perfect, still to come.

In: a verb of a sentence.  Out: yes or no.
"""

from __future__ import annotations

from typing import Final

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.packs.lexicon_grammar import load_grammar

__all__ = [
    "auxiliaries",
    "is_anterior",
    "is_bygone_plan",
    "is_coming",
    "is_due",
    "is_finite",
    "is_infinitive",
    "is_permitted",
    "is_told_as_past",
]

_TENSED: Final = frozenset({"VBD", "VBP", "VBZ", "MD"})
_AHEAD: Final = frozenset({"may", "might", "could", "can", "should", "must"})
_PLAIN_WILL: Final = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_PRESENT: Final = frozenset({"VBP", "VBZ"})


def auxiliaries(sentence: Sentence, verb: Token) -> list[Token]:
    """The auxiliaries of the verb, or of the verb that it is coordinated with."""
    found = sentence.children(verb, "aux", "aux:pass")
    if not found and verb.dep == "conj" and verb.tag not in _TENSED:
        head = sentence.tokens[verb.head]
        if head.is_verb and sentence.child(verb, "nsubj", "nsubj:pass") is None:
            return auxiliaries(sentence, head)
    return found


def is_finite(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb, or an auxiliary of it, has a tense."""
    if verb.tag in _TENSED:
        return True
    return any(a.tag in _TENSED for a in auxiliaries(sentence, verb))


def is_anterior(sentence: Sentence, verb: Token) -> bool:
    """Told as done before: "has granted", "had promised", "approved", "was sold"."""
    forms = auxiliaries(sentence, verb)
    if any(a.tag == "MD" or a.lower == "to" for a in forms):
        return False
    if any(a.lemma == "have" for a in forms):
        return True
    if verb.tag == "VBG" or (
        verb.tag == "VBD" and verb.lemma in load_grammar(sentence.language).wishing
    ):
        return False
    return (
        verb.tag in ("VBD", "VBN")
        and verb.lemma != "be"
        and any(t.tag == "VBD" for t in (verb, *forms))
    )


def is_told_as_past(sentence: Sentence, verb: Token) -> bool:
    """Whether the finite verb that carries ``verb`` is in a past tense or is a "would"."""
    for one in (verb, *sentence.ancestors(verb)):
        if not one.is_verb:
            return False
        tensed = [t for t in (one, *auxiliaries(sentence, one)) if t.tag in _TENSED]
        if tensed:
            return any(t.tag == "VBD" or t.lower in ("would", "could", "might") for t in tensed)
    return False


def is_coming(sentence: Sentence, verb: Token) -> bool:
    """Told as still to come from today: "will leave", "are to leave", "is leaving"."""
    forms = auxiliaries(sentence, verb)
    is_done = any(a.lemma == "have" for a in forms)
    if any(a.lower in _PLAIN_WILL or (a.lower in _AHEAD and not is_done) for a in forms):
        return True
    if any(a.lower == "to" for a in forms):
        return not is_told_as_past(sentence, verb)
    if verb.tag == "VBG":
        return any(a.tag in _PRESENT and a.lemma == "be" for a in forms)
    is_scheduled = verb.tag in _PRESENT and not forms and verb.lemma not in ("be", "have")
    return is_scheduled and sentence.zone == "body"


def is_bygone_plan(sentence: Sentence, verb: Token) -> bool:
    """ "Were to leave": due at a day that the telling looks back on."""
    head = sentence.head(verb)
    was = [*auxiliaries(sentence, verb), *([head] if head is not None else [])]
    is_to = any(a.lower == "to" for a in auxiliaries(sentence, verb))
    return is_to and any(a.lower in ("was", "were", "had") for a in was)


def is_due(sentence: Sentence, verb: Token) -> bool:
    """Told as due, be it in the past: "was to leave", "would leave"."""
    return any(a.lower in ("to", "would") for a in auxiliaries(sentence, verb))


def is_infinitive(sentence: Sentence, verb: Token) -> bool:
    """ "To deliver", "to be delivered"."""
    return any(a.lower == "to" for a in auxiliaries(sentence, verb))


def is_permitted(sentence: Sentence, verb: Token) -> bool:
    """ "May send", "can be sent": as often leave that was given as a guess."""
    return any(a.lower in ("may", "can") for a in auxiliaries(sentence, verb))

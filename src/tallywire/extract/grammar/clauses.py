"""Clauses: whether they are passive, and who does what they tell.

In: a sentence and a verb.  Out: the voice of its clause, and its subject: its own, the agent of
a passive, or the one that controls it from above ("asked Moscow to send", "plans to send").
"""

from __future__ import annotations

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.packs.lexicon_grammar import load_grammar
from tallywire.packs.lexicon_predicates import load_predicates

__all__ = ["container_of", "is_future", "is_passive", "subject_of"]


def is_future(sentence: Sentence, verb: Token) -> bool:
    """ "Are going to advise": going that only says that something is still to come."""
    clause = sentence.child(verb, "xcomp")
    if verb.lower != "going" or clause is None:
        return False
    return any(c.lower == "to" and c.i == verb.i + 1 for c in sentence.children(clause, "aux"))


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether the clause of ``verb`` is passive, reduced passives included."""
    if sentence.child(verb, "nsubj:pass", "aux:pass") is not None:
        return True
    if verb.dep == "conj" and verb.tag == "VBN" and sentence.child(verb, "nsubj") is None:
        head = sentence.tokens[verb.head]
        return head.is_verb and is_passive(sentence, head)
    return verb.tag == "VBN" and verb.dep in ("acl", "amod") and sentence.child(verb, "aux") is None


def subject_of(sentence: Sentence, verb: Token) -> Token | None:
    """Who does it: own subject, agent of a passive, or the subject that controls the clause."""
    current, seen = verb, 0
    while seen < 6:
        seen += 1
        own = sentence.child(current, "nsubj", "csubj")
        if own is not None and own.lower in ("who", "which", "that") and current.dep == "acl:relcl":
            return sentence.tokens[current.head]
        if own is not None:
            return own
        agent = sentence.child(current, "obl:agent")
        if agent is not None:
            return agent
        if is_passive(sentence, current) and current is not verb:
            return sentence.child(current, "nsubj:pass")
        if current is verb and is_passive(sentence, current):
            return None
        head = sentence.head(current)
        if head is None:
            return _headlined(sentence, current)
        if current.dep == "acl" and not head.is_verb:
            if current.tag == "VBG":
                return head
            current = _noun_controller(sentence, head) or current
            if not current.is_verb:
                return current
            continue
        planner = _planner(sentence, current, head)
        if planner is not None:
            if not planner.is_verb:
                return planner
            current = planner
            continue
        if not head.is_verb:
            is_aim = any(c.lower == "for" for c in sentence.children(current, "mark"))
            if current.dep == "advcl" and head.is_noun and is_aim:  # "its approval for sending"
                return sentence.child(head, "nmod:poss")
            if head.dep == "attr" and current.dep in ("xcomp", "acl", "acl:relcl"):
                current = head
                continue
            return None
        controls = load_grammar(sentence.language).object_control
        given = sentence.child(head, "iobj") if head.lemma == "give" else None
        if current.dep in ("xcomp", "advcl") and given is not None and not given.case:
            return given  # "gave Paris a week to leave"
        if current.dep in ("xcomp", "ccomp", "advcl") and head.lemma in controls:
            controlled = sentence.child(head, "obj", "iobj", "nsubj:pass")
            if controlled is not None and controlled.i < current.i:
                return controlled
            called = [c for c in sentence.children(head, "obl") if c.case in ("on", "upon")]
            if controlled is None and called and called[0].i < current.i:
                return called[0]  # "called on NATO to send"
        if current.dep not in ("xcomp", "ccomp", "advcl", "conj", "dep", "acl", "attr"):
            return None
        if current.dep == "ccomp" and current.tag in ("VBD", "VBP", "VBZ"):
            return None
        current = head
    return None


def _headlined(sentence: Sentence, verb: Token) -> Token | None:
    """ "Norway to Train Kenyan Soldiers": what stands before the infinitive of a headline."""
    if not any(c.lower == "to" for c in sentence.children(verb, "aux")):
        return None
    before = [c for c in sentence.children(verb, "dep") if c.i < verb.i and c.is_noun]
    return before[0] if before else None


def _planner(sentence: Sentence, verb: Token, noun: Token) -> Token | None:
    """ "Has no intention of sending", "its talks on selling": who does it, or the verb above."""
    marks = {m.lower for m in sentence.children(verb, "mark")}
    is_open = verb.tag == "VB" and "whether" in marks  # "put off a decision on whether to send"
    if not (verb.tag == "VBG" or is_open) or verb.dep not in ("advcl", "acl", "ccomp"):
        return None
    if not noun.is_noun or (not is_open and marks.isdisjoint({"of", "on", "about", "for"})):
        return None
    if noun.lemma not in load_predicates(sentence.language).status:
        return None
    found = _noun_controller(sentence, noun)
    is_far = found is not None and found.is_verb and noun.dep not in ("obj", "attr")
    return None if is_far else found


def _noun_controller(sentence: Sentence, noun: Token) -> Token | None:
    """Who is to do what a noun plans.

    "Its plan to send" has an owner and "a promise by Oslo to send" an agent; "Russia has a plan
    to" leaves it to the verb above.
    """
    owner = sentence.child(noun, "nmod:poss")
    if owner is not None:
        return owner
    for child in sentence.children(noun, "nmod", "obl:agent"):
        if child.case in ("by", "from"):
            return child
    for above in sentence.ancestors(noun):
        if above.is_verb:
            return above
    return None


def container_of(sentence: Sentence, verb: Token) -> Token | None:
    """ "The force includes", "a force comprising": what has the parts."""
    if verb.tag == "VBG" and verb.dep in ("acl", "advcl"):
        head = sentence.head(verb)
        if head is not None and head.lemma == "be":
            return sentence.child(head, "attr")
        while head is not None and head.dep == "nmod":
            head = sentence.head(head)  # "the force in Burundi, comprising"
        return head
    return subject_of(sentence, verb)

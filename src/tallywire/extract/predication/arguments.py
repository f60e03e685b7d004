"""What fills the places of a predicate: who does it, what it is done to, with which prepositions.

In: a sentence and a ``Predicate`` of it.  Out: its ``Arguments``; those of a passive in the places
that they have in the active.
"""

from __future__ import annotations

from typing import Final

from tallywire.extract.grammar.clauses import is_passive, subject_of
from tallywire.extract.grammar.predicate import Arguments, Predicate
from tallywire.extract.grammar.syntax import Sentence, Token

__all__ = ["arguments"]

_AWAY: Final = ("home", "back", "out")


def arguments(sentence: Sentence, predicate: Predicate) -> Arguments:
    """The arguments of a predicate."""
    token = predicate.token
    if predicate.is_noun:
        return _noun_arguments(sentence, token)
    passive = is_passive(sentence, token)
    holders = [
        token,
        *(c for c in sentence.children(token, "advmod") if c.lower in _AWAY),
        *(c for c in sentence.children(token, "attr") if c.pos == "ADJ"),
        *(  # "ordered the soldiers home from Iraq"
            c
            for moved in sentence.children(token, "obj", "nsubj:pass")
            for c in sentence.children(moved, "advmod")
            if c.lower in _AWAY
        ),
    ]
    obliques = [
        (child.case, child)
        for holder in holders
        for child in sentence.children(holder, "obl", "nmod")
        if child.case
    ]
    if passive:
        obliques += [(c.case, c) for c in sentence.children(token, "iobj") if c.case]
        patient = sentence.child(token, "nsubj:pass")
        if patient is None and token.dep == "conj":
            patient = sentence.child(sentence.tokens[token.head], "nsubj:pass")
        if patient is None and token.dep in ("acl", "amod", "acl:relcl"):
            patient = sentence.tokens[token.head]
        agent = sentence.child(token, "obl:agent")
        given = sentence.child(token, "obj")
        if given is not None:
            return Arguments(agent, given, patient, tuple(obliques), True)
        return Arguments(agent, patient, None, tuple(obliques), True)
    return Arguments(
        subject_of(sentence, token),
        sentence.child(token, "obj"),
        sentence.child(token, "iobj"),
        tuple(obliques),
        False,
    )


def _noun_arguments(sentence: Sentence, token: Token) -> Arguments:
    """ "Russia's delivery of arms to Mali", "arms sales by France": roles under a noun."""
    owner = sentence.child(token, "nmod:poss")
    obliques = [(c.case, c) for c in sentence.children(token, "nmod", "obl") if c.case]
    content = next((c for case, c in obliques if case == "of"), None)
    agent = next((c for case, c in obliques if case == "by"), None)
    rest = tuple((case, c) for case, c in obliques if case not in ("of", "by"))
    return Arguments(agent or owner, content, None, rest, False)

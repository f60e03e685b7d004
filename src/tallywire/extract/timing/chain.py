"""The words on which it depends when a draft's status holds.

In: a sentence and the word that says what happens.  Out: a ``Chain``: the words that make one
happening of it ("ruled out - sending", "plans - to send"), the verbs that only tell it, and the
main clauses that it hangs on ("..., which stopped when the ships were sent").
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.timing.tense import is_finite
from tallywire.packs.lexicon_grammar import Grammar

__all__ = ["ACTS", "Chain", "chain_of"]

ACTS: Final = frozenset({"requested", "offered", "pledged", "agreed", "authorised", "refused"})
"""Rungs that hold by being said or signed (annotation guide, Time)."""

_TOLD: Final = ("ccomp", "parataxis")
_WHILE: Final = frozenset({"when", "as", "while"})
_ASIDE: Final = frozenset(
    {"after", "before", "since", "despite", "while", "without", "besides", "if"}
)


@dataclass(slots=True)
class Chain:
    """Words by what they are to the draft; each list goes outwards.

    Attributes:
        own: the draft's head and what makes one happening with it.
        shared: verbs it is coordinated with: their dates hold if they stand in front.
        tellers: verbs that tell it.
        outer: verbs of the clauses it hangs on.
        before: verbs of what came right after it: "fell on Monday after men had left".
    """

    own: list[Token] = field(default_factory=list)
    shared: list[Token] = field(default_factory=list)
    tellers: list[Token] = field(default_factory=list)
    outer: list[Token] = field(default_factory=list)
    before: list[Token] = field(default_factory=list)


def chain_of(sentence: Sentence, head: Token, status: str, grammar: Grammar) -> Chain:
    """The chain above ``head``."""
    chain = Chain(own=[head])
    place: list[Token] | None = chain.own
    if head.dep == "amod":
        place = None  # "the U.S.-backed warlords": a mention, not what is told
    current = head
    while place is not None and (above := sentence.head(current)) is not None:
        if current.is_verb or above.lemma not in grammar.speech_verbs:
            place = _next_place(sentence, chain, place, current, status)
        else:
            place = chain.tellers
        if place is not None:
            place.append(above)
            current = above
    return chain


def _next_place(
    sentence: Sentence, chain: Chain, place: list[Token], current: Token, status: str
) -> list[Token] | None:
    """The list that the word above ``current`` goes to, or None where the chain ends."""
    if not current.is_verb:
        return place
    if current.dep in _TOLD:
        return chain.tellers if is_finite(sentence, current) else place
    if place is chain.tellers:
        return place if current.dep == "xcomp" else None
    if place is chain.before:
        return None
    if current.dep == "conj":
        return chain.shared if place is not chain.outer else place
    if current.dep == "advcl":
        return _of_adverbial(sentence, chain, place, current, status)
    if current.dep == "acl":
        return _of_participle(sentence, chain, place, current, status)
    return chain.outer if current.dep == "acl:relcl" else place


def _of_participle(
    sentence: Sentence, chain: Chain, place: list[Token], verb: Token, status: str
) -> list[Token] | None:
    """ "A law allowing", "plans to send"; "the report that men were sent"; "has men serving"."""
    if is_finite(sentence, verb):
        return chain.tellers
    if status in ACTS or verb.tag == "VB":
        return place
    noun = sentence.tokens[verb.head]
    above = sentence.head(noun)
    is_kept = above is not None and above.lemma in ("have", "be", "keep")
    return place if status == "ongoing" and (is_kept or noun.case == "with") else None


def _of_adverbial(
    sentence: Sentence, chain: Chain, place: list[Token], verb: Token, status: str
) -> list[Token] | None:
    """ "Met to discuss sending", "left, leaving 20 men": with the main verb; "as ..." beside it."""
    marks = {m.lower for m in sentence.children(verb, "mark", "advmod")}
    if is_finite(sentence, verb):
        if "after" in marks:
            return chain.before
        return chain.outer if marks & _WHILE else None
    is_aim = verb.tag == "VB" and status in ACTS | {"considered"}
    return place if is_aim or (verb.tag == "VBG" and not marks & _ASIDE) else None

"""Which word of its sentence a date belongs to.

In: a sentence and a date read in it.  Out: a ``Borne`` date: the verb whose clause it places in
time, or the noun that it is part of ("the referendum of 30 July", "the 2018 accord").  A date
that the parser hung on a place or a thing ("to Mali in May") belongs to the verb above.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.model.values import DateSpan
from tallywire.packs.lexicon_grammar import Grammar

__all__ = ["Borne", "borne_by"]

_NAMING: Final = ("nummod", "compound", "amod", "nmod:poss", "det")
"""Relations of a date that is part of a name or description."""

_AT_IT: Final = frozenset({"during", "at", "in", "on"})
_LOOSE: Final = ("ccomp", "parataxis", "advcl", "dep")
_MARKS: Final = frozenset('"“”„«»')


class Borne(msgspec.Struct, frozen=True, gc=False):
    """A date with the word that it places in time.

    Attributes:
        date: the date.
        words: its words in the sentence.
        token: the word of them that governs the others.
        bearer: the verb or noun it belongs to.
        is_noun: whether it describes a noun, and does not place a clause.
        way: the words between, nearest first.
        is_ahead: whether the date lies after the day of publication.
    """

    date: DateSpan
    words: tuple[Token, ...]
    token: Token
    bearer: Token
    is_noun: bool = False
    way: tuple[Token, ...] = ()
    is_ahead: bool = False


def borne_by(sentence: Sentence, date: DateSpan, grammar: Grammar) -> Borne | None:
    """The date with its bearer, or None where its words are not in the sentence."""
    words = sentence.within(date.raw.start, date.raw.end) if date.raw is not None else []
    if not words:
        return None
    token = _governing(words)
    plain = Borne(date, tuple(words), token, token)
    way: list[Token] = []
    is_placed = _is_misread(sentence, words[0], token, grammar)
    current = token
    while (head := sentence.head(current)) is not None:
        if head.is_verb:
            beside = _beside(sentence, current, grammar)
            if beside is not None:
                return replace(plain, bearer=beside, is_noun=True, way=tuple(way))
            return _of_clause(sentence, replace(plain, bearer=head, way=tuple(way)), grammar)
        is_named = current is token and not is_placed and _describes(token, head, grammar)
        if head.is_noun and (is_named or _is_happening(current, head, grammar)):
            head = _whole_noun(sentence, head)
            return replace(plain, bearer=head, is_noun=True, way=tuple(way))
        way.append(head)
        current = head
    return replace(plain, bearer=current, is_noun=not current.is_verb, way=tuple(way))


def _governing(words: Sequence[Token]) -> Token:
    """The word of a date that governs its other words."""
    own = {t.i for t in words}
    for token in words:
        if token.dep not in ("case", "mark") and (token.head not in own or token.head == token.i):
            return token
    return words[0]


def _is_misread(sentence: Sentence, first: Token, token: Token, grammar: Grammar) -> bool:
    """ "On 21 August 2018 Chad concluded": parsed as one noun with the name behind it."""
    before = sentence.tokens[first.i - 1] if first.i else None
    return before is not None and before.lower in grammar.date_prepositions and not token.case


def _whole_noun(sentence: Sentence, noun: Token) -> Token:
    """The noun that a compound ends in: "the April 1 Daily News report"."""
    while noun.dep in ("compound", "amod", "nmod:poss") and noun.head != noun.i:
        noun = sentence.tokens[noun.head]
    return noun


def _describes(token: Token, noun: Token, grammar: Grammar) -> bool:
    """Whether the date says which one is meant: "the 2018 accord", "the vote of 3 May"."""
    if noun.lemma in grammar.time_nouns:
        return False
    return token.dep in _NAMING or token.case == "of"


def _is_happening(token: Token, noun: Token, grammar: Grammar) -> bool:
    """Whether the noun is a happening with a date of its own: "before the vote in May"."""
    if noun.lemma in grammar.dated_events and noun.case in _AT_IT:
        return False  # "signed during a visit in May": both are of that day
    is_event = noun.lemma in grammar.dated_events or noun.case in grammar.apart_prepositions
    return bool(token.case) and is_event


def _beside(sentence: Sentence, token: Token, grammar: Grammar) -> Token | None:
    """The happening straight before a date that was parsed as its neighbour."""
    for other in sentence.children(sentence.tokens[token.head], "obl"):
        is_apart = other.case in grammar.apart_prepositions and not _is_time(other, grammar)
        if is_apart and sentence.subtree(other)[-1].i == sentence.subtree(token)[0].i - 1:
            return other
    return None


def _is_time(token: Token, grammar: Grammar) -> bool:
    return token.pos == "NUM" or token.lemma in grammar.time_nouns


def _of_clause(sentence: Sentence, borne: Borne, grammar: Grammar) -> Borne:
    """ "In June 2018, the daily reports, a ministry granted": the date is that of granting."""
    verb = borne.bearer
    if verb.lemma not in grammar.speech_verbs or not _is_put_in(sentence, borne):
        return borne
    outer = sentence.head(verb)
    if outer is not None and outer.is_verb and verb.dep in _LOOSE and verb.i < outer.i:
        return replace(borne, bearer=outer)
    for said in sentence.children(verb, "ccomp", "parataxis"):
        if said.i > verb.i and not sentence.children(said, "mark"):
            return replace(borne, bearer=said)
    return borne


def _is_put_in(sentence: Sentence, borne: Borne) -> bool:
    """Whether the verb stands between the date in front and a comma, no quotation behind."""
    after = [t.text for t in sentence.tokens[borne.bearer.i + 1 :][:2]]
    is_cut = after[:1] == [","] and not set(after[1:]) & _MARKS
    return borne.token.i < borne.bearer.i and is_cut

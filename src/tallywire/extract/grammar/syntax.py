"""Sentences as trees: the only view of grammar that the reading rules have.

In: tokens with Universal-Dependency-like relations, made by ``parse``.  Out: ``Token`` and
``Sentence`` with the walks that rules need.  Relations differ from UD 2 in one point: a
copula heads its clause (``attr`` is its complement), because status is read from verbs.

Relations used: nsubj, nsubj:pass, csubj, obj, iobj, obl, obl:agent, nmod, nmod:poss, case,
mark, aux, aux:pass, neg, amod, nummod, det, compound, appos, conj, cc, advmod, advcl, acl,
acl:relcl, ccomp, xcomp, attr, expl, prt, punct, root, dep.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from operator import attrgetter
from typing import Final

import msgspec
from msgspec.structs import force_setattr

__all__ = ["Sentence", "Token"]

_VERBAL: Final = frozenset({"VERB", "AUX"})
_LEMMA: Final = attrgetter("lemma")
_LOWER: Final = attrgetter("lower")
_PLACE: Final = attrgetter("i")
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word, or one name of several words.

    Attributes:
        i: place in the sentence.
        start: first code point in the document.
        end: one past the last.
        text: the document's characters.
        lemma: lower-case dictionary form.
        pos: universal part of speech.
        tag: Penn Treebank tag.
        dep: relation to the head.
        head: place of the head; its own place for the root.
        case: the preposition of an oblique or nominal modifier, else "".
        name: place of the name mention it stands for in ``Sentence.names``, or -1.
        lower: the text in lower case, whatever is given.
        is_verb: whether it is a verb or an auxiliary, whatever is given.
        is_noun: whether it can head a noun phrase, whatever is given.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    case: str = ""
    name: int = -1
    lower: str = ""
    is_verb: bool = False
    is_noun: bool = False

    def __post_init__(self) -> None:
        force_setattr(self, "lower", self.text.lower())  # rules ask for these all the time
        force_setattr(self, "is_verb", self.pos in _VERBAL)
        force_setattr(self, "is_noun", self.pos in _NOMINAL)


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """One parsed sentence of a document.

    Attributes:
        index: place among the document's sentences.
        start: first code point in the document.
        end: one past the last.
        text: its characters.
        tokens: its words in order.
        paragraph: number of the paragraph it stands in.
        zone: kind of the zone it stands in, or "body".
        tells_in_present: the whole text tells what happened in the present tense.
        language: ISO 639-1 code of the pack whose grammar holds for it.
        verbs: its verbs and auxiliaries in order, whatever is given.
        nouns: the words that can head a noun phrase in order, whatever is given.
        lemmas: the lemmas of all its words, whatever is given: a rule that begins with a word
            of a list asks here first whether there is one.
        words: all its words in lower case, whatever is given.
    """

    index: int
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    paragraph: int = 0
    zone: str = "body"
    language: str = "en"
    tells_in_present: bool = False
    verbs: tuple[Token, ...] = ()
    nouns: tuple[Token, ...] = ()
    lemmas: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    _children: tuple[list[Token], ...] = ()

    def __post_init__(self) -> None:
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token)
        force_setattr(self, "_children", tuple(below))
        force_setattr(self, "verbs", tuple([t for t in self.tokens if t.is_verb]))
        force_setattr(self, "nouns", tuple([t for t in self.tokens if t.is_noun]))
        force_setattr(self, "lemmas", frozenset(map(_LEMMA, self.tokens)))
        force_setattr(self, "words", frozenset(map(_LOWER, self.tokens)))

    def children(self, token: Token, *deps: str) -> list[Token]:
        """Dependents of ``token`` in order, those with one of ``deps`` if any are named."""
        if not deps:
            return self._children[token.i].copy()
        found = []
        for below in self._children[token.i]:  # a plain loop: nothing is asked more often
            if below.dep in deps:
                found.append(below)
        return found

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first dependent with one of ``deps``, or None."""
        for below in self._children[token.i]:
            if not deps or below.dep in deps:
                return below
        return None

    def has_any(self, words: Set[str]) -> bool:
        """Whether one of the words is in it, as it is written or as a lemma."""
        return not (words.isdisjoint(self.lemmas) and words.isdisjoint(self.words))

    def among(self, lemmas: Set[str]) -> list[Token]:
        """Its words with one of these lemmas, in order; where there are none it costs little."""
        if self.lemmas.isdisjoint(lemmas):
            return []
        return [t for t in self.tokens if t.lemma in lemmas]

    def head(self, token: Token) -> Token | None:
        """The governor, or None for the root."""
        return None if token.head == token.i else self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governors, nearest first."""
        current = self.head(token)
        while current is not None:
            yield current
            current = self.head(current)

    def subtree(self, token: Token) -> list[Token]:
        """The token with everything below it, in order of the text."""
        found = [token]
        for one in found:  # grows as it goes
            found.extend(self._children[one.i])
        found.sort(key=_PLACE)
        return found

    def span_of(self, token: Token) -> tuple[int, int]:
        """Code points from the first to the last word of the subtree."""
        words = self.subtree(token)
        return words[0].start, words[-1].end

    def conjuncts(self, token: Token) -> list[Token]:
        """The token and all that are coordinated with it, in order, whichever comes first."""
        first = token
        while first.dep == "conj" and first.head != first.i:
            first = self.tokens[first.head]
        found = [first]
        for one in found:  # grows as it goes
            found += [t for t in self._children[one.i] if t.dep == "conj"]
        found.sort(key=_PLACE)
        return found

    def at(self, offset: int) -> Token | None:
        """The token that covers a code point of the document, or None."""
        for token in self.tokens:
            if token.start <= offset < token.end:
                return token
        return None

    def within(self, start: int, end: int) -> list[Token]:
        """Tokens that overlap ``start:end``."""
        return [t for t in self.tokens if t.start < end and start < t.end]

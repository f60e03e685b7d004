"""Verbs with their particles: "send home", "transport 200 tanks out of".

In: a sentence, a verb and the lists of verbs.  Out: the entry of the verb with its particle, else
of the verb alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final, TypeVar

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.packs.lexicon_grammar import load_grammar
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["phrasal", "phrase_of", "verb_classes"]

Entry = TypeVar("Entry")

_FAR: Final = 24
"""How far behind its verb an "out of" may stand: a long list can come between."""


def verb_classes(sentence: Sentence, verb: Token, words: Predicates) -> tuple[str, ...]:
    """Classes of the verb with its particle, else of the verb alone."""
    if verb.lemma not in words.particled:
        return words.by_verb.get(verb.lemma, ())
    return phrasal(sentence, verb, _particles(sentence, verb), words.by_verb) or ()


def phrase_of(sentence: Sentence, noun: Token) -> str:
    """The noun, or the phrase "green light" that it ends."""
    before = sentence.tokens[noun.i - 1] if noun.i else None
    return f"green {noun.lemma}" if before is not None and before.lower == "green" else noun.lemma


def phrasal(
    sentence: Sentence, token: Token, particles: Iterable[Token], entries: Mapping[str, Entry]
) -> Entry | None:
    """The entry of the word with a particle or the next word, else of its lemma alone."""
    following = sentence.tokens[token.i + 1 : token.i + 2]
    for particle in (*particles, *following):
        entry = entries.get(f"{token.lemma} {particle.lower}")
        if entry:
            return entry
    return entries.get(token.lemma)


def _particles(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Particles and adverbs of the verb, and a "home" that the parser hung elsewhere."""
    yield from sentence.children(verb, "prt", "advmod", "obl:npmod")
    for token in sentence.tokens[verb.i + 1 : verb.i + 8]:
        if token.is_verb:
            return
        if token.lower == "home":
            yield token
    for token, following in pairwise(sentence.tokens[verb.i + 1 : verb.i + _FAR]):
        if token.is_verb:
            return
        if token.lower == "out" and following.lower == "of" and not _has_goal(sentence, token):
            yield token


def _has_goal(sentence: Sentence, out: Token) -> bool:
    """ "Out of Libya to Chad": what is sent on is not withdrawn."""
    after = sentence.tokens[out.i + 2 : out.i + 5]
    out_of_use = load_grammar(sentence.language).out_of_use
    if any(t.lower in out_of_use for t in after):
        return True  # "taken out of active service"
    return any(t.lower in ("to", "into") for t in after)

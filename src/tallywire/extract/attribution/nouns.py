"""Sayings as nouns: "Norland's claim that", "a promise by Norland to".

In: a sentence, the resolver of speakers and the cue words.  Out: ``Claim`` values.  The owner of
the noun is the speaker; the clause beside it is what is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tallywire.extract.attribution.claims import Claim, Range
from tallywire.extract.attribution.resolver import Resolver
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.packs.lexicon_cues import CueLexicon

__all__ = ["noun_claims"]

MAKERS: Final = frozenset({"by", "from"})


def noun_claims(sentence: Sentence, resolver: Resolver, cues: CueLexicon) -> Iterator[Claim]:
    """The claims that nouns of saying make in a sentence, in order."""
    for noun in sentence.among(cues.nouns.voicing):
        if noun.pos != "NOUN":
            continue
        is_saying = noun.lemma in cues.nouns.saying
        content = _content(sentence, noun)
        owner = _owner(sentence, noun) if content is not None else None
        speaker = resolver.resolve(sentence, owner) if owner is not None else None
        if owner is None and content is not None and _is_rumour(sentence, noun, cues):
            owner, speaker = noun, resolver.describe(sentence, noun, "outlet")
        if content is None or owner is None or speaker is None:
            continue
        yield Claim(
            (noun.start, noun.end),
            (*speaker.relays, speaker),
            (content,),
            sentence.index,
            sentence.paragraph,
            "saying" if is_saying else "act",
            speaker.is_back,
            resolver.phrase(sentence, owner, noun),
        )


def _is_rumour(s: Sentence, noun: Token, cues: CueLexicon) -> bool:
    """ "After reports that": nobody's, and nobody speaks of them either."""
    above = s.head(noun)
    spoken = above is not None and above.lemma in cues.verbs.speaking
    return noun.tag == "NNS" and noun.lemma == "report" and not spoken


def _owner(s: Sentence, noun: Token) -> Token | None:
    """Whose saying it is."""
    owner = s.child(noun, "nmod:poss")
    if owner is not None:
        return owner
    return next((c for c in s.children(noun, "nmod") if c.case in MAKERS), None)


def _content(s: Sentence, noun: Token) -> Range | None:
    """The clause beside the noun."""
    for child in s.children(noun, "acl", "ccomp", "acl:relcl"):
        first = s.subtree(child)[0]
        if first.i > noun.i and (first.lower == "that" or child.tag == "VB"):
            return (first.start, s.span_of(child)[1])
    return None

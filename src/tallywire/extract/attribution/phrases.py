"""Reporting phrases: "according to", "as Reuters reported", "by its own count", "its figure is".

In: a sentence, the resolver and the cue words.  Out: ``Claim`` values.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from tallywire.extract.attribution.claims import Claim, Range
from tallywire.extract.attribution.resolver import Resolver
from tallywire.extract.attribution.speakers import Speaker
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.packs.lexicon_cues import CueLexicon

__all__ = ["phrase_claims"]

OPENERS: Final = frozenset({"according", "by", "as"})
STOPS: Final = frozenset({";", ":"})


def phrase_claims(sentence: Sentence, resolver: Resolver, cues: CueLexicon) -> Iterator[Claim]:
    """The claims that the phrases of a sentence make, in order."""
    if OPENERS.isdisjoint(sentence.words) and cues.nouns.account.isdisjoint(sentence.lemmas):
        return
    for token in sentence.tokens:
        if token.lower == "according" and token.i + 2 < len(sentence.tokens):
            yield from _according(sentence, token, resolver, cues)
        elif token.lower == "by" and token.dep == "case":
            yield from _by_count(sentence, token, resolver, cues)
        elif token.lemma in cues.nouns.account and token.dep == "nsubj":
            yield from _account(sentence, token, resolver, cues)
        elif token.lower == "as" and token.dep in ("mark", "advmod", "case"):
            yield from _as_told(sentence, token, resolver, cues)


def _according(s: Sentence, cue: Token, resolver: Resolver, cues: CueLexicon) -> Iterator[Claim]:
    to = s.tokens[cue.i + 1]
    if to.lower != "to":
        return
    head = _object(s, cue, to)
    if head is None:
        return
    speaker = resolver.resolve(s, head)
    if speaker is None:
        if head.pos not in ("NOUN", "PROPN") or head.lemma in cues.nouns.no_source:
            return
        speaker = resolver.describe(s, head, "organisation" if head.pos == "PROPN" else "document")
    inside = _informants(s, head, resolver)
    resolver.memory.said.append(replace((inside or (speaker,))[-1], sentence=s.index))
    speakers = (*speaker.relays, *(inside or (speaker,)))
    if inside and inside[-1].start != speaker.start and speaker.kind not in ("document",):
        speakers = (*speaker.relays, speaker, *inside)
    last = max(resolver.core(s, head)[-1].end, to.end, *(p.end for p in speakers))
    again = speakers[-1].is_back or _is_short(speakers[-1], resolver)
    content = _around(s, cue, last)
    yield Claim(
        (cue.start, to.end),
        speakers,
        content,
        s.index,
        s.paragraph,
        "phrase",
        again,
        resolver.phrase(s, head, to),
    )


def _is_short(speaker: Speaker, resolver: Resolver) -> bool:
    """Whether a person is named by surname alone, and so was named before."""
    return len(resolver.text[speaker.start : speaker.end].split()) < len(speaker.name.split())


def _object(s: Sentence, cue: Token, to: Token) -> Token | None:
    """What "according to" governs: by the tree where that points right, else the next noun."""
    for word in (to, cue):
        head = s.tokens[word.head]
        if head.i > to.i and head.is_noun:
            return head
    following = s.tokens[to.i + 1 : to.i + 9]
    nouns: list[Token] = []
    for token in following:
        if token.is_noun:
            nouns.append(token)
        elif nouns:
            break
    return nouns[-1] if nouns else None


def _informants(s: Sentence, head: Token, resolver: Resolver) -> tuple[Speaker, ...]:
    """Who is behind it: "information from security sources", "the paper, which cited"."""
    for child in s.children(head, "nmod", "acl:relcl"):
        if (
            child.dep == "nmod"
            and child.case == "from"
            and head.lemma in resolver.cues.nouns.informing
        ):
            inner = resolver.resolve(s, child)
            return (inner,) if inner is not None else ()
        if child.dep == "acl:relcl" and child.lemma in resolver.cues.verbs.quote:
            cited = s.child(child, "obj")
            inner = resolver.resolve(s, cited) if cited is not None else None
            return (inner,) if inner is not None else ()
    return ()


def _around(s: Sentence, cue: Token, last: int) -> tuple[Range, ...]:
    """What a phrase at ``cue`` speaks for: all of its stretch between semicolons."""
    if cue.i <= 2:
        return ((last, s.end),)
    left = _clause_start(s, cue)
    for token in s.tokens[: cue.i]:
        if token.text in STOPS and token.end < cue.start - 1 and not _is_quoted(s, token):
            left = token.end
    previous = s.tokens[cue.i - 1] if cue.i else None
    if previous is not None and previous.text in STOPS:
        return ((last, s.end),)
    right = s.end
    for token in s.tokens[cue.i :]:
        if token.text == ";" and not _is_quoted(s, token):
            right = token.start
            break
    ranges = [(left, cue.start), (last, right)]
    return tuple((a, b) for a, b in ranges if b - a > 1)


def _clause_start(s: Sentence, cue: Token) -> int:
    """Where the clause of the cue begins: ", which cost 40 lives according to the army"."""
    for above in s.ancestors(cue):
        if above.dep == "acl:relcl":
            first = s.subtree(above)[0]
            after_comma = first.i > 0 and s.tokens[first.i - 1].text in (",", "-", "–", "—", "--")
            commas = [t for t in s.tokens[first.i : cue.i] if t.text == ","]
            if after_comma and first.lower in ("which", "who", "whose", "where") and not commas:
                return first.start
    return s.start


def _is_quoted(s: Sentence, token: Token) -> bool:
    """Whether the token stands inside a quotation of its sentence."""
    return sum(t.text in ('"', "“", "”") for t in s.tokens[: token.i]) % 2 == 1


def _by_count(s: Sentence, by: Token, resolver: Resolver, cues: CueLexicon) -> Iterator[Claim]:
    noun = s.tokens[by.head]
    owner = s.child(noun, "nmod:poss")
    if noun.lemma not in cues.nouns.account or owner is None:
        return
    core = resolver.core(s, owner)
    if resolver.text[core[0].start : core[-1].end].lower().removesuffix(
        "'s"
    ) in cues.first_person or (owner.lower in ("our", "my")):
        speaker: Speaker | None = Speaker("", "publisher", core[0].start, core[-1].end)
    else:
        speaker = resolver.resolve(s, owner)
    if speaker is None:
        return
    commas = [t for t in s.tokens[: by.i] if t.text == ","]
    if commas and commas[-1].i == by.i - 1:
        content: tuple[Range, ...] = ((s.start, by.start),)
    else:
        content = ((commas[-1].end if commas else s.start, s.end),)
    yield Claim((by.start, noun.end), (speaker,), content, s.index, s.paragraph, "phrase")


def _account(s: Sentence, noun: Token, resolver: Resolver, cues: CueLexicon) -> Iterator[Claim]:
    verb = s.head(noun)
    owner = s.child(noun, "nmod:poss")
    if verb is None or owner is None or verb.lemma not in cues.verbs.at_figure:
        return
    speaker = resolver.resolve(s, owner)
    if speaker is None or speaker.kind == "publisher":
        return
    speakers = (*resolver.relays(s, noun), speaker)
    start, end = s.span_of(verb)
    yield Claim(
        (noun.start, noun.end),
        speakers,
        ((start, end),),
        s.index,
        s.paragraph,
        "noun",
        speaker.is_back,
    )


def _as_told(s: Sentence, cue: Token, resolver: Resolver, cues: CueLexicon) -> Iterator[Claim]:
    """Claims of "as Sputnik reports it", "as quoted by Sputnik", "as the paper put it"."""
    tokens = s.tokens[cue.i + 1 : cue.i + 9]
    by = next((t for t in tokens if t.lower == "by"), None)
    verb = next(
        (t for t in tokens if t.lemma in cues.verbs.say or t.lemma in cues.phrases.relay), None
    )
    if verb is None or verb.lemma in cues.verbs.label:
        return
    if verb.tag == "VBN" and by is not None and by.i <= verb.i + 2:
        agent = s.tokens[by.head] if s.tokens[by.head].i > by.i else None
    elif verb.tag in ("VBZ", "VBD", "VBP", "VBN") and (
        verb.lemma not in cues.verbs.plea and s.child(verb, "ccomp", "xcomp", "nsubj:pass") is None
    ):
        agent = s.child(verb, "nsubj")
    else:
        return
    speaker = resolver.resolve(s, agent) if agent is not None and agent.i > cue.i else None
    if speaker is None and agent is not None and by is not None and agent.text[:1].isupper():
        speaker = resolver.describe(s, agent, "outlet")
    if speaker is None:
        return
    stop = next(
        (t for t in s.tokens[max(verb.i, agent.i if agent else 0) :] if t.text in (",", ";", ".")),
        None,
    )
    last = stop.end if stop is not None else s.end
    content = _around(s, cue, last)
    if content:
        yield Claim(
            (cue.start, verb.end),
            (speaker,),
            content,
            s.index,
            s.paragraph,
            "phrase",
            speaker.is_back,
        )

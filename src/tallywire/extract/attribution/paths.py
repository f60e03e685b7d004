"""From claims to paths: nesting, hops taken up again, and carrying over.

In: the claims of a document and its sentences.  Out: ``Attribution``, which gives the path of
hops for any character of a parsed sentence.

Nesting: a claim is outside another if the other's reporting word is part of what it says.
Carry-over: a sentence without claim after a reported one in the same paragraph goes on in
that voice if it leans on it; a claim taken up again ("he added") keeps its hops.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby
from typing import Final

import msgspec
from msgspec.structs import replace

from tallywire.extract.attribution.claims import Claim
from tallywire.extract.attribution.speakers import Speaker
from tallywire.extract.grammar.syntax import Sentence
from tallywire.extract.watch import rule
from tallywire.model.statement import Hop
from tallywire.model.values import Span
from tallywire.packs.lexicon_cues import CueLexicon

__all__ = ["Attribution", "build"]

_BULLET: Final = re.compile(r"[-•*–—·▪●]|\(?[0-9a-z]{1,2}[.)]\s|[a-z]")
SHELF: Final = 256
"""Characters to a shelf; keeps asking for a path independent of the length of the text."""
GAP: Final = 3
"""Paragraphs after which a speaker taken up again is no longer heard through the same outlet."""
NEXT: Final = 10
"""Code points between a report and the "according to" that says where it has it from."""
PASSING: Final = frozenset({"outlet", "social"})
"""Who passes on what somebody did by speaking; anybody else answers for it instead."""
Step = tuple[Speaker, Claim]
Path = tuple[Step, ...]


class Attribution(msgspec.Struct, frozen=True, gc=False):
    """Who answers for each character of the parsed sentences.

    Attributes:
        text: the document's text.
        claims: all claims in order of their reporting words, acts aside.
        acts: claims of form act: they make no hops.
        prefixes: hops that a claim takes over from an earlier one, by its place in ``claims``.
        carried: the path each sentence carries over, by its index.
        shelves: for every ``SHELF`` characters the claims that speak for some of them.
    """

    text: str
    claims: tuple[Claim, ...] = ()
    prefixes: tuple[Path, ...] = ()
    carried: tuple[tuple[int, Path], ...] = ()
    shelves: tuple[tuple[int, ...], ...] = ()
    acts: tuple[Claim, ...] = ()

    def path_at(self, sentence_index: int, offset: int) -> tuple[Hop, ...]:
        """The path at a character, outermost first, origin last; empty for the publisher.

        Args:
            sentence_index: index of the sentence the character stands in.
            offset: code point of the document.
        """
        steps = self._steps(sentence_index, offset)
        return tuple(self._hop(speaker, claim, sentence_index) for speaker, claim in steps)

    def is_quoted(self, offset: int) -> bool:
        """Whether the character stands in somebody's own words.

        Args:
            offset: code point of the document.
        """
        return any(self.claims[n].form == "quote" for n in self._layers(offset))

    def edges_in(self, sentence: Sentence) -> list[int]:
        """Where they begin and end who answer for words of the sentence, in order."""
        near = self.shelves[sentence.start // SHELF : sentence.end // SHELF + 1]
        parts = (part for shelf in near for n in shelf for part in self.claims[n].content)
        first, last = sentence.start, sentence.end
        return sorted({at for part in parts if part[0] < last and first < part[1] for at in part})

    def _steps(self, index: int, offset: int) -> Path:
        return self._path(index, self._layers(offset))

    def _layers(self, offset: int) -> tuple[int, ...]:
        """The claims that say the character, by their places in ``claims``."""
        shelf = offset // SHELF
        near = self.shelves[shelf] if 0 <= shelf < len(self.shelves) else ()
        return tuple(n for n in near if self.claims[n].covers(offset))

    def _path(self, index: int, said_by: tuple[int, ...]) -> Path:
        """The path of a character of a sentence that these claims say."""
        layers = [(n, self.claims[n]) for n in said_by]
        all_here = [c for _, c in layers]
        layers.sort(key=lambda item: (_depth(item[1], all_here), -item[1].size))
        steps: list[Step] = []
        is_own = False
        for n, claim in layers:
            is_own = is_own or claim.form != "credit"
            if claim.speakers[-1].kind == "publisher":
                if not any(s.form == "quote" for _, s in steps) and not _in_quote(claim, layers):
                    steps = []
                continue
            if claim.form == "deed" and any(s.kind not in PASSING for s, _ in steps):
                continue
            steps.extend(self.prefixes[n])
            steps.extend((speaker, claim) for speaker in claim.speakers)
        if not is_own:
            at = bisect_right(self.carried, index, key=lambda item: item[0]) - 1
            if at >= 0 and self.carried[at][0] == index:
                steps.extend(self.carried[at][1])
        return _distinct(steps)

    @rule("origin.path")
    def _hop(self, speaker: Speaker, claim: Claim, index: int) -> Hop:
        return Hop(
            speaker.name,
            speaker.kind,
            Span.of(self.text, speaker.start, speaker.end),
            Span.of(self.text, *claim.cue),
            claim.sentence != index,
        )


def _in_quote(claim: Claim, layers: Sequence[tuple[int, Claim]]) -> bool:
    return any(c.form == "quote" and c.covers(claim.cue[0]) for _, c in layers)


def _depth(claim: Claim, others: Sequence[Claim]) -> int:
    """How many claims say this claim's reporting word."""
    return sum(
        1
        for o in others
        if o is not claim
        and o.covers(claim.cue[0])
        and not (claim.form == "quote" and o.cue == claim.cue)
        and not (claim.covers(o.cue[0]) and _rank(claim) < _rank(o) and not _is_told_next(claim, o))
    )


def _is_told_next(phrase: Claim, report: Claim) -> bool:
    """ "The paper reported that, according to an official, ...": whom it heard it from."""
    gap = phrase.cue[0] - report.cue[1]
    return phrase.form == "phrase" and report.form == "verb" and 0 <= gap < NEXT


def _rank(claim: Claim) -> int:
    """Of two claims that each say the other's word, the lower is the outer."""
    if claim.form == "credit":
        return 0
    trails = bool(claim.content) and claim.content[0][0] < claim.cue[0]
    return 1 if claim.form == "phrase" or (trails and claim.form in ("verb", "deed")) else 2


def _distinct(steps: Sequence[Step]) -> Path:
    """The steps without repetitions of a name; the innermost place counts."""
    if len(steps) < 2:
        return tuple(steps)
    kept: list[Step] = []
    for speaker, claim in reversed(steps):
        if all(_key(speaker) != _key(s) for s, _ in kept):
            kept.append((speaker, claim))
    return tuple(reversed(kept))


def _key(speaker: Speaker) -> str:
    return speaker.name.casefold().removeprefix("the ")


def build(
    text: str, sentences: Sequence[Sentence], claims: Sequence[Claim], cues: CueLexicon
) -> Attribution:
    """The attribution that the claims make together."""
    every = sorted(claims, key=lambda c: (c.cue, c.form, c.content))
    ordered = tuple(c for c in every if c.form != "act")
    acts = tuple(c for c in every if c.form == "act")
    bare = Attribution(text, ordered, ((),) * len(ordered), (), _shelves(text, ordered), acts)
    prefixes = _prefixes(bare)
    whole = replace(bare, prefixes=prefixes)
    return replace(whole, carried=_carry(whole, sentences, cues))


def _shelves(text: str, claims: Sequence[Claim]) -> tuple[tuple[int, ...], ...]:
    shelves: list[list[int]] = [[] for _ in range(len(text) // SHELF + 1)]
    for n, claim in enumerate(claims):
        taken = {i for a, b in claim.content for i in range(a // SHELF, (b - 1) // SHELF + 1)}
        for i in sorted(taken):
            shelves[i].append(n)
    return tuple(map(tuple, shelves))


def _prefixes(bare: Attribution) -> tuple[Path, ...]:
    """Hops that claims taken up again keep from the claim before of the same speaker."""
    found: list[Path] = []
    known: dict[str, tuple[int, Path]] = {}
    unnamed: tuple[int, Path] | None = None
    for claim in bare.claims:
        origin = claim.speakers[-1]
        place = claim.content[0][0] if claim.content else claim.cue[0]
        own = bare._steps(claim.sentence, place)
        prefix: Path = ()
        before = known.get(_key(origin))
        if before is None and claim.is_again and origin.kind == "anonymous":
            before = unnamed
        if len(own) <= 1 and before is not None and claim.form != "quote":
            gap = 0 if origin.kind == "anonymous" else claim.paragraph - before[0]
            is_back = claim.is_again or len(bare.text[origin.start : origin.end].split()) < len(
                origin.name.split()
            )
            if is_back and gap <= GAP and not _is_dated(bare.text, claim):
                prefix = before[1]
        found.append(prefix)
        hops = (*prefix, *own)
        names = [_key(s) for s, _ in hops]
        if _key(origin) in names:
            known[_key(origin)] = (claim.paragraph, tuple(hops[: names.index(_key(origin))]))
            if origin.kind == "anonymous":
                unnamed = known[_key(origin)]
    return tuple(found)


def _is_dated(text: str, claim: Claim) -> bool:
    """Whether the reporting is set in another time ("In January 2022 he had spoken")."""
    line = text[max(0, claim.cue[0] - 24) : claim.cue[0]]
    return claim.form == "verb" and bool(re.search(r"\bhad (?:\w+ly )?(?:already )?$", line))


def _carry(
    whole: Attribution, sentences: Sequence[Sentence], cues: CueLexicon
) -> tuple[tuple[int, Path], ...]:
    """Paths that sentences without a claim of their own take from the one before."""
    carried: list[tuple[int, Path]] = []
    closings: dict[int, Path] = {}

    def closing(sentence: Sentence | None) -> Path:
        if sentence is None:
            return ()
        if sentence.index not in closings:
            closings[sentence.index] = _closing(whole, sentence)
        return closings[sentence.index]

    previous: Sentence | None = None
    source: Sentence | None = None  # whose path goes on
    is_listing = False
    speaking = {c.sentence for c in whole.claims if c.form not in ("credit", "saying")}
    for at, sentence in enumerate(sentences):
        if sentence.index in speaking or closing(sentence):
            source = sentence
        elif previous is None or previous.paragraph != sentence.paragraph:
            source = source if is_listing and _is_item(sentence) else None
            if path := closing(source):
                carried.append((sentence.index, path))
                previous = sentence
                continue
        elif (path := closing(source)) and (
            _continues(sentence, cues) or _enclosed(whole, sentences, at, path)
        ):
            carried.append((sentence.index, path))
        else:
            source = None
        is_listing = sentence.text.rstrip().endswith(":") and bool(closing(source))
        previous = sentence
    return tuple(carried)


def _closing(whole: Attribution, sentence: Sentence) -> Path:
    """The path of most of the words that anybody but the publisher answers for."""
    counts: dict[Path, int] = {}
    edges = whole.edges_in(sentence)
    starts = [t.start for t in sentence.tokens if t.is_noun or t.is_verb] if edges else []
    stretches = groupby(starts, key=lambda start: bisect_right(edges, start))
    for first, number in ((next(words), 1 + sum(1 for _ in words)) for _, words in stretches):
        path = whole._steps(sentence.index, first)
        steps = tuple(s for s in path if s[1].form not in ("credit", "saying"))
        if steps:
            counts[steps] = counts.get(steps, 0) + number
    return max(counts, key=lambda path: (counts[path], len(path)), default=())


def _continues(sentence: Sentence, cues: CueLexicon) -> bool:
    """Whether the sentence leans on the one before it."""
    words = [t for t in sentence.tokens if t.pos != "PUNCT"]
    if not words:
        return False
    if sentence.text.rstrip().endswith("?"):
        return False
    first = words[0].lower
    if first in cues.first_person or first in cues.carry.breaking:
        return False
    if first in cues.carry.leaning:
        return True
    second = words[1].lower if len(words) > 1 else ""
    if first == "the" and second in cues.carry.leaning_seconds:
        return True
    if first == "a" and second == "further":
        return True
    head = [t for t in words[:6] if t.dep in ("nsubj", "nsubj:pass")]
    if first == "the" and head and head[0].lemma in cues.carry.leaning_nouns:
        return True
    return any(t.lower in ("it", "its", "their", "them") for t in words[:9])


def _is_item(sentence: Sentence) -> bool:
    """Whether the sentence is an item of a list rather than a paragraph of prose."""
    text = sentence.text.strip()
    return bool(_BULLET.match(text)) or text[-1:] not in '.!?”"'


def _enclosed(whole: Attribution, sentences: Sequence[Sentence], at: int, path: Path) -> bool:
    """Whether the next report in the paragraph is by the same speaker."""
    for later in sentences[at + 1 : at + 4]:
        if later.paragraph != sentences[at].paragraph:
            return False
        claims = [c for c in whole.claims if c.sentence == later.index and c.form != "credit"]
        if claims:
            return _key(claims[0].speakers[-1]) == _key(path[-1][0])
    return False

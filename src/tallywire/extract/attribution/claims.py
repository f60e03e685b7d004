"""A claim: characters of the text that somebody other than the publisher answers for.

In: nothing.  Out: ``Claim`` and the arithmetic of character ranges that all rules share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from tallywire.extract.attribution.speakers import Speaker

__all__ = ["Claim", "Range", "covers", "subtract", "without_publisher"]

Range = tuple[int, int]


class Claim(msgspec.Struct, frozen=True, gc=False):
    """One act of reporting.

    Attributes:
        cue: characters of the reporting word or phrase.
        speakers: who passes it on, outermost first; the last is who says it.
        content: what is said, as ranges in order.
        sentence: index of the sentence of the cue.
        paragraph: number of its paragraph.
        form: verb, phrase, noun, quote, credit or headline; saying, of a noun ("a promise by
            Norland to go"), which no later sentence carries on; deed, where a person or paper does
            something by saying it ("the envoy called for a truce"); act, where a state or body
            does, of which it is the publisher who tells.
        is_again: the speaker is taken up from before ("he added"), and with it its hops.
        phrase: characters of the whole noun phrase of the speaker, if it was read from one.
    """

    cue: Range
    speakers: tuple[Speaker, ...]
    content: tuple[Range, ...]
    sentence: int
    paragraph: int
    form: str
    is_again: bool = False
    phrase: Range | None = None

    def covers(self, offset: int) -> bool:
        """Whether the character is part of what is said."""
        return covers(self.content, offset)

    @property
    def size(self) -> int:
        """Number of characters said."""
        return sum(end - start for start, end in self.content)


def covers(ranges: Iterable[Range], offset: int) -> bool:
    """Whether ``offset`` lies in one of ``ranges``."""
    for start, end in ranges:  # noqa: SIM110 - asked of every word, and a generator costs more
        if start <= offset < end:
            return True
    return False


def subtract(ranges: Sequence[Range], holes: Sequence[Range]) -> tuple[Range, ...]:
    """``ranges`` without ``holes``, in order, nothing empty."""
    kept = list(ranges)
    for low, high in holes:
        cut: list[Range] = []
        for start, end in kept:
            if high <= start or end <= low:
                cut.append((start, end))
                continue
            cut += [(start, low), (high, end)]
        kept = [(start, end) for start, end in cut if start < end]
    return tuple(sorted(kept))


def without_publisher(claim: Claim, publisher: str) -> Claim:
    """The claim without the publisher among its hops; as the origin it is nobody else.

    Args:
        claim: one act of reporting.
        publisher: who published the text.
    """
    own = set(re.findall(r"\w+", publisher.lower()))
    *hops, origin = claim.speakers
    kept = [s for s in hops if not _is_publisher(s, own)]
    if _is_publisher(origin, own):
        origin = replace(origin, name="", kind="publisher")
    return replace(claim, speakers=(*kept, origin))


def _is_publisher(speaker: Speaker, own: set[str]) -> bool:
    if speaker.kind != "outlet":
        return False
    words = set(re.findall(r"\w+", speaker.name.lower())) - {"the"}
    return bool(words) and words <= own

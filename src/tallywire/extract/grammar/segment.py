"""Document -> the sentences of its readable text, as bounds.

In: a ``Document`` with its zones.  Out: ``Bounds`` in order of offset.  Zones that say
nothing about the world (bylines, credits, calls to subscribe) are left out; a dateline is
cut off from the sentence it stands before.  Quotation marks never glue sentences together:
a quotation of three sentences is three sentences, each of which keeps its own marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from typing import Final

import sentencex

from tallywire.model.document import Document, Zone

__all__ = ["Bounds", "segment"]

SILENT: Final = frozenset({"dateline", "byline", "credit", "subscribe", "read_more"})
_QUOTES: Final = '"“”„«»'
_CLOSING: Final = re.compile(r"[”\"»’')\]]+(?=\s|$)")
_BREAK: Final = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029](?:(?<=\r)\n)?")
_GAP: Final = re.compile(r"(?:\n|\r\n)[ \t]*(?:\r?\n[ \t]*)+")
_ENDED: Final = re.compile(r"[.!?:…][”\"»’')\]]*\s*$")
_WRAPPED: Final = range(50, 110)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A sentence: its code points, the paragraph it is in, the zone it stands in."""

    index: int
    start: int
    end: int
    paragraph: int
    zone: str


def segment(document: Document) -> tuple[Bounds, ...]:
    """The sentences of ``document`` that may carry statements."""
    found: list[Bounds] = []
    text, language = document.text, document.language or "en"
    ends = [zone.end for zone in document.zones]
    for number, (start, end) in enumerate(_paragraphs(text)):
        zones = islice(document.zones, bisect_right(ends, start), None)
        for part_start, part_end, zone in _readable(zones, start, end):
            for a, b in _sentences(text, part_start, part_end, language):
                found.append(Bounds(len(found), a, b, number, zone))
    return tuple(found)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Lines, or runs of lines where the text is wrapped at a fixed width."""
    is_wrapped = _has_wrap(text)
    start = begin = stop = -1  # of the paragraph, of its last line, and where both end
    at = 0
    for match in chain(_BREAK.finditer(text), [None]):
        end = match.start() if match else len(text)
        if text[at:end].strip():
            if stop < 0 or not _continues(text, (begin, stop), (at, end), is_wrapped):
                if stop >= 0:
                    yield start, stop
                start = at
            begin, stop = at, end
        at = match.end() if match else end
    if stop >= 0:
        yield start, stop


def _continues(text: str, before: tuple[int, int], line: tuple[int, int], is_wrapped: bool) -> bool:
    """Whether ``line`` goes on with a sentence that a hard wrap broke in the line ``before``."""
    start, end = line
    previous, gap = text[before[0] : before[1]], text[before[1] : start]
    return (
        len(_BREAK.findall(gap)) == 1
        and len(previous) in _WRAPPED
        and end - start <= _WRAPPED.stop
        and (not _ENDED.search(previous) or " " * 2 not in gap)
        and (is_wrapped or text[start:end].lstrip()[:1].islower())
    )


def _has_wrap(text: str) -> bool:
    """Whether nearly all lines of the text that are followed by another are of wrap length."""
    blocks = _GAP.split(text[:20000])
    inner = [line for block in blocks for line in _BREAK.split(block)[:-1]]
    return len(inner) >= 4 and sum(len(line) in _WRAPPED for line in inner) >= 0.8 * len(inner)


def _readable(zones: Iterable[Zone], start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The parts of a paragraph outside silent zones, each with the zone it stands in."""
    at = start
    for zone in zones:
        if zone.start >= end:
            break
        if zone.start > at:
            yield at, zone.start, "body"
        if zone.kind not in SILENT:
            yield max(zone.start, at), min(zone.end, end), zone.kind
        at = max(at, min(zone.end, end))
    if at < end:
        yield at, end, "body"


def _sentences(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Sentence bounds inside ``start:end``, trimmed of white space."""
    chunk = text[start:end]
    shown = chunk
    for mark in _QUOTES:
        shown = shown.replace(mark, " ")
    cuts = [0]
    for boundary in sentencex.get_sentence_boundaries(language, shown):
        cut = int(boundary["end_index"])
        closing = _CLOSING.match(chunk, len(chunk[:cut].rstrip()))
        cuts.append(closing.end() if closing and closing.end() > cut else cut)
    cuts.append(len(chunk))
    for a, b in pairwise(cuts):
        piece = chunk[a:b]
        lead = len(piece) - len(piece.lstrip())
        body = piece.strip()
        if any(c.isalnum() for c in body):
            yield start + a + lead, start + a + lead + len(body)

"""Quotations: where they run, also with a mark missing, and who is quoted.

In: the text, its sentences and the claims that its verbs make.  Out: ``Claim`` values that
stretch a speaker over the whole of his or her quotation, over sentences and paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.attribution.claims import Claim, Range
from tallywire.extract.grammar.syntax import Sentence

__all__ = ["quotations", "quote_claims", "within_quotations"]

OPENING: Final = "“«„"
CLOSING: Final = "”»"
STRAIGHT: Final = '"'
_MARK: Final = re.compile(f"[{OPENING}{CLOSING}{STRAIGHT}]")
SHORT: Final = 4
"""Quotations of fewer words are scare quotes: they have no speaker of their own."""


def quotations(text: str) -> list[Range]:
    """Quotations as ranges without their marks, in order; a missing mark is supplied."""
    found: list[Range] = []
    start = 0
    text = text.replace("``", "\u201c ").replace("''", '" ') if "''" in text else text
    for line in text.splitlines(keepends=True):
        found.extend(_in_paragraph(text, start, start + len(line.rstrip())))
        start += len(line)
    return found


def _in_paragraph(text: str, start: int, end: int) -> list[Range]:
    found: list[Range] = []
    opened: int | None = None
    floor = start
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        closes = mark in CLOSING or (mark == STRAIGHT and _looks_closing(text, at, start))
        if closes and (opened is not None or mark == STRAIGHT):
            if opened is None:
                opened = _sentence_start(text, floor, at)
            found.append((opened, at))
            opened, floor = None, at + 1
        elif closes:
            found.append((_sentence_start(text, floor, at), at))
            floor = at + 1
        elif opened is None:
            opened = at + 1
    if opened is not None:
        found.append((opened, end))
    return [(a, b) for a, b in found if a < b]


def _looks_closing(text: str, at: int, start: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not before.isspace() and before not in "([—–-" and not after.isalnum()


def _sentence_start(text: str, floor: int, at: int) -> int:
    breaks = [m.end() for m in re.finditer(r"[.!?]\s+", text[floor:at])]
    start = floor + (breaks[-1] if breaks else 0)
    while start < at and text[start].isspace():
        start += 1
    return start


def within_quotations(claims: Sequence[Claim], quoted: Sequence[Range]) -> list[Claim]:
    """Claims as the quotations that they are made in allow.

    What somebody quoted says of others ends with the quotation; "I think" and "we say" in it
    are the voice of the quoted, who answers for it anyway.
    """
    kept: list[Claim] = []
    starts = [start for start, _ in quoted]
    for claim in claims:
        at = bisect_right(starts, claim.cue[0]) - 1
        if at < 0 or claim.cue[0] >= quoted[at][1]:
            kept.append(claim)
            continue
        low, high = quoted[at]
        inside = [(max(a, low), min(b, high)) for a, b in claim.content]
        content = tuple((a, b) for a, b in inside if a < b)
        if content and claim.speakers[-1].kind != "publisher":
            kept.append(replace(claim, content=content))
    return kept


def quote_claims(
    text: str, sentences: Sequence[Sentence], claims: Sequence[Claim], quoted: Sequence[Range]
) -> list[Claim]:
    """Claims over whole quotations, by the speaker of the verb beside each.

    Args:
        text: the document's text.
        sentences: its parsed sentences in order.
        claims: what verbs and phrases claim.
        quoted: the quotations of the text, by ``quotations``.
    """
    found: list[Claim] = []
    outer = [c for c in claims if c.form in ("verb", "phrase", "deed")]
    outer.sort(key=lambda c: c.cue[0])
    cues = [c.cue[0] for c in outer]
    starts = [s.start for s in sentences]
    previous: tuple[Range, Claim] | None = None
    for start, end in quoted:
        if len(text[start:end].split()) < SHORT:
            continue
        first = max(0, bisect_right(starts, start) - 2)
        last = bisect_left(starts, end + 2)
        near = [s for s in sentences[first:last] if start - 2 < s.end]
        low = min([start, *(s.start for s in near)]) - REACH
        high = max([end, *(s.end for s in near)]) + REACH
        around = outer[bisect_left(cues, low) : bisect_right(cues, high)]
        claim = _beside(text, (start, end), near, around)
        if claim is None and previous is not None and _goes_on(text, previous[0], start):
            claim = previous[1]
        if claim is None:
            continue
        previous = ((start, end), claim)
        if near:
            found.append(
                Claim(
                    claim.cue,
                    claim.speakers,
                    ((start, end),),
                    claim.sentence,
                    near[0].paragraph,
                    "quote",
                    True,
                )
            )
    return found


def _beside(
    text: str, quote: Range, near: Sequence[Sentence], claims: Sequence[Claim]
) -> Claim | None:
    """The claim whose verb stands beside the quotation and not inside it."""
    start, end = quote
    inside = {s.index for s in near}
    best: tuple[int, Claim] | None = None
    for claim in claims:
        cue = claim.cue[0]
        if start <= cue < end or claim.speakers[-1].kind == "publisher":
            continue
        touches = any(a < end and start < b for a, b in claim.content)
        gap = min(abs(cue - end), abs(start - cue))
        leads = cue < start and _leads(text[cue:start])
        if (claim.sentence in inside and (touches or gap < 40)) or (leads and gap < 120):
            rank = gap + (0 if touches else 1000)
            if best is None or rank < best[0]:
                best = (rank, claim)
    if best is not None:
        return best[1]
    return _before(text, start, claims)


def _leads(between: str) -> bool:
    """Whether a report opens the quotation: by a comma, or by a colon, a line before too."""
    stripped = between.rstrip(" \n\"“'")
    if "\n" in between:
        return stripped.endswith(":") and "\n" not in stripped
    return stripped.endswith((":", ","))


def _before(text: str, start: int, claims: Sequence[Claim]) -> Claim | None:
    """A quotation of whole sentences right after a reported one is the same speaker's."""
    earlier = [c for c in claims if c.cue[0] < start and "\n" not in text[c.cue[0] : start]]
    if not earlier:
        return None
    last = max(earlier, key=lambda c: c.cue[0])
    between = text[last.cue[0] : start]
    if last.speakers[-1].kind == "publisher" or len(re.findall(r"[.!?]\s", between)) > 1:
        return None
    return last if text[max(0, start - 3) : start].strip(' "“') in ("", ".") else None


def _goes_on(text: str, previous: Range, start: int) -> bool:
    """Whether a quotation without a verb continues the one before."""
    between = text[previous[1] : start]
    lines = between.count("\n")
    if lines == 0:
        return len(between) < 160
    opens_paragraph = between.rsplit("\n", 1)[-1].strip(' "“') == ""
    tail = between.split("\n", 1)[0]
    return opens_paragraph and len(between) - len(tail) < 12 and len(tail) < 120


REACH: Final = 600
"""How far from a quotation, in characters, the word that reports it may stand."""

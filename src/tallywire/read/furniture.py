"""Credits, captions, calls to the reader and pointers to other pieces.

In: the blocks of a text.  Out: zones ``credit``, ``caption``, ``subscribe``, ``read_more``.

Precision first: a cue counts only where it opens a line or a rough sentence.  At the edges of
a text (first two blocks, last three) single sentences are marked; in between only a block
that consists of nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tallywire.packs.lexicon_zones import zone_lexicon
from tallywire.read.layout import Block, Line, sentences_of
from tallywire.read.marks import Marks

__all__ = ["mark_furniture"]

_KINDS: Final = ("credit", "subscribe", "read_more")
_LIMITS: Final = {"credit": 160, "subscribe": 200, "read_more": 200}
"""Longest sentence of each kind; real ones of the samples stay under 120 characters."""

_HEAD_BLOCKS: Final = 2
_FOOT_BLOCKS: Final = 3
_CAPTION_LIMIT: Final = 600
_CREDIT_TAIL: Final = 100
_REST_LIMIT: Final = 250
"""A line at the edge with more body text than this is a paragraph; its sentences stay body."""

_APPEAL_WORDS: Final = 6

_NAME = r"[^\W\d_a-zа-я][\w.'’-]*"
_SLASHED = re.compile(
    rf"[.!?…][\"'”’»)\]]*\s+(?P<credit>[(\[]?{_NAME}(?:\s{_NAME}){{0,5}}\s*/\s*"
    rf"{_NAME}(?:\s{_NAME}){{0,4}}[)\]]?\.?)$"
)
_BRACKETED = re.compile(r"(?:[.!?…][\"'”’»]*\s*|\s)(?P<credit>[\[(][^\[\]()]{2,90}[\])])\.?$")
_LABELLED = re.compile(
    r"[.!?…)][\"'”’»]*\s+(?P<credit>[(\[]?(?:"
    r"(?:AP |AFP |UN )?[Pp]hotos?(?:graph)?\s?(?:by|:|/|courtesy)|REUTERS/|©|Courtesy of|Handout)"
    r"[^.!?]{0,90}[)\]]?\.?)$"
)


def mark_furniture(marks: Marks, blocks: Sequence[Block]) -> None:
    """Mark what is no news in ``blocks``, and captions with their credits."""
    for index, block in enumerate(blocks):
        if not marks.is_open(block):
            continue
        is_edge = index < _HEAD_BLOCKS or index >= len(blocks) - _FOOT_BLOCKS
        is_last = 2 < len(blocks) == index + 1
        if _mark_bracketed_credit(marks, block) or (not is_last and _mark_caption(marks, block)):
            continue
        if index < _HEAD_BLOCKS:
            _mark_head(marks, block)
        for line in block.lines:
            if marks.is_open(line):
                _mark_line(marks, line, is_edge)


def _mark_bracketed_credit(marks: Marks, block: Block) -> bool:
    """Mark a block of its own like "(Reporting by ...; Editing by ...)"."""
    text = marks.text
    if text[block.start] not in "([" or text[block.end - 1] not in ")]":
        return False
    if not zone_lexicon().cues["credit"].match(text, block.start + 1):
        return False
    return marks.add(block.start, block.end, "credit")


def _mark_caption(marks: Marks, block: Block) -> bool:
    """A block that opens like a caption or ends with the credit of a picture."""
    text = marks.text
    if len(block.lines) > 2 or block.end - block.start > _CAPTION_LIMIT:
        return False
    tail = _credit_tail(text, block)
    is_caption = zone_lexicon().cues["caption"].match(text, block.start, block.end) is not None
    if tail is None and not is_caption:
        return False
    cut = block.end if tail is None else tail
    marks.add(cut, block.end, "credit")
    marks.add(block.start, cut, "caption")
    return True


def _credit_tail(text: str, block: Block) -> int | None:
    """Where the credit at the end of a caption starts."""
    start = max(block.start, block.end - _CREDIT_TAIL)
    for pattern in (_SLASHED, _LABELLED):
        match = pattern.search(text, start, block.end)
        if match is not None:
            return match.start("credit")
    match = _BRACKETED.search(text, start, block.end)
    if match is None:
        return None
    inside = match.group("credit")
    named = zone_lexicon().credit_name.search(inside)
    is_credit = named and ("/" in inside or "[" in inside or "photo" in inside.casefold())
    return match.start("credit") if is_credit else None


def _mark_head(marks: Marks, block: Block) -> None:
    """What only stands above a text: an appeal, or a credit glued to the first word."""
    text, lexicon = marks.text, zone_lexicon()
    line = block.lines[0]
    words = text[line.start : line.end].split()
    if len(words) <= _APPEAL_WORDS and lexicon.appeal.match(text, line.start, line.end):
        if text[line.end - 1] == "!":
            marks.add(line.start, line.end, "subscribe")
        return
    glued = re.compile(r"(?:AFP/|AP/|EPA/)?Getty Images(?=[A-Z\"“‘])").match(text, line.start)
    if glued:
        marks.add(line.start, glued.end(), "credit")


def _mark_line(marks: Marks, line: Line, is_edge: bool) -> None:
    text = marks.text
    if zone_lexicon().cross_label.match(text, line.start, line.end):
        if text[line.end - 1] != "." and line.end - line.start <= _LIMITS["read_more"]:
            marks.add(line.start, line.end, "read_more")
        return
    pieces = sentences_of(text, line.start, line.end)
    kinds = [_kind_of(text, piece) for piece in pieces]
    rest = sum(p.end - p.start for p, kind in zip(pieces, kinds, strict=True) if kind is None)
    if rest > (_REST_LIMIT if is_edge else 0):
        return
    for index, (piece, kind) in enumerate(zip(pieces, kinds, strict=True)):
        is_answer = index > 0 and kinds[index - 1] == "subscribe" and _asks(text, pieces[index - 1])
        found = kind or ("subscribe" if is_answer else None)
        if found is not None:
            marks.add(piece.start, piece.end, found)


def _asks(text: str, piece: Line) -> bool:
    """A question to the reader; the sentence after it belongs to it."""
    return text[piece.end - 1] == "?"


def _kind_of(text: str, piece: Line) -> str | None:
    lexicon = zone_lexicon()
    for kind in _KINDS:
        if piece.end - piece.start > _LIMITS[kind]:
            continue
        whole = lexicon.whole.get(kind)
        if whole is not None and whole.match(text, piece.start, piece.end):
            return kind
        if lexicon.cues[kind].match(text, piece.start, piece.end):
            return kind
    return None

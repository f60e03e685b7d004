"""Headings: short lines between paragraphs that are no sentences.

In: the lines of a text with everything else marked.  Out: zones ``heading``.

Lists of things look like runs of headings, so a run of more than four, a run behind a colon
and a run at the end of a text stay body text; so does text with hard line breaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from tallywire.packs.lexicon_zones import zone_lexicon
from tallywire.read.layout import Block, Line
from tallywire.read.marks import Marks

__all__ = ["mark_headings"]

_LIMIT: Final = 80
_WORDS: Final = 12
_RUN_LIMIT: Final = 135
"""Longest heading that stands beside another one, as in digests."""

_RUN: Final = 4
_READ_ON: Final = (None, "dateline", "heading", "caption")
_WRAPPED_SHARE: Final = 0.15
_MARKDOWN = re.compile(r"#{1,6}\s+\S")
_UNFIT_START = re.compile(r"[-*•–—>|·+=(\[]|(?!(?:19|20)\d\d\b)\d")
_FINAL = re.compile(r"[.!…:;,]$|[.!?…][\"'”’»)\]]+$")
_ADDRESS = re.compile(r"://|\w\.[a-z]{2,4}/")
_BRACKET_END = re.compile(r"[)\]]$")
_RUN_IN = re.compile(r"([^\W\d_]{4,}(?:[ '’/-][^\W\d_]+){0,3})\.\s+(?=[\"“«‘]?\w)")
_SPEAKER = re.compile(r"[^\W\d_][^.:?!]{0,40}:\s")


class _Row(NamedTuple):
    line: Line
    is_heading: bool
    is_short: bool


def mark_headings(marks: Marks, blocks: Sequence[Block], *, markdown: bool) -> None:
    """Mark the headings of ``blocks``."""
    _mark_run_ins(marks, blocks)
    _mark_questions(marks, blocks)
    lines = [line for block in blocks for line in block.lines]
    if markdown:
        for line in lines:
            if _MARKDOWN.match(marks.text, line.start, line.end):
                marks.add(line.start, line.end, "heading")
    if _is_wrapped(marks.text, blocks):
        lines = [block.lines[0] for block in blocks if len(block.lines) == 1]
        rows = [_row(marks, line) for line in lines]
    else:
        rows = [_row(marks, line) for line in lines]
    _mark_runs(marks, rows)


def _mark_runs(marks: Marks, rows: Sequence[_Row]) -> None:
    at = 0
    while at < len(rows):
        stop = at
        while stop < len(rows) and rows[stop].is_heading:
            stop += 1
        run = rows[at:stop]
        if run and _is_heading_run(marks, rows, at, stop):
            for row in run:
                if row.is_short or len(run) > 1:
                    marks.add(row.line.start, row.line.end, "heading")
        at = max(stop, at + 1)


def _is_heading_run(marks: Marks, rows: Sequence[_Row], at: int, stop: int) -> bool:
    if stop - at > _RUN or stop == len(rows) or not any(row.is_short for row in rows[at:stop]):
        return False
    text = marks.text
    following, before = rows[stop].line, rows[at - 1].line if at else None
    if text[following.start].islower() or marks.kind_at(following.start) not in _READ_ON:
        return False
    return before is None or text[before.end - 1] not in ":,;" or not marks.is_open(before)


def _row(marks: Marks, line: Line) -> _Row:
    words = marks.text[line.start : line.end]
    fits = (
        len(words) <= _RUN_LIMIT
        and not words[0].islower()
        and _UNFIT_START.match(words) is None
        and (_FINAL.search(words) is None and _BRACKET_END.search(words) is None)
        and zone_lexicon().heading_blockers.search(words) is None
        and not (words.endswith("?") and _SPEAKER.match(words))
        and _is_paired(words)
        and _ADDRESS.search(words) is None
        and any(char.isalpha() for char in words)
        and marks.is_open(line)
    )
    is_short = len(words) <= _LIMIT and len(words.split()) <= _WORDS
    return _Row(line, fits, is_short)


def _is_paired(words: str) -> bool:
    """No quotation starts or ends here without its other half."""
    return words.count('"') % 2 == 0 and words.count("“") == words.count("”")


def _is_wrapped(text: str, blocks: Sequence[Block]) -> bool:
    """Whether lines are broken inside sentences."""
    inner = [line for block in blocks for line in block.lines[1:]]
    small = sum(1 for line in inner if text[line.start].islower())
    return bool(inner) and small > _WRAPPED_SHARE * len(inner)


def _mark_questions(marks: Marks, blocks: Sequence[Block]) -> None:
    """Questions on a line of their own above their answer, where there are several."""
    text = marks.text
    rows = [
        block.lines[0]
        for block in blocks
        if len(block.lines) > 1
        and text[block.lines[0].end - 1] in "?؟"
        and block.lines[0].end - block.lines[0].start <= _RUN_LIMIT
        and not text[block.lines[1].start].islower()
    ]
    if len(rows) > 1:
        for line in rows:
            marks.add(line.start, line.end, "heading")


def _mark_run_ins(marks: Marks, blocks: Sequence[Block]) -> None:
    """Capital words with a full stop before an item of a digest, where there are several."""
    found = [_RUN_IN.match(marks.text, block.start, block.end) for block in blocks]
    matches = [match for match in found if match is not None and match.group(1).isupper()]
    if len(matches) > 1:
        for match in matches:
            marks.add(match.start(), match.end(1) + 1, "heading")

"""The head of a text: headline, bylines, datelines.

In: the blocks of a text with its furniture marked.  Out: zones ``headline``, ``byline`` and
``dateline``; datelines of later items of a digest too, where they are sure.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Final

from tallywire.packs.lexicon_zones import zone_lexicon
from tallywire.read.dateline import dateline_end, is_name_like
from tallywire.read.dates import find_dates
from tallywire.read.layout import Block, Line, flat
from tallywire.read.marks import Marks

__all__ = ["mark_datelines", "mark_head"]

_HEADLINE_LIMIT: Final = 220
_SEARCH_BLOCKS: Final = 4
_BYLINE_LIMIT: Final = 120
_BYLINE_WORDS: Final = 14
_BYLINE_LINES: Final = 5
_STOP = re.compile(r"(?:[.,;:…]|\.[\"'”’»)]+)$")
_ABBREVIATION = re.compile(r"(?:\b\w\.){2,}$|\b(?:govt|dept|Inc|Ltd|Co|Jr|Sr)\.$")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b")


def mark_head(marks: Marks, blocks: Sequence[Block], title: str | None) -> int:
    """Mark headline and bylines; the index of the block where the body may start."""
    at = _mark_headline(marks, blocks, title)
    seen = 0
    for index in range(at, min(len(blocks), at + _SEARCH_BLOCKS)):
        for line in blocks[index].lines:
            seen += 1
            if seen <= _BYLINE_LINES and marks.is_open(line):
                _mark_byline(marks, line)
    return at


def _mark_headline(marks: Marks, blocks: Sequence[Block], title: str | None) -> int:
    """Mark the headline; the index of the block after it (0 without one)."""
    wanted = flat(title) if title else None
    for index, block in enumerate(blocks[:_SEARCH_BLOCKS]):
        line = block.lines[0]
        is_title = wanted is not None and flat(marks.text[line.start : line.end]) == wanted
        if is_title and marks.is_open(line):
            marks.add(line.start, line.end, "headline")
            return index + 1 if len(block.lines) == 1 else index
    for index, block in enumerate(blocks[:_SEARCH_BLOCKS]):
        if not marks.is_open(block) or _byline_end(marks.text, block.lines[0]):
            continue
        if index + 1 < len(blocks) and _is_headline(marks.text, block):
            marks.add(block.start, block.end, "headline")
            return index + 1
        return 0
    return 0


def _is_headline(text: str, block: Block) -> bool:
    """One line (two, if it is broken) of moderate length that does not end like a sentence."""
    words = text[block.start : block.end]
    if len(block.lines) > 2 or len(words) > _HEADLINE_LIMIT:
        return False
    if len(block.lines) == 2 and not text[block.lines[1].start].islower():
        return False
    return _STOP.search(words) is None or _ABBREVIATION.search(words) is not None


def _mark_byline(marks: Marks, line: Line) -> None:
    end = _byline_end(marks.text, line)
    if end is not None:
        marks.add(line.start, end, "byline")


def _byline_end(text: str, line: Line) -> int | None:
    """Where the byline that starts the line ends, or None."""
    words = text[line.start : line.end]
    is_short = len(words) <= _BYLINE_LIMIT and len(words.split()) <= _BYLINE_WORDS
    if is_short and (_is_signature(words) or _is_publication_line(words)):
        return line.end
    issue = _issue_line().match(text, line.start, line.end)
    if issue is not None and is_name_like(issue.group("name")):
        return issue.end()
    return None


def _is_signature(words: str) -> bool:
    """Whether it reads like "By staff and agencies" or "Par Jeanne Durand, à Paris"."""
    cue = zone_lexicon().cues["byline"].match(words)
    if cue is None or words[-1] in ".?!:;,":
        return False
    rest = words[cue.end() :]
    return bool(rest.strip()) and words[0].isupper() and _is_names(rest)


def _is_names(words: str) -> bool:
    small = zone_lexicon().byline_words
    found = re.findall(r"[^\W\d_][^\s,;/|]*", words)
    if not found:
        return False
    return all(not word[0].islower() or word.rstrip(".").casefold() in small for word in found)


def _is_publication_line(words: str) -> bool:
    """Whether it reads like "The Herald, 5 August 2022" or "Updated: 14/06 16:49 CET"."""
    dates = [date for date in find_dates(words) if date.is_full]
    clock = _CLOCK.search(words)
    if not dates and clock is None:
        return False
    cue = zone_lexicon().cues["published"].match(words)
    if cue is not None:
        return True
    rest = words
    for date in reversed(dates):
        rest = rest[: date.start] + " " + rest[date.end :]
    return words[-1] not in "?!;:" and (not rest.strip(" .,") or _is_names(_without_clock(rest)))


def _without_clock(words: str) -> str:
    return _CLOCK.sub(" x", words).replace(" x", " X")


@functools.cache
def _issue_line() -> re.Pattern[str]:
    """Matches "Blue Bulletin, no. 12." and "Notebook, note 7", with more text behind or not."""
    return re.compile(
        rf"(?P<name>[^,.;:!?]{{3,50}}),\s+(?:{zone_lexicon().issue_word})\s*\d{{1,5}}(?:\.(?=\s)|$)",
        re.IGNORECASE,
    )


def mark_datelines(marks: Marks, blocks: Sequence[Block], body: int) -> None:
    """Mark the dateline of the opening paragraph and sure ones of later paragraphs."""
    is_first = True
    for block in blocks[body:]:
        line = block.lines[0]
        if marks.covers(line.start, min(line.end, line.start + 20)):
            continue
        end = dateline_end(marks.text, line.start, line.end, is_first=is_first)
        if end is not None:
            marks.add(line.start, end, "dateline")
        is_aside = marks.text[block.start] in "([" and marks.text[block.end - 1] in ")]"
        is_short = line.end - line.start < _BYLINE_LIMIT
        is_first = is_first and end is None and (is_short or is_aside)

"""Text -> lines, blocks and rough sentences, as offsets.

In: the text of a document.  Out: ``Line`` and ``Block``, the paragraphs between empty lines.
The pieces are trimmed of white space and invisible characters, so that a zone never starts or
ends with them; the text itself is left alone.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

__all__ = ["Block", "Line", "blocks_of", "flat", "sentences_of", "trim"]

_BREAK = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
_INVISIBLE: Final = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"
_SENTENCE_END = re.compile(
    r"(?<![\s.(][^\W\d_])[.!?…]+[\"'”’»)\]]*\s+(?=[^\W_a-zа-яà-öø-ÿ]|[\"'“«‘(©])"
)


class Line(NamedTuple):
    """A line that is not empty, without the blanks around it."""

    start: int
    end: int


class Block(NamedTuple):
    """Lines without an empty line between them."""

    lines: tuple[Line, ...]

    @property
    def start(self) -> int:
        """Where the first line starts."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Where the last line ends."""
        return self.lines[-1].end


def trim(text: str, start: int, end: int) -> Line:
    """The range without white space and invisible characters at its ends."""
    while start < end and (text[start].isspace() or text[start] in _INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
        end -= 1
    return Line(start, end)


def blocks_of(text: str, start: int = 0) -> list[Block]:
    """The blocks of ``text`` from ``start`` on."""
    blocks: list[Block] = []
    lines: list[Line] = []
    for left, right in _raw_lines(text, start):
        line = trim(text, left, right)
        if line.start < line.end:
            lines.append(line)
        elif lines:
            blocks.append(Block(tuple(lines)))
            lines = []
    if lines:
        blocks.append(Block(tuple(lines)))
    return blocks


def _raw_lines(text: str, start: int) -> list[tuple[int, int]]:
    ranges = []
    for match in _BREAK.finditer(text, start):
        ranges.append((start, match.start()))
        start = match.end()
    ranges.append((start, len(text)))
    return ranges


def sentences_of(text: str, start: int, end: int) -> list[Line]:
    """Rough sentences of a line: enough to part a credit from a call to the reader."""
    pieces = []
    for match in _SENTENCE_END.finditer(text, start, end):
        pieces.append(trim(text, start, match.end()))
        start = match.end()
    if start < end:
        pieces.append(trim(text, start, end))
    return [piece for piece in pieces if piece.start < piece.end]


def flat(text: str) -> str:
    """The text for comparing titles: white space as one blank, letter case folded."""
    return " ".join(text.split()).casefold()

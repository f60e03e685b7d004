"""Text -> zones: which parts of a news text are not plain body text.

In: the text, its title if known.  Out: zones, sorted, not overlapping.  Zones never delete:
offsets count in the whole text, and later stages decide what to read.  Surest marks come
first; what is marked is not marked again.
"""

from __future__ import annotations

from tallywire.model.document import Zone
from tallywire.read.furniture import mark_furniture
from tallywire.read.head import mark_datelines, mark_head
from tallywire.read.headings import mark_headings
from tallywire.read.layout import blocks_of
from tallywire.read.marks import Marks

__all__ = ["body_text", "mark_zones"]


def mark_zones(
    text: str, title: str | None = None, *, start: int = 0, markdown: bool = False
) -> tuple[Zone, ...]:
    """The zones of ``text``.

    Args:
        text: the text of the document.
        title: its headline where metadata or page give it.
        start: where the text proper starts, behind a front matter (marked as byline).
        markdown: whether lines that open with ``#`` are headings.
    """
    marks = Marks(text)
    if start:
        marks.add(0, start, "byline")
    blocks = blocks_of(text, start)
    mark_furniture(marks, blocks)
    body = mark_head(marks, blocks, title)
    mark_datelines(marks, blocks, body)
    mark_headings(marks, blocks[body:], markdown=markdown)
    return marks.zones


def body_text(text: str, zones: tuple[Zone, ...]) -> str:
    """The text without its zones, for judging the language; all of it if nothing is left."""
    pieces, at = [], 0
    for zone in zones:
        pieces.append(text[at : zone.start])
        at = zone.end
    pieces.append(text[at:])
    body = " ".join(piece.strip() for piece in pieces if piece.strip())
    return body or text

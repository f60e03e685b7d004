"""A document: one published text, whose characters never change after reading.

In: nothing.  Out: ``Document``, ``Zone`` and ``ZONES``, the kinds of marked regions.
"""

from __future__ import annotations

from typing import Any, Final, Literal

import msgspec

from tallywire.model.ids import content_id, digest
from tallywire.model.issue import Issue
from tallywire.model.values import DateSpan

__all__ = ["ZONES", "Document", "PublishedBasis", "Zone", "document_id"]

ZONES: Final = (
    "headline",
    "dateline",
    "byline",
    "credit",
    "caption",
    "subscribe",
    "read_more",
    "heading",
)
"""Marked regions; what no zone covers is body text.  ``heading`` is a line between
paragraphs; ``credit`` a photo or source credit; ``subscribe`` any call to the reader."""

PublishedBasis = Literal["metadata", "page", "dateline", "inferred"]


class Zone(msgspec.Struct, frozen=True, order=True):
    """A region ``start:end`` of the text that is not plain body text."""

    start: int
    end: int
    kind: str

    def __post_init__(self) -> None:
        if self.kind not in ZONES:
            raise ValueError(f"unknown zone {self.kind!r}")


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One published text with what is known about it.

    Attributes:
        id: content hash of the bytes and of who published them where and when.
        name: the id that the user knows it by: the stem of the file, or the metadata's id.
        text: the characters, as decoded; never changed afterwards.
        digest: SHA-256 of the bytes the text was read from.
        language: ISO 639-1 code, or None where it could not be told.
        title: headline, from metadata or page or the headline zone.
        publisher: who published it, or None.
        url: where, or None.
        published: publication date.  With basis ``inferred`` it holds bounds only
            ("not before December 2020": earliest set, latest None) and resolves nothing.
        published_basis: where the date comes from, or None without one.
        zones: marked regions in order of offset, not overlapping.
        metadata: further keys of the metadata, kept as they are.
        issues: oddities met while reading.
    """

    id: str
    name: str
    text: str
    digest: str
    language: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: DateSpan | None = None
    published_basis: PublishedBasis | None = None
    zones: tuple[Zone, ...] = ()
    metadata: dict[str, Any] = msgspec.field(default_factory=dict)
    issues: tuple[Issue, ...] = ()

    @property
    def anchor_date(self) -> str | None:
        """The day (``YYYY-MM-DD``) that relative words may be resolved against, or None."""
        if self.published is None or self.published_basis == "inferred":
            return None
        return self.published.earliest if len(self.published.earliest) == 10 else None


def document_id(
    data: bytes, publisher: str | None = None, url: str | None = None, published: str | None = None
) -> str:
    """The id of the document that has these bytes, publisher, address and date."""
    return content_id("doc", digest(data), publisher, url, published)

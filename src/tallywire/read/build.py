"""Text and what is known about it -> ``Document``: zones, title, date, language.

In: characters, the bytes they came from, and metadata in order of rank.  Out: a ``Document``.
All formats end here, so that the same rules hold for a file, a page and a line of JSON.

Rank of what is known: index and record, then the user's defaults, then the page, then the
text itself (dateline, heading, bounds).
"""

from __future__ import annotations

from typing import NamedTuple

from tallywire.model.document import Document, PublishedBasis, Zone, document_id
from tallywire.model.ids import digest
from tallywire.model.issue import Issue
from tallywire.model.values import DateSpan
from tallywire.read.dates import dateline_date, inferred_bound
from tallywire.read.language import detect_language
from tallywire.read.metadata import Metadata, iso_date
from tallywire.read.zones import body_text, mark_zones

__all__ = ["Source", "build_document"]


class Source(NamedTuple):
    """Where a text comes from and what is known about it.

    Attributes:
        data: the bytes the text was read from.
        name: the id that the user knows it by.
        place: file or line, for messages.
        given: metadata of the index or the record.
        defaults: the user's metadata for all texts.
        page: what the page says about itself.
    """

    data: bytes
    name: str
    place: str
    given: Metadata | None = None
    defaults: Metadata | None = None
    page: Metadata | None = None

    @property
    def known(self) -> Metadata:
        """What the user gave: index or record, gaps filled from the defaults."""
        return (self.given or Metadata()).or_else(self.defaults)


def build_document(
    source: Source,
    text: str,
    issues: tuple[Issue, ...] = (),
    *,
    start: int = 0,
    markdown: bool = False,
) -> Document:
    """The document of ``text``; its ``start`` lies behind a front matter."""
    known = source.known
    whole = known.or_else(source.page)
    found = list(issues)
    zones = mark_zones(text, whole.title, start=start, markdown=markdown)
    published, basis = _published(source, text, zones, found)
    publisher, url = whole.publisher, whole.url
    dated = published.iso if published is not None and basis != "inferred" else None
    return Document(
        id=document_id(source.data, publisher, url, dated),
        name=source.name,
        text=text,
        digest=digest(source.data),
        language=_language(whole, text, zones, source.place, found),
        title=whole.title or _headline(text, zones),
        publisher=publisher,
        url=url,
        published=published,
        published_basis=basis,
        zones=zones,
        metadata=whole.extra,
        issues=tuple(found),
    )


def _published(
    source: Source, text: str, zones: tuple[Zone, ...], issues: list[Issue]
) -> tuple[DateSpan | None, PublishedBasis | None]:
    """The publication date and where it comes from."""
    ranked: tuple[tuple[Metadata | None, PublishedBasis], ...] = (
        (source.given, "metadata"),
        (source.defaults, "metadata"),
        (source.page, "page"),
    )
    for metadata, basis in ranked:
        if metadata is None or metadata.published is None:
            continue
        day = iso_date(metadata.published)
        if day is None:
            issues.append(Issue("read.date", source.place, repr(metadata.published)))
            continue
        finer = dateline_date(text, zones, day) if len(day) < 10 else None
        if finer is not None:
            return finer, "dateline"
        return DateSpan(day, day, "stated"), basis
    stated = dateline_date(text, zones, None)
    if stated is not None:
        return stated, "dateline"
    bound = inferred_bound(text, zones)
    return (bound, "inferred") if bound is not None else (None, None)


def _language(
    metadata: Metadata, text: str, zones: tuple[Zone, ...], place: str, issues: list[Issue]
) -> str | None:
    code = metadata.language_code or detect_language(body_text(text, zones))
    if code is None:
        issues.append(Issue("language.unknown", place))
    return code


def _headline(text: str, zones: tuple[Zone, ...]) -> str | None:
    for zone in zones:
        if zone.kind == "headline":
            return " ".join(text[zone.start : zone.end].lstrip("# ").split())
    return None

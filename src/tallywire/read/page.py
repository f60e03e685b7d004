"""HTML -> ``Document``: the article of a page, with what the page says about itself.

In: the bytes of a page.  Out: a document whose text is the extracted article, paragraphs apart
by an empty line, the headline first; its digest is that of the bytes of the page.  Extraction
and metadata come from trafilatura; its own look at today's date is switched off, so that a page
gives the same document on every day.
"""

from __future__ import annotations

import re
from typing import Any, Final

from lxml.etree import LxmlError  # type: ignore[import-untyped]

from tallywire.model.document import Document
from tallywire.model.issue import Issue
from tallywire.read.build import Source, build_document
from tallywire.read.decode import check_text, decode
from tallywire.read.layout import flat
from tallywire.read.metadata import Metadata, iso_date
from tallywire.read.result import Unreadable

__all__ = ["declared_charset", "read_html"]

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_HEAD_BYTES: Final = 4_096
_DATES: Final = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1980-01-01",
    "max_date": "2099-12-31",
}
_FAILURES: Final = (LxmlError, ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What parsing a broken page raises inside lxml and trafilatura; each becomes an Issue."""


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page declares in its head, or None."""
    match = _DECLARED.search(data[:_HEAD_BYTES])
    if match is None:
        return None
    name = match.group(1).decode("ascii", "replace").lower()
    return "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii") else name


def read_html(
    data: bytes,
    name: str,
    *,
    place: str | None = None,
    metadata: Metadata | None = None,
    defaults: Metadata | None = None,
) -> Document:
    """The document of a page; arguments as of ``read_text``.

    Raises:
        Unreadable: the page is binary, cannot be parsed, or holds no text.
    """
    place = place or name
    markup, issues = decode(data, place, declared_charset(data))
    body, page = _extract(markup, place)
    text = _with_title(body, page.title)
    check_text(text, place)
    return build_document(Source(data, name, place, metadata, defaults, page), text, issues)


def _extract(markup: str, place: str) -> tuple[str, Metadata]:
    import trafilatura  # half a second that only pages should cost

    # A declaration that contradicts characters already decoded makes lxml refuse the page.
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup)
    try:
        found: Any = trafilatura.bare_extraction(
            markup,
            fast=True,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params=dict(_DATES),
        )
        text = found.text if found is not None else _all_text(markup)
    except _FAILURES as error:
        detail = f"the page cannot be parsed ({type(error).__name__})"
        raise Unreadable(Issue("read.format", place, detail)) from error
    body = "\n\n".join(line for line in (text or "").split("\n") if line.strip())
    return body, _page_metadata(found)


def _all_text(markup: str) -> str:
    """All paragraphs of a page in which no article was found."""
    from trafilatura.baseline import baseline

    return str(baseline(markup)[1] or "")


def _page_metadata(found: Any) -> Metadata:
    if found is None:
        return Metadata()
    date = iso_date(found.date) if found.date else None
    extra = {
        key: value
        for key, value in (("author", found.author), ("description", found.description))
        if value
    }
    return Metadata(
        published=date,
        publisher=found.sitename or None,
        title=" ".join(found.title.split()) if found.title else None,
        url=found.url or None,
        extra=extra,
    )


def _with_title(body: str, title: str | None) -> str:
    """The text with the headline before it, unless it starts with it already."""
    if not title or not body.strip() or flat(body).startswith(flat(title)):
        return body
    return f"{title}\n\n{body}"

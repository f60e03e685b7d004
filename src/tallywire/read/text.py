"""Plain text and Markdown -> ``Document``.

In: bytes.  Out: a document whose text is what the bytes say, character for character.  The
front matter of Markdown (``---``, keys, ``---``) is read as metadata and stays in the text as
a zone; Markdown marks stay in the text.
"""

from __future__ import annotations

import re
from typing import Final

from tallywire.model.document import Document
from tallywire.packs.lexicon_zones import zone_lexicon
from tallywire.read.build import Source, build_document
from tallywire.read.decode import decode
from tallywire.read.metadata import Metadata

__all__ = ["read_markdown", "read_text"]

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<keys>.*?\r?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_KEY = re.compile(r"^(?P<key>[\w -]{1,40}):[ \t]*(?P<value>\S.*?)[ \t]*\r?$", re.MULTILINE)
_FRONT_LIMIT: Final = 8_000


def read_text(
    data: bytes,
    name: str,
    *,
    place: str | None = None,
    metadata: Metadata | None = None,
    defaults: Metadata | None = None,
) -> Document:
    """The document that the bytes of a plain text are.

    Args:
        data: the bytes.
        name: the id that the user knows the text by.
        place: file or line, for messages; the name without it.
        metadata: what is known about this text.
        defaults: what is known about all texts, for the gaps.

    Raises:
        Unreadable: there is no text in the bytes.
    """
    source = Source(data, name, place or name, metadata, defaults)
    text, issues = decode(data, source.place)
    return build_document(source, text, issues)


def read_markdown(
    data: bytes,
    name: str,
    *,
    place: str | None = None,
    metadata: Metadata | None = None,
    defaults: Metadata | None = None,
) -> Document:
    """The document that the bytes of a Markdown file are; arguments as of ``read_text``."""
    place = place or name
    text, issues = decode(data, place)
    front = _FRONT.match(text, 0, _FRONT_LIMIT)
    if front is None:
        source = Source(data, name, place, metadata, defaults)
        return build_document(source, text, issues, markdown=True)
    page = _front_matter(front.group("keys"))
    source = Source(data, name, place, metadata, defaults, page)
    return build_document(source, text, issues, start=front.end(), markdown=True)


def _front_matter(block: str) -> Metadata:
    """Plain ``key: value`` lines; keys that are not known are kept, deeper YAML is not read."""
    fields: dict[str, str] = {}
    extra: dict[str, str] = {}
    for match in _KEY.finditer(block):
        key, value = match.group("key").strip(), match.group("value").strip("\"'")
        field = zone_lexicon().front_matter.get(key.casefold())
        if field is None:
            extra.setdefault(key, value)
        elif value:
            fields.setdefault(field, value)
    return Metadata(**fields, extra=extra)

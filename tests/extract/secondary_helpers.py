"""What the tests of the secondary frames share: one made-up text in, statements of a frame out."""

from __future__ import annotations

from functools import cache
from typing import Any

from tallywire.extract.extractor import Extractor
from tallywire.read.build import Source, build_document
from tallywire.read.metadata import Metadata


@cache
def _extractor() -> Extractor:
    return Extractor()


@cache
def read(frame: str, text: str) -> tuple[dict[str, Any], ...]:
    """The statements of ``frame`` in ``text``, as records."""
    known = Metadata(published="2024-05-20", title=None, language="en")
    document = build_document(Source(text.encode(), "case", "case", known), text)
    records = [s.as_record() for s in _extractor().extract(document).statements]
    return tuple(r for r in records if r["frame"] == frame)


def only(frame: str, text: str) -> dict[str, Any]:
    """The one statement of ``frame`` in ``text``."""
    found = read(frame, text)
    assert len(found) == 1, f"{len(found)} statements of {frame} in {text!r}: {found}"
    return found[0]


def sides(record: dict[str, Any]) -> tuple[str | None, str | None, str]:
    """Provider, recipient and status of a statement."""
    return record["provider"], record["recipient"], record["status"]

"""The file of one document: its statements in the form of the annotation guide.

In: a document and its extraction.  Out: bytes, and a file name that is safe on every system
whatever the document calls itself.
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import Any, Final

import msgspec

from tallywire.model.document import Document
from tallywire.model.extraction import Extraction

__all__ = ["document_record", "file_stem", "record_line", "write_record"]

_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')
_LONGEST: Final = 200
"""Bytes of UTF-8; file systems take 255 with the ending and what tells equal names apart."""


def document_record(document: Document, extraction: Extraction) -> dict[str, Any]:
    """``{"id", "published", "language", "statements"}``; a date that was only inferred is null."""
    is_known = document.published is not None and document.published_basis != "inferred"
    return {
        "id": document.name,
        "published": document.published.iso if document.published and is_known else None,
        "language": document.language,
        "statements": [statement.as_record() for statement in extraction.statements],
    }


def record_line(document: Document, extraction: Extraction) -> bytes:
    """The record as one line of JSON."""
    return msgspec.json.encode(document_record(document, extraction)) + b"\n"


def file_stem(name: str) -> str:
    """A file name for a document of that name: no folders, no reserved characters."""
    stem = _UNSAFE.sub("_", name).strip(". ")
    return stem.encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore") or "_"


def write_record(folder: Path, stem: str, document: Document, extraction: Extraction) -> Path:
    """Write ``<stem>.json`` into ``folder``, wholly or not at all."""
    data = msgspec.json.format(record_line(document, extraction).strip(), indent=2) + b"\n"
    path = folder / f"{stem}.json"
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=".tallywire-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return path

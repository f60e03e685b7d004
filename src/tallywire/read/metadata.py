"""What the user knows about a text: the index file of ``--metadata`` and its entries.

In: a JSON list of {id, published, publisher, title, url, language, ...}.  Out: ``Metadata``
by id.  All keys but the id are optional or null; keys that are not known are kept as they are.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from tallywire.errors import ReadError
from tallywire.model.issue import Issue

__all__ = ["Metadata", "iso_date", "load_metadata", "metadata_of"]

_FIELDS: Final = ("published", "publisher", "title", "url", "language")
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d{2}:?\d{2}.*)?)?)?\Z")
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_].*)?\Z")


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about one text beside its characters; all of it optional.

    Attributes:
        published: ISO 8601 year, month or day; a time of day is dropped when it is used.
        publisher: who published it.
        title: its headline.
        url: where.
        language: ISO 639-1, a region after it is dropped.
        extra: further keys, kept as they are.
    """

    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    extra: dict[str, Any] = msgspec.field(default_factory=dict)

    def or_else(self, other: Metadata | None) -> Metadata:
        """This, with the gaps filled from ``other``."""
        if other is None:
            return self
        fields = {name: getattr(self, name) or getattr(other, name) for name in _FIELDS}
        return Metadata(**fields, extra={**other.extra, **self.extra})

    @property
    def language_code(self) -> str | None:
        """The two-letter code in small letters, or None."""
        match = _LANGUAGE.match(self.language.strip()) if self.language else None
        return match.group(1).lower() if match else None


def iso_date(value: str) -> str | None:
    """The date of ``value`` as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; None if it has none."""
    match = _ISO.match(value.strip())
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part)


def metadata_of(record: Mapping[str, Any], reserved: tuple[str, ...] = ("id",)) -> Metadata:
    """The metadata in a JSON object; ``reserved`` keys are left out.

    Raises:
        ValueError: a known key holds something else than a string or null.
    """
    fields: dict[str, str | None] = {}
    for name in _FIELDS:
        value = record.get(name)
        if value is not None and not isinstance(value, str):
            raise ValueError(f"{name} must be a string or null, not {type(value).__name__}")
        fields[name] = value.strip() or None if value is not None else None
    known = {*_FIELDS, *reserved}
    extra = {key: value for key, value in record.items() if key not in known}
    return Metadata(**fields, extra=extra)


def load_metadata(path: Path | str, issues: list[Issue] | None = None) -> dict[str, Metadata]:
    """The entries of an index file, by id.

    Args:
        path: a JSON file that holds a list of objects with an ``id``.
        issues: where to put what is wrong with single entries, which are then left out;
            without it the first such entry raises.

    Raises:
        ReadError: the file is missing or no JSON list, or (without ``issues``) an entry is bad.
    """
    entries = _entries(Path(path))
    found: dict[str, Metadata] = {}
    for number, entry in enumerate(entries, 1):
        place = f"{path}, entry {number}"
        try:
            name = _name(entry, found)
            found[name] = metadata_of(entry)
        except ValueError as error:
            issue = Issue("read.metadata", place, str(error))
            if issues is None:
                raise ReadError(issue.message) from error
            issues.append(issue)
    return found


def _entries(path: Path) -> list[Any]:
    try:
        data = msgspec.json.decode(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except OSError as error:
        detail = error.strerror or str(error)
        raise ReadError(Issue("read.unreadable", str(path), detail).message) from error
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise ReadError(Issue("read.metadata", str(path), f"no JSON: {error}").message) from error
    if not isinstance(data, list):
        raise ReadError(Issue("read.metadata", str(path), "it holds no list").message)
    return data


def _name(entry: Any, taken: Mapping[str, Metadata]) -> str:
    name = entry.get("id") if isinstance(entry, dict) else None
    if not isinstance(name, str) or not name:
        raise ValueError("it is no object with a string as id")
    if name in taken:
        raise ValueError(f"the id {name!r} stands there twice; the first is used")
    return name

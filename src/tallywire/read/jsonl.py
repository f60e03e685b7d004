"""JSON lines -> ``Document`` values, one a line.

In: lines of {id, text, published, publisher, title, url, language, ...}.  Out: a result a line,
in order; a broken line gives an issue with its number, and the lines after it are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from tallywire.model.issue import Issue
from tallywire.read.build import Source, build_document
from tallywire.read.decode import check_text
from tallywire.read.metadata import Metadata, metadata_of
from tallywire.read.result import ReadResult, Unreadable

__all__ = ["read_jsonl"]


def read_jsonl(
    lines: Iterable[bytes],
    name: str,
    *,
    place: str | None = None,
    metadata: Mapping[str, Metadata] | None = None,
    defaults: Metadata | None = None,
) -> Iterator[ReadResult]:
    """The documents of the lines; empty lines are passed over.

    Args:
        lines: the lines as bytes, with or without their ends.
        name: stem of the names of records without an id (``<name>-<line>``).
        place: the file, for messages.
        metadata: what an index says, by id; it wins over the record.
        defaults: what is known about all texts, for the gaps.
    """
    place = place or name
    number = 0
    for number, line in enumerate(lines, 1):
        data = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        data = data.strip()
        if not data:
            continue
        where = f"{place}, line {number}"
        try:
            yield _result(data, f"{name}-{number}", where, metadata or {}, defaults)
        except Unreadable as error:
            yield ReadResult(where, issue=error.issue)
    if not number:
        yield ReadResult(place, issue=Issue("read.empty", place))


def _result(
    data: bytes,
    fallback: str,
    place: str,
    index: Mapping[str, Metadata],
    defaults: Metadata | None,
) -> ReadResult:
    record = _record(data, place)
    name = record.get("id")
    if isinstance(name, int) and not isinstance(name, bool):
        name = str(name)
    if name is not None and not isinstance(name, str):
        raise Unreadable(Issue("read.json", place, "id is no string"))
    name = name or fallback
    text = record.get("text")
    if not isinstance(text, str):
        detail = "text is missing" if text is None else "text is no string"
        raise Unreadable(Issue("read.json", place, detail))
    check_text(text, place)
    try:
        given = metadata_of(record, ("id", "text"))
    except ValueError as error:
        raise Unreadable(Issue("read.json", place, str(error))) from error
    known = index[name].or_else(given) if name in index else given
    source = Source(data, name, place, known, defaults)
    return ReadResult(place, document=build_document(source, text))


def _record(data: bytes, place: str) -> dict[str, Any]:
    try:
        record = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise Unreadable(Issue("read.json", place, f"no JSON ({error})")) from error
    if not isinstance(record, dict):
        raise Unreadable(Issue("read.json", place, "it is no JSON object"))
    return record

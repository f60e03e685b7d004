"""Files, folders and standard input -> documents, one at a time and in a fixed order.

In: paths as the user gives them.  Out: a stream of ``ReadResult``; whatever goes wrong with one
text becomes an ``Issue`` that names the place, and the next text is read.

A folder is walked in order of names.  Passed over without a word are hidden files, files of
other formats, indexes (``.json``) and the folder's own papers (README, LICENSE and the like).
A file that is named outright is always tried.
"""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, Final

from tallywire.model.document import Document
from tallywire.model.issue import Issue
from tallywire.read.jsonl import read_jsonl
from tallywire.read.metadata import Metadata
from tallywire.read.page import read_html
from tallywire.read.result import ReadResult, Unreadable
from tallywire.read.text import read_markdown, read_text

__all__ = ["SUFFIXES", "read_paths"]

_Reader = Callable[..., Document]
_READERS: Final[dict[str, _Reader]] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}
_LINES: Final = (".jsonl", ".ndjson")
SUFFIXES: Final = (*_READERS, *_LINES)
"""What is read; each also with ``.gz`` behind it."""

_PAPERS: Final = ("readme", "license", "licence", "changelog", "contributing", "notice")
_MAX_BYTES: Final = 32 * 1024 * 1024
"""Largest file or line taken into memory: a million characters of four bytes, with markup."""

_READ_FAILURES: Final = (OSError, EOFError, zlib.error)


def read_paths(
    paths: Sequence[Path | str],
    metadata: Mapping[str, Metadata] | None = None,
    defaults: Metadata | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[ReadResult]:
    """The documents under ``paths``, read one at a time.

    Args:
        paths: files, folders, or ``-`` for standard input.
        metadata: what an index says, by name (the stem of the file, or a record's id).
        defaults: date and publisher for all texts that have none.
        stdin: what ``-`` reads; the standard input without it.
    """
    index = metadata or {}
    for path in paths:
        if str(path) == "-":
            yield from _read_stream(stdin or sys.stdin.buffer, index, defaults)
            continue
        for item in _files(Path(path)):
            if isinstance(item, Issue):
                yield ReadResult(item.place, issue=item)
            else:
                yield from _read_file(item, index, defaults)


def _files(path: Path) -> Iterator[Path | Issue]:
    """The files that ``path`` stands for, and what is wrong with it."""
    try:
        is_folder = path.is_dir()
        exists = path.exists()
    except (OSError, ValueError) as error:
        yield Issue("read.unreadable", str(path), str(error))
        return
    if not exists:
        yield Issue("read.unreadable", str(path), "it does not exist")
    elif not is_folder:
        yield path
    else:
        count = 0
        for item in _walk(path):
            count += 1
            yield item
        if not count:
            yield Issue("read.no_texts", str(path))


def _walk(folder: Path) -> Iterator[Path | Issue]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield Issue("read.unreadable", str(folder), error.strerror or str(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _walk(entry)
        elif _suffix(entry) in SUFFIXES and _stem(entry).casefold() not in _PAPERS:
            yield entry


def _suffix(path: Path) -> str:
    """The suffix in small letters, without ``.gz``."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


def _stem(path: Path) -> str:
    name = path.name[:-3] if path.name.lower().endswith(".gz") else path.name
    return Path(name).stem


def _read_file(
    path: Path, index: Mapping[str, Metadata], defaults: Metadata | None
) -> Iterator[ReadResult]:
    place = str(path)
    suffix = _suffix(path)
    if suffix not in SUFFIXES:
        detail = f"files of the kind {suffix or 'without suffix'} are not read"
        yield ReadResult(place, issue=Issue("read.format", place, detail))
        return
    try:
        with _open(path) as stream:
            yield from _read_open(stream, suffix, _stem(path), place, index, defaults)
    except _READ_FAILURES as error:
        detail = getattr(error, "strerror", None) or str(error) or type(error).__name__
        yield ReadResult(place, issue=Issue("read.unreadable", place, detail))


def _open(path: Path) -> BinaryIO:
    if path.name.lower().endswith(".gz"):
        return gzip.open(path, "rb")  # type: ignore[return-value]  # a GzipFile reads like one
    return path.open("rb")


def _read_open(
    stream: BinaryIO,
    suffix: str,
    name: str,
    place: str,
    index: Mapping[str, Metadata],
    defaults: Metadata | None,
) -> Iterator[ReadResult]:
    if suffix in _LINES:
        yield from _read_lines(stream, b"", name, place, index, defaults)
        return
    data = stream.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        detail = f"over {_MAX_BYTES:,}"
        yield ReadResult(place, issue=Issue("read.too_long", place, detail))
        return
    try:
        reader = _READERS[suffix]
        document = reader(data, name, place=place, metadata=index.get(name), defaults=defaults)
        yield ReadResult(place, document=document)
    except Unreadable as error:
        yield ReadResult(place, issue=error.issue)


def _read_lines(
    stream: BinaryIO,
    first: bytes,
    name: str,
    place: str,
    index: Mapping[str, Metadata],
    defaults: Metadata | None,
) -> Iterator[ReadResult]:
    lines = _lines(stream, first)
    yield from read_jsonl(lines, name, place=place, metadata=index, defaults=defaults)


def _lines(stream: BinaryIO, first: bytes) -> Iterator[bytes]:
    """The lines; of one beyond the limit only so much that it fails as JSON."""
    if first:
        yield first
    while line := stream.readline(_MAX_BYTES):
        yield line
        while not line.endswith(b"\n") and len(line) == _MAX_BYTES:
            line = stream.readline(_MAX_BYTES)


def _read_stream(
    stream: BinaryIO, index: Mapping[str, Metadata], defaults: Metadata | None
) -> Iterator[ReadResult]:
    """Standard input: JSON lines or a page if it opens like one, else text."""
    place = "standard input"
    try:
        first = stream.readline(_MAX_BYTES)
        opening = first.removeprefix(b"\xef\xbb\xbf").lstrip()
        if opening.startswith(b"{") and not opening.startswith(b"{\\rtf"):
            yield from _read_lines(stream, first, "stdin", place, index, defaults)
            return
        data = first + stream.read(_MAX_BYTES + 1 - len(first))
    except _READ_FAILURES as error:
        yield ReadResult(place, issue=Issue("read.unreadable", place, str(error)))
        return
    if len(data) > _MAX_BYTES:
        detail = f"over {_MAX_BYTES:,}"
        yield ReadResult(place, issue=Issue("read.too_long", place, detail))
        return
    is_page = opening[:15].lower().startswith((b"<!doctype html", b"<html", b"<?xml"))
    reader: _Reader = read_html if is_page else read_text
    try:
        found = reader(data, "stdin", place=place, metadata=index.get("stdin"), defaults=defaults)
        yield ReadResult(place, document=found)
    except Unreadable as error:
        yield ReadResult(place, issue=error.issue)

"""Statements kept as files: one JSON object a document, in the form of the annotation guide.

In: a folder with ``<id>.json`` or ``<id>.gold.json``, an index file, a folder of texts.  Out:
``Stated`` in order of document and place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from tallywire.errors import ReadError
from tallywire.model.ids import content_id
from tallywire.model.issue import Issue
from tallywire.model.resolved import Source, Stated
from tallywire.model.statement import RECORD_FIELDS, Statement
from tallywire.model.vocabulary import first_fault, is_date
from tallywire.read.metadata import Metadata, load_metadata

__all__ = ["load_stated"]

_ENDINGS: Final = (".gold.json", ".json")
_NOT_STATEMENTS: Final = ("index", "ledger")
"""Beginnings of files that may lie in the folder and hold no document's statements."""


def load_stated(
    statements: Path,
    metadata: Path | None = None,
    texts: Path | None = None,
    names: Sequence[str] | None = None,
    issues: list[Issue] | None = None,
) -> tuple[Stated, ...]:
    """The statements of all files of the folder, in order of document and place.

    Args:
        statements: the folder.
        metadata: an index file with publisher and date of publication by document id.
        texts: the folder of ``<id>.txt``; without it texts are empty, and copies are not found.
        names: only these documents.
        issues: where to note a file that cannot be read, so that the others are; without it the
            first one raises.

    Raises:
        ReadError: the folder holds no such file, a folder is not there, the index cannot be read,
            or, without ``issues``, a file is not what the guide says.
    """
    for folder in (statements, texts):
        if folder is not None and not folder.is_dir():
            raise ReadError(f"{folder}: no such folder. Check the path.")
    noted: list[Issue] = [] if issues is None else issues
    known = load_metadata(metadata, noted) if metadata else {}
    found = {name: path for name, path in _files(statements) if not names or name in names}
    if not found:
        raise ReadError(f"{statements}: no file of statements there (<id>.json, <id>.gold.json).")
    stated: list[Stated] = []
    for name in sorted(found):
        stated += _load(name, found[name], known.get(name), texts, noted)
    if issues is None and noted:
        raise ReadError(noted[0].message)
    return tuple(stated)


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.glob("*.json"), reverse=True):
        ending = next(one for one in _ENDINGS if path.name.endswith(one))
        name = path.name.removesuffix(ending)
        if not name.startswith(_NOT_STATEMENTS):
            yield name, path


def _load(
    name: str, path: Path, facts: Metadata | None, texts: Path | None, noted: list[Issue]
) -> list[Stated]:
    """The statements of one file; none, and a note, where it cannot be read."""
    try:
        body = msgspec.json.decode(path.read_bytes(), type=_File)
        text = _text(name, texts, noted)
        source = _source(name, facts, body.published, text)
        return [
            Stated(_statement(record, source.id, position), source, position)
            for position, record in enumerate(body.statements)
        ]
    except (msgspec.MsgspecError, ValueError, OSError) as error:
        noted.append(Issue("statements.unreadable", str(path), str(error).rstrip(".")))
        return []


class _File(msgspec.Struct):
    """What of a file is read; other keys may stand there."""

    statements: list[dict[str, Any]]
    published: str | None = None


def _text(name: str, texts: Path | None, noted: list[Issue]) -> str:
    path = texts / f"{name}.txt" if texts else None
    if path is None or not path.is_file():
        return ""
    try:
        return path.read_text("utf-8")
    except (UnicodeDecodeError, OSError) as error:
        noted.append(Issue("statements.text", str(path), str(error)))
        return ""


def _source(name: str, facts: Metadata | None, published: str | None, text: str) -> Source:
    facts = facts or Metadata()
    when = (facts.published or published or "").partition("T")[0]
    if when and not is_date(when):
        raise ValueError(f"published is {when!r}, not a date of ISO 8601")
    return Source(name, name, facts.publisher, when or None, text)


def _statement(record: Mapping[str, Any], document: str, position: int) -> Statement:
    fields = {key: record[key] for key in RECORD_FIELDS if record.get(key) is not None}
    fields |= {party: record.get(party) for party in ("provider", "recipient")}
    fields["id"] = record.get("id") or content_id("st", document, position)
    fields["document_id"] = document
    try:
        statement = msgspec.convert(fields, Statement)
    except msgspec.ValidationError as error:
        raise ValueError(f"statement {position}: {error}") from error
    fault = first_fault(statement)
    if fault is not None:
        raise ValueError(f"statement {position}: {fault}")
    return statement

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
from tallywire.model.resolved import Source, Stated
from tallywire.model.statement import RECORD_FIELDS, Statement
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
) -> tuple[Stated, ...]:
    """The statements of all files of the folder, in order of document and place.

    Args:
        statements: the folder.
        metadata: an index file with publisher and date of publication by document id.
        texts: the folder of ``<id>.txt``; without it texts are empty, and copies are not found.
        names: only these documents.

    Raises:
        ReadError: the folder holds no such file, or one is not what the guide says.
    """
    known = load_metadata(metadata) if metadata else {}
    found = {name: path for name, path in _files(statements) if not names or name in names}
    if not found:
        raise ReadError(f"{statements}: no file of statements there (<id>.json, <id>.gold.json).")
    return tuple(one for name in sorted(found) for one in _load(name, found[name], known, texts))


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.glob("*.json"), reverse=True):
        ending = next(one for one in _ENDINGS if path.name.endswith(one))
        name = path.name.removesuffix(ending)
        if not name.startswith(_NOT_STATEMENTS):
            yield name, path


def _load(
    name: str, path: Path, known: Mapping[str, Metadata], texts: Path | None
) -> Iterator[Stated]:
    try:
        body: Any = msgspec.json.decode(path.read_bytes())
        records = body["statements"]
        published = body.get("published")
        source = _source(name, known.get(name), published, texts)
        for position, record in enumerate(records):
            yield Stated(_statement(record, source.id, position), source, position)
    except (msgspec.MsgspecError, KeyError, TypeError, AttributeError, OSError) as error:
        raise ReadError(
            f"{path}: {error!r}. It must be a JSON object with a list `statements` in the form "
            "of the annotation guide."
        ) from error


def _source(name: str, facts: Metadata | None, published: str | None, texts: Path | None) -> Source:
    facts = facts or Metadata()
    text = texts / f"{name}.txt" if texts else None
    words = text.read_text("utf-8") if text is not None and text.exists() else ""
    return Source(name, name, facts.publisher, facts.published or published, words)


def _statement(record: Mapping[str, Any], document: str, position: int) -> Statement:
    fields = {key: record[key] for key in RECORD_FIELDS if record.get(key) is not None}
    fields |= {party: record.get(party) for party in ("provider", "recipient")}
    fields["id"] = record.get("id") or content_id("st", document, position)
    fields["document_id"] = document
    return msgspec.convert(fields, Statement)

"""Gold files: hand-made statements beside their texts.

In: a folder with ``<name>.gold.json``, ``<name>.txt`` and, as may be, one or more index files
``index*.json``.  Out: ``GoldDocument`` in order of name.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import msgspec

from tallywire.errors import ReadError
from tallywire.evaluation.agreement import Record

__all__ = ["GoldDocument", "index_files", "load_gold"]

_ENDING: Final = ".gold.json"
_LEDGER: Final = "ledger"
"""``ledger.gold.json`` holds what all texts say together, and is not the gold of a text."""


class GoldDocument(msgspec.Struct, frozen=True):
    """The gold statements of one text.

    Attributes:
        name: stem of the files.
        path: the text; it may be missing, and then nothing is predicted.
        language: language of the text, as the gold file gives it.
        statements: records in the fields of the annotation guide.
    """

    name: str
    path: Path
    language: str | None
    statements: tuple[Record, ...]


def index_files(folder: Path) -> tuple[Path, ...]:
    """The metadata files of the folder, in order of name."""
    return tuple(sorted(folder.glob("index*.json")))


def load_gold(folder: Path, language: str | None = None) -> tuple[GoldDocument, ...]:
    """The gold of all texts of the folder, or of those in one language.

    Raises:
        ReadError: there is no gold file, or one is not what the guide says.
    """
    found = tuple(
        _load(path)
        for path in sorted(folder.glob(f"*{_ENDING}"))
        if path.name != f"{_LEDGER}{_ENDING}"
    )
    if not found:
        raise ReadError(f"{folder}: no *{_ENDING} there. Give the folder of the gold files.")
    return tuple(one for one in found if language is None or one.language == language)


def _load(path: Path) -> GoldDocument:
    try:
        record: Any = msgspec.json.decode(path.read_bytes())
        statements = tuple(record["statements"])
        language = record.get("language")
    except (msgspec.DecodeError, KeyError, TypeError, AttributeError, OSError) as error:
        raise ReadError(
            f"{path}: {error!r}. A gold file is a JSON object with a list `statements`."
        ) from error
    name = path.name.removesuffix(_ENDING)
    return GoldDocument(name, path.with_name(f"{name}.txt"), language, statements)

"""The texts that the gate scores, and whether they are still the same.

In: a folder of texts with gold.  Out: ``Corpus``.  The samples are pinned by a digest over the
bytes of every text and gold file: a figure means nothing when the texts under it move.  Real
newspaper texts may not be copied into the project; they are scored where they lie, if they do.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import tallywire
from tallywire.evaluation import GoldDocument, load_gold
from tallywire.evaluation.gold import index_files
from tallywire.model.document import Document
from tallywire.read import Metadata, load_metadata, read_paths

ROOT: Final = Path(__file__).resolve().parents[2]
REAL_VARIABLE: Final = "TALLYWIRE_GOLD_REAL"


@dataclass(frozen=True)
class Corpus:
    """A folder of texts with gold.

    Attributes:
        name: key of its floors in ``floors.json``.
        folder: where it lies.
        is_pinned: whether its digest must be that of ``floors.json``.
    """

    name: str
    folder: Path
    is_pinned: bool

    def digest(self) -> str:
        """SHA-256 over names and bytes of all texts, gold and index files."""
        total = hashlib.sha256()
        for path in sorted(self.folder.iterdir()):
            if path.suffix in (".txt", ".json"):
                total.update(f"{path.name}\0".encode())
                total.update(hashlib.sha256(path.read_bytes()).digest())
        return total.hexdigest()

    def gold(self, language: str | None = "en") -> tuple[GoldDocument, ...]:
        """The gold of its texts in that language, or of all."""
        return load_gold(self.folder, language)

    def documents(self) -> dict[str, Document]:
        """Its texts as documents, by name, in any language."""
        known: dict[str, Metadata] = {}
        for path in index_files(self.folder):
            known |= load_metadata(path)
        results = read_paths(sorted(self.folder.glob("*.txt")), known)
        return {r.document.name: r.document for r in results if r.document is not None}


def samples() -> Corpus:
    """The sample texts that ship with Tallywire."""
    return Corpus("samples", Path(tallywire.__file__).parent / "samples", is_pinned=True)


def real() -> Corpus | None:
    """Real newspaper texts beside the checkout, or None."""
    named = os.environ.get(REAL_VARIABLE)
    folder = Path(named) if named else ROOT.parent / "shared" / "gold-real"
    return Corpus("real", folder, is_pinned=False) if folder.is_dir() else None

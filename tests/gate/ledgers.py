"""What many texts say together, scored: from gold statements, and from the texts themselves.

In: the ledger made by hand for the samples; where they are present, the one made for them and the
two articles that are not in this repository (``TALLYWIRE_SEEDS`` names their folder).  Out: figures
by name, ``gold_*`` for ledgers of gold statements, ``read_*`` for those of what was read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from tallywire.evaluation import load_ledger, score_ledgers
from tallywire.evaluation.ledger_losses import ledger_from, score_read
from tallywire.evaluation.ledger_read import stated_of
from tallywire.evaluation.ledger_scores import MEASURES
from tallywire.model.document import Document
from tallywire.model.extraction import Extraction
from tallywire.model.resolved import Stated
from tallywire.pipeline import default_extractor
from tallywire.read.statement_files import load_stated

from . import corpus
from .measure import measure

SEEDS_VARIABLE: Final = "TALLYWIRE_SEEDS"
_FILE: Final = "ledger.gold.json"


@dataclass(frozen=True)
class LedgerSet:
    """A folder of texts, gold statements and the ledger that they make.

    Attributes:
        name: key of its floors in ``floors.json``.
        folder: where it lies.
    """

    name: str
    folder: Path


def present() -> tuple[LedgerSet, ...]:
    """The ledgers that can be scored here."""
    named = os.environ.get(SEEDS_VARIABLE)
    folder = Path(named) if named else corpus.ROOT.parent / "shared" / "gold"
    sets = (LedgerSet("ledger", corpus.samples().folder), LedgerSet("ledger_and_articles", folder))
    return tuple(one for one in sets if (one.folder / _FILE).is_file())


@cache
def measure_ledger(one: LedgerSet) -> dict[str, float]:
    """The figures that have floors, all between 0 and 1, by name; once for each process."""
    gold = load_ledger(one.folder / _FILE)
    stated = load_stated(one.folder, one.folder / "index.json", one.folder, gold.documents)
    made = {
        "gold": score_ledgers(gold, ledger_from(stated)),
        "read": score_read(gold, stated, _read(one, gold.documents)),
    }
    return {
        f"{source}_{name}": figures.figure(name)
        for source, figures in made.items()
        for name in MEASURES
    }


def _read(one: LedgerSet, names: tuple[str, ...]) -> tuple[Stated, ...]:
    return stated_of(_extracted(one, names))


def _extracted(one: LedgerSet, names: tuple[str, ...]) -> Iterator[tuple[Document, Extraction]]:
    """What was read; the samples are read once, whatever set they stand in."""
    known = measure(corpus.samples()).extractions
    documents = corpus.Corpus(one.name, one.folder, is_pinned=False).documents()
    for name in sorted(names):
        document, found = documents[name], known.get(name)
        if found is None or found.document_id != document.id:
            found = default_extractor().extract(document)
        yield document, found

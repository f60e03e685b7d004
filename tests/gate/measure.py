"""The figures of the extractor on a corpus.

In: a ``Corpus``.  Out: ``Measured``: the evaluation, and its figures by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from tallywire.evaluation import Evaluation, compare
from tallywire.model.extraction import Extraction
from tallywire.pipeline import default_extractor

from .corpus import Corpus

SLOTS: Final = ("provider", "recipient", "what", "count", "status", "date", "origin", "chain")


@dataclass(frozen=True)
class Measured:
    """What the extractor made of a corpus.

    Attributes:
        evaluation: the comparison with the gold of the English texts.
        extractions: what was read from each text, in whatever language, by name.
    """

    evaluation: Evaluation
    extractions: Mapping[str, Extraction]

    @property
    def figures(self) -> dict[str, float]:
        """The figures that have floors, all between 0 and 1, by name.

        ``quiet`` is the share of texts without gold statements that nothing was read from.
        """
        all_of_them = self.evaluation.figures
        empty = [one for one in self.evaluation.documents if not one.gold]
        figures = {
            "found_precision": all_of_them.found.precision,
            "found_recall": all_of_them.found.recall,
            "found_f1": all_of_them.found.f1,
            "strict_f1": all_of_them.strict.f1,
            "soft_f1": all_of_them.soft,
        }
        if empty:
            figures["quiet"] = sum(not one.predicted for one in empty) / len(empty)
        for slot in SLOTS:
            if slot in all_of_them.slots:
                figures[f"{slot}_accuracy"] = all_of_them.slots[slot].accuracy
        return figures


@cache
def measure(corpus: Corpus) -> Measured:
    """Read every text of the corpus and score the English ones; once for each process."""
    extractor = default_extractor()
    documents = sorted(corpus.documents().items())
    # Not ``extract_document``: a crash is no issue here, it is a failure of the gate.
    extractions = {name: extractor.extract(document) for name, document in documents}
    pairs = {
        gold.name: (
            gold.statements,
            [s.as_record() for s in extractions[gold.name].statements],
        )
        for gold in corpus.gold()
    }
    return Measured(compare(pairs), extractions)

"""The figures of a comparison, and the pairs behind them.

In: gold and predicted records by document.  Out: ``Evaluation``: ``Figures`` over all
documents, and for each document which statements were paired, missed or made up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from tallywire.evaluation.agreement import (
    SLOT_WEIGHTS,
    STRICT_SLOTS,
    Record,
    agree,
    agreement,
)
from tallywire.evaluation.assignment import assign

__all__ = ["Accuracy", "Comparison", "Evaluation", "Figures", "Pair", "Rates", "compare"]

FOUND_FROM: Final = 0.5
"""Agreement from which an aligned pair counts as found."""


class Rates(msgspec.Struct, frozen=True):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, hits: float, predicted: float, gold: float) -> Rates:
        """The rates of so many hits; saying nothing where there is nothing is right."""
        precision = hits / predicted if predicted else 1.0 if not gold else 0.0
        recall = hits / gold if gold else 1.0
        both = precision + recall
        return cls(precision, recall, 2 * precision * recall / both if both else 0.0)


class Accuracy(msgspec.Struct, frozen=True):
    """Mean agreement of a slot over the found pairs in which either side fills it."""

    accuracy: float
    n: int


class Pair(msgspec.Struct, frozen=True):
    """A gold statement and the predicted one aligned with it, by their places in the lists."""

    gold: int
    predicted: int
    agreement: float
    is_strict: bool


class Comparison(msgspec.Struct, frozen=True):
    """One document: both lists, and the found pairs between them."""

    name: str
    gold: tuple[Record, ...]
    predicted: tuple[Record, ...]
    pairs: tuple[Pair, ...]

    @property
    def missed(self) -> tuple[Record, ...]:
        """Gold statements that nothing predicted was found for."""
        found = {pair.gold for pair in self.pairs}
        return tuple(g for n, g in enumerate(self.gold) if n not in found)

    @property
    def false_alarms(self) -> tuple[Record, ...]:
        """Predicted statements that no gold statement answers to."""
        found = {pair.predicted for pair in self.pairs}
        return tuple(p for n, p in enumerate(self.predicted) if n not in found)


class Figures(msgspec.Struct, frozen=True):
    """The figures over all documents."""

    documents: int
    gold: int
    predicted: int
    found: Rates
    strict: Rates
    soft: float
    slots: dict[str, Accuracy]


class Evaluation(msgspec.Struct, frozen=True):
    """Figures over all documents, and the comparison of each, in order of name."""

    figures: Figures
    documents: tuple[Comparison, ...]


def compare(documents: Mapping[str, tuple[Sequence[Record], Sequence[Record]]]) -> Evaluation:
    """Score {document: (gold statements, predicted statements)}."""
    compared = tuple(_compare(name, *both) for name, both in sorted(documents.items()))
    gold = sum(len(c.gold) for c in compared)
    predicted = sum(len(c.predicted) for c in compared)
    pairs = [pair for c in compared for pair in c.pairs]
    strict = sum(pair.is_strict for pair in pairs)
    soft = 0.0
    for pair in pairs:
        soft += pair.agreement
    figures = Figures(
        documents=len(compared),
        gold=gold,
        predicted=predicted,
        found=Rates.of(len(pairs), predicted, gold),
        strict=Rates.of(strict, predicted, gold),
        soft=Rates.of(soft, predicted, gold).f1,
        slots=_slots(compared),
    )
    return Evaluation(figures, compared)


def _compare(name: str, gold: Sequence[Record], predicted: Sequence[Record]) -> Comparison:
    matrix = [[agreement(g, p) for p in predicted] for g in gold]
    pairs = tuple(
        Pair(i, j, matrix[i][j], _is_strict(gold[i], predicted[j]))
        for i, j in assign(matrix)
        if matrix[i][j] >= FOUND_FROM
    )
    return Comparison(name, tuple(gold), tuple(predicted), pairs)


def _is_strict(gold: Record, predicted: Record) -> bool:
    return all(agree(slot, gold, predicted) in (None, 1.0) for slot in STRICT_SLOTS)


def _slots(compared: Sequence[Comparison]) -> dict[str, Accuracy]:
    values: dict[str, list[float]] = defaultdict(list)
    for one in compared:
        for pair in one.pairs:
            gold, predicted = one.gold[pair.gold], one.predicted[pair.predicted]
            for slot in SLOT_WEIGHTS:
                value = agree(slot, gold, predicted)
                if value is not None:
                    values[slot].append(value)
            origin = agree("origin", gold, predicted) or 0.0
            via = agree("via", gold, predicted)
            values["chain"].append(origin * (1.0 if via is None else via))
    return {slot: Accuracy(sum(v) / len(v), len(v)) for slot, v in values.items()}

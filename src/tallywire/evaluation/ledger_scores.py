"""How well a ledger agrees with one made by hand.

In: two ``LedgerFile`` over the same statements.  Out: ``LedgerFigures``:

* ``events``, ``origins``: B-cubed (Bagga and Baldwin 1998) of the partition of the gold statements
  into events, and into independent origins within events; one that the prediction lacks is alone.
* ``independent``: share of the gold events told by two or more documents for which the predicted
  event that shares most statements with them has the right number of independent origins.
* ``series``: points of the same kind, month and count.
* ``identities``: equations with the same terms, sum and answer to "does it close?".
* ``conflicts``: pairs of statements on opposite sides.
* ``duplicates``: pairs of documents.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Hashable, Mapping
from typing import Final, TypeVar

import msgspec

from tallywire.evaluation.figures import Accuracy, Rates
from tallywire.evaluation.ledger_gold import EventLine, Key, LedgerFile

__all__ = ["MEASURES", "LedgerFigures", "b_cubed", "opposed", "score_ledgers"]

MEASURES: Final = (
    "events",
    "origins",
    "independent",
    "series",
    "identities",
    "conflicts",
    "duplicates",
)
_Id = TypeVar("_Id", bound=Hashable)

_MONTH: Final = 7
"""Characters of an ISO date up to its month."""
_TERM: Final = re.compile(r"[+-]?\d+(?:\.\d+)?")

_Equation = tuple[tuple[float, ...], float | None, bool]


class LedgerFigures(msgspec.Struct, frozen=True):
    """The figures of a ledger; each field is explained at the head of the module."""

    events: Rates
    origins: Rates
    independent: Accuracy
    series: Rates
    identities: Rates
    conflicts: Rates
    duplicates: Rates

    def figure(self, measure: str) -> float:
        """The one number of a measure: F1, or the accuracy."""
        value = getattr(self, measure)
        return value.accuracy if isinstance(value, Accuracy) else value.f1


def score_ledgers(gold: LedgerFile, predicted: LedgerFile) -> LedgerFigures:
    """The figures of the predicted ledger."""
    return LedgerFigures(
        events=b_cubed(_events(gold), _events(predicted)),
        origins=b_cubed(_origins(gold), _origins(predicted)),
        independent=_independence(gold, predicted),
        series=_shared(_points(gold), _points(predicted)),
        identities=_shared(_equations(gold), _equations(predicted)),
        conflicts=_shared(Counter(opposed(gold)), Counter(opposed(predicted))),
        duplicates=_shared(_copies(gold), _copies(predicted)),
    )


def opposed(ledger: LedgerFile) -> frozenset[frozenset[Key]]:
    """The pairs of statements that stand on opposite sides of a conflict."""
    return frozenset(
        frozenset(pair)
        for conflict in ledger.conflicts
        for one, other in itertools.combinations(conflict.sides, 2)
        for pair in itertools.product(one.statements, other.statements)
    )


def _events(ledger: LedgerFile) -> dict[Key, int]:
    return {key: n for n, event in enumerate(ledger.events) for key in event.statements}


def _origins(ledger: LedgerFile) -> dict[Key, tuple[int, int]]:
    return {
        key: (n, m)
        for n, event in enumerate(ledger.events)
        for m, origin in enumerate(event.origins)
        for key in origin.statements
    }


def b_cubed(gold: Mapping[_Id, Hashable], predicted: Mapping[_Id, Hashable]) -> Rates:
    """Mean precision and recall of the block that each gold statement falls in."""
    labels: dict[_Id, Hashable] = {key: predicted.get(key, ("alone", key)) for key in gold}
    both = Counter((gold[key], labels[key]) for key in gold)
    of_gold, of_predicted = Counter(gold.values()), Counter(labels.values())
    precise = complete = 0.0
    for key in gold:
        shared = both[gold[key], labels[key]]
        precise += shared / of_predicted[labels[key]]
        complete += shared / of_gold[gold[key]]
    n = len(gold) or 1
    precision, recall = (precise / n, complete / n) if gold else (1.0, 1.0)
    total = precision + recall
    return Rates(precision, recall, 2 * precision * recall / total if total else 0.0)


def _independence(gold: LedgerFile, predicted: LedgerFile) -> Accuracy:
    labels = _events(predicted)
    asked = [e for e in gold.events if len({document for document, _ in e.statements}) > 1]
    right = 0
    for event in asked:
        best = _nearest(event, labels, predicted)
        right += best is not None and best.independent == event.independent
    return Accuracy(right / len(asked) if asked else 1.0, len(asked))


def _nearest(
    event: EventLine, labels: Mapping[Key, int], predicted: LedgerFile
) -> EventLine | None:
    """The predicted event that shares most statements; of several the first met."""
    votes = Counter(labels[key] for key in event.statements if key in labels)
    if not votes:
        return None
    return predicted.events[votes.most_common(1)[0][0]]


def _points(ledger: LedgerFile) -> Counter[object]:
    return Counter(
        (point.what, (point.date or "")[:_MONTH], float(point.count))
        for series in ledger.series
        for point in series.points
        if point.count is not None
    )


def _equations(ledger: LedgerFile) -> Counter[object]:
    return Counter({_equation(one.expression, one.holds) for one in ledger.identities})


def _equation(expression: str, holds: bool) -> _Equation:
    """Terms in order of size, the sum, and whether it closes."""
    left, _, right = re.sub(r"[,\s]", "", expression).partition("=")
    terms = tuple(sorted(float(term) for term in _TERM.findall(left)))
    return terms, float(right) if right else None, holds


def _copies(ledger: LedgerFile) -> Counter[object]:
    return Counter({frozenset(pair) for pair in ledger.near_duplicates})


def _shared(gold: Counter[object], predicted: Counter[object]) -> Rates:
    """Rates of things that count as often as they occur."""
    return Rates.of((gold & predicted).total(), predicted.total(), gold.total())

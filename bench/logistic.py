"""Logistic regression over named signs, in plain numpy.

In: for each example its signs, whether it is right, and how much it counts.  Out: a weight for
each sign that is frequent enough; "" is what every example begins with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

__all__ = ["Example", "fit"]

STEPS: Final = 600
LEAST_WEIGHT: Final = 0.005

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """Signs, whether they are of something right, and how much that counts."""

    signs: Collection[str]
    is_right: bool
    weight: float = 1.0


def fit(examples: Sequence[Example], least: int, penalty: float) -> dict[str, float]:
    """The weights of the least penalised loss.

    Args:
        examples: what is learned from.
        least: how many examples must have a sign.
        penalty: what half the square of a weight costs.
    """
    count = Counter(sign for example in examples for sign in set(example.signs))
    signs = sorted(sign for sign in count if count[sign] >= least)
    weights, bias = _descended(_Table(examples, signs), penalty)
    found = {sign: round(float(w), 3) for sign, w in zip(signs, weights, strict=True)}
    return {"": round(bias, 3), **{s: w for s, w in found.items() if abs(w) >= LEAST_WEIGHT}}


class _Table:
    """The examples as lists of places of signs."""

    def __init__(self, examples: Sequence[Example], signs: Sequence[str]) -> None:
        place = {sign: i for i, sign in enumerate(signs)}
        found = [sorted(place[s] for s in set(e.signs) if s in place) for e in examples]
        self.width = len(signs)
        self.row = np.repeat(np.arange(len(examples)), [len(f) for f in found])
        self.sign = np.array([i for f in found for i in f], dtype=np.int64)
        self.right = np.array([e.is_right for e in examples], dtype=np.float64)
        self.weight = np.array([e.weight for e in examples])

    def sums(self, weights: Floats, bias: float) -> Floats:
        """What the signs of each example weigh together."""
        added = np.bincount(self.row, weights[self.sign], minlength=len(self.right))
        return np.asarray(added + bias)

    def pulls(self, errors: Floats) -> Floats:
        """How far each sign is off, summed over its examples."""
        return np.asarray(np.bincount(self.sign, errors[self.row], minlength=self.width))


def _descended(table: _Table, penalty: float) -> tuple[Floats, float]:
    """Weights and bias by accelerated descent."""
    rate = 1 / (0.25 * _steepest(table) + penalty)
    weights = ahead = np.zeros(table.width)
    bias = bias_ahead = 0.0
    for step in range(STEPS):
        errors = table.weight * (1 / (1 + np.exp(-table.sums(ahead, bias_ahead))) - table.right)
        after = ahead - rate * (table.pulls(errors) + penalty * ahead)
        bias_after = bias_ahead - rate * float(errors.sum())
        pace = step / (step + 3)
        ahead = after + pace * (after - weights)
        bias_ahead = bias_after + pace * (bias_after - bias)
        weights, bias = after, bias_after
    return weights, bias


def _steepest(table: _Table) -> float:
    """The largest curvature of the loss, but for its factor, by repeated multiplication."""
    vector, start, size = np.ones(table.width), 1.0, 1.0
    for _ in range(40):
        sums = table.weight * table.sums(vector, start)
        vector, start = table.pulls(sums), float(sums.sum())
        size = float(np.sqrt(vector @ vector + start * start))
        vector, start = vector / size, start / size
    return 1.05 * size

"""The figures of ledgers in words and as JSON.

In: ``Rung``s, or the figures of one ledger.  Out: lines for a person, plain data for a program.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from tallywire.evaluation.ledger_losses import Rung
from tallywire.evaluation.ledger_scores import MEASURES, LedgerFigures

__all__ = ["ledger_figures_record", "ledger_summary", "losses_summary"]


def ledger_summary(figures: LedgerFigures) -> str:
    """The figures as lines of text."""
    lines = []
    for name in MEASURES:
        value = getattr(figures, name)
        if name == "independent":
            lines.append(f"{name:<12} {value.accuracy:.3f}  (n={value.n})")
        else:
            rates = f"P {value.precision:.3f}  R {value.recall:.3f}  F1 {value.f1:.3f}"
            lines.append(f"{name:<12} {rates}")
    return "\n".join(lines)


def losses_summary(rungs: Sequence[Rung]) -> str:
    """A line for each rung: what was repaired, and the figures after it."""
    head = f"{'repaired':<20}" + "".join(f"{name:>12}" for name in MEASURES)
    lines = [head]
    for rung in rungs:
        cells = "".join(f"{rung.figures.figure(name):>12.3f}" for name in MEASURES)
        lines.append(f"{rung.name:<20}{cells}")
    return "\n".join(lines)


def ledger_figures_record(rungs: Sequence[Rung]) -> dict[str, Any]:
    """The figures of each rung by its name."""
    return {rung.name: msgspec.to_builtins(rung.figures) for rung in rungs}

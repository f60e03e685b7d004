"""The figures in words and as JSON.

In: an ``Evaluation``.  Out: lines for a person, and a plain dictionary for a program.
"""

from __future__ import annotations

from typing import Any

import msgspec

from tallywire.evaluation.figures import Comparison, Evaluation

__all__ = ["figures_record", "summary"]


def _counts(one: Comparison) -> dict[str, int]:
    return {
        "gold": len(one.gold),
        "predicted": len(one.predicted),
        "found": len(one.pairs),
        "strict": sum(pair.is_strict for pair in one.pairs),
    }


def figures_record(evaluation: Evaluation) -> dict[str, Any]:
    """The figures, and under ``per_document`` the counts of each document."""
    record: dict[str, Any] = msgspec.to_builtins(evaluation.figures)
    record["per_document"] = {one.name: _counts(one) for one in evaluation.documents}
    return record


def summary(evaluation: Evaluation, *, by_document: bool = False) -> str:
    """The figures as lines of text."""
    figures = evaluation.figures
    lines = [
        f"{figures.documents} documents, {figures.gold} gold statements, "
        f"{figures.predicted} predicted"
    ]
    for name, row in (("found", figures.found), ("strict", figures.strict)):
        lines.append(f"{name:<10} P {row.precision:.3f}  R {row.recall:.3f}  F1 {row.f1:.3f}")
    lines.append(f"{'soft':<10} F1 {figures.soft:.3f}")
    for slot, accuracy in figures.slots.items():
        lines.append(f"  {slot:<10} {accuracy.accuracy:.3f}  (n={accuracy.n})")
    if by_document:
        lines += [_document_line(one) for one in evaluation.documents]
    return "\n".join(lines)


def _document_line(one: Comparison) -> str:
    row = _counts(one)
    return (
        f"{one.name:<40} gold {row['gold']:>3} predicted {row['predicted']:>3} "
        f"found {row['found']:>3} strict {row['strict']:>3}"
    )

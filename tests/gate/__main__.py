"""``python -m tests.gate``: print the figures beside their floors; fail below one."""

from __future__ import annotations

from collections.abc import Mapping

from tallywire.evaluation import summary

from . import corpus, floors, ledgers
from .measure import measure


def report(one: corpus.Corpus, kept: floors.Floors) -> list[str]:
    """Print the figures of a corpus and give what is wrong with them."""
    measured = measure(one)
    print(f"\n{one.name}: {one.folder}")
    print(summary(measured.evaluation))
    problems = compare(measured.figures, kept)
    if one.is_pinned and one.digest() != kept.digest:
        problems.append("the texts are not those that the floors were measured on")
    return [f"{one.name}: {problem}" for problem in problems]


def compare(figures: Mapping[str, float], kept: floors.Floors) -> list[str]:
    """Print figures beside their floors and give those that are below."""
    print(f"\n  {'figure':<20} {'measured':>9} {'floor':>7}")
    for name, value in figures.items():
        print(f"  {name:<20} {value:>9.3f} {kept.floors.get(name, 0.0):>7.3f}")
    return floors.below(kept, figures)


def main() -> int:
    """Score every corpus and every ledger that is here.

    Returns:
        1 if a figure is below its floor.
    """
    kept = floors.load()
    there = [corpus.samples(), corpus.real()]
    problems = [p for one in there if one for p in report(one, kept[one.name])]
    for ledger in ledgers.present():
        print(f"\n{ledger.name}: {ledger.folder}")
        found = compare(ledgers.measure_ledger(ledger), kept[ledger.name])
        problems += [f"{ledger.name}: {problem}" for problem in found]
    if corpus.real() is None:
        print(f"\nreal: not here (set {corpus.REAL_VARIABLE} to their folder); not scored")
    print("\n" + ("\n".join(problems) or "No figure is below its floor."))
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())

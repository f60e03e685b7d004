"""``python -m tests.gate.update``: raise the floors to what is measured now.

Floors fall only with ``--lower``; other texts under them are accepted only with
``--new-corpus``.  Without the flag that is needed nothing is written.
"""

from __future__ import annotations

import argparse
import sys

from . import corpus, floors, ledgers
from .measure import measure


def main(arguments: list[str] | None = None) -> int:
    """Write new floors for every corpus and ledger that is here.

    Returns:
        1 if a flag is missing.
    """
    parser = argparse.ArgumentParser(description="Raise the floors to what is measured now.")
    parser.add_argument("--lower", action="store_true", help="let floors fall, too")
    parser.add_argument("--new-corpus", action="store_true", help="pin the texts as they are now")
    flags = parser.parse_args(arguments)
    kept = floors.load()
    problems = []
    for one in filter(None, (corpus.samples(), corpus.real())):
        old = kept.get(one.name, floors.Floors({}))
        figures = measure(one).figures
        if one.is_pinned and one.digest() != old.digest:
            if not flags.new_corpus:
                problems.append(f"{one.name}: the texts have changed; give --new-corpus")
            old = floors.Floors(old.floors, one.digest())
        if not flags.lower:
            problems += [f"{one.name}: {p}; give --lower" for p in floors.below(old, figures)]
        kept[one.name] = floors.raised(old, figures, is_lowering=flags.lower)
    for ledger in ledgers.present():
        old, figures = kept.get(ledger.name, floors.Floors({})), ledgers.measure_ledger(ledger)
        if not flags.lower:
            problems += [f"{ledger.name}: {p}; give --lower" for p in floors.below(old, figures)]
        kept[ledger.name] = floors.raised(old, figures, is_lowering=flags.lower)
    if problems:
        print("\n".join(problems), file=sys.stderr)
        return 1
    floors.save(kept)
    print(f"wrote {floors.PATH.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

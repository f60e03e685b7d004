"""``python -m bench.train_hints FOLDER ... [--skip FILE] [--try] [--write]``: weigh hints anew.

Each FOLDER holds texts with gold files beside them; FILE names texts that must not be learned
from, one a line.  Four logistic regressions are fitted: whether the sentence tells a thing of the
hint's frame, whether the text tells it nowhere else, and for each party at hand whether it gives
and whether it gets.  ``--try`` fits the first two eight times, each time without an eighth of the
texts, and says what would stand there; ``--write`` puts the weights into the pack.

The weights of the sides change what is hinted at: run it twice, writing both times.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from bench.hint_rows import Row, rows_of
from bench.logistic import Example, fit
from tallywire.extract.hints.weigh import belief

PACK: Final = Path(__file__).parent.parent / "src/tallywire/packs/languages/en/hint_weights.yaml"
FOLDS: Final = 8
UNREAD: Final = 2.0
"""How much a hint of a sentence that no rule reads counts, against 1 elsewhere."""
OPEN: Final = -1.5
LEAST: Final = {
    "agreement": 0.7, "concession": 0.7, "deployment": 0.65, "embargo": 0.75, "facility": 0.8,
    "presence": 0.65, "support": 0.75, "training": 1.2, "transfer": 0.6, "withdrawal": 0.65,
}  # fmt: skip
"""What a hint must reach to stand, by frame; chosen on what the folds give."""

FRESH: Final = (
    "twin", "pair", "provider-read", "provider-frame", "recipient-read", "recipient-frame",
    "what-read", "read", "counted", "filled", "in-paragraph", "beside", "provider=", "recipient=",
    "zone", "status", "kind", "pointer", "word", "about=history",
)  # fmt: skip
"""How signs begin that say whether a thing is told elsewhere."""


def about(rows: Sequence[Row]) -> dict[str, float]:
    """Weights for the sentence's telling a thing of the frame."""
    examples = [
        Example(
            [s for s in row.signs if "twin" not in s],
            row.is_told and (row.is_right or not row.is_unread),
            UNREAD if row.is_unread else 1.0,
        )
        for row in rows
        if row.adds or not row.is_unread
    ]
    return fit(examples, least=40, penalty=20.0)


def fresh(rows: Sequence[Row]) -> dict[str, float]:
    """Weights for the rest of the text's not telling it."""
    right = [row for row in rows if row.is_unread and row.is_right]
    examples = [
        Example([s for s in row.signs if s == row.frame or s.startswith(FRESH)], row.is_fresh)
        for row in right
    ]
    return fit(examples, least=10, penalty=50.0)


def sides(rows: Sequence[Row], *, of_giver: bool) -> dict[str, float]:
    """Weights for a party's being who gives, or who gets."""
    examples = [
        Example(
            side.signs,
            side.is_giver if of_giver else side.is_getter,
            UNREAD if row.is_unread else 1.0,
        )
        for row in rows
        for side in row.sides
    ]
    return fit(examples, least=30, penalty=10.0)


def tried(rows: Sequence[Row]) -> list[str]:
    """For each frame how many hints would stand by weights learned without their texts."""
    stand: dict[str, list[bool]] = {frame: [] for frame in sorted(LEAST)}
    for fold in range(FOLDS):
        known = [row for row in rows if _fold(row.text) != fold]
        telling, rest = about(known), fresh(known)
        for row in rows:
            if _fold(row.text) != fold or not (row.is_unread and row.adds):
                continue
            value = belief(row.signs, telling, rest)
            if value >= LEAST[row.frame]:
                stand[row.frame].append(row.is_fresh)
    return [f"{frame}: {sum(s)} of {len(s)} hints are right and new" for frame, s in stand.items()]


def _fold(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % FOLDS


def written(parts: dict[str, dict[str, float]]) -> str:
    """The file of weights."""
    lines = [
        "# What the signs of hints weigh (decision 15).",
        "# Made by bench/train_hints.py: do not edit.",
        f"open: {OPEN}",
    ]
    for name, numbers in sorted({**parts, "least": LEAST}.items()):
        lines.append(f"{name}:")
        lines.extend(f'  "{sign}": {number}' for sign, number in sorted(numbers.items()))
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the folders, say what the folds give, and write the weights, as asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--skip", type=Path)
    parser.add_argument("--try", dest="is_tried", action="store_true")
    parser.add_argument("--write", action="store_true")
    options: Any = parser.parse_args(arguments)
    skipped = frozenset(options.skip.read_text().split()) if options.skip else frozenset()
    rows = list(rows_of(options.folders, skipped))
    print(f"{len(rows)} hints of {len({r.text for r in rows})} texts")
    if options.is_tried:
        print("\n".join(tried(rows)))
    if options.write:
        gives, gets = sides(rows, of_giver=True), sides(rows, of_giver=False)
        parts = {"about": about(rows), "fresh": fresh(rows), "gives": gives, "gets": gets}
        PACK.write_text(written(parts), encoding="utf-8")


if __name__ == "__main__":
    main()

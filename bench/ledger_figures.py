"""``python -m bench.ledger_figures NAME=FOLDER ...``: the ledger figures of docs/quality.md.

Each FOLDER holds ``ledger.gold.json`` with the texts and gold statements that it names; NAME stands
over its tables.  The section between the two "ledger" comments of the page is replaced, and nothing
else.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from tallywire.app.evaluating_ledgers import evaluate_ledger
from tallywire.evaluation import Rung
from tallywire.evaluation.figures import Accuracy
from tallywire.evaluation.ledger_scores import MEASURES

PAGE: Final = Path(__file__).parent.parent / "docs" / "quality.md"
SECTION: Final = re.compile(r"(<!-- ledger: begin[^>]*-->\n).*?(\n<!-- ledger: end -->)", re.DOTALL)
GOLD: Final = "ledger.gold.json"


def figures(names: Sequence[str], found: Sequence[Sequence[Rung]]) -> list[str]:
    """Precision, recall and F1 of each measure, from gold statements and from the texts."""
    heads = [f"{name}, {source}" for name in names for source in ("gold statements", "texts")]
    lines = [_row("figure", heads), _row("---", ["---"] * len(heads))]
    for measure in MEASURES:
        cells = [_cell(rungs[at], measure) for rungs in found for at in (-1, 0)]
        lines.append(_row(measure, cells))
    return lines


def losses(rungs: Sequence[Rung]) -> list[str]:
    """What each cause costs, in hundredths of the figure; the last row is lost by reconciling."""
    lines = [_row("lost by", MEASURES), _row("---", ["---:"] * len(MEASURES))]
    for worse, better in pairwise(rungs):
        gains = [better.figures.figure(m) - worse.figures.figure(m) for m in MEASURES]
        lines.append(_row(better.name, [str(round(100 * gain)) for gain in gains]))
    left = [str(round(100 * (1 - rungs[-1].figures.figure(m)))) for m in MEASURES]
    return [*lines, _row("reconciling", left)]


def _cell(rung: Rung, measure: str) -> str:
    value = getattr(rung.figures, measure)
    if isinstance(value, Accuracy):
        return f"**{value.accuracy:.2f}** ({value.n})"
    return f"{value.precision:.2f} / {value.recall:.2f} / **{value.f1:.2f}**"


def _row(head: str, cells: Sequence[str]) -> str:
    return "| " + " | ".join([head, *cells]) + " |"


def section(names: Sequence[str], found: Sequence[Sequence[Rung]]) -> str:
    """The text between the two comments."""
    lines = [
        "",
        "Precision / recall / F1; for independent origins the share of right numbers, and how many"
        " events",
        "were asked.",
        "",
        *figures(names, found),
    ]
    for name, rungs in zip(names, found, strict=True):
        lines += [
            "",
            f"What is lost between the texts and a perfect ledger, in hundredths, {name}:",
            "",
            *losses(rungs),
        ]
    return "\n".join([*lines, ""])


def main() -> None:
    """Score every folder and write the section."""
    parser = argparse.ArgumentParser(prog="bench.ledger_figures", description=__doc__)
    parser.add_argument("columns", nargs="+", metavar="NAME=FOLDER")
    columns = [c.partition("=") for c in parser.parse_args().columns]
    names = [name for name, _, _ in columns]
    found = [evaluate_ledger(Path(folder) / GOLD, folder) for _, _, folder in columns]
    page = PAGE.read_text("utf-8")
    body = section(names, found)
    made, times = SECTION.subn(lambda m: f"{m[1]}{body}{m[2]}", page)
    if times != 1:
        parser.error(
            f"{PAGE}: the two comments around the ledger figures are missing; restore them"
        )
    PAGE.write_text(made, "utf-8")


if __name__ == "__main__":
    main()

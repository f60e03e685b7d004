"""``python -m bench.quality_figures NAME=FOLDER ...``: the figures of docs/quality.md, made again.

Each FOLDER holds texts with gold files beside them, in place; NAME is the head of its column.
The section between the two "figures" comments of the page is replaced, and nothing else.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tallywire.app.evaluating import evaluate
from tallywire.evaluation import Evaluation

PAGE: Final = Path(__file__).parent.parent / "docs" / "quality.md"
SECTION: Final = re.compile(
    r"(<!-- figures: begin[^>]*-->\n).*?(\n<!-- figures: end -->)", re.DOTALL
)
SLOTS: Final = (
    "provider", "recipient", "what", "count", "basis", "qualifier", "mode", "status", "polarity",
    "certainty", "date", "origin", "via", "chain",
)  # fmt: skip


def table(names: Sequence[str], found: Sequence[Evaluation]) -> list[str]:
    """Counts, found, strict and soft, and each slot, a column for each folder."""
    figures = [e.figures for e in found]
    lines = [_row("figure", names), _row("---", ["---:"] * len(names))]
    lines.append(_row("texts", [str(len(e.documents)) for e in found]))
    lines.append(_row("gold statements", [str(f.gold) for f in figures]))
    lines.append(_row("statements read", [str(f.predicted) for f in figures]))
    for kind in ("found", "strict"):
        scores = [getattr(f, kind) for f in figures]
        for part in ("precision", "recall"):
            lines.append(_row(f"{kind} {part}", [f"{getattr(s, part):.2f}" for s in scores]))
        lines.append(_row(f"{kind} F1", [f"**{s.f1:.2f}**" for s in scores]))
    lines.append(_row("soft F1", [f"**{f.soft:.2f}**" for f in figures]))
    for slot in SLOTS:
        cells = [
            f"{f.slots[slot].accuracy:.2f} ({f.slots[slot].n})" if slot in f.slots else "-"
            for f in figures
        ]
        lines.append(_row(slot, cells))
    return lines


def quiet(names: Sequence[str], found: Sequence[Evaluation]) -> str:
    """In how many of the texts without a gold statement nothing was read."""
    parts = []
    for name, evaluation in zip(names, found, strict=True):
        empty = [d for d in evaluation.documents if not d.gold]
        parts.append(f"{sum(not d.predicted for d in empty)} of {len(empty)} ({name})")
    return "; ".join(parts)


def by_frame(names: Sequence[str], found: Sequence[Evaluation]) -> list[str]:
    """Found precision, recall and F1 of each frame, the most frequent first."""
    counted = [_frames(evaluation) for evaluation in found]
    frames = sorted(
        {frame for gold, _, _ in counted for frame in gold},
        key=lambda frame: (-sum(gold[frame] for gold, _, _ in counted), frame),
    )
    lines = [_row("frame", names), _row("---", ["---"] * len(names))]
    for frame in frames:
        lines.append(_row(frame, [_cell(*(c[frame] for c in counts)) for counts in counted]))
    return lines


def _frames(evaluation: Evaluation) -> tuple[Counter[str], Counter[str], Counter[str]]:
    gold: Counter[str] = Counter()
    read: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for document in evaluation.documents:
        gold.update(str(s["frame"]) for s in document.gold)
        read.update(str(s["frame"]) for s in document.predicted)
        both.update(str(document.gold[pair.gold]["frame"]) for pair in document.pairs)
    return gold, read, both


def _cell(gold: int, read: int, both: int) -> str:
    if not gold and not read:
        return "-"
    precision = f"{both / read:.2f}" if read else "-"
    recall = f"{both / gold:.2f}" if gold else "-"
    return f"{precision} / {recall} / **{2 * both / (gold + read):.2f}** ({gold})"


def _row(head: str, cells: Sequence[str]) -> str:
    return "| " + " | ".join([head, *cells]) + " |"


def section(names: Sequence[str], found: Sequence[Evaluation]) -> str:
    """The text between the two comments."""
    return "\n".join(
        [
            "",
            "Found, strict and soft over all statements; slots over the found pairs in which either"
            " side fills",
            "them, with the number of such pairs in brackets.",
            "",
            *table(names, found),
            "",
            f"Texts without a gold statement from which nothing was read: {quiet(names, found)}.",
            "",
            "### By frame",
            "",
            "Found precision / recall / F1, with the number of gold statements in brackets. Below"
            " ten they say little.",
            "",
            *by_frame(names, found),
            "",
        ]
    )


def main() -> None:
    """Score every folder and write the section."""
    parser = argparse.ArgumentParser(prog="bench.quality_figures", description=__doc__)
    parser.add_argument("columns", nargs="+", metavar="NAME=FOLDER")
    columns = [c.partition("=") for c in parser.parse_args().columns]
    names = [name for name, _, _ in columns]
    found = [evaluate(folder, language="en") for _, _, folder in columns]
    page = PAGE.read_text("utf-8")
    body = section(names, found)
    made, times = SECTION.subn(lambda m: f"{m[1]}{body}{m[2]}", page)
    if times != 1:
        parser.error(f"{PAGE}: the two comments around the figures are missing; restore them")
    PAGE.write_text(made, "utf-8")


if __name__ == "__main__":
    main()

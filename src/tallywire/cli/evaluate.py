"""``tallywire evaluate``: figures against gold statements."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tallywire.cli.options import Workers, settings, worker_limit
from tallywire.cli.terminal import Warnings, bar, out, visible, write_bytes

__all__ = ["evaluate"]


def evaluate(
    gold_dir: Annotated[
        Path, typer.Argument(metavar="GOLD_DIR", help="<name>.txt with <name>.gold.json.")
    ],
    by_document: Annotated[
        bool, typer.Option("--by-document", help="Counts of each document too.")
    ] = False,
    misses: Annotated[
        bool,
        typer.Option("--misses", help="Each miss, false alarm and disagreement with its sentence."),
    ] = False,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only texts in this language.")
    ] = None,
    json: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write the figures here too.")
    ] = None,
    workers: Workers = None,
) -> None:
    """Extract the texts of a folder and score them against the gold files beside them.

    `found` counts aligned pairs of the same frame that agree in at least half of the weight
    of their slots; `strict` those that agree in provider, recipient, count, status and
    polarity; `soft` gives partial credit. Index files (`index*.json`) there are the metadata.

    Examples:
        tallywire evaluate gold/ --by-document

        tallywire evaluate gold/ --language en --misses | less
    """
    import msgspec

    from tallywire.app import evaluating
    from tallywire.evaluation import describe_misses, figures_record, summary

    evaluation = evaluating.evaluate(
        gold_dir,
        language=language,
        workers=worker_limit(workers),
        extractor=settings().extractor,
        progress=bar,
        on_issue=Warnings(),
    )
    if json is not None:
        record = msgspec.json.encode(figures_record(evaluation))
        write_bytes(msgspec.json.format(record, indent=2) + b"\n", json)
    console = out()
    lines = [summary(evaluation, by_document=by_document)]
    lines += describe_misses(evaluation) if misses else ()
    for line in lines:
        console.print(visible(line), markup=False, soft_wrap=True)

"""``tallywire evaluate``: figures against gold statements."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from tallywire.cli.options import Workers, settings, worker_limit
from tallywire.cli.terminal import Warnings, bar, out, visible, write_bytes

__all__ = ["evaluate"]


def evaluate(
    gold_dir: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD_DIR",
            help="<name>.txt with <name>.gold.json; with --ledger also a ledger file.",
        ),
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
    ledger: Annotated[
        Path | None,
        typer.Option(metavar="GOLD_LEDGER", help="Score a ledger against this one, made by hand."),
    ] = None,
    workers: Workers = None,
) -> None:
    """Extract the texts of a folder and score them against the gold files beside them.

    `found` counts aligned pairs of the same frame that agree in at least half of the weight
    of their slots; `strict` those that agree in provider, recipient, count, status and
    polarity; `soft` gives partial credit. Index files (`index*.json`) there are the metadata.

    With `--ledger` what the texts say together is scored: a ledger file against GOLD_LEDGER; or,
    for a folder, the ledger made from its texts, and then the same with one cause of loss after
    the other repaired, down to the ledger made from its gold statements.

    Examples:
        tallywire evaluate gold/ --by-document

        tallywire evaluate gold/ --language en --misses | less

        tallywire evaluate --ledger gold/ledger.gold.json found.json
    """
    from tallywire.app import evaluating
    from tallywire.evaluation import describe_misses, figures_record, summary

    if ledger is not None:
        _evaluate_ledger(ledger, gold_dir, json, workers)
        return
    evaluation = evaluating.evaluate(
        gold_dir,
        language=language,
        workers=worker_limit(workers),
        extractor=settings().extractor,
        progress=bar,
        on_issue=Warnings(),
    )
    _write(figures_record(evaluation), json)
    _print(summary(evaluation, by_document=by_document))
    for line in describe_misses(evaluation) if misses else ():
        _print(line)


def _evaluate_ledger(ledger: Path, predicted: Path, json: Path | None, workers: int | None) -> None:
    from tallywire.app.evaluating_ledgers import evaluate_ledger
    from tallywire.evaluation import ledger_figures_record, ledger_summary, losses_summary

    rungs = evaluate_ledger(
        ledger,
        predicted,
        workers=worker_limit(workers),
        extractor=settings().extractor,
        progress=bar,
        on_issue=Warnings(),
    )
    _write(ledger_figures_record(rungs), json)
    _print(losses_summary(rungs) if len(rungs) > 1 else ledger_summary(rungs[0].figures))


def _write(record: dict[str, Any], path: Path | None) -> None:
    import msgspec

    if path is not None:
        write_bytes(msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n", path)


def _print(text: str) -> None:
    out().print(visible(text), markup=False, soft_wrap=True)

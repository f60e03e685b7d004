"""``tallywire demo``: the tour."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tallywire.cli.options import Workers, settings, worker_limit
from tallywire.cli.terminal import Warnings, bar, out, visible

__all__ = ["demo"]


def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to put it.")] = Path("demo"),
    workers: Workers = None,
) -> None:
    """Read the sample texts that ship with Tallywire; print the ledger, write the report.

    Example:
        tallywire demo
    """
    from tallywire.app import demo as tour
    from tallywire.cli.add import say_added
    from tallywire.cli.answers import draw_answer
    from tallywire.cli.tables import DRAW

    result = tour.demo(
        folder,
        workers=worker_limit(workers),
        extractor=settings().extractor,
        progress=bar,
        on_issue=Warnings(),
    )
    console = out()
    console.print("The ledger", style="bold")
    DRAW["ledger"](result.ledger, console)
    console.print()
    console.print("Russian instructors in the Central African Republic", style="bold")
    draw_answer(result.series, console)
    console.print()
    say_added(result.added)
    for name, path in (("Ledger", result.database), ("Report", result.index)):
        console.print(f"{name}: {visible(str(path))}", markup=False, soft_wrap=True)
    if result.added.failed:
        raise typer.Exit(1)

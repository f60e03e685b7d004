"""The tour: sample corpus -> ledger, series, report.

In: a folder.  Out: ``ledger.db`` and ``report/`` in it, and the two tables that the command
line prints.  The samples ship with the package, so that it works from an installed wheel.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

import msgspec

from tallywire.app.answers import Answer
from tallywire.app.ledger import AddResult, open_ledger
from tallywire.app.results import Result
from tallywire.app.steps import Progress, silent
from tallywire.errors import UsageError
from tallywire.model.issue import Issue
from tallywire.pipeline import Reader

__all__ = ["DemoResult", "demo"]

_PROVIDER: Final = "Russia"
_RECIPIENT: Final = "Central African Republic"
_KINDS: Final = ("instructor", "trainer")


class DemoResult(msgspec.Struct, frozen=True):
    """What the tour made and found."""

    database: Path
    index: Path
    added: AddResult
    ledger: Result
    series: Answer


def demo(
    out: Path | str = Path("demo"),
    *,
    workers: int | None = 1,
    extractor: str | Callable[[], Reader] = "default",
    progress: Progress = silent,
    on_issue: Callable[[Issue], None] | None = None,
) -> DemoResult:
    """Read the sample corpus into ``out/ledger.db`` and write ``out/report/index.html``.

    Raises:
        UsageError: ``out`` cannot be made.
    """
    folder = Path(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder}: {error.strerror or error}. Give another folder.") from error
    database = folder / "ledger.db"
    with (
        as_file(files("tallywire") / "samples") as samples,
        open_ledger(database, extractor=extractor) as ledger,
    ):
        added = ledger.add(
            samples,
            metadata=samples / "index.json",
            workers=workers,
            progress=progress,
            on_issue=on_issue,
        )
        series = ledger.series(provider=_PROVIDER, recipient=_RECIPIENT, kind=_KINDS)
        report = ledger.report(folder / "report", progress=progress)
        return DemoResult(database, report.index, added, ledger.ledger(), series)

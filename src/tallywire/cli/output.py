"""A result on its way out: a table on the terminal, or a file in another format.

In: what a question gave, the format and the path that were asked for.  Out: bytes or lines; notes
go to standard error.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from tallywire.cli.terminal import err, out, visible, write_bytes
from tallywire.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from tallywire.export.table import Table

__all__ = ["format_of", "write_result"]


class _Result(Protocol):
    """What every question gives."""

    @property
    def table(self) -> Table:
        """Columns and rows."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What was left out and why."""


_R = TypeVar("_R", bound=_Result)


def format_of(given: str, path: Path | None) -> str:
    """The format that was asked for, else that of the ending of the file, else a table."""
    if given:
        return given
    return path.suffix.removeprefix(".") if path is not None and path.suffix else "table"


def write_result(
    result: _R, draw: Callable[[_R, Console], None], kind: str, path: Path | None
) -> None:
    """Write the result as a table for a person, or in another format.

    Raises:
        UsageError: there is no such format, or the file cannot be written.
    """
    for note in result.notes:
        err().print(visible(note), markup=False)
    if kind == "table":
        _print_table(result, draw, path)
    else:
        write_bytes(_exporter(kind)(result.table), path, is_binary=kind == "parquet")


def _exporter(kind: str) -> Callable[[Any], bytes]:
    from tallywire.export.formats import FORMATS
    from tallywire.plugins import exporters

    known = {**exporters(), **FORMATS}
    if kind not in known:
        raise UsageError(f"--format {kind}: there are: table, {', '.join(sorted(known))}.")
    return known[kind]


def _print_table(result: _R, draw: Callable[[_R, Console], None], path: Path | None) -> None:
    if path is None:
        draw(result, out())
        return
    from rich.console import Console

    console = Console(width=200, highlight=False, no_color=True)
    with console.capture() as captured:
        draw(result, console)
    write_bytes(captured.get().encode("utf-8", "backslashreplace"), path)

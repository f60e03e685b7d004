"""What reaches the terminal: text that cannot misbehave, bars, warnings, bytes.

In: texts of strangers, tables of bytes.  Out: rich consoles that respect NO_COLOR and pipes.
Control characters and those that reorder text are shown, never obeyed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from rich.console import Console
from rich.text import Text

from tallywire.errors import UsageError

if TYPE_CHECKING:
    from tallywire.model.issue import Issue

__all__ = [
    "Warnings",
    "bar",
    "complain",
    "counted",
    "err",
    "out",
    "plain",
    "visible",
    "write_bytes",
]

T = TypeVar("T")

_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
"""C0 and C1 controls but tab and line feed, marks that reorder or hide, lone surrogates."""


def visible(text: str) -> str:
    """The text with each control or hidden character named: ``⟨U+001B⟩``."""
    return _HIDDEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def plain(text: str | None, style: str = "") -> Text:
    """Text of a stranger for rich: visible, on one line, and free of markup."""
    return Text(visible(" ".join((text or "").split())), style=style)


def counted(number: int, noun: str) -> str:
    """``1 statement``, ``1,204 statements``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def out() -> Console:
    """The console for what was asked for; wide where nobody looks at it, so nothing is cut."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=200)


def err() -> Console:
    """The console for what the user should know beside the result."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def complain(message: str) -> None:
    """One error, in words."""
    err().print(Text("error: ", style="bold red") + Text(visible(message)))


class Warnings:
    """Tells of each issue as it is met, and remembers whether there was any."""

    def __init__(self) -> None:
        self.issues: list[Issue] = []
        self._console = err()

    def __call__(self, issue: Issue) -> None:
        """Tell of the issue."""
        self.issues.append(issue)
        self._console.print(Text("warning: ", style="yellow") + Text(visible(issue.message)))


def bar(items: Iterable[T], label: str, total: int | None = None) -> Iterator[T]:
    """The items, with a progress bar on standard error where somebody can see it."""
    console = err()
    if not console.is_terminal:
        yield from items
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as progress:
        yield from progress.track(items, description=label, total=total)


def write_bytes(data: bytes, path: Path | None, *, is_binary: bool = False) -> None:
    """Bytes to a file, or to standard output.

    Raises:
        UsageError: the file cannot be written, or binary data would reach a terminal.
    """
    if path is None:
        if is_binary and sys.stdout.isatty():
            raise UsageError("This format is binary. Give a file with --out.")
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        path.write_bytes(data)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}. Give another file.") from error

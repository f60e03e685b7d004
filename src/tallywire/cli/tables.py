"""Tables of statements for a person.

In: a ``Result``.  Out: lines on a console: ``statements`` and ``ledger`` each in their
own columns, or, where the console is too narrow for columns, an entry of a few lines each.
The words of texts are made visible and carry no markup.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tallywire.app.results import Result
from tallywire.cli.terminal import plain
from tallywire.cli.words import amount, gist, parties, path_of, standing, when
from tallywire.store.query import Found

__all__ = ["DRAW", "Draw"]

Draw = Callable[[Result, Console], None]

_SENTENCE_WIDTH: Final = 90
"""Characters of a sentence in the ledger; `show` has the rest."""

_ROOM: Final = 150
"""Columns of a console that the tables need; on a narrower one they would break inside words."""

_DAY: Final = 12
"""Characters of a day in brackets."""

Column = tuple[str, str, Callable[[Found], str | None]]


def _clip(text: str, limit: int = _SENTENCE_WIDTH) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


_WHO: Final[Column] = ("provider → recipient", "", lambda found: parties(found.statement))
_COUNT: Final[Column] = ("count", "right", lambda found: amount(found.statement))
_STATUS: Final[Column] = ("status", "", lambda found: standing(found.statement))
_ORIGIN: Final[Column] = ("origin", "", lambda found: path_of(found.statement))
_DOCUMENT: Final[Column] = ("document", "", lambda found: found.document)
_DATE: Final[Column] = ("date", "date", when)
_FRAME: Final[Column] = ("frame", "", lambda found: found.statement.frame)
_WHAT: Final[Column] = ("what", "", lambda found: found.statement.what)

_LEDGER: Final[tuple[Column, ...]] = (
    *(_DATE, _FRAME, _WHO, _WHAT, _COUNT, _STATUS, _ORIGIN, _DOCUMENT),
    ("sentence", "", lambda found: _clip(found.sentence)),
)
_STATEMENTS: Final[tuple[Column, ...]] = (
    ("id", "id", lambda found: found.statement.id[:11]),
    *(_FRAME, _WHO, _WHAT, _COUNT),
    ("basis", "", lambda found: found.statement.basis),
    _STATUS,
    ("certainty", "", lambda found: found.statement.certainty),
    _DATE,
    _ORIGIN,
    _DOCUMENT,
)


def _draw(result: Result, console: Console, columns: Sequence[Column]) -> None:
    if not result.found:
        console.print("No statement fits.")
        return
    console.print(_wide(result, columns) if console.width >= _ROOM else _narrow(result, columns))
    many = "statement" if len(result) == 1 else "statements"
    console.print(f"{len(result)} {many}; nothing is added up.")


def _wide(result: Result, columns: Sequence[Column]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name, look, _ in columns:
        table.add_column(
            name,
            justify="right" if look == "right" else "left",
            no_wrap=look in ("right", "date", "id"),
            overflow="fold",
        )
    for found in result.found:
        table.add_row(*(_cell(read(found), name) for name, _, read in columns))
    return table


def _narrow(result: Result, columns: Sequence[Column]) -> Table:
    """The date, and beside it who, what and how many; who says so and where; the words."""
    table = Table.grid(padding=(0, 2))
    table.add_column(width=_DAY, overflow="fold")
    table.add_column(overflow="fold")
    has_sentence = any(name == "sentence" for name, _, _ in columns)
    for found in result.found:
        lines = [plain(gist(found.statement))]
        source = (path_of(found.statement), found.document, found.statement.id[:11])
        lines.append(plain(" · ".join(source), "dim"))
        if has_sentence:
            lines.append(plain(found.sentence, "italic"))
        lines.append(Text())
        table.add_row(_in_two(when(found)), Text("\n").join(lines))
    return table


def _in_two(date: str) -> Text:
    """A date, or a range of dates on two lines where it is too long for one."""
    return Text("\n" if len(date) > _DAY else "").join(
        plain(part) for part in date.replace("/", "/\n").split("\n")
    )


def _cell(value: str | None, column: str) -> Text:
    style = "dim" if column in ("document", "sentence", "id") else ""
    return plain(value, style)


DRAW: Final[dict[str, Draw]] = {
    "statements": lambda result, console: _draw(result, console, _STATEMENTS),
    "ledger": lambda result, console: _draw(result, console, _LEDGER),
}

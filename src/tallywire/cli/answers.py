"""Tables of what documents say together, for a person.

In: an ``Answer``.  Out: lines on a console, in the columns that the answer shows; where the console
is too narrow for columns, an entry of a few lines each.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tallywire.app.answers import Answer
from tallywire.cli.terminal import plain

__all__ = ["draw_answer"]

_ROOM: Final = 150
"""Columns of a console that the tables need; on a narrower one they would break inside words."""

_NARROW: Final = frozenset({"id", "event", "first_day", "last_day", "date", "made_at"})
"""Columns that never break."""


def draw_answer(answer: Answer, console: Console) -> None:
    """Print the answer."""
    if not answer.table.rows:
        console.print("Nothing fits.")
        return
    names = answer.shown or answer.table.names
    console.print(_wide(answer, names) if console.width >= _ROOM else _narrow(answer, names))


def _wide(answer: Answer, names: Sequence[str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    kinds = {column.name: column.kind for column in answer.table.columns}
    for name in names:
        table.add_column(
            name.replace("_", " "),
            justify="right" if kinds[name] == "number" else "left",
            no_wrap=name in _NARROW or kinds[name] == "number",
            overflow="fold",
        )
    for record in answer.table.records():
        table.add_row(*(plain(_words(name, record[name])) for name in names))
    return table


def _narrow(answer: Answer, names: Sequence[str]) -> Text:
    lines: list[Text] = []
    for record in answer.table.records():
        for name in names:
            words = _words(name, record[name])
            if words:
                lines.append(Text(f"{name.replace('_', ' ')}: ", "bold") + plain(words))
        lines.append(Text())
    return Text("\n").join(lines)


def _words(name: str, value: Any) -> str:
    """A value in the words of a cell; ids are cut to what still tells them apart."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    if isinstance(value, int | float):
        return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"
    return str(value)[:11] if name in ("id", "event") else str(value)

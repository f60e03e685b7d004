"""Reasons on the terminal: one block for each field, with words, rules and pack entries.

In: a statement and its reasons.  Out: lines for rich, and the same as records for JSON.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from rich.padding import Padding
from rich.text import Text

from tallywire.cli.terminal import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from tallywire.model.explanation import Reason, Why

__all__ = ["print_why", "why_record"]


def print_why(console: Console, why: Why, statement_id: str, indent: int = 0) -> None:
    """Print why the statement says what it says, or why that cannot be told."""
    missing = why.missing(statement_id)
    if missing is not None:
        console.print(Padding(Text("why: ", style="bold") + plain(missing), (0, 0, 1, indent)))
        return
    for reason in why.reasons(statement_id):
        for line, depth in _lines(reason):
            console.print(Padding(line, (0, 0, 0, indent + depth), expand=False))
    console.print()


def _lines(reason: Reason) -> Iterator[tuple[Text, int]]:
    value = ", ".join(reason.value) if isinstance(reason.value, list) else str(reason.value)
    words = "; ".join(f'"{span.exact}" {span.start}:{span.end}' for span in reason.words)
    head = Text(f"why {reason.field}: ", style="bold") + plain(value)
    if words:
        head += plain(f", from {words}")
    if reason.is_carried:
        head += Text(", carried over from another sentence", style="yellow")
    yield head, 0
    for note in reason.rules:
        yield plain(f"{note.says} [{note.name}]"), 4
    for entry in reason.entries:
        yield plain(str(entry), "dim"), 4


def why_record(why: Why, statement_id: str) -> dict[str, Any]:
    """The reasons as they go into JSON; ``note`` says why there are none."""
    reasons = why.reasons(statement_id)
    return {"note": why.missing(statement_id), "reasons": msgspec.to_builtins(reasons)}

"""``tallywire judge``: the analyst's word, kept for good.

In: ids as a user types them.  Out: judgements in the log of the ledger, and the log.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallywire.cli.options import Database, database_path, settings
from tallywire.cli.output import format_of, write_result
from tallywire.cli.questions import Format, Out
from tallywire.cli.terminal import out, visible
from tallywire.cli.words import sentence_of
from tallywire.errors import StoreError

if TYPE_CHECKING:
    from tallywire.app.ledger import Ledger

__all__ = ["build"]


def _id(help_text: str) -> typer.models.ArgumentInfo:
    found: typer.models.ArgumentInfo = typer.Argument(metavar="ID", help=help_text)
    return found


First = Annotated[str, _id("A statement or an event, or the beginning of its id.")]
Second = Annotated[str, typer.Argument(metavar="OTHER", help="Another one.")]
Judged = Annotated[str, _id("A statement, or an event for all of its statements.")]
Reason = Annotated[str | None, typer.Option(metavar="WORDS", help="Why, in your words.")]
Author = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who judges; else the setting, else the login name."),
]


def same(
    first: First,
    second: Second,
    reason: Reason = None,
    author: Author = None,
    database: Database = None,
) -> None:
    """Say that two statements or events are one event, whatever the evidence.

    Example:
        tallywire judge same st_4f0c st_91ab --reason "both of the convoy of 15 October"
    """
    _judge("same", first, second, reason=reason, author=author, database=database)


def different(
    first: First,
    second: Second,
    reason: Reason = None,
    author: Author = None,
    database: Database = None,
) -> None:
    """Say that two statements or events are not one event; no later evidence joins them.

    Example:
        tallywire judge different st_4f0c ev_91ab --reason "the first batch, not the second"
    """
    _judge("different", first, second, reason=reason, author=author, database=database)


def accept(
    subject: Judged, reason: Reason = None, author: Author = None, database: Database = None
) -> None:
    """Note that a statement was checked and is right; takes back an earlier reject.

    Example:
        tallywire judge accept st_4f0c
    """
    _judge("accept", subject, reason=reason, author=author, database=database)


def reject(
    subject: Judged, reason: Reason = None, author: Author = None, database: Database = None
) -> None:
    """Leave a statement out of events, origins and counts; it stays in the ledger and is shown.

    Example:
        tallywire judge reject st_4f0c --reason "the text says this of another country"
    """
    _judge("reject", subject, reason=reason, author=author, database=database)


def correct(
    subject: Judged,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="count, status, provider ...")],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="What it should be; null for nothing.")
    ],
    reason: Reason = None,
    author: Author = None,
    database: Database = None,
) -> None:
    """Correct one field of a statement; the original stays and is shown beside it.

    Example:
        tallywire judge correct st_4f0c count 600 --reason "the text has six hundred"
    """
    _judge(
        "correct",
        subject,
        field=field,
        value=value,
        reason=reason,
        author=author,
        database=database,
    )


def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="Its number in the log.")],
    reason: Reason = None,
    author: Author = None,
    database: Database = None,
) -> None:
    """Take back a judgement; it stays in the log. Undoing an undo makes it hold again.

    Example:
        tallywire judge undo 3
    """
    _judge("undo", str(number), reason=reason, author=author, database=database)


def log(format: Format = "", out: Out = None, database: Database = None) -> None:
    """List all judgements, and what has become of each.

    A judgement is dormant while the newest reading has no statement that clearly is the one judged.

    Example:
        tallywire judge log --format csv --out judgements.csv
    """
    from tallywire.cli.answers import draw_answer

    kind = format_of(format, out)
    with _opened(database, is_read_only=True) as ledger:
        answer = ledger.judgements()
    write_result(answer, draw_answer, kind, out)


def _opened(database: Path | None, *, is_read_only: bool = False) -> Ledger:
    from tallywire.app.ledger import open_ledger

    path = database_path(database)
    if not path.is_file():
        raise StoreError(f"{path}: no database there. Make one with `tallywire add PATH`.")
    return open_ledger(path, extractor=settings().extractor, is_read_only=is_read_only)


def _judge(
    verb: str,
    subject: str,
    other: str | None = None,
    *,
    field: str | None = None,
    value: str | None = None,
    reason: str | None,
    author: str | None,
    database: Path | None,
) -> None:
    with _opened(database) as ledger:
        made = ledger.judge(
            verb,
            subject,
            other,
            field=field,
            value=value,
            reason=reason,
            author=author or settings().author or None,
        )
    out().print(visible(sentence_of(made)), markup=False, soft_wrap=True)


def build() -> typer.Typer:
    """The commands of ``judge``, in the order in which one meets them."""
    app = typer.Typer(
        no_args_is_help=True,
        help="Judge statements and events: same, different, accept, reject, correct, undo, log.",
    )
    for command in (same, different, accept, reject, correct, undo, log):
        app.command()(command)
    return app

"""``tallywire statements`` and ``ledger``: questions to the ledger.

In: filters.  Out: a table on the terminal, or a file in another format.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tallywire.cli.options import Database, database_path, settings
from tallywire.cli.output import format_of, write_result

if TYPE_CHECKING:
    from tallywire.app.results import Result

__all__ = ["ledger", "statements"]


def _option(help_text: str, name: str | None = None, metavar: str = "NAME") -> Any:
    return typer.Option(*([name] if name else []), metavar=metavar, help=help_text)


Frame = Annotated[list[str] | None, _option("Frame; may be given more than once.")]
Provider = Annotated[list[str] | None, _option("Who gives or sends; aliases are understood.")]
Recipient = Annotated[list[str] | None, _option("Who gets or hosts; aliases are understood.")]
Kind = Annotated[list[str] | None, _option("Kind of personnel or support, as instructor.")]
Item = Annotated[list[str] | None, _option("Item, facility or instrument, as BRDM-2.")]
Status = Annotated[list[str] | None, _option("Rung of the status ladder, as requested.")]
Origin = Annotated[list[str] | None, _option("Words of the speaker's name, or a kind of origin.")]
Publisher = Annotated[list[str] | None, _option("Words of the publisher's name.")]
Search = Annotated[str | None, _option("Words of the sentence.", "--text", "WORDS")]
Since = Annotated[str | None, _option("Not ended before this.", "--from", "DATE")]
Until = Annotated[str | None, _option("Not begun after this.", "--to", "DATE")]
AsOf = Annotated[str | None, _option("Only what was published by then.", "--as-of", "DATE")]
Format = Annotated[
    str, _option("table, csv, json, jsonl or parquet; else by the ending of --out.", "--format")
]
Out = Annotated[Path | None, _option("Write to this file.", "--out", "FILE")]


def _question(verb: str, help_text: str) -> Callable[..., None]:
    """The command that asks ``verb`` of the ledger; all take the same options."""

    def command(
        frame: Frame = None,
        provider: Provider = None,
        recipient: Recipient = None,
        kind: Kind = None,
        item: Item = None,
        status: Status = None,
        origin: Origin = None,
        publisher: Publisher = None,
        text: Search = None,
        since: Since = None,
        until: Until = None,
        as_of: AsOf = None,
        format: Format = "",
        out: Out = None,
        database: Database = None,
    ) -> None:
        options = {k: v for k, v in locals().items() if k in _FILTERS}
        _answer(verb, options, format, out, database)

    command.__name__ = verb
    command.__doc__ = help_text
    return command


statements = _question(
    "statements",
    """List statements with all their fields, in order of time.

Options given more than once are alternatives; different options must all fit.

Examples:
    tallywire statements --frame transfer --recipient CAR --status completed

    tallywire statements --provider Russia --as-of 2022-09-01 --format csv --out russia.csv
""",
)

ledger = _question(
    "ledger",
    """List statements as a ledger: one line each, in order of time, nothing added up.

A date in brackets is the publication date, where the text gives none.

Examples:
    tallywire ledger --recipient "Central African Republic" --from 2020 --to 2021

    tallywire ledger --origin Titorenko

    tallywire ledger --frame presence --frame deployment --frame withdrawal
""",
)

_FILTERS = (
    *("frame", "provider", "recipient", "kind", "item", "status", "origin", "publisher"),
    *("text", "since", "until", "as_of"),
)


def _answer(
    verb: str, options: dict[str, Any], format: str, path: Path | None, database: Path | None
) -> None:
    from tallywire.app.ledger import open_ledger
    from tallywire.cli import tables

    kind = format_of(format, path)
    where = database_path(database)
    with open_ledger(where, extractor=settings().extractor, is_read_only=True) as opened:
        result: Result = getattr(opened, verb)(**options)
    write_result(result, tables.DRAW[verb], kind, path)

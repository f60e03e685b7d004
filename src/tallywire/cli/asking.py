"""``tallywire events``, ``series``, ``origins``, ``conflicts`` and ``identities``.

In: filters.  Out: what many documents say together, as a table or a file in another format.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tallywire.cli.options import Database, database_path, settings
from tallywire.cli.output import format_of, write_result
from tallywire.cli.questions import Format, Frame, Out, Provider, Recipient, Since, Status, Until
from tallywire.cli.terminal import write_bytes

if TYPE_CHECKING:
    from tallywire.app.answers import Answer
    from tallywire.app.ledger import Ledger

__all__ = ["AsOf", "Clock", "conflicts", "events", "identities", "origins", "series"]

EventKind = Annotated[
    list[str] | None, typer.Option("--kind", metavar="NAME", help="happening or stock.")
]
Independent = Annotated[
    int | None,
    typer.Option(min=0, metavar="N", help="At least so many independent origins."),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="What was known by then; made anew in memory."),
]
Clock = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        help="published or ingested: whether --as-of goes by publication or by when you added it.",
    ),
]


def events(
    frame: Frame = None,
    provider: Provider = None,
    recipient: Recipient = None,
    kind: EventKind = None,
    status: Status = None,
    independent: Independent = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    clock: Clock = "published",
    format: Format = "",
    out: Out = None,
    database: Database = None,
) -> None:
    """List events: what happened or stood, with who independently says so.

    A happening is one commitment or movement through its life; a stock is one strength at one
    time. `independent` counts origins, however many outlets relay each.

    Examples:
        tallywire events --recipient CAR --frame transfer

        tallywire events --provider Russia --independent 2 --format csv --out events.csv
    """
    _answer("events", _given(locals()), format, out, database)


def series(
    provider: Provider = None,
    recipient: Recipient = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Kind of personnel, as instructor."),
    ] = None,
    by: Annotated[
        str, typer.Option("--by", metavar="NAME", help="point, or origin: a row for each origin.")
    ] = "point",
    svg: Annotated[
        Path | None,
        typer.Option("--svg", metavar="FILE", help="Draw the one series that fits into this file."),
    ] = None,
    as_of: AsOf = None,
    clock: Clock = "published",
    format: Format = "",
    out: Out = None,
    database: Database = None,
) -> None:
    """Show the strength of personnel through time: stocks, arrivals, departures.

    Only what is `completed`, `ongoing` or `ended` happened; what was requested or pledged stands
    beside it and is never added in. `groups` tells whose word it is: the host's, the provider's, a
    third party's, or unknown.

    Examples:
        tallywire series --provider Russia --recipient CAR --kind instructor

        tallywire series --provider Russia --recipient CAR --kind instructor --svg strength.svg

        tallywire series --recipient Mali --by origin --as-of 2022-01-01 --format json
    """
    options = _given(locals())
    if options.pop("svg", None) is None:
        _answer("series", options, format, out, database)
        return
    options.pop("by")
    with _opened(database) as opened:
        write_bytes(opened.series_svg(**options).encode(), svg)


def origins(
    frame: Frame = None,
    provider: Provider = None,
    recipient: Recipient = None,
    by: Annotated[
        str, typer.Option("--by", metavar="NAME", help="origin, or outlet: what each relays.")
    ] = "origin",
    reliability: Annotated[
        Path | None,
        typer.Option(
            metavar="CSV",
            help="Your own letters A to F, in the columns name and reliability; else "
            "TALLYWIRE_RELIABILITY.",
        ),
    ] = None,
    as_of: AsOf = None,
    clock: Clock = "published",
    format: Format = "",
    out: Out = None,
    database: Database = None,
) -> None:
    """List who is really behind the reports, or how much of an outlet's is relayed.

    Examples:
        tallywire origins --recipient CAR

        tallywire origins --by outlet --format csv --out outlets.csv
    """
    options = _given(locals())
    options.setdefault("reliability", settings().reliability)
    _answer("origins", options, format, out, database)


def conflicts(
    frame: Frame = None,
    provider: Provider = None,
    recipient: Recipient = None,
    as_of: AsOf = None,
    clock: Clock = "published",
    format: Format = "",
    out: Out = None,
    database: Database = None,
) -> None:
    """List what cannot all be so: each side with who says it, and what would settle it.

    Examples:
        tallywire conflicts --provider Russia --recipient CAR

        tallywire conflicts --as-of 2021-06-30
    """
    _answer("conflicts", _given(locals()), format, out, database)


def identities(
    frame: Frame = None,
    provider: Provider = None,
    recipient: Recipient = None,
    as_of: AsOf = None,
    clock: Clock = "published",
    format: Format = "",
    out: Out = None,
    database: Database = None,
) -> None:
    """List the arithmetic that the reports support, and where it does not close.

    Examples:
        tallywire identities --recipient CAR

        tallywire identities --format json
    """
    _answer("identities", _given(locals()), format, out, database)


def _given(options: dict[str, Any]) -> dict[str, Any]:
    """The options that are questions; what was not given is left out."""
    own = ("format", "out", "database")
    return {k: v for k, v in options.items() if k not in own and v is not None}


def _opened(database: Path | None) -> Ledger:
    from tallywire.app.ledger import open_ledger

    path = database_path(database)
    return open_ledger(path, extractor=settings().extractor, is_read_only=True)


def _answer(
    verb: str, options: dict[str, Any], format: str, path: Path | None, database: Path | None
) -> None:
    from tallywire.cli.answers import draw_answer

    kind = format_of(format, path)
    with _opened(database) as opened:
        answer: Answer = getattr(opened, verb)(**options)
    write_result(answer, draw_answer, kind, path)

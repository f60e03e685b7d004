"""All commands together.

In: nothing.  Out: ``build``, which makes the typer application.
"""

from __future__ import annotations

from typing import Annotated

import typer

from tallywire import __version__
from tallywire.cli import (
    add,
    asking,
    demo,
    evaluate,
    event,
    extract,
    info,
    judge,
    questions,
    reconcile,
    report,
    show,
)

__all__ = ["build"]


def _version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"tallywire {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """News text in, a sourced ledger of foreign military assistance out.

    Begin with `tallywire demo`, or with `tallywire add PATH` and then `tallywire ledger`.
    """


def build() -> typer.Typer:
    """The application with every command, in the order in which one meets them."""
    app = typer.Typer(
        name="tallywire",
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich",
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    for command in (
        demo.demo,
        add.add,
        reconcile.reconcile,
        extract.extract,
        questions.statements,
        questions.ledger,
        show.show,
        asking.events,
        event.event,
        asking.series,
        asking.origins,
        asking.conflicts,
        asking.identities,
        report.report,
        evaluate.evaluate,
        info.info,
        info.doctor,
    ):
        app.command()(command)
    app.add_typer(judge.build(), name="judge")
    return app

"""The documentation of the command line, and the sameness of verbs and functions."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer.main

import tallywire
from tallywire.cli.commands import build
from tallywire.cli.reference import command_names, reference

PAGE = Path(__file__).resolve().parents[2] / "docs" / "cli.md"


def test_the_page_is_what_the_commands_say() -> None:
    assert PAGE.read_text("utf-8") == reference(), (
        "stale: run `python -m tallywire.cli.reference docs/cli.md`"
    )


@pytest.mark.parametrize("name", command_names())
def test_every_command_has_help_with_an_example(name: str) -> None:
    command = typer.main.get_command(build())
    for word in name.split():
        command = command.commands[word]
    text = command.callback.__doc__
    assert f"tallywire {name}" in text
    assert "Example" in text
    for param in command.params:
        assert param.help, f"{name} {param.name}: no help"


@pytest.mark.parametrize("name", command_names())
def test_every_verb_is_a_function_of_the_library_or_of_a_ledger(name: str) -> None:
    verb = name.split()[0]
    homes = (tallywire, tallywire.Ledger)
    assert any(callable(getattr(home, verb, None)) for home in homes)

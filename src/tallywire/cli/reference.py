"""The reference of the command line, made from the commands themselves.

In: the typer application.  Out: Markdown, which stands in
``docs/cli.md``: ``python -m tallywire.cli.reference docs/cli.md``.  A test fails when the file
is stale.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

from tallywire.cli.commands import build

__all__ = ["command_names", "reference"]

_INTRODUCTION = """\
# Command line

Each command is also a function of the library or of a ledger: `tallywire add PATH` is
`ledger.add(PATH)`, `tallywire extract` is `tallywire.extract`. This page is made from the
commands; `tallywire COMMAND --help` prints the same. Defaults of `--database` and `--workers`
come from the [settings](settings.md).

Exit status: 0 when all is well, warnings included; 1 when reading statements failed on a
document, when nothing that was named could be read, when `--strict` is given and there was a
warning, or when something could not be done;
2 when the arguments do not fit; 130 when stopped from the keyboard.
"""


def _commands() -> dict[str, Any]:
    root: Any = typer.main.get_command(build())
    found: dict[str, Any] = {}
    for name, command in root.commands.items():
        for verb, below in getattr(command, "commands", {"": command}).items():
            found[f"{name} {verb}".strip()] = below
    return found


def command_names() -> tuple[str, ...]:
    """The names of all commands, in order of appearance."""
    return tuple(_commands())


def reference() -> str:
    """The whole reference as Markdown."""
    parts = [_INTRODUCTION]
    parts += ["\n".join(_command(name, command)) for name, command in _commands().items()]
    return "\n".join(parts)


def _command(name: str, command: Any) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
    usage = " ".join([name, *(_argument(p) for p in arguments), "[OPTIONS]"])
    yield f"## {name}\n\n```\ntallywire {usage}\n```\n"
    yield from _help(command)
    for title, params in (("argument", arguments), ("option", options)):
        if params:
            yield f"| {title} | what it is |\n| --- | --- |"
            for param in params:
                yield f"| {_name(param)} | {' '.join((param.help or '').split())} |"
            yield ""


def _argument(param: Any) -> str:
    name = f"{param.metavar or param.name.upper()}{'...' if param.nargs == -1 else ''}"
    return name if param.required else f"[{name}]"


def _name(param: Any) -> str:
    if param.param_type_name == "argument":
        return f"`{_argument(param)}`"
    value = "" if param.is_flag else f" {param.metavar or 'TEXT'}"
    first, *others = param.opts
    return ", ".join([f"`{first}{value}`", *(f"`{other}`" for other in others)])


def _help(command: Any) -> Iterator[str]:
    """The docstring, its examples as one block of code."""
    text, _, examples = _split(inspect.cleandoc(command.callback.__doc__ or ""))
    yield f"{text}\n"
    lines = [line.strip() for line in examples.splitlines() if line.strip()]
    if lines:
        yield "\n".join(["```", *lines, "```", ""])


def _split(text: str) -> tuple[str, str, str]:
    for word in ("Examples:", "Example:"):
        if word in text:
            before, _, after = text.partition(word)
            return before.strip(), word, after
    return text, "", ""


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(reference(), "utf-8")
    else:
        sys.stdout.write(reference())

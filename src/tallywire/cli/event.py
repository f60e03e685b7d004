"""``tallywire event``: one event, its statements side by side, and why they belong together.

In: an id.  Out: origins as trees of relays, dates, counts, the ladder of statuses, evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, cast

import msgspec
import typer
from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from tallywire.cli.asking import AsOf, Clock
from tallywire.cli.options import Database, database_path, settings
from tallywire.cli.terminal import err, out, plain, visible, write_bytes
from tallywire.cli.words import amount, standing
from tallywire.errors import UsageError
from tallywire.model.values import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from tallywire.app.asking import EventShown
    from tallywire.app.filters import Clock as ClockName
    from tallywire.model.ledger import Event, Voice

__all__ = ["event"]


def event(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Id of an event or of one of its statements; its start will do."
        ),
    ],
    as_of: AsOf = None,
    clock: Clock = "published",
    format: Annotated[str, typer.Option("--format", metavar="NAME", help="text or json.")] = "text",
    database: Database = None,
) -> None:
    """Show one event: who says what of it, through whom, and why it is one event.

    The id of an event changes when a statement joins it; the id of a statement finds it always.

    Examples:
        tallywire event ev_4f0c

        tallywire event st_91ab --as-of 2021-01-31 --format json
    """
    from tallywire.app.ledger import open_ledger

    if format not in ("text", "json"):
        raise UsageError(f"--format {format}: there are: json, text.")
    path = database_path(database)
    with open_ledger(path, extractor=settings().extractor, is_read_only=True) as opened:
        shown = opened.event(id, as_of=as_of, clock=cast("ClockName", clock))
    if format == "json":
        data = msgspec.json.format(msgspec.json.encode(_record(shown)), indent=2)
        write_bytes(data + b"\n", None)
        return
    for note in shown.together.notes:
        err().print(visible(note), markup=False)
    _print(out(), shown)


def _print(console: Console, shown: EventShown) -> None:
    one = shown.event
    parties = f"{one.provider or '?'} → {one.recipient or '?'}"
    console.print(Text(f"{one.id}  ", "bold") + plain(f"{one.frame}: {parties}: {one.what}"))
    console.print(plain(_when(one)))
    console.print(plain(f"statuses: {' → '.join(_ladder(one))}"))
    if one.grade is not None:
        console.print(plain(f"credibility {one.grade.credibility}: {one.grade.because}"))
    for name, other in (("part of", shown.whole), *(("has part", part) for part in shown.parts)):
        if other is not None:
            console.print(plain(f"{name}: {other.what} ({other.id[:11]})"))
    console.print()
    many = "origin" if one.independent == 1 else "origins"
    console.print(Text(f"{one.independent} independent {many}", "bold"))
    for voice in one.voices:
        console.print(_tree(shown, voice))
    _print_reasons(console, shown)
    for conflict in shown.conflicts:
        sides = " against ".join(side.value for side in conflict.sides)
        console.print(plain(f"conflict ({conflict.kind}) {conflict.what}: {sides}", "yellow"))
    for identity in shown.identities:
        closes = "closes" if identity.holds else f"is off by {identity.difference}"
        console.print(plain(f"arithmetic: {identity.expression} {closes}"))


def _when(one: Event) -> str:
    if one.first_day is None:
        return "no text gives a date"
    last = one.last_day or one.first_day
    return one.first_day if last == one.first_day else f"{one.first_day} to {last}"


def _ladder(one: Event) -> list[str]:
    order = {status: n for n, status in enumerate(STATUSES)}
    return [s.replace("_", " ") for s in sorted(one.statuses, key=lambda s: order.get(s, 99))]


def _tree(shown: EventShown, voice: Voice) -> Tree:
    """The origin, below it who has it from whom, and the statements where they are printed."""
    name = voice.origin or "unknown"
    root = Tree(plain(f"{name} ({voice.kind})"))
    branches: dict[tuple[str, ...], Tree] = {(): root}
    for id in sorted(voice.statements, key=lambda id: shown.together.stated[id].key):
        one = shown.together.resolved[id]
        source = one.stated.source
        path: tuple[str, ...] = ()
        publisher = source.publisher or "publisher unknown"
        for hop in (*reversed(one.relays), publisher):
            if hop == name:
                continue
            branch = branches[path]
            path = (*path, hop)
            if path not in branches:
                branches[path] = branch.add(plain(hop))
        statement = one.stated.statement
        what = " ".join(part for part in (amount(statement), statement.what) if part)
        facts = [standing(statement), what, statement.date or "", source.name, id[:11]]
        leaf = branches[path].add(plain(" · ".join(fact for fact in facts if fact)))
        if statement.evidence:
            leaf.add(plain(statement.evidence[0].exact, "italic"))
        for field, was in shown.together.corrections(id):
            leaf.add(plain(f"{field} corrected; the text was read as {was}", "yellow"))
    return root


def _print_reasons(console: Console, shown: EventShown) -> None:
    """Why the statements stand together, the strongest evidence first."""
    if not shown.event.links:
        return
    console.print()
    console.print(Text("Why these belong together", "bold"))
    for link in shown.event.links:
        by = "" if link.author == "tallywire" else f", judged by {link.author}"
        console.print(plain(f"{link.first[:11]} and {link.second[:11]}: {link.weight:+.1f}{by}"))
        for reason in link.reasons:
            words = plain(f"{reason.weight:+.1f} {reason.name}: {reason.detail}", "dim")
            console.print(Padding(words, (0, 0, 0, 4)))


def _record(shown: EventShown) -> dict[str, Any]:
    """The event as JSON, with the statements it holds."""
    return {
        "event": msgspec.to_builtins(shown.event),
        "whole": shown.whole.id if shown.whole else None,
        "parts": [part.id for part in shown.parts],
        "conflicts": msgspec.to_builtins(shown.conflicts),
        "identities": msgspec.to_builtins(shown.identities),
        "statements": list(_statements(shown)),
        "notes": list(shown.together.notes),
    }


def _statements(shown: EventShown) -> Iterator[dict[str, Any]]:
    for id in shown.event.statements:
        one = shown.together.stated[id]
        yield {
            "document": one.source.name,
            "publisher": one.source.publisher,
            "published": one.source.published,
            **one.statement.as_record(),
            "corrected": dict(shown.together.corrections(id)),
        }

"""``tallywire info`` and ``doctor``: what is here, and what is wrong with it."""

from __future__ import annotations

from typing import Annotated

import typer

from tallywire.cli.options import Database, database_path, settings
from tallywire.cli.terminal import out, visible, write_bytes

__all__ = ["doctor", "info"]


def info(
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    database: Database = None,
) -> None:
    """Print the version, the digests of model and packs, and what the database holds.

    Example:
        tallywire info --json
    """
    import msgspec

    from tallywire.app.ledger import look_at

    found = look_at(database_path(database), settings().extractor)
    if json:
        data = msgspec.json.format(msgspec.json.encode(found), indent=2)
        write_bytes(data + b"\n", None)
        return
    console = out()
    run = found.run
    lines = [
        ("tallywire", found.version),
        ("python", found.python),
        ("model", f"{run.model} {run.model_digest[:16]}"),
        ("packs", run.packs_digest[:16]),
        ("run", run.id),
        ("database", f"{found.database} (schema {found.schema})"),
    ]
    if found.counts is None:
        lines.append(("", "no database there yet"))
    else:
        counts = msgspec.structs.asdict(found.counts)
        lines += [(name.replace("_", " "), f"{count:,}") for name, count in counts.items()]
    for name, value in lines:
        console.print(f"{name:<20} {visible(value)}", markup=False, soft_wrap=True)


def doctor(database: Database = None) -> None:
    """Look for what is wrong with the installation or the database, and say what to do.

    The exit status is 1 when something is wrong.

    Example:
        tallywire doctor --database car.db
    """
    from tallywire.app import doctor as looking

    checks = looking.doctor(database_path(database), settings().extractor)
    console = out()
    for check in checks:
        mark = "ok   " if check.is_fine else "WRONG"
        line = f"{mark} {check.name}: {check.detail}"
        console.print(visible(line), markup=False, soft_wrap=True)
        if check.remedy:
            console.print(f"      {visible(check.remedy)}", markup=False, soft_wrap=True)
    if not all(check.is_fine for check in checks):
        raise typer.Exit(1)

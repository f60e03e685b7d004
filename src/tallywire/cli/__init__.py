"""The command line: one module a command group; its verbs are the functions of the library.

In: arguments.  Out: an exit status: 0 when all is well, 1 when some documents failed or an
operation could not be done, 2 when the arguments do not fit.  Modules here import the rooms
below only inside commands, so that ``tallywire --help`` is quick.
"""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line of this process."""
    from tallywire.cli.commands import build
    from tallywire.cli.terminal import complain
    from tallywire.errors import TallywireError, UsageError

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        build()(prog_name="tallywire")
    except TallywireError as error:
        complain(str(error))
        sys.exit(2 if isinstance(error, UsageError) else 1)

"""The command line that the scorers of public collections share.

In: the name and description of a scorer.  Out: the place of its collection, and whether what
was got wrong is to be listed too.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Options", "read_options"]


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for.

    Attributes:
        place: the file or folder of the collection, which is read where it lies.
        misses: whether to list what was got wrong.
    """

    place: Path
    misses: bool


def read_options(
    prog: str, description: str | None, place: str, misses: str = "list what was not found"
) -> Options:
    """The options of the scorer ``prog``; ``place`` is "file" or "folder"."""
    parser = argparse.ArgumentParser(prog=prog, description=description)
    parser.add_argument("place", type=Path, metavar=place.upper())
    parser.add_argument("--misses", action="store_true", help=misses)
    given = parser.parse_args()
    return Options(given.place, given.misses)

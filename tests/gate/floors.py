"""The floors: what each figure must at least be, kept in ``floors.json``.

In: measured figures.  Out: those below their floor, and floors raised to what was measured.
A floor falls only when somebody says so (``python -m tests.gate.update --lower``).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

PATH: Final = Path(__file__).with_name("floors.json")
SLACK: Final = 0.005
"""How far below the measured figure a floor is set.  The parser's arithmetic differs in the last
bits between processors, and one of the 270 English sample statements is 0.004."""
READ_SLACK: Final = 0.03
"""The same for ledgers made from texts: one statement read otherwise may undo a sum of eleven."""


class Floors(msgspec.Struct, frozen=True):
    """The floors of one corpus.

    Attributes:
        floors: least value of each figure, by name.
        digest: digest of the corpus they were measured on, or None where it is not pinned.
    """

    floors: dict[str, float]
    digest: str | None = None


def load(path: Path = PATH) -> dict[str, Floors]:
    """The floors of every corpus, by its name."""
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Floors])


def save(floors: Mapping[str, Floors], path: Path = PATH) -> None:
    """Write the floors in order of name."""
    encoded = msgspec.json.encode(dict(floors), order="sorted")
    path.write_bytes(msgspec.json.format(encoded, indent=2) + b"\n")


def below(floors: Floors, figures: Mapping[str, float]) -> list[str]:
    """A sentence for each figure that is below its floor, or that was not measured at all."""
    found = []
    for name, floor in sorted(floors.floors.items()):
        value = figures.get(name)
        if value is None:
            found.append(f"{name} was not measured, but has the floor {floor:.3f}")
        elif value < floor:
            found.append(f"{name} is {value:.4f}, below its floor {floor:.3f}")
    return found


def raised(floors: Floors, figures: Mapping[str, float], *, is_lowering: bool = False) -> Floors:
    """Floors just below the figures; none falls unless ``is_lowering``."""
    new = {
        name: max(0.0, math.floor((value - _slack(name)) * 1000) / 1000)
        for name, value in figures.items()
    }
    if not is_lowering:
        new = {name: max(value, floors.floors.get(name, 0.0)) for name, value in new.items()}
    return Floors(dict(sorted(new.items())), floors.digest)


def _slack(name: str) -> float:
    return READ_SLACK if name.startswith("read_") else SLACK

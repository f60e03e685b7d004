"""Loader of the frame table: which theme with which predicate makes which frame.

In: ``packs/frames/frames.yaml``.  Out: theme class -> predicate class -> frame, in the order
in which the classes of an ambiguous word are tried.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib.resources import files

import yaml

from tallywire.errors import PackError
from tallywire.model.statement import FRAMES

__all__ = ["load_frame_table"]


@functools.cache
def load_frame_table() -> Mapping[str, Mapping[str, str]]:
    """The frame table.

    Raises:
        PackError: an entry names a frame that does not exist.
    """
    path = files("tallywire.packs") / "frames" / "frames.yaml"
    table = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    for theme, row in table.items():
        for predicate, frame in row.items():
            if frame not in FRAMES:
                raise PackError(f"frames.yaml: {theme}.{predicate}: {frame!r} is no frame")
    return {str(theme): dict(row) for theme, row in table.items()}

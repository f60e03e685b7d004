"""Loader of the frame table: which theme with which predicate makes which frame.

In: ``packs/frames/frames.yaml``.  Out: theme class -> predicate class -> frame, in the order
in which the classes of an ambiguous word are tried.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from tallywire.errors import PackError
from tallywire.model.statement import FRAMES
from tallywire.packs.reading import read_pack

__all__ = ["load_frame_table"]


@functools.cache
def load_frame_table() -> Mapping[str, Mapping[str, str]]:
    """The frame table.

    Raises:
        PackError: an entry names a frame that does not exist.
    """
    table = read_pack("frames/frames.yaml", dict[str, dict[str, str]])
    for theme, row in table.items():
        for predicate, frame in row.items():
            if frame not in FRAMES:
                raise PackError(f"frames.yaml: {theme}.{predicate}: {frame!r} is no frame")
    return table

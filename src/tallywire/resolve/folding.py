"""Spellings made comparable.

In: a name or label as written.  Out: its key, for comparison only.
"""

from __future__ import annotations

from functools import lru_cache

from tallywire.model.plain import plain

__all__ = ["fold"]


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """The text without case, accents and doubled spaces."""
    return " ".join(plain(text).replace("’", "'").split())

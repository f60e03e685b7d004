"""Spellings made comparable.

In: a name or label as written.  Out: its key, for comparison only.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["fold"]


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """The text without case, accents and doubled spaces."""
    flat = unicodedata.normalize("NFKD", text)
    flat = "".join(c for c in flat if not unicodedata.combining(c)).casefold()
    return " ".join(flat.replace("’", "'").split())

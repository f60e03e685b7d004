"""Letters without case and accents, for comparison only.

In: a text.  Out: the same with nothing that two spellings of one name may differ in.
"""

from __future__ import annotations

import unicodedata

__all__ = ["plain"]


def plain(text: str) -> str:
    """The text without case and accents; other characters stay as they are."""
    flat = unicodedata.normalize("NFKD", text)
    return "".join(c for c in flat if not unicodedata.combining(c)).casefold()

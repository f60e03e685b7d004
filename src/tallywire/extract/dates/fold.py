"""Lower case that keeps every offset: only the letters A to Z are changed.

In: text.  Out: text of the same length.  Patterns run on it without ignoring case, which the
regular expression engine does three times as fast.
"""

from __future__ import annotations

import string
from typing import Final

__all__ = ["fold"]

_LOWER: Final = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def fold(text: str) -> str:
    """``text`` with A to Z in lower case; unlike ``str.lower`` it never changes the length."""
    return text.lower() if text.isascii() else text.translate(_LOWER)

"""Words of a pack as one regular expression.

In: words and phrases.  Out: the text of an alternation, the same for the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["alternation"]


def alternation(words: Iterable[str]) -> str:
    """The words as alternatives, longest first, with free white space between their parts."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)

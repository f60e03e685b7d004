"""In: an English lemma. Out: its plural by rule."""

from __future__ import annotations

import re

__all__ = ["regular_plural"]


def regular_plural(lemma: str) -> str:
    """English plural by rule of the last word: -ies, -es or -s."""
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ies"
    if re.search(r"(?:s|x|z|ch|sh)$", lemma):
        return lemma + "es"
    return lemma + "s"

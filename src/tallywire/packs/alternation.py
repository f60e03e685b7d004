"""Words of a pack as one regular expression.

In: words and phrases.  Out: the text of an alternation, the same for the same words.  Words that
begin alike share their beginning, so that where none of them stands one look tells so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

__all__ = ["alternation"]

_PARTS: Final = re.compile(r"\s+|\S")


class _Branch(dict[str, "_Branch"]):
    """What may follow a beginning, by the next letter; "" where a word ends."""


def alternation(words: Iterable[str]) -> str:
    """The words as alternatives, longest first, with free white space between their parts."""
    listed = sorted(set(words))
    root = _Branch()
    for word in listed:
        branch = root
        for part in _PARTS.findall(word):
            branch = branch.setdefault(r"\s+" if part.isspace() else re.escape(part), _Branch())
        branch[""] = _Branch()
    return "|".join(_ways(root))


def _ways(branch: _Branch) -> list[str]:
    return [letter + _rest(below) for letter, below in branch.items() if letter]


def _rest(branch: _Branch) -> str:
    ways = _ways(branch)
    if len(ways) == 1 and "" not in branch:
        return ways[0]
    return f"(?:{'|'.join(ways)}){'?' if '' in branch else ''}" if ways else ""

"""Definite words for a class of things: "these weapons" are the missiles named before.

In: a draft whose thing is only a class, and the drafts before it.  Out: the draft with the
item that was named, or as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.predication.draft import Draft
from tallywire.extract.watch import rule

__all__ = ["named_thing"]

REACH: Final = 4
"""How many paragraphs back the thing may have been named."""

_ALIKE: Final = (
    frozenset({"missile", "air_defence"}),
    frozenset({"armour", "vehicle"}),
    frozenset({"aircraft", "drone"}),
)
"""Sorts whose words stand for each other: "the missiles" of an air defence system."""


@rule("carry.named_thing")
def named_thing(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """The draft with the item that its definite word points back to.

    Args:
        draft: what was read last.
        drafts: what was read before, in order.
    """
    for before in reversed(drafts):
        if draft.paragraph - before.paragraph > REACH:
            break
        if before.sentence == draft.sentence or not _is_specific(before):
            continue
        if _is_of_sort(before.category, draft.category):
            return replace(draft, what=before.what, category=before.category)
    return draft


def _is_of_sort(sort: str, word: str) -> bool:
    return word in ("other", sort) or any({sort, word} <= alike for alike in _ALIKE)


def _is_specific(draft: Draft) -> bool:
    """A designation, or a thing with words that narrow it: "F-16", "cluster bomb"."""
    if draft.theme != "equipment" or draft.what is None or " and " in draft.what:
        return False
    is_name = any(c.isdigit() or c.isupper() for c in draft.what)
    return is_name or (draft.category != "other" and " " in draft.what)

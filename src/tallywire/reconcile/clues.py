"""What is compared of a statement, worked out once for each.

In: ``Resolved``.  Out: ``Clues``: quantity, rung, batch, words.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from tallywire.model.resolved import Resolved
from tallywire.model.statement import FRAMES
from tallywire.packs.lexicon_batches import load_batches

__all__ = ["PLANS", "Clues", "clues_of"]

PLANS: Final = frozenset(
    {"considered", "requested", "offered", "pledged", "agreed", "authorised", "under_way"}
)
"""Rungs of what has not happened yet, of the status ladder of the annotation guide."""

_WORD = re.compile(r"\w+")
_BEFORE: Final = 6
_AFTER: Final = 3
"""Words before and after the anchor in which a batch is told from another."""
_MARKED: Final = 3
"""Words after an ordinal within which the noun of a batch must stand ("first of two batches")."""
_SHORT: Final = 4
"""Words with fewer letters than this are too common to tell anything."""


class Clues(msgspec.Struct, frozen=True):
    """The comparable parts of one statement.

    Attributes:
        of: the statement.
        low: the count, or None.
        high: upper end of a range; equal to ``low`` without one.
        is_exact: the count is stated as exact.
        is_plan: the rung lies before arrival.
        is_stock: the frame is a stock.
        batch: number of the batch, 0 for one that comes on top of others, None without a word.
        words: folded words of the sentences that carry it.
        names: words with a capital within these sentences, as they stand.
    """

    of: Resolved
    low: float | None
    high: float | None
    is_exact: bool
    is_plan: bool
    is_stock: bool
    batch: int | None
    words: frozenset[str]
    names: frozenset[str]

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.of.id


def clues_of(resolved: Resolved) -> Clues:
    """What is compared of the statement."""
    statement = resolved.statement
    low = statement.count
    high = low if statement.count_high is None else statement.count_high
    words = {w for span in statement.evidence for w in _words(span.exact) if len(w) >= _SHORT}
    return Clues(
        of=resolved,
        low=None if low is None else float(low),
        high=None if high is None else float(high),
        is_exact=low is not None and statement.qualifier == "exact",
        is_plan=statement.status in PLANS,
        is_stock=FRAMES[statement.frame].flow == "stock",
        batch=_batch(resolved),
        words=frozenset(words),
        names=_names(resolved),
    )


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _names(resolved: Resolved) -> frozenset[str]:
    """Words with a capital that do not open a sentence, without the parties and the thing."""
    known = {*resolved.providers, *resolved.recipients, resolved.speaker.name or ""}
    known = {word.casefold() for name in known for word in _WORD.findall(name)}
    spans = (_WORD.findall(span.exact)[1:] for span in resolved.statement.evidence)
    found = {word for span in spans for word in span if word[0].isupper() and len(word) >= _SHORT}
    return frozenset(word for word in found if word.casefold() not in known)


def _batch(resolved: Resolved) -> int | None:
    """The batch that the words round the first anchor speak of."""
    statement = resolved.statement
    if not statement.evidence or not statement.anchors:
        return None
    before, found, after = statement.evidence[0].exact.partition(statement.anchors[0])
    if not found:
        return None
    near = [*_words(before)[-_BEFORE:], *_words(found), *_words(after)[:_AFTER]]
    batches = load_batches()
    marked = {w.rstrip("s") for w in resolved.thing.heads} | batches.nouns
    for i, word in enumerate(near):
        following = {w.rstrip("s") for w in near[i + 1 : i + 1 + _MARKED]}
        if word in batches.ordinals and following & marked:
            return batches.ordinals[word]
    return 0 if batches.later & set(near) and statement.basis == "increment" else None

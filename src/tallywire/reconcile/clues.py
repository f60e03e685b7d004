"""What is compared of a statement, worked out once for each.

In: ``Resolved``.  Out: ``Clues``: quantity, rung, batch, words.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from tallywire.model.resolved import Resolved, Speaker, Thing
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


class Clues(msgspec.Struct, frozen=True, kw_only=True):
    """The comparable parts of one statement, flat: pairs of them are compared by the million.

    Attributes:
        of: the statement.
        id: its id.
        document: id of its document.
        frame: its frame.
        providers: canonical parties and the states they belong to.
        recipients: the same.
        has_model: the thing goes by a designation ("Mi-35").
        mode: gift, sale or loan; None where it is not said.
        low: the count, or None.
        high: upper end of a range; equal to ``low`` without one.
        is_plan: the rung lies before arrival.
        is_stock: the frame is a stock.
        is_conditional: it holds on a condition only.
        voice: the speaker, or None for the publisher's own voice.
        first: first day of its date, or None.
        last: last day; a sum since some day is a reading of the day on which it is told.
        told: the day of publication, or None.
        batch: number of the batch, 0 for one that comes on top of others, None without a word.
        words: folded words of the sentences that carry it.
        names: words with a capital within these sentences, as they stand.
    """

    of: Resolved
    id: str
    document: str
    frame: str
    providers: frozenset[str]
    recipients: frozenset[str]
    org: str | None
    thing: Thing
    has_model: bool
    mode: str | None
    low: float | None
    high: float | None
    unit: str | None
    qualifier: str | None
    basis: str
    status: str
    is_denied: bool
    is_plan: bool
    is_stock: bool
    is_conditional: bool
    voice: Speaker | None
    first: int | None
    last: int | None
    told: int | None
    batch: int | None
    words: frozenset[str]
    names: frozenset[str]


def clues_of(resolved: Resolved) -> Clues:
    """What is compared of the statement."""
    statement = resolved.statement
    low = statement.count
    high = low if statement.count_high is None else statement.count_high
    words = {w for span in statement.evidence for w in _words(span.exact) if len(w) >= _SHORT}
    first, last = _days(resolved)
    return Clues(
        of=resolved,
        id=statement.id,
        document=resolved.stated.source.id,
        frame=statement.frame,
        providers=frozenset(resolved.providers + resolved.provider_homes),
        recipients=frozenset(resolved.recipients + resolved.recipient_homes),
        org=statement.org,
        thing=resolved.thing,
        has_model=any(c.isdigit() for head in resolved.thing.heads for c in head),
        mode=None if statement.mode == "unspecified" else statement.mode,
        low=None if low is None else float(low),
        high=None if high is None else float(high),
        unit=statement.unit,
        qualifier=statement.qualifier,
        basis=statement.basis,
        status=statement.status,
        is_denied=statement.polarity == "denied",
        is_plan=statement.status in PLANS,
        is_stock=FRAMES[statement.frame].flow == "stock",
        is_conditional=statement.certainty == "conditional",
        voice=None if resolved.speaker.name is None else resolved.speaker,
        first=first,
        last=last,
        told=resolved.told_day,
        batch=_batch(resolved),
        words=frozenset(words),
        names=_names(resolved),
    )


def _days(resolved: Resolved) -> tuple[int | None, int | None]:
    """The bounds of its date; open ones end on the day of telling."""
    first, last, told = resolved.first_day, resolved.last_day, resolved.told_day
    if first is None or last is not None or told is None:
        return first, first if last is None else last
    is_sum = resolved.statement.basis == "total"
    return (told if is_sum else first), max(first, told)


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

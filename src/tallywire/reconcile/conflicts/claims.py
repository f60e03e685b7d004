"""A statement in its event: what the rules for conflicts look at.

In: an event and its statements.  Out: ``Claim``, and its number and days as ``Range``.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from tallywire.model.ledger import Event, Voice
from tallywire.model.resolved import Resolved
from tallywire.model.statement import Statement
from tallywire.packs.contention import is_exclusive

__all__ = ["Claim", "Range", "all_meet", "claims_of", "meet", "without_parts"]

_ROUNDING: Final = 0.1
"""How far "about" reaches: a tenth either way, as where statements are grouped."""
_SURE: Final = ("asserted", "likely")

Range = tuple[float, float]
"""Least and greatest value, both included."""


class Claim(msgspec.Struct, frozen=True):
    """A statement, its event, and the voice that answers for it there.

    Attributes:
        resolved: the statement with its names settled.
        event: the event that it stands in.
        voice: who answers for it there.
        statement: the statement itself.
        document: id of its document.
        teller: the voice, or where none is known the document.
        number: what its number allows, or None without one.
        days: first and last day of its date, without end where it is open; None without date.
        told: the day of publication; without end where it is unknown.
        is_sure: said to be so: neither denied nor merely possible or conditional.
    """

    resolved: Resolved
    event: Event
    voice: Voice
    statement: Statement
    document: str
    teller: str
    number: Range | None
    days: Range | None
    told: float
    is_sure: bool

    @property
    def id(self) -> str:
        """Id of the statement."""
        return self.statement.id

    @property
    def is_denied(self) -> bool:
        """Said not to be so."""
        return self.statement.polarity == "denied"

    @property
    def time(self) -> float:
        """The first day that it speaks of, or else the day on which it was told."""
        return self.days[0] if self.days else self.told

    @property
    def is_definite(self) -> bool:
        """Not a mere order of size ("a few thousand")."""
        return self.statement.qualifier != "vague"

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the text that say so: the statement's own, and their sentences."""
        evidence = tuple(span.exact for span in self.statement.evidence)
        return (*self.statement.anchors, *evidence)

    @property
    def is_exclusive(self) -> bool:
        """Said to be all there is of its sort ("the only instructors", "only instructors")."""
        statement = self.statement
        heads = [head.split()[-1] for head in self.resolved.thing.heads]
        sentences = [span.exact for span in statement.evidence]
        return any(is_exclusive(words, None) for words in statement.anchors) or any(
            is_exclusive(words, head) for words in sentences for head in heads
        )


def claims_of(event: Event, by_id: Mapping[str, Resolved]) -> tuple[Claim, ...]:
    """The statements of an event that are at hand, in order of voice and id."""
    return tuple(
        _claim(by_id[id], event, voice)
        for voice in event.voices
        for id in voice.statements
        if id in by_id
    )


def without_parts(claims: Sequence[Claim]) -> list[Claim]:
    """Without what one sentence adds up: "200 in the north and 200 in the east"."""
    told = Counter((one.document, one.teller, one.statement.evidence) for one in claims)
    return [
        one
        for one in claims
        if not one.statement.evidence or told[one.document, one.teller, one.statement.evidence] == 1
    ]


def _claim(resolved: Resolved, event: Event, voice: Voice) -> Claim:
    statement, document = resolved.statement, resolved.stated.source.id
    return Claim(
        resolved=resolved,
        event=event,
        voice=voice,
        statement=statement,
        document=document,
        teller=voice.origin or document,
        number=_number(statement),
        days=_days(resolved),
        told=math.inf if resolved.told_day is None else float(resolved.told_day),
        is_sure=statement.polarity == "affirmed" and statement.certainty in _SURE,
    )


def _days(resolved: Resolved) -> Range | None:
    if resolved.first_day is None:
        return None
    last = resolved.last_day
    return float(resolved.first_day), math.inf if last is None else float(last)


def meet(one: Range | None, other: Range | None) -> bool:
    """Whether both can hold; what is not said can always hold."""
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


def all_meet(ranges: Iterable[Range | None]) -> bool:
    """Whether all can hold together; intervals that meet two by two share a value (Helly)."""
    said = [one for one in ranges if one is not None]
    return not said or max(low for low, _ in said) <= min(high for _, high in said)


def _number(statement: Statement) -> Range | None:
    if statement.count is None:
        return None
    low = float(statement.count)
    if statement.count_high is not None:
        return low, float(statement.count_high)
    if statement.qualifier == "approx":
        return low * (1 - _ROUNDING), low * (1 + _ROUNDING)
    if statement.qualifier == "at_least":
        return low, math.inf
    return (0.0, low) if statement.qualifier == "at_most" else (low, low)

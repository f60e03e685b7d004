"""Small frozen values that documents and statements are made of.

In: nothing.  Out: ``Span``, ``Quantity``, ``DateSpan`` and the closed vocabularies of the
annotation guide.  All offsets are Unicode code points from 0, the end excluded.
"""

from __future__ import annotations

import re
from typing import Final, Literal

import msgspec

__all__ = [
    "ACTIONS",
    "BASES",
    "CERTAINTIES",
    "MODES",
    "ORIGIN_KINDS",
    "POLARITIES",
    "QUALIFIERS",
    "STATUSES",
    "UNITS",
    "DateBasis",
    "DateSpan",
    "Quantity",
    "Span",
]

STATUSES: Final = (
    "considered",
    "requested",
    "offered",
    "pledged",
    "agreed",
    "authorised",
    "under_way",
    "completed",
    "ongoing",
    "suspended",
    "refused",
    "cancelled",
    "ended",
)
POLARITIES: Final = ("affirmed", "denied")
CERTAINTIES: Final = ("asserted", "likely", "possible", "conditional")
QUALIFIERS: Final = ("exact", "approx", "at_least", "at_most", "range", "vague")
BASES: Final = ("total", "increment", "unspecified")
MODES: Final = ("gift", "sale", "loan", "unspecified")
ACTIONS: Final = ("imposed", "renewed", "eased", "exempted", "lifted", "breached")
UNITS: Final = ("person", "item", "unit", "shipment", "tonne")
ORIGIN_KINDS: Final = (
    "official",
    "organisation",
    "outlet",
    "expert",
    "witness",
    "anonymous",
    "document",
    "social",
    "publisher",
)

DateBasis = Literal["stated", "relative", "inferred"]

_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class Span(msgspec.Struct, frozen=True, order=True):
    """A run of characters of one document, with the characters themselves.

    Attributes:
        start: first code point.
        end: one past the last code point.
        exact: ``text[start:end]``.
    """

    start: int
    end: int
    exact: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span ``start:end`` of ``text``."""
        return cls(start, end, text[start:end])

    def holds_in(self, text: str) -> bool:
        """Whether the span is what the text has there."""
        return 0 <= self.start < self.end <= len(text) and (
            text[self.start : self.end] == self.exact
        )


class Quantity(msgspec.Struct, frozen=True):
    """A number as read, beside the words it was read from.

    Attributes:
        raw: the words, modifiers included ("an additional 3,000", "up to $200 million").
        count: the value; lower end of a range; None for "several".
        count_high: upper end of a range or of a vague word, else None.
        unit: None until the counted noun decides, or an ISO 4217 code for money, or
            ``tonne`` where the quantity itself says so.
        qualifier: one of ``QUALIFIERS``.
        is_increment: the words themselves say "additional", "more", "another", "a further".
    """

    raw: Span
    count: float | int | None
    count_high: float | int | None = None
    unit: str | None = None
    qualifier: str = "exact"
    is_increment: bool = False


class DateSpan(msgspec.Struct, frozen=True):
    """When something holds: ISO 8601 bounds no finer than the text, and how we know.

    Attributes:
        earliest: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
        latest: the same; equal to ``earliest`` for a single date; None when open ("since 2018").
        basis: ``stated`` (the text gives it), ``relative`` (resolved against the
            publication date), ``inferred`` (bounds concluded from other dates).
        raw: the words it was read from; None where it comes from metadata.
    """

    earliest: str
    latest: str | None
    basis: DateBasis
    raw: Span | None = None

    def __post_init__(self) -> None:
        for value in (self.earliest, self.latest):
            if value is not None and not _ISO.fullmatch(value):
                raise ValueError(f"not an ISO 8601 year, month or day: {value!r}")

    @property
    def iso(self) -> str:
        """``2020-10-24``, ``2020-10-15/2020-10-20`` or ``2018/..``."""
        if self.latest is None:
            return f"{self.earliest}/.."
        return self.earliest if self.latest == self.earliest else f"{self.earliest}/{self.latest}"

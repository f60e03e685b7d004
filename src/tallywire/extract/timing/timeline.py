"""The dates of a document's sentences, each read with what was told before it.

In: the text, its sentences and the day of publication.  Out: ``Dates`` of a sentence.  Words
such as "that day" lean on the last date of the paragraph or of the one before it; every
sentence counts for that, parsed or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tallywire.extract.dates import find_dates, leans
from tallywire.extract.segment import Bounds
from tallywire.extract.timing.choose import Dates
from tallywire.model.values import DateSpan
from tallywire.packs.lexicon_numbers import DateWords

__all__ = ["Timeline"]

_STALE: Final = 2
"""So many years before publication a year must lie for the months after it to be of it."""


class Timeline:
    """The dates of one document; sentences are read once, in order, when they are needed."""

    def __init__(
        self, text: str, bounds: Sequence[Bounds], words: DateWords, published: str | None
    ) -> None:
        self._text = text
        self._bounds = bounds
        self._words = words
        self._published = published
        self._read: list[tuple[DateSpan, ...]] = []

    def dates_of(self, index: int) -> Dates:
        """The dates of the sentence with this index."""
        told = self._found(index)
        if not any(d.basis == "relative" for d in told):
            return Dates(told, published=self._published)
        bounds = self._bounds[index]
        coming = find_dates(
            self._text, bounds.start, bounds.end, self._words, self._published, is_future=True
        )
        return Dates(told, coming, self._published)

    def _found(self, index: int) -> tuple[DateSpan, ...]:
        while len(self._read) <= index:
            self._read.append(self._find(self._bounds[len(self._read)]))
        return self._read[index]

    def _find(self, bounds: Bounds) -> tuple[DateSpan, ...]:
        previous = None
        if leans(self._text, bounds.start, bounds.end, self._words):
            previous = self._before(bounds)
        return find_dates(
            self._text,
            bounds.start,
            bounds.end,
            self._words,
            self._published,
            self._year_of(bounds),
            previous=previous,
        )

    def _before(self, bounds: Bounds) -> DateSpan | None:
        """The last date told before a sentence, in its paragraph or the one before."""
        for at in range(bounds.index - 1, -1, -1):
            if bounds.paragraph - self._bounds[at].paragraph > 1:
                return None
            if self._read[at]:
                return self._read[at][-1]
        return None

    def _year_of(self, bounds: Bounds) -> str | None:
        """The year that a passage speaks of: told before in the paragraph, and long past."""
        for at in range(bounds.index - 1, -1, -1):
            if bounds.paragraph != self._bounds[at].paragraph:
                return None
            stated = [d for d in self._read[at] if d.basis == "stated"]
            if stated:
                return self._long_past(stated[-1])
        return None

    def _long_past(self, date: DateSpan) -> str | None:
        year = (date.latest or date.earliest)[:4]
        if self._published is None or int(year) <= int(self._published[:4]) - _STALE:
            return year
        return None

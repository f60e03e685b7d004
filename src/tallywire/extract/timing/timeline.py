"""The dates of a document's sentences, each read with what was told before it.

In: the text, its sentences and the day of publication.  Out: ``Dates`` of a sentence.  Words
such as "that day" lean on the last date of the paragraph or of the one before it; every
sentence counts for that, parsed or not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import partial
from operator import attrgetter
from typing import Final

from tallywire.extract.dates import Stretch, find_dates
from tallywire.extract.grammar.segment import Bounds
from tallywire.extract.grammar.syntax import Sentence
from tallywire.extract.names.find import NameMention
from tallywire.extract.predication.draft import Draft
from tallywire.extract.timing.chain import ACTS
from tallywire.extract.timing.choose import Dates, date_of, with_date
from tallywire.extract.timing.moments import is_day
from tallywire.extract.timing.tense import is_anterior
from tallywire.model.statement import Hop
from tallywire.model.values import DateSpan, Span
from tallywire.packs.lexicon_grammar import Grammar
from tallywire.packs.lexicon_numbers import DateWords

__all__ = ["Timeline"]

_MARGIN: Final = 20
"""A line so little longer than its date is the date of the issue."""

_BESIDE: Final = 40
"""How many characters from a verb of saying its day may stand."""

_STALE: Final = 2
"""So many years before publication a year must lie for the months after it to be of it."""


_begin = attrgetter("start")


class Timeline:
    """The dates of one document; a sentence is read once, when it is first asked for.

    With it are read those before it that it may take a date from, and no others.
    """

    def __init__(
        self,
        text: str,
        bounds: Sequence[Bounds],
        names: Sequence[NameMention],
        words: DateWords,
        published: str | None,
    ) -> None:
        self._text = text
        self._names = names
        self._bounds = bounds
        self._words = words
        self._published = published
        self._read: dict[int, tuple[DateSpan, ...]] = {}
        self._given: dict[int, Dates] = {}

    def dates_of(self, index: int) -> Dates:
        """The dates of the sentence with this index."""
        if index not in self._given:
            self._given[index] = self._dates_of(index)
        return self._given[index]

    def dated(
        self, sentence: Sentence, draft: Draft, grammar: Grammar, hops: Sequence[Hop]
    ) -> Draft:
        """The draft with the date that belongs to it; as it is where it hangs on no word.

        Args:
            sentence: the sentence it was read from.
            draft: the draft.
            grammar: word lists.
            hops: who answers for the draft, outermost first.
        """
        if draft.head < 0:
            return draft
        cues = [(h.cue.start, h.cue.end) for h in hops if h.cue is not None]
        dates = self.dates_of(sentence.index)
        found = date_of(sentence, draft, dates, grammar, cues)
        if found is None and cues and draft.stance.status in ACTS:
            found = self._day_of_telling(sentence, draft, cues[-1])
        return with_date(draft, found)

    def _day_of_telling(
        self, sentence: Sentence, draft: Draft, cue: tuple[int, int]
    ) -> DateSpan | None:
        """ "We want peace," he said on Monday. "We will send 90 men.": said on that Monday."""
        at = bisect_right(self._bounds, cue[0], key=_begin) - 1
        is_elsewhere = at >= 0 and not sentence.start <= cue[0] < sentence.end
        if not is_elsewhere or is_anterior(sentence, sentence.tokens[draft.head]):
            return None
        days = [d for d in self.dates_of(at).told if d.raw is not None and is_day(d)]
        near = [d for d in days if d.raw is not None and self._is_beside(d.raw, cue)]
        told = [d for d in near if d.basis == "relative" and d.earliest <= (self._published or "")]
        return told[0] if len(told) == 1 else None

    @staticmethod
    def _is_beside(raw: Span, cue: tuple[int, int]) -> bool:
        """Whether a date stands close to the verb of saying: "told reporters on Monday"."""
        return -_BESIDE <= raw.start - cue[1] <= _BESIDE

    def _dates_of(self, index: int) -> Dates:
        told = self._found(index)
        if not any(d.basis == "relative" for d in told):
            return Dates(told, published=self._published)
        return Dates(told, partial(self._coming, self._bounds[index]), self._published)

    def _coming(self, bounds: Bounds) -> tuple[DateSpan, ...]:
        """The dates of a sentence, read as days to come."""
        text, words, published = self._text, self._words, self._published
        return find_dates(text, bounds.start, bounds.end, words, published, is_future=True)

    def _found(self, index: int) -> tuple[DateSpan, ...]:
        if index not in self._read:
            self._read[index] = self._find(self._bounds[index])
        return self._read[index]

    def _find(self, bounds: Bounds) -> tuple[DateSpan, ...]:
        stretch = Stretch(self._text, bounds.start, bounds.end, self._words, self._published)
        found = stretch.dates(
            self._year_of(bounds) if stretch.lacks_year else None,
            self._before(bounds) if stretch.leans else (),
        )
        return tuple(d for d in found if d.raw is None or not self._is_named(d.raw))

    def _is_named(self, raw: Span) -> bool:
        """Whether the digits are part of a designation: "Mirage 2000"."""
        at = bisect_right(self._names, raw.start, key=_begin) - 1
        return at >= 0 and self._names[at].kind == "equipment" and raw.start < self._names[at].end

    def _before(self, bounds: Bounds) -> list[DateSpan]:
        """The dates told before a sentence, in its paragraph and the one before."""
        first = bounds.index
        while first > 0 and bounds.paragraph - self._bounds[first - 1].paragraph <= 1:
            first -= 1
        read = [self._found(at) for at in range(first, bounds.index)]
        return [date for told in read for date in told]

    def _year_of(self, bounds: Bounds) -> str | None:
        """The year that a passage speaks of: told before in the paragraph, and long past.

        In a text without publication date also the year of its issue, wherever that stands.
        """
        read = [self._found(at) for at in range(self._first_of(bounds), bounds.index)]
        for at, told in zip(range(bounds.index - 1, -1, -1), reversed(read), strict=False):
            is_far = bounds.paragraph != self._bounds[at].paragraph
            stated = [d for d in told if d.basis == "stated"]
            if stated and not is_far:
                return self._context(stated[-1])
            if stated and self._is_issue(self._bounds[at], stated[-1]):
                return (stated[-1].latest or stated[-1].earliest)[:7]
        return None

    def _first_of(self, bounds: Bounds) -> int:
        """The first sentence that this one may take a year from."""
        first = bounds.index if self._published is not None else 0
        while first > 0 and self._bounds[first - 1].paragraph == bounds.paragraph:
            first -= 1
        return first

    def _is_issue(self, bounds: Bounds, date: DateSpan) -> bool:
        """Whether a line is little more than its date: that of the issue."""
        raw = date.raw
        return raw is not None and bounds.end - bounds.start < raw.end - raw.start + _MARGIN

    def _context(self, date: DateSpan) -> str | None:
        year = (date.latest or date.earliest)[:4]
        if self._published is None or int(year) <= int(self._published[:4]) - _STALE:
            return year
        return None

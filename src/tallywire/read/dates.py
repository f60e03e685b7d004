"""Full dates in plain forms, and what they say about when a text appeared.

In: text and zones.  Out: ``FoundDate`` values, the date of a dateline, and the bound "not
before" of a text that has no date.  Only absolute dates are read here: what day "Saturday" is
cannot be said before the publication date is known, and finding that is this module's work.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from tallywire.model.document import Zone
from tallywire.model.values import DateSpan, Span
from tallywire.packs.lexicon_zones import zone_lexicon

__all__ = ["FoundDate", "dateline_date", "find_dates", "inferred_bound"]

_YEARS: Final = range(1900, 2100)
_SENTENCE_EDGE = re.compile(r"[.!?…]\s+(?=[^\W\d_])|[\r\n]+")
_DATED_ZONES: Final = ("dateline", "byline", "headline")


class FoundDate(NamedTuple):
    """A date as it stands in the text; year or day may be missing."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None

    @property
    def iso(self) -> str:
        """The date in ISO 8601, as fine as it is; it must have a year."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def is_full(self) -> bool:
        """Whether year, month and day are all there."""
        return None not in (self.year, self.month, self.day)


@functools.cache
def _pattern() -> re.Pattern[str]:
    lexicon = zone_lexicon()
    month = rf"(?:{lexicon.month})(?!\w)\.?"
    day = r"\d{1,2}(?!\d)"
    year = r"(?:19|20)\d\d(?!\d)"
    of = r"(?:\s+de|\s+of)?\s+"
    forms = (
        rf"(?P<y1>{year})-(?P<m1>\d\d)-(?P<d1>\d\d)(?!\d)",
        rf"(?P<d2>\d{{1,2}})\.(?P<m2>\d{{1,2}})\.(?P<y2>{year})",
        rf"(?P<d3>{day})(?:st|nd|rd|th|er|º|\.)?{of}(?P<m3>{month})(?:,?{of}(?P<y3>{year}))?",
        rf"(?P<m4>{month})\s*(?P<d4>{day})(?:st|nd|rd|th)?(?:,?\s+(?P<y4>{year}))?",
        rf"(?P<m5>{month}),?{of}(?P<y5>{year})",
        rf"(?:{lexicon.year_words})\s+(?P<y6>{year})(?!\s*[-–%])",
    )
    return re.compile(r"(?<![\w.,-])(?:" + "|".join(forms) + ")", re.IGNORECASE)


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[FoundDate]:
    """The absolute dates in ``text[start:end]``, in order; impossible ones are left out."""
    found = []
    for match in _pattern().finditer(text, start, len(text) if end is None else end):
        groups = {key[0]: value for key, value in match.groupdict().items() if value is not None}
        date = FoundDate(match.start(), match.end(), *_numbers(groups))
        if _is_possible(date):
            found.append(date)
    return found


def _numbers(groups: dict[str, str]) -> tuple[int | None, int | None, int | None]:
    year, month, day = groups.get("y"), groups.get("m"), groups.get("d")
    number = None
    if month is not None:
        name = month.rstrip(".").casefold()
        number = int(name) if name.isdecimal() else zone_lexicon().months.get(name)
    return int(year) if year else None, number, int(day) if day else None


def _is_possible(date: FoundDate) -> bool:
    if date.year is not None and date.year not in _YEARS:
        return False
    try:
        datetime.date(date.year or 2000, date.month or 1, date.day or 1)
    except ValueError:
        return False
    return True


def dateline_date(text: str, zones: Iterable[Zone], coarse: str | None) -> DateSpan | None:
    """The full date in dateline, byline or at an edge of the headline.

    Args:
        text: the text.
        zones: its zones.
        coarse: year or month from the metadata, which completes a dateline without a year.
    """
    ranked = sorted(
        (zone for zone in zones if zone.kind in _DATED_ZONES),
        key=lambda zone: (_DATED_ZONES.index(zone.kind), zone.start),
    )
    for zone in ranked:
        for date in find_dates(text, zone.start, zone.end):
            if zone.kind == "headline" and zone.start < date.start and date.end < zone.end:
                continue
            whole = _completed(date, coarse)
            if whole is not None and (coarse is None or whole.iso.startswith(coarse)):
                raw = Span.of(text, date.start, date.end)
                return DateSpan(whole.iso, whole.iso, "stated", raw)
    return None


def _completed(date: FoundDate, coarse: str | None) -> FoundDate | None:
    """The date if full, or with the year of ``coarse`` if only that is missing."""
    if date.is_full:
        return date
    if coarse is None or date.year is not None or date.day is None:
        return None
    whole = date._replace(year=int(coarse[:4]))
    return whole if _is_possible(whole) else None


def inferred_bound(text: str, zones: Iterable[Zone]) -> DateSpan | None:
    """The latest date that the text tells of as past ("not before"), or None.

    A date in a sentence that looks ahead ("will arrive in May 2021") bounds nothing.
    """
    skipped = [(z.start, z.end) for z in zones if z.kind in ("subscribe", "read_more", "credit")]
    dated = [date for date in find_dates(text) if date.year is not None]
    for date in sorted(dated, key=_first_day, reverse=True):
        if any(start <= date.start < end for start, end in skipped):
            continue
        before, after = _sentence(text, date)
        lexicon = zone_lexicon()
        if not lexicon.future.search(f"{before} {after}") and not lexicon.limit.search(before):
            return DateSpan(date.iso, None, "inferred", Span.of(text, date.start, date.end))
    return None


def _first_day(date: FoundDate) -> tuple[int, int, int]:
    return date.year or 0, date.month or 1, date.day or 1


def _sentence(text: str, date: FoundDate) -> tuple[str, str]:
    """The sentence before and behind the date; without it, since "May" is no verb there."""
    left = max(0, date.start - 400)
    for match in _SENTENCE_EDGE.finditer(text, left, date.start):
        left = match.end()
    after = _SENTENCE_EDGE.search(text, date.end, min(len(text), date.end + 400))
    right = after.start() if after else min(len(text), date.end + 400)
    return text[left : date.start], text[date.end : right]

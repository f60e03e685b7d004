"""Dates of a stretch of text, in order, as intervals with their basis.

In: text, bounds, the date words of its language, the publication day.  Out: ``DateSpan`` values
whose ``raw`` spans lie within the bounds, do not overlap and hold in the text.  Relative words
give nothing where no publication day is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from tallywire.extract.dates.calendar_values import Partial, day_of, iso, parse_day, with_year
from tallywire.extract.dates.fold import fold
from tallywire.extract.dates.leaning import Leaning, lean
from tallywire.extract.dates.patterns import patterns_of
from tallywire.extract.dates.point import Point, Reading
from tallywire.extract.dates.points import read_point
from tallywire.model.values import DateBasis, DateSpan, Span
from tallywire.packs.lexicon_numbers import DateWords

__all__ = ["Stretch", "find_dates"]

_DIGIT: Final = re.compile(r"\d")
_WINDOW: Final = 32  # longest words before a point, in characters


def find_dates(
    text: str,
    start: int,
    end: int,
    words: DateWords,
    anchor: str | None,
    context_year: str | None = None,
    *,
    is_future: bool = False,
    previous: Sequence[DateSpan] = (),
) -> tuple[DateSpan, ...]:
    """All dates of ``text[start:end]``, in order and without overlap.

    Args:
        text: the whole text; offsets count from its beginning.
        start: first code point to read.
        end: one past the last.
        words: date words, from ``load_date_words``.
        anchor: the day of publication, ISO 8601; None (or a coarser date) leaves relative
            words unread.
        context_year: the year that the text itself is speaking of; it completes days and
            months without a year, before the publication day does, with basis ``inferred``.
            As ``YYYY-MM`` it is that of an issue: later months are of the year before.
        is_future: the wording around looks ahead ("will arrive on Saturday"): weekdays, days
            and months without a year are the next, not the last.
        previous: the dates told before this stretch, the nearest last, from which "two months
            later" counts.

    Returns:
        Dates no finer than the text.  A date that lacks its year and cannot get it is left out.
    """
    stretch = Stretch(text, start, end, words, anchor, is_future=is_future)
    return stretch.dates(context_year, previous)


class Stretch:
    """The points in time that a stretch of text names, and what it takes to date them."""

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        words: DateWords,
        anchor: str | None,
        *,
        is_future: bool = False,
    ) -> None:
        """Find the points; the arguments are those of ``find_dates``."""
        part, day = text[start:end], _countable(parse_day(anchor))
        self._text, self._start = text, start
        self._reading = Reading(part, fold(part), words, patterns_of(words), day, is_future)
        self._points = list(_points(self._reading))

    @property
    def lacks_year(self) -> bool:
        """Whether a point is a day or month without its year."""
        return any(p.low.year is None or p.high.year is None for p in self._points)

    @property
    def leans(self) -> bool:
        """Whether a point counts from a date told before it."""
        is_told = any(p.leaning is not None or p.is_same_year for p in self._points)
        reading = self._reading
        return is_told and reading.patterns.leaning.search(reading.folded) is not None

    def dates(
        self, context_year: str | None = None, previous: Sequence[DateSpan] = ()
    ) -> tuple[DateSpan, ...]:
        """Its dates, as ``find_dates`` gives them."""
        if not self._points:
            return ()
        year = _partial_of(context_year) if context_year else None
        composer = _Composer(self._reading, year, previous, self._text, self._start)
        return tuple(composer.compose(self._points))


def _countable(day: date | None) -> date | None:
    """The day; None at the very edge of the calendar, where weeks cannot be counted."""
    return day if day is not None and date.min.year < day.year < date.max.year else None


def _partial_of(value: str) -> Partial:
    year, _, month = value[:7].partition("-")
    return Partial(int(year), int(month) if month else None)


def _points(reading: Reading) -> Iterator[Point]:
    """The single points, each with the part words before it ("late", "the end of")."""
    floor, folded, patterns = 0, reading.folded, reading.patterns
    if _DIGIT.search(folded) is None and not any(stem in folded for stem in patterns.stems):
        return
    for match in patterns.point.finditer(folded):
        point = read_point(match, reading)
        if point is None:
            continue
        point = _with_part(point, floor, reading)
        floor = point.end
        yield point


def _with_part(point: Point, floor: int, reading: Reading) -> Point:
    """The point with its part: the end of a year is its December, else nothing gets finer."""
    if point.low.year is None and point.low.month is None:
        return point
    window = max(floor, point.start - _WINDOW)
    found = reading.patterns.part.search(reading.text, window, point.start)
    if found is None:
        return point
    point = point._replace(start=found.start())
    name = " ".join(found["part"].lower().split())
    bare = name.removeprefix(f"{reading.words.the} ")
    if name in reading.words.earlier and reading.anchor is not None:
        return _up_to(point, day_of(reading.anchor))
    if point.low != point.high or point.low.month is not None or point.low.year is None:
        return point
    for month, listed in ((12, reading.words.end_parts), (1, reading.words.start_parts)):
        if name in listed or bare in listed:
            value = point.low._replace(month=month)
            return point._replace(low=value, high=value)
    return point


def _up_to(point: Point, day: Partial) -> Point:
    """ "Earlier this week": its days up to publication."""
    is_cut = point.low.day is not None and _key(point.low) <= _key(day) < _key(point.high)
    return point._replace(high=day) if is_cut else point


class _Manner(NamedTuple):
    """What the words before a point say of it."""

    is_open: bool = False
    is_coming: bool = False
    is_near: bool = False


class _Composer:
    """Joins points to ranges, completes their years and makes dates of them."""

    def __init__(
        self,
        reading: Reading,
        year: Partial | None,
        previous: Sequence[DateSpan],
        text: str,
        offset: int,
    ) -> None:
        self._text = text
        self._offset = offset
        self._reading = reading
        self._year = year
        self._told = list(previous)

    def compose(self, points: list[Point]) -> Iterator[DateSpan]:
        """The dates of ``points``."""
        place, floor = 0, 0
        before: Point | None = None
        while place < len(points):
            point, step, manner = self._next(points, place, floor)
            place += step
            made = self._made(self._beside(before, point), manner)
            before = None
            if made is not None:
                before, floor = point, point.end
                self._told.append(made)
                yield made

    def _next(self, points: list[Point], place: int, floor: int) -> tuple[Point, int, _Manner]:
        """The next point or range, how many points it took, and its manner."""
        reading, point = self._reading, points[place]
        patterns, text = reading.patterns, reading.text
        window = max(floor, point.start - _WINDOW)
        plain = _Manner(is_coming=reading.is_future)
        is_led = patterns.led.search(text, window, point.start) is not None
        opener = patterns.opener.search(text, window, point.start) if is_led else None
        if place + 1 < len(points):
            joined = self._joined(point, points[place + 1], is_opened=opener is not None)
            if joined is not None:
                begin = joined.start if opener is None else opener.start()
                return joined._replace(start=begin), 2, plain
            point = self._sharing_year(point, points, place)
        if not is_led:
            return point, 1, plain
        if point.low != point.high and opener is not None:  # "between 8 and 13 October"
            return point._replace(start=opener.start()), 1, plain
        opening = patterns.opening.search(text, window, point.start)
        if opening is not None:
            is_near = patterns.near.search(text, window, point.start) is not None
            # "from 1 December" is the day of a change, "from 2016" and "since May 4" last
            is_open = not is_near or point.low.day is None
            manner = plain._replace(is_open=is_open, is_near=is_near)
            return point._replace(start=opening.start()), 1, manner
        if patterns.future.search(text, window, point.start):
            plain = plain._replace(is_coming=True)
        closing = patterns.closing.search(text, window, point.start)
        begin = point.start if closing is None else closing.start()
        return point._replace(start=begin), 1, plain

    def _beside(self, before: Point | None, point: Point) -> Point:
        """The later one takes the year of the earlier: "on 1 February and 1 April"."""
        if before is None or not self._told or point.low.month is None:
            return point
        link = self._reading.patterns.link.fullmatch(self._reading.text, before.end, point.start)
        if link is None or point.low.year is not None or before.low.month is None:
            return point
        if before.low.year is not None or _key(point.low) < _key(before.low):
            return point
        year = int(self._told[-1].earliest[:4])
        low, high = point.low._replace(year=year), point.high._replace(year=year)
        return point._replace(low=low, high=high, is_relative=self._told[-1].basis == "relative")

    def _joined(self, first: Point, second: Point, *, is_opened: bool) -> Point | None:
        """One stretch of two points, where the words between make it one."""
        reading = self._reading
        link = reading.patterns.link.fullmatch(reading.text, first.end, second.start)
        if link is None or first.leaning or second.leaning:
            return None
        between = reading.text[first.end : second.start]
        word = (link["link"] or "").lower()
        words = reading.words
        if "," in between:
            return None
        if (
            word in (words.and_word, words.or_word)
            and not is_opened
            and not _are_neighbours(first, second)
        ):
            return None
        low, high = _share(first.low, second.high)
        if low.year is not None and high.year is not None and not _in_order(low, high):
            return None
        is_relative = first.is_relative or second.is_relative
        return Point(first.start, second.end, low, high, is_relative)

    def _sharing_year(self, point: Point, points: list[Point], place: int) -> Point:
        """The year behind the last belongs to both: "in May and October 2020"."""
        following = points[place + 1]
        if point.low.year is not None or point.low.month is None:
            return point
        if following.low.year is None or following.low.month is None or following.is_relative:
            return point
        between = self._reading.text[point.end : following.start]
        if not self._reading.patterns.link.fullmatch(between) and between.strip() != ",":
            return point
        year = following.low.year
        return point._replace(
            low=point.low._replace(year=year), high=point.high._replace(year=year)
        )

    def _made(self, point: Point, manner: _Manner) -> DateSpan | None:
        """The date, its year completed; None where that cannot be done."""
        basis: DateBasis = "relative" if point.is_relative else "stated"
        low, high = point.low, point.high
        if point.leaning is not None:
            return self._made_leaning(point, point.leaning)
        if low.year is None or high.year is None:
            anchor, year = self._reading.anchor, self._context(low)
            if point.is_same_year:
                year = int(self._told[-1].earliest[:4]) if self._told else None
                anchor = None
            basis = "relative" if year is None else "inferred"
            if year is not None:
                low, high = _dated(low, high, year)
            elif anchor is not None:
                low, high = _nearest(low, high, anchor, manner)
        return self._date(point, low, high, basis, is_open=manner.is_open)

    def _context(self, value: Partial) -> int | None:
        """The year of the text for a month or day of it."""
        if self._year is None or self._year.year is None:
            return None
        is_later = self._year.month is not None and (value.month or 0) > self._year.month
        return self._year.year - is_later

    def _made_leaning(self, point: Point, step: Leaning) -> DateSpan | None:
        """A "seven months later", counted from the date told before."""
        bounds = lean(self._told, step)
        return bounds and self._date(point, *bounds, "inferred", is_open=step.is_open)

    def _date(
        self, point: Point, low: Partial, high: Partial, basis: DateBasis, *, is_open: bool
    ) -> DateSpan | None:
        earliest, latest = iso(low), iso(high)
        if earliest is None or latest is None or not (low == high or _in_order(low, high)):
            return None
        raw = Span.of(self._text, self._offset + point.start, self._offset + point.end)
        return DateSpan(earliest, None if is_open else latest, basis, raw)


def _are_neighbours(first: Point, second: Point) -> bool:
    """Two months or years in a row make one stretch: "late January and early February"."""
    if first.low != first.high or second.low != second.high:
        return False
    low, high = first.low, second.low
    if low.month is None and high.month is None and low.year and high.year:
        return high.year == low.year + 1
    if low.day is not None or high.day is not None or low.month is None or high.month is None:
        return False
    same = low.year is None or high.year is None or low.year == high.year
    return (same and high.month == low.month + 1) or (
        low.month == 12 and high.month == 1 and (low.year is None or high.year == low.year + 1)
    )


def _share(low: Partial, high: Partial) -> tuple[Partial, Partial]:
    """A year on one side completes the other: "between May and July 2020"."""
    if low.year is None and high.year is not None and low.month is not None:
        is_wrapped = high.month is not None and low.month > high.month
        return low._replace(year=high.year - is_wrapped), high
    if high.year is None and low.year is not None and high.month is not None:
        is_wrapped = low.month is not None and low.month > high.month
        return low, high._replace(year=low.year + is_wrapped)
    return low, high


def _in_order(low: Partial, high: Partial) -> bool:
    depth = min(_depth(low), _depth(high))
    return _key(low)[:depth] <= _key(high)[:depth] and low != high


def _depth(value: Partial) -> int:
    return 1 + (value.month is not None) + (value.day is not None)


def _key(value: Partial) -> tuple[int, int, int]:
    return value.year or 0, value.month or 0, value.day or 0


def _dated(low: Partial, high: Partial, year: int) -> tuple[Partial, Partial]:
    """Both ends in ``year``, the second in the next where it would lie before the first."""
    if low.year is None and high.year is None:
        return _share(low._replace(year=year), high)
    return _share(low, high)


def _nearest(low: Partial, high: Partial, anchor: date, manner: _Manner) -> tuple[Partial, Partial]:
    """The nearest such stretch before the publication day, or after it."""
    if low == high:
        value = with_year(low, anchor, is_future=manner.is_coming, is_near=manner.is_near)
        return value, value
    if low.year is not None or high.year is not None:
        return _share(low, high)
    if manner.is_coming:
        return _share(with_year(low, anchor, is_future=True), high)
    return _share(low, with_year(high, anchor))

"""Points counted from another day: weekdays, weekends, "two weeks ago", "within ten days", "now".

In: a match of the point pattern.  Out: a ``Point``, or None where the day that it is counted
from is unknown.
"""

from __future__ import annotations

import re
from datetime import timedelta

from tallywire.extract.dates.calendar_values import Partial, day_of, shift, weekday_near
from tallywire.extract.dates.leaning import Leaning
from tallywire.extract.dates.point import Point, Reading, flat, single
from tallywire.packs.lexicon_numbers import DateWords

__all__ = [
    "count",
    "counted_point",
    "day_word_point",
    "now_point",
    "past_span_point",
    "span_point",
    "unit_point",
    "week_end_point",
    "weekday_point",
    "weekend_point",
    "within_point",
]


_THURSDAY = 3
"""Up to that day "this weekend", told as past, is the one before."""


def weekday_point(match: re.Match[str], reading: Reading) -> Point | None:
    """As in "on Saturday", "last Tuesday", "Monday next week"."""
    if reading.anchor is None:
        return None
    number = reading.words.weekdays[(match["weekday2"] or match["weekday"]).capitalize()]
    week = match["week_step2"] or match["week_step"]
    if week is not None:
        monday = reading.anchor - timedelta(days=reading.anchor.weekday())
        day = monday + timedelta(days=7 * (reading.words.steps[flat(week)] or 0) + number)
        return single(match, day_of(day), is_relative=True)
    low = max(0, match.start() - 16)
    if reading.patterns.weekday_never.search(reading.text, low, match.start()):
        return None
    is_coming = reading.patterns.future.search(reading.text, low, match.start()) is not None
    step = "future" if reading.is_future or is_coming else "past"
    if match["day_step"] is not None:
        value = reading.words.steps[flat(match["day_step"])] or 0
        step = ("last", "this", "next")[value + 1]
    day = weekday_near(reading.anchor, number, step)
    return single(match, day_of(day), is_relative=True)


def unit_point(match: re.Match[str], reading: Reading) -> Point | None:
    """As in "last month", "this year", "next week"."""
    anchor = reading.anchor
    unit = reading.words.units[match["unit"].lower()]
    step = reading.words.steps[flat(match["unit_step"])]
    if anchor is None or step is None or match["unit"].lower() != unit:
        return None
    monday = anchor - timedelta(days=anchor.weekday())
    if unit == "week":
        low = monday + timedelta(days=7 * step)
        return single(match, day_of(low), day_of(low + timedelta(days=6)), is_relative=True)
    if unit == "weekend":
        is_behind = step == 0 and not reading.is_future and anchor.weekday() <= _THURSDAY
        low = monday + timedelta(days=5 + 7 * (step - is_behind))
        return single(match, day_of(low), day_of(low + timedelta(days=1)), is_relative=True)
    if unit == "quarter":
        number = anchor.year * 4 + (anchor.month - 1) // 3 + step
        first = Partial(number // 4, number % 4 * 3 + 1)
        return single(match, first, Partial(number // 4, number % 4 * 3 + 3), is_relative=True)
    if unit not in ("month", "year"):
        return None
    moved = shift(day_of(anchor), step, unit)
    return None if moved is None else single(match, moved, is_relative=True)


def counted_point(match: re.Match[str], reading: Reading) -> Point | None:
    """Counted from publication ("a week ago") or from the date before ("a week later")."""
    number = count(match["number"], reading.words)
    unit = reading.words.units[match["number_unit"].lower()]
    low = max(0, match.start() - 12)
    if reading.patterns.vague_before.search(reading.text, low, match.start()):
        return None
    sign = 1 if match["later"] or match["from_now"] else -1
    if match["later"] or match["earlier"]:
        empty = Partial(None)
        return Point(match.start(), match.end(), empty, empty, leaning=Leaning(sign * number, unit))
    if reading.anchor is None:
        return None
    moved = shift(day_of(reading.anchor), sign * number, unit)
    if moved is not None and match["number_or"] is not None:
        other = shift(day_of(reading.anchor), sign * count(match["number_or"], reading.words), unit)
        ends = sorted(
            (moved, other or moved), key=lambda p: (p.year or 0, p.month or 0, p.day or 0)
        )
        return single(match, ends[0], ends[1], is_relative=True)
    return None if moved is None else single(match, moved, is_relative=True)


def count(written: str, words: DateWords) -> int:
    """The number that the words or digits name."""
    name = flat(written)
    return int(name) if name.isdigit() else words.count_words[name]


def span_point(match: re.Match[str], reading: Reading) -> Point | None:
    """As in "the next two years", from publication on."""
    unit = reading.words.units[flat(match["span_unit"] or match["span_long"])]
    high = _counted_from_day(flat(match["span_number"] or "1"), unit, reading)
    if high is None or reading.anchor is None:
        return None
    day = day_of(reading.anchor)
    low = Partial(day.year, day.month if high.month else None, day.day if high.day else None)
    return single(match, low, high, is_relative=True)


def past_span_point(match: re.Match[str], reading: Reading) -> Point | None:
    """As in "over the past two months", up to publication."""
    unit = reading.words.units[flat(match["past_unit"] or match["past_long"])]
    low = _counted_from_day(flat(match["past_number"] or "1"), unit, reading, sign=-1)
    if low is None or reading.anchor is None:
        return None
    day = day_of(reading.anchor)
    high = Partial(day.year, day.month if low.month else None, day.day if low.day else None)
    return single(match, low, high, is_relative=True)


def within_point(match: re.Match[str], reading: Reading) -> Point | None:
    """As in "within three months": then at the latest."""
    unit = reading.words.units[flat(match["within_unit"])]
    moved = _counted_from_day(flat(match["within_number"]), unit, reading)
    return None if moved is None else single(match, moved, is_relative=True)


def _counted_from_day(
    written: str, unit: str, reading: Reading, *, sign: int = 1
) -> Partial | None:
    if reading.anchor is None:
        return None
    number = int(written) if written.isdigit() else reading.words.count_words.get(written, 1)
    return shift(day_of(reading.anchor), sign * number, unit)


def weekend_point(match: re.Match[str], reading: Reading) -> Point | None:
    """The weekend before publication, or the coming one."""
    if reading.anchor is None:
        return None
    saturday = weekday_near(reading.anchor, 5, "future" if reading.is_future else "past")
    return single(match, day_of(saturday), day_of(saturday + timedelta(days=1)), is_relative=True)


def week_end_point(match: re.Match[str], reading: Reading) -> Point | None:
    """As in "by the end of the week": some day of the week of publication."""
    if reading.anchor is None:
        return None
    monday = reading.anchor - timedelta(days=reading.anchor.weekday())
    return single(match, day_of(monday), day_of(monday + timedelta(days=6)), is_relative=True)


def day_word_point(match: re.Match[str], reading: Reading) -> Point | None:
    """As in "today", "yesterday", "tomorrow"."""
    step = reading.words.day_words[flat(match["day_word"])]
    if reading.anchor is None or step is None:
        return None
    return single(match, day_of(reading.anchor + timedelta(days=step)), is_relative=True)


def now_point(match: re.Match[str], reading: Reading) -> Point | None:
    """As in "now", "currently", "at the moment": the day of publication."""
    low = max(0, match.start() - 12)
    if (
        reading.anchor is None
        or reading.patterns.now_after.search(reading.text, low, match.start())
        or reading.patterns.now_before.match(reading.text, match.end())
    ):
        return None
    return single(match, day_of(reading.anchor), is_relative=True)

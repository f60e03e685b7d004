"""Points in time as the text names them, resolved against the publication day where needed.

In: a match of the point pattern.  Out: a ``Point``, whose year may still be missing, or None
where the words are no date here or need a publication day that nobody gave.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tallywire.extract.dates.calendar_values import Partial, iso
from tallywire.extract.dates.counted_points import (
    count,
    counted_point,
    day_word_point,
    now_point,
    past_span_point,
    span_point,
    unit_point,
    week_end_point,
    weekday_point,
    weekend_point,
    within_point,
)
from tallywire.extract.dates.leaning import SAME, Leaning
from tallywire.extract.dates.point import Point, Reading, flat, single
from tallywire.extract.dates.years import is_year
from tallywire.packs.lexicon_numbers import DateWords

_IN_BEFORE = re.compile(r"(?<!\w)[Ii]n\s+$")
_COUNTED_AFTER = re.compile(r"\s+[^\W\d_]")

_SHORT = 3  # letters of an abbreviation such as "Mar"

__all__ = ["read_point"]


def read_point(match: re.Match[str], reading: Reading) -> Point | None:
    """The point in time that ``match`` names."""
    for name, reader in _READERS:
        if match[name] is not None:
            return reader(match, reading)
    return None


def _iso_date(match: re.Match[str], reading: Reading) -> Point | None:
    value = Partial(*(int(part) for part in match["iso"].split("-")))
    return single(match, value) if iso(value) else None


def _slashed(match: re.Match[str], reading: Reading) -> Point | None:
    mark = match["slash_mark"] or match["slash_mark2"]
    first, second, third = (int(part) for part in match["slash"].split(mark))
    if match["slash_mark2"]:
        orders = [Partial(first, second, third)]
    else:
        year = third if third > 99 else (2000 + third if third < 70 else 1900 + third)
        orders = [Partial(year, second, first), Partial(year, first, second)]
        if reading.words.slash_order == "mdy" and mark == "/":
            orders.reverse()
    for value in orders:
        if iso(value):
            return single(match, value)
    return None


def _month_number(name: str, words: DateWords) -> int:
    bare = name.rstrip(".").capitalize()
    return words.months.get(bare) or words.month_abbreviations[bare]


def _year_of(match: re.Match[str], name: str, reading: Reading) -> tuple[int | None, bool, bool]:
    """Year, whether it came from the publication day, whether it can be had at all."""
    if match[name] is not None:
        return int(match[name]), False, True
    step = match[f"{name}_step"]
    if step is None:
        return None, False, True
    if reading.anchor is None:
        return None, True, False
    return reading.anchor.year + (reading.words.steps[flat(step)] or 0), True, True


def _day_month(match: re.Match[str], reading: Reading, kind: str) -> Point | None:
    year, is_relative, is_known = _year_of(match, f"year_{kind}", reading)
    month = _month_number(match[f"month_{kind}"], reading.words)
    first, last = int(match[f"day_{kind}"]), match[f"day_{kind}2"]
    low = Partial(year, month, first)
    high = low if last is None else Partial(year, month, int(last))
    if _is_verb(match, kind, reading):
        return None
    if kind == "b" and year is None and _is_counting(match, reading):
        end = match.end("month_b")
        return Point(match.start("month_b"), end, Partial(None, month), Partial(None, month))
    leap = 2000 if year is None else year
    if not is_known or not iso(low._replace(year=leap)) or not iso(high._replace(year=leap)):
        return None
    if (high.day or 0) < first:
        return None
    point = single(match, low, high, is_relative=is_relative)
    return point._replace(is_same_year=match[f"year_{kind}_same"] is not None)


def _is_verb(match: re.Match[str], kind: str, reading: Reading) -> bool:
    """Whether the month is another word: they "may 20 times", they "march 20 miles"."""
    name = match[f"month_{kind}"].rstrip(".")
    is_other = name in reading.words.ambiguous_months or len(name) == _SHORT
    return is_other and not reading.text[match.start(f"month_{kind}")].isupper()


def _is_counting(match: re.Match[str], reading: Reading) -> bool:
    """Whether men, not days, are counted, as in "In March 20 soldiers came"."""
    return bool(
        _IN_BEFORE.search(reading.text, max(0, match.start() - 4), match.start())
        and _COUNTED_AFTER.match(reading.text, match.end())
    )


def _day_first(match: re.Match[str], reading: Reading) -> Point | None:
    return _day_month(match, reading, "a")


def _month_first(match: re.Match[str], reading: Reading) -> Point | None:
    return _day_month(match, reading, "b")


def _month(match: re.Match[str], reading: Reading) -> Point | None:
    year, is_relative, is_known = _year_of(match, "month_year", reading)
    step, name = match["month_step"], match["month"]
    is_same_year = match["month_year_same"] is not None
    if not is_known or not (year or step or is_same_year or _is_month(match, reading)):
        return None
    value = Partial(year, _month_number(name, reading.words))
    end = match.end()
    if step is None or year is not None:
        return Point(match.start(), end, value, value, is_relative, None, is_same_year)
    if reading.anchor is None:
        return None
    return Point(match.start(), end, *_stepped_month(value, flat(step), reading), True)


def _stepped_month(value: Partial, step: str, reading: Reading) -> tuple[Partial, Partial]:
    """A "last July" lies before this month, "next July" after it, "this July" in this year."""
    anchor, number = reading.anchor, reading.words.steps[step] or 0
    assert anchor is not None
    month = value.month or 1
    year = anchor.year
    if number < 0 and month >= anchor.month:
        year -= 1
    elif number > 0 and month <= anchor.month:
        year += 1
    resolved = value._replace(year=year)
    return resolved, resolved


def _is_month(match: re.Match[str], reading: Reading) -> bool:
    """Whether a month's name that stands alone is the month ("May" and "March" are also words)."""
    name = match["month"]
    if not reading.text[match.start("month")].isupper():
        return False
    if name.capitalize() in reading.words.month_abbreviations:
        return False  # "Mar" without a full stop, day or year
    if name.rstrip(".").lower() not in reading.words.ambiguous_months:
        return True
    low = max(0, match.start() - 16)
    return bool(
        reading.patterns.month_cue.search(reading.text, low, match.start())
        or reading.patterns.month_pair.match(reading.text, match.end())
    )


def _season(match: re.Match[str], reading: Reading) -> Point | None:
    year, is_relative, is_known = _year_of(match, "season_year", reading)
    step = match["season_step"]
    low, high = reading.words.seasons[match["season"].lower()]
    is_latest = year is None and step is None and is_known and _is_latest(match, reading)
    if is_latest and low < high:
        return single(match, Partial(None, low), Partial(None, high))
    if not is_known or (year is None and (step is None or reading.anchor is None)):
        return None
    if year is None and reading.anchor is not None and step is not None:
        stepped = _stepped_month(Partial(None, high), flat(step), reading)[0].year or 0
        year, is_relative = stepped - (high < low), True
    assert year is not None
    last = Partial(year + (high < low), high)
    return single(match, Partial(year, low), last, is_relative=is_relative)


def _is_latest(match: re.Match[str], reading: Reading) -> bool:
    """Whether it is "over the summer", "in the spring": the nearest one."""
    begin = match.start()
    before = reading.text[max(0, begin - 16) : begin].lower().split()
    is_the = match[0].lower().startswith(f"{reading.words.the} ")
    return is_the and bool(before) and before[-1] in reading.words.past_openers


def _quarter(match: re.Match[str], reading: Reading) -> Point | None:
    year, is_relative, is_known = _year_of(match, "quarter_year", reading)
    if not is_known or year is None:
        return None
    words = reading.words
    if match["first_months"] is not None:
        number = count(match["first_months"], words)
        if not 1 < number < 12:
            return None
        low, high = Partial(year, 1), Partial(year, number)
        return single(match, low, high, is_relative=is_relative)
    if match["mark"] is not None:
        number, size = int(match["mark_number"]), 3 if match["mark"] == "q" else 6
    elif match["quarter"] is not None:
        number, size = words.quarters[match["quarter"].lower()], 3
    else:
        number, size = words.halves[match["half"].lower()], 6
    if number * size > 12:
        return None
    low, high = Partial(year, (number - 1) * size + 1), Partial(year, number * size)
    return single(match, low, high, is_relative=is_relative)


def _year_bound(match: re.Match[str], reading: Reading) -> Point | None:
    """Words such as "the end of the year", of the year or month of publication."""
    if reading.anchor is None:
        return None
    month = reading.anchor.month
    if match["year_end"] is not None:
        month = 12
    elif match["year_start"] is not None:
        month = 1
    return single(match, Partial(reading.anchor.year, month), is_relative=True)


def _new_year(match: re.Match[str], reading: Reading) -> Point | None:
    """Around the new year: December and January, the nearest."""
    anchor = reading.anchor
    low = max(0, match.start() - 12)
    cue = reading.patterns.new_year_cue.search(reading.text, low, match.start())
    if anchor is None or (match["new_year"] is not None and cue is None):
        return None
    year = anchor.year if anchor.month > 6 else anchor.year - 1
    return single(match, Partial(year, 12), Partial(year + 1, 1), is_relative=True)


def _years(match: re.Match[str], reading: Reading) -> Point | None:
    low, written = int(match["year1"]), match["year2"]
    high = int(written) if len(written) == 4 else low // 100 * 100 + int(written)
    return single(match, Partial(low), Partial(high)) if low < high else None


def _decade(match: re.Match[str], reading: Reading) -> Point | None:
    """As in "the 1990s"; "seven Panzerhaubitze 2000s" are guns."""
    before = _NAMED.search(reading.text, max(0, match.start() - 24), match.start())
    words = reading.words
    openers = {words.the, *words.plain_parts, *words.end_parts, *words.start_parts}
    if before is not None and before["word"].lower() not in openers | {*words.past_openers}:
        return None
    year = int(match["decade"])
    return single(match, Partial(year), Partial(year + 9))


def _leaning(match: re.Match[str], reading: Reading) -> Point | None:
    """Of the date told before: "that day", "the following month", "since then"."""
    empty = Partial(None)
    return Point(match.start(), match.end(), empty, empty, leaning=_step(match, reading.words))


def _step(match: re.Match[str], words: DateWords) -> Leaning:
    if match["told"] is not None:
        return Leaning(0, SAME, is_open=flat(match["told"]) in words.since_then)
    if match["same_unit"] is not None:
        return Leaning(0, words.units[match["same_unit"].lower()])
    word = match["beside"] or match["beside_after"]
    unit = words.units[(match["beside_unit"] or match["beside_after_unit"]).lower()]
    return Leaning(1 if word.lower() in words.following else -1, unit)


_HYPHENED = re.compile(r"(?<!\w)(?:mid|post|pre|early|late)[-‑]$", re.IGNORECASE)
_IN_COMPOUND = re.compile(r"\w[-‑]$")


def _year(match: re.Match[str], reading: Reading) -> Point | None:
    text, start = reading.text, match.start("year")
    if _IN_COMPOUND.search(text, max(0, start - 2), start) and not _HYPHENED.search(
        text, max(0, start - 6), start
    ):
        return None
    if not is_year(text, start, match.end("year"), reading.words.year):
        return None
    return single(match, Partial(int(match["year"])))


_NAMED = re.compile(r"(?<!\w)(?P<word>[A-Z][\w-]*)\s$")
_READERS: tuple[tuple[str, Callable[[re.Match[str], Reading], Point | None]], ...] = (
    ("iso", _iso_date),
    ("slash", _slashed),
    ("day_a", _day_first),
    ("day_b", _month_first),
    ("month", _month),
    ("weekday2", weekday_point),
    ("weekday", weekday_point),
    ("season", _season),
    ("quarter_year", _quarter),
    ("quarter_year_step", _quarter),
    ("unit", unit_point),
    ("number", counted_point),
    ("span_step", span_point),
    ("past_step", past_span_point),
    ("within", within_point),
    ("told", _leaning),
    ("same_unit", _leaning),
    ("beside", _leaning),
    ("beside_after", _leaning),
    ("day_word", day_word_point),
    ("now", now_point),
    ("year_end", _year_bound),
    ("year_start", _year_bound),
    ("month_end", _year_bound),
    ("month_start", _year_bound),
    ("new_year", _new_year),
    ("turn", _new_year),
    ("weekend", weekend_point),
    ("week_end", week_end_point),
    ("year1", _years),
    ("decade", _decade),
    ("year", _year),
)

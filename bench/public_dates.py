"""``python -m bench.public_dates FOLDER``: the date grammar against specification cases.

FOLDER holds ``recognizers/English/DateParser.json`` and ``DatePeriodParser.json`` of Microsoft
Recognizers-Text in place; they are no part of this project.

What counts as news-like is decided before scoring, by ``is_news_like``: a case is taken when it
has a publication day and one result, and the words of that result are one of the ways in which
news prose names a day or a stretch of days:

- a day and month by name with or without year or weekday, the day in figures; a numeric date
  with a year of four figures; a month, season, quarter, half, decade or year; a weekday or
  "today" and its kin; each also with "this", "last", "next", "early", "late", "mid", "the
  beginning of", "the end of" and the like;
- a count of days, weeks, months or years "ago", "from now", or after "next", "coming", "within";
- "this", "last" and "next" before week, weekend, month, quarter or year;
- two of those joined by "from ... to", "between ... and", or a dash.

Left out are hours, days told by number alone ("the 27th"), days spelled in letters, numbers of
weeks, centuries, appointments ("for three days from Monday"), slang, words run together, two
numbers beside a dash, and cases that give no value.

A value is right when it stands for the days of the case's past or future reading.  These things
are taken as the guide of this project has them, where the collection has them otherwise: nothing
is finer than its words, so that "two years ago" is that year and "late March" is March; the end
of a year is its December; "within three months" is when the time is up; a stretch ends with the
last day of its second word.  Of a day that does not exist nothing is to be read.
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from bench.public_options import read_options
from tallywire.extract.dates import find_dates
from tallywire.model.values import DateSpan
from tallywire.packs.lexicon_numbers import DateWords, load_date_words

Case = Mapping[str, Any]
Bounds = tuple[date, date]
KINDS: Final = ("Date", "DatePeriod")

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_STEP = r"(?:this|last|next|the (?:coming|past|last|next|current)|coming|past)"
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,3})"
_UNIT = r"(?:days?|weeks?|months?|years?|decades?)"
_PART = (
    r"(?:early|late|mid|earlier|later"
    r"|(?:the )?(?:beginning|start|end|middle|first half|second half) of)(?: in)?"
)
_POINT = "|".join(
    (
        rf"(?:{_WEEKDAY},? )?(?:the )?{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?",
        rf"(?:{_WEEKDAY},? )?{_MONTH} (?:the )?{_DAY}(?:,? {_YEAR})?",
        rf"{_YEAR}-\d\d?-\d\d?|\d\d?([/.-])\d\d?\1{_YEAR}",
        rf"(?:{_STEP} )?{_MONTH}(?:,? (?:of )?(?:{_YEAR}|{_STEP} year))?",
        rf"(?:the )?(?:{_STEP} )?(?:spring|summer|autumn|fall|winter)(?:,? (?:of )?{_YEAR})?",
        r"(?:the )?(?:first|second|third|fourth|last) (?:quarter|half) of"
        rf" (?:{_YEAR}|{_STEP} year)",
        rf"(?:the )?(?:{_YEAR[:-2]}0)'?s|{_YEAR}",
        rf"(?:on )?(?:{_STEP} )?{_WEEKDAY}|today|yesterday|tomorrow"
        r"|the day (?:before yesterday|after tomorrow)",
        rf"{_NUMBER} {_UNIT} (?:ago|from now|hence)",
        rf"(?:within )?(?:the )?(?:next|coming) {_NUMBER} {_UNIT}|within {_NUMBER} {_UNIT}",
        rf"{_STEP} (?:week|weekend|month|quarter|year)",
    )
)
POINT: Final = re.compile(rf"(?:{_PART}[ -])?(?:{_POINT})", re.IGNORECASE)
JOINED: Final = re.compile(
    r"(?:from|between)?\s*(?P<one>.+?)\s*(?:\bto\b|\band\b|\buntil\b|\btill\b|\bthrough\b|[-–—])"
    r"\s*(?P<two>.+)",
    re.IGNORECASE,
)
AGO: Final = re.compile(rf"{_NUMBER} (?:months?|years?|decades?) (?:ago|from now|hence)", re.I)
AHEAD: Final = re.compile(rf"(?:within )?(?:the )?(?:(?:next|coming) )?{_NUMBER} {_UNIT}", re.I)


def is_news_like(case: Case) -> bool:
    """The rule of the module's description."""
    if len(case["Results"]) != 1 or not published(case) or not case["Results"][0].get("Value"):
        return False
    words = re.sub(r"\s+", " ", str(case["Results"][0]["Text"]).strip())
    if POINT.fullmatch(words):
        return any(wanted(case))
    found = JOINED.fullmatch(words)
    if found is None or not any(wanted(case)) or not POINT.fullmatch(found["two"]):
        return False
    is_short = re.fullmatch(_DAY, found["one"]) and re.search(_MONTH, found["two"], re.IGNORECASE)
    return bool(is_short or POINT.fullmatch(found["one"]))


def published(case: Case) -> str:
    """The day that the case counts from, ISO 8601, or nothing."""
    return str((case.get("Context") or {}).get("ReferenceDateTime", ""))[:10]


def wanted(case: Case) -> Iterator[Bounds]:
    """First and last day of the past and of the future reading."""
    value = case["Results"][0]["Value"]
    for reading in ("PastResolution", "FutureResolution"):
        told = value.get(reading) or {}
        if "date" in told:
            day = date.fromisoformat(told["date"])
            yield day, day
        elif "startDate" in told and "endDate" in told:
            first, end = (date.fromisoformat(told[name]) for name in ("startDate", "endDate"))
            yield first, end - timedelta(days=1)
            yield first, end


def days_of(found: DateSpan) -> Bounds:
    """First and last day that a date stands for; an open one ends on its first."""
    return _first(found.earliest), _last(found.latest or found.earliest)


def _first(value: str) -> date:
    return date.fromisoformat(value + "-01-01"[len(value) - 4 :])


def _last(value: str) -> date:
    year, month, day = (*(int(part) for part in value.split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def passes(case: Case, words: DateWords) -> bool:
    """Whether one date is read, and it is right."""
    text, anchor = str(case["Input"]), published(case)
    readings = [
        find_dates(text, 0, len(text), words, anchor, is_future=is_future)
        for is_future in (False, True)
    ]
    if all(low.year == 1 for low, _ in wanted(case)):
        return readings == [(), ()]
    return any(len(r) == 1 and _is_right(r[0], case) for r in readings)


def _is_right(found: DateSpan, case: Case) -> bool:
    text = re.sub(r"\s+", " ", str(case["Results"][0]["Text"]).lower())
    first, last = days_of(found)
    for low, high in wanted(case):
        if (first, last) == (low, high):
            return True
        if AGO.fullmatch(text) and first <= low <= high <= last:
            return True
        if re.match(_PART, text) and (first <= low <= high <= last or low <= first <= last <= high):
            return True
        if AHEAD.fullmatch(text) and first <= high <= last:
            return True
        if JOINED.fullmatch(text) and first == low and _first(found.latest or "") == high:
            return True
    return False


def report(folder: Path, kind: str, words: DateWords, *, with_misses: bool) -> None:
    """Print how many news-like cases of one file are read right."""
    path = folder / "recognizers" / "English" / f"{kind}Parser.json"
    if not path.is_file():
        return
    cases: Sequence[Case] = json.loads(path.read_text("utf-8-sig"))
    taken = [case for case in cases if is_news_like(case)]
    failed = [case for case in taken if not passes(case, words)]
    share = 1 - len(failed) / len(taken)
    right = len(taken) - len(failed)
    print(f"{kind}: {right} of {len(taken)} news-like cases of {len(cases)}: {share:.2f}")
    for case in failed if with_misses else ():
        text = str(case["Input"])
        own = [
            (d.raw and d.raw.exact, d.iso)
            for d in find_dates(text, 0, len(text), words, published(case))
        ]
        print(
            "  ",
            published(case),
            text,
            "\n     wanted",
            case["Results"][0]["Text"],
            sorted({f"{a}/{b}" for a, b in wanted(case)}),
            "\n     read  ",
            own,
        )


def main() -> None:
    """Score each file that the folder holds."""
    options = read_options("bench.public_dates", __doc__, "folder", "list the cases that fail")
    words = load_date_words("en")
    for kind in KINDS:
        report(options.place, kind, words, with_misses=options.misses)


if __name__ == "__main__":
    main()

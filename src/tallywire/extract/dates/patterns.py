"""The regular expressions of dates, compiled once from the words of a language.

In: ``DateWords``.  Out: ``Patterns``: one for the points in time and a few for the words
before and between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from tallywire.extract.dates.fold import fold
from tallywire.packs.alternation import alternation
from tallywire.packs.lexicon_numbers import DateWords

__all__ = ["Patterns", "patterns_of"]

_YEAR = r"(?:19|20)\d\d"
_ANY_YEAR = r"(?:1\d|20)\d\d"  # beside a day there is no doubt
_NO_DIGIT = r"(?!\d|[,.:]\d)"


class Patterns(NamedTuple):
    """``point`` has a named group for each way of naming a point in time."""

    stems: tuple[str, ...]
    point: re.Pattern[str]
    part: re.Pattern[str]
    link: re.Pattern[str]
    led: re.Pattern[str]
    opener: re.Pattern[str]
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    future: re.Pattern[str]
    near: re.Pattern[str]
    month_cue: re.Pattern[str]
    month_pair: re.Pattern[str]
    now_after: re.Pattern[str]
    now_before: re.Pattern[str]
    new_year_cue: re.Pattern[str]
    vague_before: re.Pattern[str]
    weekday_never: re.Pattern[str]
    leaning: re.Pattern[str]


def _any(words: Iterable[str]) -> str:
    return alternation(map(fold, words))


@cache
def patterns_of(words: DateWords) -> Patterns:
    """The patterns of ``words``; the same object for the same words."""
    flags = re.IGNORECASE
    dashes = "".join(map(re.escape, words.dashes))
    before = r"(?<!\w)(?P<cue>{})\s+(?:the\s+)?$"
    parts = _any([*words.plain_parts, *words.end_parts, *words.start_parts])
    return Patterns(
        stems=_stems(words),
        point=re.compile(rf"(?:(?=\d)|(?<!\w)(?=(?:{_openers(words)})(?!\w)))(?:{_point(words)})"),
        part=re.compile(
            rf"(?<!\w)(?P<part>(?:the\s+)?(?:{parts}))(?:\s+|(?<=-))(?:the\s+)?$", flags
        ),
        link=re.compile(
            rf",?\s+(?P<link>{_any([*words.range_links, words.or_word])})\s+|\s*[{dashes}]\s*|,\s+",
            flags,
        ),
        led=re.compile(before.format(_any(_leads(words))), flags),
        opener=re.compile(before.format(_any(words.range_openers)), flags),
        opening=re.compile(before.format(_any(words.open_from)), flags),
        closing=re.compile(before.format(_any(words.closers)), flags),
        future=re.compile(before.format(_any(words.future_cues)), flags),
        near=re.compile(before.format(_any(words.near_cues)), flags),
        month_cue=re.compile(rf"(?<!\w)(?:{_any(words.month_cues)})(?:\s+|(?<=-))$", flags),
        month_pair=re.compile(rf"\s?(?:[{dashes}]|\band\b|\bto\b|,)\s?(?:{_month(words)})", flags),
        now_after=re.compile(rf"(?<!\w)(?:{_any(words.now_never_after)})\s+$", flags),
        now_before=re.compile(rf"-|\s+(?:{_any(words.now_never_before)})(?!\w)", flags),
        new_year_cue=re.compile(rf"(?<!\w)(?:{_any(words.new_year_cues)})\s+$", flags),
        leaning=re.compile(
            rf"(?<!\w)(?:{_leaning(words)}|(?:{_any([*words.later, *words.earlier])})(?!\w))"
        ),
        weekday_never=re.compile(rf"(?<!\w)(?:{_any(words.weekday_never_after)})\s+$", flags),
        vague_before=re.compile(
            r"(?<!\w)(?:than|over|least|under|almost|nearly|about|some)\s+$", flags
        ),
    )


def _leads(words: DateWords) -> tuple[str, ...]:
    """Words before a point that say more of it."""
    return (*words.range_openers, *words.open_from, *words.closers, *words.future_cues)


def _stems(words: DateWords) -> tuple[str, ...]:
    """What a text without digits must have one of, to name a date at all; shortest suffices."""
    listed = (
        *(*words.months, *words.month_abbreviations, *words.weekdays, *words.seasons),
        *(*words.units, *words.day_words, *words.now_words, *words.same_time, *words.since_then),
    )
    folded = sorted({fold(word) for word in listed}, key=lambda word: (len(word), word))
    stems: list[str] = []
    for word in folded:
        if not any(stem in word for stem in stems):
            stems.append(word)
    return tuple(stems)


def _openers(words: DateWords) -> str:
    """The first word or two of a point without a digit: most places of a text have none."""
    described = (*words.steps, *words.seasons, *words.quarters, *words.halves, *words.coming_spans)
    phrases = (
        *(*words.months, *words.month_abbreviations, *words.weekdays, *words.weekday_abbreviations),
        *(*words.steps, *words.seasons, *words.quarters, *words.halves, *words.count_words),
        *(f"{mark}{number}" for mark in "qh" for number in range(1, 5)),
        *(*words.coming_spans, *words.within, *words.same_time, *words.since_then),
        *(*words.day_words, *words.now_words, *words.new_year, *words.turn_of_year),
        *(*words.the_year_end, *words.the_year_start, *words.the_month_end, *words.the_month_start),
        *(*words.the_weekend, *words.the_week_end),
        *(f"{opener} {words.the}" for opener in words.past_openers),
        *(f"{same} {unit}" for same in words.same for unit in words.units),
        *(
            f"{words.the} {word}"
            for word in (*described, *words.following, *words.preceding, *words.units)
        ),
    )
    return _any(" ".join(phrase.split()[:2]) for phrase in phrases)


def _month(words: DateWords) -> str:
    return rf"(?:(?:{_any(words.months)})(?!\w)|(?:{_any(words.month_abbreviations)})(?!\w)\.?)"


def _steps(words: DateWords) -> str:
    return _any(step for step, value in words.steps.items() if value is not None)


def _point(words: DateWords) -> str:
    return "|".join(
        (
            rf"(?<![\w-])(?P<iso>{_YEAR}-\d\d(?:-\d\d)?)(?![\d]|-\d)",
            r"(?<![\w/.,-])(?P<slash>\d{1,2}(?P<slash_mark>[/.-])\d{1,2}(?P=slash_mark)"
            r"(?:\d{4}|(?<!-)\d\d)|\d{4}(?P<slash_mark2>[/.])\d{1,2}(?P=slash_mark2)\d{1,2})(?![\d/]|\.\d)",
            _day_first(words),
            _month_first(words),
            _month_alone(words),
            _weekday(words),
            _season(words),
            _steps_and_counts(words),
            _leaning(words),
            _word_points(words),
            rf"(?<![\w,.$€£-])(?P<year1>{_YEAR})\s?[-–—/]\s?(?P<year2>{_YEAR}|\d\d)(?![\w-]|[,.]\d)",
            r"(?<!\w)(?P<decade>(?:19|20)\d0)['’]?s(?!\w)",
            rf"(?<![\d,.$€£/:])(?<!\d[-–])(?P<year>{_YEAR})(?!\w|[,.:/]\d)",
        )
    )


def _ordinal(words: DateWords) -> str:
    return rf"(?:{_any(words.ordinal_suffixes)})?"


def _year_part(name: str, words: DateWords) -> str:
    """An optional year behind a month or day: "2020", "of last year"."""
    years = _YEAR if name == "month_year" else _ANY_YEAR
    return (
        rf"(?:,?\s+(?:{words.of}\s+)?(?:(?P<{name}>{years})(?!\w|[,.:]\d)"
        rf"|(?P<{name}_step>{_steps(words)})\s+(?:{_any(words.year_words)})(?!\w)"
        rf"|(?P<{name}_same>{_any(words.same_year)})(?!\w)))?"
    )


def _weekday_prefix(words: DateWords) -> str:
    names = _any([*words.weekdays, *words.weekday_abbreviations])
    return rf"(?:(?:{names})\.?,?\s+(?:{words.the}\s+)?)?"


def _day_first(words: DateWords) -> str:
    ordinal = _ordinal(words)
    links = rf"(?:[-–—/]|{_any(words.range_links)})"
    return (
        rf"(?<![\w.,:/$€£-]){_weekday_prefix(words)}(?P<day_a>\d{{1,2}}){ordinal}"
        rf"(?:\s*{links}\s*(?P<day_a2>\d{{1,2}}){ordinal})?"
        rf"(?:\s+{words.of})?\s+(?P<month_a>{_month(words)}){_year_part('year_a', words)}"
    )


def _month_first(words: DateWords) -> str:
    ordinal = _ordinal(words)
    links = rf"(?:[-–—]|{_any(words.range_links)})"
    return (
        rf"(?<!\w){_weekday_prefix(words)}(?P<month_b>{_month(words)})\s+(?:{words.the}\s+)?"
        rf"(?P<day_b>\d{{1,2}}){ordinal}{_NO_DIGIT}(?!\w)"
        rf"(?:\s*{links}\s*(?P<day_b2>\d{{1,2}}){ordinal}{_NO_DIGIT}(?!\w))?"
        rf"{_year_part('year_b', words)}"
    )


def _month_alone(words: DateWords) -> str:
    return (
        rf"(?<!\w)(?:(?:(?P<month_step>{_steps(words)}))\s+)?(?P<month>{_month(words)})"
        rf"(?!\.?\s+\d{{1,2}}(?!\d|,\d)){_year_part('month_year', words)}"
    )


def _weekday(words: DateWords) -> str:
    names, steps = _any(words.weekdays), _steps(words)
    return (
        rf"(?<!\w)(?:(?P<week_step2>{steps})\s+week(?:['’]s)?\s+(?:on\s+)?)(?P<weekday2>{names})(?!\w)"
        rf"|(?<!\w)(?:(?:(?P<day_step>{steps}))\s+)?(?P<weekday>{names})(?!\w)"
        rf"(?:,?\s+(?:{words.of}\s+)?(?P<week_step>{steps})\s+week(?!\w))?"
    )


def _season(words: DateWords) -> str:
    quarters, halves = _any(words.quarters), _any(words.halves)
    year = rf"(?P<{{0}}>{_YEAR})(?!\w)|(?P<{{0}}_step>{_steps(words)})\s+year(?!\w)"
    return (
        rf"(?<!\w)(?:(?:{words.the}\s+)?(?:(?P<season_step>{_steps(words)})\s+)?"
        rf"(?P<season>{_any(words.seasons)}))(?!\w)"
        rf"(?:\s+(?:{words.of}\s+)?(?:{year.format('season_year')}))?"
        rf"|(?<!\w)(?:(?:(?:{words.the}\s+)?(?:(?P<quarter>{quarters})\s+{words.quarter_word}"
        rf"|(?P<half>{halves})\s+{words.half_word}|{_first_months(words)}))"
        rf"|(?P<mark>[qh])(?P<mark_number>[1-4]))"
        rf"\s+(?:{words.of}\s+)?(?:{year.format('quarter_year')})"
    )


def _first_months(words: DateWords) -> str:
    first = _any(word for word, number in words.halves.items() if number == 1)
    months = _any(unit for unit, value in words.units.items() if value == "month")
    return rf"(?:{first})\s+(?P<first_months>{_numbers(words)})\s+(?:{months})"


def _numbers(words: DateWords) -> str:
    return rf"{_any(words.count_words)}|\d{{1,3}}"


def _steps_and_counts(words: DateWords) -> str:
    units, numbers = _any(words.units), _numbers(words)
    ways = "|".join(
        f"(?P<{name}>{_any(entries)})"
        for name, entries in (
            ("ago", words.ago),
            ("later", words.later),
            ("earlier", words.earlier),
            ("from_now", words.from_now),
        )
    )
    return (
        rf"(?<!\w)(?<!the\s)(?:(?P<unit_step>{_steps(words)})\s+(?P<unit>{units}))(?!\w)"
        rf"|(?<![\w.,-])(?:(?P<number>{numbers})(?:\s+{words.or_word}\s+(?P<number_or>{numbers}))?"
        rf"\s+(?P<number_unit>{units})\s+(?:{ways}))(?!\w)"
        rf"|(?<!\w)(?:{words.the}\s+)?(?P<span_step>{_any(words.coming_spans)})"
        rf"\s+(?:(?P<span_number>{numbers})\s+(?P<span_unit>{units})|(?P<span_long>{_any(words.long_units)}))"
        rf"(?!\w|\s+{words.of}(?!\w))"
        rf"|(?<!\w)(?:{_any(words.past_openers)})\s+{words.the}\s+"
        rf"(?P<past_step>{_any(words.past_spans)})"
        rf"\s+(?:(?P<past_number>{numbers})\s+(?P<past_unit>{units})"
        rf"|(?P<past_long>{_any(words.long_units)}))(?!\w)"
        rf"|(?<!\w)(?P<within>{_any(words.within)})\s+(?:{words.the}\s+)?"
        rf"(?:(?:{_any(words.coming_spans)})\s+)?(?P<within_number>{numbers})\s+(?P<within_unit>{units})(?!\w)"
    )


_SINGLE = ("day", "week", "month", "year")


def _leaning(words: DateWords) -> str:
    """What counts from the date told before."""
    single = _any(u for u, value in words.units.items() if value in _SINGLE and not u.endswith("s"))
    whole = _any([*words.since_then, *words.same_time])
    beside = _any({*words.following, *words.preceding} - {*words.beside_after})
    never = rf"(?!\w|['’-]|\s+(?:{_any(words.leaning_never_before)})(?!\w))"
    return (
        rf"(?<!\w)(?P<told>{whole}){never}"
        rf"|(?<!\w)(?:{_any(words.same)})\s+(?P<same_unit>{single}){never}"
        rf"|(?<!\w){words.the}\s+(?P<beside>{beside})\s+(?P<beside_unit>{single}){never}"
        rf"|(?<!\w){words.the}\s+(?P<beside_after_unit>{single})"
        rf"\s+(?P<beside_after>{_any(words.beside_after)})(?=\s*(?:[,.;:)!?]|$))"
    )


def _word_points(words: DateWords) -> str:
    groups = {
        "day_word": words.day_words,
        "now": words.now_words,
        "year_end": words.the_year_end,
        "year_start": words.the_year_start,
        "month_end": words.the_month_end,
        "month_start": words.the_month_start,
        "new_year": words.new_year,
        "turn": words.turn_of_year,
        "week_end": words.the_week_end,
        "weekend": words.the_weekend,
    }
    inner = "|".join(f"(?P<{name}>{_any(entries)})" for name, entries in groups.items())
    return rf"(?<!\w)(?:{inner})(?!\w)"

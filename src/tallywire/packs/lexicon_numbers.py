"""The words of numbers and of dates of one language, from ``numbers.yaml`` and ``dates.yaml``.

In: a language code.  Out: ``NumberWords`` and ``DateWords``, frozen and compared by identity,
so that what the grammars compile from them can be cached.  Loaded once per process.
"""

from __future__ import annotations

from functools import cache

import msgspec

from tallywire.packs.reading import read_pack

__all__ = ["DateWords", "NumberWords", "YearWords", "load_date_words", "load_number_words"]


class RangeWords(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """The words that join two amounts to a range."""

    openers: list[str]
    changers: list[str]
    links: list[str]
    between_links: list[str]
    dashes: list[str]


class YearWords(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """The words beside a bare four-figure number that say whether it is a year."""

    cues: list[str]
    never_after: list[str]
    counted: list[str]
    plain: list[str]


class NumberWords(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """The entries of ``numbers.yaml``; each is explained there."""

    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    scale_suffixes: dict[str, int]
    money_suffixes: dict[str, int]
    article: list[str]
    joiner: str
    half: str
    quarter: str
    phrases: dict[str, tuple[int | None, str]]
    vague_plurals: dict[str, tuple[int, int]]
    boundless_plurals: dict[str, int]
    plural_scales: dict[str, int]
    vague_multipliers: list[str]
    vague_words: list[str]
    vague_number_nouns: list[str]
    vague_number_adjectives: list[str]
    vague_never_after: list[str]
    vague_need_of: list[str]
    of: str
    qualifiers: dict[str, list[str]]
    qualifiers_after: dict[str, list[str]]
    particle_verbs: dict[str, list[str]]
    fillers: list[str]
    cents: list[str]
    increments_before: list[str]
    increments_after: list[str]
    increment_never_before: list[str]
    range: RangeWords
    measures: dict[str, list[str]]
    measure_letters: dict[str, str]
    shares: dict[str, float]
    share_of: list[str]
    measure_adjectives: list[str]
    measure_never: list[str]
    counting_suffixes: list[str]
    tonnes: list[str]
    tonne_suffixes: list[str]
    designators: list[str]
    designators_capital: list[str]
    designators_after: list[str]
    one: str
    one_never_after: list[str]
    one_never_before: list[str]
    score_words: list[str]
    clock_before: list[str]
    clock_after: list[str]
    street_words: list[str]
    currency_signs: dict[str, str]
    currency_codes: list[str]
    currency_words: dict[str, str]
    months: list[str] = []
    year: YearWords | None = None


class DateWords(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """The entries of ``dates.yaml``; each is explained there."""

    months: dict[str, int]
    month_abbreviations: dict[str, int]
    ambiguous_months: list[str]
    month_cues: list[str]
    weekdays: dict[str, int]
    weekday_abbreviations: dict[str, int]
    seasons: dict[str, tuple[int, int]]
    day_words: dict[str, int | None]
    now_words: list[str]
    now_never_before: list[str]
    now_never_after: list[str]
    ordinal_suffixes: list[str]
    the: str
    of: str
    year_words: list[str]
    same_year: list[str]
    same: list[str]
    same_time: list[str]
    since_then: list[str]
    following: list[str]
    preceding: list[str]
    beside_after: list[str]
    leaning_never_before: list[str]
    weekday_never_after: list[str]
    units: dict[str, str]
    steps: dict[str, int | None]
    ago: list[str]
    later: list[str]
    earlier: list[str]
    from_now: list[str]
    coming_spans: list[str]
    past_spans: list[str]
    past_openers: list[str]
    long_units: list[str]
    within: list[str]
    the_weekend: list[str]
    the_week_end: list[str]
    count_words: dict[str, int]
    plain_parts: list[str]
    end_parts: list[str]
    start_parts: list[str]
    halves: dict[str, int]
    half_word: str
    quarters: dict[str, int]
    quarter_word: str
    the_year_end: list[str]
    the_year_start: list[str]
    the_month_end: list[str]
    the_month_start: list[str]
    new_year: list[str]
    new_year_cues: list[str]
    turn_of_year: list[str]
    open_from: list[str]
    closers: list[str]
    future_cues: list[str]
    near_cues: list[str]
    between: str
    range_openers: list[str]
    range_links: list[str]
    dashes: list[str]
    slash_order: str
    year: YearWords
    and_word: str
    or_word: str


@cache
def load_number_words(language: str) -> NumberWords:
    """The number words of ``language``, with the names of its months (they are no counts).

    Raises:
        PackError: the pack has no such file, or an entry is missing or of a wrong type.
    """
    words = read_pack(f"languages/{language}/numbers.yaml", NumberWords)
    dates = load_date_words(language)
    names = sorted([*dates.months, *dates.month_abbreviations], key=lambda name: (-len(name), name))
    return msgspec.structs.replace(words, months=names, year=dates.year)


@cache
def load_date_words(language: str) -> DateWords:
    """The date words of ``language``.

    Raises:
        PackError: the pack has no such file, or an entry is missing or of a wrong type.
    """
    return read_pack(f"languages/{language}/dates.yaml", DateWords)

"""The regular expressions of quantities, compiled once from the words of a language.

In: ``NumberWords``.  Out: ``Patterns``.  The amount pattern only finds candidates; whether one
is a count is decided in ``exclude``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from tallywire.extract.dates.fold import fold
from tallywire.packs.alternation import alternation
from tallywire.packs.lexicon_numbers import NumberWords

__all__ = ["Patterns", "patterns_of"]

# Thousands: comma, apostrophes, no-break, thin and narrow spaces; a plain space too.
_DIGITS = (
    r"\d{1,3}(?:[,'’\u00a0\u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d{1,3}(?:\x20\d{3})+(?![\d.,]?\d|[\x20-]\d|[\x20-]?mm\b)"
    r"|\d+(?:\.\d+)?"
)
_NOT_INSIDE = r"(?:(?<!\w[-‑–/])|(?<=\bsub-)|(?<=\bnow-))(?<!\d[,:])(?<!\.)"


class Patterns(NamedTuple):
    """Compiled expressions; ``amount`` has a named group for each way of writing a number."""

    amount: re.Pattern[str]
    money_after: re.Pattern[str]
    cents_after: re.Pattern[str]
    tonnes_after: re.Pattern[str]
    mask: re.Pattern[str]
    link: re.Pattern[str]
    opener: re.Pattern[str]
    changer: re.Pattern[str]
    modifiers: re.Pattern[str]
    modifier: re.Pattern[str]
    after: re.Pattern[str]
    measure: re.Pattern[str]
    measure_letter: re.Pattern[str]
    share: re.Pattern[str]
    suffix: re.Pattern[str]
    designator: re.Pattern[str]
    capital_designator: re.Pattern[str]
    designator_after: re.Pattern[str]
    one_after: re.Pattern[str]
    one_before: re.Pattern[str]
    vague_never_after: re.Pattern[str]
    score: re.Pattern[str]
    street: re.Pattern[str]
    clock_before: re.Pattern[str]
    clock_after: re.Pattern[str]
    no_modifier: re.Pattern[str]


def _bounded(words: Iterable[str]) -> str:
    """Like ``alternation``, closed against a letter where a word ends in one."""
    return rf"(?:{alternation(words)})(?!\w)"


@cache
def patterns_of(words: NumberWords) -> Patterns:
    """The patterns of ``words``; the same object for the same words."""
    flags = re.IGNORECASE
    closing = rf"(?:\s*|-)(?:{words.of}\s+)?"
    money = f"{alternation(words.currency_words)}|{alternation(words.currency_codes)}"
    codes = alternation(words.currency_codes)
    signs = alternation(sign for sign in words.currency_signs if not sign[-1].isalpha())
    links = alternation([*words.range.links, *words.range.between_links])
    dash = _dash(words)
    measures = [word for forms in words.measures.values() for word in forms]
    before = r"(?<!\w)(?:{})[\s\"“]*$"
    return Patterns(
        amount=re.compile(_amount(words)),
        money_after=re.compile(
            rf"{closing}(?:(?P<mega>M)(?={codes}))?(?P<word>{money})(?!\w)"
            rf"(?:\s(?P<scale>{alternation(words.scales)})s?(?!\w))?"
            rf"|\s?(?P<sign>{signs})(?![\w$])",
            flags,
        ),
        cents_after=re.compile(
            rf"\s+(?:{words.joiner}\s+)?(?:(?P<digits>\d\d?)|(?P<words>{_words(words)}))"
            rf"\s+(?:{_bounded(words.cents)})",
            flags,
        ),
        tonnes_after=re.compile(
            rf"\s+(?:of\s+)?(?:{_bounded(words.tonnes)})|\s?(?:{_bounded(words.tonne_suffixes)})(?![-‑]\d)",
            flags,
        ),
        mask=re.compile(_mask(words)),
        link=re.compile(rf"\s+(?P<link>{links})\s+|\s*{dash}\s*", flags),
        opener=re.compile(before.format(alternation(words.range.openers)), flags),
        changer=re.compile(before.format(alternation(words.range.changers)), flags),
        modifiers=re.compile(_modifiers(words), flags),
        modifier=re.compile(_modifier(words), flags),
        after=re.compile(_after(words), flags),
        measure=re.compile(
            rf"[\s-]*(?:(?:{_bounded(words.measure_adjectives)})[\s-]+){{0,2}}"
            rf"(?:(?P<word>(?<![a-z])(?:{_bounded(measures)})(?![-\s](?:{_bounded(words.measure_never)})))"
            rf"|(?P<sign>[%°‰]))",
            flags,
        ),
        share=re.compile(
            rf"(?<![\w-])(?:(?:(?P<times>{alternation(words.units)})|(?:{alternation(words.article)}))"
            rf"[\s-])?(?P<share>{alternation(words.shares)})s?"
            rf"(?=\s+(?:{_bounded(words.share_of)}))",
            flags,
        ),
        measure_letter=re.compile(rf"\s?(?:{alternation(words.measure_letters)})(?!\w)", flags),
        suffix=re.compile(
            rf"[-‑](?:(?P<count>{_bounded(words.counting_suffixes)})|(?P<other>\w))", flags
        ),
        designator=re.compile(before.format(alternation(words.designators)), flags),
        capital_designator=re.compile(before.format(alternation(words.designators_capital))),
        designator_after=re.compile(rf"\s(?:{_bounded(words.designators_after)})"),
        one_after=re.compile(before.format(alternation(words.one_never_after)), flags),
        one_before=re.compile(
            rf"(?:['’]|[^\w\s]|$|\s+[^\w\s]|\s+(?:{_bounded(words.one_never_before)}))", flags
        ),
        vague_never_after=re.compile(before.format(alternation(words.vague_never_after)), flags),
        score=re.compile(rf"\s*(?:[^\w\s]|$|(?:{_bounded(words.score_words)}))", flags),
        clock_before=re.compile(before.format(alternation(words.clock_before)), flags),
        clock_after=re.compile(rf"\s*(?:[^\w\s-]|$|(?:{_bounded(words.clock_after)}))", flags),
        no_modifier=re.compile(before.format(_no_modifiers(words)), flags),
        street=re.compile(rf"(?:\s+[A-Z][\w-]+){{1,3}}\s+(?:{_bounded(words.street_words)})"),
    )


def _amount(words: NumberWords) -> str:
    scale = alternation(words.scales)
    suffix = alternation([*words.scale_suffixes, *words.money_suffixes])
    spaced = [f"{s[:-1]} $" for s in words.currency_signs if len(s) > 2 and s[-1] == "$"]
    sign = alternation(map(fold, [*words.currency_signs, *spaced, *words.currency_codes]))
    comma = rf"\d{{1,3}},\d{{1,2}}(?=\s(?:{scale})|\s?(?:{suffix})(?!\w))"
    scaled = rf"(?:[\s-](?:{scale})s?(?:[\s-](?:{scale})s?)?(?![a-z])|\s?(?:{suffix})(?!\w|[-‑]\d))"
    dash = _dash(words)
    digits = (
        rf"(?:(?P<sign>{sign})\s?)?(?P<digits>{comma}|{_DIGITS})(?P<scale>{scaled})?"
        rf"(?:\s?{dash}\s?(?:{sign})?\s?(?P<digits2>{comma}|{_DIGITS})(?P<scale2>{scaled})?)?"
    )
    begin = rf"(?<![\w@#№])(?=\d|(?:{sign})\s?\d|(?:{_openers(words)}))"
    return (
        rf"{begin}{_NOT_INSIDE}(?:{digits}|(?P<vague>{_vague(words)})(?!\w)"
        rf"|(?P<phrase>{alternation(words.phrases)})(?!\w)|(?P<words>{_words(words)})(?!\w))"
    )


def _openers(words: NumberWords) -> str:
    """The first word or two of a number in words: most places of a text have none."""
    described = (*words.vague_number_adjectives, *words.vague_number_nouns, *words.scales)
    phrases = (
        *(*words.vague_multipliers, *words.vague_plurals, *words.boundless_plurals),
        *(*words.vague_number_adjectives, *words.vague_words, *words.phrases),
        *(words.half, words.quarter, *words.tens, *words.units),
        *(
            f"{article} {word}"
            for article in words.article
            for word in (*described, words.joiner, words.quarter)
        ),
    )
    return alternation(" ".join(phrase.split()[:2]) for phrase in phrases)


def _no_modifiers(words: NumberWords) -> str:
    """What looks like a modifier but belongs to a verb: "handed over ten vehicles"."""
    return "|".join(
        rf"(?:{alternation(verbs)})\s+{re.escape(word)}".replace(r"\ ", r"\s+")
        for word, verbs in sorted(words.particle_verbs.items())
    )


def _dash(words: NumberWords) -> str:
    return "[" + "".join(map(re.escape, words.range.dashes)) + "]"


def _words(words: NumberWords) -> str:
    scale, tens = alternation(words.scales), alternation(words.tens)
    units, article = alternation(words.units), alternation(words.article)
    small = rf"(?:(?:{tens})(?:[\s-]+(?:{units}))?|(?:{units}))(?![a-z])"
    head = rf"(?:(?:{article})\s+|{small}[\s-]+)(?:{scale})(?![a-z])(?:[\s-]+(?:{scale})(?![a-z]))*"
    rest = rf"(?:[\s-]+(?:{words.joiner}\s+)?(?:{small}(?:[\s-]+(?:{scale})(?![a-z]))+|{small}))*"
    half = rf"{words.half}[\s-](?:(?:{article})[\s-])?(?:{scale})"
    halves = rf"(?:{small}|{article})\s+{words.joiner}\s+a\s+{words.half}\s+(?:{scale})"
    quarter = rf"(?:a\s+)?{words.quarter}\s+(?:{words.of}\s+a\s+)?(?:{scale})"
    return f"{half}|{quarter}|{halves}|{head}{rest}|{small}"


def _vague(words: NumberWords) -> str:
    plural, boundless = alternation(words.vague_plurals), alternation(words.boundless_plurals)
    scales = alternation([*words.plural_scales, *words.boundless_plurals])
    times = alternation(words.vague_multipliers)
    scale = alternation(words.scales)
    adjectives = alternation(words.vague_number_adjectives)
    number = alternation(words.vague_number_nouns)
    return (
        rf"(?:{times})[\s-](?:{scale})s?(?:[\s-](?:{scale})s?)?"
        rf"|(?:{plural})(?:\s+{words.of}\s+(?:{scales}))?|{boundless}"
        rf"|(?:an?\s+(?:(?:{adjectives})\s+){{0,2}}|(?:{adjectives})\s+)(?:{number})\s+{words.of}"
        rf"|{alternation(words.vague_words)}"
    )


def _mask(words: NumberWords) -> str:
    month = rf"(?:{alternation(words.months)})"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    year = r"(?:19|20)\d\d"
    initials = "".join(sorted({re.escape(name[0]) for name in words.months}))
    masks = "|".join(
        (
            r"(?:https?://|www\.)\S+",
            rf"\b{day}(?:\s?(?:[-–—/,]|to|and|until|or)\s?{day})?(?:\s+of)?\s+{month}\b"
            rf"\.?(?:,?\s+{year}\b)?",
            rf"(?<![Ii]n\s)\b{month}\b\.?\s+{day}(?![\d,.]?\d)(?:\s?(?:[-–—]|to|and)\s?"
            rf"{day}(?![\d,.]?\d))?(?:,?\s+{year}\b(?!,\d))?",
            rf"\b{month}\b\.?\s+{day},?\s+{year}\b(?!,\d)",
            rf"\b{month}\b\.?,?\s+{year}\b(?![,.]?\d)",
            rf"\b{year}\s?[-–—/]\s?(?:{year}|\d\d)\b",
            r"\b\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\b|(?=\s?(?:GMT|UTC|hours|local)))",
            r"\b\d{1,3}:\d\d(?::\d\d)?\b",
            r"\b\d{1,2}\s?[ap]\.?m\b",
            r"\b\d{3,4}\s?(?:GMT|UTC|hours|hrs|local time)\b",
            r"\b\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b",
            r"\b\d+/\d+\b",
            r"\+\d[\d\s()-]{6,}\d",
            r"\(?\b\d{3}\)?[-\s]\d{3}-\d{4}\b",
            r"\b\d{2}(?:[\x20.]\d{2}){2,}\b",
            r"(?<=\bat\s)\d{1,2}\.\d\d\b(?!\s*[\w%])",
            r"(?m:^)[\x20\t]*\d{1,2}[.)](?=\s)",
            r"\b\d{3}-\d{4}\b",
            rf"\b{year}s\b",
        )
    )
    return rf"(?=[\d(+hw{initials}]|(?m:^)[\x20\t])(?:{masks})"  # most places are passed over


def _groups(listed: dict[str, list[str]]) -> str:
    return "|".join(rf"(?P<{name}>{alternation(entries)})" for name, entries in listed.items())


def _modifier(words: NumberWords) -> str:
    increments = alternation(words.increments_before)
    return rf"(?<!\w)(?:{_groups(words.qualifiers)}|(?P<increment>{increments}))(?!\w)"


def _modifiers(words: NumberWords) -> str:
    listed = [entry for entries in words.qualifiers.values() for entry in entries]
    every = alternation([*listed, *words.increments_before])
    fillers = alternation(words.fillers)
    return rf"(?<!\w)(?:(?:{every})(?:\s+|(?<=\W))(?:(?:{fillers})\s+){{0,2}}){{1,3}}$"


def _after(words: NumberWords) -> str:
    more, never = alternation(words.increments_after), alternation(words.increment_never_before)
    plain = {
        name: [entry for entry in entries if entry[0].isalpha()]
        for name, entries in words.qualifiers_after.items()
    }
    signed = {
        name: [entry for entry in entries if not entry[0].isalpha()]
        for name, entries in words.qualifiers_after.items()
    }
    parts = [
        rf"(?P<{name}>\s+(?:{alternation(entries)})(?!\w)"
        + (rf"|(?:{alternation(signed[name])})(?!\w)" if signed[name] else "")
        + ")"
        for name, entries in plain.items()
    ]
    increment = rf"(?P<increment>\s+(?:{more})(?!\w)(?!\s+(?:{never})\b))"
    return rf"{increment}|(?:{'|'.join(parts)})(?!\s+(?:\d|(?:{never})\b))"

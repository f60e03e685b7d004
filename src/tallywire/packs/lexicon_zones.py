"""The words by which the parts of a news page are told apart, loaded once and compiled.

In: ``languages/en/zones.yaml``.  Out: ``ZoneLexicon``, by ``zone_lexicon()``.  Zones are marked
before the language of a text is known, so the lists of all languages are used together.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Any, Final

import msgspec

from tallywire.errors import PackError
from tallywire.packs.alternation import alternation
from tallywire.packs.reading import read_plain

__all__ = ["ZoneLexicon", "zone_lexicon"]

_FILE: Final = "languages/en/zones.yaml"
_CUED: Final = ("byline", "caption", "credit", "published", "read_more", "subscribe")
_WORDS: Final = ("byline_words", "future", "heading_blockers", "limits", "weekdays", "year_words")
_LISTS: Final = (
    "appeal",
    "correspondents",
    "credit_names",
    "cross_labels",
    "issue_words",
    "places",
    "region_openers",
)


class ZoneLexicon(msgspec.Struct, frozen=True, kw_only=True):
    """Compiled cues.

    Attributes:
        months: month names and abbreviations, casefolded, with the number of the month.
        month: alternation of the month names, longest first, to build patterns from.
        weekday: alternation of the weekday names.
        year_words: alternation of the words that make a bare year a date.
        cues: for each zone kind (and ``published``) what a line or sentence of it opens with.
        whole: for each zone kind what must be the whole line, final punctuation aside.
        future: words that say a date in their sentence may lie after publication.
        limit: "by", "until" and the like at the end of the words before a date.
        heading_blockers: words that show a short line to be a sentence.
        cross_label: capital label and colon before the title of another piece.
        appeal: first word of a call for support.
        correspondent: "special correspondent" and the like.
        credit_name: who takes pictures.
        issue_word: "no.", "bulletin" and the like, before a number.
        byline_words: what may stand uncapitalised in a byline, casefolded.
        places: cities that stand in a dateline without more, casefolded.
        region_openers: first words of regions of several words.
        front_matter: Markdown front-matter keys, casefolded, with the field they fill.
    """

    months: dict[str, int]
    month: str
    weekday: str
    year_words: str
    cues: dict[str, re.Pattern[str]]
    whole: dict[str, re.Pattern[str]]
    future: re.Pattern[str]
    limit: re.Pattern[str]
    heading_blockers: re.Pattern[str]
    cross_label: re.Pattern[str]
    appeal: re.Pattern[str]
    correspondent: re.Pattern[str]
    credit_name: re.Pattern[str]
    issue_word: str
    byline_words: frozenset[str]
    places: frozenset[str]
    region_openers: frozenset[str]
    front_matter: dict[str, str]


@functools.cache
def zone_lexicon() -> ZoneLexicon:
    """The lexicon of the installed pack.

    Raises:
        PackError: the file is missing, is not YAML, or an entry breaks its rules.
    """
    return _lexicon(_checked(read_plain(_FILE)))


def _checked(data: Any) -> dict[str, Any]:
    """The data, with every key there and every list a list of strings."""
    needed = {"months", "front_matter", *_CUED, *_WORDS, *_LISTS}
    if not isinstance(data, dict) or set(data) != needed:
        found = set(data) if isinstance(data, dict) else set()
        raise PackError(f"{_FILE}: keys missing or unknown: {sorted(needed ^ found)}")
    for key, value in data.items():
        lists = list(value.values()) if isinstance(value, dict) else [value]
        for entries in lists:
            if not isinstance(entries, list) or not all(isinstance(e, str) and e for e in entries):
                raise PackError(f"{_FILE}: {key}: every entry must be a non-empty string")
    return data


def _lexicon(data: dict[str, Any]) -> ZoneLexicon:
    months = _months(data["months"])
    flat = {key: _flat(data[key]) for key in (*_CUED, *_WORDS)}
    openers = {key: [c for c in flat[key] if not c.endswith("$")] for key in _CUED}
    wholes = {key: [c[:-1] for c in flat[key] if c.endswith("$")] for key in _CUED}
    return ZoneLexicon(
        months=months,
        month=alternation(months),
        weekday=alternation(flat["weekdays"]),
        year_words=alternation(flat["year_words"]),
        cues={key: _opening(openers[key]) for key in _CUED},
        whole={key: _whole(wholes[key]) for key in _CUED if wholes[key]},
        future=_word(flat["future"]),
        limit=_before_date(flat["limits"]),
        heading_blockers=_word(flat["heading_blockers"]),
        cross_label=re.compile(rf"(?:{alternation(data['cross_labels'])})\s?:\s*\S"),
        appeal=_opening(data["appeal"]),
        correspondent=_opening(data["correspondents"]),
        credit_name=re.compile(rf"(?<!\w)(?:{alternation(data['credit_names'])})(?!\w)"),
        issue_word=alternation(data["issue_words"]),
        byline_words=frozenset(word.casefold() for word in flat["byline_words"]),
        places=frozenset(place.casefold() for place in data["places"]),
        region_openers=frozenset(data["region_openers"]),
        front_matter={k.casefold(): f for f, keys in data["front_matter"].items() for k in keys},
    )


def _months(by_language: dict[str, list[str]]) -> dict[str, int]:
    months: dict[str, int] = {}
    for language, names in by_language.items():
        if len(names) != 12:
            raise PackError(f"{_FILE}: months of {language}: 12 entries needed, {len(names)} found")
        for number, spellings in enumerate(names, 1):
            for name in spellings.split():
                if months.setdefault(name.casefold(), number) != number:
                    raise PackError(f"{_FILE}: months of {language}: {name} is another month too")
    return months


def _flat(by_language: dict[str, list[str]]) -> list[str]:
    return sorted({entry for entries in by_language.values() for entry in entries})


def _opening(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words)})(?:(?<=\W)|(?!\w))", re.IGNORECASE)


def _whole(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words)})\s*[.!:…»>→]*$", re.IGNORECASE)


def _before_date(words: Iterable[str]) -> re.Pattern[str]:
    """One of the words, then at most three more ("by the end of"), and the text is over."""
    return re.compile(rf"(?<!\w)(?:{alternation(words)})\s+(?:\w+\s+){{0,3}}$", re.IGNORECASE)


def _word(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(words)})(?!\w)", re.IGNORECASE)

"""Datelines: place, date and agency at the start of a paragraph.

In: a block of body text.  Out: where its dateline ends, or None.  Only the dateline itself is
marked, so that the sentence behind it starts clean.

Read are "BANGUI, 23 March 2018 - ", "KHARTOUM, March 5 (Xinhua) -- ", "BRUSSELS (Reuters) – ",
"WASHINGTON— ", "Yerevan - special correspondent - ", "(AP) — ", "Madrid, 5 mar (EFE).- ", a bare
date with a full stop, and without any dash "MINSK ", "AUSTIN, Texas ", "HANOVER, Germany/PARIS ".
"""

from __future__ import annotations

import functools
import re
from typing import Final

from tallywire.packs.lexicon_zones import zone_lexicon
from tallywire.read.dates import find_dates

__all__ = ["dateline_end", "is_name_like"]

_LIMIT: Final = 140
_DASH = re.compile(r"\s*(?:\.\s?[-–—]+|--+|[—–―]|(?<=\s)[-_])\s+|[—―](?=\w)|(?<=[A-Z)])-\s+")
_PARENS = re.compile(r"\s*[(\[]([^()\[\]]{2,60})[)\]]\s*$")
_WORD = re.compile(r"[^\s/]+")
_STARTER = re.compile(r"[\"'“«‘„]?[^\W_a-zа-яà-öø-ÿ]")
_PLACE_WORDS: Final = 4


def dateline_end(text: str, start: int, end: int, *, is_first: bool) -> int | None:
    """Where the dateline at ``start`` ends, or None.

    Args:
        text: the text.
        start: start of the block.
        end: end of its first line.
        is_first: whether this is the opening paragraph, where weaker signs do.
    """
    stop = min(end, start + _LIMIT)
    found = _dashed(text, start, stop, is_first)
    if found is None and is_first:
        found = _bare_date(text, start, stop) or _undashed(text, start, stop)
    return found if found is not None and found < end else None


def _dashed(text: str, start: int, stop: int, is_first: bool) -> int | None:
    dash = _DASH.search(text, start, stop)
    if dash is None or dash.start() == start:
        return None
    after = dash.end()
    role = zone_lexicon().correspondent.match(text, after, stop)
    second = _DASH.match(text, role.end(), stop) if role else None
    if second is not None:
        after = second.end()
    prefix = text[start : dash.start()]
    goes_on = _STARTER.match(text, after) is not None
    strength = 2 if second is not None and is_name_like(prefix) else _strength(prefix)
    needed = 1 if is_first and goes_on else 2
    return after if strength >= needed else None


def _strength(prefix: str) -> int:
    """0: no dateline; 1: may be one; 2: has a date, an agency behind capitals, or a known city."""
    parens = _PARENS.search(prefix)
    body = prefix[: parens.start()] if parens else prefix
    inside = parens.group(1) if parens else ""
    if not body.strip():
        return 1 if zone_lexicon().credit_name.fullmatch(inside) else 0
    parts = [part.strip() for part in body.split(",")]
    is_dated = [_is_date(part) for part in parts]
    names = [part for part, dated in zip(parts, is_dated, strict=True) if not dated]
    if not names or is_dated[0] or not all(_is_place(name) for name in names):
        return 0
    has_date = any(is_dated) or (bool(inside) and _is_date(inside))
    is_capital = names[0].isupper() and len(names[0]) > 2
    if has_date or _is_known(names[0]) or (is_capital and inside and is_name_like(inside)):
        return 2
    return 1 if is_capital or (inside and is_name_like(inside)) else 0


def _is_date(part: str) -> bool:
    """A date and nothing else: "Oct 16", "2020", "Saturday", "23 March 2018"."""
    part = part.strip(" .")
    if re.fullmatch(r"(?:19|20)\d\d", part) or _weekday().fullmatch(part):
        return True
    part = _weekday().sub("", part).strip(" .")
    dates = find_dates(part)
    return bool(dates) and dates[0].start == 0 and len(part) - dates[0].end <= 5


@functools.cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"(?:{zone_lexicon().weekday})\.?(?!\w)\s*", re.IGNORECASE)


def _is_place(name: str) -> bool:
    words = _WORD.findall(name)
    return 0 < len(words) <= _PLACE_WORDS + 1 and is_name_like(name)


def is_name_like(name: str) -> bool:
    """Whether every word is capitalised, or is one that stands small inside names."""
    words = re.findall(r"[^\s/,;&]+", name)
    return bool(words) and all(
        not word[0].islower() or word in {"de", "la", "du", "des", "and", "of", "et", "den", "am"}
        for word in words
    )


def _is_known(name: str) -> bool:
    places = zone_lexicon().places
    return all(part.strip().casefold() in places for part in name.split("/"))


def _bare_date(text: str, start: int, stop: int) -> int | None:
    """A full date with a full stop ("Saturday, 18 December 2021.") before a paragraph."""
    weekday = _weekday().match(text, start, stop)
    left = weekday.end() if weekday else start
    left += len(text[left:stop]) - len(text[left:stop].lstrip(" ,"))
    for date in find_dates(text, left, stop):
        if date.start == left and date.is_full:
            after = re.compile(r"\s*[.:—–]\s+").match(text, date.end, stop)
            return after.end() if after else None
    return None


def _undashed(text: str, start: int, stop: int) -> int | None:
    """A city in capitals without dash: known, or with its region behind a comma."""
    at, is_sure = start, False
    while True:
        city = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2}").match(text, at, stop)
        name = _capitals(city.group()) if city else ""
        if not name:
            return None
        at += len(name)
        region = _region(text, at, stop)
        is_sure = is_sure or region > at or name.casefold() in zone_lexicon().places
        at = region
        if not text.startswith("/", at):
            break
        at += 1
    agency = re.compile(r"\s\((?:[A-Z][\w.]*)(?: [A-Z][\w.]*){0,3}\)").match(text, at, stop)
    if agency and len(name) > 3:
        at, is_sure = agency.end(), True
    gap = re.compile(r"\s+(?=[\"“«‘]?[A-Z0-9ÀÉА-Я])").match(text, at, stop)
    return gap.end() if gap and is_sure else None


def _capitals(words: str) -> str:
    """The leading words in capitals; the longest city of the list wins ("NEW YORK U.S.")."""
    upper: list[str] = []
    for word in words.split(" "):
        if not word.isupper():
            break
        upper.append(word)
    for size in range(len(upper), 0, -1):
        if " ".join(upper[:size]).casefold() in zone_lexicon().places:
            return " ".join(upper[:size])
    return " ".join(upper) if len("".join(upper)) > 3 else ""


def _region(text: str, at: int, stop: int) -> int:
    """Where the region behind ", " ends; ``at`` without one."""
    match = re.compile(r", ([A-Z][a-z]+)( [A-Z][a-z]+)?").match(text, at, stop)
    if match is None:
        return at
    has_two = match.group(2) is not None and match.group(1) in zone_lexicon().region_openers
    return match.end() if has_two else match.end(1)

"""Values -> the words a reader sees: counts, dates, statuses, and characters made visible.

In: fields of statements and documents.  Out: short strings, always the same for the same
field.  Kept apart from the templates so that ledger, document page and chart say it alike.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Final, Literal
from urllib.parse import urlsplit

import msgspec

from tallywire.model.statement import Statement

__all__ = [
    "GROUPS",
    "GROUP_LABELS",
    "Group",
    "Period",
    "clip",
    "count_phrase",
    "date_phrase",
    "group_of",
    "group_of_status",
    "number",
    "period",
    "plural",
    "safe_url",
    "shortest_date",
    "visible",
]

Group = Literal["happened", "planned", "denied"]

GROUPS: Final[tuple[Group, ...]] = ("happened", "planned", "denied")
GROUP_LABELS: Final[dict[Group, str]] = {
    "happened": "Said to have happened or to hold",
    "planned": "Asked for, promised or planned",
    "denied": "Denied, refused or stopped",
}
_HAPPENED: Final = frozenset({"under_way", "completed", "ongoing", "ended"})
_STOPPED: Final = frozenset({"suspended", "refused", "cancelled"})
_PREFIX: Final = {"approx": "about ", "at_least": "at least ", "at_most": "up to "}
_UNITS: Final = {"unit": "unit", "shipment": "shipment", "tonne": "tonne"}
_PLAIN_UNITS: Final = (None, "person", "item")

# What a browser would hide, reorder by, or refuse: C0 and C1 controls, bidirectional marks,
# embeddings, overrides and isolates, zero-width spaces, line separators, lone surrogates.
# Joiners (U+200C, U+200D) stay: scripts and emoji need them.
HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """The text with each hidden or reordering character named: ``⟨U+202E⟩``."""
    return HIDDEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def clip(text: str, limit: int) -> str:
    """At most ``limit`` characters of the text on one line, cut at a word where possible."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > limit // 2 else head) + "…"


def plural(count: int, singular: str, many: str | None = None) -> str:
    """``1 document``, ``1,200 documents``."""
    return f"{count:,} {singular if count == 1 else many or singular + 's'}"


def number(value: float) -> str:
    """A number with thousands separators; millions and billions in words where that is exact."""
    for size, word in ((1_000_000_000, "billion"), (1_000_000, "million")):
        scaled = value / size
        if abs(scaled) >= 1 and round(scaled, 2) == scaled:
            return f"{scaled:,.10g} {word}"
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def count_phrase(statement: Statement) -> str | None:
    """How many, with the words of its qualifier: ``at least 3,400``; None without a number."""
    if statement.count is None:
        return None
    low = number(statement.count)
    high = number(statement.count_high) if statement.count_high is not None else None
    if statement.qualifier == "vague":
        body = f"roughly {low}–{high}" if high else f"roughly {low}"
    elif high:
        body = f"{low}–{high}"
    else:
        body = _PREFIX.get(statement.qualifier or "", "") + low
    return _with_unit(body, statement)


def _with_unit(body: str, statement: Statement) -> str:
    unit = statement.unit
    if unit in _PLAIN_UNITS:
        return body
    if unit in _UNITS:
        single = statement.count == 1 and statement.count_high is None
        return f"{body} {_UNITS[unit]}{'' if single else 's'}"
    return f"{body} {unit}"


def group_of(statement: Statement) -> Group:
    """Whether the thing is said to have happened, is only planned, or is denied or stopped.

    ``denied`` gathers polarity *denied* and the statuses suspended, refused and cancelled.
    """
    return "denied" if statement.polarity == "denied" else group_of_status(statement.status)


def group_of_status(status: str) -> Group:
    """The same for a rung of the ladder alone."""
    if status in _STOPPED:
        return "denied"
    return "happened" if status in _HAPPENED else "planned"


class Period(msgspec.Struct, frozen=True, order=True):
    """The days from ``first`` to ``last`` inclusive; ``is_open`` when it goes on after that."""

    first: date
    last: date
    is_open: bool = False


def period(iso: str | None) -> Period | None:
    """The days an ISO 8601 date, month, year or interval covers; None where it is no date."""
    if not iso:
        return None
    early, _, late = iso.partition("/")
    first = _days(early)
    if first is None:
        return None
    if late == "..":
        return Period(first[0], first[1], is_open=True)
    last = _days(late) if late else first
    return None if last is None or last[1] < first[0] else Period(first[0], last[1])


def _days(iso: str) -> tuple[date, date] | None:
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", iso):
        return None
    parts = [int(part) for part in iso.split("-")]
    try:
        first = date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(first.year, month)[1]
    return first, date(first.year, month, day)


def date_phrase(iso: str | None) -> str | None:
    """``24 October 2020``, ``October 2020``, ``since 2018``; odd values as they are."""
    if not iso:
        return None
    early, _, late = iso.partition("/")
    if late == "..":
        return f"since {_date_words(early)}"
    return f"{_date_words(early)} to {_date_words(late)}" if late else _date_words(early)


def shortest_date(first: str, last: str) -> str:
    """The days from ``first`` to ``last`` as a day, a whole month or year, or an interval."""
    for length in (4, 7):
        days = _days(first[:length])
        if days and (first, last) == (days[0].isoformat(), days[1].isoformat()):
            return first[:length]
    return first if first == last else f"{first}/{last}"


def _date_words(iso: str) -> str:
    days = _days(iso)
    if days is None:
        return iso
    first, parts = days[0], iso.count("-") + 1
    month = calendar.month_name[first.month]
    return {1: f"{first.year:04}", 2: f"{month} {first.year:04}"}.get(
        parts, f"{first.day} {month} {first.year:04}"
    )


def safe_url(url: str | None) -> str | None:
    """The address if it is http or https with a host and nothing hidden in it, else None."""
    if not url or HIDDEN.search(url) or any(char.isspace() for char in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None

"""How alike two names, things, dates and numbers are.

In: a gold and a predicted value.  Out: agreement between 0 and 1.  Spelling, accents, initials
and "the" do not count; a name contained in the other is the same name.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

__all__ = ["fold", "same_date", "same_name", "same_number", "same_thing"]

ALIASES: Final = {
    "car": "central african republic",
    "usa": "united states",
    "us": "united states",
    "united states of america": "united states",
    "uk": "united kingdom",
    "great britain": "united kingdom",
    "russian federation": "russia",
    "turkiye": "turkey",
    "drc": "democratic republic of the congo",
    "dr congo": "democratic republic of the congo",
    "dprk": "north korea",
    "uae": "united arab emirates",
    "un": "united nations",
    "un security council": "united nations security council",
    "unsc": "united nations security council",
    "eu": "european union",
    "ria": "ria novosti",
    "afp": "agence france-presse",
    "agence france presse": "agence france-presse",
}
"""Part of the scorer's definition, so that figures stay comparable whatever the packs hold."""

STOP: Final = frozenset(
    ("the", "of", "and", "for", "a", "an", "in", "on", "to", "de", "des", "du", "la", "le", "les")
)
_LONG_WORD: Final = 3
_NUMBER_TOLERANCE: Final = 1e-6


def fold(text: object) -> str:
    """Lower-case, without accents or punctuation, through the alias table."""
    flat = unicodedata.normalize("NFKD", str(text or ""))
    flat = "".join(c for c in flat if not unicodedata.combining(c)).casefold()
    flat = re.sub(r"[^\w\s-]", " ", flat)
    flat = re.sub(r"\s+", " ", flat).strip()
    flat = re.sub(r"^the ", "", flat)
    return ALIASES.get(flat, flat)


def _tokens(text: object) -> set[str]:
    words = re.findall(r"[\w]+", fold(text).replace("-", " "))
    singular = {w[:-1] if len(w) > _LONG_WORD and w.endswith("s") else w for w in words}
    return singular - STOP


def _initials(folded: str) -> str | None:
    """Initials of a name of three or more significant words, else None."""
    words = [w for w in folded.replace("-", " ").split() if w not in STOP]
    return "".join(w[0] for w in words) if len(words) >= _LONG_WORD else None


def same_name(gold: object, predicted: object) -> float:
    """1 for the same name, its initials, or a name contained in the other, else 0."""
    a, b = fold(gold), fold(predicted)
    if a == b:
        return 1.0
    if _initials(a) == b.replace(" ", "") or _initials(b) == a.replace(" ", ""):
        return 1.0
    words_a, words_b = _tokens(gold), _tokens(predicted)
    if not words_a or not words_b:
        return 0.0
    small, large = sorted((words_a, words_b), key=len)
    return 1.0 if small <= large and any(len(w) >= _LONG_WORD for w in small) else 0.0


def same_thing(gold: object, predicted: object) -> float:
    """Like ``same_name``, with half credit for a shared head or designation."""
    if same_name(gold, predicted):
        return 1.0
    return 0.5 if _tokens(gold) & _tokens(predicted) else 0.0


def _interval(date: str) -> tuple[str, str]:
    first, _, last = date.partition("/")
    return first, (last or first)


def same_date(gold: str | None, predicted: str | None) -> float:
    """1 for equal dates, one half for dates that overlap or contain each other."""
    if gold == predicted:
        return 1.0
    if not gold or not predicted:
        return 0.0
    (g0, g1), (p0, p1) = _interval(gold), _interval(predicted)
    if g0.startswith(p0) or p0.startswith(g0):
        return 0.5
    return 0.5 if g0 <= p1 + "~" and p0 <= g1 + "~" else 0.0


def same_number(gold: float | None, predicted: float | None) -> bool:
    """Whether both are missing, or equal to a millionth."""
    if gold is None or predicted is None:
        return gold is predicted
    gold, predicted = float(gold), float(predicted)
    return abs(gold - predicted) <= _NUMBER_TOLERANCE * max(1.0, abs(gold))

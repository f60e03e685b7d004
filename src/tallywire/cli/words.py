"""Fields of a statement in the words of a table cell.

In: a statement.  Out: short strings, the same for the same fields.
"""

from __future__ import annotations

from typing import Final

from tallywire.model.judgement import Judgement
from tallywire.model.statement import Statement
from tallywire.store.query import Found

__all__ = ["amount", "gist", "parties", "path_of", "sentence_of", "standing", "when"]

_QUALIFIERS: Final = {"approx": "about ", "at_least": "at least ", "at_most": "up to "}
_OWN_UNITS: Final = (None, "person", "item")


def _number(value: float) -> str:
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def amount(statement: Statement) -> str:
    """``about 60``, ``200–999 (vague)``, ``20,000,000 USD``, or nothing."""
    if statement.count is None:
        return "several" if statement.qualifier == "vague" else ""
    words = _number(statement.count)
    if statement.count_high is not None:
        words += f"–{_number(statement.count_high)}"
    words = _QUALIFIERS.get(statement.qualifier or "", "") + words
    if statement.unit not in _OWN_UNITS:
        words += f" {statement.unit}"
    return f"{words} (vague)" if statement.qualifier == "vague" else words


def parties(statement: Statement) -> str:
    """``Russia (Wagner Group) → Mali``; a question mark for nobody named."""
    provider = statement.provider or "?"
    if statement.org:
        provider += f" ({statement.org})"
    return f"{provider} → {statement.recipient or '?'}"


def standing(statement: Statement) -> str:
    """The status, with what weakens it: ``completed, denied``, ``pledged, possible``."""
    parts = [statement.status.replace("_", " ")]
    if statement.polarity != "affirmed":
        parts.append(statement.polarity)
    if statement.certainty != "asserted":
        parts.append(statement.certainty)
    return ", ".join(parts)


def gist(statement: Statement) -> str:
    """``deployment: Russia → Mali: about 60 instructor, completed``."""
    many = " ".join(part for part in (amount(statement), statement.what) if part)
    rest = ", ".join(part for part in (many, standing(statement)) if part)
    return f"{statement.frame}: {parties(statement)}: {rest}"


def path_of(statement: Statement) -> str:
    """``Vladimir Titorenko via Reuters, RIA Novosti``; ``publisher`` where nobody is named."""
    origin = statement.origin.name or "publisher"
    return f"{origin} via {', '.join(statement.via)}" if statement.via else origin


def sentence_of(judgement: Judgement) -> str:
    """``3. correct st_4f0c count 600, by ana: the text has six hundred.``."""
    words = [judgement.verb, judgement.subject, judgement.other, judgement.field, judgement.value]
    if judgement.verb == "correct" and judgement.value is None:
        words.append("to nothing")
    said = " ".join(word for word in words if word)
    why = f": {judgement.reason.rstrip('.')}" if judgement.reason else ""
    return f"{judgement.number}. {said}, by {judgement.author}{why}."


def when(found: Found) -> str:
    """The date of the statement, or in brackets the publication date of its document."""
    if found.statement.date:
        return found.statement.date
    return f"[{found.published}]" if found.published else ""

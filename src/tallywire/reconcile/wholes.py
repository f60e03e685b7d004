"""Which event is a part of which.

In: the events of one matter and their clues.  Out: the id of the whole by the id of the part.

A text makes a figure part of another: by words ("of the 3,000", "of them"), by calling it a batch
of what it counts whole, or because all parts that one voice gives add up to the whole it gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tallywire.model.ledger import Event
from tallywire.model.values import Span
from tallywire.packs.lexicon_batches import load_batches
from tallywire.reconcile.clues import Clues
from tallywire.reconcile.kinship import kinship

__all__ = ["find_wholes"]

_LEAST: Final = 2
_MOST: Final = 12
"""Parts of one whole that a text tells one by one; more are a table, and are not tried."""


def find_wholes(events: Sequence[Event], clues: Mapping[str, Clues]) -> dict[str, str]:
    """The whole of each event that is a part; the smallest where several fit."""
    home = {id: event.id for event in events for id in event.statements}
    texts: dict[tuple[str, str], list[Clues]] = {}
    for id in sorted(home):
        one = clues[id]
        texts.setdefault((one.document, one.frame), []).append(one)
    found: dict[str, tuple[float, str]] = {}
    for key in sorted(texts):
        counted = [one for one in texts[key] if one.low is not None and one.low == one.high]
        for part, whole in _pairs(counted):
            small, large = home[part.id], home[whole.id]
            if small != large and whole.low is not None:
                found[small] = min(found.get(small, (whole.low, large)), (whole.low, large))
    return {part: whole for part, (_, whole) in sorted(found.items())}


def _pairs(counted: Sequence[Clues]) -> Iterator[tuple[Clues, Clues]]:
    for whole in counted:
        smaller = [one for one in counted if _may_be_part(one, whole)]
        yield from ((one, whole) for one in smaller if _is_told(one, whole))
        for group in _groups(smaller, whole):
            if _LEAST <= len(group) <= _MOST and sum(one.low or 0 for one in group) == whole.low:
                yield from ((one, whole) for one in group)


def _may_be_part(part: Clues, whole: Clues) -> bool:
    if part.low is None or whole.low is None or part.low >= whole.low:
        return False
    return not part.is_denied and not whole.is_denied and part.unit == whole.unit


def _groups(smaller: Sequence[Clues], whole: Clues) -> list[list[Clues]]:
    """What one voice tells of one kind, by rung: what is promised is no part of what has come."""
    rungs: dict[str, list[Clues]] = {}
    for one in smaller:
        is_one_kind = kinship(one.thing, whole.thing) != "apart"
        if one.voice == whole.voice and is_one_kind:
            rungs.setdefault(one.status, []).append(one)
    return [rungs[rung] for rung in sorted(rungs)]


def _is_told(part: Clues, whole: Clues) -> bool:
    """The sentence of the part says of which whole it is one, or calls it the first of a plan."""
    sentences = [_folded(span) for span in part.of.statement.evidence]
    if any(f"of the {_figure(whole)}" in sentence for sentence in sentences):
        return True
    if kinship(part.thing, whole.thing) != "apart":
        if part.batch == 1 and part.is_plan and whole.is_plan and whole.batch != 1:
            return True
        if _is_share(part, whole):
            return True
    phrases = load_batches().parts
    told = any(phrase in sentence for sentence in sentences for phrase in phrases)
    is_near = bool(_starts(part) & _starts(whole)) or _follows(part, whole)
    return told and is_near and part.voice == whole.voice


def _is_share(part: Clues, whole: Clues) -> bool:
    """A share given once for several who get it each: "200 each" of 600."""
    if part.low is None or whole.low is None or whole.low % part.low:
        return False
    words = {word for span in part.of.statement.evidence for word in _folded(span).split()}
    is_few = whole.low / part.low <= _MOST and part.voice == whole.voice
    return is_few and "each" in {word.strip(".,;") for word in words}


def _figure(clues: Clues) -> str:
    return f"{clues.low:,.0f}"


def _folded(span: Span) -> str:
    return " ".join(span.exact.casefold().split())


def _starts(clues: Clues) -> set[int]:
    return {span.start for span in clues.of.statement.evidence}


def _follows(part: Clues, whole: Clues) -> bool:
    """The sentence of the part comes next after one of the whole."""
    ends = {span.end for span in whole.of.statement.evidence}
    return any(
        0 <= span.start - end <= _LEAST for span in part.of.statement.evidence for end in ends
    )

"""What went wrong, statement by statement.

In: an ``Evaluation``.  Out: lines that show each gold statement that was missed, each false
alarm, and each found pair whose strict slots disagree, with the sentence they stand in.
"""

from __future__ import annotations

from collections.abc import Iterator

from tallywire.evaluation.agreement import SLOT_WEIGHTS, STRICT_SLOTS, Record, agree, slot_value
from tallywire.evaluation.figures import Comparison, Evaluation

__all__ = ["describe_misses"]

_SHOWN = ("provider", "recipient", "what", "count", "basis", "status", "polarity", "date", "origin")


def describe_misses(evaluation: Evaluation) -> Iterator[str]:
    """Lines of text, document by document; documents without a mistake give none."""
    for one in evaluation.documents:
        lines = list(_of_document(one))
        if lines:
            yield f"== {one.name}"
            yield from lines


def _of_document(one: Comparison) -> Iterator[str]:
    for gold in one.missed:
        yield f"missed       {_describe(gold)}"
        yield f"             {_sentence(gold)}"
    for predicted in one.false_alarms:
        yield f"false alarm  {_describe(predicted)}"
        yield f"             {_sentence(predicted)}"
    for pair in one.pairs:
        if not pair.is_strict:
            yield from _of_pair(one.gold[pair.gold], one.predicted[pair.predicted])


def _of_pair(gold: Record, predicted: Record) -> Iterator[str]:
    yield f"not strict   {_describe(gold)}"
    for slot in SLOT_WEIGHTS:
        value = agree(slot, gold, predicted)
        if value is not None and value < 1.0:
            mark = "*" if slot in STRICT_SLOTS else " "
            told = f"gold {slot_value(slot, gold)!s} | predicted {slot_value(slot, predicted)!s}"
            yield f"           {mark} {slot}: {told}"
    yield f"             {_sentence(gold)}"


def _describe(record: Record) -> str:
    parts = (f"{slot} {slot_value(slot, record)}" for slot in _SHOWN if slot_value(slot, record))
    return f"{record.get('frame')}: " + ", ".join(parts)


def _sentence(record: Record) -> str:
    """The first sentence of the evidence, else the anchors that find it."""
    evidence = record.get("evidence") or ()
    words = evidence[0]["exact"] if evidence else " ... ".join(record.get("anchors") or ())
    return '"' + " ".join(words.split()) + '"'

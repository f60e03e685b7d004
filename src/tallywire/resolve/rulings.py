"""What the analyst's judgements come to for the statements that are read now.

In: judgements and statements.  Out: which judgements hold, which statement each is about, and
statements with their fields corrected.  Readings change with the program: a statement whose field
is read differently has another id, and is found again by its document, frame, sentences and
number.  What cannot be found, or fits several, lies dormant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tallywire.model.judgement import Judgement, Rulings, Target
from tallywire.model.statement import Statement
from tallywire.resolve.correcting import corrected

__all__ = ["apply_rulings", "find_again", "holding", "rule"]


def holding(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that nothing has taken back, in order; an undone ``undo`` undoes nothing."""
    gone: set[str] = set()
    held: list[Judgement] = []
    for one in sorted(judgements, key=lambda j: j.number, reverse=True):
        if str(one.number) in gone:
            continue
        if one.verb == "undo":
            gone.add(one.subject)
        else:
            held.append(one)
    return tuple(reversed(held))


def find_again(target: Target, statements: Sequence[Statement]) -> str | None:
    """The id of the statement that the target stands for; None where none or several fit.

    Args:
        target: the statement as it was when it was judged.
        statements: those that are read now in its document.
    """
    if any(one.id == target.statement_id for one in statements):
        return target.statement_id
    near = [
        (one, shared)
        for one in statements
        if one.frame == target.frame and (shared := _shared(target, one))
    ]
    same_number = [pair for pair in near if (pair[0].count, pair[0].count_high) == _number(target)]
    fitting = same_number or near
    most = max((shared for _, shared in fitting), default=0)
    best = [one.id for one, shared in fitting if shared == most]
    return best[0] if len(best) == 1 else None


def _number(target: Target) -> tuple[float | int | None, float | int | None]:
    return target.count, target.count_high


def _shared(target: Target, statement: Statement) -> int:
    """How many characters of evidence the two have in common."""
    return sum(
        max(0, min(end, span.end) - max(start, span.start))
        for start, end in target.spans
        for span in statement.evidence
    )


def rule(held: Iterable[Judgement], places: Mapping[tuple[int, int], str]) -> Rulings:
    """What the judgements that hold come to; of two on one thing the later counts.

    Args:
        held: judgements that hold, in order.
        places: by number of a judgement and place of a target, the statement that it stands for.
    """
    rejected: set[str] = set()
    corrections: dict[str, dict[str, str | None]] = {}
    for one in held:
        for place in range(len(one.targets)):
            found = places.get((one.number, place))
            if found is None:
                continue
            if one.verb == "reject":
                rejected.add(found)
            elif one.verb == "accept":
                rejected.discard(found)
            elif one.verb == "correct" and one.field is not None:
                corrections.setdefault(found, {})[one.field] = one.value
    return Rulings(frozenset(rejected), corrections)


def apply_rulings(statement: Statement, rulings: Rulings) -> Statement:
    """The statement as the analyst reads it: the same id, other fields."""
    fields = rulings.corrections.get(statement.id)
    for name, value in sorted((fields or {}).items(), key=lambda pair: pair[0] != "frame"):
        statement = corrected(statement, name, value)
    return statement

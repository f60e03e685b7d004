"""Parts that one sentence counts, and a whole that they miss by a little.

In: exact figures of all events.  Out: ``Sum`` that does not close: "2,000 rifles, 64 machine guns
and 9 launchers, in all 2,079".  What misses by more is a list that does not tell everything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tallywire.model.resolved import Resolved
from tallywire.tally.figures import Figure
from tallywire.tally.terms import Sum

__all__ = ["find_misses"]

_SLIP: Final = 20
"""A miss is at most one part in so many of the whole: what a slip or a rounded number makes of a
sum, less than any part that would be worth telling."""

_Place = tuple[str, int, tuple[str, str, str, str], bool]


def find_misses(
    figures: Sequence[Figure], by_id: Mapping[str, Resolved], names: Mapping[str, str]
) -> tuple[Sum, ...]:
    """The sums of parts in one sentence that miss their whole by a little; sorted."""
    found = []
    for (source, *_), told in sorted(_by_sentence(figures, by_id).items()):
        whole, *parts = sorted(told, key=lambda one: (-one.term.value, one))
        events = {one.term.event for one in told}
        if len(parts) < 2 or len(events) < len(told) or not _are_its_parts(parts, whole):
            continue
        because = f"one sentence of {names[source]} counts the whole and these parts"
        one = Sum("parts", tuple(part.term for part in parts), whole.term, because)
        if _nearly_closes(one):
            found.append(one)
    return tuple(sorted(found))


def _by_sentence(
    figures: Sequence[Figure], by_id: Mapping[str, Resolved]
) -> dict[_Place, list[Figure]]:
    """Figures of the same parties, frame and unit, done or not, by sentence."""
    found: dict[_Place, dict[Figure, None]] = {}
    for one in figures:
        for told in (by_id[id] for id in one.term.statements):
            for span in told.statement.evidence:
                place = (told.stated.source.id, span.start, one.group, one.term.is_done)
                found.setdefault(place, {})[one] = None
    return {place: list(told) for place, told in found.items()}


def _are_its_parts(parts: Sequence[Figure], whole: Figure) -> bool:
    """Whether the events say so, or each part and the whole are of kinds of their own."""
    if all(part.part_of == whole.term.event for part in parts):
        return True
    kinds = {whole.strand, *(part.strand for part in parts)}
    return len(kinds) > len(parts)


def _nearly_closes(one: Sum) -> bool:
    """Whether something is missing or too much, but less than any of the parts."""
    miss = abs(one.difference)
    least = min(term.value for term in one.left)
    return 0 < miss < least and miss * _SLIP <= one.total.value

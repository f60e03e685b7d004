"""A short label for an event.

In: the statements of an event.  Out: "deployment of 300 instructors".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tallywire.model.resolved import Resolved

__all__ = ["label_of"]


def label_of(members: Sequence[Resolved]) -> str:
    """What most of the statements say it is, with the figure that most of them give."""
    frame = members[0].statement.frame
    things = Counter(one.thing.label for one in members if one.thing.label)
    figures = Counter(filter(None, (_figure(one) for one in members)))
    thing = _commonest(things)
    figure = _commonest(figures)
    words = " ".join(filter(None, (figure, thing)))
    if frame == "embargo":
        return f"embargo {thing}" if thing else "embargo"
    return f"{frame} of {words}" if words else frame


def _commonest(counted: Counter[str]) -> str | None:
    """The most frequent; among equals the first by alphabet."""
    return min(counted, key=lambda one: (-counted[one], one), default=None)


def _figure(one: Resolved) -> str | None:
    """The count as a reader writes it: ``1,135``, ``800-2,100``, ``USD 300,000,000``."""
    statement = one.statement
    if statement.count is None:
        return None
    low, high = statement.count, statement.count_high
    words = f"{low:,}" if high is None or high == low else f"{low:,}-{high:,}"
    is_money = statement.unit is not None and statement.unit.isupper()
    return f"{statement.unit} {words}" if is_money else words

"""Numbers that may stand in a sum: exact figures of one event each, and sums made of them.

In: statements.  Out: ``Term``, ``Sum`` and the rules for what may come before what.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tallywire.model.days import days_of
from tallywire.model.ledger import Point, Series
from tallywire.model.resolved import Resolved
from tallywire.tally.points import FACTS

__all__ = ["Number", "Sum", "Term", "is_exact", "make_term", "may_precede", "terms_of"]

Number = float | int


class Term(msgspec.Struct, frozen=True, order=True):
    """One exact figure of one event.

    Attributes:
        value: the number.
        what: ``stock``, ``inflow``, ``outflow``, or the name of another frame's flow.
        event: id of the event.
        statements: ids of those that give the figure, at least one of them exactly; sorted.
        documents: where they stand, sorted.
        first: first day that they give, or None.
        last: last day, or None.
        is_done: at least one of them says that it is or was so.
        is_increment: at least one counts it as an addition to something.
        is_own_sum: nobody but publishers in their own voice gives it.
    """

    value: Number
    what: str
    event: str
    statements: tuple[str, ...]
    documents: tuple[str, ...]
    first: int | None
    last: int | None
    is_done: bool
    is_increment: bool
    is_own_sum: bool

    @property
    def signed(self) -> Number:
        """The number as it goes into a balance."""
        return -self.value if self.what == "outflow" else self.value

    @property
    def key(self) -> tuple[str, Number]:
        """Event and number: what makes two terms one."""
        return self.event, self.value


class Sum(msgspec.Struct, frozen=True, order=True):
    """Terms and what they should add up to.

    Attributes:
        kind: ``balance``, ``parts`` or ``batches``.
        left: the terms, in order of time.
        total: the right side.
        because: why they belong together.
        times: how often the one term on the left is taken ("200 each" for three); else 1.
    """

    kind: str
    left: tuple[Term, ...]
    total: Term
    because: str
    times: int = 1

    @property
    def difference(self) -> Number:
        """Right side minus left side; a part of a withdrawal counts like any other part."""
        is_balance = self.kind == "balance"
        made = sum(term.signed if is_balance else term.value for term in self.left)
        return self.total.value - self.times * made


def is_exact(one: Resolved) -> bool:
    """Whether the statement gives one number without "about", "up to" or a range."""
    statement = one.statement
    return statement.qualifier == "exact" and not statement.count_high and bool(statement.count)


def make_term(
    event: str, what: str, members: Sequence[Resolved], days: tuple[int | None, int | None]
) -> Term:
    """The term that these statements give: all of one event and one number."""
    return Term(
        value=members[0].statement.count or 0,
        what=what,
        event=event,
        statements=tuple(sorted(one.id for one in members)),
        documents=tuple(sorted({one.stated.source.id for one in members})),
        first=days[0],
        last=days[1],
        is_done=any(one.statement.status in FACTS for one in members),
        is_increment=any(one.statement.basis == "increment" for one in members),
        is_own_sum=all(one.statement.origin.kind == "publisher" for one in members),
    )


def terms_of(series: Series, by_id: Mapping[str, Resolved]) -> tuple[Term, ...]:
    """The exact figures of a series, one for each event, flow and number.

    "As many as 1,500" tells of the 1,500 that another statement of the event gives exactly.
    """
    groups: dict[tuple[str, str, Number], list[Point]] = {}
    for point in series.points:
        if point.count_high is None:
            groups.setdefault((point.event, point.what, point.count), []).append(point)
    found = []
    for (event, what, _), points in sorted(groups.items()):
        ids = (id for point in points for id in point.statements)
        members = [by_id[id] for id in ids]
        if any(map(is_exact, members)):
            found.append(make_term(event, what, members, _days(points)))
    return tuple(found)


def may_precede(one: Term, other: Term) -> bool:
    """Whether the days that are known let the first come before or with the second."""
    return one.first is None or other.last is None or one.first <= other.last


def _days(points: Sequence[Point]) -> tuple[int | None, int | None]:
    """First and last day of what happened, or else of what was planned."""
    facts = [point for point in points if point.status in FACTS]
    spans = [days_of(point.date) for point in facts or points if point.date]
    firsts = [first for first, _ in spans if first is not None]
    lasts = [last if last is not None else first for first, last in spans if first is not None]
    return min(firsts, default=None), max(filter(None, lasts), default=None)

"""Stock and flows of several documents that make another stock.

In: the terms of one series.  Out: ``Sum``.  No document tells all the terms; what says that they
belong together is time: the flows are all that are known to lie between two readings that follow
one another, and the numbers are so particular that chance would hardly make them agree.  A total
that only publishers worked out has its terms in their texts and is not looked for here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from typing import Final

from tallywire.tally.chance import MOST_BY_CHANCE, expected_by_chance
from tallywire.tally.terms import Sum, Term

__all__ = ["find_windows"]

_MOST_STARTS: Final = 3
"""Earlier readings tried for a total: the last one, and two that may be its rivals."""
_MOST_FLOWS: Final = 4
"""Flows between two readings; where more are known, hardly all of them are."""
_MOST_DOUBTFUL: Final = 3
"""Flows that may lie between or not, tried with and without: eight sums at most."""
_BECAUSE: Final = "these are all flows known between two readings of the same men"


def find_windows(terms: Sequence[Term]) -> tuple[Sum, ...]:
    """The balances between readings of one series, told by several documents; sorted."""
    stocks = sorted(filter(_is_dated_stock, terms), key=lambda one: (one.first or 0, one))
    flows = [one for one in terms if one.what != "stock"]
    done = sorted(filter(_is_dated, flows), key=lambda one: (one.first or 0, one))
    doubtful: dict[str, list[Term]] = {}
    for one in flows:
        if not _is_dated(one):
            for document in one.documents:
                doubtful.setdefault(document, []).append(one)
    days = [one.first or 0 for one in done]
    found = []
    totals = [one for one in terms if one.what == "stock" and not one.is_own_sum]
    for total in totals:
        tried = [
            Sum("balance", (start, *chosen), total, _BECAUSE)
            for start in _starts(total, stocks)
            for chosen in _between(start, total, done, days, doubtful)
        ]
        found += [
            one
            for one in tried
            if one.difference == 0 and one.left[0].value != total.value
            if expected_by_chance(one, len(tried)) <= MOST_BY_CHANCE
        ]
    return tuple(sorted(found))


def _is_dated(term: Term) -> bool:
    return term.is_done and term.first is not None and term.last is not None


def _is_dated_stock(term: Term) -> bool:
    return term.what == "stock" and _is_dated(term)


def _starts(total: Term, stocks: Sequence[Term]) -> list[Term]:
    """The last readings before the total; before a projected one, the last of all."""
    end = len(stocks)
    if total.is_done:
        if total.first is None:
            return []
        end = bisect_left(stocks, total.first, key=lambda one: one.last or 0)
    earlier = (stocks[place] for place in range(end - 1, -1, -1))
    return list(islice((one for one in earlier if one.event != total.event), _MOST_STARTS))


def _between(
    start: Term,
    total: Term,
    done: Sequence[Term],
    days: Sequence[int],
    doubtful: dict[str, list[Term]],
) -> Iterator[tuple[Term, ...]]:
    """All flows that surely lie between, with any of those of the same text that may."""
    first = bisect_right(days, start.last or 0)
    last = bisect_left(days, total.first) if total.is_done and total.first else len(done)
    sure = tuple(done[first:last])
    if len(sure) > _MOST_FLOWS or any(one.last is None for one in sure):
        return
    maybe = sorted({one for document in total.documents for one in doubtful.get(document, ())})
    for count in range(min(len(maybe), _MOST_DOUBTFUL) + 1):
        for chosen in combinations(maybe[:_MOST_DOUBTFUL], count):
            events = [one.event for one in (*sure, *chosen)]
            if events and len(set(events)) == len(events):
                yield (*sure, *chosen)

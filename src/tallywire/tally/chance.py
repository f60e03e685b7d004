"""How likely numbers that have nothing to do with one another would add up.

In: the terms of a sum, and how many sums were tried.  Out: the number of sums that chance alone
would close.  Texts round their numbers, so that 200 + 300 = 500 proves little and
235 + 300 = 535 much: of numbers up to 535 that are rounded to 5 there are 107, of numbers up to
500 rounded to 100 there are 5.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from tallywire.model.resolved import Resolved
from tallywire.model.values import Span
from tallywire.tally.terms import Number, Sum, Term

__all__ = ["GAP", "MOST_BY_CHANCE", "expected_by_chance", "names_its_terms", "told_in_one_breath"]

MOST_BY_CHANCE: Final = 0.1
"""Sums that chance may close where nothing but the numbers and their order speaks for them: one
in ten totals, the usual level at which a finding is only called weak."""
_FIGURES: Final = re.compile(r"\d{1,3}(?:[.,'\s]\d{3})+(?!\d)|\d+")
"""Numbers in figures, with point, comma, apostrophe or space between their thousands."""
GAP: Final = 2
"""Characters between two sentences that follow one another in a line or paragraph."""


def expected_by_chance(one: Sum, tried: int) -> float:
    """Sums of such numbers that would close by chance among as many as were tried."""
    values = [term.value for term in (*one.left, one.total)]
    return tried * min(map(_grain, values)) / max(values)


def names_its_terms(one: Sum, document: str, by_id: Mapping[str, Resolved]) -> bool:
    """Whether the sentence of the total has the numbers of all terms: "235 and 300 make 535"."""
    wanted = {term.value for term in one.left}
    told = (by_id[id] for id in one.total.statements)
    here = [member.statement.evidence for member in told if member.stated.source.id == document]
    return any(wanted <= _numbers(span.exact) for evidence in here for span in evidence)


@lru_cache(maxsize=4096)
def _numbers(text: str) -> frozenset[Number]:
    """The numbers that stand in the text in figures, whatever parts their thousands."""
    return frozenset(int(re.sub(r"\D", "", found)) for found in _FIGURES.findall(text))


def told_in_one_breath(terms: Sequence[Term], document: str, by_id: Mapping[str, Resolved]) -> bool:
    """Whether one document tells them in sentences each of which follows another of them."""
    spans: list[list[Span]] = []
    for term in terms:
        members = (by_id[id] for id in term.statements)
        told = [one.statement.evidence for one in members if one.stated.source.id == document]
        spans.append([span for evidence in told for span in evidence])
    reached, waiting = {0}, [0]
    while waiting:
        here = spans[waiting.pop()]
        near = [i for i, one in enumerate(spans) if i not in reached and _adjoin(here, one)]
        reached.update(near)
        waiting += near
    return len(reached) == len(spans)


def _adjoin(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(a.start <= b.end + GAP and b.start <= a.end + GAP for a in some for b in others)


def _grain(value: Number) -> Number:
    """The largest of 1, 5, 10, 50, 100 ... that the number is a multiple of."""
    grain = 1
    while value % (grain * 10) == 0:
        grain *= 10
    return grain * 5 if value % (grain * 5) == 0 else grain

"""Stock and flows that make another stock: 235 + 300 = 535.

In: the terms of one series.  Out: ``Sum``.  One document must tell all terms of a balance: that
is what says that they belong together, where numbers alone would often agree by chance.  Longer
balances are put together from these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

import msgspec

from tallywire.model.resolved import Resolved
from tallywire.tally.chance import (
    MOST_BY_CHANCE,
    expected_by_chance,
    names_its_terms,
    told_in_one_breath,
)
from tallywire.tally.points import FACTS
from tallywire.tally.terms import Sum, Term, may_precede

__all__ = ["find_balances", "find_mixed_balances", "take_apart"]

_MOST_FLOWS: Final = 3
"""Flows of one balance told by one document; with more, some subset of them fits most totals."""
_MOST_CHOICES: Final = 8
"""Flows and starts tried for one total, nearest in time first: at most 92 * 9 sums a total, so
that a document costs the same however long its list is."""
_MOST_TERMS: Final = 6
"""Terms of a balance put together from others; longer ones no reader follows."""
_BECAUSE: Final = "{} tells all of them, of one kind and in this order of time"
_BROKEN: Final = "{} tells all of them in one breath, of one kind, yet they do not add up"

Left = tuple[Term, ...]


def find_balances(
    terms: Sequence[Term], by_id: Mapping[str, Resolved]
) -> tuple[tuple[Sum, ...], tuple[Sum, ...]]:
    """The balances that single documents tell, and those that such a text tells but gets wrong."""
    by_document: dict[str, list[Term]] = {}
    for term in terms:
        for document in term.documents:
            by_document.setdefault(document, []).append(term)
    closed: dict[tuple[Left, Term], Sum] = {}
    broken: dict[tuple[Left, Term], Sum] = {}
    for document in sorted(by_document):
        told = [_as_told(one, document, by_id) for one in by_document[document]]
        name = next(by_id[id] for one in told for id in one.statements).stated.source.name
        for total in told if len(told) > 2 else ():
            tried = sorted(_lefts(total, told)) if total.what == "stock" else []
            for left in tried:
                one = Sum("balance", left, total, _BECAUSE.format(name))
                is_said = told_in_one_breath((*left, total), document, by_id) or names_its_terms(
                    one, document, by_id
                )
                if one.difference == 0:
                    is_said = is_said or _is_told_change(one, told, document, by_id)
                    if is_said or expected_by_chance(one, len(tried)) <= MOST_BY_CHANCE:
                        closed.setdefault((left, total), one)
                elif is_said and _nearly_closes(one):
                    broken[left, total] = Sum("balance", left, total, _BROKEN.format(name))
    totals = {total for _, total in closed}
    kept = [one for key, one in sorted(broken.items()) if one.total not in totals]
    return tuple(closed[key] for key in sorted(closed)), tuple(kept)


def find_mixed_balances(terms: Sequence[Term], by_id: Mapping[str, Resolved]) -> tuple[Sum, ...]:
    """Balances of men of several kinds: "300 advisers" and "200 soldiers" are 500 men.

    Only a text that tells them in one breath says so, and what has come is not added to what has
    not.
    """
    closed, _ = find_balances(terms, by_id)
    return tuple(
        one
        for one in closed
        if len({term.is_done for term in (*one.left, one.total)}) == 1
        if any(told_in_one_breath((*one.left, one.total), d, by_id) for d in one.total.documents)
    )


def _is_told_change(
    one: Sum, told: Sequence[Term], document: str, by_id: Mapping[str, Resolved]
) -> bool:
    """Whether one sentence tells start and end, "from 15,000 to 5,000", and the text one such flow.

    All three have come about, and the document has no other flow of that direction.
    """
    start, *flows = one.left
    if (
        len(flows) != 1
        or start.what != "stock"
        or not all(t.is_done for t in (*one.left, one.total))
    ):
        return False
    alike = [other for other in told if other.what == flows[0].what]
    is_only = all(other.event == flows[0].event for other in alike)
    return is_only and bool(
        _sentences(start, document, by_id) & _sentences(one.total, document, by_id)
    )


def _sentences(term: Term, document: str, by_id: Mapping[str, Resolved]) -> set[int]:
    """Where the sentences start in which the document gives the number."""
    told = (by_id[id] for id in term.statements)
    here = (one.statement.evidence for one in told if one.stated.source.id == document)
    return {span.start for evidence in here for span in evidence}


def _as_told(term: Term, document: str, by_id: Mapping[str, Resolved]) -> Term:
    """The term with no more done than the document itself says: what was a plan when it wrote."""
    told = (by_id[id] for id in term.statements)
    here = (one for one in told if one.stated.source.id == document)
    is_done = any(one.statement.status in FACTS for one in here)
    return term if is_done == term.is_done else msgspec.structs.replace(term, is_done=is_done)


def take_apart(balances: Iterable[Sum]) -> tuple[Sum, ...]:
    """The balances, and those in which a stock on the left gives way to what makes it up.

    A total that only publishers worked out themselves stays as they have it.
    """
    known = sorted(set(balances))
    by_total: dict[tuple[str, float], list[Sum]] = {}
    for one in known:
        by_total.setdefault(one.total.key, []).append(one)
    found = dict.fromkeys(known)
    waiting = [one for one in known if not one.total.is_own_sum]
    while waiting:
        one = waiting.pop()
        for start in one.left:
            for other in by_total.get(start.key, ()) if start.what == "stock" else ():
                longer = _replace(one, start, other)
                if longer is not None and longer not in found:
                    found[longer] = None
                    waiting.append(longer)
    return tuple(sorted(found))


def _replace(one: Sum, start: Term, other: Sum) -> Sum | None:
    """The longer balance; none where it has too many terms, or comes back to where it began."""
    left = other.left + tuple(term for term in one.left if term != start)
    if len(left) > _MOST_TERMS or len({term.event for term in left}) < len(left):
        return None
    if any(term.what == "stock" and term.value == one.total.value for term in left):
        return None
    terms = " + ".join(f"{term.value:,}" for term in other.left)
    return Sum("balance", left, one.total, f"{one.because}; {start.value:,} is {terms}")


def _nearly_closes(one: Sum) -> bool:
    """Whether a start and one flow, which accounts for more than half of what has changed."""
    start, *flows = one.left
    return start.what == "stock" and len(flows) == 1 and abs(one.difference) * 2 < flows[0].value


def _lefts(total: Term, told: Sequence[Term]) -> Iterator[Left]:
    """What may have led to this total, of the terms that one document tells, in order of time.

    A start and the flows after it, or flows alone: none that happened in between is left out.
    """
    earlier = [one for one in told if one.event != total.event and may_precede(one, total)]
    starts = _nearest(total, [one for one in earlier if one.what == "stock"])
    flows = _nearest(total, [one for one in earlier if one.what != "stock"])
    for count in range(1, _MOST_FLOWS + 1):
        for chosen in combinations(flows, count):
            if _differ(chosen) and (total.first is None or _are_the_last(chosen, flows)):
                if count > 1:
                    yield chosen
                for start in starts:
                    if _is_whole_change(start, chosen, total, flows):
                        yield (start, *chosen)


def _day(term: Term) -> tuple[int, Term]:
    return (term.first or 0, term)


def _nearest(total: Term, terms: Iterable[Term]) -> list[Term]:
    """Those nearest in time to the total, in order of time."""
    end = total.last or total.first or 0
    near = sorted(terms, key=lambda one: (abs(end - (one.first or end)), one))
    return sorted(near[:_MOST_CHOICES], key=_day)


def _differ(flows: Sequence[Term]) -> bool:
    """Whether these are different movements."""
    return len({one.event for one in flows}) == len(flows)


def _are_the_last(chosen: Sequence[Term], flows: Sequence[Term]) -> bool:
    """Whether no other flow is known to have happened after one of these."""
    ends = [one.last for one in chosen if one.is_done and one.last is not None]
    return not any(
        one.is_done and one.first is not None and one.first > min(ends)
        for one in (flows if ends else ())
        if one not in chosen
    )


def _is_whole_change(
    start: Term, chosen: Sequence[Term], total: Term, flows: Sequence[Term]
) -> bool:
    """Whether the flows come after the start and no other is known to lie between."""
    if not all(may_precede(start, one) for one in chosen):
        return False
    if start.value == total.value or (total.is_done and not start.is_done):
        return False
    if start.last is None or total.first is None:
        return True
    between = (
        one
        for one in flows
        if one.is_done and one.first is not None and one.last is not None
        if start.last < one.first and one.last < total.first
    )
    return all(one in chosen for one in between)

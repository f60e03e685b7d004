"""Arithmetic that statements support, and where it does not close.

In: events and series.  Out: ``Identity``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from tallywire.model.ids import content_id
from tallywire.model.ledger import Event, Identity, Series
from tallywire.model.resolved import Resolved
from tallywire.tally.balances import find_balances, find_mixed_balances, take_apart
from tallywire.tally.figures import figures_of, runs_of
from tallywire.tally.misses import find_misses
from tallywire.tally.parts import find_parts, find_splits
from tallywire.tally.terms import Number, Sum, Term, terms_of
from tallywire.tally.windows import find_windows

__all__ = ["find_identities", "find_joint_identities"]

_CLOSEST: Final = ("batches", "parts", "balance")
"""Kinds of sums, by how much the texts say of how their terms belong together."""


def find_identities(
    events: Sequence[Event], series: Sequence[Series], by_id: Mapping[str, Resolved]
) -> tuple[Identity, ...]:
    """The identities of one matter, sorted by id."""
    names = {one.stated.source.id: one.stated.source.name for one in by_id.values()}
    found: list[Sum] = []
    figures = figures_of(events, by_id)
    for terms in (*(terms_of(one, by_id) for one in series), *runs_of(figures)):
        closed, broken = find_balances(terms, by_id)
        closed = (*closed, *find_windows(terms))
        found += (*take_apart(closed), *_with_rivals(closed, terms), *broken)
    for terms in _mixed(series, by_id):
        found += find_mixed_balances(terms, by_id)
    parts = find_parts(figures, by_id, names)
    found += (*parts, *find_misses(figures, by_id, names))
    found += _with_rivals(parts, [one.term for one in figures if one.stands])
    return _merged(found, by_id)


def _mixed(series: Sequence[Series], by_id: Mapping[str, Resolved]) -> Iterator[tuple[Term, ...]]:
    """The terms of all series of the same states, where there are several."""
    sides: dict[tuple[str, str], list[Series]] = {}
    for one in series:
        sides.setdefault((one.provider, one.recipient), []).append(one)
    for key in sorted(sides):
        if len(sides[key]) > 1:
            yield tuple(term for one in sides[key] for term in terms_of(one, by_id))


def find_joint_identities(
    events: Sequence[Event], by_id: Mapping[str, Resolved]
) -> tuple[Identity, ...]:
    """Sums of what several providers gave together, sorted by id.

    Their statements belong to different matters, so that ``find_identities`` never sees them side
    by side.  Every sum is told by one sentence, or its parts say whose they are: the result for
    all events is that for the events of each document put together.
    """
    names = {one.stated.source.id: one.stated.source.name for one in by_id.values()}
    sums = find_splits(figures_of(events, by_id), by_id, names, joint=True)
    return _merged((one for one in sums if _is_joint(one, by_id)), by_id)


def _is_joint(one: Sum, by_id: Mapping[str, Resolved]) -> bool:
    matters = {by_id[id].matter for term in (*one.left, one.total) for id in term.statements}
    return len(matters) > 1


def _with_rivals(sums: Iterable[Sum], terms: Sequence[Term]) -> Iterator[Sum]:
    """Each shortest sum, with the rival figures that its events have for a stock or a total."""
    rivals: dict[str, list[Term]] = {}
    for term in terms:
        rivals.setdefault(term.event, []).append(term)
    shortest: dict[tuple[str, Number], int] = {}
    for one in sums:
        key = one.total.key
        shortest[key] = min(len(one.left), shortest.get(key, len(one.left)))
    for one in sums:
        if len(one.left) > shortest[one.total.key]:
            continue
        for term in (*one.left, one.total):
            for rival in rivals.get(term.event, ()):
                if (term == one.total or term.what == "stock") and _contradicts(rival, term):
                    yield _replaced(one, term, rival)


def _contradicts(rival: Term, term: Term) -> bool:
    return rival.value != term.value and rival.what == term.what and rival.is_done == term.is_done


def _replaced(one: Sum, term: Term, rival: Term) -> Sum:
    left = tuple(rival if other == term else other for other in one.left)
    total = rival if one.total == term else one.total
    because = f"{one.because}; {rival.value:,} is the rival figure to {term.value:,}"
    return Sum(one.kind, left, total, because, one.times)


def _merged(sums: Iterable[Sum], by_id: Mapping[str, Resolved]) -> tuple[Identity, ...]:
    """One identity for each equation about the same parties and kind of thing."""
    groups: dict[tuple[object, ...], list[Sum]] = {}
    for one in sorted(sums):
        told = by_id[one.total.statements[0]]
        values = tuple(sorted(term.signed for term in one.left)) * one.times
        key = (told.family, told.providers, told.recipients, values, one.total.value)
        groups.setdefault(key, []).append(one)
    found = (_identity(members) for _, members in sorted(groups.items(), key=lambda i: repr(i[0])))
    return tuple(sorted(found, key=lambda one: one.id))


def _identity(sums: Sequence[Sum]) -> Identity:
    """The identity that these sums, of equal numbers, are; the closest relation names it."""
    first = min(sums, key=lambda one: (_CLOSEST.index(one.kind), one))
    terms = (*first.left * first.times, first.total)
    ids = {id for one in sums for term in (*one.left, one.total) for id in term.statements}
    statements = tuple(sorted(ids))
    expression = f"{_left(first)} = {_text(first.total.value)}"
    return Identity(
        id=content_id("id", expression, *statements),
        kind=first.kind,
        expression=expression,
        holds=first.difference == 0,
        difference=first.difference,
        statements=statements,
        terms=tuple(term.event for term in terms),
        because=first.because,
    )


def _left(one: Sum) -> str:
    text = ""
    for term in one.left * one.times:
        value = term.signed if one.kind == "balance" else term.value
        sign = " - " if value < 0 else " + " if text else ""
        text += f"{sign}{_text(abs(value))}"
    return text.strip()


def _text(value: Number) -> str:
    return str(int(value)) if value == int(value) else f"{value:.12g}"

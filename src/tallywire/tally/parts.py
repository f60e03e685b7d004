"""Parts that make a whole, and batches that make a total: 10 + 10 = 20.

In: exact figures of all events.  Out: ``Sum``.  Parts belong to their whole because the events
say so (``part_of``), because one sentence counts all of them, or because one document counts
batches of one thing and their total.  All parts that are told together must make the whole: no
subset of them is tried, for some subset of a long list fits almost any number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from math import prod
from typing import Final

from tallywire.model.resolved import Resolved
from tallywire.model.statement import Statement
from tallywire.packs.lexicon_sums import load_sums
from tallywire.tally.chance import MOST_BY_CHANCE, expected_by_chance
from tallywire.tally.figures import Figure
from tallywire.tally.terms import Sum, Term, may_precede

__all__ = ["find_parts", "find_splits"]

_MOST_CHOICES: Final = 16
"""Ways to take one figure of each part, where parts have rival figures: four parts with two."""
_NEAR: Final = 183
"""Days within which parts of one movement are told of: half a year, as most missions last."""
_MOST_SHARES: Final = 12
"""Members of a list that share a number evenly ("200 each"): more are not listed by name."""


def find_parts(
    figures: Sequence[Figure], by_id: Mapping[str, Resolved], names: Mapping[str, str]
) -> tuple[Sum, ...]:
    """The sums of parts that close, sorted; ``names`` says what documents are called."""
    found = {_key(one): one for one in find_splits(figures, by_id, names)}
    parts = {term.event for one in found.values() for term in one.left}
    wholes = [one for one in figures if one.term.event not in parts]
    for one in (
        *_of_batches(wholes, names),
        *_of_documents(wholes, names),
        *_of_shares(figures, by_id),
    ):
        if _closes(one):
            found.setdefault(_key(one), one)
    return tuple(sorted(found.values()))


def find_splits(
    figures: Sequence[Figure],
    by_id: Mapping[str, Resolved],
    names: Mapping[str, str],
    *,
    joint: bool = False,
) -> tuple[Sum, ...]:
    """The sums of parts that events or single sentences tell; sorted.

    Args:
        figures: exact figures.
        by_id: their statements.
        names: what documents are called.
        joint: also where a sentence tells the parts of several providers' joint whole.
    """
    told = (*_of_wholes(figures, by_id, names), *_of_sentences(figures, by_id, names, joint))
    return tuple(sorted({_key(one): one for one in reversed(told) if _closes(one)}.values()))


def _key(one: Sum) -> tuple[tuple[Term, ...], Term, int]:
    return one.left, one.total, one.times


def _closes(one: Sum) -> bool:
    return one.difference == 0 and one.total.event not in {term.event for term in one.left}


def _of_wholes(
    figures: Sequence[Figure], by_id: Mapping[str, Resolved], names: Mapping[str, str]
) -> Iterator[Sum]:
    """Events that are parts of one event: all of them, or all that one document tells."""
    wholes: dict[str, list[Figure]] = {}
    parts: dict[str, list[Figure]] = {}
    for one in figures:
        wholes.setdefault(one.term.event, []).append(one)
        if one.part_of is not None:
            parts.setdefault(one.part_of, []).append(one)
    for event, members in sorted(parts.items()):
        for whole in wholes.get(event, ()):
            alike = [one for one in members if one.measure == whole.measure]
            for told, because in _told_together(alike, by_id, names):
                yield Sum("parts", told, whole.term, because)


def _told_together(
    figures: Sequence[Figure], by_id: Mapping[str, Resolved], names: Mapping[str, str]
) -> Iterator[tuple[tuple[Term, ...], str]]:
    """All parts, with each of the figures that they have, and those of one text or sentence."""
    choices: dict[str, list[Term]] = {}
    places: dict[tuple[str, int], list[Term]] = {}
    for one in figures:
        choices.setdefault(one.term.event, []).append(one.term)
        for told in (by_id[id] for id in one.term.statements):
            document = told.stated.source.id
            places.setdefault((document, -1), []).append(one.term)
            for span in told.statement.evidence:
                places.setdefault((document, span.start), []).append(one.term)
    if prod(map(len, choices.values())) <= _MOST_CHOICES:
        for chosen in product(*(choices[event] for event in sorted(choices))):
            yield from _whole_set(chosen, "these are all parts of it that are counted")
    for (document, _), terms in sorted(places.items()):
        yield from _whole_set(terms, f"{names[document]} counts these parts of it")


def _whole_set(terms: Iterable[Term], because: str) -> Iterator[tuple[tuple[Term, ...], str]]:
    """The terms in order of time, if they are several and none has two figures."""
    told = tuple(sorted(set(terms), key=lambda one: (one.first or 0, one)))
    if len(told) > 1 and len({one.event for one in told}) == len(told):
        yield told, because


def _of_sentences(
    figures: Sequence[Figure],
    by_id: Mapping[str, Resolved],
    names: Mapping[str, str],
    joint: bool,
) -> Iterator[Sum]:
    """The largest number of a sentence and all others of the same frame and parties."""
    sentences: dict[tuple[object, ...], dict[tuple[str, float], Figure]] = {}
    for one in figures:
        for id in one.term.statements:
            statement, source = by_id[id].statement, by_id[id].stated.source.id
            for span in statement.evidence:
                sort = (*one.measure, one.strand.recipient) if joint else one.group
                place = (source, span.start, sort, one.term.is_done)
                sentences.setdefault(place, {})[one.term.key] = one
    for key in sorted(sentences, key=repr):
        told = sorted(sentences[key].values(), key=lambda one: (-one.term.value, one))
        whole, *rest = told
        because = f"one sentence of {names[str(key[0])]} counts all of them"
        for parts, reason in _whole_set((one.term for one in rest), because):
            found = Sum("parts", parts, whole.term, reason)
            if _is_split(whole, rest) or _is_rare(found):
                yield found


def _is_split(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the whole is said to be one, or each part is of a kind that nothing else is."""
    kinds = {whole.strand, *(one.strand for one in parts)}
    is_total = whole.is_total and not any(one.is_total for one in parts)
    return is_total or len(kinds) > len(parts)


def _is_rare(one: Sum) -> bool:
    return expected_by_chance(one, 1) <= MOST_BY_CHANCE


def _of_documents(figures: Sequence[Figure], names: Mapping[str, str]) -> Iterator[Sum]:
    """The largest movement that one document tells of one sort, and all others of that sort."""
    for (document, *_), told in _by_document(figures).items():
        whole, *rest = sorted(told, key=lambda one: (-one.term.value, one))
        because = f"{names[str(document)]} counts all of them and nothing else of the sort"
        for parts, reason in _whole_set((one.term for one in rest), because):
            found = Sum("parts", parts, whole.term, reason)
            if _is_rare(found) and all(_are_of_one_time(part, whole.term) for part in parts):
                yield found


def _are_of_one_time(part: Term, whole: Term) -> bool:
    """Whether no known days keep them apart."""
    return None in (part.first, whole.first) or abs((part.first or 0) - (whole.first or 0)) <= _NEAR


def _by_document(figures: Sequence[Figure]) -> dict[tuple[object, ...], list[Figure]]:
    """Figures of what moved, by document, parties, unit and sort of thing."""
    told: dict[tuple[object, ...], list[Figure]] = {}
    for one in figures:
        for document in one.term.documents if one.term.what != "stock" else ():
            told.setdefault((document, one.group, one.category), []).append(one)
    return {key: told[key] for key in sorted(told, key=repr)}


def _of_batches(figures: Sequence[Figure], names: Mapping[str, str]) -> Iterator[Sum]:
    """The batches that one document counts of one thing, and the total that it gives."""
    for (document, *_), told in _by_document(figures).items():
        totals = [one.term for one in told if one.is_total and not one.term.is_increment]
        batches = [one.term for one in told if one.term.is_increment and not one.is_total]
        for total in totals:
            earlier = (one for one in batches if may_precede(one, total))
            because = f"{names[str(document)]} counts these batches and the total"
            for left, reason in _whole_set(earlier, because):
                yield Sum("batches", left, total, reason)


def _of_shares(figures: Sequence[Figure], by_id: Mapping[str, Resolved]) -> Iterator[Sum]:
    """A number that each member of a list gets, and the whole that is shared out."""
    wholes: dict[tuple[object, ...], list[Figure]] = {}
    for one in figures:
        for document in one.term.documents:
            wholes.setdefault((document, one.group), []).append(one)
    for share in figures:
        for id in share.term.statements:
            sizes = _list_sizes(by_id[id].statement)
            for whole in wholes[by_id[id].stated.source.id, share.group] if sizes else ():
                times = whole.term.value / share.term.value
                if times in sizes and _belongs(share, whole, by_id):
                    because = f"each of {times:g} gets {share.term.value:,} of it"
                    yield Sum("parts", (share.term,), whole.term, because, int(times))


def _belongs(share: Figure, whole: Figure, by_id: Mapping[str, Resolved]) -> bool:
    return share.term.event != whole.term.event and (
        share.part_of == whole.term.event
        or (share.part_of is None and share.strand == whole.strand)
    )


def _list_sizes(statement: Statement) -> frozenset[int]:
    """How many members the lists beside "each" have; empty where there is no such word."""
    sizes = Counter(
        len(_joint().findall(side)) + 1
        for span in statement.evidence
        for sentence in (_each().split(span.exact, maxsplit=1),)
        if len(sentence) == 2
        for side in sentence
    )
    return frozenset(size for size in sizes if 1 < size <= _MOST_SHARES)


@cache
def _each() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(load_sums().each))})\b", re.IGNORECASE)


@cache
def _joint() -> re.Pattern[str]:
    words = "|".join(sorted(load_sums().joining))
    return re.compile(rf",(?:\s*(?:{words})\b)?|\b(?:{words})\b", re.IGNORECASE)

"""Sides that stand in different events of one matter.

In: all claims of the matter.  Out: conflicts: a part greater than its whole, rival totals of one
stock, men who came against a total without room for them, and denials that cover more than their
own event.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tallywire.model.ledger import Conflict
from tallywire.reconcile.conflicts.claims import Claim, Range, meet
from tallywire.reconcile.conflicts.denials import DENIED_RUNGS, denial_of, is_too_late
from tallywire.reconcile.conflicts.figures import counted
from tallywire.reconcile.conflicts.sides import camps_of, readings_of
from tallywire.reconcile.conflicts.words import Position, make_conflict, number_words
from tallywire.reconcile.kinship import kinship

__all__ = ["matter_conflicts"]

_YEAR: Final = 366
"""Days after which a denial is no longer set against an undated claim of another event."""


def matter_conflicts(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """The conflicts between events."""
    yield from _parts(claims)
    yield from _rival_stocks(claims)
    texts = _texts(claims)
    yield from _no_room(texts)
    yield from _only(texts)
    yield from _denials(claims)


def _parts(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """A part that is greater than the whole that it is said to be a part of."""
    by_event: dict[str, list[Claim]] = {}
    for claim in claims:
        by_event.setdefault(claim.event.id, []).append(claim)
    for part in by_event.values():
        whole = by_event.get(part[0].event.part_of or "", [])
        for status in sorted({c.statement.status for c in part}):
            for unit in sorted({c.statement.unit or "" for c in part}):
                small = _of_unit(counted(whole, status), unit)
                great = _of_unit(counted(part, status), unit)
                most = max((values[1] for _, values in small), default=float("inf"))
                over = [claim for claim, values in great if values[0] > most]
                if over:
                    yield _figures([c for c, _ in small], over, " in all", " of them alone")


def _rival_stocks(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Totals of one kind for one month that stand in different events."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        month = _month(claim)
        thing = claim.resolved.thing
        if claim.event.kind == "stock" and claim.statement.basis == "total" and month:
            r = claim.resolved
            key = (r.providers, r.recipients, claim.statement.org or "", thing.heads)
            groups.setdefault(
                (*key, thing.modifiers, claim.statement.unit or "", month), []
            ).append(claim)
    for group in groups.values():
        camps = camps_of(readings_of(counted(group, "ongoing")))
        if len(camps) > 1 and len({c.event.id for camp in camps for c in camp.claims}) > 1:
            sides = [Position(number_words(camp.claims), camp.claims) for camp in camps]
            yield make_conflict("figure", sides)


def _month(claim: Claim) -> str | None:
    """The month of a date no wider than a month."""
    days = claim.days
    if days is None or days[1] == float("inf"):
        return None
    first, last = (datetime.date.fromordinal(int(day)) for day in days)
    return first.isoformat()[:7] if (first.year, first.month) == (last.year, last.month) else None


def _texts(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims about men, text by text."""
    by_text: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.resolved.family == "personnel":
            by_text.setdefault(claim.document, []).append(claim)
    return [by_text[text] for text in sorted(by_text)]


def _only(texts: Iterable[Sequence[Claim]]) -> Iterator[Conflict]:
    """A text that sets "there are only instructors" against men of another kind."""
    for told in texts:
        present = [c for c in told if c.statement.frame == "presence" and c.is_sure]
        for only in (c for c in present if c.number is None and c.statement.status == "ongoing"):
            others = [c for c in present if _is_excluded(only, c)]
            if others and only.is_exclusive:
                sides = [
                    Position(f"only {only.statement.what}", (only,)),
                    Position(_kinds(others), tuple(others)),
                ]
                yield make_conflict("denial", sides)


def _is_excluded(only: Claim, claim: Claim) -> bool:
    return (
        claim.statement.status == "ongoing"
        and only.teller != claim.teller
        and _is_same_pair(only, claim)
        and only.resolved.thing.label is not None
        and kinship(only.resolved.thing, claim.resolved.thing) == "apart"
    )


def _kinds(claims: Sequence[Claim]) -> str:
    return ", ".join(sorted({claim.statement.what or "" for claim in claims}))


def _no_room(texts: Iterable[Sequence[Claim]]) -> Iterator[Conflict]:
    """A text that sets men who came against fewer who are said to be the only ones."""
    for told in texts:
        stocks = [(c, n) for c, n in counted(told, "ongoing") if c.is_exclusive]
        came = [(c, n) for c, n in counted(told, "completed") if c.statement.frame == "deployment"]
        for stock, most in stocks:
            over = [c for c, n in came if n[0] > most[1] and _is_rival(stock, c)]
            if over:
                yield _figures([stock], over, " in the country", " sent")


def _is_rival(stock: Claim, flow: Claim) -> bool:
    """Said by others, of the same parties and kind, and at no other time."""
    return (
        stock.teller != flow.teller
        and stock.statement.unit == flow.statement.unit
        and _is_same_pair(stock, flow)
        and kinship(stock.resolved.thing, flow.resolved.thing) != "apart"
        and not is_too_late(stock, flow)
        and (stock.days is None or flow.days is None or flow.days[1] <= stock.days[1])
    )


def _denials(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Denials of a kind of men against those who count such men in another event."""
    family = [claim for claim in claims if claim.resolved.family == "personnel"]
    denials = [claim for claim in family if claim.is_denied and claim.statement.kind]
    by_head: dict[str, list[Claim]] = {}
    for claim in family if denials else ():
        for head in claim.resolved.thing.heads if claim.is_sure else ():
            by_head.setdefault(head, []).append(claim)
    pairs: dict[str, list[Claim]] = {}
    for denial in denials:
        near = [c for head in denial.resolved.thing.heads for c in by_head.get(head, ())]
        found = {c.id: c for c in near if _is_denied_by(denial, c)}
        pairs[denial.id] = [found[id] for id in sorted(found)]
    yield from denial_of(denials, pairs)


def _is_denied_by(denial: Claim, claim: Claim) -> bool:
    rungs = DENIED_RUNGS.get(denial.statement.status, ())
    return (
        claim.event.id != denial.event.id
        and claim.statement.status in rungs
        and (claim.statement.frame == "withdrawal") == (denial.statement.frame == "withdrawal")
        and denial.teller != claim.teller
        and _is_same_pair(denial, claim)
        and meet(denial.number, claim.number)
        and not is_too_late(denial, claim)
        and abs(_time(denial) - _time(claim)) <= _YEAR
    )


def _time(claim: Claim) -> float:
    return claim.days[0] if claim.days else claim.told


def _is_same_pair(one: Claim, other: Claim) -> bool:
    """Within one matter, parties are the same two when the recipient is the same."""
    return bool(set(one.resolved.recipients) & set(other.resolved.recipients))


def _of_unit(valued: Sequence[tuple[Claim, Range]], unit: str) -> list[tuple[Claim, Range]]:
    return [(claim, values) for claim, values in valued if (claim.statement.unit or "") == unit]


def _figures(one: Sequence[Claim], other: Sequence[Claim], first: str, second: str) -> Conflict:
    return make_conflict(
        "figure",
        [
            Position(number_words(one) + first, tuple(one)),
            Position(number_words(other) + second, tuple(other)),
        ],
    )

"""What is said to be all there is.

In: all claims of a matter.  Out: conflicts: "only instructors" against those who name others, and
men who came against fewer who are said to be the only ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tallywire.model.ledger import Conflict
from tallywire.reconcile.conflicts.claims import Claim
from tallywire.reconcile.conflicts.denials import is_too_late
from tallywire.reconcile.conflicts.figures import counted
from tallywire.reconcile.conflicts.words import Position, make_conflict, number_words
from tallywire.reconcile.kinship import kinship

__all__ = ["only_beside", "only_conflicts"]


def only_beside(denials: Sequence[Claim], claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """For each denial of a kind of men who else its teller says are the only ones there."""
    onlys: dict[str, list[Claim]] = {}
    for claim in claims if denials else ():
        if _is_only_kind(claim):
            onlys.setdefault(claim.teller, []).append(claim)
    return {
        denial.id: [only for only in onlys.get(denial.teller, ()) if _is_excluded(only, denial)]
        for denial in denials
    }


def only_conflicts(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """The conflicts within one text."""
    by_text: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.resolved.family == "personnel":
            by_text.setdefault(claim.document, []).append(claim)
    texts = [by_text[text] for text in sorted(by_text)]
    yield from _other_kinds(texts)
    yield from _no_room(texts)


def _other_kinds(texts: Iterable[Sequence[Claim]]) -> Iterator[Conflict]:
    """A sentence that sets "there are only instructors" against men of another kind."""
    for told in texts:
        present = [c for c in told if c.statement.frame == "presence" and c.is_sure]
        for only in filter(_is_only_kind, present if len(present) > 1 else ()):
            others = [
                claim
                for claim in present
                if claim.statement.status == "ongoing"
                and only.teller != claim.teller
                and _is_excluded(only, claim)
                and set(only.statement.evidence) & set(claim.statement.evidence)
            ]
            if others:
                sides = [
                    Position(f"only {only.statement.what}", (only,)),
                    Position(_kinds(others), tuple(others)),
                ]
                yield make_conflict("denial", sides)


def _no_room(texts: Iterable[Sequence[Claim]]) -> Iterator[Conflict]:
    """A text that sets men who came against fewer who are said to be the only ones."""
    for told in texts:
        stocks = [(c, n) for c, n in counted(told, "ongoing") if c.is_exclusive]
        came = [(c, n) for c, n in counted(told, "completed") if c.statement.frame == "deployment"]
        for stock, most in stocks if came else ():
            over = [c for c, n in came if n[0] > most[1] and _is_rival(stock, c)]
            if over:
                sides = [
                    Position(f"{number_words([stock])} in the country", (stock,)),
                    Position(f"{number_words(over)} sent", tuple(over)),
                ]
                yield make_conflict("figure", sides)


def _is_only_kind(claim: Claim) -> bool:
    """Whether it says that there are men of this kind and of no other."""
    statement = claim.statement
    return (
        statement.frame == "presence"
        and statement.status == "ongoing"
        and statement.kind is not None
        and claim.number is None
        and claim.is_sure
        and claim.is_exclusive
    )


def _is_excluded(only: Claim, claim: Claim) -> bool:
    return (
        bool(set(only.resolved.recipients) & set(claim.resolved.recipients))
        and kinship(only.resolved.thing, claim.resolved.thing) == "apart"
    )


def _is_rival(stock: Claim, flow: Claim) -> bool:
    """Said by others, of the same parties and kind, and at no other time."""
    return (
        stock.teller != flow.teller
        and stock.statement.unit == flow.statement.unit
        and bool(set(stock.resolved.recipients) & set(flow.resolved.recipients))
        and kinship(stock.resolved.thing, flow.resolved.thing) != "apart"
        and not is_too_late(stock, flow)
        and (stock.days is None or flow.days is None or flow.days[1] <= stock.days[1])
    )


def _kinds(claims: Sequence[Claim]) -> str:
    return ", ".join(sorted({claim.statement.what or "" for claim in claims}))

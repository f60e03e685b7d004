"""Conflicts in words.

In: kind and sides.  Out: ``Conflict`` with a sentence that says what it is about, and one that
says what would settle it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from tallywire.model.ids import content_id
from tallywire.model.ledger import Conflict, Side
from tallywire.model.statement import Statement
from tallywire.reconcile.conflicts.claims import Claim

__all__ = ["Position", "date_words", "make_conflict", "number_words", "tellers"]

_ACTS: Final = {
    "presence": "the presence of {provider} in {recipient}",
    "deployment": "the deployment by {provider} to {recipient}",
    "withdrawal": "the withdrawal of {provider} from {recipient}",
    "transfer": "the transfer from {provider} to {recipient}",
    "training": "the training of {recipient} by {provider}",
    "support": "the support of {provider} for {recipient}",
    "facility": "the site of {provider} in {recipient}",
    "agreement": "the agreement of {provider} with {recipient}",
    "embargo": "the embargo of {provider} on {recipient}",
    "concession": "the concession of {provider} to {recipient}",
}
_ABOUT: Final = {
    "figure": "Figures that cannot all hold for {act}: {values}.",
    "date": "Different dates for {act}: {values}.",
    "denial": "Accounts that exclude each other of {act}: {values}.",
    "plan_and_fact": "What was announced is not what is reported of {act}: {values}.",
    "corrected": "A claim withdrawn, and what replaces it, about {act}: {values}.",
    "other": "Accounts that cannot all hold of {act}: {values}.",
}
_SETTLES: Final = {
    "figure": "A dated count that says whom or what it includes, by somebody other than {tellers}.",
    "date": "A dated record of the act itself: a manifest, a photograph, a flight or port log.",
    "denial": "Evidence from the place that rests on none of {tellers}.",
    "plan_and_fact": "A report from the place, after the announced day, on whether and when it was "
    "carried out.",
    "corrected": "The correction stands unless somebody other than {tellers} repeats the claim "
    "with evidence.",
    "other": "A document or witness that rests on none of {tellers}.",
}


class Position(msgspec.Struct, frozen=True):
    """A side in the making: what it says, and the claims that say it."""

    value: str
    claims: tuple[Claim, ...]


def make_conflict(kind: str, positions: Sequence[Position]) -> Conflict:
    """The conflict between these positions, kept in their order."""
    sides = tuple(
        Side(one.value, tuple(sorted({claim.id for claim in one.claims}))) for one in positions
    )
    claims = [claim for one in positions for claim in one.claims]
    words = {
        "act": _act(claims[0]),
        "values": _listed([one.value for one in positions]),
        "tellers": tellers(claims) or "those who say so here",
    }
    return Conflict(
        id=content_id("co", kind, *((side.value, *side.statements) for side in sides)),
        kind=kind,
        what=_ABOUT[kind].format(**words),
        events=tuple(sorted({claim.event.id for claim in claims})),
        sides=sides,
        settles=_SETTLES[kind].format(**words),
    )


def number_words(claims: Iterable[Claim]) -> str:
    """The figures of claims, each once, smallest first."""
    statements = [claim.statement for claim in claims if claim.statement.count is not None]
    statements.sort(key=lambda one: (one.count or 0, one.count_high or 0, one.qualifier or ""))
    return ", ".join(dict.fromkeys(_number(one) for one in statements))


def date_words(claims: Iterable[Claim]) -> str:
    """The dates of claims, each once, earliest first."""
    return ", ".join(sorted({claim.statement.date for claim in claims if claim.statement.date}))


def _number(statement: Statement) -> str:
    count = f"{statement.count:,}"
    if statement.count_high is not None:
        return f"{count} to {statement.count_high:,}"
    lead = {"approx": "about ", "at_least": "at least ", "at_most": "up to "}
    return lead.get(statement.qualifier or "", "") + count


def tellers(claims: Iterable[Claim]) -> str:
    """The names of the voices, each once; empty where none is known."""
    return _listed(sorted({claim.voice.origin for claim in claims if claim.voice.origin}), "and")


def _act(claim: Claim) -> str:
    statement = claim.statement
    act = _ACTS[statement.frame].format(
        provider=claim.event.provider or "somebody unnamed",
        recipient=claim.event.recipient or "somebody unnamed",
    )
    return f"{act} ({statement.what})" if statement.what else act


def _listed(parts: Sequence[str], word: str = "or") -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"

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

__all__ = ["Position", "date_words", "make_conflict", "number_words"]

_THINGS: Final = {
    "presence": "{thing} of {provider} in {recipient}",
    "deployment": "{thing} sent by {provider} to {recipient}",
    "withdrawal": "{thing} of {provider} leaving {recipient}",
    "transfer": "{thing} from {provider} for {recipient}",
    "training": "{thing} of {recipient} trained by {provider}",
    "support": "{thing} by {provider} for {recipient}",
    "facility": "{thing} of {provider} in {recipient}",
    "agreement": "{thing} of {provider} with {recipient}",
    "embargo": "embargo ({thing}) of {provider} on {recipient}",
    "concession": "{thing} granted by {provider} to {recipient}",
}
_ABOUT: Final = {
    "figure": "Figures that cannot all hold for {thing}: {values}.",
    "date": "Different dates for {thing}: {values}.",
    "denial": "{thing}: some say so, others deny it.",
    "plan_and_fact": "What was announced is not what is reported, for {thing}: {values}.",
    "corrected": "A claim withdrawn, and what replaces it, for {thing}: {values}.",
    "other": "Accounts that cannot all hold for {thing}: {values}.",
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
        "thing": _thing(claims[0].statement, claims[0]),
        "values": _listed([one.value for one in positions]),
        "tellers": _tellers(claims),
    }
    about = _ABOUT[kind].format(**words)
    return Conflict(
        id=content_id("co", kind, *((side.value, *side.statements) for side in sides)),
        kind=kind,
        what=about[0].upper() + about[1:],
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


def _thing(statement: Statement, claim: Claim) -> str:
    return _THINGS[statement.frame].format(
        thing=statement.what or {"presence": "forces"}.get(statement.frame, statement.frame),
        provider=claim.event.provider or statement.provider or "somebody unnamed",
        recipient=claim.event.recipient or statement.recipient or "somebody unnamed",
    )


def _tellers(claims: Iterable[Claim]) -> str:
    names = sorted({claim.voice.origin for claim in claims if claim.voice.origin})
    return _listed(names, "and") if names else "those who say so here"


def _listed(parts: Sequence[str], word: str = "or") -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"

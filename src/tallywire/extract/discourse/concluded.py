"""What is to be done under an accord that the text has just told of.

In: the drafts of a document in order, their sides settled.  Out: the same drafts; arms promised
and men to be withdrawn stand as agreed where the sentences before tell that the two sides have
concluded an accord: "will" under a concluded accord is agreed (annotation guide, Status).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.parties.scene import Party
from tallywire.extract.predication.draft import Draft
from tallywire.extract.watch import rule

__all__ = ["under_accords"]

REACH: Final = 4
"""How many sentences back the accord may stand; farther, as many were right as wrong."""

_OWED: Final = frozenset({"transfer", "withdrawal"})
_IN_FORCE: Final = frozenset({"agreed", "ongoing"})


def under_accords(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, what an accord before them is for put on its rung."""
    accords = [d for d in drafts if _is_concluded(d)]
    if not accords:
        return list(drafts)
    return [_agreed(d, accords) if _is_owed(d) else d for d in drafts]


@rule("status.accord_before")
def _agreed(draft: Draft, accords: Sequence[Draft]) -> Draft:
    """The draft as agreed, where an accord of its two sides was told shortly before."""
    if not any(_is_between(accord, draft) for accord in accords):
        return draft
    return replace(draft, stance=replace(draft.stance, status="agreed"))


def _is_concluded(draft: Draft) -> bool:
    stance = draft.stance
    is_certain = stance.polarity == "affirmed" and stance.certainty == "asserted"
    return draft.frame == "agreement" and stance.status in _IN_FORCE and is_certain


def _is_owed(draft: Draft) -> bool:
    is_promised = draft.stance.status == "pledged" and draft.stance.polarity == "affirmed"
    return draft.frame in _OWED and is_promised


def _is_between(accord: Draft, draft: Draft) -> bool:
    sides = {_name(accord.provider), _name(accord.recipient)}
    return (
        0 <= draft.sentence - accord.sentence <= REACH
        and None not in sides
        and sides == {_name(draft.provider), _name(draft.recipient)}
    )


def _name(party: Party | None) -> str | None:
    return party.name if party is not None else None

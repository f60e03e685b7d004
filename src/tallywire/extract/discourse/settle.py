"""Parties that the whole text decides: who gives and who receives where a sentence leaves it open.

In: the drafts of a document, with what their own sentences name.  Out: the same drafts; a party
that was only carried over, or that a pronoun stands for, gives way where the named parties of
the text say that it is on the other side, and accords point from the state that gives to the
state that receives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.parties.scene import Party
from tallywire.extract.predication.draft import OF_MEN, Draft
from tallywire.extract.watch import rule
from tallywire.packs.gazetteer import load_gazetteer

__all__ = ["settle"]

MUTUAL: Final = frozenset({"agreement", "facility", "presence", "deployment"})
"""Frames whose two sides a text may name in one breath: "Chad and Italy agreed to"."""


def settle(drafts: Sequence[Draft], told: Sequence[Draft] | None = None) -> list[Draft]:
    """The drafts with sides that agree with what the text says by name.

    Args:
        drafts: what is settled.
        told: the drafts whose named sides count; those themselves if not given.
    """
    sides = _Sides(drafts if told is None else told)
    return [_settled(_hosted(draft, sides), sides) for draft in drafts]


def _hosted(draft: Draft, sides: _Sides) -> Draft:
    recipient = draft.recipient
    if recipient is None or recipient.kind != "organisation":
        return draft
    mission = load_gazetteer().organisations.get(recipient.name)
    if mission is None or mission.host is None:
        return draft
    is_theirs = mission.kind != "un_body" and draft.frame not in OF_MEN
    return draft if is_theirs else _in_land(draft, mission.host, sides)


def _in_land(draft: Draft, host: str, sides: _Sides) -> Draft:
    """Whoever is with a mission is in the land where it works; a regional one keeps its arms."""
    if draft.recipient is None:
        return draft
    is_host = draft.provider is not None and draft.provider.name == host
    provider = sides.giver if is_host else draft.provider
    return replace(
        draft, provider=provider, recipient=replace(draft.recipient, name=host, kind="state")
    )


class _Sides:
    """How often each state is named as giver and as receiver, accords left aside."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        gave: Counter[str] = Counter()
        got: Counter[str] = Counter()
        self.parties: dict[str, Party] = {}
        for draft in drafts:
            if draft.frame in ("agreement", "embargo", "concession"):
                continue
            for party, is_named, counts in (
                (draft.provider, draft.is_provider_named, gave),
                (draft.recipient, draft.is_recipient_named, got),
            ):
                if party is not None and is_named and " and " not in party.name:
                    counts[party.name] += 1
                    self.parties.setdefault(party.name, party)
        self.lean = {name: gave[name] - got[name] for name in self.parties}
        self.giver = self._top(gave, 1)
        self.receiver = self._top(got, -1)

    def _top(self, counts: Counter[str], sign: int) -> Party | None:
        """The state most often on one side, where it is seldom on the other."""
        ranked = sorted(counts, key=lambda n: (-counts[n], self.parties[n].start, n))
        fit = [n for n in ranked if self.lean[n] * sign > 0]
        return self.parties[fit[0]] if fit else None

    def of(self, party: Party | None) -> int:
        """Above nought for a giver, below for a receiver."""
        return self.lean.get(party.name, 0) if party is not None else 0


def _settled(draft: Draft, sides: _Sides) -> Draft:
    if draft.frame in ("embargo", "concession"):
        return draft
    if draft.provider is not None and " and " in draft.provider.name:
        return _parted(draft, sides)
    if draft.frame == "agreement":
        return _turned(draft, sides)
    if not draft.is_provider_named and sides.of(draft.provider) < 0:
        return _given_by(draft, sides)
    if not draft.is_recipient_named and sides.of(draft.recipient) > 0:
        return _given_to(draft, sides)
    return draft


@rule("carry.sides")
def _given_by(draft: Draft, sides: _Sides) -> Draft:
    """A carried giver that the text names as a receiver gives way to who gives."""
    giver = sides.giver
    if giver is None or (draft.is_recipient_named and _same(draft.recipient, giver)):
        return draft
    if draft.is_recipient_named:
        return replace(draft, provider=giver)
    return replace(draft, provider=giver, recipient=draft.provider)


@rule("carry.sides")
def _given_to(draft: Draft, sides: _Sides) -> Draft:
    """A carried receiver that the text names as a giver gives way to who receives."""
    receiver = sides.receiver
    if receiver is None or _same(draft.provider, receiver):
        return draft
    return replace(draft, recipient=receiver)


@rule("carry.sides")
def _turned(draft: Draft, sides: _Sides) -> Draft:
    """An accord points from who gives in the text to who receives."""
    if sides.of(draft.provider) < 0 <= sides.of(draft.recipient):
        return replace(draft, provider=draft.recipient, recipient=draft.provider)
    if sides.of(draft.recipient) > 0 >= sides.of(draft.provider):
        return replace(draft, provider=draft.recipient, recipient=draft.provider)
    return draft


@rule("carry.sides")
def _parted(draft: Draft, sides: _Sides) -> Draft:
    """ "Chad and Italy agreed to open a base": one of the two gives, the other receives."""
    provider = draft.provider
    if provider is None or draft.is_recipient_named or draft.frame not in MUTUAL:
        return draft
    names = provider.name.split(" and ")
    known = [sides.parties[n] for n in names if n in sides.parties]
    if len(names) != 2 or len(known) != 2:
        return draft
    first, second = sorted(known, key=lambda p: -sides.of(p))
    if sides.of(first) <= 0 or sides.of(second) >= 0:
        return draft
    return replace(draft, provider=first, recipient=second)


def _same(one: Party | None, other: Party) -> bool:
    return one is not None and one.name == other.name

"""What a state does at home, in a text that tells of what others give it, or of nobody else.

In: the drafts of a text, with the states that its words name.  Out: whether a draft only tells of
a state's own men, arms and works.  It takes the whole text to tell this, which the rules of one
sentence do not see: "Pakistan has 80,000 men at the frontier" sends nobody to the United States,
however much the text is about what the United States gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.parties.focus import Focus
from tallywire.extract.parties.scene import Party
from tallywire.extract.predication.draft import OF_MEN, Draft
from tallywire.packs.gazetteer import load_gazetteer

__all__ = ["HomeAffairs"]

_BACK: Final = frozenset({"agreement", "concession", "facility", "embargo"})
"""Frames that go either way between those of whom one helps the other."""

_BANDS: Final = frozenset({"group", "worded"})
"""Kinds of parties that are no land."""

_GIVEN: Final = frozenset({"transfer", "training"})


class HomeAffairs:
    """Tells what a state does at home, by all that one text says."""

    def __init__(self, drafts: Sequence[Draft], focus: Focus) -> None:
        """Count who gives to whom by the very words of a sentence.

        Args:
            drafts: what was read, in order of the text.
            focus: the states of the text.
        """
        self._told = Counter(
            (d.provider.name, d.recipient.name)
            for d in drafts
            if d.provider is not None
            and d.recipient is not None
            and d.frame not in _BACK
            and d.is_provider_named
            and d.is_recipient_named
        )
        states = [s for s in focus.scenes if s.party.kind == "state"]
        is_one = len(states) == 1 and len(states[0].sentences) > 1
        self._only = states[0].party.name if is_one else None

    def settled(self, draft: Draft) -> Draft | None:
        """The draft, its sides filled by now, or None if it is of what a state does at home.

        A thing "of Iraq's" that the text does not say to be given to anybody is the one that
        others give to Iraq: its sides are turned.
        """
        if draft.recipient is None:
            return draft
        if draft.frame in OF_MEN and _is_at_home(draft, draft.recipient):
            return None
        if draft.provider is None:
            is_own = draft.frame in ("transfer", "facility")
            return None if is_own and self._only == draft.recipient.name else draft
        if draft.is_recipient_named or not draft.is_provider_named:
            return draft
        giver, getter = draft.provider.name, draft.recipient.name
        if self._told[getter, giver] <= self._told[giver, getter]:
            return draft
        if draft.frame not in _GIVEN:
            return None
        return replace(draft, provider=draft.recipient, recipient=draft.provider)


def _is_at_home(draft: Draft, place: Party) -> bool:
    """Men who fight in their own land, or who are said to be among others rather than in a land.

    "The Shabaab's fighters left the town", "rebels entered the capital", "government forces took
    the hills": a band, and what a government has to fight it with, come from nowhere.
    """
    if not draft.is_recipient_named and place.kind in _BANDS:
        return True
    giver = draft.provider
    if giver is None or giver.kind != "group":
        return False
    band = load_gazetteer().organisations.get(giver.name)
    return not draft.is_recipient_named or (band is not None and band.state == place.name)

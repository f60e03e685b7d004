"""What carries over from sentence to sentence: who, to whom, and of what.

In: drafts in the order of the text.  Out: the same drafts with what they leave open filled
from what was said before ("another ten", "their number", "the first batch"), or nothing
where that cannot be told.  Only the words of the text fill a place: nothing is invented.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tallywire.extract.draft import FAMILY, Draft
from tallywire.extract.parties import Party

__all__ = ["Discourse"]

REACH: Final = 3
"""How many paragraphs back a pointer may reach."""

_PEOPLE: Final = frozenset({"presence", "deployment", "withdrawal"})


class Discourse:
    """The state of reading one document."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.topic: Party | None = None
        self.host: Party | None = None

    def take(self, draft: Draft) -> Draft | None:
        """The draft with its open places filled from before, or None if it cannot stand."""
        before = self._antecedent(draft)
        filled = self._of_antecedent(draft, before)
        if filled is None:
            return None
        filled = self._parties(filled, before)
        if filled.provider is None and filled.recipient is None:
            return None
        if filled.provider and filled.recipient and _same(filled.provider, filled.recipient):
            return None
        self.drafts.append(filled)
        if filled.provider is not None:
            self.topic = filled.provider
        if filled.recipient is not None and filled.recipient.kind != "worded":
            self.host = filled.recipient
        return filled

    def finish(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Drafts that can stand when the whole text is known."""
        hosts = Counter(
            d.recipient.name for d in drafts if d.recipient and d.recipient.kind == "state"
        )
        main = hosts.most_common(1)[0][0] if hosts else None
        party = next(
            (d.recipient for d in drafts if d.recipient and d.recipient.name == main), None
        )
        done = []
        for draft in drafts:
            if draft.recipient is None:
                if party is None or draft.provider is None or _same(draft.provider, party):
                    continue
                draft = replace(draft, recipient=party)
            done.append(draft)
        return done

    def _antecedent(self, draft: Draft) -> Draft | None:
        """The last draft that this one can point back to."""
        family = FAMILY.get(draft.theme)
        for before in reversed(self.drafts):
            if draft.paragraph - before.paragraph > REACH:
                return None
            if before.theme == "count":
                continue
            theirs = FAMILY.get(before.theme)
            if family is None and theirs in ("people", "things"):
                if theirs == "people" or draft.frame in ("transfer", "deployment"):
                    return before
            elif family == theirs:
                return before
        return None

    def _of_antecedent(self, draft: Draft, before: Draft | None) -> Draft | None:
        if draft.theme == "money" and draft.what is None and before is not None:
            return replace(draft, what=before.what)
        if draft.theme != "count":
            return draft
        if before is None:
            return None
        frame = draft.frame
        is_thing = FAMILY.get(before.theme) == "things"
        if is_thing and frame == "deployment":
            frame = "transfer"
        elif is_thing and frame in _PEOPLE:
            return None
        elif not is_thing and frame == "transfer":
            frame = "deployment"
        unit = draft.unit or ("item" if is_thing else "person")
        counted = draft.quantity is not None and draft.quantity.count is not None
        return replace(
            draft,
            frame=frame,
            what=before.what,
            theme=before.theme,
            unit=unit if counted else None,
            mode=(before.mode or "unspecified") if frame == "transfer" else None,
        )

    def _parties(self, draft: Draft, before: Draft | None) -> Draft:
        provider, recipient = draft.provider, draft.recipient
        if provider is None:
            provider = self._provider(draft, before)
        if recipient is None:
            recipient = self._recipient(draft, provider, before)
        return replace(draft, provider=provider, recipient=recipient)

    def _provider(self, draft: Draft, before: Draft | None) -> Party | None:
        if draft.frame == "embargo":
            return before.provider if before else None
        candidate = before.provider if before is not None else None
        if candidate is None and draft.is_pointer:
            candidate = self.topic
        if candidate is not None and draft.recipient and _same(candidate, draft.recipient):
            return None
        return candidate

    def _recipient(
        self, draft: Draft, provider: Party | None, before: Draft | None
    ) -> Party | None:
        options = [before.recipient if before else None]
        options += [
            d.recipient
            for d in reversed(self.drafts)
            if d.provider and provider and _same(d.provider, provider)
        ][:1]
        options.append(self.host)
        for option in options:
            if option is not None and (provider is None or not _same(option, provider)):
                return option
        return None


def _same(one: Party, other: Party) -> bool:
    """Whether two parties are, or one of them contains, the other."""
    a, b = set(one.name.split(" and ")), set(other.name.split(" and "))
    return bool(a & b)

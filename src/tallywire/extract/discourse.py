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
from tallywire.extract.parties import Party, Scene

__all__ = ["Discourse"]

REACH: Final = 3
"""How many paragraphs back a pointer may reach."""

PLANS: Final = frozenset({"considered", "requested", "offered", "pledged", "agreed", "authorised"})
"""Rungs on which nothing has moved yet."""


class Discourse:
    """The state of reading one document."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.topic: Party | None = None
        self.host: Party | None = None
        self.seen_acting: Party | None = None
        self.seen_hosting: Party | None = None

    def take(self, draft: Draft) -> Draft | None:
        """The draft with its open places filled from before, or None if it cannot stand."""
        before = self._antecedent(draft)
        if draft.is_part:
            draft = _as_part(draft, before) if before is not None else draft
        filled = self._of_antecedent(draft, before)
        if filled is None:
            return None
        filled = _projected(self._parties(filled, before), before)
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

    def notice(self, scene: Scene) -> None:
        """Remember who is spoken of in a sentence, statement or not.

        The last state that acts (subject) is the topic for a text that has none yet; the last
        one in or to which things happen is its host.
        """
        for token in scene.sentence.tokens:
            mention = scene.name_of(token)
            if mention is None or mention.kind not in ("state", "place"):
                continue
            party = scene.resolve_one(token)
            if party is None or party.kind != "state":
                continue
            if token.dep in ("nsubj", "obl:agent") and mention.form != "adjective":
                self.seen_acting = party
            elif token.case in ("in", "to", "into", "for"):
                self.seen_hosting = party

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
        elif is_thing and frame == "presence":
            return _as_total_of_things(draft, before)
        elif is_thing and frame == "withdrawal":
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
        if candidate is None and draft.quantity is not None and draft.stance.status != "refused":
            candidate = self.seen_acting
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
        options += [self.host, self.seen_hosting]
        for option in options:
            if option is not None and (provider is None or not _same(option, provider)):
                return option
        return None


def _projected(draft: Draft, before: Draft | None) -> Draft:
    """A stock yet to be reached has the status of the plan that would make it."""
    if not draft.is_projected or before is None or before.frame != "deployment":
        return draft
    if before.stance.status not in PLANS or draft.stance.status not in ("pledged", "considered"):
        return draft
    return replace(draft, stance=replace(draft.stance, status=before.stance.status))


def _as_part(draft: Draft, before: Draft) -> Draft:
    """Content of a package or contingent: its frame, status, parties and date hold for it."""
    if before.frame not in ("transfer", "deployment"):
        return draft
    same_kind = FAMILY.get(draft.theme) == FAMILY.get(before.theme)
    return replace(
        draft,
        frame=before.frame if same_kind else draft.frame,
        provider=draft.provider or before.provider,
        recipient=draft.recipient or before.recipient,
        stance=before.stance,
        basis=before.basis,
        date=draft.date or before.date,
        mode=before.mode if before.frame == "transfer" else draft.mode,
    )


def _as_total_of_things(draft: Draft, before: Draft) -> Draft:
    """ "Which makes 20": a sum of things handed over, not of people present."""
    status = "completed" if draft.stance.status == "ongoing" else draft.stance.status
    return replace(
        draft,
        frame="transfer",
        what=before.what,
        theme=before.theme,
        unit="item",
        mode=before.mode or "unspecified",
        provider=draft.provider or before.provider,
        recipient=draft.recipient or before.recipient,
        stance=replace(draft.stance, status=status),
    )


def _same(one: Party, other: Party) -> bool:
    """Whether two parties are, or one of them contains, the other."""
    a, b = set(one.name.split(" and ")), set(other.name.split(" and "))
    return bool(a & b)

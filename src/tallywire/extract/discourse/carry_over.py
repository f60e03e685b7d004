"""What carries over from sentence to sentence: who, to whom, and of what.

In: drafts in the order of the text.  Out: the same drafts with what they leave open filled
from what was said before ("another ten", "their number", "the first batch"), or nothing
where that cannot be told.  Only the words of the text fill a place: nothing is invented.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from msgspec.structs import replace

from tallywire.extract.discourse.answers import answered
from tallywire.extract.discourse.concluded import under_accords
from tallywire.extract.discourse.gist import Gist
from tallywire.extract.discourse.home import HomeAffairs
from tallywire.extract.discourse.named_things import named_thing
from tallywire.extract.discourse.portions import as_part, as_stopped_sale, as_total_of_things
from tallywire.extract.discourse.same_things import restated, with_givers
from tallywire.extract.discourse.settle import settle
from tallywire.extract.names.eras import is_one_land
from tallywire.extract.parties.focus import Focus
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.craft import with_given_craft, with_own_craft
from tallywire.extract.predication.draft import FAMILY, OF_MEN, PLANS, Draft
from tallywire.extract.predication.modes import with_modes
from tallywire.extract.predication.setting_out import is_setting_out, set_out
from tallywire.extract.watch import rule, told
from tallywire.packs.lexicon_grammar import load_grammar

__all__ = ["Discourse", "can_open"]

REACH: Final = 12
"""How many paragraphs back a pointer may reach."""

NEAR: Final = 3
"""How many paragraphs back a thing must have been spoken of that nobody is named with."""

MAIN_SHARE: Final = 0.6
"""Share of recipients above which one state is what the text is about; chosen on the
development half of the real texts, where lower values cost precision."""


class Discourse:
    """The state of reading one document."""

    def __init__(self, focus: Focus, language: str = "en") -> None:
        self.focus = focus
        self.language = language
        self.gist = Gist(focus.sentences)
        self.drafts: list[Draft] = []
        self.gave: Counter[str] = Counter()
        self.got: Counter[str] = Counter()
        self.topic: Party | None = None
        self.host: Party | None = None
        self.owners: dict[str, Party] = {}
        self.seen_acting: Party | None = None

    def take(self, draft: Draft) -> Draft | None:
        """The draft with its open places filled from before, or None if it cannot stand."""
        filled = self.filled(draft)
        if filled is None:
            return None
        self.drafts.append(filled)
        self.gave.update(_states(filled.provider))
        self.got.update(_states(filled.recipient))
        if filled.is_gap:
            return filled
        if filled.provider is not None:
            self.topic = filled.provider
        if filled.recipient is not None and filled.recipient.kind != "worded":
            self.host = filled.recipient
        return filled

    def filled(self, draft: Draft) -> Draft | None:
        """What ``take`` makes of the draft, without remembering it."""
        if draft.is_answer:
            return answered(draft, self.drafts)
        draft = replace(
            draft,
            is_provider_named=_is_named(draft.provider),
            is_recipient_named=_is_named(draft.recipient),
        )
        before = self._antecedent(draft)
        if is_setting_out(draft, before, self.drafts):
            draft = set_out(draft)
        draft = as_stopped_sale(draft, self.drafts, REACH, self.language)
        if draft.theme == "deal":
            return None
        if (
            draft.is_part
            and draft.theme == "money"
            and (before is None or before.frame != "transfer")
        ):
            return None
        if draft.is_part:
            if before is not None:
                draft = as_part(draft, before)
            elif draft.provider is None or draft.recipient is None:
                return None
        if draft.is_pronoun and (before is None or draft.sentence - before.sentence > 1):
            return None
        if _is_told_again(draft, before):
            return None
        if _is_bare(draft) and (before is None or draft.paragraph - before.paragraph > NEAR):
            return None
        again = restated(draft, before) if draft.is_restated else draft
        filled = self._of_antecedent(again, before) if again is not None else None
        if filled is None:
            return None
        filled = self._projected(self._parties(filled, before))
        if filled.provider is None and filled.recipient is None:
            return None
        if filled.theme == "money" and filled.what is None and filled.provider is None:
            return None
        if filled.provider and filled.recipient and _same(filled.provider, filled.recipient):
            return None
        return filled

    def notice(self, scene: Scene) -> None:
        """Remember who is spoken of in a sentence, statement or not.

        The last state that acts (subject) is the topic for a text that has none yet.
        """
        self.gist.notice(scene)
        for token, mention in scene.named:
            is_company = mention.subkind == "company"
            if mention.kind not in ("state", "place") and not is_company:
                continue
            party = scene.resolve_one(token)
            if party is None or (party.kind != "state" and not is_company):
                continue
            if party.org is not None:
                self.owners.setdefault(party.org, party)
            if token.dep in ("nsubj", "obl:agent") and mention.form != "adjective":
                self.seen_acting = party

    def setting(self, sentence: int) -> Callable[[], Party | None]:
        """What tells where the text is set, as far as its words do before anything was read.

        Args:
            sentence: index of the sentence that is read.
        """
        acting = self.topic or self.seen_acting  # as it is now, whenever it is asked
        return partial(self.focus.host, acting, {}, sentence, is_land=True)

    def _is_foreign(self, draft: Draft) -> bool:
        """Whether people without a named sender are said to come from abroad."""
        if draft.frame not in OF_MEN:
            return True
        words = load_grammar(self.language).from_abroad
        return any(word in (draft.what or "").lower() for word in words)

    def finish(self, drafts: Sequence[Draft], hints: Sequence[Draft] = ()) -> list[Draft]:
        """Drafts that can stand when the whole text is known.

        A draft without recipient takes the one that the same provider most often has, or the
        host that the text is about; people without a sender are at home unless their words
        say that they are foreign.  What is only hinted at is filled from the drafts, and fills
        nothing in them.
        """
        before = drafts
        drafts = with_givers(settle(drafts))
        pairs = Counter(
            (d.provider.name, d.recipient)
            for d in drafts
            if d.provider is not None and d.recipient is not None
        )
        main = _main([d.recipient for d in drafts])
        giver = _main([d.provider for d in drafts if d.stance.polarity == "affirmed"])
        home = HomeAffairs(drafts, self.focus)
        done: list[Draft] = []
        guessed: list[Draft] = []
        for draft in [*drafts, *settle(hints, before)]:
            if draft.recipient is None:
                draft = _with_recipient(draft, pairs, main)
            if draft.recipient is None:
                continue
            is_open = draft.provider is None and not draft.is_giver_closed
            if is_open and draft.frame != "embargo":
                draft = _with_main_giver(draft, giver)
            draft = self._with_state(draft)
            if draft.provider is not None and draft.provider.kind == "worded":
                draft = _without_described_giver(draft)
            if draft.provider is None and draft.is_part:
                continue
            if draft.provider is None and not self._is_foreign(draft):
                continue
            abroad = home.settled(draft)
            if abroad is None or _is_peacekeeping_strength(abroad):
                continue
            (guessed if draft.is_hint else done).append(abroad)
        done, guessed = self.gist.kept(done, guessed)
        told = under_accords(with_own_craft(with_given_craft(settle(done))))
        return [*with_modes(told), *settle(guessed, done)]

    @rule("party.company_of_state")
    def _with_state(self, draft: Draft) -> Draft:
        """One remark on whose a company is holds for the whole text."""
        provider = draft.provider
        owner = self.owners.get(provider.name) if provider is not None else None
        if provider is None or owner is None:
            return draft
        return replace(
            draft,
            provider=replace(provider, name=owner.name, kind=owner.kind, org=provider.name),
        )

    def _antecedent(self, draft: Draft) -> Draft | None:
        """The last draft that this one can point back to."""
        family = FAMILY.get(draft.theme)
        for before in reversed(self.drafts):
            if draft.paragraph - before.paragraph > REACH:
                return None
            if before.theme == "count" or before.is_gap:
                continue
            theirs = FAMILY.get(before.theme)
            if family is None and theirs in ("people", "things"):
                if theirs == "people" or draft.frame in ("transfer", "deployment"):
                    return before
                if draft.basis == "total" and draft.paragraph == before.paragraph:
                    return before
            elif family == theirs:
                return before
        return None

    @rule("carry.pointer")
    def _of_antecedent(self, draft: Draft, before: Draft | None) -> Draft | None:
        if draft.theme == "money" and draft.what is None and before is not None:
            return replace(draft, what=before.what)
        if draft.is_generic:
            return named_thing(draft, self.drafts)
        if draft.theme != "count":
            return draft
        if before is None:
            return None
        frame = draft.frame
        is_thing = FAMILY.get(before.theme) == "things"
        if is_thing and frame == "deployment":
            frame = "transfer"
        elif is_thing and frame == "presence":
            return as_total_of_things(draft, before)
        elif is_thing and frame == "withdrawal":
            return None
        elif not is_thing and frame == "transfer":
            frame = "deployment"
        unit = draft.unit or ("item" if is_thing else "person")
        counted = draft.quantity is not None and draft.quantity.count is not None
        stance = draft.stance
        if draft.is_same_act:
            frame = before.frame
        if draft.is_sum and before.frame in ("deployment", "withdrawal"):
            frame, stance = before.frame, before.stance
        return replace(
            draft,
            frame=frame,
            stance=stance,
            what=before.what,
            theme=before.theme,
            unit=unit if counted else None,
            mode=(before.mode or "unspecified") if frame == "transfer" else None,
        )

    @rule("carry.parties")
    def _parties(self, draft: Draft, before: Draft | None) -> Draft:
        provider, recipient = draft.provider, draft.recipient
        if provider is None and not draft.is_giver_closed:
            provider = self._provider(draft, before)
        if recipient is None:
            recipient = self._recipient(draft, provider, before)
        return replace(draft, provider=provider, recipient=recipient)

    @rule("status.projected")
    def _projected(self, draft: Draft) -> Draft:
        """A stock yet to be reached has the status of the last plan that would make it."""
        if not draft.is_projected or draft.stance.status not in ("pledged", "considered"):
            return draft
        for plan in reversed(self.drafts):
            if plan.frame == "deployment" and plan.stance.status in PLANS:
                return replace(draft, stance=replace(draft.stance, status=plan.stance.status))
        return draft

    def _provider(self, draft: Draft, before: Draft | None) -> Party | None:
        if draft.frame == "embargo":
            return told(before.provider, "carry.antecedent") if before else None
        candidate = before.provider if before is not None else None
        name = "carry.antecedent"
        if candidate is None and draft.is_pointer:
            candidate, name = self.topic, "carry.topic"
        if candidate is None and draft.quantity is not None and draft.stance.status != "refused":
            candidate, name = self.seen_acting, "carry.last_actor"
        if candidate is not None and draft.recipient and _same(candidate, draft.recipient):
            return None
        return told(candidate, name)

    def _leanings(self) -> dict[str, float]:
        """How much more often a state received than gave in what was read so far."""
        return {name: (1 + self.got[name]) / (1 + self.gave[name]) for name in self.gave | self.got}

    def _recipient(
        self, draft: Draft, provider: Party | None, before: Draft | None
    ) -> Party | None:
        is_near = before is not None and draft.paragraph == before.paragraph
        nearby = before.recipient if before is not None and is_near else None
        if nearby is not None and (provider is None or not _same(nearby, provider)):
            return told(nearby, "carry.antecedent")
        scene = self.focus.host(provider, self._leanings(), draft.sentence)
        return told(scene, "carry.scene") if scene is not None else None


def _states(party: Party | None) -> list[str]:
    """The names of a party, joined ones each by itself."""
    return party.name.split(" and ") if party is not None else []


def _main(parties: Sequence[Party | None]) -> Party | None:
    """The state that fills a place in most statements of the document, if there is one."""
    known = [p for p in parties if p is not None]
    names = Counter(p.name for p in known if p.kind == "state")
    if not names:
        return None
    name, count = names.most_common(1)[0]
    return next(p for p in known if p.name == name) if count >= MAIN_SHARE * len(known) else None


def _is_named(party: Party | None) -> bool:
    return party is not None and not party.is_implied


@rule("carry.main_provider")
def _with_main_giver(draft: Draft, giver: Party | None) -> Draft:
    if giver is None or (draft.recipient is not None and _same(giver, draft.recipient)):
        return draft
    return replace(draft, provider=giver)


def _without_described_giver(draft: Draft) -> Draft:
    """A group that is only described sends nobody: the giver stays open."""
    return draft if draft.frame not in OF_MEN else replace(draft, provider=None)


@rule("carry.main_recipient")
def _with_recipient(draft: Draft, pairs: Counter[tuple[str, Party]], main: Party | None) -> Draft:
    """The draft with the recipient that its provider usually has, or that the text is about."""
    party = _usual(pairs, draft.provider) or main or draft.nearby
    if party is None or (draft.provider and _same(draft.provider, party)):
        return draft
    return replace(draft, recipient=party)


def _usual(pairs: Counter[tuple[str, Party]], provider: Party | None) -> Party | None:
    """The recipient that this provider has most often in the document."""
    if provider is None:
        return None
    names: Counter[str] = Counter()
    first: dict[str, Party] = {}
    for (giver, recipient), count in pairs.items():
        if giver == provider.name:
            names[recipient.name] += count
            first.setdefault(recipient.name, recipient)
    return first[names.most_common(1)[0][0]] if names else None


def can_open(draft: Draft) -> bool:
    """Whether a draft may be the first of its text: ``take`` refuses the others."""
    if draft.is_pronoun or draft.theme == "count":
        return False
    if draft.is_part and (draft.provider is None or draft.recipient is None):
        return False
    return not _is_bare(draft)


def _is_peacekeeping_strength(draft: Draft) -> bool:
    """Men of the United Nations as such, which are left out (annotation guide)."""
    return draft.frame in OF_MEN and draft.provider is not None and draft.provider.is_of_nations


def _is_told_again(draft: Draft, before: Draft | None) -> bool:
    """ "They are in the country", of men who were just told to be there."""
    is_stay = draft.is_pronoun and draft.frame == "presence" and draft.quantity is None
    return is_stay and before is not None and before.frame == "presence"


def _is_bare(draft: Draft) -> bool:
    """Neither counted nor said to be anybody's or anywhere: "the weapons arrived"."""
    return draft.quantity is None and draft.provider is None and draft.recipient is None


def _same(one: Party, other: Party) -> bool:
    """Whether two parties are, or one of them contains or was before, the other."""
    a, b = _states(one), _states(other)
    return any(x == y or is_one_land(x, y) for x in a for y in b)

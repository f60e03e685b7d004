"""Transfers told beside the verb: buyers, cargo, forces that are equipped, arms in use.

In: a ``Scene`` with its themes and the drafts of the general rules.  Out: the drafts, with those
that "is the largest buyer of", "a ship carrying arms for", "will equip the navy" and
"US-supplied vehicles" make, and with parties that only the words above a draft name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.frames.backed import Backing, before_dash
from tallywire.extract.frames.contracts import read_contract
from tallywire.extract.frames.gifts import with_gifts
from tallywire.extract.grammar.clauses import subject_of
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.measure import make_draft
from tallywire.extract.predication.situations import (
    case_party,
    clause_verb,
    is_purpose,
    place_party,
)
from tallywire.extract.predication.status import VOID, Stance, read_stance
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import SecondaryWords

__all__ = ["with_supplies"]

_GOALS: Final = ("for", "to")
"""What stands after the hyphen that a giver stands before."""


def with_supplies(
    scene: Scene,
    drafts: Sequence[Draft],
    themes: Sequence[Theme],
    nouns: Nouns,
    words: Predicates,
    extra: SecondaryWords,
) -> list[Draft]:
    """``drafts``, completed, and those that the rules here add."""
    reader = _Supplies(scene, nouns, words, extra)
    done = [reader.completed(d, themes) if d.frame == "transfer" else d for d in drafts]
    told = {d.what_span for d in done}
    arms = [t for t in themes if t.cls == "equipment" and t.token.pos != "PRON"]
    for theme in arms:
        if (theme.start, theme.end) not in told:
            found = [*reader.of_thing(theme), *read_contract(scene, theme, words, extra)]
            done.extend(d for d in found if d.stance.status != VOID)
        elif any(_is_open(d, theme) for d in done):
            sides = next(read_contract(scene, theme, words, extra), None)
            told_anew = next(reader.of_thing(theme), None) if sides is None else None
            if sides is not None or told_anew is not None:
                done = [_closed(d, sides, told_anew) if _is_open(d, theme) else d for d in done]
    done.extend(d for d in reader.of_forces(arms) if d.stance.status != VOID)
    return with_gifts(scene, done, themes, words, extra)


def _is_open(draft: Draft, theme: Theme) -> bool:
    """Whether it is a transfer of the thing between nobody."""
    is_nobody = draft.provider is None and draft.recipient is None
    return draft.what_span == (theme.start, theme.end) and draft.frame == "transfer" and is_nobody


def _closed(draft: Draft, contract: Draft | None, anew: Draft | None) -> Draft:
    """The draft between the sides of the contract that it hangs on, else as told anew."""
    if contract is None:
        return anew or draft
    return replace(draft, provider=contract.provider, recipient=contract.recipient)


class _Supplies(Backing):
    """The rules over one sentence."""

    def of_thing(self, theme: Theme) -> Iterator[Draft]:
        """Drafts of a thing of which the general rules told nothing."""
        yield from self._bought(theme)
        yield from self._carried(theme)
        yield from self._thanked(theme)
        yield from self._hyphenated(theme)

    @rule("read.buyer")
    def _bought(self, theme: Theme) -> Iterator[Draft]:
        """As in "India is the largest buyer of Israeli weapons"."""
        noun = self.sentence.head(theme.token)
        if noun is None or noun.lemma not in self.extra.buyers:
            return
        buyer: Token | None = None
        head = self.sentence.tokens[noun.head]
        if noun.dep in ("attr", "xcomp") and head.is_verb:
            buyer = subject_of(self.sentence, head)
        elif noun.dep == "appos":
            buyer = head
        recipient = self.scene.resolve(buyer) if buyer is not None else None
        provider = self.scene.owner(theme.token) or case_party(self.scene, theme.token, ("from",))
        if recipient is None or provider is None or provider.name == recipient.name:
            return
        past = noun.dep == "attr" and head.tag == "VBD"
        predicate = Predicate(noun, ("get",), "modifier", is_noun=True)
        yield self._made(theme, predicate, provider, recipient, "completed" if past else "ongoing")

    @rule("read.thanks_for_arms")
    def _thanked(self, theme: Theme) -> Iterator[Draft]:
        """As in "Latvia thanked Canada for the howitzers"."""
        thing = theme.token
        above = self.sentence.head(thing)
        if (
            above is not None
            and thing.case == "of"
            and "give" in self.words.by_noun.get(above.lemma, ())
        ):
            thing, above = above, self.sentence.head(above)
        if above is None or thing.case != "for" or above.lemma not in self.extra.thanks:
            return
        verb = above if above.is_verb else clause_verb(self.sentence, above)
        if verb is None:
            return
        provider = case_party(self.scene, above, ("to",))
        if above.is_verb and (whom := self.sentence.child(above, "obj")) is not None:
            provider = provider or self.scene.resolve(whom)
        provider = provider or case_party(self.scene, verb, ("to",))
        subject = subject_of(self.sentence, verb)
        recipient = self.scene.resolve(subject) if subject is not None else None
        if provider is None or recipient is None or provider.name == recipient.name:
            return
        predicate = Predicate(above, ("give",), "object", is_noun=above.is_noun)
        yield self._made(theme, predicate, provider, recipient, "completed")

    @rule("read.cargo")
    def _carried(self, theme: Theme) -> Iterator[Draft]:
        """As in "A ship carrying tanks for South Sudan was hijacked"."""
        verb = self.sentence.head(theme.token)
        if verb is None or not (
            self._is_load(theme.token, verb) or self._is_full(theme.token, verb)
        ):
            return
        carrier = subject_of(self.sentence, verb)
        if verb.dep in ("acl", "acl:relcl", "amod", "advcl"):
            carrier = self.sentence.head(verb)
        if carrier is None or "platform" not in self.nouns.classes_of(carrier.lemma):
            return
        recipient = case_party(self.scene, theme.token, _GOALS)
        recipient = recipient or case_party(self.scene, verb, _GOALS)
        recipient = recipient or self._bound_for((theme.token, verb, carrier))
        provider = self.scene.owner(theme.token)
        for holder in (theme.token, verb, carrier):
            provider = provider or case_party(self.scene, holder, ("from",))
        provider = provider or self.scene.owner(carrier)
        if recipient is None or (provider is not None and provider.name == recipient.name):
            return
        predicate = Predicate(verb, ("send",), "object")
        yield self._made(theme, predicate, provider, recipient, "under_way")

    def _is_load(self, token: Token, verb: Token) -> bool:
        """As in "Carrying tanks"."""
        is_carrying = verb.lemma in self.scene.grammar.carrying_verbs and verb.tag != "VBN"
        return is_carrying and token.dep == "obj"

    def _is_full(self, token: Token, verb: Token) -> bool:
        """As in "Loaded with tanks"."""
        return verb.lemma in self.scene.grammar.laden and token.case == "with"

    def _bound_for(self, holders: Sequence[Token]) -> Party | None:
        """As in "Destined for Kenya", "bound for Sudan": on the load or on what carries it."""
        bound = self.scene.grammar.bound_words | {"head"}
        for holder in holders:
            above = self.sentence.head(holder)
            below = self.sentence.children(holder, "acl", "amod", "advcl", "xcomp")
            for clause in [*below, *([above] if above is not None else [])]:
                if clause.lemma in bound:
                    found = case_party(self.scene, clause, _GOALS)
                    if found is not None:
                        return found
        return None

    @rule("read.supplied_by")
    def _hyphenated(self, theme: Theme) -> Iterator[Draft]:
        """As in "US-supplied vehicles were used by the Iraqi army"."""
        for token in self.sentence.tokens[max(0, theme.token.i - 6) : theme.token.i]:
            maker = before_dash(self.sentence, token, self.extra.supplied)
            if maker is None:
                continue
            provider = self.scene.resolve_one(maker)
            recipient = self._user(theme) or place_party(self.scene, theme.token)
            if provider is None or (recipient is not None and recipient.name == provider.name):
                continue
            predicate = Predicate(token, ("give",), "object")
            yield self._made(theme, predicate, provider, recipient, "completed")

    def of_forces(self, arms: Sequence[Theme]) -> Iterator[Draft]:
        """As in "Turkey agreed to equip the Somali navy": things that nobody names."""
        for verb in self.sentence.among(self.extra.outfitting.keys()):
            if verb.is_verb:
                yield from self._equipped(verb, arms)

    @rule("read.equipping")
    def _equipped(self, verb: Token, arms: Sequence[Theme]) -> Iterator[Draft]:
        target = self.sentence.child(verb, "obj", "nsubj:pass")
        mention = self.scene.name_of(target) if target is not None else None
        is_state = mention is not None and mention.kind == "state" and mention.form == "name"
        if target is None or is_purpose(self.sentence, verb):
            return
        if not (self.is_armed(target) and verb.lemma != "arm") and not (
            is_state and self.extra.outfitting[verb.lemma] == "arms"
        ):
            return
        below = {t.i for t in self.sentence.subtree(verb)}
        if any(c.case == "with" for c in self.sentence.children(verb, "obl")):
            return
        if any(t.token.i in below for t in arms):
            return
        subject = subject_of(self.sentence, verb)
        provider = self.helper(subject if self.sentence.child(verb, "nsubj:pass") is None else None)
        provider = provider or case_party(self.scene, verb, ("by",))
        recipient = self.target(target, provider) or self.at_home(target, provider)
        if provider is None or recipient is None or provider.name == recipient.name:
            return
        label = self.extra.outfitting[verb.lemma]
        start, end = min(verb.start, target.start), max(verb.end, target.end)
        theme = Theme(verb, "equipment", label, start, end)
        predicate = Predicate(verb, ("give",), "object")
        stance = read_stance(self.sentence, predicate, "give", "transfer", self.words)
        if verb.tag in ("VBZ", "VBP"):
            stance = replace(stance, status="ongoing")
        yield self._draft(theme, predicate, provider, recipient, stance)

    @rule("read.words_above_gift")
    def completed(self, draft: Draft, themes: Sequence[Theme]) -> Draft:
        """The draft with the parties that only words above what happens name."""
        if draft.head < 0:
            return draft
        theme = next((t for t in themes if (t.start, t.end) == draft.what_span), None)
        head = self.sentence.tokens[draft.head]
        above = self.sentence.head(head)
        if theme is None:
            return draft
        if draft.recipient is None:
            user = self._user(theme) or self._asker(theme)
            if user is not None and (draft.provider is None or user.name != draft.provider.name):
                draft = replace(draft, recipient=user)
        if above is None or not head.is_noun or head.dep != "obj":
            return draft
        won = above.lemma in self.extra.winning and head.lemma in ("order", "contract")
        if won and draft.provider is not None and draft.recipient is not None:
            turned = replace(draft.stance, status="agreed")
            return replace(draft, provider=draft.recipient, recipient=draft.provider, stance=turned)
        return draft

    def _user(self, theme: Theme) -> Party | None:
        """As in "The rebels fired mortars", "vehicles used by the army": in whose hands it is."""
        verb = clause_verb(self.sentence, theme.token)
        if verb is None or verb.lemma not in self.extra.using_arms:
            return None
        user: Token | None = None
        if theme.token.dep == "obj":
            user = subject_of(self.sentence, verb)
        elif theme.token.dep == "nsubj:pass":
            user = self.sentence.child(verb, "obl:agent")
        return self.scene.resolve(user) if user is not None else None

    def _asker(self, theme: Theme) -> Party | None:
        """As in "Turned down a Polish request for missiles": whose request it is."""
        noun = self.sentence.head(theme.token)
        if noun is None or theme.token.case != "for":
            return None
        is_plea = "ask" in self.words.by_noun.get(noun.lemma, ())
        return self.scene.owner(noun) if is_plea and noun.dep == "obj" else None

    def _made(
        self,
        theme: Theme,
        predicate: Predicate,
        provider: Party | None,
        recipient: Party | None,
        status: str,
    ) -> Draft:
        stance = read_stance(self.sentence, predicate, "give", "transfer", self.words)
        if stance.status != VOID:
            stance = Stance(status, stance.polarity, stance.certainty)
        return self._draft(theme, predicate, provider, recipient, stance)

    def _draft(
        self,
        theme: Theme,
        predicate: Predicate,
        provider: Party | None,
        recipient: Party | None,
        stance: Stance,
    ) -> Draft:
        return make_draft(
            self.scene, theme, predicate, "transfer", provider, recipient, theme.label, stance
        )

"""Backing by building up somebody's forces, and dealings between two armies that stop or go on.

In: a ``Scene`` and the word lists.  Out: drafts of the frame ``support``: "is helping Chad
modernise its army", "offered to strengthen Poland's air defences", "suspended its military
cooperation with Niger".  A module of its own, since here the verb tells neither of men who are
helped nor of something that is given: it is what is done to a force, or to a relation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.frames.backed import Backing
from tallywire.extract.grammar.clauses import subject_of
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Party
from tallywire.extract.predication.accords import pair
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.situations import (
    actor,
    case_party,
    clause_verb,
    is_purpose,
    modifiers,
)
from tallywire.extract.predication.status import read_stance
from tallywire.extract.watch import rule

__all__ = ["BuildUp"]

_SIDES: Final = ("state", "organisation")
_FATES: Final = ("halt", "scrap")


class BuildUp(Backing):
    """The rules of building up and of dealings, over one sentence."""

    def all(self, tokens: Sequence[Token]) -> Iterator[Draft]:
        """Drafts of forces that the words build up, and of dealings that stop or go on."""
        for token in tokens:
            if token.is_verb and token.lemma in self.extra.building_up:
                yield from self._built(token)
            elif token.is_noun and token.lemma in self.extra.dealings:
                yield from self._dealings(token)

    @rule("read.built_up")
    def _built(self, verb: Token) -> Iterator[Draft]:
        """As in "Is helping Chad modernise its army": what is done for a force of another."""
        thing = self.sentence.child(verb, "obj")
        if thing is None or not self._is_of_arms(thing):
            return
        first = self.sentence.conjuncts(verb)[0]
        above = self.sentence.head(first)
        is_help = above is not None and first.dep in ("xcomp", "ccomp", "advcl")
        is_help = is_help and above is not None and above.lemma in self.extra.helping
        helping = above if is_help else None
        told = helping or first
        if is_purpose(self.sentence, told):
            return
        provider = actor(self.scene, subject_of(self.sentence, told), self.nouns)
        whom = self.sentence.child(verb, "nsubj")
        if whom is None and helping is not None:
            whom = self.sentence.child(helping, "obj")
        recipient = self.scene.resolve(whom) if whom is not None and helping is not None else None
        own = self.sentence.child(thing, "nmod:poss")
        is_named = own is None or self.scene.name_of(own) is not None
        if recipient is None and (is_named or helping is not None):
            recipient = self.scene.owner(thing)
        if helping is not None:
            recipient = recipient or self.at_home(thing, provider)
        if provider is None or recipient is None or provider.name == recipient.name:
            return
        if provider.kind not in _SIDES or recipient.kind not in _SIDES:
            return
        if provider.is_of_nations:
            return
        predicate = Predicate(told, ("back",), "object")
        yield self.draft(
            provider, recipient, thing, None, self.stance(predicate), (verb.start, thing.end)
        )

    def _is_of_arms(self, thing: Token) -> bool:
        """ "Its army", "its air defences", "their defence capabilities", "eight C-130s"."""
        words = modifiers(self.sentence, thing)
        if (words | {thing.lemma}) & self.extra.civil_forces:
            return False
        if self.is_armed(thing) or "platform" in self.nouns.classes_of(thing.lemma):
            return True
        if thing.lemma in self.extra.capacities:
            below = self.sentence.children(thing, "nmod")
            inner = any(c.case == "of" and self.is_armed(c) for c in below)
            owner = self.sentence.child(thing, "nmod:poss")
            is_force = owner is not None and self.is_armed(owner)
            is_military = bool(words & (self.extra.force_words | self.extra.elements))
            return is_military or inner or is_force
        return False

    @rule("read.dealings")
    def _dealings(self, noun: Token) -> Iterator[Draft]:
        """As in "Suspended its military cooperation with Niger": what two armies do together."""
        words = [c for c in self.sentence.children(noun, "amod", "compound") if c.i < noun.i]
        if not any(c.lower in self.extra.force_words for c in words):
            return
        verb = clause_verb(self.sentence, noun)
        if verb is None or noun.dep not in ("obj", "nsubj:pass", "nsubj"):
            return
        cls = self._fate(verb)
        if cls is None:
            return
        subject = subject_of(self.sentence, verb) if noun.dep == "obj" else None
        parties = (
            self.scene.owner(noun),
            actor(self.scene, subject, self.nouns),
            case_party(self.scene, noun, ("with", "to", "between")),
            case_party(self.scene, verb, ("with", "to", "between")),
        )
        named: dict[str, Party] = {}
        for party in parties:
            if party is not None and party.kind in _SIDES:
                named.setdefault(party.name, party)
        if len(named) == 1 and self.scene.home is not None:
            named.setdefault(self.scene.home.name, self.scene.home)
        if len(named) < 2 and not any(" and " in name for name in named):
            return
        provider, recipient = pair(self.scene, list(named.values()), self.extra.helpers)
        if provider is None or recipient is None:
            return
        predicate = Predicate(verb, (cls,), "object")
        stance = read_stance(self.sentence, predicate, cls, "support", self.words)
        if cls == "back":
            is_ahead = stance.status not in ("completed", "under_way")
            stance = stance if is_ahead else replace(stance, status="ongoing")
        elif stance.status == "completed":
            stance = replace(stance, status="ended")
        first = min(words, key=lambda t: t.i)
        label = f"{' '.join(c.lower for c in words)} {noun.text.lower()}"
        yield self.draft(provider, recipient, noun, label, stance, (first.start, noun.end))

    def _fate(self, verb: Token) -> str | None:
        """What becomes of the dealings: they stop, or they go on or start again."""
        if verb.lemma in self.extra.going_on:
            return "back"
        if verb.lemma in self.extra.severing:
            return "scrap"
        with_particle = f"{verb.lemma} {(p.lower if (p := self._particle(verb)) else '')}".strip()
        kinds = {
            *self.words.by_verb.get(verb.lemma, ()),
            *self.words.by_verb.get(with_particle, ()),
        }
        return next((cls for cls in _FATES if cls in kinds), None)

    def _particle(self, verb: Token) -> Token | None:
        return self.sentence.child(verb, "prt", "compound:prt")

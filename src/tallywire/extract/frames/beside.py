"""Backing by fighting beside somebody, and backers named as such.

In: a ``Scene`` and the word lists.  Out: drafts of the frame ``support``: "fights alongside the
army", "bombed the rebels in support of", "came to the aid of", "with the help of Chadian
soldiers", "the main backer of the militia".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from tallywire.extract.frames.backed import Backing
from tallywire.extract.grammar.clauses import subject_of
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.parties.scene import Party
from tallywire.extract.predication.arguments import arguments
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.situations import actor, clause_verb, doer_of, is_purpose
from tallywire.extract.predication.status import Stance, read_stance
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_secondary import SecondaryWords

__all__ = ["BesideBacking", "stands_beside"]

_SIDE_CASES: Final = ("in", "on", "to")


def stands_beside(sentence: Sentence, extra: SecondaryWords) -> bool:
    """Whether the sentence has any word of standing beside somebody."""
    if not extra.sides.isdisjoint(sentence.lemmas):
        return True
    return any(noun.case in extra.side_cases for noun in sentence.nouns)


class BesideBacking(Backing):
    """The rules of standing beside somebody, over one sentence."""

    def all(self) -> Iterator[Draft]:
        """Drafts of fighting beside, of coming to the aid, of help had, and of backers."""
        for token in self.sentence.tokens:
            if token.is_verb and token.lemma in self.extra.lifting:
                yield from self._lifted(token)
            elif token.is_verb and token.lemma in self.extra.allowing:
                yield from self._on_soil(token)
            if not token.is_noun:
                continue
            if token.case == "behind":
                yield from self._behind(token)
            if token.case in self.extra.siding_cases:
                yield from self._fought(token, token)
            elif token.case in _SIDE_CASES and token.lemma in self.extra.siding_nouns:
                yield from self._sided(token)
            elif token.case == "with" and token.lemma in self.extra.bare_backing:
                yield from self._with_help(token)
            elif token.lemma in self.extra.backers:
                yield from self._backer(token)
            elif token.lemma in self.extra.proxies:
                yield from self._proxy(token)
            if token.tag == "NNS" and token.lemma in self.extra.allies | self.extra.backers:
                yield from self._allied(token)

    def _sided(self, noun: Token) -> Iterator[Draft]:
        below = self.sentence.children(noun, "nmod", "nmod:poss")
        target = next((c for c in below if c.case == "of" or c.dep == "nmod:poss"), None)
        if target is not None:
            yield from self._fought(noun, target)

    @rule("read.fighting_beside")
    def _fought(self, noun: Token, target: Token) -> Iterator[Draft]:
        """As in "Fights in support of the government": combat beside somebody's forces."""
        verb = clause_verb(self.sentence, noun)
        if verb is None:
            return
        subject = subject_of(self.sentence, verb)
        struck = subject is not None and subject.lemma in self.extra.attacks
        blow = subject if struck else self.sentence.child(verb, "obj")
        if blow is not None and blow.lemma in self.extra.masses:
            inner = self.sentence.children(blow, "nmod")
            blow = next((c for c in inner if c.case == "of"), blow)
        is_blow = blow is not None and blow.lemma in self.extra.attacks
        comes = noun.case == "to" and verb.lemma in self.extra.coming
        blow = blow if is_blow else self._joint(verb)
        is_blow = is_blow or blow is not None
        if not (comes or is_blow or (verb.lemma in self.extra.fighting and noun.case != "to")):
            return
        predicate = Predicate(verb, ("back",), "object")
        provider = self.helper(subject) if struck else actor(self.scene, subject, self.nouns)
        recipient = self._sided_with(target, provider)
        if provider is None or recipient is None or provider.name == recipient.name:
            return
        stance = self.stance(predicate)
        if self.sentence.child(verb, "aux") is not None and verb.tag == "VBG":
            stance = replace(stance, status="ongoing")
        kind = blow.lemma if blow is not None and is_blow else None
        yield self.draft(provider, recipient, target, kind, stance, _span(noun, target))

    def _joint(self, verb: Token) -> Token | None:
        """As in "Took part in an offensive", "is on operations": what is done side by side."""
        if verb.lemma not in self.extra.joining:
            return None
        blows = self.extra.attacks | self.extra.struggles
        below = self.sentence.children(verb, "obl", "obj")
        return next((c for c in below if c.lemma in blows), None)

    def _sided_with(self, token: Token, provider: Party | None) -> Party | None:
        """Whom one fights beside: forces, a group, a government, a leader."""
        found = self.struggling(token) or token
        mention = self.scene.name_of(found)
        is_office = found.lemma in self.scene.office_nouns | self.scene.grammar.state_bodies
        is_named = mention is not None and mention.kind in ("state", "person", "group")
        if not (self.is_armed(found) or is_office or is_named):
            return None
        return self.target(found, provider) or self.at_home(found, provider)

    @rule("read.standing_behind")
    def _behind(self, target: Token) -> Iterator[Draft]:
        """As in "Libya is behind the rebels", "threw its weight behind the militia"."""
        verb = clause_verb(self.sentence, target)
        if verb is None or verb.i != target.head or verb.lemma not in self.extra.standing:
            return
        if verb.lemma == "stand" and verb.tag == "VBD":
            return  # where somebody stood
        is_rising = target.lemma in self.extra.risings and self.scene.name_of(target) is None
        is_office = (
            verb.lemma not in ("be", "stand")
            and self.scene.is_war_text
            and (target.lemma in self.extra.rulers)
        )
        if not (is_rising or is_office or self.is_armed(target) or self.is_at_war(target)):
            return
        provider = self.helper(doer_of(self.sentence, verb, subject_of(self.sentence, verb)))
        recipient = self.target(target, provider) or self.at_home(target, provider)
        if is_rising:
            recipient = Party(target.lemma, "worded", target.start, target.end)
        if provider is None or recipient is None or provider.name == recipient.name:
            return
        stance = self.stance(Predicate(verb, ("back",), "object"))
        is_state = verb.lemma == "be" and stance.status in ("completed", "under_way")
        stance = replace(stance, status="ongoing") if is_state else stance
        yield self.draft(provider, recipient, target, None, stance, _span(verb, target))

    @rule("read.lift")
    def _lifted(self, verb: Token) -> Iterator[Draft]:
        """As in "US planes flew Kenyan soldiers to Haiti": men of one in the craft of another."""
        args = arguments(self.sentence, Predicate(verb, ("back",), "object"))
        men = args.object
        if men is None or is_purpose(self.sentence, verb):
            return
        kinds = set(self.nouns.classes_of(men.lemma))
        if not (men.lemma in self.scene.force_nouns or kinds & {"personnel", "platform"}):
            return
        if kinds & {"platform"} and self.extra.lifting[verb.lemma] == "transport":
            return
        provider = actor(self.scene, args.subject, self.nouns)
        recipient = self.scene.owner(men)
        sides = (provider, recipient)
        if provider is None or recipient is None or provider.name == recipient.name:
            return
        if any(p is not None and (p.is_implied or p.kind == "worded") for p in sides):
            return
        if provider.is_of_nations:
            return
        stance = read_stance(
            self.sentence, Predicate(verb, ("back",), "object"), "back", "support", self.words
        )
        kind = self.extra.lifting[verb.lemma]
        yield self.draft(provider, recipient, men, kind, stance, _span(verb, men))

    @rule("read.help_had")
    def _with_help(self, noun: Token) -> Iterator[Draft]:
        """As in "The army retook the town with the help of Chadian soldiers"."""
        verb = clause_verb(self.sentence, noun)
        helper = next((c for c in self.sentence.children(noun, "nmod") if c.case == "of"), None)
        subject = subject_of(self.sentence, verb) if verb is not None else None
        if helper is None or subject is None or not self.is_armed(subject):
            return
        provider = actor(self.scene, helper, self.nouns)
        if provider is None or not (self.is_armed(helper) or self.scene.is_war_text):
            return
        recipient = self.target(subject, provider)
        if verb is not None and recipient is not None and recipient.name != provider.name:
            stance = self.stance(Predicate(verb, ("back",), "object"))
            yield self.draft(provider, recipient, subject, None, stance, _span(noun, helper))

    @rule("read.backer")
    def _backer(self, noun: Token) -> Iterator[Draft]:
        """As in "Libya was the main backer of the rebels", "the militia's sponsor Iran"."""
        sentence = self.sentence
        below = sentence.children(noun, "nmod:poss", "nmod")
        target = next((c for c in below if c.dep == "nmod:poss" or c.case == "of"), None)
        if target is None or not (self.is_armed(target) or self.is_at_war(target)):
            return
        head = sentence.tokens[noun.head]
        named: Token | None = sentence.child(noun, "appos")
        if noun.dep in ("attr", "xcomp") and head.is_verb:
            named = subject_of(sentence, head)
        elif noun.dep == "appos":
            named = head
        elif noun.case == "as" and head.is_verb:
            named = sentence.child(head, "nsubj:pass", "obj")
        provider = self.helper(named)
        recipient = self.target(target, provider) or self.at_home(target, provider)
        if provider is None or recipient is None or provider.name == recipient.name:
            return
        past = noun.dep == "attr" and head.tag == "VBD" and head.dep != "ccomp"
        stance = Stance("ended" if past else "ongoing")
        yield self.draft(provider, recipient, target, None, stance, _span(noun, target))

    @rule("read.on_soil")
    def _on_soil(self, verb: Token) -> Iterator[Draft]:
        """As in "Lets the rebels operate from its soil": who is let on a land is helped."""
        sentence = self.sentence
        band, use = sentence.child(verb, "obj"), sentence.child(verb, "ccomp", "xcomp")
        if use is not None and band is None:
            band = sentence.child(use, "nsubj")
        if band is None or use is None or not self.is_band(band) or is_purpose(sentence, verb):
            return
        if not any(t.lemma in self.extra.soils for t in sentence.subtree(use)):
            return
        subject = subject_of(sentence, verb)
        provider = actor(self.scene, doer_of(sentence, verb, subject), self.nouns)
        recipient = self.target(band, provider)
        if provider is None or provider.kind != "state" or recipient is None:
            return
        if provider.name == recipient.name:
            return
        stance = self.stance(Predicate(verb, ("back",), "object"))
        yield self.draft(provider, recipient, band, None, stance, _span(verb, band))

    @rule("read.proxy")
    def _proxy(self, noun: Token) -> Iterator[Draft]:
        """As in "Hezbollah, Iran's proxy": whose it is, a group with a name is backed by."""
        sentence = self.sentence
        head = sentence.tokens[noun.head]
        near = [noun, *sentence.children(noun, "nmod", "appos")]
        named = [c for t in near for c in sentence.children(t, "appos")]
        if noun.dep in ("appos", "compound"):
            named.append(head)
        elif noun.dep in ("attr", "xcomp") and head.is_verb:
            subject = subject_of(sentence, head)
            named.extend([subject] if subject is not None else [])
        provider = self.scene.owner(noun)
        for token in named:
            mention = self.scene.name_of(token)
            if mention is None or mention.kind != "group":
                continue
            recipient = self.target(token, provider)
            if provider is not None and provider.kind == "state" and recipient is not None:
                yield self.draft(
                    provider, recipient, token, None, Stance("ongoing"), _span(noun, token)
                )
            return

    @rule("read.allies")
    def _allied(self, noun: Token) -> Iterator[Draft]:
        """As in "Militants attacked the army and its French allies": allies in a fight."""
        sentence = self.sentence
        fighter = sentence.tokens[noun.head]
        whose = sentence.child(noun, "nmod:poss")
        if noun.dep != "conj" or whose is None or whose.lower not in ("its", "their"):
            return
        if not (self.is_armed(fighter) or fighter.lemma in self.extra.rulers):
            return
        if not (self.scene.is_war_text and self._is_fought_over()):
            return
        named = [c for c in sentence.children(noun, "amod", "compound") if self.scene.name_of(c)]
        provider = self.scene.resolve_one(named[0]) if named else None
        recipient = self.target(fighter, provider) or self.at_home(fighter, provider)
        if provider is None or recipient is None or provider.kind != "state":
            return
        if provider.name != recipient.name:
            stance = Stance("ongoing")
            yield self.draft(provider, recipient, fighter, None, stance, _span(whose, noun))


def _span(one: Token, other: Token) -> tuple[int, int]:
    """Code points from the first of two words to the last."""
    return min(one.start, other.start), max(one.end, other.end)

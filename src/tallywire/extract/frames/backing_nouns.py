"""Backing told by a noun: "gave air support to", "Pakistan's support for", "with help from".

In: the themes of a sentence that are backing.  Out: drafts of the frame ``support``.  Bare
support counts for forces and armed groups only; air support, intelligence and the like count
for states too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.frames.backed import Backing
from tallywire.extract.grammar.clauses import subject_of
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.names.find import NameMention
from tallywire.extract.parties.scene import Party
from tallywire.extract.predication.arguments import arguments
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.situations import (
    actor,
    case_party,
    clause_verb,
    doer_of,
    is_purpose,
    place_party,
)
from tallywire.extract.predication.status import Stance, read_stance
from tallywire.extract.things.theme import Theme
from tallywire.extract.triggers import FORMS
from tallywire.extract.watch import rule

__all__ = ["NominalBacking"]

_FOR: Final = ("for", "to", "of", "with")
_GIVING: Final = frozenset({"give", "send", "announce", "permit", "ask", "weigh", "tender",
                            "refuse", "halt", "get"})  # fmt: skip


class NominalBacking(Backing):
    """The rules of backing for nouns, over one sentence."""

    def all(self, themes: Sequence[Theme]) -> Iterator[Draft]:
        """Drafts of those of the themes that are backing, or aid that is not counted."""
        for theme in themes:
            if theme.cls == "backing":
                yield from self.of_noun(theme)
                yield from self.of_company(theme)
            elif theme.cls == "aid" and theme.quantity is None:
                yield from self.of_aid(theme)

    @rule("read.backing_noun")
    def of_noun(self, theme: Theme) -> Iterator[Draft]:
        """As in "Gave air support to Iraqi forces", "shares intelligence with Nigeria"."""
        label = (theme.label or "").lower()
        is_bare = self._is_bare(label)
        is_military = self._is_military(label)
        verb = clause_verb(self.sentence, theme.token)
        is_form = theme.category in FORMS
        if verb is not None and is_purpose(self.sentence, verb):
            return
        if not (is_bare or is_military or is_form):
            return
        if theme.token.lemma == "training" and " and " not in label:
            return  # told as training
        target = self._nominal_target(theme, verb, is_military)
        if target is None:
            target = self._given_here(theme, verb, is_military)
        if target is None:
            yield from self._plea(theme, verb, is_military)
            return
        token, recipient = target
        if not (is_bare or is_military or self.is_armed(token)):
            return
        provider = self._nominal_provider(theme, verb)
        if provider is None or provider.name == recipient.name:
            return
        if provider.is_of_nations:
            return
        predicate, cls = self._nominal_predicate(theme, verb)
        stance = read_stance(self.sentence, predicate, cls, "support", self.words)
        is_given = theme.token.dep in ("obj", "nsubj:pass", "conj")
        if theme.token.case == "with" and verb is not None and verb.tag == "VBD":
            is_given = "give" in self.words.by_verb.get(verb.lemma, ())
        if not is_given and stance.status == "completed":
            stance = replace(stance, status="ongoing")
        if verb is not None and stance.status == "completed" and self.is_since(verb):
            stance = replace(stance, status="ongoing")
        open_rungs = ("completed", "under_way", "pledged")
        shared = verb is not None and verb.lemma == "share" and verb.tag == "VBG"
        rungs = open_rungs if shared else open_rungs[:2]
        is_now = verb is not None and verb.tag in ("VBZ", "VBP", "VBG")
        if is_now and stance.status in rungs:
            stance = replace(stance, status="ongoing")
        if self._is_ground(theme.token):
            stance = Stance("ongoing")  # "cut aid to Chad over its support for the rebels"
        if verb is not None and verb.lemma == "deny" and theme.token.dep == "obj":
            is_withheld = token.case == "to" or self.sentence.child(verb, "iobj") is not None
            stance = stance if is_withheld else Stance("ongoing", "denied")
        kind = None if is_bare else theme.label
        yield self.draft(provider, recipient, token, kind, stance, (theme.start, theme.end))

    @rule("read.company_backing")
    def of_company(self, theme: Theme) -> Iterator[Draft]:
        """As in "With Russian air support, the army retook": the clause's subject is backed."""
        token = theme.token
        verb = clause_verb(self.sentence, token)
        if token.case not in ("with", "under") or verb is None:
            return
        subject = self.sentence.child(verb, "nsubj", "nsubj:pass")
        provider = self.scene.owner(token) or case_party(self.scene, token, ("from", "by", "of"))
        helper = next((c for c in self.sentence.children(token, "nmod") if c.case == "of"), None)
        provider = provider or actor(self.scene, helper, self.nouns)
        label = (theme.label or "").lower()
        subject = self.sentence.head(token) if token.dep == "nmod" else subject
        if subject is None or provider is None:
            return
        mention = self.scene.name_of(subject)
        is_state = mention is not None and mention.kind == "state" and self._is_military(label)
        if not (self.is_armed(subject) or is_state):
            return
        recipient = self.target(subject, provider) or place_party(self.scene, verb)
        if recipient is None or recipient.name == provider.name:
            return
        if not any(label.endswith(word) for word in (*self.extra.bare_backing, "cover", "power")):
            return
        kind = None if label in self.extra.bare_backing else theme.label
        stance = self.stance(Predicate(verb, ("back",), "object"))
        yield self.draft(provider, recipient, subject, kind, stance, (theme.start, theme.end))

    def of_aid(self, theme: Theme) -> Iterator[Draft]:
        """As in "South African aid to UNITA": bare aid for a force or an armed group."""
        if not self._is_bare((theme.label or "").lower()):
            return
        verb = clause_verb(self.sentence, theme.token)
        if verb is not None and self.words.status.get(verb.lemma) == "requested":
            return  # what is asked for is arms and money
        target = self._nominal_target(theme, verb, False)
        if target is not None and self.is_armed(target[0]):
            yield from self.of_noun(theme)

    def _is_bare(self, label: str) -> bool:
        """As in "Support", "strong support": no word says that it is of a civil kind."""
        *beside, noun = label.split() or [""]
        return noun in self.extra.bare_backing and all(w in self.extra.degrees for w in beside)

    def _given_here(
        self, theme: Theme, verb: Token | None, is_military: bool
    ) -> tuple[Token, Party] | None:
        """As in "Will provide logistical support": to the land that the text is about."""
        home = self.scene.home
        is_object = theme.token.dep == "obj" and verb is not None
        is_given = verb is not None and "give" in self.words.by_verb.get(verb.lemma, ())
        if home is None or not (is_military and is_object and is_given and self.scene.is_war_text):
            return None
        below = self.sentence.children(theme.token, "nmod", "acl")
        if verb is not None:
            below = below + self.sentence.children(verb, "obl", "iobj")
        if any(c.case in ("to", "for") or c.dep == "iobj" for c in below):
            return None
        return theme.token, home

    def _is_military(self, label: str) -> bool:
        """Whether one of the forms of backing is military by itself."""
        return any(
            part.endswith(form)
            for part in label.split(" and ")
            for form in self.extra.military_backing
        )

    def _plea(self, theme: Theme, verb: Token | None, is_military: bool) -> Iterator[Draft]:
        """As in "Asked Israel for military help": who asks would be backed."""
        noun = self.sentence.head(theme.token)
        if noun is not None and noun.is_noun and theme.token.case == "for":
            yield from self._plea_noun(theme, noun, verb, is_military)
            return
        if verb is None or theme.token.case not in ("for", "on"):
            return
        is_turned_to = "court" in self.words.by_verb.get(verb.lemma, ())
        is_asked = is_turned_to or self.words.status.get(verb.lemma) == "requested"
        is_had = verb.lemma in self.extra.relying | self.extra.thanks
        if not (is_asked or is_had) or (theme.token.case == "on" and is_asked):
            return
        if self.is_civil_fight(theme.token):
            return
        is_fought = self.scene.is_war_text and self._is_fought_over()
        if not (is_military or is_fought or self._is_to_fight(theme.token)):
            return
        subject, asked = subject_of(self.sentence, verb), self.sentence.child(verb, "obj", "iobj")
        recipient = self.scene.resolve(subject) if subject is not None else None
        if recipient is None and subject is not None and is_had:
            recipient = self.at_home(subject, None)
        provider = actor(self.scene, asked, self.nouns)
        provider = provider or self._turned_to(verb) or self.scene.owner(theme.token)
        if (provider is None and not (is_asked and is_military)) or recipient is None:
            return
        if provider is not None and provider.name == recipient.name:
            if not (is_asked and is_military):
                return
            provider = None  # "asked its neighbours for military help"
        kind = theme.label if is_military else None
        stance = Stance("requested" if is_asked else "ongoing")
        yield self.draft(provider, recipient, theme.token, kind, stance, (theme.start, theme.end))

    def _is_to_fight(self, help_: Token) -> bool:
        """As in "Help in fighting the rebels", "help against the militia"."""
        below = self.sentence.children(help_, "advcl", "acl", "nmod")
        for child in below:
            foe = child if child.case == "against" else None
            if child.is_verb and child.lemma in self.extra.fighting_off | self.extra.hunting:
                foe = self.sentence.child(child, "obj")
            if foe is not None and self.is_foe(foe):
                return True
        return False

    def _plea_noun(
        self, theme: Theme, noun: Token, verb: Token | None, is_military: bool
    ) -> Iterator[Draft]:
        """As in "Answered a request by Mali for military support": a plea told by its noun."""
        if "ask" not in self.words.by_noun.get(noun.lemma, ()):
            return
        is_answer = verb is not None and verb.lemma in self.extra.answering
        is_plea_for_men = is_answer and self.scene.is_war_text and self._is_bare(theme.label or "")
        after = self.sentence.tokens[theme.token.i + 1 : theme.token.i + 2]
        is_of_task = bool(after) and after[0].lower in ("in", "with", "to", "for", "on")
        if not (is_military or (is_plea_for_men and not is_of_task)):
            return
        recipient = case_party(self.scene, noun, ("by", "from", "of")) or self.scene.owner(noun)
        provider = case_party(self.scene, noun, ("to",))
        if verb is not None and is_answer:
            agent = self.sentence.child(verb, "nsubj", "obl:agent")
            provider = provider or actor(self.scene, agent, self.nouns)
        if recipient is None or (provider is not None and provider.name == recipient.name):
            return
        kind = theme.label if is_military else None
        anchor = (theme.start, theme.end)
        yield self.draft(provider, recipient, theme.token, kind, Stance("requested"), anchor)

    def _turned_to(self, verb: Token) -> Party | None:
        """Whom one calls on or relies on: a party, or somebody's men."""
        for child in self.sentence.children(verb, "obl"):
            if child.case in ("on", "upon", "to"):
                party = actor(self.scene, child, self.nouns)
                if party is not None:
                    return party
        return None

    def _nominal_predicate(self, theme: Theme, verb: Token | None) -> tuple[Predicate, str]:
        if verb is None:
            return Predicate(theme.token, ("stay",), "object", is_noun=True), "stay"
        event = self._event(theme)
        if event is not None:
            kinds = [c for c in self.words.by_noun[event.lemma] if c in _GIVING]
            return Predicate(event, (kinds[0],), "modifier", is_noun=True), kinds[0]
        classes = [c for c in self.words.by_verb.get(verb.lemma, ()) if c in _GIVING]
        return Predicate(verb, ("give",), "object"), classes[0] if classes else "give"

    def _event(self, theme: Theme) -> Token | None:
        """As in "The suspension of support for": the noun that says what happens to it."""
        first = self.sentence.conjuncts(theme.token)[0]
        above = self.sentence.head(first)
        if above is None or not above.is_noun or first.dep != "nmod" or first.case != "of":
            return None
        kinds = set(self.words.by_noun.get(above.lemma, ()))
        return above if kinds & _GIVING else None

    def _nominal_target(
        self, theme: Theme, verb: Token | None, is_military: bool
    ) -> tuple[Token, Party] | None:
        holders = self.sentence.conjuncts(theme.token)
        is_object = theme.token.dep in ("obj", "nsubj:pass", "conj") and verb is not None
        if is_object and verb is not None:
            holders.append(verb)
        shares = verb is not None and verb.lemma in ("share", "sharing")
        shares = shares or theme.token.lemma == "sharing"
        cases: tuple[str, ...] = _FOR if shares else _FOR[:3]
        if theme.token.case in ("with", "through", "under") and not shares:
            cases = _FOR[:2]  # "with the support of Chad": who gives it
        options = [
            child
            for holder in holders
            for child in self.sentence.children(holder, "nmod", "obl", "iobj")
            if child.dep == "iobj" or child.case in cases
        ]
        if theme.token.dep == "nsubj" and verb is not None and verb.lemma in self.extra.enabling:
            inner = self.sentence.children(verb, "ccomp", "xcomp")
            options += self.sentence.children(verb, "obj")
            options += [s for c in inner if (s := self.sentence.child(c, "nsubj")) is not None]
        event = self._event(theme)
        if event is not None:
            below = self.sentence.children(event, "nmod")
            if event.dep in ("obj", "nsubj:pass") and verb is not None:
                below = below + self.sentence.children(verb, "obl")
            options += [c for c in below if c.case in ("for", "to")]
        subject = subject_of(self.sentence, verb) if verb is not None else None
        is_of = theme.token.case == "of" and verb is not None
        assured = is_of and verb is not None and verb.lemma in self.extra.assuring
        if (theme.token.case == "with" or assured) and verb is not None:
            given = self.sentence.child(verb, "obj")
            is_giving = assured or "give" in self.words.by_verb.get(verb.lemma, ())
            options.extend([given] if given is not None and is_giving else [])
        gains = is_object and verb is not None and self._gains(verb)
        relies = verb is not None and verb.lemma in self.extra.relying and theme.token.case == "on"
        if (gains or relies) and subject is not None:
            options.insert(0, subject)
        for token in options:
            mention = self.scene.name_of(token)
            is_state = mention is not None and mention.kind in ("state", "place")
            is_office = is_military and mention is None and self._is_office(token)
            found = self.struggling(token) or token
            is_waging = is_military and found is not token
            is_force = self.is_armed(found) or self.is_at_war(found) or is_waging
            is_craft = is_military and "platform" in self.nouns.classes_of(token.lemma)
            is_meant = is_military or self._is_of_arms(mention) or self._is_to_fight(theme.token)
            if is_force or (is_state and is_meant) or is_craft:
                party = self.scene.owner(token) if is_craft else self.target(found, None)
                if party is not None:
                    return found, party
            office = self.target(token, None) or self.at_home(token, None) if is_office else None
            if office is not None and office.kind in ("state", "organisation"):
                return token, office
        return None

    def _is_office(self, token: Token) -> bool:
        """The government, the country, the ministry: who stands for a state."""
        grammar = self.scene.grammar
        return token.lemma in self.scene.office_nouns | grammar.state_bodies | grammar.state_nouns

    def _gains(self, verb: Token) -> bool:
        """Verbs of having or asking for something."""
        asks = self.words.status.get(verb.lemma) == "requested"
        return verb.lemma in self.extra.gaining or asks

    def _is_of_arms(self, mention: NameMention | None) -> bool:
        """Whether bare support for a state is military: the text has told of such help for it."""
        host = self.scene.home
        is_host = host is not None and mention is not None and host.name == mention.state
        return is_host and self.scene.is_war_text and self._is_fought_over()

    def _nominal_provider(self, theme: Theme, verb: Token | None) -> Party | None:
        found = case_party(self.scene, theme.token, ("from", "by"))
        thanked = self._thanked(theme, verb)
        if thanked is not None:
            return thanked
        possessive = self.sentence.child(theme.token, "nmod:poss")
        if possessive is not None and possessive.lower == "its" and verb is not None:
            for child in self.sentence.children(verb, "obl", "obj"):
                meant = child.case if self._is_ground(theme.token) else "none"
                if meant in ("", "to", "against", "on", "with") and child.i < possessive.i:
                    below = [child, *self.sentence.children(child, "nmod")]
                    for token in below:
                        party = self.scene.resolve(token)
                        if party is not None and party.kind == "state":
                            return party
        if possessive is not None and self.helper(possessive) is None:
            return found
        owner = self.scene.owner(theme.token)
        if found is not None or verb is None:
            return found or owner
        args = arguments(self.sentence, Predicate(verb, ("give",), "object"))
        blamed = doer_of(self.sentence, theme.token, None) if theme.token.case == "of" else None
        if blamed is not None:
            return actor(self.scene, blamed, self.nouns)
        if self._gains(verb):
            of = case_party(self.scene, theme.token, ("of",))
            return case_party(self.scene, verb, ("from",)) or owner or of
        event = self._event(theme)
        if event is not None:
            announcer = actor(self.scene, args.subject, self.nouns)
            return self.scene.owner(event) or case_party(self.scene, event, ("by",)) or announcer
        name = self.scene.name_of(args.subject) if args.subject is not None else None
        if name is not None and name.kind == "place" and name.form in ("name", "alias"):
            return owner  # "Camp Bifrost provides support for"
        if theme.token.dep in ("obj", "conj") or theme.token.case == "with":
            return actor(self.scene, args.subject, self.nouns) or owner
        cases = ("by", "from") if theme.token.dep == "nsubj" else ("by",)
        return owner or case_party(self.scene, verb, cases)

    def _is_ground(self, token: Token) -> bool:
        """As in "Over its support for", "because of its support for": why something else is."""
        before = {t.lower for t in self.sentence.tokens[max(0, token.i - 4) : token.i]}
        return token.dep in ("obl", "nmod") and (
            token.case in ("over", "despite", "amid") or "because" in before
        )

    def _thanked(self, theme: Theme, verb: Token | None) -> Party | None:
        """As in "Expressed thanks to Oman for its support": who is thanked for it."""
        if theme.token.case != "for" or verb is None:
            return None
        if verb.lemma in self.extra.thanks:
            return actor(self.scene, self.sentence.child(verb, "obj", "nsubj:pass"), self.nouns)
        for noun in self.sentence.children(verb, "obj", "attr", "nsubj:pass"):
            if noun.lemma in self.extra.thanks:
                return case_party(self.scene, noun, ("to", "of")) or case_party(
                    self.scene, verb, ("to",)
                )
        return None

"""Noun phrases -> parties: who gives, sends, receives or hosts.

In: a sentence, the names found in the text and what the discourse so far is about.  Out:
``Party`` values: a state for its government, forces, capital or leader; an organisation,
a region or a group by name; a described group ("Syrian rebels") as worded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Final

from tallywire.extract.attribution.people import Persons
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.names.bands import Bands
from tallywire.extract.names.find import NameMention
from tallywire.extract.names.firms import firm_name, says_origin
from tallywire.extract.parties.called import called, land_called
from tallywire.extract.parties.described import described
from tallywire.extract.parties.party import Party, join_parties
from tallywire.extract.parties.pronouns import POSSESSIVE, THEY, antecedent, implied, land_meant
from tallywire.extract.parties.together import described_states, is_of_other_figure, pointed_at
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_grammar import Grammar
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["Party", "Scene", "join_parties"]

SENDING_BODIES: Final = frozenset({"company", "mission", "force"})
"""Kinds of organisation that stand in ``org`` beside the state they belong to."""

_BETWEEN: Final = frozenset({"to", "for", "from", "by", "with", ""})
"""Prepositions of the two sides; behind others men are no party."""

_OWNING: Final = ("nmod:poss", "amod", "compound", "nmod", "appos")
"""How words that say whose a thing is hang from it."""

ARMED_BODIES: Final = frozenset({"body", "force"})
"""Kinds of organisation whose name, counted, stands for their men: "500 Royal Marines"."""


class Scene:
    """One sentence with its names: answers who a noun phrase stands for."""

    def __init__(
        self,
        sentence: Sentence,
        names: Mapping[int, NameMention],
        force_nouns: frozenset[str],
        group_nouns: frozenset[str],
        office_nouns: frozenset[str],
        grammar: Grammar,
        predicates: Predicates,
        topic: Party | None = None,
        host: Party | None = None,
        persons: Callable[[], Persons] = Persons,
        *,
        setting: Callable[[], Party | None] = lambda: None,
        is_arms_text: bool = True,
        is_war_text: bool = True,
        short_forms: Mapping[str, str] = MappingProxyType({}),
        bands: Callable[[], Bands] = Bands,
        together: Callable[[], Sequence[Party]] = tuple,
        voice: Callable[[Token], Party | None] = lambda _: None,
    ) -> None:
        self.sentence = sentence
        self.names = names
        self.force_nouns = force_nouns
        self.group_nouns = group_nouns
        self.office_nouns = office_nouns
        self.grammar = grammar
        self.predicates = predicates
        self.topic = topic
        self.host = host
        self._find_setting = setting
        self._find_persons = persons
        self.is_arms_text = is_arms_text
        self.is_war_text = is_war_text
        self.short_forms = short_forms
        self._find_bands = bands
        self._find_lists = together
        self.voice = voice

    @cached_property
    def persons(self) -> Persons:
        """The people of the text, looked for when a rule first asks."""
        return self._find_persons()

    @cached_property
    def setting(self) -> Party | None:
        """Where the whole text is set."""
        return self._find_setting()

    @property
    def home(self) -> Party | None:
        """Where the sentence is set, by what was read before it or else by the whole text."""
        return self.host or self.setting

    @cached_property
    def bands(self) -> Bands:
        """The armed groups of the text, looked for when a rule first asks."""
        return self._find_bands()

    def name_of(self, token: Token) -> NameMention | None:
        """The gazetteer name that the token is, or None."""
        return self.names.get(token.start)

    @cached_property
    def named(self) -> list[tuple[Token, NameMention]]:
        """The words of the sentence that are names, in order, each with its name."""
        at = self.names.get
        return [(t, name) for t in self.sentence.tokens if (name := at(t.start)) is not None]

    @rule("party.phrase")
    def resolve(self, token: Token) -> Party | None:
        """Who the phrase headed by ``token`` is, conjuncts joined, or None if nobody."""
        found = [
            party
            for part in self.sentence.conjuncts(token)
            if part.is_noun
            and (part is token or not self._is_gapped(part))
            and (party := self.resolve_one(part)) is not None
        ]
        return join_parties(found)

    @rule("party.phrase")
    def _is_gapped(self, token: Token) -> bool:
        """ "..., France 300": a name right before a figure opens a clause of its own."""
        if token.dep != "conj" or self.name_of(token) is None:
            return False
        following = self.sentence.tokens[token.i + 1 : token.i + 4]
        tokens = self.sentence.tokens
        while following and following[0].pos != "NUM" and tokens[following[0].head].pos == "NUM":
            following = following[1:]  # "Spain up to 300"
        return bool(following) and following[0].pos == "NUM"

    def resolve_one(self, token: Token) -> Party | None:
        """Who the phrase headed by ``token`` is, without its conjuncts."""
        mention = self.name_of(token)
        if mention is not None:
            if mention.subkind == "sea" and token.case in ("in", "to", "into"):
                return Party(mention.entity, "region", mention.start, mention.end)
            party = self._narrowed(token, self.of_mention(mention))
            if party is not None:
                return self._with_owner(token, mention, party)
        leader = self._of_person(token)
        if leader is not None:
            return leader
        lemma = token.lemma
        if token.lower in THEY:
            return antecedent(self, token)
        land = land_called(self, token) or called(self, token)
        if land is not None:
            return land
        owner = self.owner(token)
        is_adjective = owner is not None and owner.is_adjective
        firm = firm_name(self.sentence, token, self.grammar.company_words) if is_adjective else None
        if firm is not None and owner is not None:
            known = self.name_of(firm)
            name = known.entity if known is not None else firm.text
            return Party(owner.name, owner.kind, owner.start, firm.end, name)
        if lemma in self.group_nouns:
            is_hired = owner is not None and (owner.is_company or owner.org is not None)
            return owner if is_hired else self._described(token, owner)
        if owner is not None and owner.kind == "region" and lemma in self.grammar.state_nouns:
            several = self._examples(token) or described_states(self.sentence, token)
            return several or land_meant(self, token)  # "in the Baltic country"
        if owner is not None and (
            lemma in self.force_nouns
            or self._phrase(token) in self.force_nouns
            or lemma in self.office_nouns
            or lemma in self.grammar.territory
            or lemma in self.grammar.state_bodies
            or (lemma in self.grammar.force_bodies and token.case in _BETWEEN)
        ):
            return owner
        if owner is None and (lemma in self.grammar.state_bodies or lemma in self.office_nouns):
            seat = self._seat(token)
            if seat is not None:
                return seat
        if owner is None and lemma in self.grammar.own_bodies and self._is_definite(token):
            spoken = self.speaker_state(token)
            if spoken is not None:
                return spoken
        if lemma in self.grammar.state_nouns and token.tag == "NNS":
            words = [c.lower for c in self.sentence.children(token, "det", "predet", "nummod")]
            several = pointed_at(self._find_lists(), token.start, words) if words else None
            if several is not None:
                return implied(several)
            examples = self._examples(token)
            if examples is not None or not words:
                return examples or described_states(self.sentence, token)
        if lemma in self.grammar.territory and self._is_definite(token):
            return land_meant(self, token)
        if lemma in self.force_nouns and self._is_definite(token):
            return implied(self.home)
        return None

    def _examples(self, token: Token) -> Party | None:
        """ "French-speaking countries like Gabon and Togo": the states that are named."""
        for child in self.sentence.children(token, "nmod"):
            if child.case in ("like", "including", "as"):
                return self.resolve(child)
        return None

    def speaker_state(self, token: Token) -> Party | None:
        """ "The Portuguese minister said the government would": the speaker's own."""
        for above in self.sentence.ancestors(token):
            if not above.is_verb or above.lemma not in self.grammar.speech_verbs:
                continue
            speaker = self.sentence.child(above, "nsubj")
            if speaker is None or speaker.lower in THEY:
                continue
            if token.i not in {t.i for t in self.sentence.subtree(speaker)}:
                party = self.resolve_one(speaker)
                return party if party is not None and party.kind == "state" else None
        return None

    def _seat(self, token: Token) -> Party | None:
        """ "Lawmakers in Warsaw", "the authorities in Minsk": a body by its capital."""
        for child in self.sentence.children(token, "nmod"):
            seat = self.name_of(child) if child.case == "in" else None
            if seat is not None and seat.kind == "state" and seat.form == "capital":
                return self.of_mention(seat)
        return None

    def _phrase(self, token: Token) -> str:
        """The noun with the word before it: "armed forces", "coast guard"."""
        before = self.sentence.tokens[token.i - 1].lower if token.i else ""
        return f"{before} {token.lower}"

    def _of_person(self, token: Token) -> Party | None:
        """The state of an official whom the text names."""
        if token.pos != "PROPN":
            return None
        mention = self.persons.at(token.start)
        if mention is None:
            return None
        person = self.persons.of(mention)
        if person.kind != "official" or person.state is None:
            return None
        return Party(person.state, "state", mention.start, mention.end)

    @rule("party.owner")
    def owner(self, token: Token) -> Party | None:
        """Whose the thing is: adjective, possessive or "of" that names a state or body."""
        own = self.name_of(token)
        is_body = own is not None and own.kind == "organisation" and own.subkind in ARMED_BODIES
        if own is not None and (
            own.kind == "state" or ((is_body or own.kind == "equipment") and own.state)
        ):
            return self.of_mention(own)
        below = self.sentence.children(token, *_OWNING)
        for child in below if own is None else ():
            group = self.name_of(child) if child.dep == "compound" else None
            if group is not None and group.kind == "group":
                return self.of_mention(group)  # "Lebanon's Hezbollah movement"
        for child in below:
            if child.dep == "nmod" and child.case not in ("of", "from"):
                continue
            if child.dep == "appos" and child.i > token.i:
                continue
            mention = self.name_of(child)
            if mention is not None and (
                says_origin(self.sentence, child, self.grammar.origin_suffixes)
                or self._is_maker(child, token)
                or is_of_other_figure(self.sentence, child, token)
            ):
                continue
            if mention is None and child.dep == "nmod:poss":
                if child.lower in POSSESSIVE:
                    return antecedent(self, child)
                deep = self.resolve_one(child)
                if deep is not None:
                    return deep
            if mention is None and child.dep == "nmod":
                inner = self._company_below(child) or self._of_forces(token, child)
                if inner is not None:
                    return inner
            if mention is None:
                continue
            parties = [
                party
                for part in self.sentence.conjuncts(child)
                if (found := self.name_of(part)) is not None
                and (party := self.of_mention(found)) is not None
            ]
            joined = join_parties(parties)
            if joined is not None:
                return joined
        return self._squeezed(token)

    def _squeezed(self, token: Token) -> Party | None:
        """A state adjective among the words right before the noun, however they attach."""
        i = token.i - 1
        tokens = self.sentence.tokens
        while i >= 0 and tokens[i].pos in ("ADJ", "NOUN", "PROPN", "NUM", "ADV"):
            mention = self.name_of(tokens[i])
            if mention is not None and (
                mention.form in ("adjective", "demonym") or _is_short(mention, tokens[i])
            ):
                is_made = says_origin(self.sentence, tokens[i], self.grammar.origin_suffixes)
                return None if is_made else self.of_mention(mention)
            if tokens[i].dep not in ("amod", "compound", "nummod", "advmod", "dep", "obl:npmod"):
                break
            i -= 1
        return None

    def _company_below(self, token: Token) -> Party | None:
        """ "Fighters of the Russian company Wagner": the company named under a common noun."""
        for below in self.sentence.children(token, "appos", "compound", "nmod"):
            mention = self.name_of(below)
            if mention is not None and mention.subkind == "company":
                return self.resolve_one(below)
        return None

    def _is_maker(self, child: Token, thing: Token) -> bool:
        """ "Two Sukhoi bombers", "Boeing jets": who built it, unless it is people who come."""
        mention = self.name_of(child)
        is_firm = mention is not None and mention.subkind == "company" and child.dep == "compound"
        return is_firm and thing.lemma in self.grammar.built_things

    def _of_forces(self, token: Token, child: Token) -> Party | None:
        """ "Soldiers of the Rwandan army": whose the forces are of which they are."""
        is_force = child.lemma in self.force_nouns - self.grammar.state_nouns
        return self.owner(child) if is_force and token.tag in ("NNS", "NNPS") else None

    def of_mention(self, mention: NameMention) -> Party | None:
        """The party that a gazetteer name stands for."""
        span = (mention.start, mention.end)
        if mention.kind == "state":
            is_adjective = mention.form in ("adjective", "demonym")
            return Party(mention.entity, "state", *span, is_adjective=is_adjective)
        if mention.kind == "region":
            return Party(mention.entity, "region", *span)
        if mention.kind in ("place", "person", "equipment"):
            return Party(mention.state, "state", *span) if mention.state else None
        if mention.kind == "group":
            return Party(mention.entity, "group", *span)
        if mention.kind != "organisation" or mention.subkind == "ngo":
            return None
        if mention.state is None or mention.subkind in ("company", "union", "alliance", "un_body"):
            is_company = mention.subkind == "company"
            return Party(mention.entity, "organisation", *span, is_company=is_company)
        org = mention.entity if mention.subkind in SENDING_BODIES else None
        return Party(mention.state, "state", *span, org)

    def _narrowed(self, token: Token, party: Party | None) -> Party | None:
        """ "Eastern Europe, mainly Ukraine": the one state of the region that is named."""
        if party is None or party.kind != "region":
            return party
        for child in self.sentence.children(token, "appos", "conj"):
            words = {c.lower for c in self.sentence.children(child, "advmod")}
            mention = self.name_of(child) if words & self.grammar.narrowing else None
            if mention is not None and mention.kind == "state":
                return self.of_mention(mention)
        return party

    def _with_owner(self, token: Token, mention: NameMention, party: Party) -> Party:
        """ "Russia's Wagner Group": the state, with the company as ``org``."""
        if mention.kind != "organisation" or mention.subkind != "company":
            return party
        owner = self.owner(token)
        head = self.sentence.tokens[token.head]
        if owner is None and token.dep in ("appos", "compound") and self.name_of(head) is None:
            owner = self.owner(head)
        if owner is None or owner.kind != "state":
            return party
        start, end = min(owner.start, party.start), max(owner.end, party.end)
        return Party(owner.name, "state", start, end, mention.entity)

    def _described(self, token: Token, owner: Party | None) -> Party | None:
        """A group that is not a state's, as worded or by the name that the text has for it."""
        return described(
            self.sentence,
            token,
            owner,
            self.name_of,
            lambda: self.bands,
            self.grammar.band_adjectives,
        )

    def _is_definite(self, token: Token) -> bool:
        return any(
            c.lower in ("the", "this", "that", "these", "those", *POSSESSIVE)
            for c in self.sentence.children(token, "det", "nmod:poss")
        )


def _is_short(mention: NameMention, token: Token) -> bool:
    """ "US drone base": letters for a state, which the parser hangs on the next noun."""
    is_letters = token.text.replace(".", "").isupper()
    return mention.kind == "state" and token.dep == "compound" and is_letters

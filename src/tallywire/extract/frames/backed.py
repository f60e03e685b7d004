"""Who is backed: forces of a state, or an armed group; and who backs them.

In: a ``Scene`` and the word lists.  Out: ``Backing``, which answers whether a noun is an armed
force, which party it stands for, who helps, and how a backing stands.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection
from typing import Final

from msgspec.structs import replace

from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.situations import actor, case_party, modifiers, place_party
from tallywire.extract.predication.status import Stance, read_stance
from tallywire.extract.watch import rule
from tallywire.packs.alternation import alternation
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import SecondaryWords

__all__ = ["DASHES", "Backing", "before_dash"]

DASHES: Final = ("-", "‑", "–")
"""What joins a backer to "backed"."""
_SINGLE: Final = frozenset({"he", "she", "i", "you", "his", "her", "my", "your"})


def before_dash(sentence: Sentence, token: Token, words: Collection[str]) -> Token | None:
    """As in "US-backed": what a dash ties to the token, where that is one of the words."""
    if token.lower.lstrip("-‑–") not in words:
        return None
    is_glued = token.text[0] in DASHES
    dash = token if is_glued else sentence.tokens[token.i - 1]
    before = sentence.tokens[dash.i - 1]
    is_tied = dash.text[0] in DASHES and 0 < dash.i <= token.i and before.end == dash.start
    return before if is_tied else None


class Backing:
    """What the rules of backing share over one sentence."""

    def __init__(
        self, scene: Scene, nouns: Nouns, words: Predicates, extra: SecondaryWords
    ) -> None:
        self.scene = scene
        self.sentence = scene.sentence
        self.nouns = nouns
        self.words = words
        self.extra = extra

    def is_armed(self, token: Token) -> bool:
        """Whether the noun is a force or an armed group, not a government or a plan."""
        mention = self.scene.name_of(token)
        if mention is not None:
            is_government = "Government" in mention.entity or "Council" in mention.entity
            if mention.entity in self.extra.warlords:
                return True
            is_force = mention.subkind in ("body", "force", "company")
            is_coalition = mention.subkind == "alliance" and (
                any(word in token.lower for word in ("coalition", "force", "mission"))
            )
            return (mention.kind == "group" and self.scene.is_war_text) or (
                not is_government
                and (
                    mention.kind == "group"
                    or (mention.kind == "organisation" and (is_force or is_coalition))
                )
            )
        if token.lemma in self.extra.civil_backed | self.extra.civil_trades:
            return False
        if token.lemma in self.extra.police:
            return self.scene.owner(token) is not None
        if token.tag == "NNPS" and token.lower.removesuffix("s") in self.scene.group_nouns:
            return True
        if token.lemma in self.extra.vague_groups | self.extra.leagues:
            beside = modifiers(self.sentence, token)
            if not beside & self.extra.armed_words and not self._is_against(beside):
                return self._is_joined(token)
        if self._unnamed(token) is not None:
            return True
        classes = set(self.nouns.classes_of(token.lemma))
        entry = self.nouns.entry("force", token.lemma)
        if entry is not None and entry.category == "state" and entry.strength != "strong":
            return False
        is_office = token.lemma in self.scene.office_nouns and "personnel" not in classes
        is_force = bool(classes & {"force", "personnel", "unit"}) and not is_office
        return token.lemma in self.scene.group_nouns or is_force

    def is_band(self, target: Token) -> bool:
        """Rebels, a group with a name: not the soldiers of a state, who would be stationed."""
        mention = self.scene.name_of(target)
        is_group = mention is not None and mention.kind == "group"
        vague = self.extra.vague_groups | self.extra.leagues
        sides = self.extra.war_sides | self.scene.group_nouns | vague
        below = self.sentence.children(target, "nmod", "compound")
        is_of = any((m := self.scene.name_of(c)) is not None and m.kind == "group" for c in below)
        return is_group or is_of or (target.lemma in sides and self.is_armed(target))

    def is_at_war(self, token: Token) -> bool:
        """A government beside rebels, or a warlord: "supports the government" in a civil war."""
        mention = self.scene.name_of(token)
        if mention is not None:
            is_person = mention.kind == "person"
            return is_person and self.scene.is_war_text and self._is_fought_over()
        is_ruler = token.lemma in self.extra.at_war
        return is_ruler and self.scene.is_war_text and self._is_fought_over()

    def _is_fought_over(self) -> bool:
        """Whether the sentence tells of rebels or of fighting, and not of talks."""
        tokens = self.sentence.tokens
        if any(t.case in ("in", "during") and t.lemma in self.extra.parleys for t in tokens):
            return False
        words = {t.lemma for t in tokens} | {t.lower.removesuffix("s") for t in tokens}
        blows = {t.lemma for t in tokens if t.is_verb} & self.extra.blows
        names = (self.scene.name_of(t) for t in tokens)
        is_band = any(n is not None and n.kind == "group" for n in names)
        return bool(is_band or words & self.extra.war_sides or blows)

    def at_home(self, token: Token, provider: Party | None) -> Party | None:
        """As in "The government" without a name: of the state that the text is about."""
        host = self.scene.home
        is_office = token.lemma in self.scene.office_nouns | self.scene.grammar.state_bodies
        is_bare = self.scene.name_of(token) is None and (
            is_office or token.lemma in self.scene.force_nouns
        )
        is_other = host is not None and (provider is None or host.name != provider.name)
        return host if is_bare and is_other else None

    def struggling(self, token: Token) -> Token | None:
        """As in "The army's fight against", "operations of the armed forces": whose it is."""
        if token.lemma not in self.extra.struggles | self.extra.efforts:
            return None
        for child in self.sentence.children(token, "nmod:poss", "nmod", "compound"):
            is_whose = child.case in ("", "of") or child.dep != "nmod"
            if is_whose and (self.is_armed(child) or self.is_at_war(child)):
                return child
            if is_whose and self.is_waged(token) and self._is_state(child):
                return child
        return None

    def is_waged(self, token: Token) -> bool:
        """As in "Its war against", "the offensive": a struggle that is fought with arms."""
        if self.is_civil_fight(token):
            return False
        below = self.sentence.children(token, "nmod")
        is_against = any(c.case == "against" and self.is_foe(c) for c in below)
        beside = modifiers(self.sentence, token)
        return (
            is_against or token.lemma in self.extra.waged or bool(beside & self.extra.force_words)
        )

    def is_civil_fight(self, token: Token) -> bool:
        """As in "The fight against malaria": what is fought bears no arms."""
        return any(t.lower in self.extra.civil_foes for t in self.sentence.subtree(token))

    def is_foe(self, token: Token) -> bool:
        """Rebels, a group, a man, a state: not malaria."""
        if self.scene.name_of(token) is not None or token.pos == "PROPN":
            return True
        foes = self.extra.war_sides | self.scene.group_nouns | self.extra.foes
        return token.lemma in foes or token.lower in foes

    def _is_state(self, token: Token) -> bool:
        mention = self.scene.name_of(token)
        if mention is not None:
            return mention.kind == "state" and mention.form != "adjective"
        return token.lemma in self.extra.rulers and self.scene.owner(token) is not None

    def target(self, token: Token, provider: Party | None) -> Party | None:
        """The party that a force or group noun stands for, or where it fights."""
        loyal = self._loyal(token)
        if loyal is not None:
            return loyal
        options = [_undashed(self.scene.resolve_one(token), self.extra.backed)]
        if options[0] is None or options[0].kind != "worded":
            options.append(self.scene.owner(token))
            options.append(place_party(self.scene, token))
            options.append(case_party(self.scene, token, ("of", "from")))
        mention = self.scene.name_of(token)
        is_person = mention is not None and mention.kind == "person"
        is_warlord = mention is not None and mention.entity in self.extra.warlords
        if mention is not None and is_person and (is_warlord or self.is_at_war(token)):
            options.insert(0, Party(mention.entity, "worded", mention.start, mention.end))
        options.append(self._unnamed(token))
        for party in options:
            if party is not None and (provider is None or party.name != provider.name):
                return party
        return None

    def _unnamed(self, token: Token) -> Party | None:
        """As in "Support to regional forces": men of whom the text says no more."""
        men = self.scene.grammar.troop_nouns
        is_joint = bool(modifiers(self.sentence, token) & self.extra.many_nations)
        if token.lemma not in men or not (is_joint or token.tag in ("NNS", "NNPS")):
            return None
        beside = [c for c in self.sentence.children(token, "amod", "compound") if c.i < token.i]
        if not is_joint and not any(c.lower in self.extra.unnamed_forces for c in beside):
            return None
        first = min(beside, key=lambda t: t.i)
        words = self.sentence.tokens[first.i : token.i + 1]
        return Party(" ".join(t.text for t in words), "worded", first.start, token.end)

    def _is_against(self, beside: set[str]) -> bool:
        """As in "The anti-Taliban alliance", in a text of war."""
        is_anti = any(word.startswith("anti") for word in beside)
        return is_anti and self.scene.is_war_text

    def _is_joined(self, token: Token) -> bool:
        """A vague group with an armed word right before it, however the parser attached it."""
        before = self.sentence.tokens[token.i - 1] if token.i else token
        return before.lower.lstrip("-") in self.extra.armed_words or before.lower == "-backed"

    def _loyal(self, token: Token) -> Party | None:
        """As in "Forces loyal to Khalifa Haftar": a group in the text's own words."""
        for child in self.sentence.children(token, "amod", "acl"):
            for leader in self.sentence.children(child, "obl"):
                if child.lemma == "loyal" and leader.case == "to":
                    text = f"{token.text.lower()} loyal to {leader.text}"
                    return Party(text, "worded", token.start, leader.end)
        return None

    def helper(self, subject: Token | None) -> Party | None:
        """Who helps: a party, its men, or whose backing or campaign it is."""
        if subject is None or subject.lower in _SINGLE:
            return None
        if "facility" in self.nouns.classes_of(subject.lemma):
            return None
        if subject.lemma in self.extra.factions and self.scene.owner(subject) is None:
            return case_party(self.scene, subject, ("within", "inside", "in", "of", "from"))
        provider = actor(self.scene, subject, self.nouns)
        if provider is not None:
            is_vague = subject.lemma in self.extra.vague_groups
            return None if provider.kind == "worded" and is_vague else provider
        entry = self.nouns.entry("backing", subject.lemma)
        label = subject.lemma in self.extra.bare_backing | self.extra.attacks
        return self.scene.owner(subject) if entry is not None or label else None

    @rule("status.backing")
    def stance(self, predicate: Predicate) -> Stance:
        """A backing that goes on, unless it is told as over, planned or asked for."""
        token = predicate.token
        stance = read_stance(self.sentence, predicate, "back", "support", self.words)
        is_now = {c.lower for c in self.sentence.children(token, "aux:pass")} & {"is", "are"}
        has_been = any(c.lower in ("has", "have") for c in self.sentence.children(token, "aux"))
        had = any(c.lower == "had" for c in self.sentence.children(token, "aux"))
        if had and token.dep == "acl:relcl" and stance.status in ("completed", "under_way"):
            return replace(stance, status="ended")
        head = self.sentence.tokens[token.head]
        does = any(c.lower in ("does", "do") for c in self.sentence.children(token, "aux"))
        if does and stance.status == "completed":
            return replace(stance, status="ongoing")
        is_held = token.dep == "xcomp" and head.lemma in self.extra.held_to_be
        if is_held and stance.status == "pledged":
            return replace(stance, status="ongoing")
        if has_been and self.is_since(token) and stance.status == "completed":
            return replace(stance, status="ongoing")
        if self._is_done_with(token) and stance.status in ("completed", "ongoing"):
            return replace(stance, status="completed")
        if (is_now or has_been) and stance.status == "completed":
            return replace(stance, status="ongoing")
        if stance.status == "under_way" or (token.tag in ("VBZ", "VBP", "VBG") and
                                            stance.status == "completed"):  # fmt: skip
            return replace(stance, status="ongoing")
        if token.dep in ("acl", "amod") and token.tag == "VBN" and stance.status == "completed":
            return replace(stance, status="ongoing")
        return stance

    def is_since(self, verb: Token) -> bool:
        """As in "Has provided support since 2008": it goes on."""
        below = self.sentence.children(verb, "obl", "advcl", "obj")
        below = [*below, *(c for t in below for c in self.sentence.children(t, "nmod", "advcl"))]
        marks = [m.lower for t in below for m in self.sentence.children(t, "mark")]
        return "since" in marks or any(t.case == "since" for t in below)

    def _is_done_with(self, verb: Token) -> bool:
        """As in "Helped by Chadian troops, the army retook": help in what was done."""
        is_help = verb.lemma in self.extra.helping or (
            self.extra.outfitting.get(verb.lemma) == "supplies"
        )
        if verb.dep not in ("acl", "advcl") or verb.tag != "VBN" or not is_help:
            return False
        above = next((t for t in self.sentence.ancestors(verb) if t.is_verb), None)
        return above is not None and above.tag == "VBD" and above.lemma != "be"

    def draft(
        self,
        provider: Party | None,
        recipient: Party,
        backed: Token,
        kind: str | None,
        stance: Stance,
        anchor: tuple[int, int],
    ) -> Draft:
        """The draft of one backing."""
        return Draft(
            frame="support",
            sentence=self.sentence.index,
            paragraph=self.sentence.paragraph,
            provider=provider,
            recipient=recipient,
            what=kind,
            theme="backing",
            anchor=anchor,
            what_span=anchor,
            stance=stance,
            head=backed.i,
        )


@functools.cache
def _backer(backed: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"[-‑–](?:{alternation(backed)})\s+")


def _undashed(party: Party | None, backed: frozenset[str]) -> Party | None:
    """As in "CIA-backed militias": the party without what belongs to the backer."""
    if party is None or party.kind != "worded":
        return party
    found = _backer(backed).search(party.name)
    if found is None:
        return party
    rest = party.name[found.end() :]
    return replace(party, name=rest, start=party.end - len(rest)) if rest else None

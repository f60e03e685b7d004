"""One sentence -> support drafts: who backs whose forces, or which armed group.

In: a ``Scene`` with its themes.  Out: drafts of the frame ``support``: "X-backed rebels",
"supports the army", "militants controlled by", "gave air support to", "shares intelligence
with".  A backed government, candidate or peace process makes none (annotation guide,
Rulings).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tallywire.extract.backed import BACKED, DASHES, Backing
from tallywire.extract.backing_nouns import NominalBacking
from tallywire.extract.beside import BesideBacking
from tallywire.extract.draft import Draft
from tallywire.extract.parties import Party, Scene
from tallywire.extract.predicates import Predicate, arguments, subject_of, verb_classes
from tallywire.extract.situations import (
    case_party,
    clause_verb,
    doer_of,
    is_purpose,
    place_party,
)
from tallywire.extract.status import Stance
from tallywire.extract.syntax import Token
from tallywire.extract.theme import Theme
from tallywire.extract.triggers import BLAMING
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import SecondaryWords

__all__ = ["read_backing"]

_FORM: Final = frozenset({"name", "adjective", "demonym", "combining"})


def read_backing(
    scene: Scene,
    themes: Sequence[Theme],
    nouns: Nouns,
    words: Predicates,
    extra: SecondaryWords,
) -> Iterator[Draft]:
    """The support drafts of the sentence."""
    reader = _VerbalBacking(scene, nouns, words, extra)
    done: set[tuple[str, str]] = set()
    for draft in reader.all(themes):
        key = (
            draft.provider.name if draft.provider else "",
            draft.recipient.name if draft.recipient else "",
        )
        if key not in done:
            done.add(key)
            yield draft


class _VerbalBacking(Backing):
    """The rules of backing for verbs and participles, over one sentence."""

    def all(self, themes: Sequence[Theme]) -> Iterator[Draft]:
        """Drafts of hyphenated words, verbs, nouns, and fighting in support."""
        for token in self.sentence.tokens:
            if token.lower.lstrip("-‑–") in BACKED and token.i >= 1:
                yield from self._hyphenated(token)
            is_given = token.tag == "VBN" and token.lemma in self.extra.outfitting
            is_given = is_given and self.sentence.child(token, "obl:agent") is not None
            if is_given or (
                token.is_verb and "back" in verb_classes(self.sentence, token, self.words)
            ):
                yield from self._verbal(token)
        yield from BesideBacking(self.scene, self.nouns, self.words, self.extra).all()
        nominal = NominalBacking(self.scene, self.nouns, self.words, self.extra)
        for theme in themes:
            if theme.cls == "backing":
                yield from nominal.of_noun(theme)
                yield from nominal.of_company(theme)
            elif theme.cls == "aid" and theme.quantity is None:
                yield from nominal.of_aid(theme)

    @rule("read.backed_by")
    def _hyphenated(self, token: Token) -> Iterator[Draft]:
        """As in "X-backed Y"."""
        tokens = self.sentence.tokens
        glued = token.text[0] in DASHES
        dash = token if glued else tokens[token.i - 1]
        at = token.i - 1 if glued else token.i - 2
        if at < 0 or dash.text[0] not in DASHES or tokens[at].end != dash.start:
            return
        backer = tokens[at]
        provider = self.scene.resolve_one(backer)
        backed = self._backed_noun(token)
        if provider is None or backed is None or provider.name == "United Nations":
            return
        is_rising = backed.lemma in self.extra.risings
        is_man = backed.lemma in self.extra.armed_men
        if not (self.is_armed(backed) or is_rising or is_man):
            return
        recipient = self._backed_party(backed, provider, backer)
        if recipient is None and is_man:
            recipient = Party(backed.text, "worded", backed.start, backed.end)
        if is_rising:
            recipient = Party(backed.lemma, "worded", backed.start, backed.end)
        if recipient is not None:
            span = (backer.start, backed.end)
            is_over = is_rising and backed.lemma in self.scene.grammar.dated_events
            stance = Stance("completed" if is_over else "ongoing")
            yield self.draft(provider, recipient, backed, None, stance, span)

    def _backed_noun(self, token: Token) -> Token | None:
        """The noun that "-backed" modifies: the last of the phrase it stands in."""
        tokens, last = self.sentence.tokens, None
        for word in tokens[token.i + 1 :]:
            is_dash = word.pos == "PUNCT" and word.text in DASHES
            is_participle = word.pos == "VERB" and word.tag in ("VBN", "VBG") and last is None
            if word.pos not in ("ADJ", "NOUN", "PROPN") and not is_dash and not is_participle:
                break
            if word.pos in ("NOUN", "PROPN"):
                last = word
                mention = self.scene.name_of(word)
                is_body = mention is not None and mention.kind in ("group", "organisation")
                if is_body and not self._has_force_after(word):
                    break
        return last

    def _has_force_after(self, name: Token) -> bool:
        """As in "A US-supported African Union task force": the name only says whose it is."""
        head = self.sentence.head(name)
        is_beside = head is not None and name.dep in ("compound", "amod", "nmod:poss")
        return is_beside and head is not None and head.i > name.i and self.is_armed(head)

    def _backed_party(self, backed: Token, provider: Party, backer: Token) -> Party | None:
        """The state whose forces, or the group itself."""
        party = self.target(backed, provider)
        if party is not None:
            return party
        own = [
            t
            for t in self.sentence.tokens[backer.i + 1 : backed.i]
            if (m := self.scene.name_of(t)) is not None and m.form in _FORM
        ]
        for token in own:
            found = self.scene.resolve_one(token)
            if found is not None and found.name != provider.name:
                return found
        return self._fought_for(backed, provider)

    def _fought_for(self, backed: Token, provider: Party) -> Party | None:
        """As in "Saudi-backed government forces": of the state that the text is about."""
        if backed.lemma not in self.scene.force_nouns:
            return None
        verb = clause_verb(self.sentence, backed)
        taken = self.sentence.child(verb, "obj") if verb is not None else None
        mention = self.scene.name_of(taken) if taken is not None else None
        named = self.scene.resolve_one(taken) if taken is not None and mention else None
        for party in (self.scene.home, named, place_party(self.scene, verb)):
            if party is not None and party.kind == "state" and party.name != provider.name:
                return party
        return None

    @rule("read.backing_verb")
    def _verbal(self, verb: Token) -> Iterator[Draft]:
        """As in "Supports the army", "rebels backed by", "will advise the defence ministry"."""
        predicate = Predicate(verb, ("back",), "object")
        args = arguments(self.sentence, predicate)
        target = self._aided(verb, args.object)
        if target is None or (is_purpose(self.sentence, verb) and not self._is_told(verb)):
            return
        if not self._is_target_of(verb, target):
            return
        provider = self.helper(doer_of(self.sentence, verb, args.subject))
        if provider is None and args.is_passive:
            provider = case_party(self.scene, verb, ("by",)) or self._joint_agent(verb)
        if provider is None and verb.dep == "acl" and verb.tag == "VBG":
            provider = self._who_has(self.sentence.tokens[verb.head])
        head = self.sentence.tokens[verb.head]
        is_rising = target.lemma in self.extra.risings
        recipient = (
            (Party(target.lemma, "worded", target.start, target.end) if is_rising else None)
            or self.target(target, provider)
            or self.at_home(target, provider)
            or (place_party(self.scene, head) if target.lemma in self.scene.force_nouns else None)
        )
        mention = self.scene.name_of(target)
        if mention is not None and mention.kind == "state":
            recipient = self.scene.resolve_one(target)
        if provider is None or recipient is None or provider.name == recipient.name:
            return
        if provider.name.startswith("United Nations") or self._is_meant(verb):
            return
        if recipient.name == "United Nations":
            return  # "supports the United Nations' peacekeeping"
        kind = self.extra.backing_kinds.get(verb.lemma) or self._means(verb)
        is_fought = is_purpose(self.sentence, verb) and not self._is_licence(verb)
        told = Predicate(head, ("back",), "object") if is_fought else predicate
        yield self.draft(provider, recipient, target, kind, self.stance(told), _span(verb, target))

    def _joint_agent(self, verb: Token) -> Party | None:
        """As in "Armed and paid by Libya": who a later verb says did both."""
        beside = [t for t in self.sentence.children(verb, "conj", "advcl") if t.tag == "VBN"]
        beside += [t for other in beside for t in self.sentence.children(other, "conj")]
        for other in beside:
            agent = self.sentence.child(other, "obl:agent")
            if agent is not None and agent.i > verb.i:
                return self.helper(agent)
        return None

    def _means(self, verb: Token) -> str | None:
        """What it is done with: "supports the army with intelligence"."""
        for child in self.sentence.children(verb, "obl"):
            phrase = " ".join(t.lower for t in self.sentence.subtree(child) if t.dep != "det")
            is_for = any(c.case == "for" for c in self.sentence.children(child, "nmod"))
            if (
                child.case == "with"
                and not is_for
                and any(
                    phrase.removeprefix("with ").startswith(form)
                    for form in self.extra.military_backing
                )
            ):
                return child.lemma
        return None

    def _aided(self, verb: Token, found: Token | None) -> Token | None:
        """Whom the verb helps: its object, the object it shares, the men in "a number of men"."""
        if found is None:
            for other in self.sentence.children(verb, "conj", "ccomp", "xcomp"):
                if other.is_verb and other.dep == "conj":
                    found = found or self.sentence.child(other, "obj")
                elif other.is_verb and verb.lemma in ("help", "assist", "aid"):
                    found = found or self.sentence.child(other, "nsubj")
        if found is None:
            found = self._phrased(verb)
        if found is None and verb.dep == "advcl" and verb.tag == "VBN":
            found = self.sentence.child(self.sentence.tokens[verb.head], "nsubj", "nsubj:pass")
        if found is None and verb.dep == "xcomp" and self.sentence.child(verb, "aux:pass"):
            found = self.sentence.child(self.sentence.tokens[verb.head], "nsubj", "nsubj:pass")
        if found is not None and found.lower in ("who", "which", "that", "whom"):
            found = self.sentence.tokens[verb.head]
        if found is None or self.is_armed(found):
            return found
        heads = [found, *(c for c in self.sentence.children(found, "nmod") if c.case != "between")]
        beside = [t for h in heads for t in self.sentence.conjuncts(h) if t.i > h.i]
        joined = [t for t in beside if self.is_armed(t)]
        struggling = self.struggling(found) or next(iter(joined), None)
        if struggling is not None:
            return struggling
        above = self.sentence.head(found)
        if verb.dep == "acl" and above is not None and self.is_armed(above):
            return above
        is_pay = found.lemma in self.extra.upkeep
        if found.lemma not in self.extra.masses and not is_pay and found.text != "%":
            return found
        below = self.sentence.children(found, "nmod:poss", "nmod", "obl")
        inner = [c for c in below if c.case == "of" or (is_pay and c.dep == "nmod:poss")]
        inner += [s for c in inner if (s := self.struggling(c)) is not None]
        return next((c for c in inner if self.is_armed(c)), found)

    def _is_helped_to_fight(self, verb: Token) -> bool:
        """As in "Helps Nepal fight the rebels", "backs Ukraine in its war against"."""
        for child in self.sentence.children(verb, "ccomp", "xcomp", "obl"):
            is_fight = child.is_verb and child.lemma in self.extra.fighting_off
            if is_fight:
                return True
        for child in self.sentence.children(verb, "ccomp", "xcomp", "advcl"):
            foe = self.sentence.child(child, "obj") if child.is_verb else None
            is_hunt = child.lemma in self.extra.fighting_off | self.extra.hunting
            marks = {c.lower for c in self.sentence.children(child, "mark", "case", "aux")}
            if foe is not None and is_hunt and marks & {"in", "to"} and self._is_hunted(foe):
                return True
        taken = self.sentence.child(verb, "obj")
        if taken is not None and taken.lemma in self.extra.struggles and self.is_waged(taken):
            return True
        return any(
            t.case in ("in", "during") and t.lemma in self.extra.struggles - {"effort", "drive"}
            for t in self.sentence.tokens
        )

    def _is_armed_help(self, verb: Token) -> bool:
        """As in "Turkish jets support Chad", "helps Chad with intelligence": help of arms."""
        if self._means(verb) is not None:
            return True
        doer = doer_of(self.sentence, verb, subject_of(self.sentence, verb))
        is_man = doer is not None and doer.lemma in self.scene.grammar.troop_nouns
        is_craft = doer is not None and "platform" in self.nouns.classes_of(doer.lemma)
        if self.scene.is_war_text and (is_man or is_craft):
            return True
        given = (c for c in self.sentence.children(verb, "obl") if c.case == "with")
        arms = {"personnel", "unit", "equipment", "platform"}
        return any(arms & set(self.nouns.classes_of(c.lemma)) for c in given)

    def _is_hunted(self, token: Token) -> bool:
        """Rebels, a group, or a man in a text of war."""
        mention = self.scene.name_of(token)
        if mention is not None or token.pos == "PROPN":
            is_named = mention is None or mention.kind in ("person", "group")
            return is_named and self.scene.is_war_text
        return token.lemma in self.extra.war_sides | self.scene.group_nouns

    def _who_has(self, men: Token) -> Party | None:
        """As in "Cut the number of advisers supporting the army": who has or moves the men."""
        above = clause_verb(self.sentence, men)
        if above is None or "personnel" not in self.nouns.classes_of(men.lemma):
            return None
        kinds = set(self.words.by_verb.get(above.lemma, ()))
        if not kinds & {"send", "pull", "reduce", "hold", "station", "halt"}:
            return None
        subject = subject_of(self.sentence, above)
        return self.scene.resolve(subject) if subject is not None else None

    def _phrased(self, verb: Token) -> Token | None:
        """As in "Pays for the force", "sides with the rebels": what the preposition takes."""
        for child in self.sentence.children(verb, "obl"):
            if "back" in self.words.by_verb.get(f"{verb.lemma} {child.case}", ()):
                return child
        return None

    def _is_told(self, verb: Token) -> bool:
        """Whether the infinitive is what is told: a licence, or what the fighting is for."""
        head = self.sentence.tokens[verb.head]
        is_fighting = head.is_verb and head.lemma in self.extra.fighting - {"deploy"}
        return self._is_licence(verb) or (verb.dep == "advcl" and is_fighting)

    def _is_meant(self, verb: Token) -> bool:
        """As in "The rifles are meant to help the army": what a thing is for."""
        above = self.sentence.tokens[verb.head]
        is_said = verb.dep in ("xcomp", "advcl", "ccomp") and above.lemma in self.extra.meant_for
        subject = subject_of(self.sentence, above) if is_said else None
        thing = self.sentence.child(above, "nsubj:pass") if is_said else None
        return any(
            t is not None and "equipment" in self.nouns.classes_of(t.lemma)
            for t in (subject, thing)
        )

    def _is_licence(self, verb: Token) -> bool:
        """As in "Greater ability to accompany Afghan forces": what may be done."""
        if verb.dep == "conj":
            head = self.sentence.tokens[verb.head]
            return head.is_verb and self._is_licence(head)
        above = self.sentence.tokens[verb.head]
        is_allowed = above.is_verb and self.words.status.get(above.lemma) == "authorised"
        return above.lemma in self.extra.licences_to or (is_allowed and verb.dep == "xcomp")

    def _is_blamed(self, verb: Token) -> bool:
        """As in "Accused Chad of aiding the alliance": nobody is accused of civil help."""
        return verb.dep == "advcl" and self.sentence.tokens[verb.head].lemma in BLAMING

    def _is_propped(self, verb: Token, target: Token) -> bool:
        """As in "Props up the regime", in a text of war."""
        if verb.lemma not in self.extra.propping or not self.scene.is_war_text:
            return False
        mention = self.scene.name_of(target)
        is_leader = mention is not None and mention.kind == "person"
        return target.lemma in self.extra.rulers or is_leader

    def _is_target_of(self, verb: Token, target: Token) -> bool:
        if self.is_armed(target) or self.is_at_war(target) or self._is_propped(verb, target):
            return True
        if target.lemma in self.extra.risings and self.scene.name_of(target) is None:
            return True
        is_office = target.lemma in self.extra.rulers | self.scene.grammar.state_bodies
        if is_office and self.scene.name_of(target) is None and self._is_helped_to_fight(verb):
            return True
        is_side = self.scene.is_war_text and target.lemma in self.extra.vague_groups
        if is_side and self._is_blamed(verb):
            return True
        above = self.sentence.tokens[verb.head]
        if target.lemma in self.extra.rulers and above.lemma in self.extra.fighting:
            return verb.dep in ("advcl", "xcomp")
        mention = self.scene.name_of(target)
        if mention is not None and mention.kind == "person" and verb.lemma in ("protect", "escort"):
            doer = self.sentence.child(verb, "nsubj", "obl:agent")
            return doer is not None and self.is_armed(doer)
        if mention is not None and mention.kind == "state":
            return (
                verb.lemma == "defend"
                or self._is_helped_to_fight(verb)
                or self._is_armed_help(verb)
            )
        if mention is not None:
            return False
        if verb.lemma not in ("advise", "mentor", "defend", "protect"):
            return False
        if verb.lemma == "defend":
            return target.lemma in ("island", "country", "government", "president", "capital")
        if verb.lemma == "protect":
            return target.lemma in ("president", "government")
        near = {t.lower for t in self.sentence.subtree(target)}
        return target.lemma in ("ministry", "minister", "staff", "command") and bool(
            near & {"defence", "defense", "military", "army", "general"}
        )


def _span(one: Token, other: Token) -> tuple[int, int]:
    """Code points from the first of two words to the last."""
    return min(one.start, other.start), max(one.end, other.end)

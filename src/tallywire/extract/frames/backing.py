"""One sentence -> support drafts: who backs whose forces, or which armed group.

In: a ``Scene`` with its themes.  Out: drafts of the frame ``support``: "X-backed rebels",
"supports the army", "militants controlled by", "gave air support to", "shares intelligence
with".  A government, candidate or peace process that is backed makes none (annotation guide,
Rulings), unless a state backs a government at war.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.frames.backed import DASHES, before_dash
from tallywire.extract.frames.backing_nouns import NominalBacking
from tallywire.extract.frames.beside import BesideBacking, stands_beside
from tallywire.extract.frames.built_up import BuildUp
from tallywire.extract.frames.helped import Helped
from tallywire.extract.grammar.clauses import subject_of
from tallywire.extract.grammar.phrasal_verbs import verb_classes
from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.arguments import arguments
from tallywire.extract.predication.draft import Draft
from tallywire.extract.predication.measure import make_draft
from tallywire.extract.predication.situations import (
    case_party,
    clause_verb,
    doer_of,
    is_purpose,
    place_party,
)
from tallywire.extract.predication.status import Stance, read_stance
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule
from tallywire.packs.alternation import alternation
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import Predicates, load_predicates
from tallywire.packs.lexicon_secondary import SecondaryWords, load_secondary

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
    done: set[tuple[str, str, str]] = set()
    for draft in _told(scene, themes, nouns, words, extra):
        key = (
            draft.frame,
            draft.provider.name if draft.provider else "",
            draft.recipient.name if draft.recipient else "",
        )
        if key not in done:
            done.add(key)
            yield draft


def _told(
    scene: Scene,
    themes: Sequence[Theme],
    nouns: Nouns,
    words: Predicates,
    extra: SecondaryWords,
) -> Iterator[Draft]:
    """What hyphenated words and verbs tell, forces built up, fighting beside them, and nouns."""
    sentence, given = scene.sentence, (scene, nouns, words, extra)
    is_tied = _tied(sentence.language).search(sentence.text) is not None
    if told := sentence.tokens if is_tied else sentence.among(_verbs(sentence.language)):
        yield from _VerbalBacking(*given).all(told, themes)
    if told := sentence.among(extra.build_ups):
        yield from BuildUp(*given).all(told)
    if stands_beside(sentence, extra):
        yield from BesideBacking(*given).all()
    if named := [t for t in themes if t.cls in ("backing", "aid")]:
        yield from NominalBacking(*given).all(named)


@functools.cache
def _verbs(language: str) -> frozenset[str]:
    """The first words of verbs of backing, and of giving a force what it needs."""
    backing = load_predicates(language).beginnings["back"]
    return backing | load_secondary(language).outfitting.keys()


@functools.cache
def _tied(language: str) -> re.Pattern[str]:
    """A dash, and behind it "backed" or the like."""
    words = alternation(load_secondary(language).backed)
    return re.compile(rf"[{''.join(DASHES)}]\S*\s*(?:{words})", re.IGNORECASE)


class _VerbalBacking(Helped):
    """The rules of backing for verbs and participles, over one sentence."""

    def all(self, tokens: Sequence[Token], themes: Sequence[Theme]) -> Iterator[Draft]:
        """Drafts of those of the words that are verbs of backing, or tied to who backs."""
        verbs = _verbs(self.sentence.language)
        for token in tokens:
            if token.lower.lstrip("-‑–") in self.extra.backed:
                yield from self._hyphenated(token)
            if token.lemma in verbs and self._is_backing(token):
                for draft in self._verbal(token):
                    yield draft
                    yield from self._helpers(token, draft, themes)

    def _is_backing(self, token: Token) -> bool:
        """Whether it is a verb of backing, or tells by whom a force was given what it needs."""
        is_given = token.tag == "VBN" and token.lemma in self.extra.outfitting
        if is_given and self.sentence.child(token, "obl:agent") is not None:
            return True
        return token.is_verb and "back" in verb_classes(self.sentence, token, self.words)

    @rule("read.backed_by")
    def _hyphenated(self, token: Token) -> Iterator[Draft]:
        """As in "X-backed Y"."""
        backer = before_dash(self.sentence, token, self.extra.backed)
        if backer is None:
            return
        provider = self.scene.resolve_one(backer)
        backed = self._backed_noun(token)
        if provider is None or backed is None or provider.is_of_nations:
            return
        is_rising = backed.lemma in self.extra.risings
        is_man = backed.lemma in self.extra.armed_men
        is_ruler = provider.kind == "state" and self.is_at_war(backed)
        if not (self.is_armed(backed) or is_rising or is_man or is_ruler):
            return
        recipient = self._backed_party(backed, provider, backer)
        recipient = recipient or (self.at_home(backed, provider) if is_ruler else None)
        if recipient is None and is_man:
            recipient = Party(backed.text, "worded", backed.start, backed.end)
        if is_rising:
            recipient = Party(backed.lemma, "worded", backed.start, backed.end)
        if recipient is not None:
            span = (backer.start, backed.end)
            is_over = is_rising and backed.lemma in self.scene.grammar.dated_events
            stance = Stance("completed" if is_over else "ongoing")
            made = self.draft(provider, recipient, backed, None, stance, span)
            yield replace(made, is_aside=True)

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
        if provider is None and verb.tag == "VBG":
            provider = self._faulted(verb)
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
        if provider.is_of_nations or self._is_meant(verb):
            return
        if recipient.is_of_nations:
            return  # "supports the United Nations' peacekeeping"
        kind = self.extra.backing_kinds.get(verb.lemma) or self._means(verb)
        is_fought = is_purpose(self.sentence, verb) and not self._is_licence(verb)
        told = Predicate(head, ("back",), "object") if is_fought else predicate
        stance = self.stance(told)
        if self._of_both(verb) is not None:
            first = self.sentence.conjuncts(verb)[0]
            copula = self.sentence.tokens[first.head]
            was = copula.tag == "VBD" and first.dep in ("attr", "xcomp")
            kind, stance = None, stance if was else replace(stance, status="ongoing")
        made = self.draft(provider, recipient, target, kind, stance, _span(verb, target))
        if kind is None or verb.lemma not in self.scene.grammar.arming_verbs:
            yield made
        elif all(c.case != "with" for t in (verb, target) for c in self.sentence.children(t)):
            yield self._arming(made, told)

    @rule("read.arming")
    def _arming(self, draft: Draft, predicate: Predicate) -> Draft:
        """As in "Is arming the rebels": arms that nobody names are given to them."""
        told = Predicate(predicate.token, ("give",), "object")
        stance = read_stance(self.sentence, told, "give", "transfer", self.words)
        verb = predicate.token
        helpers = {a.lower for a in self.sentence.children(verb, "aux")}
        is_now = verb.tag in ("VBZ", "VBP") or not helpers.isdisjoint(("do", "does"))
        if stance.status == "completed" and is_now:
            stance = replace(stance, status="ongoing")
        mode = "unspecified"
        return replace(draft, frame="transfer", theme="equipment", stance=stance, mode=mode)

    @rule("read.counted_helpers")
    def _helpers(self, verb: Token, draft: Draft, themes: Sequence[Theme]) -> Iterator[Draft]:
        """As in "Some 900 Cuban soldiers are helping the army of Angola": they are there."""
        predicate = Predicate(verb, ("stay",), "subject")
        men = arguments(self.sentence, predicate).subject
        is_there = draft.recipient is not None and draft.recipient.kind == "state"
        is_told = verb.dep not in ("acl", "advcl") and draft.stance == Stance("ongoing")
        if men is None or not is_there or not is_told:
            return
        for theme in themes:
            if theme.token.i == men.i and theme.cls == "personnel" and theme.quantity is not None:
                yield make_draft(
                    self.scene,
                    theme,
                    predicate,
                    "presence",
                    draft.provider,
                    draft.recipient,
                    theme.label,
                    draft.stance,
                )

    def _faulted(self, verb: Token) -> Party | None:
        """As in "Punished Chad for backing the rebels", "faces criticism for backing"."""
        marks = {c.lower for c in self.sentence.children(verb, "mark", "case")}
        above = clause_verb(self.sentence, verb)
        if above is None or not marks & {"for", "over"}:
            return None
        whom = self.sentence.child(above, "obj")
        party = self.scene.resolve(whom) if whom is not None else None
        return party or self.helper(subject_of(self.sentence, above))

    def _joint_agent(self, verb: Token) -> Party | None:
        """As in "Armed and paid by Libya": who a later verb says did both."""
        beside = [t for t in self.sentence.children(verb, "conj", "advcl") if t.tag == "VBN"]
        beside += [t for other in beside for t in self.sentence.children(other, "conj")]
        for other in beside:
            agent = self.sentence.child(other, "obl:agent")
            if agent is not None and agent.i > verb.i:
                return self.helper(agent)
        return None

    def _aided(self, verb: Token, found: Token | None) -> Token | None:
        """Whom the verb helps: its object, the object it shares, the men in "a number of men"."""
        if found is None:
            for other in self.sentence.children(verb, "conj", "ccomp", "xcomp"):
                if other.is_verb and other.dep == "conj":
                    found = found or self.sentence.child(other, "obj")
                elif other.is_verb and verb.lemma in self.extra.helping:
                    found = found or self.sentence.child(other, "nsubj")
        if found is None:
            found = self._phrased(verb) or self._of_both(verb)
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

    def _of_both(self, verb: Token) -> Token | None:
        """As in "Armed and financed by Libya": whose first participle reads like an adjective."""
        if verb.tag != "VBN" or verb.dep != "conj" or not self.sentence.child(verb, "obl:agent"):
            return None
        first = self.sentence.conjuncts(verb)[0]
        above = self.sentence.head(first)
        if first.i > verb.i or above is None:
            return None
        if first.dep in ("amod", "acl", "acl:relcl"):
            return above
        return subject_of(self.sentence, above if first.dep in ("attr", "xcomp") else first)

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


def _span(one: Token, other: Token) -> tuple[int, int]:
    """Code points from the first of two words to the last."""
    return min(one.start, other.start), max(one.end, other.end)

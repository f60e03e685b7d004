"""One sentence -> support drafts: who backs whose forces, or which armed group.

In: a ``Scene`` with its themes.  Out: drafts of the frame ``support``: "X-backed rebels",
"supports the army", "militants controlled by", "gave air support to", "shares intelligence
with".  A backed government, candidate or peace process makes none (annotation guide,
Rulings).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tallywire.extract.backed import DASHES, Backing
from tallywire.extract.backing_nouns import NominalBacking
from tallywire.extract.draft import Draft
from tallywire.extract.parties import Party, Scene
from tallywire.extract.predicates import Predicate, arguments
from tallywire.extract.situations import (
    actor,
    case_party,
    clause_verb,
    doer_of,
    is_purpose,
)
from tallywire.extract.status import Stance
from tallywire.extract.syntax import Token
from tallywire.extract.theme import Theme
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import SecondaryWords

__all__ = ["read_backing"]

_BACKED: Final = frozenset({"backed", "supported", "armed", "funded", "sponsored", "aligned"})
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
            if token.lower.lstrip("-‑–") in _BACKED and token.i >= 1:
                yield from self._hyphenated(token)
            if token.is_verb and "back" in self.words.by_verb.get(token.lemma, ()):
                yield from self._verbal(token)
            if token.is_noun and token.lemma in ("support", "backing"):
                yield from self._in_support(token)
        nominal = NominalBacking(self.scene, self.nouns, self.words, self.extra)
        for theme in themes:
            if theme.cls == "backing":
                yield from nominal.of_noun(theme)
                yield from nominal.of_company(theme)

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
        if not self.is_armed(backed):
            return
        recipient = self._backed_party(backed, provider, backer)
        if recipient is not None:
            span = (backer.start, backed.end)
            yield self.draft(provider, recipient, backed, None, Stance("ongoing"), span)

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
                if mention is not None and mention.kind in ("group", "organisation"):
                    break
        return last

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
        return None

    @rule("read.backing_verb")
    def _verbal(self, verb: Token) -> Iterator[Draft]:
        """As in "Supports the army", "rebels backed by", "will advise the defence ministry"."""
        predicate = Predicate(verb, ("back",), "object")
        args = arguments(self.sentence, predicate)
        target = self._aided(verb, args.object)
        if target is None or (is_purpose(self.sentence, verb) and not self._is_licence(verb)):
            return
        if not self._is_target_of(verb, target):
            return
        provider = self.helper(doer_of(self.sentence, verb, args.subject))
        if provider is None and args.is_passive:
            provider = case_party(self.scene, verb, ("by",))
        recipient = self.target(target, provider)
        mention = self.scene.name_of(target)
        if mention is not None and mention.kind == "state":
            recipient = self.scene.resolve_one(target)
        if provider is None or recipient is None or provider.name == recipient.name:
            return
        if provider.name.startswith("United Nations"):
            return
        kind = self.extra.backing_kinds.get(verb.lemma) or self._means(verb)
        yield self.draft(
            provider, recipient, target, kind, self.stance(predicate), _span(verb, target)
        )

    def _means(self, verb: Token) -> str | None:
        """What it is done with: "supports the army with intelligence"."""
        for child in self.sentence.children(verb, "obl"):
            phrase = " ".join(t.lower for t in self.sentence.subtree(child) if t.dep != "det")
            if child.case == "with" and any(
                phrase.removeprefix("with ").startswith(form)
                for form in self.extra.military_backing
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
        if found is None and verb.dep == "advcl" and verb.tag == "VBN":
            found = self.sentence.child(self.sentence.tokens[verb.head], "nsubj", "nsubj:pass")
        if found is not None and found.lower in ("who", "which", "that", "whom"):
            found = self.sentence.tokens[verb.head]
        if found is None or self.is_armed(found):
            return found
        above = self.sentence.head(found)
        if verb.dep == "acl" and above is not None and self.is_armed(above):
            return above
        if found.lemma not in self.extra.masses:
            return found
        inner = (c for c in self.sentence.children(found, "nmod") if c.case == "of")
        return next((c for c in inner if self.is_armed(c)), found)

    def _is_licence(self, verb: Token) -> bool:
        """As in "Greater ability to accompany Afghan forces": what may be done."""
        if verb.dep == "conj":
            head = self.sentence.tokens[verb.head]
            return head.is_verb and self._is_licence(head)
        return self.sentence.tokens[verb.head].lemma in self.extra.licences_to

    def _is_target_of(self, verb: Token, target: Token) -> bool:
        if self.is_armed(target):
            return True
        mention = self.scene.name_of(target)
        if mention is not None:
            return verb.lemma == "defend" and mention.kind == "state"
        if verb.lemma not in ("advise", "mentor", "defend", "protect"):
            return False
        if verb.lemma == "defend":
            return target.lemma in ("island", "country")
        if verb.lemma == "protect":
            return target.lemma in ("president", "government")
        near = {t.lower for t in self.sentence.subtree(target)}
        return target.lemma in ("ministry", "minister", "staff", "command") and bool(
            near & {"defence", "defense", "military", "army", "general"}
        )

    @rule("read.fighting_beside")
    def _in_support(self, noun: Token) -> Iterator[Draft]:
        """As in "Fights in support of the government": combat beside somebody's forces."""
        if noun.case != "in":
            return
        verb = clause_verb(self.sentence, noun)
        if verb is None:
            return
        blow = self.sentence.child(verb, "obj")
        is_blow = blow is not None and blow.lemma in self.extra.attacks
        if verb.lemma not in self.extra.fighting and not is_blow:
            return
        target = next((c for c in self.sentence.children(noun, "nmod") if c.case == "of"), None)
        predicate = Predicate(verb, ("back",), "object")
        subject = arguments(self.sentence, predicate).subject
        provider = actor(self.scene, subject, self.nouns)
        if target is None or provider is None:
            return
        recipient = self.target(target, provider)
        if recipient is not None:
            stance = self.stance(predicate)
            if self.sentence.child(verb, "aux") is not None and verb.tag == "VBG":
                stance = replace(stance, status="ongoing")
            kind = blow.lemma if blow is not None and is_blow else None
            yield self.draft(provider, recipient, target, kind, stance, _span(noun, target))


def _span(one: Token, other: Token) -> tuple[int, int]:
    """Code points from the first of two words to the last."""
    return min(one.start, other.start), max(one.end, other.end)

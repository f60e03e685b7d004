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

from tallywire.extract.draft import Draft
from tallywire.extract.parties import Party, Scene
from tallywire.extract.predicates import Predicate, arguments
from tallywire.extract.situations import (
    actor,
    case_party,
    clause_verb,
    doer_of,
    is_purpose,
    place_party,
)
from tallywire.extract.status import Stance, read_stance
from tallywire.extract.syntax import Token
from tallywire.extract.themes import Theme
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_predicates import Predicates
from tallywire.packs.lexicon_secondary import SecondaryWords

__all__ = ["read_backing"]

_BACKED: Final = frozenset({"backed", "supported", "armed", "funded", "sponsored", "aligned"})
_DASHES: Final = ("-", "‑", "–")
_FOR: Final = ("for", "to", "of", "with")
_GIVING: Final = frozenset({"give", "send", "announce", "permit", "ask", "weigh", "tender",
                            "refuse", "halt", "get"})  # fmt: skip
_FORM: Final = frozenset({"name", "adjective", "demonym", "combining"})


def read_backing(
    scene: Scene,
    themes: Sequence[Theme],
    nouns: Nouns,
    words: Predicates,
    extra: SecondaryWords,
) -> Iterator[Draft]:
    """The support drafts of the sentence."""
    reader = _Backing(scene, nouns, words, extra)
    done: set[tuple[str, str]] = set()
    for draft in reader.all(themes):
        key = (
            draft.provider.name if draft.provider else "",
            draft.recipient.name if draft.recipient else "",
        )
        if key not in done:
            done.add(key)
            yield draft


class _Backing:
    """The backing rules over one sentence."""

    def __init__(
        self, scene: Scene, nouns: Nouns, words: Predicates, extra: SecondaryWords
    ) -> None:
        self.scene = scene
        self.sentence = scene.sentence
        self.nouns = nouns
        self.words = words
        self.extra = extra

    def all(self, themes: Sequence[Theme]) -> Iterator[Draft]:
        """Drafts of hyphenated words, verbs, nouns, and fighting in support."""
        for token in self.sentence.tokens:
            if token.lower.lstrip("-‑–") in _BACKED and token.i >= 1:
                yield from self._hyphenated(token)
            if token.is_verb and "back" in self.words.by_verb.get(token.lemma, ()):
                yield from self._verbal(token)
            if token.is_noun and token.lemma in ("support", "backing"):
                yield from self._in_support(token)
        for theme in themes:
            if theme.cls == "backing":
                yield from self._nominal(theme)
                yield from self._with_help(theme)

    def _hyphenated(self, token: Token) -> Iterator[Draft]:
        """ "X-backed Y"."""
        tokens = self.sentence.tokens
        glued = token.text[0] in _DASHES
        dash = token if glued else tokens[token.i - 1]
        at = token.i - 1 if glued else token.i - 2
        if at < 0 or dash.text[0] not in _DASHES or tokens[at].end != dash.start:
            return
        backer = tokens[at]
        provider = self.scene.resolve_one(backer)
        backed = self._backed_noun(token)
        if provider is None or backed is None or provider.name == "United Nations":
            return
        if not self._is_armed(backed):
            return
        recipient = self._backed_party(backed, provider, backer)
        if recipient is not None:
            span = (backer.start, backed.end)
            yield self._draft(provider, recipient, backed, None, Stance("ongoing"), span)

    def _backed_noun(self, token: Token) -> Token | None:
        """The noun that "-backed" modifies: the last of the phrase it stands in."""
        tokens, last = self.sentence.tokens, None
        for word in tokens[token.i + 1 :]:
            is_dash = word.pos == "PUNCT" and word.text in _DASHES
            is_participle = word.pos == "VERB" and word.tag in ("VBN", "VBG") and last is None
            if word.pos not in ("ADJ", "NOUN", "PROPN") and not is_dash and not is_participle:
                break
            if word.pos in ("NOUN", "PROPN"):
                last = word
        return last

    def _is_armed(self, token: Token) -> bool:
        """Whether the noun is a force or an armed group, not a government or a plan."""
        mention = self.scene.name_of(token)
        if mention is not None:
            is_government = "Government" in mention.entity or "Council" in mention.entity
            is_force = mention.subkind in ("body", "force", "company")
            is_coalition = mention.subkind == "alliance" and (
                "coalition" in token.lower or "force" in token.lower
            )
            return not is_government and (
                mention.kind == "group"
                or (mention.kind == "organisation" and (is_force or is_coalition))
            )
        if token.lemma in self.extra.civil_backed:
            return False
        classes = set(self.nouns.classes_of(token.lemma))
        entry = self.nouns.entry("force", token.lemma)
        if entry is not None and entry.category == "state" and entry.strength != "strong":
            return False
        return token.lemma in self.scene.group_nouns or bool(
            classes & {"force", "personnel", "unit"} and token.lemma not in self.scene.office_nouns
        )

    def _backed_party(self, backed: Token, provider: Party, backer: Token) -> Party | None:
        """The state whose forces, or the group itself."""
        party = self._target(backed, provider)
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

    def _target(self, token: Token, provider: Party | None) -> Party | None:
        """The party that a force or group noun stands for, or where it fights."""
        loyal = self._loyal(token)
        if loyal is not None:
            return loyal
        options = [_undashed(self.scene.resolve_one(token))]
        if options[0] is None or options[0].kind != "worded":
            options.append(self.scene.owner(token))
            options.append(place_party(self.scene, token))
            options.append(case_party(self.scene, token, ("of", "from")))
        for party in options:
            if party is not None and (provider is None or party.name != provider.name):
                return party
        return None

    def _loyal(self, token: Token) -> Party | None:
        """ "Forces loyal to Khalifa Haftar": a group in the text's own words."""
        for child in self.sentence.children(token, "amod", "acl"):
            for leader in self.sentence.children(child, "obl"):
                if child.lemma == "loyal" and leader.case == "to":
                    text = f"{token.text.lower()} loyal to {leader.text}"
                    return Party(text, "worded", token.start, leader.end)
        return None

    def _verbal(self, verb: Token) -> Iterator[Draft]:
        """ "Supports the army", "rebels backed by", "will advise the defence ministry"."""
        predicate = Predicate(verb, ("back",), "object")
        args = arguments(self.sentence, predicate)
        target = self._aided(verb, args.object)
        if target is None or (is_purpose(self.sentence, verb) and not self._is_licence(verb)):
            return
        if not self._is_target_of(verb, target):
            return
        provider = self._helper(doer_of(self.sentence, verb, args.subject))
        if provider is None and args.is_passive:
            provider = case_party(self.scene, verb, ("by",))
        recipient = self._target(target, provider)
        mention = self.scene.name_of(target)
        if mention is not None and mention.kind == "state":
            recipient = self.scene.resolve_one(target)
        if provider is None or recipient is None or provider.name == recipient.name:
            return
        if provider.name.startswith("United Nations"):
            return
        kind = self.extra.backing_kinds.get(verb.lemma)
        yield self._draft(
            provider, recipient, target, kind, self._stance(predicate), _span(verb, target)
        )

    def _helper(self, subject: Token | None) -> Party | None:
        """Who helps: a party, its men, or whose backing or campaign it is."""
        provider = actor(self.scene, subject, self.nouns)
        if provider is not None or subject is None:
            return provider
        entry = self.nouns.entry("backing", subject.lemma)
        label = subject.lemma in self.extra.bare_backing | self.extra.attacks
        return self.scene.owner(subject) if entry is not None or label else None

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
        if found is None or self._is_armed(found):
            return found
        above = self.sentence.head(found)
        if verb.dep == "acl" and above is not None and self._is_armed(above):
            return above
        inner = (c for c in self.sentence.children(found, "nmod") if c.case == "of")
        return next((c for c in inner if self._is_armed(c)), found)

    def _is_licence(self, verb: Token) -> bool:
        """ "Greater ability to accompany Afghan forces": what may be done."""
        if verb.dep == "conj":
            head = self.sentence.tokens[verb.head]
            return head.is_verb and self._is_licence(head)
        return self.sentence.tokens[verb.head].lemma in self.extra.licences_to

    def _is_target_of(self, verb: Token, target: Token) -> bool:
        if self._is_armed(target):
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

    def _stance(self, predicate: Predicate) -> Stance:
        """A backing that goes on, unless it is told as over, planned or asked for."""
        token = predicate.token
        stance = read_stance(self.sentence, predicate, "back", "support", self.words)
        is_now = {c.lower for c in self.sentence.children(token, "aux:pass")} & {"is", "are"}
        if is_now and stance.status == "completed":
            return replace(stance, status="ongoing")
        if stance.status == "under_way" or (token.tag in ("VBZ", "VBP", "VBG") and
                                            stance.status == "completed"):  # fmt: skip
            return replace(stance, status="ongoing")
        if token.dep in ("acl", "amod") and token.tag == "VBN" and stance.status == "completed":
            return replace(stance, status="ongoing")
        return stance

    def _in_support(self, noun: Token) -> Iterator[Draft]:
        """ "Fights in support of the government": combat beside somebody's forces."""
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
        recipient = self._target(target, provider)
        if recipient is not None:
            stance = self._stance(predicate)
            if self.sentence.child(verb, "aux") is not None and verb.tag == "VBG":
                stance = replace(stance, status="ongoing")
            kind = blow.lemma if blow is not None and is_blow else None
            yield self._draft(provider, recipient, target, kind, stance, _span(noun, target))

    def _nominal(self, theme: Theme) -> Iterator[Draft]:
        """ "Gave air support to Iraqi forces", "shares intelligence with Nigeria"."""
        label = (theme.label or "").lower()
        is_bare = label in self.extra.bare_backing
        is_military = any(label.endswith(form) for form in self.extra.military_backing)
        verb = clause_verb(self.sentence, theme.token)
        if not (is_bare or is_military) or (verb is not None and is_purpose(self.sentence, verb)):
            return
        target = self._nominal_target(theme, verb, is_military)
        if target is None:
            return
        token, recipient = target
        provider = self._nominal_provider(theme, verb)
        if provider is None or provider.name == recipient.name:
            return
        if provider.name.startswith("United Nations"):
            return
        predicate, cls = self._nominal_predicate(theme, verb)
        stance = read_stance(self.sentence, predicate, cls, "support", self.words)
        is_given = theme.token.dep in ("obj", "nsubj:pass", "conj")
        if not is_given and stance.status == "completed":
            stance = replace(stance, status="ongoing")
        if verb is not None and stance.status in ("completed", "under_way"):
            if verb.tag in ("VBZ", "VBP", "VBG"):
                stance = replace(stance, status="ongoing")
        if verb is not None and verb.lemma == "share" and verb.tag == "VBG":
            stance = replace(stance, status="ongoing")
        kind = None if is_bare else theme.label
        yield self._draft(provider, recipient, token, kind, stance, (theme.start, theme.end))

    def _with_help(self, theme: Theme) -> Iterator[Draft]:
        """ "With Russian air support, the army retook": the clause's subject is backed."""
        token = theme.token
        verb = clause_verb(self.sentence, token)
        if token.case not in ("with", "under") or verb is None:
            return
        subject = self.sentence.child(verb, "nsubj", "nsubj:pass")
        provider = self.scene.owner(token) or case_party(self.scene, token, ("from", "by", "of"))
        if subject is None or provider is None or not self._is_armed(subject):
            return
        recipient = self._target(subject, provider) or place_party(self.scene, verb)
        if recipient is None or recipient.name == provider.name:
            return
        label = (theme.label or "").lower()
        kind = None if label in self.extra.bare_backing else theme.label
        stance = self._stance(Predicate(verb, ("back",), "object"))
        yield self._draft(provider, recipient, subject, kind, stance, (theme.start, theme.end))

    def _nominal_predicate(self, theme: Theme, verb: Token | None) -> tuple[Predicate, str]:
        if verb is None:
            return Predicate(theme.token, ("stay",), "object", is_noun=True), "stay"
        classes = [c for c in self.words.by_verb.get(verb.lemma, ()) if c in _GIVING]
        return Predicate(verb, ("give",), "object"), classes[0] if classes else "give"

    def _nominal_target(
        self, theme: Theme, verb: Token | None, is_military: bool
    ) -> tuple[Token, Party] | None:
        holders = self.sentence.conjuncts(theme.token)
        is_object = theme.token.dep in ("obj", "nsubj:pass", "conj") and verb is not None
        if is_object and verb is not None:
            holders.append(verb)
        options = [
            child
            for holder in holders
            for child in self.sentence.children(holder, "nmod", "obl", "iobj")
            if child.dep == "iobj" or child.case in _FOR
        ]
        subject = self.sentence.child(verb, "nsubj") if verb is not None else None
        if is_object and verb is not None and subject is not None:
            if verb.lemma in self.extra.gaining:
                options.insert(0, subject)
        for token in options:
            mention = self.scene.name_of(token)
            is_state = mention is not None and mention.kind in ("state", "place")
            if self._is_armed(token) or (is_military and is_state):
                party = self._target(token, None)
                if party is not None:
                    return token, party
        return None

    def _nominal_provider(self, theme: Theme, verb: Token | None) -> Party | None:
        found = case_party(self.scene, theme.token, ("from", "by"))
        owner = self.scene.owner(theme.token)
        if found is not None or verb is None:
            return found or owner
        args = arguments(self.sentence, Predicate(verb, ("give",), "object"))
        if verb.lemma in self.extra.gaining:
            return case_party(self.scene, verb, ("from",)) or owner
        if theme.token.dep in ("obj", "conj"):
            return actor(self.scene, args.subject, self.nouns) or owner
        return owner or case_party(self.scene, verb, ("by",))

    def _draft(
        self,
        provider: Party,
        recipient: Party,
        backed: Token,
        kind: str | None,
        stance: Stance,
        anchor: tuple[int, int],
    ) -> Draft:
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


def _undashed(party: Party | None) -> Party | None:
    """ "-backed militias" without what belongs to the backer."""
    if party is None or party.kind != "worded" or party.name[0] not in _DASHES:
        return party
    name = party.name.partition(" ")[2]
    return replace(party, name=name, start=party.end - len(name)) if name else None


def _span(one: Token, other: Token) -> tuple[int, int]:
    """Code points from the first of two words to the last."""
    return min(one.start, other.start), max(one.end, other.end)

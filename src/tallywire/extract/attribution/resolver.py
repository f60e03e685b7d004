"""Who a noun phrase makes speak: person, state, body, outlet, document or unnamed source.

In: a token that heads a noun phrase, the people and names of the text, and the memory of what
was said so far.  Out: ``Speaker``, or None for a phrase that cannot speak.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.attribution.nominal import NounPhrases
from tallywire.extract.attribution.people import PersonMention, Persons
from tallywire.extract.attribution.speakers import NEUTER, PLURAL, SINGULAR, Memory, Speaker
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.names.find import NameMention
from tallywire.packs.lexicon_cues import CueLexicon

__all__ = ["Resolver"]

_UNDER: Final = re.compile(r"\b(?:of|by|for|to|with|and|from|over|under|than)\s+(?:the\s+)?$")
_PRONOUNS: Final = SINGULAR | NEUTER | PLURAL
DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "same"})


class Resolver(NounPhrases):
    """Turns heads of noun phrases into speakers, with the memory of one document."""

    def __init__(
        self, text: str, names: Sequence[NameMention], persons: Persons, cues: CueLexicon
    ) -> None:
        super().__init__(text, names, persons, cues)
        self.memory = Memory(persons, cues, self.named_in)

    def resolve(self, sentence: Sentence, head: Token) -> Speaker | None:
        """The speaker that the noun phrase of ``head`` names, joint ones joined, or None."""
        heads = [t for t in sentence.conjuncts(head) if t.is_noun and t.i >= head.i]
        heads = [t for t in heads if not self.is_apposed(sentence, head, t)]
        shared = self._shared(sentence, heads)
        if len(heads) < 2 or shared is not None:
            return shared or self.single(sentence, head)
        parts = [s for t in heads if (s := self.single(sentence, t)) is not None]
        if not parts:
            return None
        if len({p.name for p in parts}) == 1:
            return parts[0]
        return replace(
            parts[0],
            name=" and ".join(dict.fromkeys(p.name for p in parts)),
            end=max(p.end for p in parts),
            number="many",
            words=frozenset().union(*(p.words for p in parts)),
        )

    def _shared(self, sentence: Sentence, heads: Sequence[Token]) -> Speaker | None:
        """Bodies of several states under one noun ("the defence ministries of A and B")."""
        if not heads or heads[0].lemma not in self.cues.nouns.institution:
            return None
        head = heads[0]
        first = [c for c in sentence.children(head, "nmod") if c.case == "of"]
        below = [t for c in first for t in sentence.conjuncts(c)]
        names = [n for t in [*below, *heads[1:]] if (n := self.name_of(t)) and n.kind == "state"]
        if not head.text.endswith("ies") or len(names) < 2 or len(names) < len(heads):
            return None
        before = [t for t in self.core(sentence, head) if t.i < head.i and t.dep == "compound"]
        start = before[0].start if before else head.start
        noun = " ".join(w.capitalize() for w in self.text[start : head.end - 3].split()) + "y"
        return Speaker(
            " and ".join(f"{noun} of {n.entity}" for n in names),
            "official",
            start,
            max(n.end for n in names),
            "many",
            words=self.words([*before, head]) | {head.lemma},
            sentence=sentence.index,
        )

    def single(self, sentence: Sentence, head: Token) -> Speaker | None:
        """The speaker without those coordinated with it."""
        low = head.lower
        if low in _PRONOUNS:
            back = self.memory.pronoun(sentence, head)
            return back and replace(
                back,
                start=head.start,
                end=head.end,
                is_back=True,
                relays=(),
                sentence=sentence.index,
            )
        core = self.core(sentence, head)
        start, end = core[0].start, core[-1].end
        if (low in ("we", "i") and head.pos == "PRON") or self.text[
            start:end
        ].lower() in self.cues.first_person:
            return Speaker("", "publisher", start, end, sentence=sentence.index)
        speaker = self._person(sentence, head) or self.named(head, core)
        speaker = speaker or self._common(sentence, head, core)
        if speaker is None:
            return None
        return replace(
            speaker,
            words=speaker.words | self.words(core) | {head.lemma},
            relays=self.relays(sentence, head),
            sentence=sentence.index,
        )

    # -- people -------------------------------------------------------------------------

    def _person(self, sentence: Sentence, head: Token) -> Speaker | None:
        for mention in self.persons.within(*sentence.span_of(head)):
            if self._is_of(sentence, head, mention):
                return self.memory.as_speaker(mention)
        return None

    def _is_of(self, sentence: Sentence, head: Token, mention: PersonMention) -> bool:
        """Whether the mention is the phrase's own person, not one of a modifier's."""
        if mention.left <= head.start < mention.end:
            return True
        last = sentence.at(mention.end - 1)
        if last is None or last.i < head.i:
            return False
        before = self.text[max(sentence.start, mention.left - 12) : mention.left].lower()
        title = self.text[mention.left : mention.start].lower().split()[:1]
        is_title = before.endswith(" of ") and bool(title) and title[0] in self.cues.titles.field
        if not is_title and _UNDER.search(before):
            return False
        for above in [last, *sentence.ancestors(last)]:
            if above.i == head.i:
                role = head.lemma in self.cues.nouns.role | self.cues.nouns.spokesperson
                return role or last.dep in ("appos", "compound", "flat")
            if above.dep in ("acl", "acl:relcl", "advcl", "conj"):
                return False
        return False

    def describe(self, sentence: Sentence, head: Token, kind: str) -> Speaker:
        """The phrase as worded, for one that is known only by what it does."""
        speaker = self.worded(self.core(sentence, head), kind, "one")
        return replace(speaker, sentence=sentence.index, relays=self.relays(sentence, head))

    # -- common nouns -------------------------------------------------------------------

    def _common(self, sentence: Sentence, head: Token, core: Sequence[Token]) -> Speaker | None:
        nouns, low = self.cues.nouns, head.lemma
        plural = head.tag in ("NNS", "NNPS")
        number = "many" if plural else "one"
        definite = core[0].lower in DEFINITE or any(t.lower == "same" for t in core[:3])
        if (low in nouns.some_of or head.lower in nouns.some_of) and head.pos != "PROPN":
            return self._part(sentence, head, core)
        if low in nouns.release:
            return self._release(sentence, head, core, definite)
        if low in nouns.outlet:
            own = [*core, *sentence.children(head, "appos")]
            inside = [n for t in own if (n := self.name_of(t)) and n.kind == "outlet"]
            if inside and low != "media":
                return Speaker(
                    inside[-1].entity, "outlet", inside[-1].start, inside[-1].end, "body"
                )
        if definite and not plural and low in nouns.outlet and head.i - core[0].i < 3:
            back = self.memory.outlet(head.start)
            if back is not None and not any(self.name_of(t) for t in core):
                return self.back(back, core)
        if (low in nouns.outlet and low not in nouns.document) or head.lower in nouns.outlet_plural:
            return self.worded(core, "outlet", "many" if plural else "body")
        is_staff = low == "member" and any(t.lemma == "staff" for t in core)
        if low in nouns.spokesperson or is_staff:
            return self._spokesperson(sentence, head, core, definite)
        if low in nouns.role and definite and not plural:
            return self._role(sentence, head, core)
        if low in nouns.institution and low not in nouns.document:
            return self._institution(head, core, definite, plural)
        if low in nouns.picture:
            return self._picture(head, core)
        if low in nouns.social:
            return self.worded(core, "social", number)
        if low in nouns.document and low not in nouns.no_source:
            return self._document(sentence, head, core, definite)
        if low in nouns.single and not plural:
            later = self.memory.named_after(sentence, head)
            if later is not None:
                return self.back(later, core)
        return self._unnamed(head, core, number, definite)

    def _unnamed(
        self, head: Token, core: Sequence[Token], number: str, definite: bool
    ) -> Speaker | None:
        kind = self.cues.nouns.unnamed.get(head.lemma)
        if definite and kind is not None:
            back = self.memory.short(self.content_words(head, core), core[0].start)
            if back is not None and back.number == number:
                return self.back(back, core)
        if kind is not None:
            return self.worded(core, kind, number)
        return self.proper(head, core)

    def _part(self, sentence: Sentence, head: Token, core: Sequence[Token]) -> Speaker | None:
        """Part of a group: "one of them", "three of the diplomats"."""
        whole = next((c for c in sentence.children(head, "nmod", "obl") if c.case == "of"), None)
        if whole is None:
            return None
        if whole.lower in PLURAL:
            back = self.memory.many()
            return back and replace(
                self.back(back, core),
                name=f"{head.lower} of the {back.name}",
                end=whole.end,
                number="one",
            )
        inner = self.single(sentence, whole)
        if inner is None or inner.kind in ("document", "outlet"):
            return inner
        return replace(self.worded(core, inner.kind, "many"), words=inner.words)

    def _inside(self, sentence: Sentence, head: Token, core: Sequence[Token]) -> Speaker | None:
        """The body that a phrase names beside its head ("a Pentagon spokesman")."""
        for token in core:
            if token.i == head.i:
                continue
            name = self.name_of(token)
            is_body = name is not None and name.kind in ("organisation", "group")
            if is_body or (name is None and token.lemma in self.cues.nouns.institution):
                inner = self.single(sentence, token)
                if inner is not None and inner.kind in ("official", "organisation"):
                    return inner
        return None

    def _spokesperson(
        self, sentence: Sentence, head: Token, core: Sequence[Token], definite: bool
    ) -> Speaker | None:
        states = [n for t in core if (n := self.name_of(t)) and n.state is not None]
        inner = self._inside(sentence, head, core)
        if inner is not None:
            own = [n for n in states if n.kind == "state" and n.end <= head.start]
            if own and inner.start > head.start and inner.kind == "organisation":
                return Speaker(own[0].state or "", "official", core[0].start, core[-1].end)
            return replace(inner, number="one")
        if definite:
            back = self._role(sentence, head, core)
            if back.is_back:
                return back
        if states:
            return Speaker(states[0].state or "", "official", core[0].start, core[-1].end)
        return self.worded(core, "anonymous", "one")

    def _release(
        self, sentence: Sentence, head: Token, core: Sequence[Token], definite: bool
    ) -> Speaker | None:
        """A press release speaks for its body."""
        inner, by = self._inside(sentence, head, core), self.issuer(sentence, head)
        inner = self.single(sentence, by) if inner is None and by is not None else inner
        if inner is not None:
            return inner
        states = [n for t in core if (n := self.name_of(t)) and n.state is not None]
        if states:
            return Speaker(states[0].state or "", "official", core[0].start, core[-1].end, "body")
        back = self.memory.short(frozenset({head.lemma}), core[0].start) if definite else None
        return self.back(back, core) if back else self.worded(core, "document", "body")

    def _picture(self, head: Token, core: Sequence[Token]) -> Speaker | None:
        """Whose pictures: "a video from state television" is the television's."""
        for token in core:
            name = self.name_of(token)
            if name is not None and name.kind == "outlet":
                return Speaker(self.outlet_name(name), "outlet", name.start, name.end, "body")
            if token.i > head.i and token.lemma in self.cues.nouns.outlet:
                return self.worded([t for t in core if t.i > head.i + 1], "outlet", "body")
        back = self.memory.short(frozenset({head.lemma}), core[0].start)
        return back and self.back(back, core)

    def _role(self, sentence: Sentence, head: Token, core: Sequence[Token]) -> Speaker:
        """Who "the ambassador" is: the person meant, else the description."""
        states = frozenset(n.state for t in core if (n := self.name_of(t)) and n.state)
        back = self.memory.role(sentence, head, states)
        if back is None and len(core) <= 2 and self.memory.said:
            last = self.memory.said[-1]
            if last.number == "one" and sentence.index - last.sentence < 3:
                back = last
        if back is None and head.lemma in self.cues.nouns.single:
            back = self.memory.named_near(sentence, head)
        if back is not None:
            worded = self.worded(core, "anonymous", "one")
            if (
                back.kind == "anonymous"
                and len(worded.name) > len(back.name)
                and ("same" not in worded.name)
            ):
                return replace(worded, is_back=True)
            return self.back(back, core)
        return self.worded(core, "official" if states or len(core) > 2 else "anonymous", "one")

    def _institution(
        self, head: Token, core: Sequence[Token], definite: bool, plural: bool
    ) -> Speaker:
        states = [n for t in core if (n := self.name_of(t)) and n.state]
        if definite and not states:
            back = self.memory.short(self.content_words(head, core), core[0].start)
            if back is not None:
                return replace(self.back(back, core), number="many" if plural else "body")
        kind = "official" if self.is_official(core, bool(states)) else "organisation"
        return self.worded(core, kind, "many" if plural else "body")

    def _document(
        self, sentence: Sentence, head: Token, core: Sequence[Token], definite: bool
    ) -> Speaker:
        if definite:
            back = self.memory.short(self.content_words(head, core), core[0].start)
            if back is not None:
                return self.back(back, core)
        owner = sentence.child(head, "nmod:poss")
        if owner is not None and owner.lower in PLURAL | NEUTER | SINGULAR:
            meant = self.memory.pronoun(sentence, owner)
            if meant is not None:
                mark = "'" if meant.name.endswith("s") else "'s"
                name = f"{meant.name}{mark} {head.text}"
                return Speaker(name, "document", core[0].start, core[-1].end, "body")
        return self.worded(core, "document", "many" if head.tag == "NNS" else "body")

    # -- small parts --------------------------------------------------------------------

    def relays(self, sentence: Sentence, head: Token) -> tuple[Speaker, ...]:
        """Outlets in the clauses of a noun phrase, the last to pass it on first."""
        found: list[Speaker] = []
        below = [head, *(t for t in sentence.children(head, "nmod") if t.case in ("of", "on"))]
        kinds = ("acl", "acl:relcl", "advcl", "appos", "dep")
        for child in [c for t in below for c in sentence.children(t, *kinds)]:
            inner = sentence.subtree(child)
            if not any(t.lemma in self.cues.phrases.relay or t.lemma == "say" for t in inner):
                continue
            for token in inner:
                name = self.name_of(token)
                if name is not None and name.kind in ("outlet", "organisation", "group"):
                    if name.kind == "outlet" or token.dep in ("obl:agent", "conj"):
                        found.append(
                            Speaker(self.outlet_name(name), "outlet", name.start, name.end, "body")
                        )
                elif token.lemma in self.cues.nouns.outlet and token.dep == "obl:agent":
                    back = self.memory.outlet(token.start)
                    if back is not None:
                        found.append(self.back(back, [token]))
        return tuple(reversed(found))

    def named_in(self, sentence: Sentence) -> Iterator[Speaker]:
        """What the sentence names that later short forms may mean."""
        for token in sentence.tokens:
            if token.start not in self.named_at and token.lemma not in self.cues.nouns.telling:
                continue
            named = self._noticed(sentence, token)
            if named is None or named.is_back:
                continue
            words = self.words(self.core(sentence, token)) | {token.lemma}
            is_subject = token.dep in ("nsubj", "nsubj:pass")
            yield replace(named, words=words, sentence=sentence.index, is_subject=is_subject)

    def _noticed(self, sentence: Sentence, token: Token) -> Speaker | None:
        name, low = self.name_of(token), token.lemma
        if name is not None and name.kind in ("outlet", "organisation", "group", "state"):
            if name.kind == "state" and token.dep not in ("nsubj", "nsubj:pass", "root"):
                return None
            return self.named(token, self.core(sentence, token))
        if low in self.cues.nouns.institution and token.is_noun:
            core = self.core(sentence, token)
            if any(self.name_of(t) for t in core) or len(core) > 2:
                return self._institution(token, core, False, token.tag == "NNS")
        if (
            token.dep in ("root", "nsubj")
            and token.tag == "NNS"
            and (low in self.cues.nouns.anonymous)
        ):
            return self.worded(self.core(sentence, token), "anonymous", "many")
        return None

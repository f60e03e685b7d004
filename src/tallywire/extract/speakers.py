"""Who a noun phrase makes speak: person, state, body, outlet, document or unnamed source.

In: a token that heads a noun phrase, the people and names of the text, and what was said so
far (``Memory``).  Out: ``Speaker``.  Pronouns ("he"), roles ("the ambassador") and short forms
("the ministry", "the agency") are resolved to the last suitable speaker, else to the last
suitable mention; a role that is named only afterwards is resolved forwards.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from rapidfuzz.distance import OSA

from tallywire.extract.names import NameMention
from tallywire.extract.persons import PersonMention, Persons
from tallywire.extract.syntax import Sentence, Token
from tallywire.packs.lexicon_cues import CueLexicon

__all__ = ["Memory", "Resolver", "Speaker"]

SINGULAR: Final = frozenset({"he", "she", "who", "him", "her", "his"})
NEUTER: Final = frozenset({"it", "its", "this"})
PLURAL: Final = frozenset({"they", "them", "both", "their"})
DEFINITE: Final = frozenset(
    {"the", "this", "that", "these", "those", "same", "their", "his", "its"}
)
OUTSIDE: Final = frozenset(
    {
        "acl",
        "acl:relcl",
        "appos",
        "conj",
        "cc",
        "punct",
        "advcl",
        "parataxis",
        "dep",
        "preconj",
        "ccomp",
    }
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody or something that answers for a proposition.

    Attributes:
        name: canonical name, or the description as worded; "" for the publisher itself.
        kind: one of ``ORIGIN_KINDS``.
        start: first code point of the words that name it here.
        end: one past the last.
        number: one, many or body.
        is_back: found by looking back (or forward) from a pronoun, role or short form.
        words: lower-case words of the noun phrase, for later short forms.
        relays: outlets inside the phrase that pass it on, outermost first.
        sentence: index of the sentence it stands in.
    """

    name: str
    kind: str
    start: int
    end: int
    number: str = "one"
    is_back: bool = False
    words: frozenset[str] = frozenset()
    relays: tuple[Speaker, ...] = ()
    sentence: int = -1


@dataclass(slots=True)
class Memory:
    """Who has spoken, and who was mentioned as one who could, in order of the text."""

    said: list[Speaker] = field(default_factory=list)
    seen: list[Speaker] = field(default_factory=list)

    def last(self, *numbers: str, kinds: Sequence[str] = ()) -> Speaker | None:
        """The last speaker of a number and kind, else the last mention of one."""
        for source in (self.said, self.seen):
            for speaker in reversed(source[-40:]):
                if speaker.number in numbers and (not kinds or speaker.kind in kinds):
                    return speaker
        return None

    def short(self, word: str, is_outlet: bool = False) -> Speaker | None:
        """The last one whose noun phrase held ``word``; mentions count like speakers."""
        both = sorted([*self.said[-40:], *self.seen[-80:]], key=lambda s: s.start)
        for speaker in reversed(both):
            if is_outlet and speaker.kind == "outlet" and speaker.name:
                return speaker
            if not is_outlet and word in speaker.words:
                return speaker
        return None


class Resolver:
    """Turns heads of noun phrases into speakers; holds the memory of one document."""

    def __init__(
        self, text: str, names: Sequence[NameMention], persons: Persons, cues: CueLexicon
    ) -> None:
        self.text = text
        self.names = names
        self.persons = persons
        self.cues = cues
        self.memory = Memory()
        self._starts = [n.start for n in names]

    # -- noun phrases -------------------------------------------------------------------

    def name_of(self, token: Token) -> NameMention | None:
        """The gazetteer name that the token stands for or lies in, or None."""
        at = bisect_right(self._starts, token.start) - 1
        if at >= 0 and self.names[at].start <= token.start < self.names[at].end:
            return self.names[at]
        return None

    def core(self, sentence: Sentence, head: Token) -> list[Token]:
        """The tokens of the noun phrase without its clauses, appositions and conjuncts."""
        found, stack = [head], [head]
        while stack:
            for child in sentence.children(stack.pop()):
                if child.head == head.i and child.dep in ("case", "mark"):
                    continue
                if child.dep not in OUTSIDE or child.text in ("-", "'", "’"):
                    found.append(child)
                    stack.append(child)
        found.sort(key=lambda t: t.i)
        at = found.index(head)
        first = last = at
        while first > 0 and found[first - 1].i >= found[first].i - 2:
            first -= 1
        while last + 1 < len(found) and found[last + 1].i <= found[last].i + 2:
            last += 1
        kept = found[first : last + 1]
        while kept and kept[-1].pos in ("PUNCT", "ADP", "CCONJ") and kept[-1] is not head:
            kept.pop()
        while (
            kept
            and kept[0].pos in ("PUNCT", "CCONJ", "ADV", "ADP", "SCONJ")
            and kept[0] is not head
        ):
            kept.pop(0)
        return kept or [head]

    def resolve(self, sentence: Sentence, head: Token, *, joint: bool = True) -> Speaker | None:
        """The speaker that the noun phrase of ``head`` names, or None if it cannot speak."""
        if joint:
            heads = [t for t in sentence.conjuncts(head) if t.is_noun or t.pos == "DET"]
            heads = [t for t in heads if t.i >= head.i]
            if len(heads) > 1:
                return self._joint(sentence, heads)
        return self._single(sentence, head)

    def _joint(self, sentence: Sentence, heads: Sequence[Token]) -> Speaker | None:
        parts = [s for t in heads if (s := self._single(sentence, t)) is not None]
        if not parts:
            return None
        first, last = parts[0], parts[-1]
        if len({p.name for p in parts}) == 1:
            return first
        name = " and ".join(dict.fromkeys(p.name for p in parts))
        words = frozenset().union(*(p.words for p in parts))
        return replace(first, name=name, end=max(last.end, first.end), number="many", words=words)

    def _single(self, sentence: Sentence, head: Token) -> Speaker | None:
        low = head.lower
        if low in SINGULAR | NEUTER | PLURAL:
            return self._pronoun(sentence, head)
        if low in ("we", "i", "us"):
            return Speaker("", "publisher", head.start, head.end, sentence=sentence.index)
        core = self.core(sentence, head)
        start, end = core[0].start, core[-1].end
        words = frozenset(t.lower for t in core) | {head.lemma}
        if self.text[start:end].lower() in self.cues.first_person:
            return Speaker("", "publisher", start, end, sentence=sentence.index)
        speaker = self._person(sentence, head, core) or self._named(sentence, head, core)
        speaker = speaker or self._common(sentence, head, core)
        if speaker is None:
            return None
        relays = self.relays(sentence, head)
        return replace(speaker, words=speaker.words | words, relays=relays, sentence=sentence.index)

    # -- people -------------------------------------------------------------------------

    def _person(self, sentence: Sentence, head: Token, core: Sequence[Token]) -> Speaker | None:
        start, end = sentence.span_of(head)
        inside = self.persons.within(start, end)
        for mention in inside:
            if self._is_of(sentence, head, mention):
                return self._as_speaker(mention)
        return None

    def _is_of(self, sentence: Sentence, head: Token, mention: PersonMention) -> bool:
        """Whether the mention is the phrase's own person, not one of a modifier's."""
        if mention.left <= head.start < mention.end:
            return True
        last = sentence.at(mention.end - 1)
        if last is None or last.i < head.i:
            return False
        before = self.text[max(sentence.start, mention.left - 12) : mention.left].lower()
        if re.search(r"\b(?:of|by|for|to|with|and|from|over|under|than)\s+(?:the\s+)?$", before):
            return False
        for above in [last, *sentence.ancestors(last)]:
            if above.i == head.i:
                role = head.lemma in self.cues.nouns.role | self.cues.nouns.spokesperson
                return role or (last.dep in ("appos", "compound", "flat") and last.i > head.i)
            if above.dep in ("acl", "acl:relcl", "advcl", "conj"):
                return False
        return False

    def _as_speaker(self, mention: PersonMention) -> Speaker:
        person = self.persons.of(mention)
        return Speaker(person.name, person.kind, mention.start, mention.end, words=person.roles)

    # -- gazetteer names ----------------------------------------------------------------

    def _named(self, sentence: Sentence, head: Token, core: Sequence[Token]) -> Speaker | None:
        name = self.name_of(head)
        if name is None:
            return self._misspelt(head)
        start, end = name.start, name.end
        if name.kind == "outlet":
            return Speaker(name.entity, "outlet", start, end, "body")
        if name.kind == "state" or (name.state and name.form in ("capital", "metonym", "demonym")):
            if name.kind == "organisation":
                return Speaker(name.entity, "official", start, end, "body")
            number = "many" if head.tag.endswith("S") else "body"
            return Speaker(name.state or name.entity, "official", start, end, number)
        if name.kind in ("organisation", "group"):
            return self._body(sentence, head, core, name)
        if name.kind == "person":
            return Speaker(name.entity, "official", start, end)
        return None

    def _body(
        self, sentence: Sentence, head: Token, core: Sequence[Token], name: NameMention
    ) -> Speaker:
        states = [n for t in core if (n := self.name_of(t)) and n is not name and n.kind == "state"]
        start, end = name.start, name.end
        kind = "official" if name.state or self._is_official(core, bool(states)) else "organisation"
        if not states:
            earlier = self.memory.short(self.text[start:end].lower())
            if earlier is not None and name.state is None and earlier.kind == "official":
                return replace(earlier, start=start, end=end, is_back=True)
            return Speaker(name.entity, kind, start, end, "body")
        return self._worded(core, kind, "body")

    def _is_official(self, core: Sequence[Token], has_state: bool) -> bool:
        words = {t.lower for t in core} | {w for t in core for w in t.lower.split()}
        official = {
            "ministry",
            "embassy",
            "government",
            "army",
            "presidency",
            "parliament",
            "department",
            "forces",
            "pentagon",
            "president",
            "cabinet",
            "kremlin",
            "senate",
        }
        return bool(words & official) or (has_state and not words & self.cues.nouns.civil)

    def _misspelt(self, head: Token) -> Speaker | None:
        """An outlet one slip of the pen away, as in reporting positions only."""
        if head.pos != "PROPN" or len(head.text) < 5 or not head.text[0].isupper():
            return None
        limit = 1 if len(head.text) < 9 else 2
        near = [
            (OSA.distance(head.text.lower(), agency.lower(), score_cutoff=limit), agency)
            for agency in self.cues.agencies
        ]
        distance, agency = min(near)
        if distance > limit:
            return None
        return Speaker(agency, "outlet", head.start, head.end, "body")

    # -- common nouns -------------------------------------------------------------------

    def _common(self, sentence: Sentence, head: Token, core: Sequence[Token]) -> Speaker | None:
        nouns, low = self.cues.nouns, head.lemma
        plural = head.tag in ("NNS", "NNPS")
        number = "many" if plural else "one"
        definite = self._is_definite(core)
        bare = len([t for t in core if t.pos not in ("DET", "PRON", "PUNCT")]) <= 1 + (
            any(t.lower == "same" for t in core)
        )
        if low in ("one", "some", "other", "another", "many", "several") and head.pos != "PROPN":
            return self._part(sentence, head, core)
        if low in nouns.outlet or head.lower in nouns.outlet_plural:
            back = self.memory.short(low, is_outlet=True) if definite and bare else None
            if back is not None and not plural:
                return replace(back, start=head.start, end=head.end, is_back=True)
            if low not in nouns.document:
                return self._worded(core, "outlet", "many" if plural else "body")
        if low in nouns.spokesperson:
            return self._spokesperson(sentence, head, core, definite)
        if low in nouns.role and definite and not plural:
            return self._role(sentence, head, core, number)
        if low in nouns.institution and low not in nouns.document:
            return self._institution(sentence, head, core, definite, bare, plural)
        if low in nouns.social:
            return self._worded(core, "social", number)
        if low in nouns.document:
            back = self.memory.short(low) if definite and bare else None
            if back is not None:
                return replace(back, start=head.start, end=head.end, is_back=True)
            return self._document(sentence, head, core)
        return self._unnamed(head, core, number, definite, bare)

    def _unnamed(
        self, head: Token, core: Sequence[Token], number: str, definite: bool, bare: bool
    ) -> Speaker | None:
        nouns, low = self.cues.nouns, head.lemma
        if definite and (low in nouns.anonymous or low in nouns.role):
            same = [s for s in self.memory.said if low in s.words and s.number == number]
            if same:
                best = max(same[-4:], key=lambda s: (s.kind != "anonymous", len(s.name)))
                if bare or best.kind == "anonymous":
                    return replace(best, start=core[0].start, end=core[-1].end, is_back=True)
        if low in nouns.expert:
            return self._worded(core, "expert", number)
        if low in nouns.anonymous or low in nouns.role:
            return self._worded(core, "anonymous", number)
        if low in nouns.witness:
            return self._worded(core, "witness", number)
        if head.pos == "PROPN":
            return self._worded(core, "organisation", "body")
        return None

    def _part(self, sentence: Sentence, head: Token, core: Sequence[Token]) -> Speaker | None:
        whole = next((c for c in sentence.children(head, "nmod", "obl") if c.case == "of"), None)
        if whole is not None and whole.lower in PLURAL:
            back = self.memory.last("many")
            if back is not None:
                return replace(
                    back,
                    name=f"{head.lower} of the {back.name}",
                    start=head.start,
                    end=whole.end,
                    number="one",
                    is_back=True,
                )
        if whole is not None:
            inner = self._single(sentence, whole)
            return inner and replace(self._worded(core, inner.kind, "one"), words=inner.words)
        return None

    def _spokesperson(
        self, sentence: Sentence, head: Token, core: Sequence[Token], definite: bool
    ) -> Speaker | None:
        below = [t for t in core if t.i != head.i]
        for token in below:
            if token.lemma in self.cues.nouns.institution and token.dep != "det":
                inner = self._single(sentence, token)
                if inner is not None:
                    return replace(inner, number="one")
            name = self.name_of(token)
            if (
                name is not None
                and name.kind in ("organisation", "group")
                and name.form != "adjective"
            ):
                inner = self._named(sentence, token, self.core(sentence, token))
                if inner is not None:
                    return replace(inner, number="one")
        if definite:
            back = self._role(sentence, head, core, "one")
            if back is not None and back.is_back:
                return back
        for token in below:
            name = self.name_of(token)
            if name is not None and name.state is not None:
                return Speaker(name.state, "official", core[0].start, core[-1].end)
        return self._worded(core, "anonymous", "one")

    def _role(
        self, sentence: Sentence, head: Token, core: Sequence[Token], number: str
    ) -> Speaker | None:
        """ "The ambassador": the person with that role named before, or just after."""
        low = head.lemma
        states = {n.state for t in core if (n := self.name_of(t)) and n.state}
        for mention in reversed([m for m in self.persons.mentions if m.start < head.start]):
            person = self.persons.of(mention)
            if states and person.state and person.state not in states:
                continue
            generic = low in ("diplomat", "official", "officer", "leader", "general")
            if low in person.roles or (generic and person.kind == "official" and not states):
                found = self._as_speaker(mention)
                return replace(found, start=core[0].start, end=core[-1].end, is_back=True)
        same = [s for s in self.memory.said if low in s.words and s.kind == "anonymous"]
        if same:
            best = max(same[-4:], key=lambda s: len(s.name))
            return replace(best, start=core[0].start, end=core[-1].end, is_back=True)
        bare = len(core) <= 2
        last = self.memory.said[-1] if self.memory.said else None
        if (
            bare
            and last is not None
            and last.number == "one"
            and sentence.index - last.sentence < 3
        ):
            return replace(last, start=core[0].start, end=core[-1].end, is_back=True)
        before = self._near(sentence, head)
        if before is not None:
            return replace(before, start=core[0].start, end=core[-1].end, is_back=True)
        if states or len(core) > 2:
            return self._worded(core, "official", number)
        return self._worded(core, "anonymous", number)

    def _near(self, sentence: Sentence, head: Token) -> Speaker | None:
        """A person without known role named in the sentence before or right after this one."""
        mentions = self.persons.mentions
        at = bisect_right(mentions, head.start, key=lambda m: m.start)
        if at > 0:
            mention = mentions[at - 1]
            person = self.persons.of(mention)
            if mention.sentence == sentence.index - 1 and not person.roles:
                return self._as_speaker(mention)
        later = [m for m in mentions[at:] if m.sentence in (sentence.index + 1, sentence.index + 2)]
        if later and not self.persons.of(later[0]).roles:
            gap = self.text[sentence.end : later[0].start]
            if len(gap.strip()) < 3:
                return self._as_speaker(later[0])
        return None

    def _institution(
        self,
        sentence: Sentence,
        head: Token,
        core: Sequence[Token],
        definite: bool,
        bare: bool,
        plural: bool,
    ) -> Speaker | None:
        if definite and bare:
            back = self.memory.short(head.lemma)
            if back is not None:
                return replace(
                    back,
                    start=core[0].start,
                    end=core[-1].end,
                    is_back=True,
                    number="many" if plural else "body",
                )
        states = [n for t in core if (n := self.name_of(t)) and n.state]
        kind = "official" if self._is_official(core, bool(states)) else "organisation"
        return self._worded(core, kind, "many" if plural else "body")

    def _document(self, sentence: Sentence, head: Token, core: Sequence[Token]) -> Speaker:
        owner = sentence.child(head, "nmod:poss")
        if owner is not None and owner.lower in PLURAL | NEUTER | SINGULAR:
            back = self._pronoun(sentence, owner)
            if back is not None:
                name = (
                    f"{back.name}' {head.text}"
                    if back.name.endswith("s")
                    else (f"{back.name}'s {head.text}")
                )
                return Speaker(name, "document", core[0].start, core[-1].end)
        return self._worded(core, "document", "many" if head.tag == "NNS" else "body")

    def _pronoun(self, sentence: Sentence, head: Token) -> Speaker | None:
        low = head.lower
        if low in SINGULAR:
            back = self.memory.last("one")
            back = self._fresher(sentence, head, back)
        elif low in NEUTER:
            back = self.memory.last("body")
        else:
            back = self.memory.last("many") or self.memory.last("body")
        if back is None:
            return None
        return replace(back, start=head.start, end=head.end, is_back=True, relays=())

    def _fresher(self, sentence: Sentence, head: Token, back: Speaker | None) -> Speaker | None:
        """A person who was subject since the last speaker spoke, else that speaker."""
        if back is not None and sentence.index - back.sentence <= 1:
            return back
        at = bisect_right(self.persons.mentions, head.start - 1, key=lambda m: m.start)
        if at and self.persons.mentions[at - 1].sentence >= sentence.index - 2:
            mention = self.persons.mentions[at - 1]
            if back is None or mention.start > back.start:
                return self._as_speaker(mention)
        return back

    # -- small parts --------------------------------------------------------------------

    def _is_definite(self, core: Sequence[Token]) -> bool:
        return core[0].lower in DEFINITE or any(t.lower == "same" for t in core[:3])

    def _worded(self, core: Sequence[Token], kind: str, number: str) -> Speaker:
        first = 1 if core[0].lower in ("the", "a", "an") and len(core) > 1 else 0
        start, end = core[first].start, core[-1].end
        name = re.sub(r"\s+", " ", self.text[start:end])
        return Speaker(name, kind, start, end, number)

    def relays(self, sentence: Sentence, head: Token) -> tuple[Speaker, ...]:
        """Outlets in the clauses of a noun phrase, the last to pass it on first."""
        found: list[Speaker] = []
        for child in sentence.children(head, "acl", "acl:relcl", "advcl", "appos", "dep"):
            inner = sentence.subtree(child)
            if not any(t.lemma in self.cues.phrases.relay or t.lemma == "say" for t in inner):
                continue
            for token in inner:
                name = self.name_of(token)
                if name is not None and name.kind == "outlet":
                    found.append(Speaker(name.entity, "outlet", name.start, name.end, "body"))
                elif token.lemma in ("agency", "newspaper", "paper") and token.dep == "obl:agent":
                    back = self.memory.short(token.lemma, is_outlet=True)
                    if back is not None:
                        found.append(replace(back, start=token.start, end=token.end, is_back=True))
        return tuple(reversed(found))

    def notice(self, sentence: Sentence) -> None:
        """Remember what the sentence names that later short forms may mean."""
        for token in sentence.tokens:
            name = self.name_of(token)
            low = token.lemma
            if name is not None and name.kind in ("outlet", "organisation", "group", "state"):
                if name.kind == "state" and token.dep not in ("nsubj", "nsubj:pass", "root"):
                    continue
                core = self.core(sentence, token)
                named = self._named(sentence, token, core)
            elif low in self.cues.nouns.institution and token.pos != "VERB":
                core = self.core(sentence, token)
                if not any(self.name_of(t) for t in core):
                    continue
                named = self._institution(sentence, token, core, False, False, False)
            elif (
                token.dep in ("root", "nsubj")
                and token.tag == "NNS"
                and (low in self.cues.nouns.anonymous)
            ):
                core = self.core(sentence, token)
                named = self._worded(core, "anonymous", "many")
            else:
                continue
            if named is not None and not named.is_back:
                words = frozenset(w for t in core for w in (t.lower, *t.lower.split())) | {low}
                self.memory.seen.append(replace(named, words=words, sentence=sentence.index))

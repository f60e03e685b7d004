"""Noun phrases as the resolver sees them: their own words, and the gazetteer names in them.

In: a token that heads a noun phrase, names and people of the text.  Out: the tokens of the
phrase, the name it stands for, and speakers made of names or of the words as they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace
from rapidfuzz.distance import OSA

from tallywire.extract.attribution.people import Persons
from tallywire.extract.attribution.speakers import Speaker
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.names.find import NameMention
from tallywire.packs.lexicon_cues import CueLexicon

__all__ = ["NounPhrases"]

CLAUSES: Final = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "parataxis", "dep"})
OUTSIDE: Final = CLAUSES | {"appos", "cc", "conj", "preconj", "punct"}
"""What hangs from a noun without being part of its own phrase."""
UNIONS: Final = frozenset({"union", "alliance", "un_body", "company", "group", "ngo"})


class NounPhrases:
    """Reads noun phrases of one document."""

    def __init__(
        self, text: str, names: Sequence[NameMention], persons: Persons, cues: CueLexicon
    ) -> None:
        self.text = text
        self.names = names
        self.persons = persons
        self.cues = cues
        self.named_at = {at: name for name in names for at in range(name.start, name.end)}
        self._outlets = [n for n in names if n.kind == "outlet"]
        self._cores: dict[tuple[int, int], list[Token]] = {}
        self._forms: dict[str, list[str]] = {}
        for name in names:
            if name.kind in ("organisation", "group", "outlet") and name.form != "adjective":
                form = re.sub(r"\s+", " ", text[name.start : name.end])
                self._forms.setdefault(name.entity, []).append(form)

    def name_of(self, token: Token) -> NameMention | None:
        """The gazetteer name that the token stands for or lies in, or None."""
        return self.named_at.get(token.start)

    def has_outlet(self, sentence: Sentence) -> bool:
        """Whether an outlet is named in the sentence, or "the paper" stands for one."""
        at = bisect_right(self._outlets, sentence.start, key=lambda name: name.end)
        is_named = at < len(self._outlets) and self._outlets[at].start < sentence.end
        return is_named or not self.cues.nouns.outlet.isdisjoint(sentence.lemmas)

    def core(self, sentence: Sentence, head: Token) -> list[Token]:
        """The tokens of the noun phrase without its clauses, appositions and conjuncts."""
        known = self._cores.get((sentence.index, head.i))
        if known is None:
            known = self._cores[sentence.index, head.i] = self._core(sentence, head)
        return known

    @staticmethod
    def _core(sentence: Sentence, head: Token) -> list[Token]:
        found, stack = [head], [head]
        while stack:
            for child in sentence.children(stack.pop()):
                if child.head == head.i and child.dep in ("case", "mark"):
                    continue
                if child.dep not in OUTSIDE or child.text in ("-", "'", "’"):
                    found.append(child)
                    stack.append(child)
        found.sort(key=lambda t: t.i)
        first = last = found.index(head)
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
            and (kept[0] is not head)
        ):
            kept.pop(0)
        return kept or [head]

    def phrase(self, sentence: Sentence, head: Token, verb: Token) -> tuple[int, int]:
        """The whole noun phrase on its own side of ``verb``: titles, appositions, clauses."""
        own = [t for t in sentence.subtree(head) if (t.i < verb.i) == (head.i < verb.i)]
        own = [t for t in own if t.i != verb.i]
        while own and own[-1] is not head and own[-1].pos in ("PUNCT", "CCONJ", "ADP", "SCONJ"):
            own.pop()
        while own and own[0] is not head and own[0].pos in ("PUNCT", "CCONJ", "ADP", "SCONJ"):
            own.pop(0)
        return (own[0].start, own[-1].end) if own else (head.start, head.end)

    @staticmethod
    def words(core: Sequence[Token]) -> frozenset[str]:
        """The words of a phrase in lower case, names taken apart."""
        return frozenset(w for t in core for w in t.lower.split())

    def content_words(self, head: Token, core: Sequence[Token]) -> frozenset[str]:
        """The words by which an earlier, fuller phrase must be recognised."""
        return frozenset({head.lemma}) | frozenset(
            w
            for t in core
            if t.pos not in ("DET", "PRON", "PUNCT", "NUM") and t.i != head.i and t.lower != "same"
            for w in t.lower.split()
        )

    def is_apposed(self, sentence: Sentence, head: Token, other: Token) -> bool:
        """Whether "Ana Lima, minister of state," is one person, whom parsers take for two."""
        if other.i <= head.i or other.lemma not in self.cues.nouns.role:
            return False
        between = self.text[head.end : self.core(sentence, other)[0].start].split()
        return between == [","] and self.persons.at(head.start) is not None

    def issuer(self, sentence: Sentence, head: Token) -> Token | None:
        """Who puts out a paper: "the announcement released by the ministry"."""
        for clause in sentence.children(head, "acl"):
            if clause.lemma in self.cues.verbs.issue:
                return sentence.child(clause, "obl:agent")
        return None

    # -- gazetteer names ----------------------------------------------------------------

    def named(self, head: Token, core: Sequence[Token]) -> Speaker | None:
        """The speaker that the head's gazetteer name makes, or a misspelt outlet, or None."""
        name = self.name_of(head)
        if name is None:
            return self.misspelt(head)
        start, end = name.start, name.end
        if name.kind == "outlet":
            return Speaker(self.outlet_name(name), "outlet", start, end, "body")
        if name.kind in ("organisation", "group"):
            return self.body(core, name)
        if name.state is not None and name.kind in ("state", "place") and name.form != "combining":
            number = "many" if head.tag in ("NNS", "NNPS") and name.form == "demonym" else "body"
            if name.form == "metonym" and core[0].lower == "the":
                return self.worded(core, "official", "body")
            return Speaker(name.state, "official", start, end, number)
        if name.kind == "person":
            return Speaker(name.entity, "official", start, end)
        return None

    def body(self, core: Sequence[Token], name: NameMention) -> Speaker:
        """An organisation; with a state beside it ("Russian Foreign Ministry") as worded."""
        states = [n for t in core if (n := self.name_of(t)) and n is not name and n.kind == "state"]
        official = (name.subkind not in UNIONS and name.state is not None) or self.is_official(
            core, bool(states)
        )
        kind = "official" if official else "organisation"
        if states:
            return self.worded(core, kind, "body")
        return Speaker(self._full(name), kind, name.start, name.end, "body")

    def _full(self, name: NameMention) -> str:
        """The longest form of the same name in the text; "Pentagon" is a name of its own."""
        own = re.sub(r"\s+", " ", self.text[name.start : name.end])
        forms = self._forms.get(name.entity, [own])
        words = set(own.lower().split())
        near = [f for f in forms if words & set(f.lower().split()) or own.isupper()]
        return max([*near, own], key=len)

    def outlet_name(self, name: NameMention) -> str:
        """The outlet's fullest form in the text; canonical where that only adds words to it."""
        form = max(self._forms.get(name.entity, [name.entity]), key=len)
        return name.entity if set(form.split()) <= set(name.entity.split()) else form

    def is_official(self, core: Sequence[Token], has_state: bool) -> bool:
        """Whether the phrase names an organ of a state."""
        words = self.words(core)
        return bool(words & self.cues.nouns.state_body) or (
            has_state and not words & self.cues.nouns.civil
        )

    def misspelt(self, head: Token) -> Speaker | None:
        """An outlet one slip of the pen away; asked for in reporting positions only."""
        if head.pos != "PROPN" or len(head.text) < 5 or not head.text[0].isupper():
            return None
        limit = 1 if len(head.text) < 9 else 2
        distance, agency = min(
            (OSA.distance(head.text.lower(), agency.lower(), score_cutoff=limit), agency)
            for agency in self.cues.agencies
        )
        return (
            Speaker(agency, "outlet", head.start, head.end, "body") if distance <= limit else None
        )

    def proper(self, head: Token, core: Sequence[Token]) -> Speaker | None:
        """A proper name nobody knows: a paper where it is called one, else a body."""
        if head.pos != "PROPN":
            return None
        is_outlet = any(t.lemma in self.cues.nouns.outlet for t in core if t.i < head.i)
        return self.worded(core, "outlet" if is_outlet else "organisation", "body")

    @staticmethod
    def back(found: Speaker, core: Sequence[Token]) -> Speaker:
        """An earlier speaker, taken up by this phrase."""
        return replace(found, start=core[0].start, end=core[-1].end, is_back=True)

    def worded(self, core: Sequence[Token], kind: str, number: str) -> Speaker:
        """A speaker whose name is the phrase as worded, without its article."""
        first = 1 if core[0].lower in ("the", "a", "an") and len(core) > 1 else 0
        start, end = core[first].start, core[-1].end
        return Speaker(re.sub(r"\s+", " ", self.text[start:end]), kind, start, end, number)

"""Speakers, and the memory by which pronouns, roles and short forms are resolved to them.

In: who spoke and who was named, in order of the text.  Out: ``Speaker``, and from ``Memory`` the
antecedent of "he", "it", "they", "the ambassador", "the ministry", "the agency".  A role that
is named only afterwards ("the envoy accused ...  Ghassan Salame also said") is found forwards.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec

from tallywire.extract.attribution.people import Person, PersonMention, Persons, fold
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.packs.lexicon_cues import CueLexicon

__all__ = ["NEUTER", "PLURAL", "SINGULAR", "Memory", "Speaker"]

SINGULAR: Final = frozenset({"he", "she", "who", "him", "her", "his"})
NEUTER: Final = frozenset({"it", "its", "this"})
PLURAL: Final = frozenset({"they", "them", "both", "their"})
FEMALE: Final = frozenset({"she", "her"})
GENERIC: Final = frozenset({"diplomat"})
DEPTH: Final = 40
"""How many speakers back an antecedent is looked for; keeps the search linear in the text."""


class Speaker(msgspec.Struct, frozen=True, gc=False):
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
        is_subject: whether it is the subject of its clause.
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
    is_subject: bool = False


@dataclass(slots=True)
class Memory:
    """Who has spoken (``said``) and who was mentioned as one who could (``seen``).

    Whom a sentence mentions is looked for, by ``named_in``, when somebody first asks.
    """

    persons: Persons
    cues: CueLexicon
    named_in: Callable[[Sentence], Iterable[Speaker]]
    said: list[Speaker] = field(default_factory=list)
    _seen: list[Speaker] = field(default_factory=list)
    _unread: list[Sentence] = field(default_factory=list)

    def notice(self, sentence: Sentence) -> None:
        """Remember what the sentence names that later short forms may mean."""
        self._unread.append(sentence)

    @property
    def seen(self) -> list[Speaker]:
        """Who was mentioned so far, in order."""
        for sentence in self._unread:
            self._seen.extend(self.named_in(sentence))
        self._unread.clear()
        return self._seen

    # -- pronouns -----------------------------------------------------------------------

    def pronoun(self, sentence: Sentence, token: Token) -> Speaker | None:
        """The antecedent of a third-person pronoun, or None."""
        low = token.lower
        if low in SINGULAR:
            return self._singular(sentence, token, low in FEMALE)
        if low in NEUTER:
            return self._neuter(sentence, token)
        return self._last(self.said, "many") or self._plural(sentence, token)

    def _singular(self, sentence: Sentence, token: Token, is_female: bool) -> Speaker | None:
        spoke = next(
            (
                s
                for s in reversed(self.said[-DEPTH:])
                if s.number == "one" and self._fits(s, is_female)
            ),
            None,
        )
        subject = self._subject(sentence, token, is_female)
        if spoke is None or subject is None:
            return spoke or subject
        near = sentence.index - spoke.sentence <= 1
        if subject.sentence == sentence.index and (not near or spoke.kind == "anonymous"):
            return subject
        if subject.sentence == sentence.index and spoke.name not in self._names():
            return subject
        return spoke if near or spoke.start > subject.start else subject

    def _names(self) -> frozenset[str]:
        return frozenset(p.name for p in self.persons.people)

    def _fits(self, speaker: Speaker, is_female: bool) -> bool:
        """Whether the gender of a named person does not rule out the pronoun."""
        person = next((p for p in self.persons.people if p.name == speaker.name), None)
        return person is None or self._is_woman(person) in (None, is_female)

    def _is_woman(self, person: Person) -> bool | None:
        """Whether title or given name is a woman's, or None where neither tells."""
        first = fold(person.name.replace("-", " ").split()[0])
        if person.roles & self.cues.female_roles or first in self.cues.female:
            return True
        return False if person.roles & self.cues.male_roles or first in self.cues.male else None

    def _subject(self, sentence: Sentence, token: Token, is_female: bool) -> Speaker | None:
        """The last person named before the token, nearby; subjects of this sentence first."""
        at = bisect_right(self.persons.mentions, token.start - 1, key=lambda m: m.start)
        near = [
            m
            for m in self.persons.mentions[max(0, at - 8) : at]
            if m.sentence >= sentence.index - 2
            and self._is_woman(self.persons.of(m)) in (None, is_female)
        ]
        for mention in reversed(near):
            word = sentence.at(mention.end - 1) if mention.sentence == sentence.index else None
            if word is not None and word.dep not in ("nsubj", "nsubj:pass", "appos"):
                continue
            return self.as_speaker(mention)
        return None

    def _neuter(self, sentence: Sentence, token: Token) -> Speaker | None:
        here = [
            s
            for s in self.seen[-DEPTH:]
            if s.sentence == sentence.index
            and s.is_subject
            and s.number == "body"
            and s.end < token.start
        ]
        spoke = self._last(self.said, "body")
        near = spoke is not None and sentence.index - spoke.sentence <= 1
        trails = token.i > 0 and sentence.tokens[token.i - 1].text in (",", '"', "”")
        if here and (not trails or not near):
            return here[0]
        subjects = [
            s
            for s in self.seen[-DEPTH:]
            if s.is_subject
            and s.number == "body"
            and sentence.index - 1 <= s.sentence < sentence.index
        ]
        if near and spoke and all(s.sentence <= spoke.sentence for s in subjects):
            return spoke
        return subjects[0] if subjects else spoke or self._last(self.seen, "body")

    def _plural(self, sentence: Sentence, token: Token) -> Speaker | None:
        before = [s for s in self.seen[-DEPTH:] if s.end < token.start]
        return self._last(before, "many") or self._last(self.said, "body")

    @staticmethod
    def _last(speakers: Sequence[Speaker], number: str) -> Speaker | None:
        return next((s for s in reversed(speakers[-DEPTH:]) if s.number == number), None)

    # -- short forms --------------------------------------------------------------------

    def short(self, words: frozenset[str], before: int) -> Speaker | None:
        """The last one named before whose noun phrase held all the words."""
        for speaker in self._recent(before):
            if words <= speaker.words and speaker.name:
                return speaker
        return None

    def outlet(self, before: int) -> Speaker | None:
        """The last outlet named or speaking before."""
        for speaker in self._recent(before):
            if speaker.kind == "outlet" and speaker.name:
                return speaker
        return None

    def many(self) -> Speaker | None:
        """The last speakers in the plural."""
        return self._last(self.said, "many")

    def _recent(self, before: int) -> Iterator[Speaker]:
        both = [*self.said[-DEPTH:], *self.seen[-2 * DEPTH :]]
        for speaker in sorted(both, key=lambda s: s.start, reverse=True):
            if speaker.start < before:
                yield speaker

    # -- roles --------------------------------------------------------------------------

    def role(self, sentence: Sentence, head: Token, states: frozenset[str]) -> Speaker | None:
        """Who "the ambassador" is: one who spoke, one with that role, or one named just after."""
        low = head.lemma
        for speaker in reversed(self.said[-8:]):
            if low in speaker.words and speaker.number == "one":
                same = any(t.lower == "same" for t in sentence.children(head))
                return speaker if same else self._fullest(speaker, low)
        generic: Speaker | None = None
        at = bisect_right(self.persons.mentions, head.start - 1, key=lambda m: m.start)
        for mention in reversed(self.persons.mentions[max(0, at - DEPTH) : at]):
            person = self.persons.of(mention)
            if states and person.state and person.state not in states:
                continue
            if low in person.roles:
                return self.as_speaker(mention)
            if generic is None and low in GENERIC and person.kind == "official" and not states:
                generic = self.as_speaker(mention)
        if generic is not None and any(s.name == generic.name for s in self.said):
            return generic
        return None

    def _fullest(self, speaker: Speaker, word: str) -> Speaker:
        """Of several wordings of one unnamed speaker the longest."""
        if speaker.kind != "anonymous":
            return speaker
        same = [s for s in self.said[-8:] if word in s.words and s.kind == "anonymous"]
        return max(same, key=lambda s: (len(s.name), -s.start))

    def named_near(self, sentence: Sentence, head: Token) -> Speaker | None:
        """A person without known role named in the sentence before or right after this one."""
        mentions = self.persons.mentions
        at = bisect_right(mentions, head.start, key=lambda m: m.start)
        if at > 0:
            person = self.persons.of(mentions[at - 1])
            if mentions[at - 1].sentence == sentence.index - 1 and not person.roles:
                return self.as_speaker(mentions[at - 1])
        return self.named_after(sentence, head)

    def named_after(self, sentence: Sentence, head: Token) -> Speaker | None:
        """A person without known role first named in one of the next two sentences."""
        mentions = self.persons.mentions
        at = bisect_right(mentions, head.start, key=lambda m: m.start)
        later = [
            m for m in mentions[at:][:4] if m.sentence in (sentence.index + 1, sentence.index + 2)
        ]
        if not later or later[0].person in {m.person for m in mentions[:at]}:
            return None
        roles = self.persons.of(later[0]).roles
        words = {t.lower for t in sentence.subtree(head)} & (self.cues.nouns.role | roles)
        is_next = later[0].sentence == sentence.index + 1
        if not roles or (words and words <= roles and (len(words) > 1 or is_next)):
            return self.as_speaker(later[0])
        return None

    def as_speaker(self, mention: PersonMention) -> Speaker:
        """The person mentioned, as a speaker."""
        person = self.persons.of(mention)
        return Speaker(
            person.name,
            person.kind,
            mention.start,
            mention.end,
            words=person.roles,
            sentence=mention.sentence,
        )

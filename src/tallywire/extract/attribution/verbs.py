"""Reporting verbs: who says, to which outlet, citing whom.

In: a sentence, the resolver of speakers and the cue words.  Out: ``Claim`` values.  What is
said is ``stretch``'s business; here it is who speaks, in the active, the passive ("was quoted
by Bloomberg as saying") and the quoting form ("Reuters quoted officials as saying").
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from tallywire.extract.attribution.claims import Claim, Range
from tallywire.extract.attribution.following import FINITE, OPENERS
from tallywire.extract.attribution.resolver import Resolver
from tallywire.extract.attribution.speakers import Speaker
from tallywire.extract.attribution.stretch import Stretch
from tallywire.extract.attribution.subjects import apposed, subject_of
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.packs.lexicon_cues import CueLexicon
from tallywire.packs.lexicon_secondary import load_secondary

__all__ = ["verb_claims"]

LITTLE = 6
"""Words after "saying" that are no more than a day and a place."""


def verb_claims(
    sentence: Sentence, before: Sentence | None, resolver: Resolver, cues: CueLexicon
) -> Iterator[Claim]:
    """The claims that the reporting verbs of a sentence make, in order.

    Args:
        sentence: the sentence.
        before: the sentence before it in the same paragraph, which "announced it" takes up.
        resolver: who is who.
        cues: cue words.
    """
    if "do" not in sentence.lemmas and cues.verbs.speaking.isdisjoint(sentence.lemmas):
        return
    reader = _Reader(sentence, before, resolver, cues)
    for token in sentence.tokens:
        if token.lemma == "do" and (like := reader.as_did(token)) is not None:
            yield like
        if token.lemma in cues.verbs.speaking and (token.is_verb or token.dep == "root"):
            claim = reader.claim(token)
            if claim is not None and claim.form in ("act", "deed"):
                yield claim
            elif claim is not None:
                resolver.memory.said.append(replace(claim.speakers[-1], sentence=sentence.index))
                yield claim


class _Reader:
    """Reads the claims of one sentence."""

    def __init__(
        self, sentence: Sentence, before: Sentence | None, resolver: Resolver, cues: CueLexicon
    ) -> None:
        self.sentence = sentence
        self.before = before
        self.resolver = resolver
        self.cues = cues
        self.stretch = Stretch(sentence, resolver, cues)

    def claim(self, verb: Token) -> Claim | None:
        """The claim of a reporting verb, or None if nobody reports anything by it."""
        s = self.sentence
        if verb.lemma == "deny" and self._withholds(verb):
            return None
        after = s.tokens[verb.i + 1 : verb.i + 2]
        if verb.lemma == "go" and not any(t.lower in ("on", "through", "over") for t in after):
            return None
        if s.child(verb, "neg") is not None and verb.lemma in self.cues.verbs.unsaid:
            return None
        if s.child(verb, "aux:pass", "nsubj:pass") is not None or (
            verb.tag == "VBN" and s.child(verb, "obl:agent") is not None
        ):
            return self._passive(verb)
        is_bare = verb.tag == "VBN" and verb.dep in ("acl", "amod", "advcl")
        is_torn = verb.dep == "amod" and self._is_quote(verb)
        if is_bare and not is_torn and not s.child(verb, "aux"):
            return None
        if verb.tag == "VBG" and (s.tokens[verb.i - 1].lower == "as" or self._is_quoted(verb)):
            return None
        subject = subject_of(s, verb, self.resolver)
        if subject is not None and self._is_denied(subject):
            return None
        if subject is None or (verb.tag == "VB" and s.child(verb, "aux") is None):
            return None
        if self._is_quote(verb):
            quoted = self._quoting(verb, subject)
            if quoted is not None:
                return quoted
        return self._active(verb, subject)

    def _is_quoted(self, verb: Token) -> bool:
        """ "Quoted the chief telling editors": part of what the paper quotes."""
        above = self.sentence.head(verb)
        while above is not None and above.is_noun and above.dep == "obj":
            above = self.sentence.head(above)
        is_quoting = above is not None and above.lemma in self.cues.verbs.quote
        quoted = self.sentence.child(above, "obj") if is_quoting and above is not None else None
        return quoted is not None and quoted.i < verb.i

    def _is_denied(self, subject: Token) -> bool:
        """Whether the speaker is only there to be denied: "denied reports claiming that"."""
        above = self.sentence.head(subject)
        return subject.dep == "obj" and above is not None and above.lemma in self.cues.verbs.denying

    def _withholds(self, verb: Token) -> bool:
        """ "Denied the union the use of": keeping from, not saying that it is not so."""
        s = self.sentence
        if s.child(verb, "iobj") is not None:
            return True
        named = [t for t in s.tokens[verb.i + 1 : verb.i + 7] if t.is_noun]
        after = s.tokens[named[0].i + 1 : named[0].i + 2] if named else ()
        return any(t.dep == "det" and t.lower in ("the", "a", "an", "any") for t in after)

    def _active(self, verb: Token, subject: Token) -> Claim | None:
        content = self._taken_up(verb) or self._answer(verb) or self.stretch.of(verb, subject)
        if verb.lemma in self.cues.verbs.denying and not self.stretch.has_clause(verb):
            content = (*content, (verb.start, verb.end))  # "Chad rejected the charges"
        if not content:
            return None
        speaker = self.resolver.resolve(self.sentence, subject) or self._described(verb, subject)
        paper = self._paper(verb)
        if paper is not None and (speaker is None or speaker.number != "one"):
            subject, speaker = paper, self.resolver.resolve(self.sentence, paper)
        if speaker is None or not self._can(speaker, verb):
            return None
        form = "verb"
        if self._is_deed(verb):
            form = "deed" if speaker.number == "one" or speaker.kind == "document" else "act"
        outlets = self._told(verb)
        speakers = (*outlets, *speaker.relays, *self._citing(verb, speaker))
        return replace(self._make(verb, speakers, content, subject), form=form)

    def _answer(self, verb: Token) -> tuple[Range, ...]:
        """ "Accused it of arming rebels, which Chad denies": who denies says nothing else."""
        obj = self.sentence.child(verb, "obj")
        is_answer = verb.dep == "acl:relcl" and obj is not None and obj.lower == "which"
        is_denial = is_answer and verb.lemma in self.cues.verbs.denying
        return ((verb.start, verb.end),) if is_denial else ()

    def _paper(self, verb: Token) -> Token | None:
        """The letter of "sent a letter demanding": a paper that speaks by a participle."""
        s = self.sentence
        head = s.head(verb) if verb.tag == "VBG" and verb.dep in ("advcl", "acl", "conj") else None
        while head is not None and head.tag == "VBG":
            head = s.head(head)
        obj = s.child(head, "obj") if head is not None and head.is_verb else head
        nouns = self.resolver.cues.nouns
        if obj is None or obj.lemma not in nouns.document - nouns.release or obj.i > verb.i:
            return None
        return obj

    def _is_deed(self, verb: Token) -> bool:
        """Whether the verb does something by speaking rather than reports."""
        words = self.cues.verbs
        if self.stretch.has_clause(verb) and verb.lemma not in words.plea:
            return False
        if verb.lemma in words.pledge | words.plea:
            return True
        return verb.lemma not in words.object and self.stretch.is_act(verb)

    def _can(self, speaker: Speaker, verb: Token) -> bool:
        """Whether this kind of speaker reports by this verb, without a clause."""
        is_seen = verb.lemma in self.cues.verbs.witness
        if is_seen and not (verb.lemma == "find" and self.stretch.has_clause(verb)):
            return speaker.kind == "outlet"
        if verb.lemma == "give":
            return speaker.kind in ("outlet", "document") or bool(self._taken_up(verb))
        return True

    def _taken_up(self, verb: Token) -> tuple[Range, ...]:
        """What the sentence before says, if "the ministries announced it"."""
        obj = self.sentence.child(verb, "obj")
        if self.before is None or obj is None:
            return ()
        if verb.lemma in self.cues.verbs.object | {"give"} and self._is_of_before(obj):
            return ((self.before.start, self.before.end),)
        if obj.lower not in ("it", "this", "that", "so"):
            return ()
        if verb.lemma not in self.cues.verbs.object | {"say"}:
            return ()
        return ((self.before.start, self.before.end), (verb.start, self.sentence.end))

    def _is_of_before(self, obj: Token) -> bool:
        """ "Gave these dates and figures": those of the sentence before."""
        s = self.sentence
        pointers = any(
            c.lower in ("these", "those", "this", "that") for c in s.children(obj, "det")
        )
        return pointers and obj.lemma in load_secondary(s.language).told_nouns

    def as_did(self, verb: Token) -> Claim | None:
        """ "It should have said five, as Reuters did": what it says is what the other said."""
        s = self.sentence
        above, subject = s.head(verb), s.child(verb, "nsubj")
        is_like = any(m.lower == "as" for m in s.children(verb, "mark", "advmod"))
        if above is None or subject is None or not is_like or s.child(verb, "obj", "xcomp"):
            return None
        if above.lemma not in self.cues.verbs.say or above.i > verb.i:
            return None
        speaker = self.resolver.resolve(s, subject)
        if speaker is None:
            return None
        return self._make(verb, (speaker,), ((s.start, s.span_of(verb)[0]),), subject)

    def _described(self, verb: Token, subject: Token) -> Speaker | None:
        """A speaker known by nothing but that it speaks ("a cassava seller said")."""
        if subject.pos not in ("NOUN", "PROPN", "NUM"):
            return None
        core, outlets = self.resolver.core(self.sentence, subject), self.cues.nouns.outlet
        if subject.text[:1].isupper() and any(t.lemma in outlets for t in core if t.i < subject.i):
            return self.resolver.describe(self.sentence, subject, "outlet")
        if verb.lemma not in self.cues.verbs.human:
            return None
        kind = "anonymous" if subject.tag == "NNS" or subject.pos == "NUM" else "witness"
        kind = "official" if kind == "witness" and subject.pos == "PROPN" else kind
        return self.resolver.describe(self.sentence, subject, kind)

    def _citing(self, verb: Token, speaker: Speaker) -> tuple[Speaker, ...]:
        """The speaker, and whom it cites ("the paper reported, citing officials")."""
        if speaker.number == "one" or speaker.kind in ("anonymous", "witness", "expert"):
            return (speaker,)
        s = self.sentence
        for token in s.among(self.cues.verbs.quote):
            if token.i == verb.i:
                continue
            subject = s.child(token, "nsubj")
            if token.tag != "VBG" and (subject is None or subject.lower != "which"):
                continue
            below = verb.i in {t.i for t in s.ancestors(token)}
            if not below and not speaker.start <= token.start <= verb.start:
                continue
            cited = s.child(token, "obj")
            inner = self.resolver.resolve(s, cited) if cited is not None else None
            if inner is not None and inner.kind != "publisher":
                return (speaker, inner)
        return (speaker,)

    # -- who passes it on ---------------------------------------------------------------

    def _told(self, verb: Token) -> tuple[Speaker, ...]:
        """The outlet that was told, or that interviewed."""
        if not self.resolver.has_outlet(self.sentence):
            return ()
        talks = [c for c in self.sentence.children(verb, "advcl") if self._is_talk(c)]
        below = self.sentence.children(verb)
        stack = [c for c in below if c.dep not in ("nsubj", "conj", "advcl", "parataxis", "dep")]
        stack.extend(c for talk in talks for c in self.sentence.children(talk))
        while stack:
            token = stack.pop(0)
            if token.dep in ("ccomp", "xcomp", "advcl", "punct") or token.case in ("of", "than"):
                continue
            outlet = self._as_outlet(token, verb)
            if outlet is not None:
                return (outlet,)
            stack.extend(self.sentence.children(token))
        return ()

    def _is_talk(self, clause: Token) -> bool:
        """ "Speaking to the Herald, she said", "interviewed by the Herald": where it was said."""
        if clause.tag == "VBG":
            return clause.lemma in self.cues.verbs.talking
        return clause.tag == "VBN" and clause.lemma in self.cues.phrases.relay

    def _as_outlet(self, token: Token, verb: Token) -> Speaker | None:
        name = self.resolver.name_of(token)
        if name is not None and name.kind == "outlet":
            return Speaker(self.resolver.outlet_name(name), "outlet", name.start, name.end, "body")
        if not token.is_noun or token.case not in ("", "to", "with") or token.dep == "compound":
            return None
        is_hearer = token.case != "" or verb.lemma in self.cues.phrases.hearer
        if is_hearer and token.lemma in self.cues.nouns.outlet:
            speaker = self.resolver.resolve(self.sentence, token)
            return speaker if speaker is not None and speaker.kind == "outlet" else None
        return None

    # -- passives and quoting -----------------------------------------------------------

    def _passive(self, verb: Token) -> Claim | None:
        """Claims of "was quoted by Bloomberg as saying", "announced by the ministry"."""
        s = self.sentence
        agent = s.child(verb, "obl:agent")
        subject = s.child(verb, "nsubj:pass") or apposed(s, verb, self.resolver)
        by = self.resolver.resolve(s, agent) if agent is not None else None
        if subject is not None and self._is_quote(verb):
            speaker = self.resolver.resolve(s, subject)
            if speaker is None:
                return None
            saying = self._as_saying(verb)
            told = self._told(saying) if saying is not None else ()
            speakers = (by, *told, speaker) if by else (*told, speaker)
            return self._make(verb, speakers, self._as_said(verb, subject), subject)
        if by is None or verb.lemma not in self.cues.verbs.object:
            return None
        if verb.dep == "acl":
            head = s.head(verb)
            content = s.span_of(head) if head is not None else s.span_of(verb)
            return self._make(verb, (*by.relays, by), (content,), agent)
        return self._make(verb, (*by.relays, by), (s.span_of(verb),), agent) if subject else None

    def _as_said(self, verb: Token, subject: Token) -> tuple[Range, ...]:
        """What "was quoted as saying" hands over: what follows, or what the comma closes."""
        rest = [t for t in self.sentence.tokens[verb.i + 1 :] if t.pos != "PUNCT"]
        saying = next((n for n, t in enumerate(rest) if t.lemma in ("say", "tell")), None)
        if saying is not None and len(rest) - saying < LITTLE:
            before = self.stretch.left(verb, subject)
            if before:
                return before
        return self.stretch.right(verb)

    def _quoting(self, verb: Token, subject: Token) -> Claim | None:
        """The claim of "Reuters quoted officials as saying that"."""
        s = self.sentence
        saying = self._as_saying(verb)
        quoted = s.child(verb, "obj", "nsubj:pass") or self._noun_after(verb)
        if verb.tag == "VBG" or quoted is None:
            return None
        if saying is None and verb.lemma != "quote" and not self.stretch.left(verb, subject):
            return None
        outer, inner = self.resolver.resolve(s, subject), self.resolver.resolve(s, quoted)
        if outer is None or inner is None:
            return None
        start = s.tokens[saying.i - 1].start if saying is not None else quoted.end
        rest = [t for t in s.tokens if t.start >= start]
        said: tuple[Range, ...] = ((start, s.end),)
        if not any(t.tag in FINITE or t.text in OPENERS for t in rest):
            said = self.stretch.left(verb, subject) or said
        return self._make(verb, (outer, inner), said, quoted)

    def _is_quote(self, verb: Token) -> bool:
        """Whether the verb quotes somebody: "reported him as telling" does too."""
        return verb.lemma in self.cues.verbs.quote or (
            verb.lemma in self.cues.verbs.object and self._as_saying(verb) is not None
        )

    def _as_saying(self, verb: Token) -> Token | None:
        """The "saying" of "quoted her as saying"."""
        pairs = itertools.pairwise(self.sentence.tokens[verb.i :])
        is_quoting = verb.lemma in self.cues.verbs.quote
        return next(
            (
                b
                for a, b in pairs
                if a.lower == "as"
                and b.tag == "VBG"
                and (is_quoting or b.lemma in self.cues.phrases.told)
            ),
            None,
        )

    def _noun_after(self, verb: Token) -> Token | None:
        following = self.sentence.tokens[verb.i + 1 : verb.i + 9]
        first = next((n for n, t in enumerate(following) if t.is_noun), None)
        if first is None:
            return None
        run = itertools.takewhile(lambda t: t.is_noun, following[first:])
        return list(run)[-1]

    def _make(
        self,
        verb: Token,
        speakers: Sequence[Speaker],
        content: tuple[Range, ...],
        head: Token | None,
    ) -> Claim:
        s = self.sentence
        again = (
            speakers[-1].is_back
            or verb.lemma in self.cues.again_verbs
            or any(t.lower in self.cues.again for t in s.children(verb, "advmod"))
        )
        return Claim(
            (verb.start, verb.end),
            tuple(speakers),
            content,
            s.index,
            s.paragraph,
            "verb",
            again,
            self._phrase(head, verb, speakers[-1]),
        )

    def _phrase(self, head: Token | None, verb: Token, speaker: Speaker) -> Range | None:
        """The noun phrase of the speaker, joined with the words that name it."""
        if head is None:
            return None
        start, end = self.resolver.phrase(self.sentence, head, verb)
        if speaker.end < self.sentence.start or speaker.start >= self.sentence.end:
            return (start, end)
        is_beside = speaker.end <= verb.start if start < verb.start else speaker.start >= verb.end
        return (min(start, speaker.start), max(end, speaker.end)) if is_beside else (start, end)

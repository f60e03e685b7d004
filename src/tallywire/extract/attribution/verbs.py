"""Reporting verbs: who says, to which outlet, and which characters are what is said.

In: a sentence, the resolver of speakers and the cue words.  Out: ``Claim`` values.  The
parser finds verb and subject; the stretch that is said follows the order of words (before a
trailing "she said", after "said that"), for there the parser errs most.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tallywire.extract.attribution.claims import Claim, Range, subtract
from tallywire.extract.speakers import Resolver, Speaker
from tallywire.extract.syntax import Sentence, Token
from tallywire.packs.lexicon_cues import CueLexicon

__all__ = ["subject_of", "verb_claims"]

CLOSERS: Final = frozenset({",", '"', "”", "’", "''", "'", "—", "–", "-", "»", "?", "!", "…"})
BREAKS: Final = frozenset(
    {"after", "while", "when", "although", "though", "as", "since", "before", "whereas", "but"}
)
RELATIVE: Final = frozenset({"which", "who", "whom", "whose", "where"})
CLAUSES: Final = ("ccomp", "xcomp")
FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})


def verb_claims(sentence: Sentence, resolver: Resolver, cues: CueLexicon) -> Iterator[Claim]:
    """The claims that the reporting verbs of a sentence make, in order."""
    reader = _Reader(sentence, resolver, cues)
    for token in sentence.tokens:
        if token.lemma in cues.verbs.say and (token.is_verb or token.dep == "root"):
            claim = reader.claim(token)
            if claim is not None:
                resolver.memory.said.append(claim.speakers[-1])
                yield claim


def subject_of(sentence: Sentence, verb: Token) -> Token | None:
    """Who does what the verb says: its subject, or that of the verb it leans on."""
    seen: set[int] = set()
    current: Token | None = verb
    while current is not None and current.i not in seen:
        seen.add(current.i)
        subject = sentence.child(current, "nsubj")
        if subject is not None:
            if subject.lower in ("who", "which", "that") and current.dep == "acl:relcl":
                return sentence.head(current)
            return subject
        if sentence.child(current, "nsubj:pass") is not None and current is not verb:
            return sentence.child(current, "nsubj:pass")
        if current.dep == "acl":
            return sentence.head(current)
        if current.dep not in ("conj", "xcomp", "advcl", "aux", "dep"):
            return None
        current = sentence.head(current)
        if current is not None and not current.is_verb:
            return current if current.is_noun else None
    return None


class _Reader:
    """Reads the claims of one sentence."""

    def __init__(self, sentence: Sentence, resolver: Resolver, cues: CueLexicon) -> None:
        self.sentence = sentence
        self.resolver = resolver
        self.cues = cues

    def claim(self, verb: Token) -> Claim | None:
        """The claim of a reporting verb, or None if nobody reports anything by it."""
        if self.sentence.child(verb, "neg") is not None and verb.lemma in ("say", "name", "give"):
            return None
        if self.sentence.child(verb, "aux:pass", "nsubj:pass") is not None or (
            verb.tag == "VBN" and self.sentence.child(verb, "obl:agent") is not None
        ):
            return self._passive(verb)
        if verb.tag == "VBN" and verb.dep in ("acl", "amod", "advcl"):
            return None
        subject = subject_of(self.sentence, verb)
        if subject is None:
            return None
        if verb.lemma in self.cues.verbs.quote:
            quoted = self._quoting(verb, subject)
            if quoted is not None:
                return quoted
        return self._active(verb, subject)

    def _active(self, verb: Token, subject: Token) -> Claim | None:
        content = self._content(verb, subject)
        if not content:
            return None
        speaker = self.resolver.resolve(self.sentence, subject)
        if speaker is None:
            speaker = self._describe(verb, subject)
        if speaker is None:
            return None
        outlets = self._told(verb, content)
        speakers = (*outlets, *speaker.relays, *self._inner(verb, speaker))
        return self._make(verb, speakers, content)

    def _describe(self, verb: Token, subject: Token) -> Speaker | None:
        """A speaker known by nothing but that it speaks ("a cassava seller said")."""
        human = verb.lemma in (
            "say",
            "tell",
            "add",
            "explain",
            "joke",
            "ask",
            "warn",
            "note",
            "insist",
        )
        if not human or subject.pos not in ("NOUN", "PROPN") or subject.tag == "NNS":
            return None
        core = self.resolver.core(self.sentence, subject)
        return self.resolver._worded(core, "witness", "one")

    def _inner(self, verb: Token, speaker: Speaker) -> tuple[Speaker, ...]:
        """The speaker, and whom it cites ("the paper reported, citing officials")."""
        for token in self.sentence.tokens:
            if token.lemma not in self.cues.verbs.quote or token.tag not in ("VBG", "VBD", "VBZ"):
                continue
            if token.i == verb.i:
                continue
            above = {t.i for t in self.sentence.ancestors(token)}
            subject = self.sentence.child(token, "nsubj")
            if token.tag != "VBG" and (subject is None or subject.lower != "which"):
                continue
            if verb.i not in above and not speaker.start <= token.start <= verb.start:
                continue
            if speaker.kind not in ("outlet", "organisation", "official", "document"):
                continue
            cited = self.sentence.child(token, "obj")
            inner = self.resolver.resolve(self.sentence, cited) if cited is not None else None
            if inner is not None and inner.kind != "publisher":
                return (speaker, inner)
        return (speaker,)

    # -- who passes it on ---------------------------------------------------------------

    def _told(self, verb: Token, content: tuple[Range, ...]) -> tuple[Speaker, ...]:
        """Outlets that were told, interviewed or carried it."""
        stack = [
            c
            for c in self.sentence.children(verb)
            if c.dep not in ("nsubj", "ccomp", "xcomp", "conj", "advcl", "parataxis")
        ]
        found: list[Speaker] = []
        while stack:
            token = stack.pop(0)
            if token.dep in ("ccomp", "xcomp", "advcl", "punct") or token.case in ("of", "than"):
                continue
            outlet = self._as_outlet(token)
            if outlet is not None:
                found.append(outlet)
            stack.extend(self.sentence.children(token))
        return tuple(found[:1])

    def _as_outlet(self, token: Token) -> Speaker | None:
        name = self.resolver.name_of(token)
        if name is not None and name.kind == "outlet":
            return Speaker(name.entity, "outlet", name.start, name.end, "body")
        if token.is_noun and token.lemma in self.cues.nouns.outlet and token.dep != "compound":
            if token.case not in ("", "to", "with"):
                return None
            speaker = self.resolver.resolve(self.sentence, token, joint=False)
            if speaker is not None and speaker.kind == "outlet":
                return speaker if speaker.is_back or token.tag in ("NNS", "NN") else None
        return None

    # -- what is said -------------------------------------------------------------------

    def _content(self, verb: Token, subject: Token) -> tuple[Range, ...]:
        s = self.sentence
        first = min(self.resolver.core(s, subject)[0].start, verb.start)
        clause = [c for c in s.children(verb, "ccomp") if c.i > verb.i]
        left = self._left(verb, subject, first, bool(clause))
        if left:
            return left
        if verb.dep == "acl:relcl" and not clause:
            return self._relative(verb)
        if clause or self._quote_follows(verb):
            return self._right(verb)
        if verb.lemma not in self.cues.verbs.clause_only and s.child(verb, "xcomp") is not None:
            return self._right(verb)
        if self._has_object(verb):
            return self._right(verb)
        return ()

    def _has_object(self, verb: Token) -> bool:
        s, words = self.sentence, self.cues.verbs
        obj = s.child(verb, "obj", "attr", "dobj")
        if verb.lemma in words.object and obj is not None and not self._is_audience(obj):
            return True
        cases = words.of.get(verb.lemma, frozenset())
        below = [c for c in s.subtree(verb) if c.case in cases and c.i > verb.i]
        if cases and any(c.head in {verb.i, obj.i if obj else -1} for c in below):
            return True
        if verb.lemma in words.amount:
            wanted = words.amount[verb.lemma]
            numbers = [
                t for t in s.subtree(verb) if t.i > verb.i and (t.pos == "NUM" or t.lemma in _VAGUE)
            ]
            return bool(numbers) and (not wanted or any(t.lower in wanted for t in s.subtree(verb)))
        return False

    def _is_audience(self, token: Token) -> bool:
        return token.lemma in self.cues.nouns.audience

    def _quote_follows(self, verb: Token) -> bool:
        after = self.sentence.tokens[verb.i + 1 : verb.i + 12]
        return any(t.text in (":", '"', "“", "''", "``") for t in after)

    def _right(self, verb: Token) -> tuple[Range, ...]:
        """From the verb to where something else than its content begins."""
        s = self.sentence
        end = s.end
        for child in s.children(verb, "conj", "advcl", "parataxis"):
            if child.i < verb.i:
                continue
            low = s.subtree(child)[0]
            own = s.child(child, "nsubj", "nsubj:pass") is not None
            marked = any(t.lower in BREAKS for t in s.children(child, "mark", "advmod"))
            content = s.child(verb, "ccomp", "xcomp", "obj")
            if (
                content is not None
                and low.i > content.i
                and (
                    (child.dep == "conj" and own and low.i > 0 and self._comma_before(low))
                    or (child.dep == "advcl" and marked and self._comma_before(low))
                )
            ):
                end = min(end, low.start)
        return subtract([(verb.start, end)], self._asides(verb, end))

    def _asides(self, verb: Token, end: int) -> list[Range]:
        """The publisher's own relative clauses in what follows a reporting verb."""
        holes: list[Range] = []
        tokens = self.sentence.tokens
        for token in tokens[verb.i + 1 :]:
            if token.lower not in RELATIVE or token.start >= end or not self._comma_before(token):
                continue
            clause = next(
                (t for t in [token, *self.sentence.ancestors(token)] if t.dep == "acl:relcl"), None
            )
            if clause is None:
                continue
            low, high = self.sentence.span_of(clause)
            holes.append((max(low, token.start), min(high, end)))
        return holes

    def _comma_before(self, token: Token) -> bool:
        before = self.sentence.tokens[max(0, token.i - 2) : token.i]
        return any(t.text in (",", ";", "—", "–", "-") for t in before)

    def _relative(self, verb: Token) -> tuple[Range, ...]:
        """ "The instructors whom the government announced": the noun phrase is what is said."""
        head = self.sentence.head(verb)
        if head is None or verb.lemma not in self.cues.verbs.object | {"say", "announce"}:
            return ()
        if subject_of(self.sentence, verb) is head:
            return self._right(verb) if self._has_object(verb) else ()
        start, _ = self.sentence.span_of(head)
        return ((start, self.sentence.span_of(verb)[1]),)

    def _left(self, verb: Token, subject: Token, first: int, has_clause: bool) -> tuple[Range, ...]:
        """What stands before a trailing or inserted "..., she said"; empty if it is neither."""
        s = self.sentence
        before = [t for t in s.tokens if t.end <= first]
        while before and before[-1].lower in ("as", "and") and verb.dep != "root":
            if before[-1].lower == "and":
                return ()
            before.pop()
        if not before or before[-1].text not in CLOSERS:
            return ()
        if has_clause and before[-1].text == "," and not self._is_inverted(before, verb):
            return ()
        if verb.dep in ("acl:relcl", "acl") or subject.lower in ("who", "which"):
            return ()
        if verb.tag == "VBG" or not self._speaks_back(verb, before):
            return ()
        ranges: list[Range] = [(s.start, before[-1].start)]
        rest = self._rest(verb, subject, before)
        return (*ranges, rest) if rest is not None else tuple(ranges)

    def _is_inverted(self, before: list[Token], verb: Token) -> bool:
        """Whether the clause on the left has a finite verb of its own that is no adjunct."""
        clause = self.sentence.child(verb, "ccomp")
        return clause is not None and clause.i < before[-1].i

    def _speaks_back(self, verb: Token, before: list[Token]) -> bool:
        """Whether what stands before can be what is said, not a mere opening adjunct."""
        s = self.sentence
        if before[-1].text != ",":
            return True
        finite = any(t.tag in FINITE and not self._in_adjunct(t, verb) for t in before)
        if finite:
            return True
        after = [t for t in s.tokens if t.i > verb.i]
        comma = next((t for t in after if t.text in (",", ":")), None)
        content = [c for c in s.children(verb, "ccomp", "obj", "xcomp") if c.i > verb.i]
        return comma is not None and comma.i - verb.i <= 4 and not content

    def _in_adjunct(self, token: Token, verb: Token) -> bool:
        for above in [token, *self.sentence.ancestors(token)]:
            if above.i == verb.i:
                return False
            if above.dep in ("advcl", "acl:relcl", "acl"):
                return True
        return False

    def _rest(self, verb: Token, subject: Token, before: list[Token]) -> Range | None:
        """What goes on after an inserted "she said"."""
        s = self.sentence
        last = max(verb.i, self.resolver.core(s, subject)[-1].i)
        stop = next((t for t in s.tokens[last + 1 :] if t.text in (",", ":", ";", "—", "–")), None)
        if stop is None or stop.i + 2 >= len(s.tokens):
            return None
        following = s.tokens[stop.i + 1]
        is_finite = any(t.tag in FINITE and not self._in_adjunct(t, verb) for t in before)
        goes_on = stop.text == ":" or following.lower in ("and", '"', "“")
        return (following.start, s.end) if goes_on or not is_finite else None

    # -- passives and quoting -----------------------------------------------------------

    def _passive(self, verb: Token) -> Claim | None:
        """ "Was quoted by Bloomberg as saying"; "announced by the ministry"."""
        s = self.sentence
        agent = s.child(verb, "obl:agent")
        subject = s.child(verb, "nsubj:pass")
        by = self.resolver.resolve(s, agent) if agent is not None else None
        if verb.lemma in self.cues.verbs.quote and subject is not None:
            speaker = self.resolver.resolve(s, subject)
            if speaker is None:
                return None
            outlet = (by,) if by is not None else ()
            return self._make(verb, (*outlet, speaker), self._right(verb))
        if by is None or verb.lemma in self.cues.verbs.clause_only:
            return None
        if verb.dep == "acl":
            head = s.head(verb)
            if head is None or verb.lemma not in self.cues.verbs.object:
                return None
            return self._make(verb, (*by.relays, by), (s.span_of(head),))
        if subject is None or verb.lemma not in self.cues.verbs.object | {"say", "tell"}:
            return None
        return self._make(verb, (*by.relays, by), (s.span_of(verb),))

    def _quoting(self, verb: Token, subject: Token) -> Claim | None:
        """ "Reuters quoted officials as saying that"."""
        s = self.sentence
        quoted = s.child(verb, "obj", "nsubj:pass")
        if verb.tag == "VBG" or quoted is None:
            return None
        tokens = s.tokens[quoted.i :]
        saying = next(
            (
                a
                for a, b in zip(tokens, tokens[1:], strict=False)
                if a.lower == "as" and b.tag == "VBG"
            ),
            None,
        )
        if saying is None and verb.lemma != "quote":
            return None
        outer = self.resolver.resolve(s, subject)
        inner = self.resolver.resolve(s, quoted)
        if outer is None or inner is None:
            return None
        start = saying.start if saying is not None else quoted.end
        return self._make(verb, (outer, inner), ((start, s.end),))

    def _make(
        self, verb: Token, speakers: tuple[Speaker, ...], content: tuple[Range, ...]
    ) -> Claim:
        s = self.sentence
        again = (
            speakers[-1].is_back
            or verb.lemma in self.cues.again_verbs
            or any(t.lower in self.cues.again for t in s.children(verb, "advmod"))
        )
        return Claim((verb.start, verb.end), speakers, content, s.index, s.paragraph, "verb", again)


_VAGUE: Final = frozenset({"dozens", "hundreds", "thousands", "dozen", "hundred", "thousand"})

"""What follows a reporting verb: where its content begins, and where something else does.

In: a sentence, a verb and the cue words.  Out: ranges of characters.  Hearers, days and places
stand before the content; after it come the next report, what is done meanwhile, and clauses of
the publisher's own.
"""

from __future__ import annotations

from typing import Final

from tallywire.extract.attribution.claims import Range, subtract
from tallywire.extract.attribution.resolver import Resolver
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.packs.lexicon_cues import CueLexicon

__all__ = ["BREAKS", "FINITE", "OPENERS", "RELATIVE", "Following", "asides", "comma_before"]

SETTING: Final = frozenset({"at", "during", "after", "before", "since", "until", "when", "while"})
"""After a plain object these tell on what occasion it was named."""
OPENERS: Final = frozenset({":", '"', "“", "''", "``"})
BREAKS: Final = frozenset(
    [
        "after",
        "while",
        "when",
        "although",
        "though",
        "as",
        "since",
        "before",
        "whereas",
        "but",
        "until",
        "despite",
    ]
)
RELATIVE: Final = frozenset({"which", "who", "whom", "whose", "where"})
FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})


def comma_before(sentence: Sentence, token: Token) -> bool:
    """Whether a comma, semicolon or dash stands right before the token, one word aside."""
    before = sentence.tokens[max(0, token.i - 2) : token.i]
    return any(t.text in (",", ";", "—", "–", "-") for t in before)


class Following:
    """The words after one reporting verb."""

    def __init__(
        self, sentence: Sentence, verb: Token, resolver: Resolver, cues: CueLexicon
    ) -> None:
        self.sentence = sentence
        self.verb = verb
        self.resolver = resolver
        self.cues = cues

    def content(self, that: Token | None, has_clause: bool, of: Token | None) -> tuple[Range, ...]:
        """What is said after the verb.

        Args:
            that: the conjunction that opens it, if there is one.
            has_clause: whether a clause of content follows.
            of: the clause that a preposition brings, if one does.
        """
        end = self._end(has_clause)
        start = min(self._begin(that), end)
        if not has_clause and of is None:
            end = max(min(end, self._object_end(start)), start)
        return subtract([(start, end)], self._asides(end))

    def _begin(self, that: Token | None) -> int:
        """Where what is said begins: hearers and adjuncts between it and the verb left out."""
        s, verb, words = self.sentence, self.verb, self.cues
        clause = next((c for c in s.children(verb, "ccomp", "xcomp") if c.i > verb.i), None)
        first = max(s.subtree(clause)[0].i, verb.i + 1) if clause is not None else len(s.tokens)
        if that is not None and that.i < first:
            return that.start
        obj = next((c for c in s.children(verb, "obj", "attr") if c.i > verb.i), None)
        hears = verb.lemma in words.phrases.hearer or (
            verb.lemma in words.phrases.told and verb.lemma != "say"
        )
        if verb.lemma in words.verbs.plea or verb.lemma in words.verbs.label:
            hears = False
        own = s.subtree(obj)[0] if obj is not None and not hears else None
        for token in s.tokens[verb.i + 1 : first]:
            if own is not None and token.i >= own.i:
                break
            if token.text in OPENERS:
                return token.start
            if token.is_verb:
                break
        if own is not None and verb.i < own.i < first:
            return own.start
        if clause is not None:
            return s.tokens[first].start
        return max(s.span_of(obj)[0], verb.end) if obj is not None else self._after_preposition()

    def _after_preposition(self) -> int:
        """After the "of" of "spoke of", the "for" of "called for"."""
        verb, words = self.verb, self.cues.verbs
        brought = words.of.get(verb.lemma, frozenset()) | words.act_with.get(
            verb.lemma, frozenset()
        )
        for token in self.sentence.tokens[verb.i + 1 : verb.i + 5]:
            if token.lower in brought:
                return token.end
        return verb.end

    def _end(self, has_clause: bool) -> int:
        """Where something else begins after the verb."""
        s, verb = self.sentence, self.verb
        end = s.end
        if verb.dep in ("acl:relcl", "advcl"):
            end = max(s.span_of(verb)[1], verb.end)
        anchor = s.child(verb, "ccomp", "xcomp", "obj") or verb
        for child in s.children(verb, "conj", "advcl", "parataxis"):
            low = s.subtree(child)[0]
            if self._is_next_deed(child, has_clause):
                end = min(end, self._joint(low))
                continue
            if low.i <= max(anchor.i, verb.i) or not comma_before(s, low):
                continue
            own = s.child(child, "nsubj", "nsubj:pass") is not None
            marked = any(t.lower in BREAKS for t in s.children(child, "mark", "advmod"))
            if (child.dep == "conj" and own) or (child.dep == "advcl" and marked):
                end = min(end, low.start)
        end = min(end, self._next_report(end))
        semicolon = next((t for t in s.tokens[verb.i :] if t.text == ";"), None)
        if semicolon is not None and not self._colon_between(semicolon):
            end = min(end, semicolon.start)
        return end

    def _is_next_deed(self, child: Token, has_clause: bool) -> bool:
        """Whether the speaker goes on to do something else: "claimed it and left"."""
        s, verb = self.sentence, self.verb
        if child.i <= verb.i + 1 or s.child(child, "nsubj", "nsubj:pass") is not None:
            return False
        if child.dep == "conj":
            joined = s.child(verb, "cc") is not None or s.child(child, "cc") is not None
            return joined and child.is_verb and child.tag == verb.tag
        says = child.lemma in self.cues.verbs.speaking
        if child.dep != "advcl" or child.tag != "VBG" or s.tokens[child.i - 1].text != ",":
            return False
        return says or not has_clause

    def _joint(self, token: Token) -> int:
        """Where the "and" before a token stands, if there is one, else the token."""
        before = self.sentence.tokens[token.i - 1]
        return before.start if before.dep == "cc" else token.start

    def _object_end(self, start: int) -> int:
        """Where a plain object ends: what is done on that day or there is the publisher's."""
        s, verb = self.sentence, self.verb
        words = self.cues.verbs
        obj = next((c for c in s.children(verb, "obj") if c.i > verb.i), None)
        brings = verb.lemma in words.of or verb.lemma in words.act_with
        plain = not brings and verb.lemma in words.objective
        if obj is None or not plain or s.child(verb, "xcomp", "ccomp", "attr") is not None:
            return s.end
        low, high = s.span_of(obj)
        after = next((t for t in s.tokens if t.start >= high), None)
        is_set = after is not None and after.lower in SETTING
        return high if is_set and low <= start < high else s.end

    def _next_report(self, end: int) -> int:
        """Where ", and somebody else said" begins after the verb, or ``end``."""
        s = self.sentence
        for token in s.among(self.cues.verbs.say):
            if token.i <= self.verb.i or token.start >= end or not token.is_verb:
                continue
            subject = s.child(token, "nsubj")
            if subject is None or subject.i > token.i or subject.pos == "PRON":
                continue
            at = self.resolver.core(s, subject)[0].i
            joined = at > 1 and s.tokens[at - 1].lower in ("and", "but", "while")
            if joined and s.tokens[at - 2].text == ",":
                return s.tokens[at - 1].start
        return end

    def _colon_between(self, stop: Token) -> bool:
        return any(t.text in (":", '"', "“") for t in self.sentence.tokens[self.verb.i : stop.i])

    def _asides(self, end: int) -> list[Range]:
        """The publisher's own relative clauses in what follows a reporting verb."""
        return asides(self.sentence, self.verb.end, end)


def asides(sentence: Sentence, start: int, end: int) -> list[Range]:
    """The publisher's own relative clauses, after a comma, between two characters."""
    holes: list[Range] = []
    if RELATIVE.isdisjoint(sentence.words):
        return holes
    for token in sentence.tokens:
        if token.lower not in RELATIVE or not start <= token.start < end:
            continue
        if not comma_before(sentence, token):
            continue
        above = [token, *sentence.ancestors(token)]
        clause = next((t for t in above if t.dep == "acl:relcl"), None)
        if clause is not None and clause.i > token.i:
            low, high = sentence.span_of(clause)
            holes.append((max(low, token.start), min(high, end)))
    return holes

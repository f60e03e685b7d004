"""Which characters a reporting verb hands to its speaker.

In: a sentence, a reporting verb and its subject.  Out: ranges of characters.  The order of
words decides (before a trailing "she said", after "said that"), for there the parser errs
most: a clause that it hangs elsewhere is still found by its "that".
"""

from __future__ import annotations

from typing import Final

from tallywire.extract.attribution.claims import Range, subtract
from tallywire.extract.attribution.following import (
    BREAKS,
    FINITE,
    OPENERS,
    RELATIVE,
    Following,
    asides,
)
from tallywire.extract.attribution.resolver import Resolver
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.packs.lexicon_cues import CueLexicon
from tallywire.packs.lexicon_grammar import load_grammar

__all__ = ["Stretch"]

CLOSERS: Final = frozenset({",", '"', "”", "’", "''", "'", "—", "–", "-", "»", "?", "!", "…"})
PLAIN: Final = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
"""Words of a noun phrase before its head."""
REACH: Final = 10
"""Words between a reporting verb and its "that" ("said on Friday in Kyiv that")."""


class Stretch:
    """Finds what is said in one sentence."""

    def __init__(self, sentence: Sentence, resolver: Resolver, cues: CueLexicon) -> None:
        self.sentence = sentence
        self.resolver = resolver
        self.cues = cues

    def of(self, verb: Token, subject: Token) -> tuple[Range, ...]:
        """What is said, in order; empty where the verb reports nothing."""
        if verb.lemma not in self.cues.verbs.say and not self.is_act(verb):
            return ()
        clause = self.has_clause(verb) and verb.lemma not in self.cues.verbs.plea
        left = self.left(verb, subject, clause)
        if left:
            return left
        if verb.dep == "acl:relcl" and not clause:
            return self._relative(verb, subject)
        plain = verb.lemma not in self.cues.verbs.clause_only
        xcomp = self.sentence.child(verb, "xcomp")
        if clause or self._quote_follows(verb) or (plain and xcomp is not None):
            return self.right(verb)
        return self.right(verb) if self._has_object(verb) else ()

    # -- after the verb -----------------------------------------------------------------

    def has_clause(self, verb: Token) -> bool:
        """Whether a clause of content follows the verb."""
        if self._that(verb) is not None:
            return True
        return any(
            c.i > verb.i and not self._is_purpose(c) for c in self.sentence.children(verb, "ccomp")
        )

    def _that(self, verb: Token) -> Token | None:
        """The "that" which opens what is said, adjuncts between it and the verb or not."""
        tokens = self.sentence.tokens
        for token in tokens[verb.i + 1 : verb.i + 1 + REACH]:
            if token.is_verb or token.text in (";", ":"):
                break
            if (
                token.lower == "that"
                and token.dep in ("mark", "advmod", "nsubj", "obj")
                and (token.tag in ("IN", "WDT") and tokens[token.head].i > token.i)
            ):
                return token
        return None

    def _is_purpose(self, clause: Token) -> bool:
        return any(t.lower == "so" for t in self.sentence.children(clause, "mark", "advmod"))

    def _quote_follows(self, verb: Token) -> bool:
        """Whether a quotation or a colon follows, with nothing but adjuncts between."""
        for token in self.sentence.tokens[verb.i + 1 : verb.i + 10]:
            if token.text in (":", '"', "“", "''", "``"):
                return True
            if (token.is_verb and token.tag in FINITE) or token.text in (".", ";"):
                return False
        return False

    def _has_object(self, verb: Token) -> bool:
        s, words = self.sentence, self.cues.verbs
        obj = s.child(verb, "obj", "attr", "dobj")
        later = [t for t in s.subtree(verb) if t.i > verb.i]
        if verb.lemma in words.object | words.pledge | words.witness and obj is not None:
            return obj.lemma not in self.cues.nouns.audience or verb.lemma in words.witness
        if self.is_act(verb):
            return True
        if verb.lemma in words.pledge and s.child(verb, "xcomp") is not None:
            return True
        if verb.lemma in words.plea:
            asked = any(c.i > verb.i for c in s.children(verb, "xcomp", "ccomp"))
            return obj is not None and asked
        if verb.lemma in words.label and obj is not None and s.child(verb, "xcomp", "attr"):
            return True
        if self._of(verb) is not None:
            return True
        round_words = load_grammar(s.language).round_words
        cases = words.of.get(verb.lemma, frozenset())
        for token in later:
            if token.case not in cases:
                continue
            counted = token.pos == "NUM" or token.lower in round_words or s.child(token, "nummod")
            if token.head in {verb.i, obj.i if obj else -1} or counted:
                return True
        if verb.lemma in words.amount:
            wanted = words.amount[verb.lemma]
            numbers = any(t.pos == "NUM" or t.lower in round_words for t in later)
            placed = any(
                t.lower in wanted and self.sentence.tokens[t.i + 1].lower not in ("least", "most")
                for t in later[:-1]
            )
            return numbers and (not wanted or placed)
        return False

    def is_act(self, verb: Token) -> bool:
        """Whether the verb does something by speaking: "demanded a halt", "called for"."""
        s, words = self.sentence, self.cues.verbs
        particles = words.act_with.get(verb.lemma, frozenset())
        if particles:
            following = s.tokens[verb.i + 1 : verb.i + 4]
            if any(
                t.lower in particles and (t.head == verb.i or s.tokens[t.head].head == verb.i)
                for t in following
            ):
                return True
            if any(c.i > verb.i and c.case in particles for c in s.children(verb, "obl", "advcl")):
                return True
        if verb.lemma not in words.act:
            return False
        obj = s.child(verb, "obj")
        return obj is not None and obj.i > verb.i and obj.lemma not in self.cues.nouns.audience

    def _of(self, verb: Token) -> Token | None:
        """The clause of "spoke about Norland sending tanks"."""
        cases = self.cues.verbs.of.get(verb.lemma, frozenset())
        for clause in self.sentence.children(verb, "advcl", "ccomp", "xcomp"):
            marks = self.sentence.children(clause, "mark", "case")
            if clause.i > verb.i and any(m.lower in cases for m in marks):
                return clause
        return None

    def right(self, verb: Token) -> tuple[Range, ...]:
        """From the verb to where something else than its content begins."""
        after = Following(self.sentence, verb, self.resolver, self.cues)
        opening = self._that(verb)
        return after.content(opening, self.has_clause(verb), self._of(verb))

    def _relative(self, verb: Token, subject: Token) -> tuple[Range, ...]:
        """The noun phrase: "the instructors whom the government announced"."""
        head = self.sentence.head(verb)
        if head is None or head is subject:
            return self.right(verb) if self._has_object(verb) else ()
        if verb.lemma not in self.cues.verbs.object | {"say"}:
            return ()
        return ((self.sentence.span_of(head)[0], self.sentence.span_of(verb)[1]),)

    # -- before the verb ----------------------------------------------------------------

    def left(self, verb: Token, subject: Token, has_clause: bool = False) -> tuple[Range, ...]:
        """What stands before a trailing or inserted "..., she said"; empty if it is neither."""
        s = self.sentence
        if verb.tag == "VBG" or all(t.text not in CLOSERS for t in s.tokens[: verb.i]):
            return ()
        first = min(self._edge(subject), verb.start)
        people = self.resolver.persons.within(*s.span_of(subject))
        if people and people[0].left < first and subject.i < verb.i:
            first = people[0].left
        before = [t for t in s.tokens if t.end <= first]
        if not before or before[-1].text not in CLOSERS:
            return ()
        if subject.lower in ("who", "which", "that") or (
            verb.dep in ("acl:relcl", "acl")
            and before[-1].text == ","
            and not self._is_parenthetic(verb, subject)
            and not (subject.dep == "nsubj" and self._is_torn(verb, first))
        ):
            return ()
        clause = s.child(verb, "ccomp")
        quoted = s.tokens[0].text in ('"', "“") and before[-1].text != ","
        if has_clause and not quoted and not (clause and clause.i < before[-1].i):
            return ()
        content = self._follows(verb) and not self._is_inserted(verb, subject)
        finite = any(t.tag in FINITE and not self._in_adjunct(t, verb) for t in before)
        if (
            before[-1].text == ","
            and not finite
            and (content or not self._ends_soon(verb, subject) or len(before) < 3)
            and not self._is_parenthetic(verb, subject)
        ):
            return ()
        is_quote = before[-1].text in ("”", '"', "''", "»")
        opening = before[-2] if len(before) > 1 else before[-1]
        in_relative = opening.lower in RELATIVE and opening.i > 0
        rest = self._rest(verb, subject, finite and not in_relative, is_quote)
        start = opening.start if in_relative else s.start
        kept = self._without_asides(start, before[-1].start, is_quote)
        return (*kept, rest) if rest else kept

    def _without_asides(self, start: int, end: int, is_quote: bool) -> tuple[Range, ...]:
        """What stands before a report, without clauses cut off on both sides, if not quoted."""
        if is_quote or any(t.text in OPENERS for t in self.sentence.tokens if t.start < end):
            return ((start, end),)
        holes = [(a, b) for a, b in asides(self.sentence, start + 1, end) if b < end - 1]
        return subtract([(start, end)], holes)

    def _edge(self, subject: Token) -> int:
        """Where the noun phrase of the subject begins, its own brackets included."""
        s = self.sentence
        start = self.resolver.core(s, subject)[0].i
        below = {t.i for t in s.subtree(subject)}
        while start > 0 and start - 1 in below and s.tokens[start - 1].text not in CLOSERS:
            start -= 1
        back = start
        while back > 0 and start - back < REACH:
            if s.tokens[back - 1].pos not in PLAIN and s.tokens[back - 1].tag != "HYPH":
                break
            back -= 1
        is_closed = back > 0 and s.tokens[back - 1].text == ","
        return s.tokens[back if is_closed else start].start

    def _is_torn(self, verb: Token, first: int) -> bool:
        """Whether the verb hangs from a word of its own subject, as no clause can."""
        above = self.sentence.head(verb)
        return above is not None and first <= above.start < verb.start

    def _is_parenthetic(self, verb: Token, subject: Token) -> bool:
        """Whether "X, the envoy told Reuters, wants" is cut in two by the report."""
        s = self.sentence
        if any(t.lower in RELATIVE or t.lower == "that" for t in s.children(verb)):
            return False
        last = max(verb.i, subject.i)
        stop = next((t for t in s.tokens[last + 1 : last + 6] if t.text == ","), None)
        return stop is not None and any(t.tag in FINITE for t in s.tokens[stop.i : stop.i + 4])

    def _follows(self, verb: Token) -> bool:
        """Whether what is said stands after the verb too, outlets and hearers aside."""
        if self._of(verb) is not None:
            return True
        for child in self.sentence.children(verb, "ccomp", "obj", "xcomp"):
            if child.i < verb.i:
                continue
            name = self.resolver.name_of(child)
            if name is not None and name.kind == "outlet":
                continue
            if child.dep == "obj" and (
                child.lemma in self.cues.nouns.audience
                or child.lemma in self.cues.nouns.outlet
                or child.pos == "PRON"
                or verb.lemma in self.cues.phrases.told
            ):
                continue
            return True
        return False

    def _is_inserted(self, verb: Token, subject: Token) -> bool:
        """Whether a comma closes the attribution before what follows it goes on."""
        last = max(verb.i, subject.i)
        following = self.sentence.tokens[last + 1 : last + 7]
        stop = next((t for t in following if t.text == ","), None)
        content = [c for c in self.sentence.children(verb, "ccomp", "xcomp") if c.i > verb.i]
        if stop is None or not content:
            return False
        return all(self.sentence.subtree(c)[0].i >= stop.i or c.i > stop.i for c in content)

    def _ends_soon(self, verb: Token, subject: Token) -> bool:
        """Whether the attribution is over at the next stop or at the end of the sentence."""
        last = max(verb.i, subject.i)
        following = self.sentence.tokens[last + 1 :]
        stop = next((t for t in following if t.text in (",", ":", ";")), None)
        return stop is None or stop.i - last <= 9

    def _in_adjunct(self, token: Token, verb: Token) -> bool:
        for above in [token, *self.sentence.ancestors(token)]:
            if above.i == verb.i:
                return False
            if above.dep in ("advcl", "acl:relcl", "acl"):
                return True
        return False

    def _rest(
        self, verb: Token, subject: Token, is_finite: bool, is_quote: bool = False
    ) -> Range | None:
        """What goes on after an inserted "she said"."""
        s = self.sentence
        last = max(verb.i, self.resolver.core(s, subject)[-1].i)
        stop = next((t for t in s.tokens[last + 1 :] if t.text in (",", ":", ";", "—", "–")), None)
        if stop is None or stop.i + 2 >= len(s.tokens) or stop.text == ";":
            return None
        following = s.tokens[stop.i + 1]
        if is_quote and is_finite and not following.text.startswith(('"', "“", "'")):
            return None
        goes_on = stop.text == ":" or following.lower in ("and", '"', "“", "which", "bringing")
        adjunct = following.pos == "ADP" and following.lower not in BREAKS
        if goes_on or not is_finite or (adjunct and following.lower != "according"):
            return (following.start, s.end)
        return None

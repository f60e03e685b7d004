"""Which characters a reporting verb hands to its speaker.

In: a sentence, a reporting verb and its subject.  Out: ranges of characters.  The order of
words decides (before a trailing "she said", after "said that"), for there the parser errs
most: a clause that it hangs elsewhere is still found by its "that".
"""

from __future__ import annotations

from typing import Final

from tallywire.extract.attribution.claims import Range, subtract
from tallywire.extract.attribution.resolver import Resolver
from tallywire.extract.syntax import Sentence, Token
from tallywire.packs.lexicon_cues import CueLexicon

__all__ = ["Stretch"]

CLOSERS: Final = frozenset({",", '"', "”", "’", "''", "'", "—", "–", "-", "»", "?", "!", "…"})
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
VAGUE: Final = frozenset({"dozens", "hundreds", "thousands", "dozen", "hundred", "thousand"})
REACH: Final = 7
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
        cases = words.of.get(verb.lemma, frozenset())
        for token in later:
            if token.case not in cases:
                continue
            counted = token.pos == "NUM" or token.lower in VAGUE or s.child(token, "nummod")
            if token.head in {verb.i, obj.i if obj else -1} or counted:
                return True
        if verb.lemma in words.amount:
            wanted = words.amount[verb.lemma]
            numbers = any(t.pos == "NUM" or t.lower in VAGUE for t in later)
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
        s = self.sentence
        end = s.end
        if verb.dep in ("acl:relcl", "advcl"):
            end = max(s.span_of(verb)[1], verb.end)
        anchor = s.child(verb, "ccomp", "xcomp", "obj") or verb
        for child in s.children(verb, "conj", "advcl", "parataxis"):
            low = s.subtree(child)[0]
            if low.i <= max(anchor.i, verb.i) or not self._comma_before(low):
                continue
            own = s.child(child, "nsubj", "nsubj:pass") is not None
            marked = any(t.lower in BREAKS for t in s.children(child, "mark", "advmod"))
            if (child.dep == "conj" and own) or (child.dep == "advcl" and marked):
                end = min(end, low.start)
        end = min(end, self._next_report(verb, end))
        semicolon = next((t for t in s.tokens[verb.i :] if t.text == ";"), None)
        if semicolon is not None and not self._colon_between(verb, semicolon):
            end = min(end, semicolon.start)
        start = min(self._begin(verb), end)
        return subtract([(start, end)], self._asides(verb, end))

    def _begin(self, verb: Token) -> int:
        """Where what is said begins: hearers and adjuncts between it and the verb left out."""
        s = self.sentence
        clause = next((c for c in s.children(verb, "ccomp", "xcomp") if c.i > verb.i), None)
        first = max(s.subtree(clause)[0].i, verb.i + 1) if clause is not None else len(s.tokens)
        that = self._that(verb)
        if that is not None and that.i < first:
            return that.start
        for token in s.tokens[verb.i + 1 : first]:
            if token.text in OPENERS:
                return token.start
            if token.is_verb:
                break
        obj = next((c for c in s.children(verb, "obj", "attr") if c.i > verb.i), None)
        if clause is not None:
            hears = verb.lemma in self.cues.phrases.hearer | self.cues.phrases.told - {"say"}
            if obj is None or hears or obj.i > first:
                return s.tokens[first].start
        return max(s.span_of(obj)[0], verb.end) if obj is not None else verb.end

    def _next_report(self, verb: Token, end: int) -> int:
        """Where ", and somebody else said" begins after the verb, or ``end``."""
        s = self.sentence
        for token in s.tokens[verb.i + 1 :]:
            if token.start >= end or token.lemma not in self.cues.verbs.say or not token.is_verb:
                continue
            subject = s.child(token, "nsubj")
            if subject is None or subject.i > token.i or subject.pos == "PRON":
                continue
            at = self.resolver.core(s, subject)[0].i
            joined = at > 1 and s.tokens[at - 1].lower in ("and", "but", "while")
            if joined and s.tokens[at - 2].text == ",":
                return s.tokens[at - 1].start
        return end

    def _colon_between(self, verb: Token, stop: Token) -> bool:
        return any(t.text in (":", '"', "“") for t in self.sentence.tokens[verb.i : stop.i])

    def _asides(self, verb: Token, end: int) -> list[Range]:
        """The publisher's own relative clauses in what follows a reporting verb."""
        holes: list[Range] = []
        for token in self.sentence.tokens[verb.i + 1 :]:
            if token.lower not in RELATIVE or token.start >= end or not self._comma_before(token):
                continue
            clause = next(
                (t for t in [token, *self.sentence.ancestors(token)] if t.dep == "acl:relcl"), None
            )
            if clause is not None and clause.i > token.i:
                low, high = self.sentence.span_of(clause)
                holes.append((max(low, token.start), min(high, end)))
        return holes

    def _comma_before(self, token: Token) -> bool:
        before = self.sentence.tokens[max(0, token.i - 2) : token.i]
        return any(t.text in (",", ";", "—", "–", "-") for t in before)

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
        first = min(self._edge(subject), verb.start)
        people = self.resolver.persons.within(*s.span_of(subject))
        if people and people[0].left < first and subject.i < verb.i:
            first = people[0].left
        before = [t for t in s.tokens if t.end <= first]
        if not before or before[-1].text not in CLOSERS or verb.tag == "VBG":
            return ()
        if subject.lower in ("who", "which", "that") or (
            verb.dep in ("acl:relcl", "acl")
            and before[-1].text == ","
            and not self._is_parenthetic(verb, subject)
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
        rest = self._rest(verb, subject, finite)
        ranges = [(s.start, before[-1].start)]
        return tuple([*ranges, rest] if rest else ranges)

    def _edge(self, subject: Token) -> int:
        """Where the noun phrase of the subject begins, its own brackets included."""
        s = self.sentence
        start = self.resolver.core(s, subject)[0].i
        below = {t.i for t in s.subtree(subject)}
        while start > 0 and start - 1 in below and s.tokens[start - 1].text not in CLOSERS:
            start -= 1
        return s.tokens[start].start

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
                child.lemma in self.cues.nouns.audience | self.cues.nouns.outlet
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

    def _rest(self, verb: Token, subject: Token, is_finite: bool) -> Range | None:
        """What goes on after an inserted "she said"."""
        s = self.sentence
        last = max(verb.i, self.resolver.core(s, subject)[-1].i)
        stop = next((t for t in s.tokens[last + 1 :] if t.text in (",", ":", ";", "—", "–")), None)
        if stop is None or stop.i + 2 >= len(s.tokens) or stop.text == ";":
            return None
        following = s.tokens[stop.i + 1]
        goes_on = stop.text == ":" or following.lower in ("and", '"', "“", "which", "bringing")
        adjunct = following.pos == "ADP" and following.lower not in BREAKS
        if goes_on or not is_finite or (adjunct and following.lower != "according"):
            return (following.start, s.end)
        return None

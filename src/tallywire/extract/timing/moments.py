"""Dates that a draft takes from the clauses around its own.

In: a sentence, the chain of a draft and the dates of the sentence with the words that they
belong to.  Out: the date, or None: "began in January when the first men left", "since war broke
out in 2011", "the boats, which Chad bought, arrived on Monday".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.timing.bearers import Borne
from tallywire.extract.timing.chain import ACTS, Chain
from tallywire.extract.timing.tense import is_anterior, is_finite
from tallywire.model.values import DateSpan
from tallywire.packs.lexicon_grammar import Grammar, load_grammar
from tallywire.packs.lexicon_secondary import load_secondary

__all__ = [
    "after",
    "in_front",
    "is_day",
    "is_of_record",
    "of_accord",
    "of_clause",
    "of_done",
    "of_lower",
    "of_same_day",
    "opens_part",
]

_YEAR: Final = 4  # characters of a bare year
_MONTH: Final = 7
_REACH: Final = 10
"""How many words before "since" the record may stand that it limits."""
_RANKED: Final = frozenset({"first", "only", "last", "most"})
_BY_ACCORD: Final = frozenset({"under", "in", "by", "as", "through"})
_ON_PAPER: Final = frozenset({"requested", "agreed", "authorised"})
"""Rungs that a paper stands for: "a budget request", "the deal", "a package"."""
_CLAUSES: Final = ("acl:relcl", "ccomp", "conj", "parataxis")
_CONDITIONS: Final = frozenset({"once", "when", "after", "as"})


def after(
    sentence: Sentence,
    chain: Chain,
    borne: Iterable[Borne],
    grammar: Grammar,
    *,
    is_done: bool,
) -> DateSpan | None:
    """ "After the 2003 invasion", "since war broke out in 2011": from then on.

    After what a finer date is told of ("after a meeting in May") something is done at no known
    time.
    """
    verbs = {t.i for t in chain.own}
    for one in borne:
        clause = one.bearer
        while clause.is_verb and clause.dep in ("xcomp", "ccomp") and clause.tag == "VB":
            clause = sentence.tokens[clause.head]
        marks = {m.lower for m in sentence.children(clause, "mark")} | {clause.case}
        is_clause = one.is_noun or clause.dep == "advcl"
        above = next((t for t in sentence.ancestors(clause) if not _is_aim(t)), clause)
        if is_clause and above.i in verbs and marks & grammar.after_words:
            if "since" in marks:
                return msgspec.structs.replace(one.date, latest=None)
            is_year = len(one.date.earliest) == _YEAR
            if is_done and is_year:
                return msgspec.structs.replace(one.date, latest=None)
            if is_done and not one.is_noun:
                return one.date
    return None


def _is_aim(verb: Token) -> bool:
    return verb.dep in ("advcl", "xcomp") and verb.tag == "VB"


def in_front(sentence: Sentence, verbs: Iterable[Token], borne: Sequence[Borne]) -> DateSpan | None:
    """ "On Monday Chad sent ... and Mali received": the date in front holds for both."""
    for verb in verbs:
        subject = sentence.child(verb, "nsubj", "nsubj:pass") or verb
        for one in borne:
            if not one.is_noun and one.bearer.i == verb.i and one.token.i < subject.i:
                return one.date
    return None


def of_same_day(sentence: Sentence, verb: Token | None, borne: Sequence[Borne]) -> DateSpan | None:
    """ "The president flew home on Monday and announced": one subject, one day's news."""
    while verb is not None and verb.is_verb and verb.dep == "conj":
        if sentence.child(verb, "nsubj", "nsubj:pass") is not None:
            return None
        above = sentence.tokens[verb.head]
        for one in borne:
            is_before = not one.is_noun and one.bearer.i == above.i and one.token.i < verb.i
            if is_before and one.date.basis == "relative" and is_day(one.date):
                return one.date
        verb = above
    return None


def _just_before(chain: Chain, borne: Iterable[Borne]) -> DateSpan | None:
    """ "The force shrank on Monday after Bulgaria had left": newswire tells one day's news."""
    verbs = {t.i for t in chain.before}
    near = (b for b in borne if not b.is_noun and b.bearer.i in verbs)
    return next((b.date for b in near if b.date.basis == "relative" and is_day(b.date)), None)


def is_day(date: DateSpan) -> bool:
    """Whether it is one day."""
    return len(date.earliest) > _MONTH and date.latest == date.earliest


def is_of_record(sentence: Sentence, one: Borne) -> bool:
    """ "The first delivery since 2004", "its 20th package since May": how far the record goes."""
    if one.date.latest is not None and not any(
        m.lower == "since" for m in sentence.children(one.bearer, "mark")
    ):
        return False
    at = one.words[0].i
    if sentence.tokens[at].lower != "since":
        at = next((t.i for t in reversed(sentence.tokens[:at]) if t.lower == "since"), at)
    for token in reversed(sentence.tokens[max(0, at - _REACH) : at]):
        if token.lower in _RANKED or token.tag == "JJS" or _is_ordinal(token):
            return True
        if token.tag in ("VBD", "VBZ", "VBP") or token.text in (".", ";"):
            return False
    return False


def _is_ordinal(token: Token) -> bool:
    return (
        token.tag == "JJ" and token.lower[-2:] in ("th", "nd", "rd") and token.lower[:1].isdigit()
    )


def _of_moment(sentence: Sentence, chain: Chain, borne: Iterable[Borne]) -> DateSpan | None:
    """ "Began in January when the first men left", "in 1998, when men left": that was then."""
    verb = next((t for t in reversed(chain.own) if t.dep in ("advcl", "acl:relcl")), None)
    if verb is None or "when" not in {m.lower for m in sentence.children(verb, "mark", "advmod")}:
        return None
    above = sentence.tokens[verb.head]
    for one in borne:
        if above.i == one.token.i or (not one.is_noun and above.i == one.bearer.i):
            return one.date
    return None


def _of_arrival(
    sentence: Sentence, chain: Chain, borne: Iterable[Borne], grammar: Grammar
) -> DateSpan | None:
    """ "The boats, which Chad had bought, arrived on Monday": they came that day."""
    verb = next((t for t in reversed(chain.own) if t.dep in ("acl:relcl", "acl")), None)
    main = sentence.head(sentence.tokens[verb.head]) if verb is not None else None
    if verb is None or main is None or main.lemma not in grammar.due_words or not main.is_verb:
        return None
    is_moved = sentence.tokens[verb.head].dep in ("nsubj", "nsubj:pass", "obj")
    if not is_moved or not is_anterior(sentence, main):
        return None
    return next((b.date for b in borne if not b.is_noun and b.bearer.i == main.i), None)


def of_done(
    sentence: Sentence, chain: Chain, borne: Sequence[Borne], grammar: Grammar
) -> DateSpan | None:
    """The date of a clause that tells when it was done."""
    return (
        in_front(sentence, chain.outer, borne)
        or _of_moment(sentence, chain, borne)
        or _of_arrival(sentence, chain, borne, grammar)
        or _just_before(chain, borne)
    )


def of_clause(
    sentence: Sentence, chain: Chain, borne: Iterable[Borne], status: str
) -> DateSpan | None:
    """ "Will train them once the talks end in June"; "had 90 men when they began in May"."""
    own = {t.i for t in chain.own}
    for one in borne:
        clause = one.bearer
        marks = {m.lower for m in sentence.children(clause, "mark", "advmod")}
        is_clause = not one.is_noun and clause.dep == "advcl" and clause.head in own
        if is_clause and one.is_ahead and marks & _CONDITIONS:
            return one.date
        if is_clause and not one.is_ahead and status == "ended" and "when" in marks:
            return one.date
    return None


def of_accord(
    sentence: Sentence, chain: Chain, borne: Iterable[Borne], status: str
) -> DateSpan | None:
    """ "Under a deal signed in May, Chad will get": what is agreed was agreed that day."""
    if status != "agreed":
        return None
    own = {t.i for t in chain.own}
    accords = load_secondary(sentence.language).accord_nouns
    parts = load_grammar(sentence.language).accord_parts
    for one in borne:
        is_signing = not one.is_noun and one.bearer.dep in ("acl", "acl:relcl")
        noun = sentence.tokens[one.bearer.head] if is_signing else one.bearer
        if one.is_ahead or not (is_signing or one.is_noun) or noun.lemma not in accords:
            continue
        above = sentence.tokens[noun.head]
        noun = above if noun.dep == "nmod" and above.lemma in parts else noun
        if noun.dep == "obl" and noun.head in own and noun.case in _BY_ACCORD:
            return one.date
    return None


def of_lower(
    sentence: Sentence, chain: Chain, borne: Iterable[Borne], status: str
) -> DateSpan | None:
    """ "Has helped men fighting rebels since 2008", "the request unveiled on Monday": of both.

    The parser hangs the words on the verb below, which is no clause of its own.
    """
    verbs = {t.i for t in chain.own if t.is_verb}
    for one in borne:
        verb = one.bearer
        if one.is_noun or verb.i in verbs or one.token.i < verb.i:
            continue
        is_paper = verb.tag == "VBN" and verb.dep == "acl" and not one.is_ahead
        is_act = is_paper and status in _ON_PAPER
        is_lasting = one.date.latest is None and status not in ACTS
        if (is_act or is_lasting) and _is_below(sentence, verb, verbs):
            return one.date
    return None


def _is_below(sentence: Sentence, verb: Token, verbs: set[int]) -> bool:
    """Whether one of the verbs governs it, with no clause of its own between."""
    for step in (verb, *sentence.ancestors(verb)):
        if step.i in verbs:
            return True
        if step.is_verb and (step.dep in _CLAUSES or is_finite(sentence, step)):
            return False
    return False


def opens_part(sentence: Sentence, one: Borne) -> bool:
    """ "Sent 20 tanks and, in May, 30 jets": a date between a verb's objects is the later's."""
    if one.token.i < one.bearer.i:
        return False
    start = one.words[0].i
    before = sentence.tokens[start - 1]
    before = sentence.tokens[start - 2] if before.dep == "case" else before
    after = sentence.tokens[one.token.i + 1 :][:1]
    return before.dep == "cc" and bool(after) and after[0].text != "."

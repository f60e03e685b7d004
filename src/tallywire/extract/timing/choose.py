"""Which date of a sentence belongs to which draft.

In: a sentence, its dates, and a draft.  Out: the date when the draft's status holds, or None.
The rules are those of the annotation guide, section Time: a due date or the date of the
event wins; the date of telling serves only where telling is the act (pledges, requests ...)
or where a state is said to hold on that day, never for what is told as done before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Final

import msgspec
from msgspec.structs import replace

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.predication.draft import Draft
from tallywire.extract.timing.bearers import Borne, borne_by
from tallywire.extract.timing.chain import ACTS, Chain, chain_of
from tallywire.extract.timing.moments import (
    after,
    in_front,
    is_day,
    is_of_record,
    of_accord,
    of_clause,
    of_done,
    of_lower,
    of_same_day,
    opens_part,
)
from tallywire.extract.timing.tense import (
    is_anterior,
    is_bygone_plan,
    is_coming,
    is_due,
    is_finite,
    is_infinitive,
    is_permitted,
)
from tallywire.extract.watch import rule
from tallywire.model.values import DateSpan
from tallywire.packs.lexicon_grammar import Grammar

__all__ = ["Dates", "date_of", "with_date"]

_STATES: Final = frozenset({"ongoing", "under_way", "considered", "suspended", "cancelled"})
_DONE: Final = frozenset({"completed", "agreed", "authorised", "requested"})
"""Rungs that hold by what was done, not up to a day to come."""
_LASTING: Final = frozenset({"ongoing", "under_way"})
"""Rungs of which only a count is taken on the day of the news."""
_PLANS: Final = ACTS | {"considered"}
_WEEK: Final = 7
_INFINITIVE: Final = ("xcomp", "acl", "acl:relcl")


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a sentence.

    Attributes:
        told: as newswire means them: the last such day.
        coming: gives the same places read as days to come, where that is asked.
        published: the day of publication, or None.
    """

    told: tuple[DateSpan, ...]
    coming: Callable[[], tuple[DateSpan, ...]] = tuple
    published: str | None = None

    def to_come(self, date: DateSpan) -> DateSpan:
        """The date of the same words, read as one to come."""
        if date.latest is None:
            return date
        return next((d for d in self.coming() if d.raw == date.raw), date)


def date_of(
    sentence: Sentence,
    draft: Draft,
    dates: Dates,
    grammar: Grammar,
    cues: Sequence[tuple[int, int]] = (),
) -> DateSpan | None:
    """The date that belongs to ``draft``, or None.

    Args:
        sentence: the sentence it was read from.
        draft: the draft.
        dates: the sentence's dates.
        grammar: word lists.
        cues: bounds of the words that attribute the draft to somebody, outermost first.
    """
    if not dates.told or draft.head < 0:
        return None
    head = sentence.tokens[draft.head]
    borne = _in_reach(sentence, draft, head, dates, grammar)
    if not borne:
        return None
    chain = chain_of(sentence, head, draft.stance.status, grammar)
    chain.tellers += [t for a, b in reversed(cues) for t in sentence.within(a, b) if t.is_verb]
    found = _event_date(sentence, draft, chain, borne, grammar)
    return found or _spoken_date(sentence, draft, chain, borne)


def _in_reach(
    sentence: Sentence, draft: Draft, head: Token, dates: Dates, grammar: Grammar
) -> list[Borne]:
    """The dates of the sentence that can be those of the draft."""
    known = [b for d in dates.told if (b := borne_by(sentence, d, grammar)) is not None]
    dated = {t.i for b in known for t in b.words}
    near = [b for b in known if not _is_apart(sentence, b, head)]
    figures = {b.token.i: _figure_before(sentence, b, dated) for b in near}
    near = [b for b in near if _is_of_figure(draft, figures[b.token.i])]
    near = [b for b in near if figures[b.token.i] is not None] or near
    borne = [_read_again(sentence, b, dates, grammar) for b in near]
    is_done = draft.stance.status in _DONE
    return [
        b
        for b in borne
        if not (is_done and b.token.case in grammar.end_prepositions)
        and not is_of_record(sentence, b)
        and _can_hold(b.date, draft, dates.published)
    ]


@rule("date.of_happening")
def with_date(draft: Draft, date: DateSpan | None) -> Draft:
    """The draft with its date; what was handed over or trained "since 2018" is a sum."""
    is_sum = (
        date is not None
        and date.latest is None
        and draft.quantity is not None
        and draft.frame in ("transfer", "training")
        and draft.stance.status == "completed"
    )
    return replace(draft, date=date, basis="total" if is_sum else draft.basis)


def _read_again(sentence: Sentence, borne: Borne, dates: Dates, grammar: Grammar) -> Borne:
    """ "Will arrive on Saturday": the next, not the last."""
    read, verb = borne.date, borne.bearer
    if not borne.is_noun and verb.lemma not in grammar.speech_verbs:
        if is_coming(sentence, verb) or _is_due_next(sentence, verb, read, dates):
            read = dates.to_come(read)
        elif is_bygone_plan(sentence, verb):
            read = _told_back(read, dates.published)
    is_ahead = dates.published is not None and read.earliest > dates.published
    return replace(borne, date=read, is_ahead=is_ahead)


def _is_due_next(sentence: Sentence, verb: Token, read: DateSpan, dates: Dates) -> bool:
    """ "Was to leave on Saturday": the next."""
    return is_due(sentence, verb) and _days_between(read, dates.to_come(read)) == _WEEK


def _told_back(read: DateSpan, published: str | None) -> DateSpan:
    """ "Were to leave by 19 January", told in March: the January before."""
    if published is None or read.earliest <= published or read.basis != "relative":
        return read
    first = f"{int(read.earliest[:4]) - 1:04}{read.earliest[4:]}"
    last = read.latest and f"{int(read.latest[:4]) - 1:04}{read.latest[4:]}"
    return msgspec.structs.replace(read, earliest=first, latest=last)


def _days_between(one: DateSpan, other: DateSpan) -> int:
    if len(one.earliest) < 10 or len(other.earliest) < 10:
        return 0
    return (date.fromisoformat(other.earliest) - date.fromisoformat(one.earliest)).days


def _figure_before(sentence: Sentence, borne: Borne, dated: Set[int]) -> Token | None:
    """ "Eight in 2025": the figure straight before the date, which has it for its own."""
    i = borne.words[0].i - 1
    while i >= 0 and sentence.tokens[i].pos in ("ADP", "DET"):
        i -= 1
    figure = sentence.tokens[i] if i >= 0 and i not in dated else None
    return figure if figure is not None and figure.pos == "NUM" else None


def _is_of_figure(draft: Draft, figure: Token | None) -> bool:
    """Whether the date can be that of the draft: it is no other figure's."""
    if figure is None or draft.quantity is None:
        return True
    raw = draft.quantity.raw
    return raw.start <= figure.start < raw.end


def _is_apart(sentence: Sentence, borne: Borne, head: Token) -> bool:
    """Whether a semicolon parts the two: each side has its own dates."""
    low, high = sorted((borne.token.i, head.i))
    return ";" in sentence.text and any(t.text == ";" for t in sentence.tokens[low:high])


def _can_hold(date: DateSpan, draft: Draft, published: str | None) -> bool:
    """What is, or is done, cannot be so only after the day of publication."""
    is_plan = draft.stance.status in _PLANS or draft.is_projected
    return is_plan or published is None or date.earliest <= published


def _event_date(
    sentence: Sentence, draft: Draft, chain: Chain, borne: Sequence[Borne], grammar: Grammar
) -> DateSpan | None:
    status = draft.stance.status
    is_done = status == "completed"
    return (
        _below(sentence, draft, chain, borne)
        or _due(sentence, draft, chain, borne, grammar)
        or _of_noun(chain, borne)
        or _own(sentence, draft, chain, borne)
        or after(sentence, chain, borne, grammar, is_done=is_done)
        or in_front(sentence, chain.shared, borne)
        or of_same_day(sentence, next((t for t in chain.own if t.dep == "conj"), None), borne)
        or (of_done(sentence, chain, borne, grammar) if is_done else None)
        or of_accord(sentence, chain, borne, status)
        or (None if is_done else of_clause(sentence, chain, borne, status))
        or of_lower(sentence, chain, borne, status)
    )


def _below(
    sentence: Sentence, draft: Draft, chain: Chain, borne: Iterable[Borne]
) -> DateSpan | None:
    """A due date: "promised 20 tanks to be delivered in May"."""
    if draft.stance.status not in _PLANS or draft.frame == "agreement":
        return None
    own = {t.i for t in chain.own}
    for one in borne:
        if one.is_noun or one.bearer.i in own or not is_infinitive(sentence, one.bearer):
            continue
        for step in (one.bearer, *sentence.ancestors(one.bearer)):
            if step.i in own:
                return one.date
            if step.is_verb and step.dep not in _INFINITIVE:
                break
    return None


def _due(
    sentence: Sentence,
    draft: Draft,
    chain: Chain,
    borne: Iterable[Borne],
    grammar: Grammar,
) -> DateSpan | None:
    """ "Ordered 20 tanks, with deliveries starting in May", "..., which will arrive in May"."""
    if draft.stance.status not in _PLANS or draft.frame == "agreement":
        return None
    theme = _theme(sentence, draft)
    known = theme | {t.i for t in chain.own}
    for one in borne:
        is_end = one.token.case in grammar.end_prepositions
        if not one.is_ahead or is_end or one.bearer.lemma not in grammar.due_words:
            continue
        if _leads_to(sentence, one.bearer, known, theme, grammar):
            return one.date
    return None


def _leads_to(
    sentence: Sentence, word: Token, known: set[int], theme: set[int], grammar: Grammar
) -> bool:
    """Whether a word tells of the draft's own things: nothing else comes between."""
    for step in (word, *sentence.ancestors(word)):
        if step.i in known:
            return True
        above = sentence.tokens[step.head]
        is_own = above.i in theme or above.lemma in grammar.due_words
        if step.dep in ("acl", "acl:relcl") and not is_own:
            return False
        subject = sentence.child(step, "nsubj", "nsubj:pass")
        is_clause = step.is_verb and step.dep in ("conj", "ccomp", "advcl", "parataxis")
        if is_clause and subject is not None and subject.lemma not in grammar.due_words:
            return False
    return False


def _theme(sentence: Sentence, draft: Draft) -> set[int]:
    """Places of the words for what is sent, and of its number."""
    spans = (draft.what_span, draft.anchor)
    return {t.i for span in spans for t in sentence.within(*span)}


def _of_noun(chain: Chain, borne: Iterable[Borne]) -> DateSpan | None:
    """ "The delivery of 3 May": part of the words for what happens."""
    nouns = {t.i for t in chain.own if not t.is_verb}
    return next((b.date for b in borne if b.is_noun and b.bearer.i in nouns), None)


def _own(sentence: Sentence, draft: Draft, chain: Chain, borne: Iterable[Borne]) -> DateSpan | None:
    """The date of the nearest verb; of several, the one that stands with the theme."""
    if _is_mention(sentence, draft, chain):
        return None
    places = {t.i: place for place, t in enumerate(chain.own)}
    theme = _theme(sentence, draft)
    first = min(theme, default=draft.head)
    counted = (
        sentence.within(draft.quantity.raw.start, draft.quantity.raw.end) if draft.quantity else []
    )
    place = counted[-1].i if counted else first
    fitting = [b for b in borne if not b.is_noun and b.bearer.i in places]
    fitting = [b for b in fitting if first > b.token.i or not opens_part(sentence, b)] or fitting
    is_plan = draft.stance.status in _PLANS

    def rank(one: Borne) -> tuple[bool, int, bool, bool, bool, int]:
        return (
            any(t.i not in theme and t.i not in places and t.pos == "NUM" for t in one.way),
            places[one.bearer.i],
            is_plan and not one.is_ahead,
            not any(t.i in theme for t in _near_way(one)),
            not opens_part(sentence, one),
            abs(one.token.i - place) + (one.token.i < place),
        )

    return min(fitting, key=rank).date if fitting else None


def _near_way(one: Borne) -> list[Token]:
    """The words up to the next member of a list: "two as a first batch in May and ..."."""
    near: list[Token] = []
    for token in one.way:
        near.append(token)
        if token.dep in ("conj", "appos"):
            break
    return near


def _is_mention(sentence: Sentence, draft: Draft, chain: Chain) -> bool:
    """ "Took the city from foreign-backed rebels": the state is not what happened that day."""
    verb = next((t for t in chain.own if t.is_verb), None)
    is_noun = not chain.own[0].is_verb and draft.stance.status == "ongoing"
    return is_noun and verb is not None and is_anterior(sentence, verb)


def _spoken_date(
    sentence: Sentence, draft: Draft, chain: Chain, borne: Sequence[Borne]
) -> DateSpan | None:
    """The date of telling, where what is told holds by being told, or is a state."""
    status = draft.stance.status
    if status not in _PLANS | _STATES:
        return None
    is_counted = draft.quantity is not None and draft.frame == "presence"
    if status in _LASTING and not is_counted:
        borne = [b for b in borne if _sets_scene(sentence, b) or not _is_news_day(b)]
    if not _is_told(sentence, chain, status):
        return None
    for teller in (*chain.tellers, *chain.own):
        for one in borne:
            if one.bearer.i == teller.i or _is_of_source(sentence, one, teller):
                return one.date
        if teller.dep == "conj" and (found := of_same_day(sentence, teller, borne)):
            return found
    return None


def _is_news_day(one: Borne) -> bool:
    return one.date.basis == "relative" and is_day(one.date)


def _sets_scene(sentence: Sentence, one: Borne) -> bool:
    """ "On Monday the minister said": the date in front is that of what is told."""
    subject = sentence.child(one.bearer, "nsubj", "nsubj:pass")
    return subject is not None and one.token.i < subject.i


def _is_of_source(sentence: Sentence, one: Borne, teller: Token) -> bool:
    """ "The report of last month says", "said in a report released last week"."""
    text = one.bearer if one.is_noun else sentence.tokens[one.bearer.head]
    is_released = one.is_noun or (one.bearer.dep == "acl" and one.bearer.tag == "VBN")
    is_source = text.dep == "nsubj" or (text.dep == "obl" and text.case == "in")
    return is_released and is_source and text.head == teller.i


def _is_told(sentence: Sentence, chain: Chain, status: str) -> bool:
    """Whether telling it makes it so, or it is the state of things at the telling.

    Not so for an act told as done before, for what merely may be, and for what is only
    mentioned in the account of something else ("killed two men at a French-run camp").
    """
    told = [t for t in (chain.own[0], *chain.shared[:1]) if t.is_verb]
    if status in ACTS:
        return not any(is_anterior(sentence, verb) for verb in told)
    if status == "considered" and any(is_permitted(sentence, verb) for verb in told):
        return False
    head = chain.own[0]
    carrier = next((t for t in (head, *sentence.ancestors(head)) if is_finite(sentence, t)), None)
    if carrier is None or carrier.i == head.i:
        return True
    known = {t.i for t in (*chain.own, *chain.shared, *chain.outer)}
    is_result = head.dep == "advcl" and head.tag == "VBG"  # "had landed, bringing them to 90"
    return carrier.i in known and (is_result or not is_anterior(sentence, carrier))

"""Which date of a sentence belongs to which draft.

In: a sentence, its dates, and a draft.  Out: the date when the draft's status holds, or None.
The rules are those of the annotation guide, section Time: a due date or the date of the
event wins; the date of the act of saying serves only where saying is the act (pledges,
requests ...) or where a state is said to hold on that day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tallywire.extract.draft import Draft
from tallywire.extract.syntax import Sentence, Token
from tallywire.model.values import DateSpan
from tallywire.packs.lexicon_grammar import Grammar

__all__ = ["date_of", "with_date"]

_ACTS: Final = frozenset(
    {"requested", "offered", "pledged", "agreed", "authorised", "refused", "ongoing", "under_way",
     "considered", "suspended", "cancelled"}
)  # fmt: skip


def date_of(
    sentence: Sentence, draft: Draft, dates: Sequence[DateSpan], grammar: Grammar
) -> DateSpan | None:
    """The date that belongs to ``draft``, or None."""
    if not dates or draft.head < 0:
        return None
    head = sentence.tokens[draft.head]
    near = {t.i for t in _own_clause(sentence, head, grammar)}
    best: DateSpan | None = None
    spoken: DateSpan | None = None
    nearest = 0
    for date in dates:
        token = _token_of(sentence, date)
        if token is None:
            continue
        if _is_inside(sentence, token, near, head, grammar) and not _is_apart(
            sentence, token, head
        ):
            steps = _steps(sentence, token, head)
            if best is None or steps < nearest:
                best, nearest = date, steps
        elif _is_speech_date(sentence, token, grammar):
            spoken = spoken or date
    if best is not None:
        return best
    return spoken if draft.stance.status in _ACTS else None


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


def _token_of(sentence: Sentence, date: DateSpan) -> Token | None:
    if date.raw is None:
        return None
    inside = sentence.within(date.raw.start, date.raw.end)
    own = {t.i for t in inside}
    for token in inside:
        if token.head not in own or token.head == token.i:
            return token
    return inside[0] if inside else None


def _own_clause(sentence: Sentence, head: Token, grammar: Grammar) -> list[Token]:
    """The head's clause: everything below its verb except further finite clauses."""
    top = head
    for above in sentence.ancestors(head):
        if above.is_verb and above.lemma in grammar.speech_verbs:
            break
        is_border = top.dep in ("ccomp", "acl:relcl", "advcl", "parataxis") and top.is_verb
        if is_border and not _is_bare_gerund(sentence, top):
            break
        top = above
    found: list[Token] = []
    stack = [top]
    while stack:
        current = stack.pop()
        found.append(current)
        for child in sentence.children(current):
            is_other = child.dep == "acl:relcl" or (
                child.is_verb and child.dep in ("ccomp", "conj", "parataxis")
            )
            if is_other and not _is_above(sentence, head, child):
                continue
            stack.append(child)
    return found


def _is_bare_gerund(sentence: Sentence, verb: Token) -> bool:
    """ "Ruled out sending": the date of ruling out is that of the refusal."""
    return (
        verb.dep == "ccomp"
        and verb.tag == "VBG"
        and sentence.child(verb, "nsubj", "nsubj:pass") is None
    )


def _is_above(sentence: Sentence, token: Token, candidate: Token) -> bool:
    return token.i == candidate.i or any(a.i == candidate.i for a in sentence.ancestors(token))


def _is_inside(
    sentence: Sentence, token: Token, near: set[int], head: Token, grammar: Grammar
) -> bool:
    if token.i not in near:
        return False
    governor = sentence.head(token)
    return governor is None or governor.lemma not in grammar.speech_verbs or governor.i == head.i


def _steps(sentence: Sentence, token: Token, head: Token) -> int:
    """How far up from a date the draft's own verb is; farther than any where it is not."""
    for steps, above in enumerate(sentence.ancestors(token)):
        if above.i == head.i:
            return steps
    return len(sentence.tokens)


def _is_apart(sentence: Sentence, one: Token, other: Token) -> bool:
    """Whether a semicolon parts the two: each side has its own dates."""
    low, high = sorted((one.i, other.i))
    return any(t.text == ";" for t in sentence.tokens[low:high])


def _is_speech_date(sentence: Sentence, token: Token, grammar: Grammar) -> bool:
    governor = sentence.head(token)
    return governor is not None and governor.lemma in grammar.speech_verbs

"""A report told before that somebody denies: "Rome denied the report", "rejected this".

In: a sentence and the drafts before it.  Out: what was told last, denied by whoever denies it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.predication.draft import Draft
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["read_retorts"]

REACH: Final = 2
"""How many sentences back the report may stand."""

_POINTING: Final = frozenset({"it", "this", "that", "them", "these", "those"})
_CONTENT: Final = frozenset({"acl", "acl:relcl", "ccomp", "xcomp"})
_BY: Final = frozenset({"by", "from", "in", "as"})


def read_retorts(sentence: Sentence, before: Sequence[Draft], words: Predicates) -> list[Draft]:
    """The denial of what was told last, where a sentence is one.

    Args:
        sentence: the sentence.
        before: the drafts of the sentences before it, in their order.
        words: the word lists.
    """
    if not before or sentence.index - before[-1].sentence > REACH:
        return []
    for verb in sentence.among(words.flags["retorts"]):
        if verb.is_verb and _is_finite(sentence, verb):
            told = _told(sentence, verb, words)
            if told is None or not _is_near(sentence, before[-1], told):
                return []
            return [_denied(sentence, before[-1], verb, told)]
    return []


@rule("polarity.retort")
def _denied(sentence: Sentence, last: Draft, verb: Token, told: Token) -> Draft:
    start, end = min(verb.start, told.start), max(verb.end, told.end)
    return replace(
        last,
        sentence=sentence.index,
        paragraph=sentence.paragraph,
        anchor=(start, end),
        what_span=(start, start),
        stance=replace(last.stance, polarity="denied", certainty="asserted"),
        date=None,
        quantity=None,
        unit=None,
        basis="unspecified",
        is_provider_named=False,
        is_recipient_named=False,
        is_pointer=False,
        is_part=False,
        head=verb.i,
    )


def _is_near(sentence: Sentence, last: Draft, told: Token) -> bool:
    """Whether the draft was told just before, as something that somebody else affirms."""
    reach = 1 if told.lower in _POINTING else REACH
    is_open = last.stance.polarity == "affirmed" and last.stance.status != "requested"
    is_close = last.paragraph >= sentence.paragraph - 1
    return is_open and is_close and 0 < sentence.index - last.sentence <= reach


def _is_finite(sentence: Sentence, verb: Token) -> bool:
    is_bare = verb.tag in ("VB", "VBG", "VBN") and sentence.child(verb, "aux", "aux:pass") is None
    return not is_bare and sentence.child(verb, "neg") is None


def _told(sentence: Sentence, verb: Token, words: Predicates) -> Token | None:
    """What is denied, where it is only pointed to and not told again."""
    told = sentence.child(verb, "obj", "nsubj:pass")
    if told is None or sentence.child(verb, "iobj") is not None:
        return None
    if told.lower in _POINTING:
        return told
    below = sentence.children(told)
    has_content = any(c.dep in _CONTENT or (c.dep == "nmod" and c.case not in _BY) for c in below)
    return told if told.lemma in words.flags["tales"] and not has_content else None

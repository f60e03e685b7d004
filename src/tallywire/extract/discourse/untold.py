"""What somebody would not or could not tell: "declined to say how many troops it will send".

In: a sentence, a draft read from it and the status words.  Out: whether the draft is only the
matter of a question that stays open, or of a detail that nobody gives.  Keeping silent refuses
nothing and denies nothing: who "refused to set a date for the pullout" has not refused to leave.
"""

from __future__ import annotations

from typing import Final

from tallywire.extract.grammar.doubts import count_negations
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.predication.draft import Draft
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["is_untold"]

_BREAKS: Final = frozenset({"acl:relcl", "parataxis"})
"""Relations across which silence about the one says nothing of the other."""


def is_untold(sentence: Sentence, draft: Draft, words: Predicates) -> bool:
    """Whether silence was read as a refusal or a denial; what it takes for granted is told."""
    if draft.head < 0 or draft.theme == "embargo":
        return False
    below = sentence.tokens[draft.head]
    if _is_measure_kept(sentence, below, draft, words):
        return True
    if draft.stance.polarity != "denied" and draft.stance.status != "refused":
        return False
    is_asked = _is_asked(sentence, below, words)
    for above in sentence.ancestors(below):
        if below.dep in _BREAKS or (below.dep == "advcl" and above.is_verb):
            return False
        if _is_open(sentence, above, below, words, is_asked=is_asked):
            return True
        below = above
        is_asked = is_asked or _is_asked(sentence, below, words)
    return False


def _is_measure_kept(sentence: Sentence, verb: Token, draft: Draft, words: Predicates) -> bool:
    """ "Did not give a number of troops": the number is not given, whatever becomes of the men."""
    if verb.lemma not in words.flags["telling"] or not _is_silent(sentence, verb, words):
        return False
    told = [c for c in sentence.children(verb, "obj", "nsubj:pass") if c.tag == "NN"]
    start, end = draft.what_span
    return any(
        c.lemma in words.flags["details"] and c.end < start and sentence.subtree(c)[-1].end >= end
        for c in told
    )


def _asks(sentence: Sentence, token: Token, words: Predicates) -> bool:
    """ "How many will go", "when it begins": a question within the sentence."""
    asking = words.flags["asking"]
    if any(c.lower in asking for c in sentence.children(token)):
        return True
    arguments = sentence.children(token, "nsubj", "nsubj:pass", "obj", "obl", "attr", "advmod")
    return any(below.lower in asking for a in arguments for below in sentence.children(a)) or any(
        below.lower in asking
        for a in arguments
        for many in sentence.children(a, "amod", "advmod")
        for below in sentence.children(many, "advmod")
    )


def _is_asked(sentence: Sentence, token: Token, words: Predicates) -> bool:
    """A question, or "a date for", "the number of", "details of"."""
    is_detail = token.is_noun and token.lemma in words.flags["details"]
    return is_detail or _asks(sentence, token, words)


def _is_open(
    sentence: Sentence, above: Token, below: Token, words: Predicates, *, is_asked: bool
) -> bool:
    """Whether ``above`` is silence about what is below it."""
    if above.lemma in words.flags["confirming"]:
        return below.dep not in ("nsubj", "obl:agent") and _is_silent(sentence, above, words)
    if not is_asked:
        return above.lemma in words.flags["expanding"] and _is_silent(sentence, above, words)
    if above.is_noun and above.lemma in words.flags["tidings"]:
        return any(c.lower in ("no", "without") for c in sentence.children(above, "det", "neg"))
    if above.lemma not in words.flags["telling"] or below.dep in ("nsubj", "obl:agent"):
        return False
    return _is_silent(sentence, above, words)


def _is_silent(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """ "Did not say", "would not say", "declined to say", "without saying"."""
    if count_negations(sentence, verb, words) % 2:
        return True
    head = sentence.head(verb)
    is_within = verb.dep in ("xcomp", "ccomp", "acl", "advcl")
    return is_within and head is not None and head.lemma in words.flags["unwilling"]

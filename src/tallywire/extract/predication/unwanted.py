"""Arms and men that a sentence speaks of as not wanted, not there, or once meant for others.

In: a sentence, a draft read from it and the status words.  Out: whether the draft is only a plea
not to give ("demanded that they not sell"), somebody's view of a happening ("opposed to the sale
of"), what it might lead to ("a sale would upset the balance"), or a plan that went another way
("originally intended for"); whether men are only told to be missing ("a shortfall of 900").  What
the rules read and what is only hinted at are judged alike: ``is_of_none``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.parties.scene import Scene
from tallywire.extract.predication.civil import is_civil
from tallywire.extract.predication.draft import Draft
from tallywire.extract.things.theme import Theme
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["is_first_meant", "is_of_none", "is_unwanted"]

_OUGHT: Final = frozenset({"should", "must", "ought", "to"})
_MAYBE: Final = frozenset({"would", "could", "might", "may", "can"})
_FLOWS: Final = frozenset({"transfer", "deployment", "training"})


def is_of_none(scene: Scene, theme: Theme, draft: Draft) -> bool:
    """Whether it is no help to an army, or men who are missing, whoever would read it."""
    return _is_missing(scene, theme) or is_civil(scene, theme, draft)


def _is_missing(scene: Scene, theme: Theme) -> bool:
    """ "Is 900 soldiers short of its goal", "a shortfall of 900 soldiers": nobody is there."""
    if theme.quantity is None:
        return False
    tokens, words = scene.sentence.tokens, scene.grammar.shortfalls
    after = tokens[theme.token.i + 1] if theme.token.i + 1 < len(tokens) else None
    above = scene.sentence.head(theme.token)
    if after is not None and after.lower in words and not after.is_noun:
        return True
    is_of = above is not None and above.is_noun and theme.token.case == "of"
    return is_of and above is not None and above.lemma in words


def is_unwanted(sentence: Sentence, draft: Draft, words: Predicates) -> bool:
    """Whether nothing is said to be given, only not wished for."""
    if draft.frame not in _FLOWS or draft.head < 0:
        return False
    head = sentence.tokens[draft.head]
    if head.is_noun:
        return _is_opposed(sentence, head, words) or _is_cause(sentence, head, words)
    if head.is_verb and is_first_meant(sentence, head, words):
        return True
    return _is_asked_not_to(sentence, head, words)


def is_first_meant(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """ "Originally destined for": where it was to go before it went elsewhere."""
    if verb.lemma not in words.flags["meaning"]:
        return False
    adverbs = words.flags["at_first"]
    return any(c.lower in adverbs for c in sentence.children(verb, "advmod"))


def _is_asked_not_to(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """ "Asked them not to sell", "demanded that they not sell", "should not be sold"."""
    if sentence.child(verb, "neg") is None:
        return False
    helpers = {a.lower for a in sentence.children(verb, "aux", "aux:pass")}
    above = sentence.head(verb)
    is_asked = above is not None and words.status.get(above.lemma) == "requested"
    if verb.dep not in ("ccomp", "xcomp", "advcl", "acl") or not is_asked or above is None:
        return bool(helpers & {"should", "must", "ought"})
    is_open = not helpers - {"be"} or bool(helpers & _OUGHT)
    return is_open and sentence.child(above, "neg") is None


def _is_opposed(sentence: Sentence, noun: Token, words: Predicates) -> bool:
    """ "Opposed the delivery of", "objections to the sale of": no word on whether it happens."""
    for current in _up(sentence, noun):
        above = sentence.head(current)
        if above is None or above.lemma not in words.flags["opposing"]:
            continue
        if current.dep in ("obj", "nsubj:pass"):
            return True
        return current.dep in ("obl", "nmod", "iobj") and current.case in ("to", "against")
    return False


def _is_cause(sentence: Sentence, noun: Token, words: Predicates) -> bool:
    """ "Delivery of the missiles would raise tensions": what a gift might lead to."""
    verb = sentence.head(noun)
    if noun.dep != "nsubj" or verb is None or verb.lemma not in words.flags["effects"]:
        return False
    return any(a.lower in _MAYBE for a in sentence.children(verb, "aux"))


def _up(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """The noun and the nouns that it hangs on: "the decision on the sale of"."""
    yield noun
    for above in sentence.ancestors(noun):
        if not above.is_noun:
            return
        yield above

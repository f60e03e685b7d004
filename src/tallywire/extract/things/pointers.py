"""Themes without a noun of their own: bare numbers, sums, and words that point back.

In: a sentence with its bound quantities and the heads of its other themes.  Out: themes of
class ``count`` or ``money`` ("another ten", "the first batch", "they", "$40 million"), whose
noun the discourse fills in, and counted demonyms ("forty Danes").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.names.find import NameMention
from tallywire.extract.things.theme import Theme
from tallywire.model.values import Quantity
from tallywire.packs.lexicon_grammar import load_grammar
from tallywire.packs.lexicon_nouns import Nouns
from tallywire.packs.lexicon_secondary import load_secondary

__all__ = ["bare_themes"]

_SENT: Final = frozenset(
    {"personnel", "unit", "force", "equipment", "platform", "aid", "container", "trainee"}
)
"""Classes of nouns for what is sent, given or trained."""
_MOVED: Final = frozenset({"they", "them"})
_MORE: Final = frozenset({"more", "others"})
_BACK: Final = _MOVED | _MORE
_RESTS: Final = frozenset({"rest", "remainder"})
"""Words that may point back to what was named before."""
_SUM: Final = 1_000_000  # from here on a bare number beside money is money


def bare_themes(
    sentence: Sentence,
    bound: Mapping[int, Quantity],
    heads: set[int],
    nouns: Nouns,
    names: Mapping[int, NameMention],
) -> Iterator[Theme]:
    """Sums of money, and numbers or containers that count something named elsewhere."""
    containers = nouns.by_class["container"]
    for i, quantity in sorted(bound.items()):
        if i in heads:
            continue
        token = sentence.tokens[i]
        quantity = _in_money(quantity, bound)
        if quantity.unit is None and _is_of_others(sentence, token, heads, nouns):
            continue
        if quantity.unit is not None:
            yield Theme(
                token,
                "money",
                _paid_in(sentence, token),
                quantity.raw.start,
                quantity.raw.end,
                quantity,
                quantity.unit,
            )
        elif (mention := names.get(token.start)) is not None and _is_of_men(token, mention):
            yield Theme(
                token,
                "personnel",
                token.text.removesuffix("s"),
                token.start,
                token.end,
                quantity,
                "person" if quantity.count is not None else None,
            )
        elif (
            token.pos == "NUM"
            or token.lemma in containers
            or _are_others(sentence, token)
            or quantity.raw.start <= token.start < quantity.raw.end
        ):
            yield Theme(token, "count", None, quantity.raw.start, quantity.raw.end, quantity)
    for token in sentence.tokens:
        is_pointing = token.lower in _BACK or token.lemma in _RESTS or token.lemma in containers
        if not is_pointing or token.i in bound or token.i in heads or _is_telling(sentence, token):
            continue
        if (
            _is_more(sentence, token)
            or _is_rest(sentence, token)
            or _is_moved_pronoun(sentence, token)
            or (token.lemma in containers and _points_back(sentence, token))
        ):
            yield Theme(token, "count", None, token.start, token.end)


def _is_of_others(sentence: Sentence, token: Token, heads: set[int], nouns: Nouns) -> bool:
    """ "Thousands of protesters": a number of those who are named, and are nobody's men."""
    measures = load_grammar(sentence.language).measures
    return any(
        c.case == "of"
        and c.tag == "NNS"
        and c.i > token.i
        and c.i not in heads
        and c.lemma not in measures
        and not _SENT & set(nouns.classes_of(c.lemma))
        for c in sentence.children(token, "nmod")
    )


def _is_telling(sentence: Sentence, token: Token) -> bool:
    """ "Gave these figures": what one is told, not what one gets."""
    return token.dep == "obj" and token.lemma in load_secondary(sentence.language).told_nouns


def _paid_in(sentence: Sentence, money: Token) -> str | None:
    """ "$10 million in equipment and training": what the sum is given in, joined."""
    paid = load_grammar(sentence.language).paid_in
    for child in sentence.children(money, "nmod"):
        if child.case == "in" and child.lemma in paid:
            listed = [t.lemma for t in sentence.conjuncts(child) if t.lemma in paid]
            return " and ".join(listed)
    return None


def _in_money(quantity: Quantity, bound: Mapping[int, Quantity]) -> Quantity:
    """ "89 million euros ... and 15 million": a bare sum has the currency of the one before."""
    if quantity.unit is not None or (quantity.count or 0) < _SUM:
        return quantity
    before = [q for q in bound.values() if q.raw.end <= quantity.raw.start]
    last = max(before, key=lambda q: q.raw.start, default=None)
    if last is None or last.unit is None or last.unit == "tonne":
        return quantity
    return msgspec.structs.replace(quantity, unit=last.unit)


def _is_of_men(token: Token, mention: NameMention) -> bool:
    """ "Forty Danes", "500 Royal Marines": names whose plural is people."""
    is_force = mention.kind == "organisation" and mention.subkind in ("body", "force")
    return mention.form == "demonym" or (is_force and token.lower.endswith("s"))


def _is_moved_pronoun(sentence: Sentence, token: Token) -> bool:
    """ "They left", "withdrew them": people or things named before."""
    return token.lower in _MOVED and token.dep in ("nsubj", "nsubj:pass", "obj")


def _is_rest(sentence: Sentence, token: Token) -> bool:
    """ "The rest will be brought back": those of the men before who are not told yet."""
    if token.lemma not in _RESTS or token.dep not in ("nsubj", "nsubj:pass", "obj"):
        return False
    return sentence.child(token, "det") is not None and sentence.child(token, "nmod") is None


def _is_more(sentence: Sentence, token: Token) -> bool:
    """ "More of them", "others": a number that nobody gives, of what was named before."""
    if token.lower not in _MORE:
        return False
    is_subject = token.dep in ("nsubj", "nsubj:pass")
    if token.lower == "more" and is_subject and not sentence.children(token):
        return True  # "and more are being deployed"
    if token.dep not in ("obj", "obl", "nsubj", "nsubj:pass", "attr"):
        return False
    return token.lower == "others" or any(
        c.lower in ("them", "these", "those") for c in sentence.children(token, "obl", "nmod")
    )


def _are_others(sentence: Sentence, token: Token) -> bool:
    """ "40 others should deploy": more of those before; "160 others remain missing" are not."""
    verb = sentence.head(token)
    return token.lower == "others" and (verb is None or verb.lemma not in ("be", "remain"))


def _points_back(sentence: Sentence, token: Token) -> bool:
    """ "the first batch", "their number": a container without its own "of"."""
    if any(c.case == "of" for c in sentence.children(token, "nmod")):
        return False
    markers = {"first", "second", "third", "another", "next", "last", "their", "its", "these"}
    return any(c.lower in markers for c in sentence.children(token))

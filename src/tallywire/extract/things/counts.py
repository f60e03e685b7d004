"""Which word of a sentence each quantity counts.

In: a sentence, its quantities, and the heads of its themes.  Out: the token that each quantity
counts: a theme's head, or the word that stands for it ("another ten", "a batch of 300").
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.model.values import Quantity

__all__ = ["bind", "is_parted", "numeral_of"]


_LEFT: Final = ("nummod", "compound", "det", "amod", "advmod", "dep", "quantmod")
"""Relations of a number to the word that it stands before: "four of 13 tanks" """

_BEFORE: Final = ("ADJ", "NOUN", "PROPN", "ADV", "VERB")
_FINITE: Final = ("VBD", "VBZ", "VBP")
"""What may stand between a figure and its noun: participles, but no verb that says something."""

_APART: Final = 3  # places from a figure to the next where a word and a link stand between


def bind(
    sentence: Sentence,
    quantities: Sequence[Quantity],
    heads: set[int],
    things: Set[int] = frozenset(),
) -> dict[int, Quantity]:
    """Which token each quantity counts: a theme's head, or the word that stands for it.

    Args:
        sentence: the sentence.
        quantities: its quantities.
        heads: places of the heads of its themes.
        things: those of them that a sum can be set aside for: arms and aid, but no men.
    """
    bound: dict[int, Quantity] = {}
    for quantity in quantities:
        inside = sentence.within(quantity.raw.start, quantity.raw.end)
        if not inside:
            continue
        target = _counted_token(sentence, inside, heads, quantity)
        if target.i not in heads and quantity.unit is not None:
            target = _paid_for(sentence, target, things) or target
        if target.i not in bound or _shares_noun(sentence, bound[target.i], inside[0]):
            bound[target.i] = quantity
    return bound


def _shares_noun(sentence: Sentence, before: Quantity, figure: Token) -> bool:
    """ "200 Dutch and 100 Danish soldiers": the noun behind the last figure is of the last."""
    inside = sentence.within(before.raw.start, before.raw.end)
    if not inside or figure.i - inside[-1].i != _APART:
        return False
    word, link = sentence.tokens[figure.i - 2 : figure.i]
    return word.pos in ("ADJ", "PROPN") and link.lower in ("and", "or", ",")


def _paid_for(sentence: Sentence, money: Token, things: Set[int]) -> Token | None:
    """ "Set aside 15 million dollars for security assistance"."""
    below = sentence.children(money, "nmod")
    return next((c for c in below if c.case == "for" and c.i in things), None)


def numeral_of(sentence: Sentence, quantity: Quantity) -> Token | None:
    """The token that stands for the number: a numeral, or a number word read as a noun."""
    inside = sentence.within(quantity.raw.start, quantity.raw.end)
    if not inside:
        return None
    own = {t.i for t in inside}
    numerals = [t for t in inside if t.pos == "NUM" or t.tag == "CD"]
    for token in numerals or inside:
        if token.head not in own or token.head == token.i:
            return token
    return (numerals or inside)[-1]


def _counted_token(
    sentence: Sentence, inside: Sequence[Token], heads: set[int], quantity: Quantity
) -> Token:
    """Climb from the number to the noun it counts."""
    current = numeral_of(sentence, quantity) or inside[-1]
    own = {t.i for t in inside}
    while current.i not in heads:
        head = sentence.head(current)
        if head is None or is_parted(sentence, current, head):
            break
        if head.i in own or current.dep in _LEFT:
            current = head
            continue
        break
    if current.i in heads:
        return current
    worth = [c for c in sentence.children(current) if c.lower == "worth"]
    for child in [c for t in (current, *worth) for c in sentence.children(t, "nmod")]:
        if child.case in ("of", "in", "worth") and child.i in heads:
            return child
    spent = _spent_in(sentence, inside[-1].i + 1, heads) if quantity.unit is not None else None
    if spent is not None:
        return spent
    for child in sentence.children(current, "compound"):
        if child.i in heads and any(c.isdigit() for c in child.text):
            return child  # "six C-130 transports"
    after = inside[-1].i + 1
    tokens = sentence.tokens
    while after < len(tokens) and after <= inside[-1].i + 5:
        if after in heads:
            between = tokens[inside[-1].i + 1 : after]
            if all(t.pos in _BEFORE and t.tag not in _FINITE for t in between):
                return tokens[after]
        after += 1
    return current


def _spent_in(sentence: Sentence, at: int, heads: set[int]) -> Token | None:
    """ "Provide 27 million dollars in non-lethal aid": the thing right behind the "in"."""
    tokens = sentence.tokens
    if at >= len(tokens) or tokens[at].lower not in ("in", "worth"):
        return None
    for token in tokens[at + 1 : at + 7]:
        if token.i in heads:
            return token if token.case in ("in", "of") else None
        if token.pos not in ("ADJ", "NOUN", "PROPN", "PUNCT", "ADP", "VERB", "DET"):
            return None
    return None


def is_parted(sentence: Sentence, one: Token, other: Token) -> bool:
    """Whether a colon, semicolon or bracket stands between two tokens."""
    low, high = sorted((one.i, other.i))
    return any(t.text in (":", ";", "(", ")") for t in sentence.tokens[low:high])

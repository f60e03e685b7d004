"""A word that says what happens, and what fills its places.

In: tokens of one sentence.  Out: ``Predicate`` and ``Arguments``, the values that the rules over
verbs and nouns of happening hand to each other.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from tallywire.extract.grammar.syntax import Token

__all__ = ["Arguments", "Predicate"]


class Predicate(msgspec.Struct, frozen=True, gc=False):
    """A word that says what happens, and what the token we came from is to it.

    Attributes:
        token: the verb or noun.
        classes: names of its classes, in file order.
        relation: subject, object, iobj, a preposition, or "modifier" (under a noun).
        is_noun: whether it is a noun ("the deployment of").
        is_below: it modifies the token ("sent by", "who are training"), not governs it.
    """

    token: Token
    classes: tuple[str, ...]
    relation: str
    is_noun: bool = False
    is_below: bool = False


@dataclass(frozen=True, slots=True)
class Arguments:
    """Tokens by role of one predicate; each list in the order of the text."""

    subject: Token | None
    object: Token | None
    iobj: Token | None
    obliques: tuple[tuple[str, Token], ...]
    is_passive: bool

"""A theme: something that is sent, given, opened or signed.

In: nothing.  Out: ``Theme``.
"""

from __future__ import annotations

import msgspec

from tallywire.extract.grammar.syntax import Token
from tallywire.model.values import Quantity

__all__ = ["Theme"]


class Theme(msgspec.Struct, frozen=True, gc=False):
    """Something that is sent, given, opened or signed.

    Attributes:
        token: the head noun.
        cls: one of ``CLASSES``, ``money`` for a bare sum, ``count`` for a bare number or a
            container word that points back ("the first batch", "another ten").
        label: its name in the singular, or None where only the discourse knows.
        start: first code point of the words of the label.
        end: one past the last.
        quantity: what counts it, or None.
        unit: person, item, unit or an ISO 4217 code; None without a count.
        is_strong: military by itself.
        is_platform: with its crew it can be deployed.
        is_weak: an everyday word that needs a number and an owner ("men", "experts").
        is_expert: officers and specialists, who count when somebody named sends them.
        category: what sort of thing, as the lexicon and the lists of designations say.
        is_generic: a definite word for a whole class ("these weapons"), which stands for the
            thing that was named before.
        is_single: one person by grammar ("an adviser"), which counts only as a number.
        is_group: fighters or rebels, who are sent only when counted.
    """

    token: Token
    cls: str
    label: str | None
    start: int
    end: int
    quantity: Quantity | None = None
    unit: str | None = None
    is_strong: bool = False
    is_platform: bool = False
    is_weak: bool = False
    is_group: bool = False
    is_expert: bool = False
    is_single: bool = False
    category: str = ""
    is_generic: bool = False

"""Themes that are counted in a way of their own: the size of a force, the men of a named force.

In: a theme or a name, and the quantity beside it.  Out: the theme with quantity and unit.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.names.find import NameMention
from tallywire.extract.things.theme import Theme
from tallywire.model.values import Quantity
from tallywire.packs.alternation import alternation
from tallywire.packs.lexicon_grammar import load_grammar

__all__ = [
    "counted_by",
    "counted_men",
    "filled_units",
    "is_counted_force",
    "is_size",
    "strong_behind",
]


def is_size(quantity: Quantity, language: str) -> bool:
    """Whether a figure is the size of the force behind it: "3,000-member", "500-strong"."""
    return _size(load_grammar(language).size_words).search(quantity.raw.exact) is not None


@functools.cache
def _size(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"[-‑–\s](?:{alternation(words)})$", re.IGNORECASE)


def counted_men(sentence: Sentence, token: Token) -> Theme | None:
    """ "500 Royal Marines": the men of a named force, where they are counted."""
    is_plural = token.tag == "NNPS" or token.lower.endswith("s")
    if not is_plural or sentence.child(token, "nummod") is None:
        return None
    label = token.text.removesuffix("s")
    return Theme(token, "personnel", label, token.start, token.end, is_strong=True)


def is_counted_force(sentence: Sentence, token: Token, names: Mapping[int, NameMention]) -> bool:
    """Whether a name stands for counted men: "a taskforce of 500 Royal Marines"."""
    mention = names.get(token.start)
    is_force = mention is not None and mention.subkind == "body"
    return is_force and counted_men(sentence, token) is not None


def counted_by(sentence: Sentence, theme: Theme, quantity: Quantity | None) -> Theme:
    """The theme with what counts it; "a 500-strong battalion" is counted in men."""
    if quantity is None:
        return theme
    is_one = theme.cls == "unit" and theme.token.tag == "NNP" and (quantity.count or 0) > 1
    sizes = is_size(quantity, sentence.language)
    if is_one and not sizes:
        return theme  # "16 Air Assault Brigade": a number that is part of the name
    if theme.cls == "backing" and quantity.unit is not None:
        theme = replace(theme, cls="aid")
    if theme.cls == "facility" and sizes:
        theme = replace(theme, cls="unit")  # "a 300-man garrison", "a 40-strong mission"
    if theme.cls in ("unit", "personnel") and sizes:
        start = max(theme.start, quantity.raw.end + 1)
        label = (theme.label or "").removeprefix(quantity.raw.exact).strip()
        return replace(
            theme,
            quantity=quantity,
            unit="person",
            label=label or None,
            start=start,
            is_strong=True,
        )
    return replace(theme, quantity=quantity, unit=_unit(theme.cls, quantity))


def _unit(cls: str, quantity: Quantity) -> str | None:
    if quantity.count is None:
        return None
    if quantity.unit is not None:
        return quantity.unit
    return {"personnel": "person", "unit": "unit", "money": None}.get(cls, "item")


def strong_behind(sentence: Sentence, themes: Sequence[Theme]) -> list[Theme]:
    """ "The force in Chad, 3,700 strong": the figure counts the men of the force before it."""
    sizes = {
        t.token.head: t
        for t in themes
        if t.cls == "count" and t.quantity is not None and t.token.dep in ("appos", "amod")
        if any(n.lower == "strong" for n in sentence.tokens[t.token.i + 1 : t.token.i + 2])
    }
    if not sizes:
        return list(themes)
    taken = {sizes[t.token.i].token.i for t in themes if t.token.i in sizes and t.quantity is None}
    return [
        replace(t, quantity=sizes[t.token.i].quantity, unit="person", is_strong=True)
        if t.token.i in sizes and sizes[t.token.i].token.i in taken
        else t
        for t in themes
        if t.token.i not in taken
    ]


def filled_units(sentence: Sentence, themes: Sequence[Theme]) -> list[Theme]:
    """ "A contingent of 300 people": the figure counts the contingent's men."""
    people = {t.token.i: t for t in themes if t.is_weak and t.quantity is not None}
    if not people:
        return list(themes)
    filled: list[Theme] = []
    gone: set[int] = set()
    for theme in themes:
        inner = next(
            (
                people[c.i]
                for c in sentence.children(theme.token, "nmod")
                if c.case == "of" and c.i in people
            ),
            None,
        )
        if theme.cls == "unit" and theme.quantity is None and inner is not None:
            gone.add(inner.token.i)
            theme = replace(theme, quantity=inner.quantity, unit=inner.unit)
        filled.append(theme)
    return [t for t in filled if t.token.i not in gone]

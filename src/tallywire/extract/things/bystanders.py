"""Things that a sentence names without their being given.

In: a sentence with its themes.  Out: the themes without what another thing is for
("ammunition for rifles"), what a ban is on ("a ban on the sale of weapons") and short forms in
brackets ("fighting vehicles (IFVs)").
"""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.things.theme import Theme
from tallywire.packs.lexicon_nouns import NounEntry, Nouns

__all__ = ["without_bystanders"]


def without_bystanders(sentence: Sentence, themes: Sequence[Theme], nouns: Nouns) -> list[Theme]:
    """The themes that something can happen to."""
    bans = [t.token.i for t in themes if t.cls == "embargo"]
    return [
        theme
        for theme in themes
        if not _is_served(sentence, theme, nouns)
        and not _is_banned(sentence, theme, bans)
        and not _is_short_form(sentence, theme, themes)
        and not _is_description(sentence, theme, themes)
    ]


def _is_banned(sentence: Sentence, theme: Theme, bans: Sequence[int]) -> bool:
    """ "A ban on the sale of weapons to": what may not be sold is not sold."""
    if theme.cls not in ("equipment", "aid") or not bans:
        return False
    current = theme.token
    while current.dep in ("nmod", "compound", "conj") and current.head != current.i:
        is_object = current.dep == "nmod" and current.case == "on"
        current = sentence.tokens[current.head]
        if is_object and current.i in bans:
            return True
    return False


def _is_short_form(sentence: Sentence, theme: Theme, themes: Sequence[Theme]) -> bool:
    """ "Fighting vehicles (IFVs)": the letters in brackets are the thing before them."""
    i = theme.token.i
    around = [t.text for t in (*sentence.tokens[i - 1 : i], *sentence.tokens[i + 1 : i + 2])]
    return around == ["(", ")"] and any(t.token.i == i - 2 and t.cls == theme.cls for t in themes)


def _is_description(sentence: Sentence, theme: Theme, themes: Sequence[Theme]) -> bool:
    """ "The Mohajer-6, a single-engine drone": what the thing before the comma is."""
    token = theme.token
    is_one = token.tag == "NN" and any(
        c.lower in ("a", "an") for c in sentence.children(token, "det")
    )
    if theme.cls != "equipment" or not is_one or len(sentence.conjuncts(token)) > 1:
        return False
    left = [c.i for c in sentence.children(token) if c.i < token.i]
    comma = min([*left, token.i]) - 1
    if comma < 1 or sentence.tokens[comma].text != ",":
        return False
    before = sentence.tokens[comma - 1]
    return any(t.token.i == before.i and t.cls == "equipment" and t.category for t in themes)


def _is_served(sentence: Sentence, theme: Theme, nouns: Nouns) -> bool:
    """ "Ammunition for rifles", "spare parts for F-16s": what the thing is for is not given."""
    if theme.cls != "equipment":
        return False
    first = sentence.conjuncts(theme.token)[0]
    head = sentence.head(first)
    if first.dep != "nmod" or first.case != "for" or head is None:
        return False
    return _thing_word(sentence, head, nouns) is not None


def _thing_word(sentence: Sentence, token: Token, nouns: Nouns) -> NounEntry | None:
    """The entry of a noun of equipment with the word before it, or alone."""
    before = sentence.tokens[token.i - 1].lower if token.i else ""
    longer = nouns.entry("equipment", f"{before} {token.lemma}")
    return longer or nouns.entry("equipment", token.lemma)

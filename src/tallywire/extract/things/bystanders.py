"""Things that a sentence names without their being given.

In: a sentence with its themes.  Out: the themes without what another thing is for
("ammunition for rifles"), what a ban is on ("a ban on the sale of weapons"), short forms in
brackets ("fighting vehicles (IFVs)"), force as a means ("did not rule out military force") and
men of whom only their hurt is told ("three officers wounded in a knife attack").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.things.theme import Theme
from tallywire.packs.lexicon_grammar import load_grammar
from tallywire.packs.lexicon_nouns import NounEntry, Nouns

__all__ = ["without_bystanders"]

_MARKS: Final = frozenset(
    {"det", "nmod:poss", "nummod", "acl", "acl:relcl", "amod", "compound", "nmod", "appos"}
)
"""How the words stand that make one force of it."""

_ALONE: Final = frozenset({"root", "appos", "dep", "parataxis", "conj"})
"""How a noun stands that no verb of its own says anything of."""


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
        and not _is_means(sentence, theme)
        and not _is_hurt(sentence, theme)
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
    if i == 0 or sentence.tokens[i - 1].text != "(":
        return False
    is_alone = any(t.text == ")" for t in sentence.tokens[i + 1 : i + 2])
    return is_alone and any(t.token.i == i - 2 and t.cls == theme.cls for t in themes)


def _is_description(sentence: Sentence, theme: Theme, themes: Sequence[Theme]) -> bool:
    """ "The Mohajer-6, a single-engine drone": what the thing before the comma is."""
    token = theme.token
    if theme.cls != "equipment" or token.tag != "NN":
        return False
    is_one = any(c.lower in ("a", "an") for c in sentence.children(token, "det"))
    if not is_one or len(sentence.conjuncts(token)) > 1:
        return False
    left = [c.i for c in sentence.children(token) if c.i < token.i]
    comma = min([*left, token.i]) - 1
    if comma < 1 or sentence.tokens[comma].text != ",":
        return False
    before = sentence.tokens[comma - 1]
    return any(t.token.i == before.i and t.cls == "equipment" and t.category for t in themes)


def _is_means(sentence: Sentence, theme: Theme) -> bool:
    """ "Would not rule out military force", "by force": what is used, and nobody's men."""
    token = theme.token
    if token.lower != "force" or theme.cls not in ("personnel", "unit"):
        return False
    before = sentence.tokens[token.i - 1] if token.i else token
    words = [before, *sentence.children(token)]
    called = load_grammar(sentence.language).means_of_force
    marks = [c for c in words if c.i != token.i and c.dep in _MARKS and c.lower not in called]
    return all(c.dep == "nmod" and c.case in ("against", "on") for c in marks)


def _is_hurt(sentence: Sentence, theme: Theme) -> bool:
    """ "Three officers wounded in a knife attack": of whom nothing else is told."""
    token = theme.token
    if theme.cls != "personnel" or token.dep not in _ALONE:
        return False
    hurt = [c for c in sentence.children(token, "acl") if c.tag == "VBN"]
    return any(c.lemma in load_grammar(sentence.language).hurting for c in hurt)


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

"""Groups that a phrase describes, without a name that a gazetteer has: "the Syrian rebels".

In: a sentence, the head of the phrase, the names and the armed groups of the text.  Out: a
``Party`` worded as the text does, or by the name that the text has for the group.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.names.bands import Bands, adjective_of
from tallywire.extract.names.find import NameMention
from tallywire.extract.parties.party import Party
from tallywire.packs.lexicon_grammar import load_grammar

__all__ = ["described"]

NameOf = Callable[[Token], NameMention | None]

_POSSESSIVE: Final = frozenset({"its", "their", "our", "his", "her"})
_DASHES: Final = ("-", "‑", "–")
_MARKS: Final = ("'s", "’s", "'", "’")


def described(
    sentence: Sentence,
    token: Token,
    owner: Party | None,
    name_of: NameOf,
    bands: Callable[[], Bands],
    vague: Collection[str],
) -> Party | None:
    """A group that is not a state's: its words, from the first modifier to the noun.

    Args:
        sentence: the sentence.
        token: the head noun of the phrase.
        owner: whose the group is said to be.
        name_of: the gazetteer name that a token is.
        bands: the armed groups of the text.
        vague: adjectives that tell no group from another ("armed").
    """
    kept = _kept(sentence, token)
    named = sentence.child(token, "appos")
    if named is not None and named.pos == "PROPN" and named.i == token.i + 1 and kept:
        whole = sentence.subtree(named)
        end = max((t for t in whole if t.pos == "PROPN"), key=lambda t: t.i).end
        name = sentence.text[named.start - sentence.start : end - sentence.start]
        return Party(name, "group", named.start, end)
    beside = [t for t in kept if t is not token and name_of(t) is None and t.dep == "compound"]
    grammar = load_grammar(sentence.language)
    if token.lower in grammar.collectives and not (token.lower in grammar.bands and beside):
        return owner
    meant = bands().called_at(token.end)
    if meant is None and all(t is token or t.lower in vague or t.text in _DASHES for t in kept):
        meant = bands().meant_by(token.lemma)
    if meant is not None:
        return Party(meant[0], meant[1], kept[0].start, token.end)
    text = _worded(kept, name_of)
    return Party(text, "worded", kept[0].start, token.end) if text else owner


def _kept(sentence: Sentence, token: Token) -> list[Token]:
    """The words of the phrase up to its head, both halves of "right-wing" with it."""
    words = [
        c
        for c in sentence.children(token, "amod", "compound", "nmod:poss")
        if c.i < token.i and c.text[0] not in "-‑–"
    ]
    first = min([*words, token], key=lambda t: t.i).i
    while first > 1 and sentence.tokens[first - 1].text in _DASHES:
        first -= 2
    return [
        t
        for t in sentence.tokens[first : token.i + 1]
        if t.text in _DASHES or (t.dep not in ("det", "punct") and t.lower not in _POSSESSIVE)
    ]


def _worded(kept: list[Token], name_of: NameOf) -> str:
    """The words as they stand, "Libya's rebels" as Libyan ones."""
    text, last = "", None
    for token in kept:
        mention = name_of(token)
        is_whose = mention is not None and mention.kind == "state" and token.dep == "nmod:poss"
        if token.text in _MARKS and last is not None and last.dep == "nmod:poss":
            mark = "" if name_of(last) is not None else token.text
            text += mark
        else:
            word = adjective_of(mention.entity) if is_whose and mention else token.text
            is_glued = last is None or last.end == token.start
            text += word if is_glued else f" {word}"
        last = token
    return text

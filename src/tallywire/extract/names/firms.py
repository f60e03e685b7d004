"""Firms that no list knows, and makers: "the Swedish shipbuilder Kockums", "Chinese-made".

In: a sentence and the head of a phrase with the adjective of a state.  Out: the token that names
the firm, where a word for a firm stands before it; whether an adjective tells who made a thing.
"""

from __future__ import annotations

from tallywire.extract.grammar.syntax import Sentence, Token

__all__ = ["firm_name", "says_origin"]


def firm_name(sentence: Sentence, token: Token, words: frozenset[str]) -> Token | None:
    """The name of the firm that ``token`` heads or stands right before, else None.

    Args:
        sentence: the sentence.
        token: the head of the phrase: the name, or the common noun before it.
        words: what firms are called.
    """
    before = [c for c in sentence.children(token, "compound") if c.i < token.i]
    if token.pos == "PROPN" and any(c.lemma in words for c in before):
        return token
    following = sentence.tokens[token.i + 1 : token.i + 2]
    if token.lemma in words and following and following[0].pos == "PROPN":
        return following[0]
    return None


def says_origin(sentence: Sentence, token: Token, suffixes: frozenset[str]) -> bool:
    """ "Chinese-made", "Russian-speaking": the adjective names no owner.

    Args:
        sentence: the sentence.
        token: the adjective.
        suffixes: what stands after its hyphen.
    """
    after = sentence.tokens[token.i + 1 : token.i + 3]
    if not after or not after[0].text.startswith(("-", "‑", "–")):
        return False
    second = "".join(t.lower for t in after)[1:]
    return any(second.startswith(suffix) for suffix in suffixes)

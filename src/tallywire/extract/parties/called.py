"""Who a common noun is called by the name beside it: "neighbour Kenya", "the bloc, ECOWAS,".

In: a ``Scene`` and the noun.  Out: the party of the name, or None where no name says who it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tallywire.extract.grammar.syntax import Token
    from tallywire.extract.parties.party import Party
    from tallywire.extract.parties.scene import Scene

__all__ = ["called", "land_called"]

_LANDS: Final = frozenset({"name", "alias"})
_BODIES: Final = frozenset({"union", "alliance"})
"""Kinds of organisation that send men of their own."""


def land_called(scene: Scene, token: Token) -> Party | None:
    """ "The former Soviet republic of Georgia", "the French-speaking state of Togo"."""
    if token.lemma not in scene.grammar.state_nouns:
        return None
    for child in scene.sentence.children(token, "nmod", "appos"):
        mention = scene.name_of(child) if child.case == "of" else None
        if mention is not None and mention.kind == "state" and mention.form != "adjective":
            return scene.of_mention(mention)
    return None


def called(scene: Scene, token: Token) -> Party | None:
    """ "Its foe Eritrea", "the former colonial power, France,": the name, set off or not."""
    for child in scene.sentence.children(token, "appos"):
        mention = scene.name_of(child)
        if mention is None or child.i <= token.i:
            continue
        is_land = mention.kind == "state" and mention.form in _LANDS
        first = scene.sentence.tokens[token.i + 1]
        if first.text == "," and (is_land or mention.subkind in _BODIES):
            return scene.of_mention(mention) if _is_one(scene, token, child) else None
        if (is_land or mention.subkind in _BODIES) and child.i - token.i <= 2:
            between = scene.sentence.tokens[token.i + 1 : child.i]
            return None if any(t.pos == "PUNCT" for t in between) else scene.of_mention(mention)
    return None


def _is_one(scene: Scene, token: Token, name: Token) -> bool:
    """Whether a name between commas says who the noun is: one noun, one name, who acts."""
    is_single = token.tag == "NN" and not scene.sentence.children(name, "conj", "cc")
    return is_single and bool(scene.sentence.children(token, "det", "nmod:poss"))

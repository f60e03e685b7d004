"""By how many a force grows or shrinks: "cut the size of its force in Mali by 500 men".

In: a ``Scene`` and its themes.  Out: the themes, where men are told to become fewer or more with
the difference as their count; the figure behind "by" is then no thing of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Scene
from tallywire.extract.things.theme import Theme

__all__ = ["with_changes"]


def with_changes(scene: Scene, themes: Sequence[Theme]) -> list[Theme]:
    """The themes with the differences that their verbs tell."""
    found = list(themes)
    for change in themes:
        verb = scene.sentence.head(change.token)
        if change.quantity is None or change.token.case != "by" or verb is None:
            continue
        is_bare = change.cls == "count" or change.is_weak  # and not "by three brigades"
        if change.quantity.unit is not None or not is_bare or not _is_change(scene, verb):
            continue
        men = next((t for t in found if _changes(scene, t, verb)), None)
        if men is not None and men.token.i < change.token.i:
            counted = replace(men, quantity=change.quantity, unit=men.unit or "person")
            found = [counted if t is men else t for t in found if t is not change]
    return found


def _is_change(scene: Scene, verb: Token) -> bool:
    """ "Cut", "reduce" and "increase", with the force as their object."""
    is_fall = "reduce" in scene.predicates.by_verb.get(verb.lemma, ())
    return verb.is_verb and (is_fall or verb.lemma in scene.grammar.adding_verbs)


def _changes(scene: Scene, theme: Theme, verb: Token) -> bool:
    """Whether men without a count are the object of the verb, or what its object counts."""
    if theme.cls not in ("personnel", "unit") or theme.quantity is not None:
        return False
    token = theme.token
    above = scene.sentence.tokens[token.head]
    if token.dep in ("nmod", "nmod:poss", "compound") and above.lemma in scene.grammar.measures:
        token = above
    return token.head == verb.i and token.dep in ("obj", "nsubj:pass")

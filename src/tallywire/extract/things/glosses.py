"""What a thing is said to be, which is no second thing: "the Mohajer-6, an unmanned aircraft".

In: a ``Scene`` and its themes.  Out: the themes without those that only say what another one is,
or to which larger unit men belong ("200 men of the 3rd Battalion").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tallywire.extract.parties.scene import Scene
from tallywire.extract.things.theme import Theme

__all__ = ["without_glosses"]


def without_glosses(scene: Scene, themes: Sequence[Theme]) -> list[Theme]:
    """The themes without what an article says they are, and without the names of counted ships.

    "Two carriers, the Foch and the Clemenceau" are two.
    """
    things = {t.token.i: t for t in themes if t.cls == "equipment"}
    men = {t.token.i: t.cls for t in themes if t.cls in ("personnel", "unit")}
    return [t for t in themes if not (_is_gloss(scene, t, things) or _is_of_larger(scene, t, men))]


def _is_of_larger(scene: Scene, theme: Theme, men: Mapping[int, str]) -> bool:
    """ "200 men of the 3rd Battalion, 9th Regiment": the units of men who are told of."""
    if theme.token.i not in men or theme.quantity is not None:
        return False
    token = theme.token
    while token.dep in ("conj", "appos") and token.head != token.i:
        token = scene.sentence.tokens[token.head]
    is_body = men.get(token.i) == "unit" or token.lemma in scene.grammar.armies | {"force"}
    if not is_body or token.dep != "nmod" or token.case not in ("of", "from"):
        return False
    whose = scene.sentence.tokens[token.head]
    return whose.i in men and whose.lemma not in scene.grammar.happenings


def _is_gloss(scene: Scene, theme: Theme, things: Mapping[int, Theme]) -> bool:
    if theme.cls != "equipment" or theme.quantity is not None:
        return False
    first = scene.sentence.conjuncts(theme.token)[0]
    whole = things.get(first.head) if first.dep == "appos" else None
    if whole is None:
        return False
    if theme.category == "ship" and whole.category == "ship" and whole.quantity is not None:
        return True
    articles = [c.lower for c in scene.sentence.children(theme.token, "det")]
    return theme.token is first and ("a" in articles or "an" in articles)

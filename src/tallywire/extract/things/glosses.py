"""What a thing is said to be, which is no second thing: "the Mohajer-6, an unmanned aircraft".

In: a ``Scene`` and its themes.  Out: the themes without those that only say what another one is.
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
    return [t for t in themes if not _is_gloss(scene, t, things)]


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

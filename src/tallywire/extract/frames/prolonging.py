"""Stays that are made longer: "extended its mission in Niger", "the deployment of 500 men".

In: a ``Scene`` and a theme or a predicate.  Out: whether a mission is made longer, the men who are
there for it, and the verb that makes their stay longer.
"""

from __future__ import annotations

from msgspec.structs import replace

from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.parties.scene import Scene
from tallywire.extract.things.stay_nouns import prolongs
from tallywire.extract.things.theme import Theme

__all__ = ["as_stay", "is_prolonged", "prolonging"]


def is_prolonged(scene: Scene, theme: Theme) -> bool:
    """ "Extended its mission in Niger": a happening, and the men who are there for it."""
    if theme.token.lemma not in scene.grammar.happenings or theme.quantity is not None:
        return False
    verb = scene.sentence.head(theme.token)
    is_patient = theme.token.dep in ("obj", "nsubj:pass") and theme.cls in ("unit", "facility")
    if verb is None or not is_patient or (theme.label or "").endswith("training mission"):
        return False
    return prolongs(scene.sentence, verb)


def as_stay(theme: Theme) -> Theme:
    """A mission that is made longer, as those who are there for it."""
    return replace(theme, cls="unit", is_weak=False, is_strong=True)


def prolonging(scene: Scene, predicate: Predicate) -> Predicate | None:
    """ "Extended the deployment of 500 men": the verb that makes their stay longer."""
    verb = scene.sentence.head(predicate.token) if predicate.is_noun else None
    if verb is None or predicate.token.dep not in ("obj", "nsubj:pass"):
        return None
    return Predicate(verb, ("prolong",), "object") if prolongs(scene.sentence, verb) else None

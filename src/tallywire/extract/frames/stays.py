"""Stays that are moves, and moves that are stays.

In: a ``Scene``, a theme and its predicate, with the frame that the table of frames gives.  Out:
the frame that the tense and the words beside the predicate tell: men who are to take part in
something are still sent, men who have been deployed somewhere since a day are there, and what is
taken out of a place leaves it.
"""

from __future__ import annotations

from typing import Final

from tallywire.extract.grammar.clauses import container_of
from tallywire.extract.grammar.predicate import Arguments, Predicate
from tallywire.extract.grammar.syntax import Sentence, Token
from tallywire.extract.parties.scene import Party, Scene
from tallywire.extract.predication.roles import PLACES
from tallywire.extract.things.theme import Theme

__all__ = ["OUT_OF", "PLANNED", "left_place", "stay_or_move"]

PLANNED: Final = frozenset(
    {"considered", "requested", "offered", "pledged", "agreed", "authorised", "refused"}
)
"""Rungs of what has not come about."""

OUT_OF: Final = ("from", "of")
"""Prepositions of the place that is left."""

_GOALS: Final = frozenset({"to", "into", "toward", "towards"})
_SPANS: Final = frozenset({"since", "for", "throughout"})


def stay_or_move(
    scene: Scene, theme: Theme, predicate: Predicate, name: str, frame: str, status: str
) -> str:
    """The frame that tense and neighbours tell, where it is another than the table's."""
    is_people = theme.cls in ("personnel", "unit", "count")
    if frame == "presence" and status in PLANNED and is_people:
        return "deployment" if _is_to_come(scene, theme, predicate) else frame
    if frame == "deployment" and is_people and _is_kept_there(scene, theme, predicate, name):
        return "presence"
    return frame


def _is_to_come(scene: Scene, theme: Theme, predicate: Predicate) -> bool:
    """ "Are to take part in the operation", "plans to station a brigade in"."""
    verb = predicate.token
    if predicate.is_noun:
        return False
    if theme.cls == "count" and verb.lemma == "be":
        return any(c.case == "from" for c in scene.sentence.children(verb, "obl"))
    return verb.lemma in scene.grammar.putting and theme.quantity is None and not predicate.is_below


def _is_kept_there(scene: Scene, theme: Theme, predicate: Predicate, name: str) -> bool:
    """ "Have been deployed in Kuwait since 2003", "the force includes 400 Nigerians"."""
    sentence, verb = scene.sentence, predicate.token
    if predicate.is_noun:
        return False
    if verb.lemma in scene.grammar.stationed and verb.tag == "VBN":
        return _is_lasting(sentence, verb)
    whole = container_of(sentence, verb) if name == "include" else None
    if whole is None or theme.quantity is None:
        return False
    is_placed = any(c.case in PLACES for c in sentence.children(whole, "nmod"))
    if whole.lemma not in scene.grammar.standing_wholes and not is_placed:
        return False
    is_told = sentence.zone == "body" and not sentence.tells_in_present
    helpers = {a.lower for a in sentence.children(verb, "aux")}
    return is_told and (verb.tag in ("VBZ", "VBP", "VBG") or "will" in helpers)


def _is_lasting(sentence: Sentence, verb: Token) -> bool:
    """ "Have been deployed in Kuwait since 2003": a place, a perfect, and a span of time."""
    helpers = {a.lower for a in sentence.children(verb, "aux", "aux:pass")}
    if not {"been"} & helpers or not {"have", "has", "'ve"} & helpers:
        return False
    below = sentence.children(verb, "obl", "advcl", "nmod", "obl:npmod")
    cases = {c.case for c in below} | {
        m.lower for c in below for m in sentence.children(c, "mark", "case")
    }
    return bool(cases & _SPANS) and not cases & _GOALS


def left_place(scene: Scene, args: Arguments) -> Party | None:
    """The state that the movement leaves, if an argument names it."""
    for case, token in args.obliques:
        if case in OUT_OF:
            return scene.resolve(token)
    return None

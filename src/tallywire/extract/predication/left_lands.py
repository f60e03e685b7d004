"""Where men come from and what they leave, told around what is moved.

In: a ``Scene`` and the word for the men.  Out: the land that their words say they leave, were in or
come from, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.scene import Party, Scene

__all__ = [
    "PLACES",
    "goals_of",
    "home_beside",
    "is_left",
    "left_by_list",
    "left_for",
    "served_in",
]

_GOALS: Final = frozenset({"for", "to", "into", "toward", "towards"})
_POINTERS: Final = frozenset({"the", "that", "this", "these", "those", "their", "its"})

PLACES: Final = frozenset(
    {
        *("in", "at", "on", "inside", "across", "near", "throughout", "within", "around"),
        *("outside", "off"),
    }
)


def home_beside(scene: Scene, token: Token, predicate: Predicate) -> Party | None:
    """ "The entry into Peru of 900 men from Spain": parsers hang both on the place."""
    place = scene.sentence.head(token)
    if not predicate.is_noun or place is None or place.i == predicate.token.i or token.case != "of":
        return None
    after = [c for c in scene.sentence.children(place, "nmod") if c.i > token.i]
    origin = next((c for c in after if c.case == "from"), None)
    return scene.resolve(origin) if origin is not None else None


def is_left(scene: Scene, token: Token, owner: Party) -> bool:
    """ "Took 300 tanks out of Poland": a land that is left owns nothing."""
    below = scene.sentence.children(token, "nmod")
    return any(c.case == "from" and c.start == owner.start for c in below)


def served_in(scene: Scene, token: Token) -> Iterator[Party]:
    """ "Withdrew the 200 men who had been backing the army in Syria": where they were."""
    for clause in scene.sentence.children(token, "acl:relcl", "acl"):
        for place in scene.sentence.subtree(clause):
            party = scene.resolve(place) if place.case in PLACES else None
            if party is not None and party.kind in ("state", "region"):
                yield party


def left_by_list(scene: Scene, token: Token) -> list[Party]:
    """ "Moved troops, tanks out of Poland": parsers hang what is left on any of a list."""
    below = [c for t in scene.sentence.conjuncts(token) for c in scene.sentence.children(t, "nmod")]
    parties = [scene.resolve(c) for c in below if c.case == "from"]
    return [p for p in parties if p is not None]


def goals_of(scene: Scene, verb: Token) -> list[Token]:
    """ "Left for Niger", "left today, headed to Niger": words for where somebody goes."""
    bound = [
        c
        for c in scene.sentence.children(verb, "advcl", "acl")
        if c.lemma in scene.grammar.bound_words | {"head"}
    ]
    return [
        c
        for holder in (verb, *bound)
        for c in scene.sentence.children(holder, "obl")
        if c.case in _GOALS and c.i > verb.i
    ]


def left_for(scene: Scene, token: Token, predicate: Predicate) -> tuple[Party | None, Party] | None:
    """ "A company left Ghana for Liberia": the land left, if nobody else is named, and the goal."""
    left = scene.sentence.child(predicate.token, "obj")
    if left is None or predicate.relation != "subject":
        return None
    land = scene.resolve(left)
    reached = [p for c in goals_of(scene, predicate.token) if (p := scene.resolve(c)) is not None]
    goals = [p for p in reached if p.kind in ("state", "region")]
    if land is None or land.kind != "state" or not goals or goals[0].name == land.name:
        return None
    is_pointer = any(
        c.lower in _POINTERS
        for t in (token, *scene.sentence.ancestors(token))
        if t.is_noun and t.i < predicate.token.i
        for c in scene.sentence.children(t, "det", "nmod:poss")
    )
    is_owned = scene.owner(token) is not None or is_pointer
    return (None if is_owned else land), goals[0]

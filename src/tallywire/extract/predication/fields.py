"""Where men are: the land of the thing, mission or clause that a sentence names in its place.

In: a ``Scene`` and a word.  Out: the place in "fight insurgents in Mozambique", the land of "the
mission in Niger", of "its role in Chad, where it has 900 men".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tallywire.extract.grammar.predicate import Predicate
from tallywire.extract.grammar.syntax import Token
from tallywire.extract.parties.party import Party
from tallywire.extract.parties.scene import Scene
from tallywire.extract.predication.left_lands import PLACES
from tallywire.extract.predication.outer_roles import GOALS

__all__ = ["field_of", "held_in", "place_within", "where_told"]

_WHERE: Final = PLACES | GOALS | {"of"}


def held_in(scene: Scene, token: Token | None) -> Token | None:
    """ "Fight insurgents in Mozambique", "occupy a zone in Syria": the place in the object."""
    mention = scene.name_of(token) if token is not None else None
    if token is None or mention is not None:
        held = scene.sentence.head(token) if token is not None else None
        is_place = mention is not None and mention.kind in ("place", "state")
        is_stay = held is not None and held.lemma in scene.grammar.occupying
        return token if is_place and is_stay else None
    below = scene.sentence.children(token, "nmod", "nmod:poss")
    return next((c for c in below if c.case in PLACES or c.dep == "nmod:poss"), None)


def place_within(scene: Scene, token: Token) -> Party | None:
    """ "To the mission in Niger", "at the embassy in Kyiv": where the thing named is."""
    for child in scene.sentence.children(token, "nmod", "appos"):
        if child.dep == "appos" or child.case in _WHERE:
            party = scene.resolve(child)
            if party is not None and party.kind in ("state", "region"):
                return party
    return None


def field_of(scene: Scene, mission: Party, token: Token) -> Party | None:
    """ "To the African Union Mission in Somalia": men who join a mission go where it is."""
    place = place_within(scene, token)
    if place is not None and place.name != mission.name:
        return place
    _, found, land = mission.name.partition(" in ")
    if not found:
        return None
    return Party(land.removeprefix("the "), "state", mission.start, mission.end)


def where_told(scene: Scene, token: Token, predicate: Predicate) -> Iterator[Party]:
    """ "Its role in Chad, where it has 900 men": parsers hang the clause on the role."""
    verb, sentence = predicate.token, scene.sentence
    if verb.dep == "xcomp":
        verb = sentence.tokens[verb.head]  # "are said to be fighting"
    if (
        token.dep == "nmod"
        or verb.dep != "acl:relcl"
        or not any(c.lower == "where" for c in sentence.children(verb))
    ):
        return
    head = sentence.tokens[verb.head]
    party = scene.resolve(head) if scene.name_of(head) is not None else None
    party = party or place_within(scene, head)
    if party is not None:
        yield party

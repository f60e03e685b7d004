"""Embargoes: what is done to them, and those that are said to be in force.

In: a predicate over an embargo, or an embargo without one.  Out: the action with its stance,
or a draft of the embargo as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tallywire.extract.draft import Draft
from tallywire.extract.measure import make_draft
from tallywire.extract.parties import Party, Scene
from tallywire.extract.predicates import Predicate
from tallywire.extract.roles import first
from tallywire.extract.status import Stance
from tallywire.extract.themes import Theme
from tallywire.packs.lexicon_predicates import PredicateClass

__all__ = ["action_of", "embargo_in_force"]

_EMBARGO_ACTIONS: Final = {
    "renew": "renewed", "extend": "renewed", "prolong": "renewed", "renewal": "renewed",
    "extension": "renewed", "ease": "eased", "relax": "eased", "loosen": "eased",
    "easing": "eased", "relaxation": "eased", "lift": "lifted", "remove": "lifted",
    "end": "lifted", "roll": "lifted", "lifting": "lifted", "removal": "lifted",
    "exempt": "exempted", "waive": "exempted", "waiver": "exempted", "exemption": "exempted",
    "breach": "breached", "violate": "breached", "break": "breached", "flout": "breached",
    "circumvent": "breached", "violation": "breached", "sidestep": "breached",
    "suspend": "lifted",
}  # fmt: skip


def action_of(predicate: Predicate, cls: PredicateClass, stance: Stance) -> tuple[str, Stance]:
    lemma = predicate.token.lemma
    action = _EMBARGO_ACTIONS.get(lemma, "imposed")
    if action == "exempted" and stance.status == "completed":
        stance = replace(stance, status="authorised")
    return action, stance


def embargo_in_force(scene: Scene, theme: Theme, owner: Party | None) -> Iterator[Draft]:
    target = first(
        [
            party
            for child in scene.sentence.children(theme.token, "nmod")
            if child.case in ("on", "against") and (party := scene.resolve(child)) is not None
        ]
    )
    if target is None:
        return
    predicate = Predicate(theme.token, ("ban",), "modifier", is_noun=True)
    yield make_draft(
        scene, theme, predicate, "embargo", owner, target, "imposed", Stance("ongoing")
    )

"""Men who bring their arms along: "will send 300 soldiers, 40 vehicles and three helicopters".

In: the drafts of one sentence.  Out: the same, where counted arms, and craft and vehicles, that
move by the same word as soldiers or policemen go with these: a deployment of items, no gift.
Instructors and technicians bring what they teach, which is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.parties.scene import Scene
from tallywire.extract.predication.draft import Draft
from tallywire.extract.watch import rule

__all__ = ["with_own_arms"]

_MEN: Final = ("personnel", "unit")
_CRAFT: Final = frozenset(
    {"air", "aircraft", "helicopter", "armour", "vehicle", "naval", "ship", "drone"}
)


def with_own_arms(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with what soldiers take along told as theirs."""
    movers = [d for d in drafts if _is_of_soldiers(scene, d)]
    if not movers:
        return list(drafts)
    return [
        _as_theirs(d, mover)
        if (mover := next((m for m in movers if _goes_with(d, m)), None)) is not None
        else d
        for d in drafts
    ]


def _is_of_soldiers(scene: Scene, draft: Draft) -> bool:
    """Whether soldiers or policemen are sent, who are not handed over to anybody."""
    if draft.frame != "deployment" or draft.theme not in _MEN or draft.what is None:
        return False
    return draft.what.split()[-1] in scene.grammar.arms_bearers


def _goes_with(draft: Draft, men: Draft) -> bool:
    """Whether arms are told to be sent by the same word, as the same man's."""
    if draft.frame != "transfer" or draft.theme != "equipment" or draft.head != men.head:
        return False
    if draft.mode not in (None, "unspecified") or draft.is_part:
        return False
    if draft.stance.polarity != men.stance.polarity:
        return False
    is_counted = draft.quantity is not None and draft.unit == "item"
    if not is_counted and draft.category not in _CRAFT:
        return False
    both = draft.provider is None or men.provider is None
    return both or draft.provider == men.provider


@rule("read.own_arms")
def _as_theirs(draft: Draft, men: Draft) -> Draft:
    """What they take along, which is no gift, and is as far on its way as they are."""
    return replace(
        draft,
        frame="deployment",
        stance=men.stance,
        mode=None,
        basis="unspecified" if draft.basis == "increment" else draft.basis,
    )

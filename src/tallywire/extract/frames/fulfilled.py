"""What was bought before, and comes now: "the three frigates sold to Romania arrive next month".

In: a ``Scene`` and the drafts of one theme.  Out: the same, where a word of trade on the thing
itself and a word of coming above it make one transfer: the trade says between whom and how it is
paid for, the coming on which rung it is.  Craft that are given and go there go to be given.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.parties.scene import Scene
from tallywire.extract.predication.draft import Draft
from tallywire.extract.watch import rule
from tallywire.packs.lexicon_predicates import Predicates

__all__ = ["with_orders_filled"]

_ON_THE_THING: Final = ("acl", "acl:relcl", "amod")
_MOVING: Final = frozenset({"give", "get", "go", "send"})
"""Classes of the words by which what was bought comes."""

_UNITS: Final = ("item", "unit", "person", "shipment", "tonne")
_COMING: Final = ("completed", "under_way", "pledged", "suspended")


def with_orders_filled(scene: Scene, drafts: Sequence[Draft], words: Predicates) -> list[Draft]:
    """The drafts, with one for what was traded before and is told as coming."""
    given = next((d for d in drafts if _is_given(scene, d)), None)
    if given is None:
        return list(drafts)
    verb = scene.sentence.tokens[given.head]
    others = [d for d in drafts if d is not given and d.head != given.head]
    if verb.lemma in words.flags["traded"] and verb.tag in ("VBN", "VBD"):
        come = [_filled(d, given) for d in others if _is_coming(scene, d, given, words)]
        if come:
            return [_as_order(given)] if _is_sum(given) else come
    return [d for d in drafts if d.frame != "deployment" or drafts.index(d) < drafts.index(given)]


def _is_sum(draft: Draft) -> bool:
    """Whether it is told for how much the things were bought, and not how many come."""
    return draft.unit is not None and draft.unit not in _UNITS


def _as_order(draft: Draft) -> Draft:
    """The order as a statement of its own: agreed, of the whole."""
    return replace(draft, stance=replace(draft.stance, status="agreed"), basis="total")


def _is_given(scene: Scene, draft: Draft) -> bool:
    """Whether a participle or a relative clause on the thing says that it is given."""
    is_told = draft.frame == "transfer" and draft.head >= 0
    return is_told and scene.sentence.tokens[draft.head].dep in _ON_THE_THING


def _is_coming(scene: Scene, draft: Draft, given: Draft, words: Predicates) -> bool:
    """Whether words above the thing tell where it is on its way."""
    if draft.frame not in ("transfer", "deployment") or draft.theme != "equipment":
        return False
    verb = scene.sentence.tokens[draft.head]
    is_above = verb.is_verb and verb.dep not in _ON_THE_THING
    is_above = is_above and verb.lemma not in scene.grammar.adding_verbs
    is_above = is_above and not _MOVING.isdisjoint(words.by_verb.get(verb.lemma, ()))
    is_same = draft.what_span == given.what_span and draft.quantity == given.quantity
    return is_above and is_same and draft.stance.status in _COMING


@rule("read.order_filled")
def _filled(draft: Draft, order: Draft) -> Draft:
    """The coming of what was ordered: a transfer between the sides of the order."""
    return replace(
        draft,
        frame="transfer",
        provider=order.provider or draft.provider,
        recipient=order.recipient or draft.recipient,
        mode=order.mode,
        basis=order.basis if draft.frame == "deployment" else draft.basis,
    )

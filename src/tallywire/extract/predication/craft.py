"""Arms that are sent to a state: given to it, or there with their crews?

In: the drafts of a document.  Out: the same, craft that a text about arms for a state tells as
sent there turned into transfers where the text puts few men there; and arms of which only the
coming is told turned into what the text tells of the men of the state that they come from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, TypeAlias

from msgspec.structs import replace

from tallywire.extract.parties.scene import Scene
from tallywire.extract.predication.draft import OF_MEN, Draft
from tallywire.extract.things.theme import Theme
from tallywire.extract.watch import rule

__all__ = ["MANNED", "as_craft", "with_given_craft", "with_own_craft"]

_Pair: TypeAlias = tuple[str | None, str | None]

_TWO: Final = 2
"""Statements on a state's men in another from which on arms that come there are theirs."""

MANNED: Final = frozenset(
    {"missile", "artillery", "armour", "vehicle", "aircraft", "helicopter", "drone", "ship"}
    | {"air_defence", "sensor"}
)
"""Sorts of things that come with those who serve them."""

_ENOUGH: Final = 3
"""Transfers to a state from which on a text is about arms for it."""


_MOST: Final = 150
"""Craft of one kind that a state may come to have; more are men."""


def as_craft(scene: Scene, theme: Theme) -> Theme:
    """ "The delivery of 16 fighters", "has received six fighters": craft, and no men."""
    quantity = theme.quantity
    if theme.cls != "personnel" or theme.token.lemma not in scene.grammar.craft_nouns:
        return theme
    head = scene.sentence.head(scene.sentence.conjuncts(theme.token)[0])
    if quantity is None or (quantity.count or 0) > _MOST or head is None:
        return theme
    names = scene.sentence.tokens
    is_of_group = any(n.kind == "group" for t in names if (n := scene.name_of(t)) is not None)
    is_traded = head.lemma in (
        scene.grammar.trading_verbs if head.is_verb else scene.grammar.consigned
    )
    is_coming = head.is_verb and head.lemma in scene.grammar.coming_in
    if is_of_group or not (is_traded or is_coming) or theme.token.dep == "nsubj":
        return theme
    return replace(
        theme, cls="equipment", unit="item", category="aircraft", is_platform=True, is_strong=True
    )


def with_given_craft(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with craft given away where the text is about arms."""
    given: Counter[str] = Counter()
    manned: Counter[str] = Counter()
    for draft in drafts:
        if draft.recipient is None:
            continue
        is_thing = draft.theme == "equipment"
        if draft.frame == "transfer" and is_thing:
            given[draft.recipient.name] += 1
        elif draft.frame in OF_MEN and not is_thing:
            manned[draft.recipient.name] += 1
    return [_given(d) if _is_given(d, given, manned) else d for d in drafts]


def with_own_craft(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with arms that only come where their owner's men are, or that leave with them."""
    men = Counter(
        (_pair(d), d.frame) for d in drafts if d.frame in OF_MEN and d.theme != "equipment"
    )
    firm = Counter(_pair(d) for d in drafts if d.frame == "transfer" and not d.is_moved)
    return [_own(d, men) if _is_own(d, men, firm) else d for d in drafts]


def _pair(draft: Draft) -> _Pair:
    giver, getter = draft.provider, draft.recipient
    return giver.name if giver else None, getter.name if getter else None


def _is_own(draft: Draft, men: Counter[tuple[_Pair, str]], firm: Counter[_Pair]) -> bool:
    """Whether arms come to the men of the state that they are of."""
    pair = _pair(draft)
    if not draft.is_moved or draft.category not in MANNED or draft.mode in ("gift", "sale", "loan"):
        return False
    told = sum(men[pair, frame] for frame in OF_MEN)
    return None not in pair and told >= _TWO and told > firm[pair]


@rule("read.own_craft")
def _own(draft: Draft, men: Counter[tuple[_Pair, str]]) -> Draft:
    """ "Sent tanks to guard its airfield", "followed by lorries": of those who come or leave."""
    pair = _pair(draft)
    leaving = men[pair, "withdrawal"]
    is_leaving = leaving > men[pair, "deployment"] + men[pair, "presence"]
    return replace(draft, frame="withdrawal" if is_leaving else "deployment", mode=None)


def _is_given(draft: Draft, given: Counter[str], manned: Counter[str]) -> bool:
    """Whether craft that are told as sent are handed over."""
    if draft.frame != "deployment" or draft.theme != "equipment" or draft.recipient is None:
        return False
    name = draft.recipient.name
    return given[name] >= _ENOUGH and given[name] > manned[name]


@rule("read.given_craft")
def _given(draft: Draft) -> Draft:
    """ "Will send a dozen jets to Georgia", in a text about arms for Georgia."""
    return replace(draft, frame="transfer", mode="unspecified")

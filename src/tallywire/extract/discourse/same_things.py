"""Who gives what nobody is said to give: the one whom the text names for the same thing elsewhere.

In: the drafts of a document.  Out: the same drafts; a transfer without giver takes the one giver
that other sentences name for that item and that recipient, and a craft that came is a gift
where one of them says so.  Where they name none or two it stays open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.parties.scene import Party
from tallywire.extract.predication.draft import Draft
from tallywire.extract.watch import rule

__all__ = ["restated", "with_givers"]

REACH: Final = 3
"""How many sentences back the things were told of whose giver a sentence of its own names."""


def with_givers(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the givers that the text names for the same things."""
    known: dict[tuple[str, str], dict[str, Draft]] = {}
    for draft in drafts:
        key = _thing(draft)
        named = draft.provider if draft.is_provider_named else None
        if key is None or named is None or draft.frame != "transfer":
            continue
        if draft.stance.polarity == "affirmed":
            known.setdefault(key, {}).setdefault(named.name, draft)
    return [_filled(d, list(known.get(_thing(d) or ("", ""), {}).values())) for d in drafts]


def _filled(draft: Draft, named: Sequence[Draft]) -> Draft:
    if draft.provider is not None or draft.is_giver_closed or len(named) != 1:
        return draft
    giver = named[0].provider
    if giver is None or (draft.frame == "deployment" and not named[0].is_restated):
        return draft
    return _given_by(draft, giver, named[0]) if draft.frame != "withdrawal" else draft


@rule("carry.same_thing")
def _given_by(draft: Draft, giver: Party, named: Draft) -> Draft:
    return replace(draft, frame="transfer", mode=draft.mode or named.mode, provider=giver)


def _thing(draft: Draft) -> tuple[str, str] | None:
    """The item and who gets it, where both are named."""
    is_coming = draft.frame in ("transfer", "deployment") and draft.theme == "equipment"
    if not is_coming or draft.what is None or draft.recipient is None:
        return None
    return draft.what.lower(), draft.recipient.name


@rule("merge.restated_gift")
def restated(draft: Draft, before: Draft | None) -> Draft | None:
    """ "The boats are a present from Japan": what was told of them before, with its giver."""
    alone = draft if draft.category else None
    if before is None or not _is_of_same(draft, before):
        return alone
    if draft.stance.polarity != before.stance.polarity:
        return replace(draft, what=before.what, recipient=draft.recipient or before.recipient)
    if before.is_provider_named and not _is_one(draft.provider, before.provider):
        return alone
    return replace(
        before,
        frame=draft.frame,
        sentence=draft.sentence,
        anchor=draft.anchor,
        what_span=draft.what_span,
        head=draft.head,
        provider=draft.provider,
        mode=draft.mode,
        is_provider_named=True,
        is_restated=True,
    )


def _is_of_same(draft: Draft, before: Draft) -> bool:
    """Whether the noun or pronoun of the one can be the thing of the other, told shortly before."""
    is_craft = before.frame == "deployment" and before.theme == "equipment"
    if not (before.frame == "transfer" or is_craft) or draft.sentence - before.sentence > REACH:
        return False
    return draft.what is None or draft.what.split(" ")[-1] in (before.what or "").lower().split(" ")


def _is_one(one: Party | None, other: Party | None) -> bool:
    return one is not None and other is not None and one.name == other.name

"""Parts and sums of what was told before.

In: a draft and the one that it goes on from.  Out: the draft with what holds for the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.predication.draft import FAMILY, Draft
from tallywire.extract.watch import rule
from tallywire.model.values import DateSpan
from tallywire.packs.lexicon_secondary import load_secondary

__all__ = ["STOPPED", "as_part", "as_stopped_sale", "as_total_of_things"]


_AFTER_DEALS: Final = ("under_way", "completed", "ongoing")


@rule("carry.part")
def as_part(draft: Draft, before: Draft) -> Draft:
    """Content of a package or contingent: its frame, status, parties and date hold for it."""
    if before.frame not in ("transfer", "deployment"):
        return draft
    if _is_price_of(draft, before):
        return replace(
            draft,
            provider=draft.provider or before.provider,
            recipient=draft.recipient or before.recipient,
            stance=replace(before.stance, status="agreed"),
            basis=before.basis,
        )
    is_plan = before.stance.status in _AFTER_DEALS and draft.stance.status not in _AFTER_DEALS
    same_kind = FAMILY.get(draft.theme) == FAMILY.get(before.theme)
    return replace(
        draft,
        frame=before.frame if same_kind else draft.frame,
        provider=draft.provider or before.provider,
        recipient=draft.recipient or before.recipient,
        stance=draft.stance if is_plan else before.stance,
        basis=before.basis,
        date=draft.date or _closed(before.date),
        mode=before.mode if before.frame == "transfer" else draft.mode,
    )


def _is_price_of(draft: Draft, before: Draft) -> bool:
    """ "The deal is worth $90 million": agreed, however much of it has been delivered."""
    is_price = draft.theme == "money" and draft.what is None and draft.mode == "sale"
    return is_price and draft.stance.status == "agreed" and before.stance.status in _AFTER_DEALS


def _closed(date: DateSpan | None) -> DateSpan | None:
    """The date, unless it only says since when there have been such things."""
    return None if date is not None and date.latest is None else date


@rule("carry.sum")
def as_total_of_things(draft: Draft, before: Draft) -> Draft:
    """ "Which makes 20": a sum of things handed over, not of people present."""
    status = "completed" if draft.stance.status == "ongoing" else draft.stance.status
    return replace(
        draft,
        frame="transfer",
        what=before.what,
        theme=before.theme,
        unit="item",
        mode=before.mode or "unspecified",
        provider=draft.provider or before.provider,
        recipient=draft.recipient or before.recipient,
        stance=replace(draft.stance, status=status),
    )


STOPPED: Final = {
    "refused": "refused",
    "suspended": "suspended",
    "cancelled": "cancelled",
    "ended": "cancelled",
}


@rule("carry.stopped_sale")
def as_stopped_sale(draft: Draft, drafts: Sequence[Draft], reach: int, language: str) -> Draft:
    """ "Washington blocked the deal": of a sale that was told before, it is the sale that stops.

    Args:
        draft: what was read last.
        drafts: what was read before, in order.
        reach: how many paragraphs back the sale may stand.
        language: ISO 639-1 code of the text's pack.
    """
    deals = load_secondary(language).bare_deals
    status = STOPPED.get(draft.stance.status)
    if draft.frame != "agreement" or draft.what not in deals or status is None:
        return draft
    for before in reversed(drafts):
        if draft.paragraph - before.paragraph > reach:
            break
        if before.frame == "agreement" and before.what not in deals:
            break
        if before.frame == "transfer" and before.mode == "sale" and before.theme == "equipment":
            return replace(
                draft,
                frame="transfer",
                theme=before.theme,
                what=before.what,
                category=before.category,
                provider=before.provider,
                recipient=before.recipient,
                mode=before.mode,
                basis=before.basis,
                stance=replace(draft.stance, status=status),
            )
    return draft

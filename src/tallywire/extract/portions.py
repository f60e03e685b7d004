"""Parts and sums of what was told before.

In: a draft and the one that it goes on from.  Out: the draft with what holds for the whole.
"""

from __future__ import annotations

from dataclasses import replace

from tallywire.extract.draft import FAMILY, Draft
from tallywire.extract.watch import rule
from tallywire.model.values import DateSpan

__all__ = ["as_part", "as_total_of_things"]


@rule("carry.part")
def as_part(draft: Draft, before: Draft) -> Draft:
    """Content of a package or contingent: its frame, status, parties and date hold for it."""
    if before.frame not in ("transfer", "deployment"):
        return draft
    same_kind = FAMILY.get(draft.theme) == FAMILY.get(before.theme)
    return replace(
        draft,
        frame=before.frame if same_kind else draft.frame,
        provider=draft.provider or before.provider,
        recipient=draft.recipient or before.recipient,
        stance=before.stance,
        basis=before.basis,
        date=draft.date or _closed(before.date),
        mode=before.mode if before.frame == "transfer" else draft.mode,
    )


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

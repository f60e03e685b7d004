"""Men who leave home: "the first 95 soldiers are leaving on Sunday", of men who are to be sent.

In: a draft of leaving that names no place left, and the drafts before it.  Out: whether it is a
deployment: the text has told that these men go somewhere, and of nobody's that are withdrawn; or
that more are still to come, whoever is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.predication.draft import PLANS, Draft

__all__ = ["is_setting_out", "set_out"]

_GOING: Final = PLANS | {"under_way"}
_BODIES: Final = ("organisation", "region")


def is_setting_out(draft: Draft, before: Draft | None, drafts: Sequence[Draft]) -> bool:
    """Whether those who leave, leave for where the text has said that they go."""
    if draft.frame != "withdrawal" or draft.recipient is not None:
        return False
    if draft.theme == "count" and before is not None:
        return before.frame == "deployment" and before.stance.status in PLANS
    if not draft.is_parting:
        return False
    known = draft.provider or (before.provider if before is not None else None)
    theirs = [d for d in drafts if _is_of(d, known.name if known is not None else None)]
    if any(d.frame == "withdrawal" and not d.is_parting for d in theirs):
        return False
    is_there = any(d.frame == "withdrawal" or _is_stay(d) for d in theirs)
    return any(_is_coming(d) if is_there else _is_sent(d) for d in theirs)


def set_out(draft: Draft) -> Draft:
    """The leaving as a deployment: who has left is on the way."""
    has_left = draft.stance.status == "completed" and draft.stance.polarity == "affirmed"
    stance = replace(draft.stance, status="under_way") if has_left else draft.stance
    return replace(draft, frame="deployment", stance=stance)


def _is_of(draft: Draft, provider: str | None) -> bool:
    """Whether a draft is of these men, or of the force that they belong to."""
    if provider is None or draft.provider is None:
        return True
    return draft.provider.name == provider or draft.provider.kind in _BODIES


def _is_stay(draft: Draft) -> bool:
    return draft.frame == "presence" and draft.stance.status in ("ongoing", "ended")


def _is_sent(draft: Draft) -> bool:
    return draft.frame == "deployment" and draft.stance.polarity != "denied"


def _is_coming(draft: Draft) -> bool:
    """Men still to come, or of whom a first part has."""
    if not _is_sent(draft):
        return False
    is_first = draft.stance.status == "completed" and draft.basis == "increment"
    return draft.stance.status in _GOING or is_first

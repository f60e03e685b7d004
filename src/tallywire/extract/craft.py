"""Craft that are sent to a state: given to it, or there with their crews?

In: the drafts of a document.  Out: the same, craft that a text about arms for a state tells as
sent there turned into transfers where the text puts few men there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.draft import Draft
from tallywire.extract.watch import rule

__all__ = ["with_given_craft"]

_MEN: Final = frozenset({"deployment", "presence", "withdrawal"})
_ENOUGH: Final = 3
"""Transfers to a state from which on a text is about arms for it."""


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
        elif draft.frame in _MEN and not is_thing:
            manned[draft.recipient.name] += 1
    return [_given(d) if _is_given(d, given, manned) else d for d in drafts]


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

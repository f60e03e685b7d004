"""Dates that a draft takes from another: the day of a pledge holds for its parts.

In: the drafts of a document with who answers for them, in the order of the text.  Out: the
same, where the undated part of a package has the day on which the package was pledged.
Nothing that has happened takes the day of another thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from tallywire.extract.assemble import Voiced
from tallywire.extract.predication.draft import Draft

__all__ = ["with_carried_dates"]

_GIVING: Final = frozenset({"pledged", "authorised", "under_way"})
"""Rungs on which an announced package and its parts stand."""

_CODE: Final = 3  # letters of a currency
_REACH: Final = 4
"""How many paragraphs back a package may have been announced."""


def with_carried_dates(voiced: Sequence[Voiced], published: str | None) -> list[Voiced]:
    """The drafts with the days that pledges share.

    Args:
        voiced: drafts with their paths, in the order of the text.
        published: the day of publication; a date after it is due, and is not shared.
    """
    done: list[Voiced] = []
    for item in voiced:
        draft = item.draft
        if draft.date is None and draft.stance.status in _GIVING:
            for before in reversed(done):
                if _lends(before, item, published):
                    item = replace(item, draft=replace(draft, date=before.draft.date))
                    break
        done.append(item)
    return done


def _lends(before: Voiced, item: Voiced, published: str | None) -> bool:
    a, b = before.draft, item.draft
    if a.date is None or a.date.latest is None or a.frame != b.frame:
        return False
    if a.stance.status not in _GIVING or a.stance.polarity != b.stance.polarity:
        return False
    if published is not None and a.date.latest > published:
        return False
    if not _same_parties(a, b):
        return False
    return _is_part(a, b)


def _same_parties(a: Draft, b: Draft) -> bool:
    return _meet(a.provider, b.provider) and _meet(a.recipient, b.recipient)


def _meet(one: object, other: object) -> bool:
    x, y = getattr(one, "name", None), getattr(other, "name", None)
    return x is not None and y is not None and bool({*x.split(" and ")} & {*y.split(" and ")})


def _is_part(a: Draft, b: Draft) -> bool:
    """Content of a package, or a smaller sum of money soon after a larger."""
    if not 0 <= b.paragraph - a.paragraph <= _REACH:
        return False
    if b.is_part:
        return True
    whole, part = a.quantity, b.quantity
    if whole is None or part is None or whole.count is None or part.count is None:
        return False
    is_money = a.unit is not None and a.unit == b.unit and len(a.unit) == _CODE
    return is_money and part.count < whole.count

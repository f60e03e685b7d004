"""Names as a user types them -> the names that statements carry.

In: "usa", "Moscow", "the CAR", "Wagner".  Out: whom to look for, by the gazetteers.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from tallywire.packs.gazetteer import Name, load_gazetteer
from tallywire.store.functions import fold
from tallywire.store.query import Party

__all__ = ["party_names"]

_WHOLE: Final = ("state", "region")
_LOOSE: Final = ("organisation", "group")


def party_names(typed: str) -> tuple[Party, ...]:
    """Whom ``typed`` asks for.

    A state or region must be named as such ("Guinea" is not "Equatorial Guinea"); of anybody
    else the words as typed, or those of the full name, must be there.
    """
    known = _names().get(_key(typed))
    if known is None:
        return (Party(typed),)
    if known.kind in _WHOLE:
        return (Party(known.entity, is_whole=True),)
    return tuple(Party(name) for name in dict.fromkeys((known.entity, typed)))


def _key(typed: str) -> str:
    return fold(typed).removeprefix("the ")


@cache
def _names() -> dict[str, Name]:
    """States and regions win over organisations, the first spelling over later ones."""
    found: dict[str, Name] = {}
    for kinds in (_WHOLE, _LOOSE):
        for name in load_gazetteer().names:
            if name.kind in kinds:
                found.setdefault(_key(name.surface), name)
    return found

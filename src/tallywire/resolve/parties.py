"""Providers and recipients under one name each.

In: the party of a statement, several joined by "and".  Out: canonical names by the gazetteers,
and the matter that a statement belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from tallywire.packs.gazetteer import Name, load_gazetteer
from tallywire.resolve.folding import fold

__all__ = ["canonical_name", "home_of", "known_name", "matter_of", "parties_of"]

_UNKNOWN: Final = "?"
_UNITED_NATIONS: Final = "United Nations"
_RANK: Final = ("state", "region", "organisation", "group", "outlet", "person", "place")


def parties_of(field: str | None) -> tuple[str, ...]:
    """The canonical parties of a provider or recipient, in order of mention."""
    if field is None:
        return ()
    whole = known_name(field)
    if whole is not None:
        return (whole.entity,)
    return tuple(dict.fromkeys(canonical_name(part) for part in field.split(" and ")))


def canonical_name(name: str) -> str:
    """The name that the gazetteers give to who is called so; the name itself if none knows it."""
    known = known_name(name)
    return known.entity if known is not None else name


def home_of(party: str) -> str:
    """The state that a party belongs to; bodies of the United Nations belong to it; else itself."""
    gazetteer = load_gazetteer()
    organisation = gazetteer.organisations.get(party)
    if organisation is None:
        return party
    if organisation.kind == "un_body":
        return _UNITED_NATIONS
    return organisation.state or party


def matter_of(providers: Sequence[str], recipients: Sequence[str]) -> str:
    """The matter of a statement: its first provider and recipient as states, sorted."""
    ends = [home_of(parties[0]) if parties else _UNKNOWN for parties in (providers, recipients)]
    return " | ".join(sorted(ends))


def known_name(name: str) -> Name | None:
    """What the gazetteers know under this spelling, without regard to case and accents."""
    folded = fold(name)
    return _names().get(folded) or _names().get(folded.removeprefix("the "))


@cache
def _names() -> dict[str, Name]:
    """States win over organisations, these over outlets and people; the first spelling wins."""
    found: dict[str, Name] = {}
    names = load_gazetteer().names
    for name in sorted(names, key=lambda one: _RANK.index(one.kind)):
        if name.form not in ("adjective", "demonym", "combining"):
            found.setdefault(fold(name.surface), name)
    return found

"""What the gazetteers consist of: entries of the files, and names made from them.

In: nothing.  Out: ``Name``, the frozen entry types, whose fields are those of the YAML files,
and ``FORMS``.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

__all__ = [
    "FORMS",
    "PROVIDING",
    "Collision",
    "Name",
    "Organisation",
    "Outlet",
    "Person",
    "Place",
    "Region",
    "State",
]

FORMS: Final = (
    "name",
    "alias",
    "adjective",
    "demonym",
    "metonym",
    "capital",
    "combining",
    "last",
)
"""How a spelling stands for its entity; an entity's spellings are listed in this order."""

StateStatus = Literal[
    "member",
    "observer",
    "partly_recognised",
    "territory",
    "self_declared",
    "self_declared_region",
    "historical",
]
PROVIDING: Final = frozenset({"union", "alliance", "company", "group"})
"""Kinds of organisation that may themselves be provider or recipient."""
Words = tuple[str, ...]


class Name(msgspec.Struct, frozen=True, order=True):
    """One spelling and what it stands for.

    Attributes:
        surface: the spelling; texts may differ from it in accents and apostrophes.
        entity: canonical name of what it stands for.
        kind: state, region, organisation, group, outlet, place or person.
        form: one of ``FORMS``.
        state: the state it is, belongs to or lies in, if any.
        subkind: status of a state, kind of an organisation, outlet or place, role of a person.
        case_sensitive: only this very case means it ("IS", "CAR").
    """

    surface: str
    entity: str
    kind: str
    form: str
    state: str | None
    subkind: str
    case_sensitive: bool


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An entry of ``states.yaml``."""

    name: str
    code: str | None
    status: StateStatus
    currency: str | None
    capital: str | None
    part_of: str | None = None
    until: int | None = None
    aliases: Words = ()
    adjectives: Words = ()
    demonyms: Words = ()
    metonyms: Words = ()
    combining: Words = ()


class Currency(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An entry of ``currencies.yaml``: a name that several currencies share."""

    name: str
    default: str | None
    codes: Words
    former: dict[str, str] = {}

    def of(self, state: str, own: str | None) -> str | None:
        """What the name means in a state with this money of its own; None if nothing."""
        return own if own in self.codes else self.former.get(state)


class Region(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An entry of ``regions.yaml``."""

    name: str
    aliases: Words = ()
    adjectives: Words = ()
    demonyms: Words = ()


class Organisation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An entry of ``organisations.yaml``."""

    name: str
    kind: Literal["union", "alliance", "un_body", "body", "company", "group", "ngo"]
    state: str | None = None
    aliases: Words = ()
    metonyms: Words = ()
    provides: bool | None = None
    host: str | None = None

    @property
    def is_party(self) -> bool:
        """Whether it may itself be a provider or a recipient."""
        return self.provides if self.provides is not None else self.kind in PROVIDING


class Outlet(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An entry of ``outlets.yaml``."""

    name: str
    kind: Literal["agency", "broadcaster", "newspaper", "portal", "magazine"]
    state: str | None = None
    aliases: Words = ()


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An entry of ``places.yaml``."""

    name: str
    kind: Literal["city", "region", "base", "sea"]
    state: str | None = None
    aliases: Words = ()


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An entry of ``people.yaml``."""

    name: str
    role: str
    last: str | None = None
    state: str | None = None
    organisation: str | None = None
    full_only: bool = False
    aliases: Words = ()


class Collision(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An entry of ``collisions.yaml``: who has a spelling that several could claim."""

    surface: str
    winner: str | None
    among: Words

"""Loader of the gazetteers: states, regions, organisations, outlets, places, people, money.

In: ``gazetteers/*.yaml``, whose heads describe their fields.  Out: ``Gazetteer``, a flat tuple
of ``Name`` (each spelling with what it stands for) beside the entries themselves, and
``digest_packs``, the identity of all packs together.  A spelling belongs to one entity only:
where several could claim it, ``collisions.yaml`` says which one has it, or that none has.
"""

from __future__ import annotations

import functools
import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final, TypeVar

import msgspec

from tallywire.errors import PackError
from tallywire.packs.gazetteer_entries import (
    FORMS,
    Collision,
    Currency,
    Name,
    Organisation,
    Outlet,
    Person,
    Place,
    Region,
    State,
)
from tallywire.packs.reading import read_plain

__all__ = [
    "FORMS",
    "UNKNOWN_MONEY",
    "Gazetteer",
    "Name",
    "Organisation",
    "Outlet",
    "Person",
    "Place",
    "Region",
    "State",
    "digest_packs",
    "load_gazetteer",
]

UNKNOWN_MONEY: Final = "XXX"
"""The code of ISO 4217 for no currency: of money whose currency a text does not tell."""
_CAPITALS_AS_PLACES: Final = frozenset({"member", "observer", "partly_recognised", "territory"})
Words = tuple[str, ...]

_Entry = TypeVar("_Entry", State, Region, Organisation, Outlet, Place, Person, Currency)


class Gazetteer(msgspec.Struct, frozen=True, kw_only=True):
    """All names and entries, each mapping in order of the files.

    Attributes:
        names: every spelling, by surface and then in the order of ``FORMS``.  One surface has
            one entity, but may have several forms ("Russian": adjective, demonym).
        shared: surfaces that several entities could claim, with all of them.
    """

    names: tuple[Name, ...]
    states: Mapping[str, State]
    regions: Mapping[str, Region]
    organisations: Mapping[str, Organisation]
    outlets: Mapping[str, Outlet]
    places: Mapping[str, Place]
    people: Mapping[str, Person]
    currencies: Mapping[str, Currency]
    shared: Mapping[str, Words]

    def currency_of(self, state: str) -> str | None:
        """ISO 4217 code of the state's own money; None if the state or its money is unknown."""
        entry = self.states.get(state)
        return entry.currency if entry else None

    def money_meant(self, name: str, states: Iterable[str | None]) -> str:
        """ISO 4217 code of the money that a shared name ("$", "crown") means.

        Args:
            name: a name of ``currencies``.
            states: whose money it may be, the likeliest first.

        Returns:
            The money of the first state that has one of this name, else what the name means
            everywhere, else ``UNKNOWN_MONEY``.
        """
        meant = self.currencies[name]
        own = (meant.of(state, self.currency_of(state)) for state in states if state)
        return next((code for code in own if code), None) or meant.default or UNKNOWN_MONEY

    def is_party(self, entity: str) -> bool:
        """Whether the entity may be a provider or recipient by itself."""
        if entity in self.states or entity in self.regions:
            return True
        organisation = self.organisations.get(entity)
        return organisation is not None and organisation.is_party


def load_gazetteer(root: Traversable | None = None) -> Gazetteer:
    """The gazetteers of ``root``, or those that ship with the package (read once).

    Raises:
        PackError: a file is missing or broken, names are not unique, a state is unknown, or
            entities share a spelling that ``collisions.yaml`` does not settle.
    """
    return _shipped() if root is None else _read(root)


@functools.cache
def _shipped() -> Gazetteer:
    return _read(files("tallywire.packs") / "gazetteers")


def _read(root: Traversable) -> Gazetteer:
    states = _entries(root, "states.yaml", State)
    regions = _entries(root, "regions.yaml", Region)
    organisations = _entries(root, "organisations.yaml", Organisation)
    outlets = _entries(root, "outlets.yaml", Outlet)
    places = _entries(root, "places.yaml", Place)
    people = _entries(root, "people.yaml", Person)
    currencies = _entries(root, "currencies.yaml", Currency)
    _check_states(states, organisations, outlets, places, people)
    for person in people.values():
        if person.organisation is not None and person.organisation not in organisations:
            raise _broken("people.yaml", person.name, f"unknown organisation {person.organisation}")
    collected = [
        *(n for s in states.values() for n in _state_names(s)),
        *(n for r in regions.values() for n in _plain_names(r, "region", None, "region")),
        *(n for o in organisations.values() for n in _organisation_names(o)),
        *(n for o in outlets.values() for n in _plain_names(o, "outlet", o.state, o.kind)),
        *(n for p in places.values() for n in _plain_names(p, "place", p.state, p.kind)),
        *(n for p in people.values() for n in _person_names(p)),
    ]
    names, shared = _settle(collected, _collisions(root))
    return Gazetteer(
        names=names,
        states=states,
        regions=regions,
        organisations=organisations,
        outlets=outlets,
        places=places,
        people=people,
        currencies=currencies,
        shared=shared,
    )


def _broken(file: str, entry: str, rule: str) -> PackError:
    return PackError(f"packs/gazetteers/{file}: entry {entry!r}: {rule}. Correct the entry.")


def _rows(root: Traversable, file: str) -> list[Any]:
    rows = read_plain(file, root)
    if not isinstance(rows, list):
        raise PackError(f"packs/gazetteers/{file}: is not a list of entries. Correct it.")
    return rows


def _entries(root: Traversable, file: str, entry_type: type[_Entry]) -> dict[str, _Entry]:
    entries: dict[str, _Entry] = {}
    for row in _rows(root, file):
        name = str(row.get("name")) if isinstance(row, dict) else str(row)
        try:
            entry = msgspec.convert(row, entry_type)
        except msgspec.ValidationError as error:
            raise _broken(file, name, str(error)) from error
        if entry.name in entries:
            raise _broken(file, name, "stands there twice")
        for field in msgspec.structs.astuple(entry):
            for word in field if isinstance(field, tuple) else (field,):
                if isinstance(word, str) and (not word or word != word.strip()):
                    raise _broken(file, name, f"empty or padded word {word!r}")
        entries[entry.name] = entry
    return entries


def _check_states(states: Mapping[str, State], *others: Mapping[str, Any]) -> None:
    for state in states.values():
        if state.part_of is not None and state.part_of not in states:
            raise _broken("states.yaml", state.name, f"unknown state {state.part_of!r}")
    for entries in others:
        for entry in entries.values():
            named = (entry.state, getattr(entry, "host", None))
            unknown = next((one for one in named if one is not None and one not in states), None)
            if unknown is not None:
                file = {"Person": "people"}.get(type(entry).__name__)
                file = file or f"{type(entry).__name__.lower()}s"
                raise _broken(f"{file}.yaml", entry.name, f"unknown state {unknown!r}")


def _is_exact(surface: str) -> bool:
    """Whether only this case means it: short abbreviations, which folded are words."""
    if len(surface) > 12 or surface[1:].islower():
        return False
    letters = [c for c in surface if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return 2 <= len(letters) <= 6 and (capitals == len(letters) or 2 <= capitals < len(letters) < 5)


def _name(
    surface: str, entity: str, kind: str, form: str, state: str | None, subkind: str = ""
) -> Name:
    return Name(surface, entity, kind, form, state, subkind, _is_exact(surface))


def _state_names(state: State) -> Iterator[Name]:
    for form, words in (
        ("name", (state.name,)),
        ("alias", state.aliases),
        ("adjective", state.adjectives),
        ("demonym", state.demonyms),
        ("metonym", tuple(m for m in state.metonyms if m != state.capital)),
        ("capital", tuple(m for m in state.metonyms if m == state.capital)),
        ("combining", state.combining),
    ):
        for word in words:
            yield _name(word, state.name, "state", form, state.name, state.status)
    capital = state.capital
    is_only_place = capital not in (state.name, *state.metonyms)
    if capital and is_only_place and state.status in _CAPITALS_AS_PLACES:
        yield _name(capital, capital, "place", "name", state.name, "capital")


def _plain_names(
    entry: Region | Organisation | Outlet | Place, kind: str, state: str | None, subkind: str
) -> Iterator[Name]:
    yield _name(entry.name, entry.name, kind, "name", state, subkind)
    for alias in entry.aliases:
        yield _name(alias, entry.name, kind, "alias", state, subkind)
    if isinstance(entry, Region):
        for form, words in (("adjective", entry.adjectives), ("demonym", entry.demonyms)):
            for word in words:
                yield _name(word, entry.name, kind, form, state, subkind)


def _organisation_names(entry: Organisation) -> Iterator[Name]:
    kind = "group" if entry.kind == "group" else "organisation"
    yield from _plain_names(entry, kind, entry.state, entry.kind)
    for word in entry.metonyms:
        yield _name(word, entry.name, kind, "metonym", entry.state, entry.kind)


def _person_names(person: Person) -> Iterator[Name]:
    yield _name(person.name, person.name, "person", "name", person.state, person.role)
    for alias in person.aliases:
        yield _name(alias, person.name, "person", "alias", person.state, person.role)
    if person.last and not person.full_only and person.last != person.name:
        yield _name(person.last, person.name, "person", "last", person.state, person.role)


def _key(surface: str) -> str:
    """What spellings have in common that differ in case, accents or apostrophes only."""
    plain = surface.replace("’", "'")
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFD", plain)
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return plain if _is_exact(surface) else plain.lower()


def _collisions(root: Traversable) -> dict[str, Collision]:
    settled: dict[str, Collision] = {}
    for row in _rows(root, "collisions.yaml"):
        try:
            entry = msgspec.convert(row, Collision)
        except msgspec.ValidationError as error:
            raise _broken("collisions.yaml", str(row), str(error)) from error
        if entry.winner is not None and entry.winner not in entry.among:
            raise _broken("collisions.yaml", entry.surface, "its winner is not among them")
        settled[_key(entry.surface)] = entry
    return settled


def _settle(
    collected: Iterable[Name], collisions: Mapping[str, Collision]
) -> tuple[tuple[Name, ...], dict[str, Words]]:
    by_key: dict[str, list[Name]] = {}
    for name in collected:
        by_key.setdefault(_key(name.surface), []).append(name)
    kept: list[Name] = []
    shared: dict[str, Words] = {}
    for key, names in by_key.items():
        claimants = tuple(sorted({n.entity for n in names}))
        if len(claimants) == 1 and key not in collisions:
            kept += names
            continue
        entry = collisions.get(key)
        if entry is None or tuple(sorted(entry.among)) != claimants:
            rule = f"is claimed by {', '.join(claimants)}, and no entry settles just these"
            raise _broken("collisions.yaml", names[0].surface, rule)
        shared[entry.surface] = claimants
        kept += [n for n in names if n.entity == entry.winner]
    unknown = sorted(e.surface for k, e in collisions.items() if k not in by_key)
    if unknown:
        raise _broken("collisions.yaml", unknown[0], "is no spelling of any entry")
    kept = list({(n.surface, n.entity, n.kind, n.form): n for n in kept}.values())
    kept.sort(key=lambda n: (n.surface, n.kind, FORMS.index(n.form)))
    return tuple(kept), dict(sorted(shared.items()))


def digest_packs() -> str:
    """SHA-256 over path and content of every YAML file of the packs, in order of path."""
    total = hashlib.sha256()
    for path, node in sorted(_yaml_files(files("tallywire.packs"), ""), key=lambda p: p[0]):
        content = node.read_bytes()
        total.update(f"{path}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def _yaml_files(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for node in folder.iterdir():
        if node.is_dir():
            yield from _yaml_files(node, f"{prefix}{node.name}/")
        elif node.name.endswith(".yaml"):
            yield f"{prefix}{node.name}", node

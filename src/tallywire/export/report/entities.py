"""Statements -> the parties and speakers in them, with the roles they play.

In: document views.  Out: ``EntityView`` for each named provider, recipient, organisation,
origin or relay; and the same statements with links from each name to its page.  Descriptions of
unnamed people ("security sources") are no entity: two texts need not mean the same ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

from tallywire.export.report.slugs import make_slugs
from tallywire.export.report.views import (
    DocumentView,
    Party,
    StatementView,
    in_order,
    split_parties,
)

__all__ = ["ROLES", "EntityView", "link_entities"]

ROLES: Final[dict[str, str]] = {
    "provider": "As provider",
    "recipient": "As recipient",
    "org": "As the organisation that acts",
    "origin": "As origin: it says so itself",
    "via": "As relay: it passes on what others say",
}
_UNNAMED: Final = frozenset({"anonymous", "witness", "publisher"})


class EntityView:
    """A name with the statements it plays a role in."""

    def __init__(
        self, name: str, kind: str, slug: str, roles: dict[str, list[StatementView]]
    ) -> None:
        self.name = name
        self.kind = kind
        self.slug = slug
        self.roles = {role: in_order(roles[role]) for role in ROLES if roles.get(role)}

    @cached_property
    def total(self) -> int:
        """Number of different statements it plays any role in."""
        return len({view.s.id for views in self.roles.values() for view in views})


def link_entities(documents: Sequence[DocumentView]) -> tuple[EntityView, ...]:
    """All entities by name; sets the links of the statements' parties and paths."""
    statements = [view for document in documents for view in document.statements]
    kinds = _kinds(documents)
    known = _known_names(statements) | set(kinds)
    roles: dict[str, dict[str, list[StatementView]]] = defaultdict(lambda: defaultdict(list))
    for view in statements:
        for role, name in _roles_of(view, known):
            if view not in roles[name][role][-1:]:
                roles[name][role].append(view)
    slugs = make_slugs((name, name) for name in roles)
    for view in statements:
        _link(view, known, slugs)
    return tuple(
        EntityView(name, kinds.get(name, ""), slugs[name], roles[name])
        for name in sorted(roles, key=lambda name: (name.casefold(), name))
    )


def _kinds(documents: Sequence[DocumentView]) -> dict[str, str]:
    """Kind of each name: as the entities say, else as it speaks; the first by name of kind."""
    found: dict[str, set[str]] = defaultdict(set)
    spoken: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for entity in document.extraction.entities:
            found[entity.name].add(entity.kind)
        for view in document.statements:
            for step in view.path[1:]:
                spoken[step.name].add(step.kind)
    return {name: min(found.get(name) or spoken[name]) for name in {*found, *spoken}}


def _known_names(statements: Iterable[StatementView]) -> set[str]:
    names: set[str | None] = set()
    for view in statements:
        names |= {view.s.provider, view.s.recipient, view.s.org}
        names |= {step.name for step in view.path[1:]}
    return {name for name in names if name is not None}


def _roles_of(view: StatementView, known: set[str]) -> Iterable[tuple[str, str]]:
    for role in ("provider", "recipient", "org"):
        joined = getattr(view.s, role)
        for name in split_parties(joined, known) if joined else ():
            yield role, name
    for step in view.path[1:]:
        if step.kind not in _UNNAMED:
            for name in split_parties(step.name, known):
                yield ("origin" if step.is_origin else "via"), name


def _link(view: StatementView, known: set[str], slugs: dict[str, str]) -> None:
    def parties(joined: str | None) -> tuple[Party, ...]:
        names = split_parties(joined, known) if joined else ()
        return tuple(Party(name, slugs.get(name)) for name in names)

    view.providers = parties(view.s.provider)
    view.recipients = parties(view.s.recipient)
    for step in view.path[1:]:
        if step.kind not in _UNNAMED:
            step.parties = parties(step.name)

"""Entities, and their appearances in a text.

In: names from the gazetteers or read from the text.  Out: ``Entity`` and ``Mention``.
"""

from __future__ import annotations

from typing import Final

import msgspec

from tallywire.model.ids import content_id
from tallywire.model.values import Span

__all__ = ["ENTITY_KINDS", "Entity", "Mention", "make_entity"]

ENTITY_KINDS: Final = ("state", "region", "organisation", "group", "outlet", "person", "equipment")


class Entity(msgspec.Struct, frozen=True, order=True):
    """Who or what: a canonical name, its kind, and the state it belongs to, if any."""

    id: str
    name: str
    kind: str
    state: str | None = None


class Mention(msgspec.Struct, frozen=True, order=True):
    """An appearance of an entity in a document."""

    document_id: str
    entity_id: str
    span: Span


def make_entity(name: str, kind: str, state: str | None = None) -> Entity:
    """The entity of this name and kind.

    Raises:
        ValueError: ``kind`` is not one of ``ENTITY_KINDS``.
    """
    if kind not in ENTITY_KINDS:
        raise ValueError(f"unknown entity kind {kind!r}")
    return Entity(content_id("en", kind, name), name, kind, state)

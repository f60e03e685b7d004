"""A statement whose names have been settled: what the later stages compare.

In: statements and what is known about their documents.  Out: ``Source``, ``Stated``, ``Thing``,
``Speaker`` and ``Resolved``.  Days are proleptic Gregorian ordinals (``date.toordinal``).
"""

from __future__ import annotations

import msgspec

from tallywire.model.statement import Statement

__all__ = ["Resolved", "Source", "Speaker", "Stated", "Thing"]


class Source(msgspec.Struct, frozen=True):
    """What the later stages need to know of a document.

    Attributes:
        id: the document's id.
        name: the id that the user knows it by.
        publisher: who published it, or None.
        published: publication date in ISO 8601, or None.
        text: the characters, where they are at hand; else empty.
    """

    id: str
    name: str
    publisher: str | None = None
    published: str | None = None
    text: str = ""


class Stated(msgspec.Struct, frozen=True):
    """A statement, its document, and its place (from 0) in the document's list."""

    statement: Statement
    source: Source
    position: int

    @property
    def key(self) -> tuple[str, int]:
        """How the ledger guide names it: document and index."""
        return self.source.name, self.position


class Thing(msgspec.Struct, frozen=True):
    """What was sent, opened, signed: words made comparable across texts.

    Attributes:
        label: the words of the statement.
        heads: head nouns or designations in the singular, sorted; several where items are joined.
        modifiers: the other words, sorted.
        groups: from narrow to broad, the classes of the packs that hold it ("armoured vehicle",
            "vehicle", "arms"); empty where no pack knows it.
        is_general: it names no more than a broad class ("weapons", "troops", "aid").
    """

    label: str | None = None
    heads: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    is_general: bool = False


class Speaker(msgspec.Struct, frozen=True):
    """Who answers for a statement, as far as its own document tells.

    Attributes:
        name: canonical name or description; None for the publisher's own voice.
        kind: one of ``ORIGIN_KINDS``.
        state: the state it speaks for, or None.
        body: the organisation it speaks for, or None.
        office: the words that say so ("Russia's ambassador"), or None.
    """

    name: str | None
    kind: str
    state: str | None = None
    body: str | None = None
    office: str | None = None


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    """A statement with its names settled.

    Attributes:
        stated: the statement, its document and place.
        providers: canonical parties, in order of mention; several where they are joined.
        recipients: the same.
        provider_homes: the states that the providers belong to, themselves where they are none.
        recipient_homes: the same for the recipients.
        matter: the parties as states, sorted and joined: statements of different matters are
            never compared, so that a ledger can be rebuilt matter by matter.
        family: frames that may speak of one event share a family.
        thing: what it is about.
        speaker: who answers for it.
        relays: names of the hops between publisher and speaker, canonical, outermost first.
        first_day: first day of its date, or None.
        last_day: last day of its date; None where it is open or there is no date.
        told_day: the day of publication, or None.
    """

    stated: Stated
    providers: tuple[str, ...]
    recipients: tuple[str, ...]
    provider_homes: tuple[str, ...]
    recipient_homes: tuple[str, ...]
    matter: str
    family: str
    thing: Thing
    speaker: Speaker
    relays: tuple[str, ...]
    first_day: int | None
    last_day: int | None
    told_day: int | None

    @property
    def statement(self) -> Statement:
        """The statement itself."""
        return self.stated.statement

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.stated.statement.id

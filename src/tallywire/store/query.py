"""Which statements are wanted, and what comes back for them.

In: the words of a user, already turned into canonical names.  Out: ``Filter``, and
``Found`` and ``Selection``, the statements with the document facts that tables show.
"""

from __future__ import annotations

import calendar

import msgspec

from tallywire.model.ledger import Event
from tallywire.model.statement import Statement
from tallywire.store.functions import has_party, has_words

__all__ = ["EventFilter", "Filter", "Found", "Party", "Selection", "first_day", "last_day"]


class Party(msgspec.Struct, frozen=True):
    """A provider or recipient to look for.

    Attributes:
        name: the name.
        is_whole: the field, or one of its parts joined by "and", must equal the name
            ("Sudan" is not "South Sudan"); otherwise having all its words is enough.
    """

    name: str
    is_whole: bool = False


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which statements are wanted; each field that is not empty must fit.

    Several values in one field are alternatives.

    Attributes:
        frames: names of frames.
        providers: who gives or sends; the ``org`` of a statement fits too.
        recipients: who gets or hosts.
        kinds: all words of one of these must stand in ``kind``.
        items: the same for ``item``, ``facility`` and ``instrument``.
        statuses: rungs of the status ladder.
        origins: kinds of origin, or words of an origin's name.
        publishers: words of the publisher's name.
        documents: ids of documents.
        words: full-text search in the sentences that carry the statements.
        since: ``YYYY[-MM[-DD]]``; the statement's date must not end before it.
        until: the same; the statement's date must not begin after it.
        as_of: only documents that were certainly published by the end of that day.
    """

    frames: tuple[str, ...] = ()
    providers: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    kinds: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    words: str | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None


class EventFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which events are wanted; each field that is not empty must fit.

    Attributes:
        frames: names of frames.
        providers: who gives or sends.
        recipients: who gets or hosts.
        kinds: ``happening`` or ``stock``.
        statuses: rungs of the status ladder, one of which a statement must give.
        independent: at least so many independent origins.
        ids: only these events.
        since: ``YYYY[-MM[-DD]]``; the event must not lie wholly before it.
        until: the same; the event must not begin after it.
    """

    frames: tuple[str, ...] = ()
    providers: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    independent: int = 0
    ids: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    def lets_through(self, event: Event) -> bool:
        """Whether the event is wanted."""
        start, end = event.first_day, event.last_day or event.first_day
        return (
            (not self.frames or event.frame in self.frames)
            and (not self.kinds or event.kind in self.kinds)
            and event.independent >= self.independent
            and (not self.ids or event.id in self.ids)
            and (not self.statuses or not set(self.statuses).isdisjoint(event.statuses))
            and _is_one_of(event.provider, self.providers)
            and _is_one_of(event.recipient, self.recipients)
            and (self.since is None or (end is not None and end >= first_day(self.since)))
            and (self.until is None or (start is not None and start <= last_day(self.until)))
        )


def _is_one_of(name: str | None, parties: tuple[Party, ...]) -> bool:
    compare = {True: has_party, False: has_words}
    return not parties or any(compare[one.is_whole](name, one.name) for one in parties)


class Found(msgspec.Struct, frozen=True):
    """A statement with the facts of its document that tables show."""

    statement: Statement
    document: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    published_basis: str | None

    @property
    def sentence(self) -> str:
        """The first sentence that carries the statement."""
        return self.statement.evidence[0].exact


class Selection(msgspec.Struct, frozen=True):
    """What a filter lets through, and what it had to leave out for want of a date.

    Attributes:
        found: statements in order of time.
        undated: statements left out because ``since`` or ``until`` was asked and they
            have no date.
        unpublished: statements left out because ``as_of`` was asked and nobody knows
            when their document was published.
    """

    found: tuple[Found, ...]
    undated: int = 0
    unpublished: int = 0


def first_day(iso: str) -> str:
    """The first day of an ISO 8601 year, month or day: ``2020-02`` gives ``2020-02-01``."""
    return (iso + "-01-01")[:10] if len(iso) == 4 else (iso + "-01")[:10]


def last_day(iso: str) -> str:
    """The last day of an ISO 8601 year, month or day: ``2020-02`` gives ``2020-02-29``."""
    if len(iso) == 4:
        return f"{iso}-12-31"
    if len(iso) == 7:
        return f"{iso}-{calendar.monthrange(int(iso[:4]), int(iso[5:7]))[1]:02d}"
    return iso

"""The tables of what documents say together, and of the analyst's judgements.

In: ``METADATA`` of ``schema``.  Out: one ``Table`` each.  Judgements are kept for good; every
other table here is made from them, from the statements and from the packs, and is replaced matter
by matter by ``reconcile``.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Index, Integer, Table, Text

from tallywire.store.schema import METADATA, Number

__all__ = ["DERIVED", "conflict_events", "conflicts", "copies", "copy_keys", "event_links"]
__all__ += ["event_statements", "events", "identities", "identity_terms", "ingests", "judgements"]
__all__ += ["judgement_places", "judgement_targets", "matters", "points", "reconciliations"]
__all__ += ["series", "sides", "statement_matters", "voices"]


def _key(name: str, to: str, **options: Any) -> Column[Any]:
    """A column that points at a row and goes when that row goes."""
    return Column(name, Text, ForeignKey(to, ondelete="CASCADE"), nullable=False, **options)


def _place(name: str = "position") -> Column[Any]:
    return Column(name, Integer, primary_key=True, nullable=False)


def _matter() -> Column[Any]:
    return Column("matter", Text, nullable=False, index=True)


ingests = Table(
    "ingests",
    METADATA,
    Column("document_id", Text, ForeignKey("documents.id"), primary_key=True, nullable=False),
    Column("at", Text, nullable=False, index=True),
)
"""When a document was first added, in UTC.  Apart from ``documents``, which hold content only."""

judgements = Table(
    "judgements",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("made_at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("verb", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("other", Text),
    Column("field", Text),
    Column("value", Text),
    Column("reason", Text),
)
"""One row a judgement, in the order in which they were made.  ``subject`` and ``other`` are ids of
statements or events as they were then; for ``undo`` the number of another judgement."""

judgement_targets = Table(
    "judgement_targets",
    METADATA,
    Column("judgement", Integer, ForeignKey("judgements.number"), primary_key=True, nullable=False),
    _place(),
    Column("side", Integer, nullable=False),
    Column("statement_id", Text, nullable=False),
    Column("document_id", Text, nullable=False, index=True),
    Column("frame", Text, nullable=False),
    Column("count", Number),
    Column("count_high", Number),
    Column("spans", JSON, nullable=False),
)
"""The statements that a judgement is about, with what finds each again in a later reading of the
same document.  ``side`` is 0 for the subject, 1 for the other."""

judgement_places = Table(
    "judgement_places",
    METADATA,
    Column("judgement", Integer, ForeignKey("judgements.number"), primary_key=True, nullable=False),
    _place(),
    Column("statement_id", Text, ForeignKey("statements.id"), nullable=False, index=True),
)
"""Which statement of the newest reading a target stands for; none for a dormant one."""

reconciliations = Table(
    "reconciliations",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("program", Text, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("judgement", Integer, nullable=False),
)
"""One row: the version that reconciled, the last reading and the last judgement it has seen."""

matters = Table(
    "matters",
    METADATA,
    Column("name", Text, primary_key=True, nullable=False),
    Column("unit", Text, nullable=False, index=True),
    Column("digest", Text, nullable=False),
)
"""``unit`` is the matter itself, or the first of those that a judgement has joined; ``digest`` is
made over everything that its events were made from."""

statement_matters = Table(
    "statement_matters",
    METADATA,
    Column("statement_id", Text, ForeignKey("statements.id"), primary_key=True, nullable=False),
    Column("document_id", Text, ForeignKey("documents.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("matter", Text, nullable=False, index=True),
    Column("is_rejected", Boolean, nullable=False),
)
"""The statements of newest readings, each with its matter and its place in its document."""

events = Table(
    "events",
    METADATA,
    Column("id", Text, primary_key=True, nullable=False),
    _matter(),
    Column("kind", Text, nullable=False),
    Column("frame", Text, nullable=False),
    Column("provider", Text),
    Column("recipient", Text),
    Column("what", Text, nullable=False),
    Column(
        "part_of",
        Text,
        ForeignKey("events.id", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
        index=True,
    ),
    Column("independent", Integer, nullable=False),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("statuses", JSON, nullable=False),
    Column("credibility", Integer),
    Column("because", Text),
)

voices = Table(
    "voices",
    METADATA,
    _key("event_id", "events.id", primary_key=True),
    _place(),
    Column("origin", Text, index=True),
    Column("kind", Text, nullable=False),
    Column("relays", JSON, nullable=False),
)
"""The independent origins of an event; ``unknown`` never counts."""

event_statements = Table(
    "event_statements",
    METADATA,
    Column("statement_id", Text, ForeignKey("statements.id"), primary_key=True, nullable=False),
    _key("event_id", "events.id", index=True),
    Column("voice", Integer, nullable=False),
)
"""``voice`` is the position of the origin among the voices of the event."""

event_links = Table(
    "event_links",
    METADATA,
    _key("event_id", "events.id", primary_key=True),
    _place(),
    Column("first", Text, ForeignKey("statements.id"), nullable=False),
    Column("second", Text, ForeignKey("statements.id"), nullable=False),
    Column("weight", Float, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("author", Text, nullable=False),
)
"""Why two statements stand in one event."""

series = Table(
    "series",
    METADATA,
    Column("id", Text, primary_key=True, nullable=False),
    _matter(),
    Column("provider", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("kind", Text, nullable=False),
)

points = Table(
    "points",
    METADATA,
    _key("series_id", "series.id", primary_key=True),
    _place(),
    Column("date", Text),
    Column("what", Text, nullable=False),
    Column("count", Number, nullable=False),
    Column("count_high", Number),
    Column("status", Text, nullable=False),
    _key("event_id", "events.id", index=True),
    Column("statements", JSON, nullable=False),
)

identities = Table(
    "identities",
    METADATA,
    Column("id", Text, primary_key=True, nullable=False),
    _matter(),
    Column("kind", Text, nullable=False),
    Column("expression", Text, nullable=False),
    Column("holds", Boolean, nullable=False),
    Column("difference", Number, nullable=False),
    Column("because", Text, nullable=False),
    Column("statements", JSON, nullable=False),
)

identity_terms = Table(
    "identity_terms",
    METADATA,
    _key("identity_id", "identities.id", primary_key=True),
    _place(),
    _key("event_id", "events.id", index=True),
)
"""The events of the terms, in the order of the expression, the sum last."""

conflicts = Table(
    "conflicts",
    METADATA,
    Column("id", Text, primary_key=True, nullable=False),
    _matter(),
    Column("kind", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("settles", Text, nullable=False),
)

sides = Table(
    "sides",
    METADATA,
    _key("conflict_id", "conflicts.id", primary_key=True),
    _place(),
    Column("value", Text, nullable=False),
    Column("statements", JSON, nullable=False),
)

conflict_events = Table(
    "conflict_events",
    METADATA,
    _key("conflict_id", "conflicts.id", primary_key=True),
    _place(),
    _key("event_id", "events.id", index=True),
)

copies = Table(
    "copies",
    METADATA,
    Column("first", Text, ForeignKey("documents.id"), primary_key=True, nullable=False),
    Column(
        "second", Text, ForeignKey("documents.id"), primary_key=True, nullable=False, index=True
    ),
    Column("share", Float, nullable=False),
)
"""Documents with statements one of which copies the other's wording."""

copy_keys = Table(
    "copy_keys",
    METADATA,
    Column("document_id", Text, ForeignKey("documents.id"), primary_key=True, nullable=False),
    Column("key", Integer, primary_key=True, nullable=False),
    Index("ix_copy_keys_key", "key", "document_id"),
)
"""Documents that share enough keys are compared word by word."""

DERIVED: Final = (
    *(points, identity_terms, conflict_events, sides, event_links, event_statements, voices),
    *(series, identities, conflicts, events, matters, statement_matters, judgement_places),
    *(copies, copy_keys),
)
"""What ``reconcile`` makes, in an order in which it can be deleted."""

"""The tables, as SQLAlchemy sees them; ``migrations`` makes them, triggers and views too.

In: nothing.  Out: ``METADATA`` and one ``Table`` each.  Names are chosen to be read: the file
opens in Datasette as it is.  ``number`` columns are row ids that must survive a VACUUM,
because the full-text indexes point at them.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.types import UserDefinedType

__all__ = ["METADATA", "Number", "document_entities", "document_runs", "documents", "entities"]
__all__ += ["evidence", "hops", "issues", "mentions", "run_statements", "runs", "slots"]
__all__ += ["statements", "zones"]


class Number(UserDefinedType[Any]):
    """A column without affinity: 5 stays 5 and 2.5 stays 2.5, so that ids still agree."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """No type name at all, which SQLite reads as "keep what is given"."""
        return ""


METADATA: Final = MetaData()


def _document(**options: Any) -> Column[Any]:
    return Column("document_id", Text, ForeignKey("documents.id"), nullable=False, **options)


def _statement() -> Column[Any]:
    key = ForeignKey("statements.id")
    return Column("statement_id", Text, key, primary_key=True, nullable=False)


def _span(prefix: str = "", *, is_optional: bool = False) -> list[Column[Any]]:
    return [
        Column(f"{prefix}start", Integer, nullable=is_optional),
        Column(f"{prefix}end", Integer, nullable=is_optional),
        Column(f"{prefix}exact", Text, nullable=is_optional),
    ]


def _place() -> Column[Any]:
    return Column("position", Integer, primary_key=True, nullable=False)


documents = Table(
    "documents",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False, index=True),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("published_basis", Text),
    Column("published_first_day", Text),
    Column("published_last_day", Text),
    Column("language", Text),
    Column("url", Text),
    Column("digest", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("metadata", JSON, nullable=False),
    Column("published_span", JSON(none_as_null=True)),
)
"""``published_span`` holds the words a publication date was read from, ``published`` its ISO
form, and the two days are its bounds, so that SQL can compare them."""

zones = Table(
    "zones",
    METADATA,
    _document(primary_key=True),
    _place(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", Text, nullable=False),
)

runs = Table(
    "runs",
    METADATA,
    Column("id", Text, primary_key=True, nullable=False),
    Column("version", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("model_digest", Text, nullable=False),
    Column("packs_digest", Text, nullable=False),
    Column("settings", JSON, nullable=False),
)

document_runs = Table(
    "document_runs",
    METADATA,
    _document(primary_key=True),
    Column("run_id", Text, ForeignKey("runs.id"), primary_key=True, nullable=False),
    Column("sequence", Integer, nullable=False, unique=True),
)
"""A row says that the run has read the document to the end; the highest sequence is newest."""

statements = Table(
    "statements",
    METADATA,
    Column("id", Text, primary_key=True, nullable=False),
    _document(index=True),
    Column("frame", Text, nullable=False),
    Column("provider", Text),
    Column("recipient", Text),
    Column("org", Text),
    Column("kind", Text),
    Column("item", Text),
    Column("facility", Text),
    Column("instrument", Text),
    Column("action", Text),
    Column("mode", Text),
    Column("count", Number),
    Column("count_high", Number),
    Column("unit", Text),
    Column("qualifier", Text),
    Column("basis", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("date", Text),
    Column("date_basis", Text),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("origin_name", Text),
    Column("origin_kind", Text, nullable=False),
    Column("via", JSON, nullable=False),
    Column("anchors", JSON, nullable=False),
)

run_statements = Table(
    "run_statements",
    METADATA,
    Column("run_id", Text, ForeignKey("runs.id"), primary_key=True, nullable=False),
    _document(primary_key=True),
    _place(),
    Column("statement_id", Text, ForeignKey("statements.id"), nullable=False, index=True),
)

evidence = Table(
    "evidence",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("statement_id", Text, ForeignKey("statements.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    *_span(),
    Column("anchor", Text),
)

slots = Table(
    "slots",
    METADATA,
    _statement(),
    _place(),
    Column("field", Text, nullable=False),
    *_span(),
)

hops = Table(
    "hops",
    METADATA,
    _statement(),
    _place(),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    *_span(),
    *_span("cue_", is_optional=True),
    Column("is_carried", Boolean, nullable=False),
)

entities = Table(
    "entities",
    METADATA,
    Column("id", Text, primary_key=True, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("state", Text),
)

document_entities = Table(
    "document_entities",
    METADATA,
    Column("run_id", Text, ForeignKey("runs.id"), primary_key=True, nullable=False),
    _document(primary_key=True),
    _place(),
    Column("entity_id", Text, ForeignKey("entities.id"), nullable=False, index=True),
)

mentions = Table(
    "mentions",
    METADATA,
    Column("run_id", Text, ForeignKey("runs.id"), primary_key=True, nullable=False),
    _document(primary_key=True),
    _place(),
    Column("entity_id", Text, ForeignKey("entities.id"), nullable=False, index=True),
    *_span(),
)

issues = Table(
    "issues",
    METADATA,
    Column("id", Text, primary_key=True, nullable=False),
    Column("document_id", Text, ForeignKey("documents.id"), index=True),
    Column("run_id", Text, ForeignKey("runs.id")),
    Column("stage", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("code", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("message", Text, nullable=False),
)
"""``stage`` is who met it: ``read``, ``extract`` or ``store``."""

"""Model types to rows and back, with nothing lost on the way.

In: a document or statement; or its rows, in order of position.  Out: the other.  The contract
is that reading back gives an equal value, so that content ids still hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy.engine import RowMapping

from tallywire.model.document import Document, Zone
from tallywire.model.ids import content_id
from tallywire.model.issue import Issue
from tallywire.model.statement import RECORD_FIELDS, Hop, Origin, Slot, Statement
from tallywire.model.values import DateSpan, Span
from tallywire.store.query import first_day, last_day

__all__ = [
    "PLAIN_FIELDS",
    "document_from",
    "document_row",
    "evidence_rows",
    "hop_rows",
    "issue_rows",
    "slot_rows",
    "statement_from",
    "statement_row",
]

Row = dict[str, Any]

_OWN_TABLES: Final = frozenset({"origin", "via", "anchors", "evidence"})
PLAIN_FIELDS: Final = ("id", "document_id", *(f for f in RECORD_FIELDS if f not in _OWN_TABLES))
"""Fields of a statement that are one column each."""


def _bounds(iso: str | None) -> tuple[str | None, str | None]:
    """First and last day of an ISO date or interval; None where it is open or absent."""
    if not iso:
        return None, None
    first, _, last = iso.partition("/")
    return first_day(first), None if last == ".." else last_day(last or first)


def document_row(document: Document) -> Row:
    """The row of ``documents``."""
    published = document.published
    first, last = _bounds(published.iso if published else None)
    return {
        "id": document.id,
        "name": document.name,
        "title": document.title,
        "publisher": document.publisher,
        "published": published.iso if published else None,
        "published_basis": document.published_basis,
        "published_first_day": first,
        "published_last_day": last,
        "language": document.language,
        "url": document.url,
        "digest": document.digest,
        "text": document.text,
        "metadata": document.metadata,
        "published_span": msgspec.to_builtins(published),
    }


def document_from(
    row: RowMapping, zones: Iterable[RowMapping], issues: tuple[Issue, ...]
) -> Document:
    """The document of a row, its zones and its reading issues."""
    span = row["published_span"]
    return Document(
        id=row["id"],
        name=row["name"],
        text=row["text"],
        digest=row["digest"],
        language=row["language"],
        title=row["title"],
        publisher=row["publisher"],
        url=row["url"],
        published=msgspec.convert(span, DateSpan) if span is not None else None,
        published_basis=row["published_basis"],
        zones=tuple(Zone(z["start"], z["end"], z["kind"]) for z in zones),
        metadata=row["metadata"],
        issues=issues,
    )


def statement_row(statement: Statement) -> Row:
    """The row of ``statements``."""
    row: Row = {name: getattr(statement, name) for name in PLAIN_FIELDS}
    row["first_day"], row["last_day"] = _bounds(statement.date)
    row["origin_name"] = statement.origin.name
    row["origin_kind"] = statement.origin.kind
    row["via"] = list(statement.via)
    row["anchors"] = list(statement.anchors)
    return row


def _span_row(span: Span | None, prefix: str = "") -> Row:
    return {
        f"{prefix}start": span.start if span else None,
        f"{prefix}end": span.end if span else None,
        f"{prefix}exact": span.exact if span else None,
    }


def evidence_rows(statement: Statement) -> list[Row]:
    """The rows of ``evidence``, each with its anchor where there is one for it."""
    anchors: Sequence[str | None] = statement.anchors
    anchors = [*anchors, *[None] * len(statement.evidence)]
    return [
        {"statement_id": statement.id, "position": n, "anchor": anchors[n]} | _span_row(span)
        for n, span in enumerate(statement.evidence)
    ]


def slot_rows(statement: Statement) -> list[Row]:
    """The rows of ``slots``."""
    return [
        {"statement_id": statement.id, "position": n, "field": slot.field} | _span_row(slot.span)
        for n, slot in enumerate(statement.slots)
    ]


def hop_rows(statement: Statement) -> list[Row]:
    """The rows of ``hops``, outermost first."""
    return [
        {
            "statement_id": statement.id,
            "position": n,
            "name": hop.name,
            "kind": hop.kind,
            "is_carried": hop.is_carried,
        }
        | _span_row(hop.span)
        | _span_row(hop.cue, "cue_")
        for n, hop in enumerate(statement.hops)
    ]


def _span(row: RowMapping, prefix: str = "") -> Span:
    return Span(row[f"{prefix}start"], row[f"{prefix}end"], row[f"{prefix}exact"])


def _hop(row: RowMapping) -> Hop:
    cue = None if row["cue_start"] is None else _span(row, "cue_")
    return Hop(row["name"], row["kind"], _span(row), cue, row["is_carried"])


def statement_from(
    row: RowMapping,
    evidence: Iterable[RowMapping],
    slots: Iterable[RowMapping],
    hops: Iterable[RowMapping],
) -> Statement:
    """The statement of a row and the rows of its spans."""
    return Statement(
        **{name: row[name] for name in PLAIN_FIELDS},
        origin=Origin(row["origin_name"], row["origin_kind"]),
        via=tuple(row["via"]),
        anchors=tuple(row["anchors"]),
        evidence=tuple(_span(r) for r in evidence),
        slots=tuple(Slot(r["field"], _span(r)) for r in slots),
        hops=tuple(_hop(r) for r in hops),
    )


def issue_rows(
    issues: Iterable[Issue], stage: str, document_id: str | None = None, run_id: str | None = None
) -> list[Row]:
    """The rows of ``issues``; equal ones of one stage keep apart by their position."""
    return [
        {
            "id": content_id("is", document_id, run_id, stage, n, i.code, i.place, i.detail),
            "document_id": document_id,
            "run_id": run_id,
            "stage": stage,
            "position": n,
            "code": i.code,
            "place": i.place,
            "detail": i.detail,
            "message": i.message,
        }
        for n, i in enumerate(issues)
    ]

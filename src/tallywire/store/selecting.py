"""A ``Filter`` as SQL over the statements of newest runs.

In: a ``Filter``.  Out: one SELECT that gives the wanted rows in order of time, and the
conditions of dates apart, so that what they leave out for want of a date can be counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, func, literal_column, or_, select, table, text
from sqlalchemy.sql import column

from tallywire.store.query import Filter, Party, first_day, last_day
from tallywire.store.schema import documents, run_statements, statements

__all__ = ["count_unplaced", "select_statements"]

_CURRENT: Final = table("current_runs", column("document_id"), column("run_id"))

_DOCUMENT_COLUMNS: Final = ("name", "title", "publisher", "url", "published", "published_basis")

Condition = ColumnElement[bool]


def select_statements(wanted: Filter) -> Select[Any]:
    """Rows of ``statements`` with document facts as ``document_*``, in order of time.

    The time of a statement is its date, else the publication date of its document; what
    has neither comes last.  Place in the text decides between equals.
    """
    facts = [documents.c[name].label(f"document_{name}") for name in _DOCUMENT_COLUMNS]
    when = func.coalesce(statements.c.first_day, documents.c.published_first_day)
    return (
        _from(select(statements, *facts))
        .where(*_conditions(wanted), *_in_time(wanted), *_published_in_time(wanted))
        .order_by(when.is_(None), when, documents.c.name, documents.c.id, run_statements.c.position)
    )


def count_unplaced(wanted: Filter) -> tuple[Select[Any] | None, Select[Any] | None]:
    """How many statements dates leave out: those without a date, those of undated documents."""
    counted = _from(select(func.count()).select_from(statements)).where(*_conditions(wanted))
    undated = unpublished = None
    if wanted.since or wanted.until:
        undated = counted.where(statements.c.first_day.is_(None), *_published_in_time(wanted))
    if wanted.as_of:
        unpublished = counted.where(documents.c.published_last_day.is_(None))
    return undated, unpublished


def _from(query: Select[Any]) -> Select[Any]:
    return (
        query.join(run_statements, run_statements.c.statement_id == statements.c.id)
        .join(
            _CURRENT,
            and_(
                _CURRENT.c.document_id == run_statements.c.document_id,
                _CURRENT.c.run_id == run_statements.c.run_id,
            ),
        )
        .join(documents, documents.c.id == run_statements.c.document_id)
    )


def _any(conditions: Iterable[Condition]) -> list[Condition]:
    alternatives = list(conditions)
    return [or_(*alternatives)] if alternatives else []


def _is_party(columns: Sequence[str], party: Party) -> Condition:
    compare = func.has_party if party.is_whole else func.has_words
    return or_(*(compare(statements.c[name], party.name) == 1 for name in columns))


def _has_words(columns: Sequence[ColumnElement[Any]], words: str) -> Condition:
    return or_(*(func.has_words(one, words) == 1 for one in columns))


def _conditions(wanted: Filter) -> list[Condition]:
    """Everything but dates."""
    s = statements.c
    found: list[Condition] = []
    if wanted.frames:
        found.append(s.frame.in_(wanted.frames))
    if wanted.statuses:
        found.append(s.status.in_(wanted.statuses))
    if wanted.documents:
        found.append(documents.c.id.in_(wanted.documents))
    found += _any(_is_party(("provider", "org"), p) for p in wanted.providers)
    found += _any(_is_party(("recipient",), p) for p in wanted.recipients)
    found += _any(_has_words((s.kind,), words) for words in wanted.kinds)
    found += _any(_has_words((s.item, s.facility, s.instrument), w) for w in wanted.items)
    found += _any(
        or_(s.origin_kind == words, _has_words((s.origin_name,), words)) for words in wanted.origins
    )
    found += _any(_has_words((documents.c.publisher,), words) for words in wanted.publishers)
    if wanted.words:
        found.append(_in_sentences(wanted.words))
    return found


def _in_sentences(words: str) -> Condition:
    """Statements with a sentence that has all the words, by the full-text index."""
    hits = text(
        "SELECT evidence.statement_id FROM evidence_fts "
        "JOIN evidence ON evidence.number = evidence_fts.rowid WHERE evidence_fts MATCH :words"
    ).bindparams(words=as_match(words))
    return statements.c.id.in_(hits.columns(literal_column("statement_id")).scalar_subquery())


def as_match(words: str) -> str:
    """Words as a query of FTS5 that looks for all of them and knows no operators."""
    return " ".join('"' + word.replace('"', '""') + '"' for word in words.split())


def _in_time(wanted: Filter) -> list[Condition]:
    s = statements.c
    found: list[Condition] = []
    if wanted.since or wanted.until:
        found.append(s.first_day.is_not(None))
    if wanted.since:
        found.append(or_(s.last_day.is_(None), s.last_day >= first_day(wanted.since)))
    if wanted.until:
        found.append(s.first_day <= last_day(wanted.until))
    return found


def _published_in_time(wanted: Filter) -> list[Condition]:
    if not wanted.as_of:
        return []
    return [documents.c.published_last_day <= last_day(wanted.as_of)]

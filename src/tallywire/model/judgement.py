"""What an analyst has decided, and what finds the statements again that it was decided about.

In: nothing.  Out: ``Judgement``, ``Target``, ``Rulings`` and ``VERBS``.  A judgement is never
changed: what takes it back is another one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from tallywire.model.statement import Statement

__all__ = ["VERBS", "Judgement", "Rulings", "Target", "target_of"]

VERBS: Final = ("same", "different", "accept", "reject", "correct", "undo")


class Target(msgspec.Struct, frozen=True):
    """A statement that a judgement is about, as it was read then.

    Attributes:
        side: 0 for what the judgement names first, 1 for the second.
        statement_id: the statement's id then; another reading may give it another.
        document_id: its document, which never changes.
        frame: its frame.
        count: its number, or None.
        count_high: the upper end of its number, or None.
        spans: start and end of each piece of its evidence.
    """

    side: int
    statement_id: str
    document_id: str
    frame: str
    count: float | int | None
    count_high: float | int | None
    spans: tuple[tuple[int, int], ...]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """One decision.

    Attributes:
        number: its place in the log, from 1; 0 while it is not kept.
        made_at: when, in UTC (ISO 8601).
        author: who.
        verb: one of ``VERBS``.
        subject: id of a statement or event as it was then; of a judgement for ``undo``.
        other: the second id of ``same`` and ``different``.
        field: what ``correct`` corrects.
        value: what it should be; None where the text gives nothing.
        reason: in the author's words.
        targets: the statements it is about.
    """

    number: int = 0
    made_at: str
    author: str
    verb: str
    subject: str
    other: str | None = None
    field: str | None = None
    value: str | None = None
    reason: str | None = None
    targets: tuple[Target, ...] = ()


class Rulings(msgspec.Struct, frozen=True):
    """What judgements come to for the statements of a reading.

    Attributes:
        rejected: ids of statements that are left out.
        corrections: by id of a statement, its fields and what each should be.
    """

    rejected: frozenset[str] = frozenset()
    corrections: Mapping[str, Mapping[str, str | None]] = msgspec.field(default_factory=dict)


def target_of(statement: Statement, side: int) -> Target:
    """What finds the statement again."""
    return Target(
        side,
        statement.id,
        statement.document_id,
        statement.frame,
        statement.count,
        statement.count_high,
        tuple((span.start, span.end) for span in statement.evidence),
    )

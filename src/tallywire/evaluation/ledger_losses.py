"""Where a ledger made from texts falls behind one made from gold statements.

In: the gold ledger, the gold statements and those that were read.  Out: ``Rung``s: the figures of
ledgers made from better and better statements.  The first is made from what was read; each further
one repairs one more thing, down to the gold statements themselves.  What a rung gains is what that
cause costs; what the last one lacks is lost by reconciling.  The order is fixed, because causes
overlap: a date repaired first gains more than one repaired last.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

import msgspec

from tallywire.evaluation.figures import compare
from tallywire.evaluation.ledger_gold import Key, LedgerFile, ledger_of, renamed
from tallywire.evaluation.ledger_scores import LedgerFigures, score_ledgers
from tallywire.export.ledger_file import ledger_record
from tallywire.model.ledger import Tally
from tallywire.model.resolved import Stated
from tallywire.model.statement import WHAT_FIELDS, Statement
from tallywire.pipeline import reconcile_at_once

__all__ = ["Rung", "ledger_from", "ledger_losses", "score_read"]

_REPAIRS: Final[dict[str, tuple[str, ...]]] = {
    "wrong party": ("provider", "recipient", "org"),
    "wrong thing": (*WHAT_FIELDS, "mode"),
    "wrong count": ("count", "count_high", "unit", "qualifier", "basis"),
    "wrong status": ("status", "polarity", "certainty"),
    "wrong date": ("date", "date_basis"),
    "wrong origin": ("origin", "via", "hops"),
}
"""Fields of found statements that are taken from the gold one, in this order."""

Reconcile = Callable[[Sequence[Stated]], Tally]


class Rung(msgspec.Struct, frozen=True):
    """The figures after one more cause of loss is gone."""

    name: str
    figures: LedgerFigures


def ledger_from(stated: Sequence[Stated], make: Reconcile = reconcile_at_once) -> LedgerFile:
    """The ledger of these statements, as its file would have it."""
    return ledger_of(ledger_record(make(stated), stated))


def score_read(
    ledger: LedgerFile,
    gold: Sequence[Stated],
    read: Sequence[Stated],
    make: Reconcile = reconcile_at_once,
) -> LedgerFigures:
    """The figures of the ledger made from statements that were read.

    A statement that was read stands for the gold one that it is paired with when statements are
    scored; those without a pair are nobody's.
    """
    return _score(ledger, read, _pairs(gold, read), make)


def ledger_losses(
    ledger: LedgerFile,
    gold: Sequence[Stated],
    read: Sequence[Stated],
    unread: Collection[str],
    make: Reconcile = reconcile_at_once,
) -> tuple[Rung, ...]:
    """The figures, cause by cause.

    Args:
        ledger: the gold ledger.
        gold: the gold statements of its documents.
        read: the statements read from the same documents.
        unread: names of documents in languages that nothing reads.
        make: reconciles statements.
    """
    pairs = _pairs(gold, read)
    known = {one.key: one for one in gold}
    rungs = [Rung("as read", _score(ledger, read, pairs, make))]
    current = list(read)
    for cause, fields in _REPAIRS.items():
        current = [
            _repaired(one, known.get(pairs.get(one.key, one.key)), fields, pairs) for one in current
        ]
        rungs.append(Rung(cause, _score(ledger, current, pairs, make)))
    current = [one for one in current if one.key in pairs]
    rungs.append(Rung("false statement", _score(ledger, current, pairs, make)))
    itself = {key: key for key in known}
    readable = [one for one in gold if one.source.name not in unread]
    rungs.append(Rung("statement not found", _score(ledger, readable, itself, make)))
    rungs.append(Rung("language not read", _score(ledger, gold, itself, make)))
    return tuple(rungs)


def _repaired(
    one: Stated, gold: Stated | None, fields: Sequence[str], pairs: Mapping[Key, Key]
) -> Stated:
    if gold is None or one.key not in pairs:
        return one
    right = {field: getattr(gold.statement, field) for field in fields}
    statement: Statement = msgspec.structs.replace(one.statement, **right)
    return msgspec.structs.replace(one, statement=statement)


def _score(
    ledger: LedgerFile, stated: Sequence[Stated], names: Mapping[Key, Key], make: Reconcile
) -> LedgerFigures:
    return score_ledgers(ledger, renamed(ledger_from(stated, make), names))


def _pairs(gold: Sequence[Stated], read: Sequence[Stated]) -> dict[Key, Key]:
    """The gold statement that each one read is paired with."""
    right, found = _by_document(gold), _by_document(read)
    evaluation = compare(
        {
            name: (
                [one.statement.as_record() for one in stated],
                [one.statement.as_record() for one in found.get(name, ())],
            )
            for name, stated in right.items()
        }
    )
    return {
        found[one.name][pair.predicted].key: right[one.name][pair.gold].key
        for one in evaluation.documents
        for pair in one.pairs
    }


def _by_document(stated: Sequence[Stated]) -> dict[str, list[Stated]]:
    documents: dict[str, list[Stated]] = {}
    for one in stated:
        documents.setdefault(one.source.name, []).append(one)
    return documents

"""Why a statement says what it says: for each field the rules, words and pack entries.

In: nothing.  Out: ``Explanation`` and what it consists of.  Explanations are never stored: they
are made anew from the document, by the same reading, whenever somebody asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from tallywire.model.values import Span

__all__ = ["Explanation", "PackEntry", "Reason", "RuleNote", "Why"]


_GONE: Final = (
    "Read again, the text does not give this statement: the program has changed since. "
    "Reasons of another reading would be invented."
)


class PackEntry(msgspec.Struct, frozen=True, order=True):
    """One entry of a pack: the file below ``packs/`` and the place in it, the lemma last."""

    file: str
    entry: str

    def __str__(self) -> str:
        return f"{self.file}: {self.entry}"


class RuleNote(msgspec.Struct, frozen=True):
    """A rule by its stable name, and what it does in one sentence."""

    name: str
    says: str


class Reason(msgspec.Struct, frozen=True):
    """Why one field has its value.

    Attributes:
        field: name of the field; ``predicate`` and ``evidence`` beside those of the record.
        value: the value, as in the record.
        rules: the rules that gave it, the deciding one first.
        words: where the text says so.
        entries: the pack entries by which the words were understood.
        is_carried: the words stand in another sentence, from which the field carries over.
    """

    field: str
    value: Any
    rules: tuple[RuleNote, ...]
    words: tuple[Span, ...] = ()
    entries: tuple[PackEntry, ...] = ()
    is_carried: bool = False


class Explanation(msgspec.Struct, frozen=True):
    """The reasons of one statement, in the order of its fields."""

    statement_id: str
    reasons: tuple[Reason, ...]


class Why(msgspec.Struct, frozen=True):
    """The explanations of a document's statements, or why there are none.

    Attributes:
        found: explanations by id of statement.
        note: why there are none; None where there are.
    """

    found: Mapping[str, Explanation] = {}
    note: str | None = None

    def reasons(self, statement_id: str) -> tuple[Reason, ...]:
        """The reasons of a statement; empty where ``missing`` says why."""
        explanation = self.found.get(statement_id)
        return explanation.reasons if explanation is not None else ()

    def missing(self, statement_id: str) -> str | None:
        """Why a statement has no reasons; None where it has."""
        if self.note is not None or statement_id in self.found:
            return self.note
        return _GONE

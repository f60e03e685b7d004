"""What a reconciliation needs of a store, and what it leaves there.

In: nothing.  Out: the protocol ``Reconciling``: one transaction in which statements are put into
matters, and what matters say together is replaced; ``Placed``, ``Brief`` and ``Standing``.  Nothing
here knows how matters are told, or events are grouped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Protocol

import msgspec

from tallywire.model.judgement import Judgement
from tallywire.model.ledger import Copy, Tally
from tallywire.model.resolved import Source, Stated
from tallywire.model.statement import Statement

__all__ = ["Brief", "Pending", "Placed", "Reconciling", "Shared", "Standing"]


class Standing(msgspec.Struct, frozen=True):
    """How far the last reconciliation came.

    Attributes:
        program: the version of program and packs that made it; None where there was none.
        sequence: the last reading of a document that it has seen.
        judgement: the last judgement that it has seen.
    """

    program: str | None = None
    sequence: int = 0
    judgement: int = 0


class Pending(msgspec.Struct, frozen=True):
    """What has come in since the last reconciliation.

    Attributes:
        documents: readings of documents that it has not seen.
        judgements: judgements that it has not seen.
        is_other_program: another version of program or packs made it.
    """

    documents: int = 0
    judgements: int = 0
    is_other_program: bool = False


class Brief(msgspec.Struct, frozen=True):
    """As much of a statement as tells its matter; ``position`` is its place in its document."""

    statement_id: str
    document_id: str
    position: int
    provider: str | None
    recipient: str | None


class Placed(msgspec.Struct, frozen=True, order=True):
    """A statement of a newest reading with its matter, and whether an analyst rejected it."""

    document_id: str
    position: int
    statement_id: str
    matter: str
    is_rejected: bool = False


class Shared(msgspec.Struct, frozen=True):
    """Two documents, how many keys of their texts they share, and how many each has."""

    first: str
    second: str
    shared: int
    first_keys: int
    second_keys: int


class Reconciling(Protocol):
    """One transaction; what it writes is there as a whole or not at all."""

    def standing(self) -> Standing:
        """How far the last reconciliation came."""

    def newest(self) -> Standing:
        """How far one that sees everything comes; its program is None."""

    def forget(self) -> None:
        """Remove everything that reconciliations have made."""

    def changed_documents(self, after: int) -> tuple[str, ...]:
        """Ids of documents that a run has read after that reading, sorted."""

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, in order."""

    def briefs(self, documents: Sequence[str]) -> tuple[Brief, ...]:
        """The statements of the newest readings of these documents, in short."""

    def statements(self, documents: Sequence[str]) -> tuple[Statement, ...]:
        """The statements of the newest readings of these documents."""

    def place(self, documents: Sequence[str], placed: Iterable[Placed]) -> frozenset[str]:
        """Replace where these documents' statements belong; the matters that this touches."""

    def places(self) -> dict[tuple[int, int], str]:
        """By number of a judgement and place of a target, the statement that it stands for."""

    def place_targets(
        self, judgements: Iterable[tuple[int, int]], found: Mapping[tuple[int, int], str]
    ) -> None:
        """Replace which statements these targets stand for."""

    def sources(self, documents: Sequence[str]) -> tuple[Source, ...]:
        """The documents, with their texts."""

    def keep_keys(
        self, documents: Sequence[str], keys: Mapping[str, Iterable[int]], crowd: int
    ) -> frozenset[str]:
        """Replace the keys of these documents' texts, and forget which were copies.

        Other documents whose pairs that changes come back; of a key that more than ``crowd``
        documents have, each is paired with the first so many.
        """

    def pairs_of(
        self, documents: Sequence[str], changed: Set[str], crowd: int
    ) -> tuple[Shared, ...]:
        """Pairs to compare of these documents, which are some of those changed; each once."""

    def add_copies(self, copies: Iterable[Copy]) -> None:
        """Keep near-duplicates."""

    def matters_of(self, statements: Sequence[str]) -> dict[str, str]:
        """The matters of these statements, where they have one."""

    def matters_in(self, documents: Sequence[str]) -> frozenset[str]:
        """The matters that statements of these documents belong to."""

    def units_of(self, matters: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """By name, the units that these matters were reconciled in, each with all its matters."""

    def contents(self, matters: Sequence[str]) -> tuple[Placed, ...]:
        """The statements of these matters, sorted."""

    def copies_among(self, matters: Sequence[str]) -> tuple[Copy, ...]:
        """The near-duplicates among the documents of these matters, sorted."""

    def stated(self, matters: Sequence[str]) -> tuple[Stated, ...]:
        """The statements of these matters that nobody has rejected."""

    def digest_of(self, unit: str) -> str | None:
        """The digest under which the unit was reconciled, or None."""

    def remove(self, units: Iterable[str]) -> None:
        """Remove what was made of these units."""

    def keep(self, unit: str, matters: Sequence[str], digest: str, tally: Tally) -> None:
        """Keep what the unit of these matters says together."""

    def finish(self, standing: Standing) -> None:
        """Note how far this reconciliation came."""

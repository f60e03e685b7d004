"""What every store can do; the suite in ``tests/contract`` holds each backend to it.

In: frozen model types.  Out: the same types, the figures of a store (``Counts``) and what an
addition came to (``Addition``).  A protocol, so that a backend needs to inherit nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

import msgspec

from tallywire.model.document import Document
from tallywire.model.entity import Entity
from tallywire.model.extraction import Extraction, Run
from tallywire.model.issue import Issue
from tallywire.model.judgement import Judgement
from tallywire.model.ledger import Copy, Tally
from tallywire.model.resolved import Stated
from tallywire.model.statement import Statement
from tallywire.store.query import EventFilter, Filter, Selection
from tallywire.store.together import Pending, Reconciling

__all__ = ["Addition", "Counts", "Store", "StoredIssue"]


class Addition(msgspec.Struct, frozen=True):
    """What adding one document came to.

    Attributes:
        is_new_document: the document was not in the store before.
        is_new_run: this run had not read the document before.
        statements: how many statements the run has in the document.
        issues: oddities that only the store can see (another document of the same name).
    """

    is_new_document: bool
    is_new_run: bool
    statements: int
    issues: tuple[Issue, ...] = ()


class Counts(msgspec.Struct, frozen=True):
    """How much a store holds; ``current_statements`` counts newest runs only."""

    documents: int
    runs: int
    statements: int
    current_statements: int
    entities: int
    issues: int


class StoredIssue(msgspec.Struct, frozen=True, order=True):
    """An issue with the document and the run it belongs to, where there are such."""

    issue: Issue
    document_id: str | None = None
    run_id: str | None = None


class Store(Protocol):
    """Keeps documents and statements; never changes one that is there."""

    def add(self, document: Document, run: Run, extraction: Extraction) -> Addition:
        """Keep the document and what ``run`` read in it, in one transaction.

        Doing it twice equals doing it once.
        """

    def add_unread(self, document: Document, issues: Sequence[Issue]) -> Addition:
        """Keep a document in which no run could read, so that a later run may."""

    def add_issue(self, issue: Issue) -> None:
        """Keep an oddity of an input that did not become a document."""

    def judge(self, judgement: Judgement) -> Judgement:
        """Keep the judgement at the end of the log; the same with its number."""

    def reconciling(self) -> AbstractContextManager[Reconciling]:
        """One transaction in which what documents say together is replaced."""

    def pending(self, program: str) -> Pending:
        """What has come in since the last reconciliation."""

    def tally(self, events: Sequence[str] | None = None) -> Tally:
        """What documents say together: everything, or these events and what they are in."""

    def copies(self) -> tuple[Copy, ...]:
        """All near-duplicates among documents, sorted."""

    def choose_events(self, wanted: EventFilter) -> tuple[str, ...]:
        """Ids of the events that the filter lets through, sorted."""

    def stated(
        self, statements: Sequence[str] | None = None, documents: Sequence[str] | None = None
    ) -> tuple[Stated, ...]:
        """Statements of newest readings: these, those of these documents, or all."""

    def resolve_event(self, text: str) -> str:
        """The event that an id, the beginning of one, or the id of one of its statements names.

        Raises:
            NotFoundError: nothing, or more than one event, fits.
        """

    def relatives(self, event: str) -> tuple[str, ...]:
        """Ids of the whole that the event is a part of, and of its own parts, sorted."""

    def known_by(self, day: str, *, is_ingested: bool) -> tuple[tuple[str, ...], int]:
        """Documents published, or added, by the end of that day; how many have no such date."""

    def places(self) -> dict[tuple[int, int], str]:
        """By number of a judgement and place of a target, the statement that it stands for."""

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, in the order in which they were made."""

    def has(self, document_id: str, run_id: str) -> bool:
        """Whether ``run_id`` has already read the document."""

    def document(self, document_id: str) -> Document:
        """The document.

        Raises:
            NotFoundError: there is none of that id.
        """

    def documents(self) -> Iterator[Document]:
        """All documents in order of publication, name and id; undated ones last."""

    def extraction(self, document_id: str, run_id: str | None = None) -> Extraction:
        """What a run, the newest unless given, read in the document."""

    def newest_run(self, document_id: str) -> Run | None:
        """The run that read the document last, or None."""

    def runs(self) -> tuple[Run, ...]:
        """All runs, in the order in which they first read a document."""

    def statement(self, statement_id: str) -> Statement:
        """The statement.

        Raises:
            NotFoundError: there is none of that id.
        """

    def select(self, wanted: Filter) -> Selection:
        """Statements of newest runs that ``wanted`` lets through, in order of time."""

    def resolve_id(self, text: str) -> str:
        """The id that a full id, a document's name or a unique prefix of an id stands for.

        Raises:
            NotFoundError: nothing, or more than one thing, fits.
        """

    def search(self, words: str, limit: int = 20) -> tuple[str, ...]:
        """Ids of the documents whose title or text has all the words, best first."""

    def entities(self) -> tuple[Entity, ...]:
        """All entities, in order of kind and name."""

    def issues(self) -> tuple[StoredIssue, ...]:
        """All issues, in order of place."""

    def counts(self) -> Counts:
        """How much the store holds."""

    def check(self) -> tuple[str, ...]:
        """What is wrong with the store's own structure; empty when it is whole."""

    def close(self) -> None:
        """Release files and connections; the store is of no use afterwards."""

"""A ledger on disk: what was read, and the questions that can be asked of it.

In: a database, paths of texts, filters.  Out: ``Ledger`` with the verbs of the command line.
"""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Final, Unpack

import msgspec

from tallywire.app.asking import Asking
from tallywire.app.explaining import why_of
from tallywire.app.filters import FilterOptions, make_filter
from tallywire.app.results import (
    Result,
    ledger_result,
    statements_result,
)
from tallywire.app.steps import Progress, silent
from tallywire.app.together import shapes_of
from tallywire.errors import NotFoundError, UsageError
from tallywire.model.document import Document
from tallywire.model.explanation import Why
from tallywire.model.extraction import Extraction, Run
from tallywire.model.issue import Issue
from tallywire.model.judgement import Judgement
from tallywire.model.statement import Statement
from tallywire.pipeline import Reader, is_failed, read_documents
from tallywire.plugins import make_reader, reader_maker
from tallywire.read.result import ReadResult
from tallywire.resolve import holding
from tallywire.run.local import extract_all
from tallywire.settings import Settings
from tallywire.store.contract import Counts, Store
from tallywire.store.database import SCHEMA
from tallywire.store.sqlite import SqliteStore

if TYPE_CHECKING:
    from tallywire.export.report import ReportSummary

__all__ = ["AddResult", "Info", "Ledger", "Shown", "look_at", "open_ledger"]

DEFAULT_DATABASE: Final = Settings().database


class AddResult(msgspec.Struct, frozen=True):
    """What an addition came to.

    Attributes:
        added: documents that this extractor had not read before.
        unchanged: documents that it had.
        failed: documents in which reading statements crashed; they are kept without.
        unread: inputs that did not become a document.
        statements: statements in the added documents.
        issues: oddities, in order of appearance.
    """

    added: int = 0
    unchanged: int = 0
    failed: int = 0
    unread: int = 0
    statements: int = 0
    issues: tuple[Issue, ...] = ()


class Shown(msgspec.Struct, frozen=True):
    """A document, and the statements to show in it: all, or the one asked for; perhaps why.

    ``judgements`` are those that hold and are about one of the statements.
    """

    document: Document
    statements: tuple[Statement, ...]
    run: Run | None
    is_whole: bool
    why: Why | None = None
    judgements: tuple[Judgement, ...] = ()


class Info(msgspec.Struct, frozen=True):
    """What is installed and what the database holds; ``counts`` is None without a database."""

    version: str
    python: str
    run: Run
    database: str
    schema: str
    counts: Counts | None


class Ledger(Asking):
    """A ledger on disk; use it in a ``with`` block, or call ``close``."""

    def __init__(self, path: Path, store: Store, make_reader: Callable[[], Reader]) -> None:
        self.path = path
        self.store = store
        self._make_reader = make_reader
        self._loaded: Reader | None = None

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self.store.close()

    @property
    def _reader(self) -> Reader:
        if self._loaded is None:
            self._loaded = self._make_reader()
        return self._loaded

    def add(
        self,
        *paths: Path | str,
        metadata: Path | str | None = None,
        published: str | None = None,
        publisher: str | None = None,
        workers: int | None = 1,
        stdin: BinaryIO | None = None,
        reconcile: bool = True,
        progress: Progress = silent,
        on_issue: Callable[[Issue], None] | None = None,
    ) -> AddResult:
        """Read files, folders or ``-``, extract, and keep; one transaction a document.

        Adding twice equals adding once.  A document that an older version has read is read
        again, and what the older one found stays beside it.

        Args:
            *paths: files, folders, or ``-`` for ``stdin``.
            metadata: a JSON list of {id, published, publisher, title, url, language}.
            published: publication date of texts about which nothing better is known.
            publisher: the same for the publisher.
            workers: processes that extract; None for as many as the documents repay.  More
                than one needs the usual ``if __name__ == "__main__"`` guard in a script.
            stdin: the bytes behind ``-``.
            reconcile: then reconcile the matters that the new documents touch.
            progress: told of each document, and of each matter.
            on_issue: told of each oddity as it is met.

        Raises:
            UsageError: no path was given.
            ReadError: the metadata cannot be read.
            StoreError: the database cannot be written; what was added before stands.
        """
        if not paths:
            raise UsageError("add: no path given. Give files, folders, or - for standard input.")
        counted = _Counting(on_issue)
        read = read_documents(
            paths, metadata=metadata, published=published, publisher=publisher, stdin=stdin
        )
        run = self._reader.run
        wanted = self._unread(read, run, counted)
        pairs = extract_all(wanted, self._make_reader, workers, self._reader)
        for document, extraction in progress(pairs, "Adding"):
            self._keep(document, run, extraction, counted)
        if reconcile:
            self.reconcile(progress=progress)
        return counted.result()

    def _unread(
        self, read: Iterable[ReadResult], run: Run, counted: _Counting
    ) -> Iterator[Document]:
        """Documents that this run has not read; the rest is counted."""
        for one in read:
            if one.document is None:
                counted.unread += 1
                if one.issue is not None:
                    counted.note(one.issue)
                    self.store.add_issue(one.issue)
            elif self.store.has(one.document.id, run.id):
                counted.unchanged += 1
            else:
                yield one.document

    def _keep(
        self, document: Document, run: Run, extraction: Extraction, counted: _Counting
    ) -> None:
        if is_failed(extraction):
            counted.failed += 1
            addition = self.store.add_unread(document, extraction.issues)
        else:
            addition = self.store.add(document, run, extraction)
            counted.added += addition.is_new_run
            counted.unchanged += not addition.is_new_run
            counted.statements += addition.statements if addition.is_new_run else 0
        if addition.is_new_document:
            counted.note(*document.issues)
        counted.note(*extraction.issues, *addition.issues)

    def statements(self, **options: Unpack[FilterOptions]) -> Result:
        """Statements with every field, in order of time; see ``FilterOptions``."""
        return statements_result(self.store.select(make_filter(options)))

    def ledger(self, **options: Unpack[FilterOptions]) -> Result:
        """Statements as lines of a ledger, in order of time; nothing is added up."""
        return ledger_result(self.store.select(make_filter(options)))

    def show(self, id: str, *, why: bool = False) -> Shown:
        """The document or statement of that id, name, or unique beginning of either.

        Args:
            id: what to show.
            why: read the document once more, and tell why each field says what it says.

        Raises:
            NotFoundError: nothing, or more than one thing, fits.
        """
        found = self.store.resolve_id(id)
        if is_whole := found.startswith("doc_"):
            statements = self.store.extraction(found).statements
            document = self.store.document(found)
        else:
            statement = self.store.statement(found)
            statements = (statement,)
            document = self.store.document(statement.document_id)
        run = self.store.newest_run(document.id)
        reasons = why_of(document, run, self._reader) if why else None
        judged = self._judgements_on({one.id for one in statements})
        return Shown(document, statements, run, is_whole, reasons, judged)

    def _judgements_on(self, statements: set[str]) -> tuple[Judgement, ...]:
        """The judgements that hold and are about one of these statements."""
        about = {key[0] for key, found in self.store.places().items() if found in statements}
        return tuple(one for one in holding(self.store.judgements()) if one.number in about)

    def report(
        self, out: Path | str, progress: Progress = silent, *, why: bool = True
    ) -> ReportSummary:
        """Write the HTML report of everything in the ledger into the folder ``out``.

        Args:
            out: the folder.
            progress: told of each document.
            why: read each document with statements once more, and tell why they are as they are.

        Raises:
            NotFoundError: the ledger is empty.
        """
        from tallywire.export.report import write_report

        total = self.store.counts().documents
        documents = list(progress(self.store.documents(), "Reading the ledger", total))
        runs = self.store.runs()
        if not documents or not runs:
            raise NotFoundError(f"{self.path}: holds no document yet. Use `tallywire add PATH`.")
        extractions = {d.id: self.store.extraction(d.id) for d in documents}
        stating = [d for d in documents if why and extractions[d.id].statements]
        reasons = {
            d.id: why_of(d, self.store.newest_run(d.id), self._reader)
            for d in progress(stating, "Explaining", len(stating))
        }
        told = self.together()
        return write_report(
            documents,
            extractions,
            Path(out),
            runs[-1],
            reasons,
            tally=told.tally,
            steps=shapes_of(told.tally, told.stated.values()),
        )

    def info(self) -> Info:
        """What is installed and what the database holds."""
        return make_info(self._reader.run, self.path, self.store.counts())


class _Counting:
    """Counts while documents go by."""

    def __init__(self, on_issue: Callable[[Issue], None] | None) -> None:
        self.added = self.unchanged = self.failed = self.unread = self.statements = 0
        self.issues: list[Issue] = []
        self._on_issue = on_issue

    def note(self, *issues: Issue) -> None:
        for issue in issues:
            self.issues.append(issue)
            if self._on_issue:
                self._on_issue(issue)

    def result(self) -> AddResult:
        return AddResult(
            self.added,
            self.unchanged,
            self.failed,
            self.unread,
            self.statements,
            tuple(self.issues),
        )


def make_info(run: Run, path: Path, counts: Counts | None) -> Info:
    """What is installed, and these counts of the database at ``path``."""
    return Info(run.version, platform.python_version(), run, str(path), SCHEMA, counts)


def look_at(path: Path, extractor: str = "default") -> Info:
    """The same without opening anything for writing; the database need not be there."""
    run = make_reader(extractor).run
    if not path.exists():
        return make_info(run, path, None)
    with open_ledger(path, is_read_only=True) as ledger:
        return make_info(run, path, ledger.store.counts())


def open_ledger(
    path: Path | str = DEFAULT_DATABASE,
    *,
    extractor: str | Callable[[], Reader] = "default",
    is_read_only: bool = False,
) -> Ledger:
    """Open the ledger at ``path``, and make it if there is none.

    Args:
        path: a SQLite file.
        extractor: ``default``, a plug-in, ``module:function``, or a function that builds one.
        is_read_only: never write; the file must be there.

    Raises:
        StoreError: it cannot be opened, is not a ledger, or is of a newer version.
    """
    path = Path(path)
    make = reader_maker(extractor) if isinstance(extractor, str) else extractor
    return Ledger(path, SqliteStore(path, is_read_only=is_read_only), make)

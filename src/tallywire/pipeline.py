"""The stages in order: the file to read first.

In: paths, what is known about the texts, and an extractor.  Out: documents, and what was
found in each; then statements of many documents, and what they say together.

::

    bytes --read--> Document --extract--> Extraction
    Stated --resolve--> Resolved --reconcile--> Event, Conflict --tally--> Tally
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Final, Protocol, runtime_checkable

import msgspec

from tallywire.errors import InstallationError, PackError, StoreError
from tallywire.model.document import Document
from tallywire.model.explanation import Explanation
from tallywire.model.extraction import Extraction, Run
from tallywire.model.issue import Issue
from tallywire.model.ledger import Copy, Tally
from tallywire.model.resolved import Resolved, Stated
from tallywire.read import load_metadata, read_paths
from tallywire.read.metadata import Metadata
from tallywire.read.result import ReadResult
from tallywire.reconcile import Bond, find_conflicts, find_copies, group_events, join_matters
from tallywire.resolve import resolve_all
from tallywire.tally import find_identities, find_joint_identities, grade_events, make_series

__all__ = [
    "BROKEN",
    "BatchReader",
    "Explainer",
    "Preparing",
    "Reader",
    "batches",
    "default_extractor",
    "extract_batch",
    "extract_document",
    "failed",
    "in_order",
    "is_failed",
    "read_documents",
    "reconcile",
    "reconcile_at_once",
    "reconcile_matter",
]


BROKEN: Final = (InstallationError, PackError, StoreError)
"""Errors that no document is to blame for: they would meet every other text as well."""

_GROUP: Final = 16
"""Documents read together; more are no faster, and all their trees are held at once."""

_LEAST: Final = 4
"""Documents that are still worth reading together when few are left."""

_GROUP_SIZE: Final = 1 << 17
"""Characters after which a group is full."""


class Reader(Protocol):
    """What an extractor must offer; ``tallywire.extract.extractor.Extractor`` does."""

    @property
    def run(self) -> Run:
        """The identity of the extractor: equal runs give equal statements."""

    def extract(self, document: Document) -> Extraction:
        """The statements of the document."""


@runtime_checkable
class BatchReader(Protocol):
    """What an extractor may offer besides: several documents at once, for less."""

    def extract_many(self, documents: Sequence[Document]) -> list[Extraction]:
        """What ``extract`` gives for each, in their order."""


@runtime_checkable
class Preparing(Protocol):
    """What an extractor may offer besides: to load at once what the first document would need."""

    def prepare(self) -> None:
        """Load it."""


@runtime_checkable
class Explainer(Protocol):
    """What an extractor may offer besides: the reasons of what it reads."""

    def explain(self, document: Document) -> tuple[Explanation, ...]:
        """The reasons of each statement that ``extract`` finds in the document."""


def default_extractor() -> Reader:
    """The extractor that ships with Tallywire; loading it takes about a second."""
    from tallywire.extract.extractor import Extractor

    return Extractor()


def read_documents(
    paths: Iterable[Path | str],
    *,
    metadata: Path | str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[ReadResult]:
    """The documents below ``paths``, or why there is none, in a fixed order.

    Args:
        paths: files, folders, or ``-`` for ``stdin``.
        metadata: an index file; its entries win over the two that follow.
        published: publication date of texts about which nothing better is known.
        publisher: the same for the publisher.
        stdin: the bytes behind ``-``.

    Raises:
        ReadError: the index file cannot be read.
    """
    issues: list[Issue] = []
    known: Mapping[str, Metadata] = load_metadata(metadata, issues) if metadata else {}
    defaults = Metadata(published=published, publisher=publisher)
    bad_entries = (ReadResult(issue.place, issue=issue) for issue in issues)
    return chain(bad_entries, read_paths(list(paths), known, defaults, stdin))


def extract_document(extractor: Reader, document: Document) -> Extraction:
    """The statements of one document; a crash becomes an issue, so that the others go on.

    Raises:
        InstallationError, PackError, StoreError: what is broken is not the document.
    """
    try:
        return extractor.extract(document)
    except BROKEN:
        raise
    except Exception as error:  # noqa: BLE001 - one text must not end the reading of thousands
        return failed(document, f"{type(error).__name__}: {error}")


def batches(documents: Iterable[Document], readers: int = 1) -> Iterator[list[Document]]:
    """The documents in groups to be read together, in their order; read lazily.

    Args:
        documents: the documents.
        readers: how many read at the same time: towards the end the groups become smaller, so
            that none of them waits long for another (guided self-scheduling, Polychronopoulos
            and Kuck 1987).
    """
    stream = iter(documents)
    ahead = deque(islice(stream, readers * _GROUP))
    while ahead:
        share = max(_LEAST, -(-len(ahead) // readers))
        group: list[Document] = []
        size = 0
        while ahead and len(group) < share and size <= _GROUP_SIZE:
            group.append(ahead.popleft())
            size += len(group[-1].text)
        ahead.extend(islice(stream, len(group)))
        yield group


def extract_batch(extractor: Reader, documents: Sequence[Document]) -> list[Extraction]:
    """The statements of each document, in their order; where one crashes, the others go on.

    Raises:
        InstallationError, PackError, StoreError: what is broken is no document.
    """
    if isinstance(extractor, BatchReader) and len(documents) > 1:
        try:
            return extractor.extract_many(documents)
        except BROKEN:
            raise
        except Exception:  # noqa: BLE001 - read one by one it comes out which of them it was
            return [extract_document(extractor, one) for one in documents]
    return [extract_document(extractor, one) for one in documents]


def failed(document: Document, detail: str) -> Extraction:
    """The extraction of a document whose reading crashed."""
    issue = Issue("extract.failed", document.name, " ".join(detail.split())[:200])
    return Extraction(document.id, issues=(issue,))


def is_failed(extraction: Extraction) -> bool:
    """Whether the reading of the document crashed."""
    return any(issue.code == "extract.failed" for issue in extraction.issues)


def reconcile(
    stated: Iterable[Stated],
    bonds: Sequence[Bond] = (),
    copies: Sequence[Copy] | None = None,
) -> Tally:
    """What the statements say together, whatever their order.

    Args:
        stated: the statements, as the analyst has corrected them.
        bonds: the analyst's word on what is one event and what is not.
        copies: the near-duplicates among the documents; found here where they are not given.
    """
    return _together(resolve_all(in_order(stated)), bonds, copies)


def _together(
    resolved: Sequence[Resolved], bonds: Sequence[Bond] = (), copies: Sequence[Copy] | None = None
) -> Tally:
    """The same of resolved statements in order; each matter is given its own near-duplicates."""
    sources = {one.stated.source.id: one.stated.source for one in resolved}
    if copies is None:
        copies = find_copies(sources.values())
    joined = join_matters({one.id: one.matter for one in resolved}, bonds) if bonds else {}
    units: dict[str, list[Resolved]] = {}
    for one in resolved:
        units.setdefault(joined.get(one.matter, one.matter), []).append(one)
    near: dict[str, list[Copy]] = {}
    for copy in copies:
        near.setdefault(copy.first, []).append(copy)
    parts = [
        reconcile_matter(units[name], _among(units[name], near), bonds) for name in sorted(units)
    ]
    return Tally(
        documents=tuple(sorted(sources)),
        events=tuple(event for part in parts for event in part.events),
        series=tuple(series for part in parts for series in part.series),
        identities=tuple(identity for part in parts for identity in part.identities),
        conflicts=tuple(conflict for part in parts for conflict in part.conflicts),
        copies=tuple(copies),
    )


def _among(resolved: Sequence[Resolved], near: Mapping[str, Sequence[Copy]]) -> tuple[Copy, ...]:
    """The near-duplicates among the documents of these statements, sorted."""
    documents = {one.stated.source.id for one in resolved}
    found = (copy for one in documents for copy in near.get(one, ()))
    return tuple(sorted(copy for copy in found if copy.second in documents))


def in_order(stated: Iterable[Stated]) -> list[Stated]:
    """The statements by name of document and place in it, whatever their order was."""
    return sorted(stated, key=lambda one: (one.source.name, one.source.id, one.position))


def reconcile_at_once(stated: Iterable[Stated]) -> Tally:
    """The same with the sums of what several states gave together, which no one matter holds.

    A stored ledger is kept matter by matter, and does not have these sums.
    """
    resolved = resolve_all(in_order(stated))
    tally = _together(resolved)
    joint = find_joint_identities(tally.events, {one.id: one for one in resolved})
    known = {one.id: one for one in (*tally.identities, *joint)}
    return msgspec.structs.replace(tally, identities=tuple(known[id] for id in sorted(known)))


def reconcile_matter(
    resolved: Sequence[Resolved], copies: Sequence[Copy] = (), bonds: Sequence[Bond] = ()
) -> Tally:
    """What the statements of one matter say together: a function of these arguments alone."""
    by_id = {one.id: one for one in resolved}
    events = group_events(resolved, copies, bonds)
    series = make_series(events, by_id)
    conflicts = find_conflicts(events, by_id)
    denied = frozenset(one.id for one in resolved if one.statement.polarity == "denied")
    return Tally(
        events=grade_events(events, conflicts, denied),
        series=series,
        identities=find_identities(events, series, by_id),
        conflicts=conflicts,
    )

"""The pieces of Tallywire's work that are timed: read, extract, store, all of it.

In: documents.  Out: functions without arguments for ``timing``, and the growth of the cost of
adding with the size of the store.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench import corpus
from bench.timing import PROCESSOR, WALL, seconds
from tallywire.model.document import Document
from tallywire.model.extraction import Extraction
from tallywire.pipeline import (
    Reader,
    batches,
    default_extractor,
    extract_batch,
    read_documents,
)
from tallywire.run.local import extract_all
from tallywire.store.sqlite import SqliteStore

__all__ = [
    "add_to_grown_store",
    "extract",
    "keep",
    "once_started",
    "read",
    "whole_way",
    "write_texts",
]


def write_texts(texts: list[Document], folder: Path) -> None:
    """The texts as files."""
    for one in texts:
        (folder / f"{one.name}.txt").write_text(one.text, "utf-8")


def read(folder: Path) -> int:
    """Read the files of a folder; gives how many documents they are."""
    return sum(result.document is not None for result in read_documents([folder]))


def extract(reader: Reader, texts: list[Document]) -> list[Extraction]:
    """The statements of the texts, in this process."""
    return [found for group in batches(texts) for found in extract_batch(reader, group)]


def keep(texts: list[Document], extractions: list[Extraction], reader: Reader) -> None:
    """Store what was read in a new database, one transaction for each document."""
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "ledger.db")
        for one, extraction in zip(texts, extractions, strict=True):
            store.add(one, reader.run, extraction)
        store.close()


def whole_way(folder: Path, workers: int, reader: Reader) -> None:
    """Files to database.  With more than one worker their start is part of the time."""
    with tempfile.TemporaryDirectory() as place:
        store = SqliteStore(Path(place) / "ledger.db")
        texts = (r.document for r in read_documents([folder]) if r.document is not None)
        for one, found in extract_all(texts, default_extractor, workers, reader):
            store.add(one, reader.run, found)
        store.close()


def once_started(folder: Path, workers: int, reader: Reader) -> float:
    """Documents a second from files to database, from the first third of them to the end.

    By then the processes have started and read some texts, which takes as long for ten documents
    as for a million.
    """
    with tempfile.TemporaryDirectory() as place:
        store = SqliteStore(Path(place) / "ledger.db")
        texts = (r.document for r in read_documents([folder]) if r.document is not None)
        done: list[float] = []
        for one, found in extract_all(texts, default_extractor, workers, reader):
            store.add(one, reader.run, found)
            done.append(WALL())
        store.close()
    first = len(done) // 3
    return (len(done) - first) / (done[-1] - done[first - 1])


def add_to_grown_store(
    texts: list[Document], extractions: list[Extraction], reader: Reader, holding: int, adding: int
) -> float:
    """Processor seconds for adding so many documents to a store that already holds so many."""
    pairs = [
        corpus.copied(texts[n % len(texts)], extractions[n % len(texts)], n)
        for n in range(holding + adding)
    ]
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "ledger.db")
        for document, extraction in pairs[:holding]:
            store.add(document, reader.run, extraction)

        def add() -> None:
            for document, extraction in pairs[holding:]:
                store.add(document, reader.run, extraction)

        taken = seconds(add, PROCESSOR)
        store.close()
    return taken

"""Maps the extractor over documents, in this process or in several on this machine.

In: documents, and how to build an extractor.  Out: each document with its extraction, in the
order of the documents, whatever the number of workers.  A document that takes its process
down is found by reading the unfinished ones alone, and becomes an issue like any crash.

Where a process can be copied (``may_fork``), the extractor is loaded once, and the workers are
copies that have it; elsewhere each of them loads its own.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import Final, TypeVar

from tallywire.errors import TallywireError
from tallywire.model.document import Document
from tallywire.model.extraction import Extraction
from tallywire.pipeline import (
    BatchReader,
    Preparing,
    Reader,
    batches,
    extract_batch,
    extract_document,
    failed,
)

__all__ = [
    "DOCUMENTS_PER_COPY",
    "DOCUMENTS_PER_WORKER",
    "MakeReader",
    "extract_all",
    "handed",
    "may_fork",
    "obey_parent",
    "worker_count",
]

MakeReader = Callable[[], Reader]

_Handed = tuple[list[Document], Future[list[Extraction]]]
"""Documents, and what a process is to find in them."""

DOCUMENTS_PER_WORKER: Final = 160
"""Fewer do not repay the start of a process that has to load the extractor.

Measured on the samples: a process starts in 2.4 seconds (libraries, model, packs) and then reads
a document in 0.018, so it has loaded when one process alone has read 130.  Two processes draw level
with one at twice that, four at 4/3 of it each; 160 for each leaves them ahead.  Texts of which
little matters are read faster and need more: set the number of workers where that is so.
"""

DOCUMENTS_PER_COPY: Final = 32
"""Fewer do not repay the copy of a process that has the extractor: two groups of documents."""

_AHEAD: Final = 2
"""Groups of documents handed out for each worker before the oldest is waited for; bounds memory."""

_Task = TypeVar("_Task")
_Done = TypeVar("_Done")

_reader: Reader | None = None  # the one extractor of a worker process
_broken: TallywireError | None = None  # why there is none


def worker_count(documents: int, wanted: int | None = None) -> int:
    """How many processes to use: as wanted, else as many as that many documents repay."""
    if wanted is not None:
        return max(1, wanted)
    return max(1, min(os.cpu_count() or 1, documents // _repaying()))


def _repaying() -> int:
    """How many documents repay a worker here."""
    return DOCUMENTS_PER_COPY if may_fork() else DOCUMENTS_PER_WORKER


def may_fork() -> bool:
    """Whether this process can be copied: on Linux, while it has no threads of its own.

    Threads of libraries that do arithmetic may be there: those stop and start by themselves.
    """
    return sys.platform == "linux" and threading.active_count() == 1


def extract_all(
    documents: Iterable[Document],
    make_reader: MakeReader,
    workers: int | None = None,
    reader: Reader | None = None,
) -> Iterator[tuple[Document, Extraction]]:
    """Each document with what was found in it, in the order of the documents.

    Args:
        documents: read lazily, never all held at once.
        make_reader: builds an extractor; must be importable by name, as it is called in each
            worker process.
        workers: processes; None for as many as the number of documents repays.
        reader: an extractor already built, for one worker or for processes that are copied.

    Raises:
        TallywireError: the extractor cannot be built, or is broken; no document is to blame.
    """
    stream = iter(documents)
    if workers is None:
        first = list(islice(stream, (os.cpu_count() or 1) * _repaying()))
        workers = worker_count(len(first))
        stream = chain(first, stream)
    if workers <= 1:
        return _alone(stream, reader or make_reader())
    pool = _copies(reader or make_reader(), workers) if may_fork() else _pool(make_reader, workers)
    return _in_processes(stream, make_reader, workers, pool)


def _alone(documents: Iterator[Document], reader: Reader) -> Iterator[tuple[Document, Extraction]]:
    if not isinstance(reader, BatchReader):
        yield from ((one, extract_document(reader, one)) for one in documents)
        return
    for group in batches(documents):
        yield from zip(group, extract_batch(reader, group), strict=True)


def _start(make_reader: MakeReader) -> None:
    global _reader, _broken  # a worker process has no other place to keep them
    obey_parent()
    try:
        _reader = make_reader()
    except TallywireError as error:
        _broken = error  # raised here it would only be said that a process died


def obey_parent() -> None:
    """Let the parent of this worker process decide when it stops, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with_parent, daemon=True).start()


def _die_with_parent() -> None:
    """End this process when the parent is killed; otherwise it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(documents: Sequence[Document]) -> list[Extraction]:
    if _broken is not None:
        raise _broken
    assert _reader is not None
    return extract_batch(_reader, documents)


def _pool(make_reader: MakeReader, workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start,
        initargs=(make_reader,),
    )


def _copies(reader: Reader, workers: int) -> ProcessPoolExecutor:
    """Processes that are copies of this one; made at once, before anything starts a thread."""
    if isinstance(reader, Preparing):
        reader.prepare()
    pool = ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("fork"),
        initializer=_start,
        initargs=(lambda: reader,),
    )
    with warnings.catch_warnings():  # later Pythons count threads of libraries too
        warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
        pool.submit(os.getpid)
    return pool


def _in_processes(
    documents: Iterator[Document],
    make_reader: MakeReader,
    workers: int,
    pool: ProcessPoolExecutor,
) -> Iterator[tuple[Document, Extraction]]:
    waiting: deque[_Handed] = deque()
    groups = batches(documents, workers)
    try:
        while True:
            try:
                for group in islice(groups, workers * _AHEAD - len(waiting)):
                    waiting.append((group, handed(pool, _work, group)))
                if not waiting:
                    pool.shutdown()  # so that no thread of it is left when the next one starts
                    return
                found = waiting[0][1].result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                for group, done in _recovered(waiting, make_reader):
                    yield from zip(group, done, strict=True)
                waiting.clear()
                pool = _pool(make_reader, workers)
                continue
            yield from zip(waiting.popleft()[0], found, strict=True)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def handed(pool: ProcessPoolExecutor, work: Callable[[_Task], _Done], task: _Task) -> Future[_Done]:
    """The future of a task; broken like the others where the pool has just broken."""
    try:
        return pool.submit(work, task)
    except BrokenProcessPool as error:
        broken: Future[_Done] = Future()
        broken.set_exception(error)
        return broken


def _recovered(
    waiting: Iterable[_Handed], make_reader: MakeReader
) -> Iterator[tuple[list[Document], list[Extraction]]]:
    """The unfinished documents, each alone, so that only the guilty one fails."""
    for group, future in waiting:
        is_done = future.done() and not future.cancelled() and future.exception() is None
        yield group, future.result() if is_done else _one_by_one(group, make_reader)


def _one_by_one(documents: Iterable[Document], make_reader: MakeReader) -> list[Extraction]:
    """What is found in each; a process that dies is replaced for the next."""
    found: list[Extraction] = []
    pool = _pool(make_reader, 1)
    try:
        for document in documents:
            try:
                found.extend(pool.submit(_work, [document]).result())
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                found.append(failed(document, "its process died, perhaps for want of memory"))
                pool = _pool(make_reader, 1)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return found

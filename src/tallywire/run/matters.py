"""Reconciles matters, in this process or in several on this machine.

In: the statements of each matter, with what is known beside them.  Out: what each says together,
in the order of the matters, whatever the number of workers.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Final

import msgspec

from tallywire.model.ledger import Copy, Tally
from tallywire.model.resolved import Stated
from tallywire.pipeline import reconcile_matter
from tallywire.reconcile import Bond
from tallywire.resolve import resolve_all
from tallywire.run.local import die_with_parent

__all__ = ["MATTERS_PER_WORKER", "Bundle", "reconcile_all"]

MATTERS_PER_WORKER: Final = 64
"""Fewer do not repay the start of a process, which loads the packs: two seconds, in which one
alone reconciles some 7,000 statements."""
_AHEAD: Final = 4
"""Matters handed out for each worker before the oldest is waited for; bounds memory."""

_Handed = tuple["Bundle", Future[Tally]]


class Bundle(msgspec.Struct, frozen=True):
    """Everything that one matter, or several that an analyst joined, is reconciled from."""

    name: str
    stated: tuple[Stated, ...]
    copies: tuple[Copy, ...]
    bonds: tuple[Bond, ...]


def reconcile_all(
    bundles: Iterable[Bundle], count: int, workers: int | None = None
) -> Iterator[tuple[str, Tally]]:
    """The name of each bundle with what it says together, in the order given.

    Args:
        bundles: made lazily, never all held at once.
        count: how many there are.
        workers: processes; None for as many as that many matters repay.
    """
    if workers is None:
        workers = min(os.cpu_count() or 1, count // MATTERS_PER_WORKER)
    if workers <= 1:
        return ((one.name, _reconcile(one)) for one in bundles)
    return _in_processes(iter(bundles), workers)


def _reconcile(bundle: Bundle) -> Tally:
    return reconcile_matter(resolve_all(bundle.stated), bundle.copies, bundle.bonds)


def _start() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    threading.Thread(target=die_with_parent, daemon=True).start()


def _in_processes(bundles: Iterator[Bundle], workers: int) -> Iterator[tuple[str, Tally]]:
    """In order; should a process die, this one goes on alone."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start)
    waiting: deque[_Handed] = deque()
    is_broken = False
    try:
        while True:
            for bundle in islice(bundles, workers * _AHEAD - len(waiting)):
                waiting.append((bundle, _handed(pool, bundle)))
            if not waiting:
                return
            bundle, future = waiting.popleft()
            if not is_broken:
                try:
                    yield bundle.name, future.result()
                    continue
                except BrokenProcessPool:
                    is_broken = True
            yield bundle.name, _reconcile(bundle)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _handed(pool: ProcessPoolExecutor, bundle: Bundle) -> Future[Tally]:
    """The future of a bundle; broken like the others where the pool has just broken."""
    try:
        return pool.submit(_reconcile, bundle)
    except BrokenProcessPool as error:
        broken: Future[Tally] = Future()
        broken.set_exception(error)
        return broken

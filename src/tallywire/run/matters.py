"""Reconciles matters, in this process or in several on this machine.

In: the statements of each matter, with what is known beside them.  Out: what each says together,
in the order of the matters, whatever the number of workers.
"""

from __future__ import annotations

import multiprocessing
import os
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
from tallywire.run.local import handed, obey_parent

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


def _in_processes(bundles: Iterator[Bundle], workers: int) -> Iterator[tuple[str, Tally]]:
    """In order; should a process die, this one goes on alone."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=obey_parent)
    waiting: deque[_Handed] = deque()
    is_broken = False
    try:
        while True:
            for bundle in islice(bundles, workers * _AHEAD - len(waiting)):
                waiting.append((bundle, handed(pool, _reconcile, bundle)))
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

"""Work shared out among processes on this machine, or done in this one.

In: a function and its tasks.  Out: what it makes of each, in the order of the tasks, whatever the
number of processes.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from types import TracebackType
from typing import Final, TypeVar

from tallywire.run.local import handed, obey_parent

__all__ = ["Crew"]

_AHEAD: Final = 4
"""Tasks handed out for each worker before the oldest is waited for; bounds memory."""

_Task = TypeVar("_Task")
_Done = TypeVar("_Done")


class Crew:
    """Worker processes, started when tasks first repay them, kept until the end of a `with`."""

    def __init__(self, most: int | None = None) -> None:
        """A crew of so many processes at most; None for one on each core."""
        self._most = (os.cpu_count() or 1) if most is None else most
        self._pool: ProcessPoolExecutor | None = None
        self._is_broken = False

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def map(
        self, work: Callable[[_Task], _Done], tasks: Iterable[_Task], repaid: int
    ) -> Iterator[_Done]:
        """What `work` makes of each task, in order; should processes die, this one goes on alone.

        Args:
            work: must be importable by name.
            tasks: made lazily, never all held at once; may themselves come from such a map.
            repaid: how many processes that many tasks repay; fewer than two start none.
        """
        if min(repaid, self._most) <= 1:
            return map(work, tasks)
        return self._shared(work, iter(tasks))

    def _shared(self, work: Callable[[_Task], _Done], tasks: Iterator[_Task]) -> Iterator[_Done]:
        waiting: deque[tuple[_Task, Future[_Done]]] = deque()
        while True:
            for task in islice(tasks, self._most * _AHEAD - len(waiting)):
                waiting.append((task, handed(self._workers(), work, task)))
            if not waiting:
                return
            yield self._done(work, *waiting.popleft())

    def _done(self, work: Callable[[_Task], _Done], task: _Task, future: Future[_Done]) -> _Done:
        if not self._is_broken:
            try:
                return future.result()
            except BrokenProcessPool:
                self._is_broken = True
        return work(task)

    def _workers(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(
                self._most, mp_context=context, initializer=obey_parent
            )
        return self._pool

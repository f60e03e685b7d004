"""Seconds and megabytes of memory.

In: functions.  Out: for each the least seconds over some rounds.  Rounds are interleaved, so
that a slow minute of the machine falls on all alike; the least is what the work itself takes.
Where only one process works, its processor time is taken, which other processes do not stretch.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

__all__ = ["PROCESSOR", "WALL", "least_seconds", "own_peak", "peak_memory", "seconds"]

Clock = Callable[[], float]
PROCESSOR: Final[Clock] = time.process_time
WALL: Final[Clock] = time.perf_counter


def seconds(work: Callable[[], object], clock: Clock) -> float:
    """How long the work takes, once."""
    start = clock()
    work()
    return clock() - start


def least_seconds(
    works: Mapping[str, Callable[[], object]], rounds: int, clock: Clock
) -> dict[str, float]:
    """The least seconds of each piece of work over so many interleaved rounds."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds):
        for name, work in works.items():
            taken[name].append(seconds(work, clock))
            print(f"  round {number + 1}/{rounds}: {name:<40} {taken[name][-1]:7.2f} s", flush=True)
    return {name: min(values) for name, values in taken.items()}


def peak_memory(kind: str, count: int) -> float:
    """Megabytes that a process of its own takes for this work at its peak."""
    command = [sys.executable, "-m", "bench.timing", kind, str(count)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return float(done.stdout)


def main(kind: str, count: str) -> None:
    """Do the work and print this process's peak of memory in megabytes."""
    from bench import corpus, work
    from bench.peers import Peers
    from tallywire.pipeline import default_extractor

    texts = corpus.documents(int(count))
    if kind == "tallywire":
        work.extract(default_extractor(), texts)
    else:
        Peers().everything(texts)
    print(own_peak())


def own_peak() -> float:
    """Megabytes at the peak of this process; its own only, not those of the one it came from."""
    status = Path("/proc/self/status")
    if status.is_file():
        found = re.search(r"^VmHWM:\s+(\d+) kB", status.read_text("utf-8"), re.MULTILINE)
        assert found is not None
        return int(found.group(1)) / 1e3
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main(*sys.argv[1:])

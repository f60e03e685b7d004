"""Tasks are done here and in other processes, with one result."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tallywire.model.resolved import Source
from tallywire.run.crew import Crew
from tallywire.run.matters import DOCUMENTS_PER_WORKER, Pairing, compare_all, keys_of_all

TEXTS = tuple(
    Source(f"d{n}", f"d{n}", text=" ".join(f"word{n // 2}of{place}" for place in range(60)) + ".")
    for n in range(12)
)
PORTIONS = tuple((one,) for one in TEXTS)


def halved(number: int) -> int:
    return 60 // number


def counted(asked: list[int]) -> Iterator[int]:
    for number in range(1, 200):
        asked.append(number)
        yield number


def test_near_duplicates_are_the_same_whoever_searches() -> None:
    pairs = tuple((one.id, two.id) for one in TEXTS for two in TEXTS if one.id < two.id)
    lots = [Pairing((pair,), {one.id: one for one in TEXTS}) for pair in pairs]
    found = []
    for workers in (1, 2):
        with Crew(workers) as crew:
            count = workers * DOCUMENTS_PER_WORKER
            keys = list(keys_of_all(crew, PORTIONS, count))
            found.append((keys, list(compare_all(crew, lots, count))))
    alone, shared = found
    assert shared == alone
    assert any(alone[1])


def test_tasks_are_asked_for_no_faster_than_they_are_done() -> None:
    asked: list[int] = []
    with Crew(2) as crew:
        done = crew.map(halved, counted(asked), 2)
        assert [next(done) for _ in range(3)] == [60, 30, 20]
        assert len(asked) < 20


def test_an_error_in_a_task_is_raised_here() -> None:
    with Crew(2) as crew, pytest.raises(ZeroDivisionError):
        list(crew.map(halved, [2, 0, 3], 2))


def test_what_comes_from_one_map_may_go_into_another() -> None:
    with Crew(2) as crew:
        once = crew.map(halved, [1, 2, 3, 4], 2)
        assert list(crew.map(halved, once, 2)) == [1, 2, 3, 4]

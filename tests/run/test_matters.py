"""Matters are reconciled here and in other processes, with one result."""

from __future__ import annotations

import multiprocessing

import msgspec

from tallywire.run.crew import Crew
from tallywire.run.matters import MATTERS_PER_WORKER, Bundle, reconcile_all
from tests.stating import said

STATES = ("Chad", "Ghana", "Kenya", "Laos", "Malawi", "Nepal", "Oman", "Peru")


def bundles() -> list[Bundle]:
    """One matter for each state, with two statements of one event and one of another."""
    found = []
    for state in STATES:
        plain = {"recipient": state, "kind": "trainer"}
        stated = (
            said(document=f"{state}-a", count=300, date="2021-03-02", **plain),
            said(document=f"{state}-b", count=300, date="2021-03-02", **plain),
            said(document=f"{state}-c", count=70, date="2017", **plain),
        )
        found.append(Bundle(state, stated, (), ()))
    return found


def encoded(workers: int) -> list[tuple[str, bytes]]:
    with Crew(workers) as crew:
        made = reconcile_all(crew, bundles(), workers * MATTERS_PER_WORKER)
        return [(name, msgspec.json.encode(tally)) for name, tally in made]


def test_any_number_of_workers_gives_the_same_in_the_same_order() -> None:
    alone = encoded(1)
    assert [name for name, _ in alone] == list(STATES)
    assert encoded(2) == alone


def test_few_matters_start_no_process() -> None:
    before = set(multiprocessing.active_children())
    with Crew(2) as crew:
        list(reconcile_all(crew, bundles(), len(STATES)))
        assert set(multiprocessing.active_children()) <= before


def test_when_the_processes_die_the_work_is_done_here() -> None:
    with Crew(2) as crew:
        made = reconcile_all(crew, bundles(), 2 * MATTERS_PER_WORKER)
        found = [next(made)]
        for child in multiprocessing.active_children():
            child.kill()
        found += list(made)
    assert [(name, msgspec.json.encode(tally)) for name, tally in found] == encoded(1)

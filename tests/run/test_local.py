"""The extractor over documents, here and in other processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from fake_extractor import FakeExtractor, make_document

from tallywire.errors import InstallationError, PackError
from tallywire.model.document import Document
from tallywire.model.extraction import Extraction
from tallywire.pipeline import batches, is_failed
from tallywire.run import local
from tallywire.run.local import extract_all, worker_count


def documents(count: int, **odd: str) -> list[Document]:
    texts = {f"d{n:03}": f"Russia sent {n + 1} instructors." for n in range(count)}
    return [make_document(text, name) for name, text in {**texts, **odd}.items()]


@pytest.mark.parametrize("workers", [2, 3])
def test_any_number_of_workers_gives_the_same_in_the_same_order(workers: int) -> None:
    given = documents(25)
    alone = list(extract_all(given, FakeExtractor, 1))
    assert [d.name for d, _ in alone] == [d.name for d in given]
    assert list(extract_all(given, FakeExtractor, workers)) == alone


@pytest.mark.parametrize("workers", [1, 2])
def test_a_crash_on_one_document_is_an_issue_and_the_run_goes_on(workers: int) -> None:
    given = documents(6, d002="CRASH")
    done = {d.name: e for d, e in extract_all(given, FakeExtractor, workers)}
    assert len(done) == 6
    (issue,) = done["d002"].issues
    assert (issue.code, issue.place) == ("extract.failed", "d002")
    assert "RuntimeError: told to crash" in issue.message
    assert [name for name, e in done.items() if is_failed(e)] == ["d002"]


def test_a_document_that_takes_its_process_down_fails_alone() -> None:
    given = documents(8, d003="DIE")
    done = {d.name: e for d, e in extract_all(given, FakeExtractor, 2)}
    assert list(done) == [d.name for d in given]
    assert [name for name, e in done.items() if is_failed(e)] == ["d003"]
    assert "process died" in done["d003"].issues[0].message
    assert all(e.statements for name, e in done.items() if name != "d003")


def test_one_reader_takes_sixteen_documents_at_a_time() -> None:
    given = documents(37)
    groups = list(batches(given))
    assert [len(group) for group in groups] == [16, 16, 5]
    assert [one for group in groups for one in group] == given


def test_readers_side_by_side_take_fewer_and_fewer_towards_the_end() -> None:
    given = documents(80)
    groups = list(batches(given, 2))
    assert [len(group) for group in groups] == [16, 16, 16, 16, 8, 4, 4]
    assert [one for group in groups for one in group] == given


def test_no_more_documents_are_taken_from_the_stream_than_the_readers_hold() -> None:
    stream = iter(documents(200))
    next(batches(stream, 2))
    assert len(list(stream)) == 200 - 32 - 16


class Together(FakeExtractor):
    """Reads several at once, and all of them fail with one."""

    def extract_many(self, documents: Sequence[Document]) -> list[Extraction]:
        return [self.extract(one) for one in documents]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_crash_on_one_document_spares_those_that_are_read_with_it(workers: int) -> None:
    given = documents(6, d002="CRASH")
    assert list(extract_all(given, Together, workers)) == list(extract_all(given, FakeExtractor, 1))


class BrokenLater(FakeExtractor):
    """Fails for a reason that is no document's."""

    def extract(self, document: Document) -> Extraction:
        raise PackError("nouns.yaml: entry 3: no such class")


def make_nothing() -> FakeExtractor:
    raise InstallationError("no model is installed")


@pytest.mark.parametrize("workers", [1, 2])
def test_a_broken_pack_stops_the_run_with_its_message(workers: int) -> None:
    with pytest.raises(PackError, match=r"nouns\.yaml: entry 3"):
        list(extract_all(documents(4), BrokenLater, workers))


@pytest.mark.parametrize("workers", [1, 2])
def test_an_extractor_that_cannot_be_built_stops_the_run_with_its_message(workers: int) -> None:
    with pytest.raises(InstallationError, match="no model is installed"):
        list(extract_all(documents(4), make_nothing, workers))


def test_no_document_gives_nothing() -> None:
    assert list(extract_all([], FakeExtractor, 2)) == []
    assert list(extract_all([], FakeExtractor)) == []


def test_few_documents_do_not_start_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_pool", None)
    monkeypatch.setattr(local, "_copies", None)
    assert len(list(extract_all(documents(5), FakeExtractor))) == 5


@pytest.mark.parametrize(
    ("count", "wanted", "forks", "workers"),
    [
        (0, None, True, 1),
        (63, None, True, 1),
        (64, None, True, 2),
        (319, None, False, 1),
        (320, None, False, 2),
        (100_000, None, True, 4),
        (500, 1, True, 1),
        (2, 7, False, 7),
    ],
)
def test_workers_are_as_wanted_or_as_many_as_repay(
    monkeypatch: pytest.MonkeyPatch, count: int, wanted: int | None, forks: bool, workers: int
) -> None:
    monkeypatch.setattr(local.os, "cpu_count", lambda: 4)
    monkeypatch.setattr(local, "may_fork", lambda: forks)
    assert worker_count(count, wanted) == workers


@pytest.mark.parametrize("forks", [True, False])
def test_however_processes_start_they_find_the_same(
    monkeypatch: pytest.MonkeyPatch, forks: bool
) -> None:
    if forks:
        skip_where_nothing_is_copied()
    monkeypatch.setattr(local, "may_fork", lambda: forks)
    given = documents(40, d003="DIE", d005="CRASH")
    done = {d.name: e for d, e in extract_all(given, FakeExtractor, 2)}
    assert list(done) == [d.name for d in given]
    assert [name for name, e in done.items() if is_failed(e)] == ["d003", "d005"]


def skip_where_nothing_is_copied() -> None:
    deadline = time.monotonic() + 20
    while threading.active_count() > 1 and time.monotonic() < deadline:
        time.sleep(0.01)  # those of the pools of other tests end by and by
    if not local.may_fork():
        pytest.skip("processes are not copied here")


def test_a_copied_process_uses_the_extractor_that_is_there() -> None:
    skip_where_nothing_is_copied()
    given = documents(20)
    alone = list(extract_all(given, FakeExtractor, 1))
    assert list(extract_all(given, make_nothing, 2, FakeExtractor())) == alone


def test_a_process_with_a_thread_is_not_copied() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert not local.may_fork()
    finally:
        done.set()
        thread.join()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")
def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    code = (
        "from fake_extractor import FakeExtractor, make_document\n"
        "from tallywire.run.local import extract_all\n"
        "texts = (make_document(f'{n} men', str(n)) for n in range(10**9))\n"
        "for n, _ in enumerate(extract_all(texts, FakeExtractor, 2)):\n"
        "    if n == 5:\n"
        "        print('going', flush=True)\n"
    )
    (tmp_path / "endless.py").write_text(
        "if __name__ == '__main__':\n    " + "    ".join(code.splitlines(keepends=True))
    )
    path = os.pathsep.join([str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    parent = subprocess.Popen(
        [sys.executable, str(tmp_path / "endless.py")],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert parent.stdout is not None
    assert parent.stdout.readline() == b"going\n"
    tasks = Path(f"/proc/{parent.pid}/task").glob("*/children")
    children = [int(pid) for task in tasks for pid in task.read_text().split()]
    assert len(children) >= 2
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    deadline = time.monotonic() + 20
    while any(is_running(pid) for pid in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [pid for pid in children if is_running(pid)]


def is_running(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False

"""Runs the command line in this process, with the fake extractor."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tallywire.cli import main
from tallywire.cli.options import settings


class Outcome(msgspec.Struct, frozen=True):
    """What a command left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder with settings of its own."""
    monkeypatch.chdir(tmp_path)
    for name in ("DATABASE", "WORKERS"):
        monkeypatch.delenv(f"TALLYWIRE_{name}", raising=False)
    monkeypatch.setenv("TALLYWIRE_EXTRACTOR", "fake_extractor:FakeExtractor")
    monkeypatch.setenv("COLUMNS", "160")
    tests = str(Path(__file__).parents[1])
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([tests, os.environ.get("PYTHONPATH", "")]))
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """A function that runs a command and tells how it went."""

    def run(*arguments: str) -> Outcome:
        settings.cache_clear()
        monkeypatch.setattr(sys, "argv", ["tallywire", *arguments])
        capfd.readouterr()
        status = 0
        try:
            main()
        except SystemExit as stop:
            status = int(stop.code or 0)
        captured = capfd.readouterr()
        return Outcome(status, captured.out, captured.err)

    return run

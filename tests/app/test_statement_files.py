"""Statement files reconciled without a store."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import tallywire
from tallywire.errors import ReadError


def record(**fields: Any) -> dict[str, Any]:
    return {
        "frame": "deployment",
        "provider": "Turkey",
        "recipient": "Somalia",
        "kind": "trainer",
        "count": 40,
        "status": "completed",
        "origin": {"name": None, "kind": "publisher"},
        **fields,
    }


def write(folder: Path, name: str, *records: dict[str, Any], **more: Any) -> None:
    (folder / name).write_text(json.dumps({"statements": list(records), **more}))


@pytest.fixture
def found(tmp_path: Path) -> Path:
    write(tmp_path, "one.json", record(), published="2021-05-04")
    write(tmp_path, "two.gold.json", record(count=41), record(frame="training"))
    return tmp_path


def test_both_endings_are_read_and_statements_are_named_by_place(found: Path) -> None:
    done = tallywire.reconcile_files(found)
    ledger = json.loads(done.as_json())
    assert ledger["documents"] == ["one", "two"]
    places = [p for e in ledger["events"] for o in e["origins"] for p in o["statements"]]
    assert sorted(places) == [["one", 0], ["two", 0], ["two", 1]]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "truncated"),
        ("[]", "Expected `object`"),
        ('{"statements": [{"frame": "gift", "status": "completed"}]}', "frame is 'gift'"),
        ('{"statements": [{"frame": "training"}]}', "statement 0: Object missing required field"),
        (json.dumps({"statements": [record(count="many")]}), "$.count"),
        (json.dumps({"statements": [record(date="2020-13")]}), "date is '2020-13'"),
        (json.dumps({"statements": [record()], "published": "soon"}), "published is 'soon'"),
        (json.dumps({"statements": [record(origin={"name": "x", "kind": "y"})]}), "origin_kind"),
    ],
)
def test_a_file_that_breaks_the_guide_is_told_of_and_the_others_go_on(
    found: Path, content: str, says: str
) -> None:
    (found / "bad.json").write_text(content)
    told: list[str] = []
    done = tallywire.reconcile_files(found, on_issue=lambda issue: told.append(issue.message))
    assert len(done.stated) == 3
    assert len(told) == 1
    assert "bad.json: " in told[0]
    assert says in told[0]
    assert "this document was left out" in told[0]


def test_a_text_that_is_not_utf_8_is_told_of(found: Path) -> None:
    (found / "one.txt").write_bytes(b"\xff\xfe\xff")
    done = tallywire.reconcile_files(found, texts=found)
    assert [issue.code for issue in done.issues] == ["statements.text"]
    assert len(done.stated) == 3


def test_where_nothing_can_be_read_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no file of statements"):
        tallywire.reconcile_files(tmp_path)
    with pytest.raises(ReadError, match="no such folder"):
        tallywire.reconcile_files(tmp_path / "none")
    (tmp_path / "bad.json").write_text("{")
    with pytest.raises(ReadError, match="can be read"):
        tallywire.reconcile_files(tmp_path)

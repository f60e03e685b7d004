from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from tallywire.errors import ReadError
from tallywire.model.issue import Issue
from tallywire.read import Metadata, ReadResult, load_metadata, read_jsonl, read_paths

BODY = "The ministry said on Friday that 60 instructors had arrived in the capital Bangui."


def outcome(results: list[ReadResult]) -> list[str]:
    found = []
    for result in results:
        assert (result.document is None) != (result.issue is None)
        if result.document is not None:
            found.append(result.document.name)
        elif result.issue is not None:
            found.append(result.issue.code)
    return found


def test_a_folder_is_read_in_order_of_names_without_other_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c/z.text", "B.txt", "README.md", ".hidden.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{name}. {BODY}")
    for name in ("a.gold.json", "index.json", "score.py", "map.png"):
        (tmp_path / name).write_text("[]")
    assert outcome(list(read_paths([tmp_path]))) == ["B", "a", "b", "z"]


def test_a_bad_file_is_an_issue_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "d.txt.gz").write_bytes(b"\x1f\x8bnonsense")
    (tmp_path / "e.txt.gz").write_bytes(gzip.compress(BODY.encode())[:-9])
    (tmp_path / "f.html").write_text("<html></html>")
    (tmp_path / "g.txt").write_text(BODY)
    results = list(read_paths([tmp_path]))
    assert outcome(results) == [
        "a",
        "read.empty",
        "read.format",
        "read.unreadable",
        "read.unreadable",
        "read.empty",
        "g",
    ]
    for result in results:
        assert result.issue is None or result.issue.message.startswith(str(tmp_path))


def test_paths_that_lead_nowhere_are_issues(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "x.json").write_text("[]")
    paths = [tmp_path / "none.txt", tmp_path / "empty", tmp_path / "x.json", "bad\x00name"]
    assert outcome(list(read_paths(paths))) == [
        "read.unreadable",
        "read.no_texts",
        "read.format",
        "read.unreadable",
    ]


def test_compressed_and_plain_are_the_same_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(BODY.encode()))
    first, second = (r.document for r in read_paths([tmp_path]))
    assert first == second


def test_fifty_megabytes_of_one_line_are_refused(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"x" * 50_000_000)
    (tmp_path / "big.jsonl").write_bytes(b"x" * 50_000_000 + b'\n{"text": "Ten men came."}\n')
    assert outcome(list(read_paths([tmp_path / "big.txt"]))) == ["read.too_long"]
    assert outcome(list(read_paths([tmp_path / "big.jsonl"]))) == ["read.json", "big-2"]


def test_files_are_opened_one_at_a_time(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(BODY)
    results = read_paths([tmp_path / "a.txt", tmp_path / "b.txt"])
    next(results)
    (tmp_path / "b.txt").unlink()
    assert outcome(list(results)) == ["read.unreadable"]


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (BODY.encode(), ["stdin"]),
        (b'{"id": "a", "text": "Ten men came."}\n{"text": "Twenty left."}\n', ["a", "stdin-2"]),
        (f"<!DOCTYPE html><html><body><p>{BODY}</p></body></html>".encode(), ["stdin"]),
        (b"", ["read.empty"]),
    ],
)
def test_standard_input_is_told_by_how_it_opens(data: bytes, names: list[str]) -> None:
    assert outcome(list(read_paths(["-"], stdin=io.BytesIO(data)))) == names


def test_metadata_is_found_by_the_stem(tmp_path: Path) -> None:
    (tmp_path / "a.b.txt").write_text(BODY)
    index = {"a.b": Metadata(publisher="River Post", extra={"style": "wire"})}
    (result,) = read_paths([tmp_path], index, Metadata(published="2020-01-01"))
    assert result.document is not None
    assert result.document.publisher == "River Post"
    assert result.document.metadata == {"style": "wire"}
    assert result.document.published is not None


def test_a_broken_line_is_named_and_the_others_are_read() -> None:
    lines = [
        json.dumps({"id": "one", "text": BODY, "published": "2020-10-24", "desk": 4}).encode(),
        b"",
        b'{"id": "three", "text": ',
        json.dumps({"text": BODY, "publisher": "River Post"}).encode(),
        b'["no object"]',
        b'{"id": "six"}',
        b'{"id": "seven", "text": ""}',
        b'{"id": "eight", "text": "x", "title": 8}',
        b'{"id": 9, "text": "Nine men came."}',
        b'{"text": "half \\ud800"}',
    ]
    results = list(read_jsonl(lines, "feed", place="feed.jsonl"))
    assert outcome(results) == [
        "one",
        "read.json",
        "feed-4",
        "read.json",
        "read.json",
        "read.empty",
        "read.json",
        "9",
        "read.json",
    ]
    assert results[1].place == "feed.jsonl, line 3"
    document = results[0].document
    assert document is not None
    assert document.text == BODY
    assert document.metadata == {"desk": 4}
    assert document.published_basis == "metadata"


def test_the_index_wins_over_the_record() -> None:
    line = b'{"id": "a", "text": "Ten men came.", "title": "Record", "publisher": "Record"}'
    index = {"a": Metadata(title="Index")}
    (result,) = read_jsonl([line], "feed", metadata=index)
    assert result.document is not None
    assert (result.document.title, result.document.publisher) == ("Index", "Record")


def test_an_index_is_read_with_its_further_keys(tmp_path: Path) -> None:
    path = tmp_path / "index.json"
    entries = [{"id": "a", "title": None, "published": "2020", "relays": ["b"]}, {"id": "b"}]
    path.write_text(json.dumps(entries), encoding="utf-8-sig")
    found = load_metadata(path)
    assert found["a"] == Metadata(published="2020", extra={"relays": ["b"]})
    assert found["b"] == Metadata()


@pytest.mark.parametrize(
    "content", ["", "{}", "[1]", '[{"title": "x"}]', '[{"id": "a"}, {"id": "a"}]', "\x00"]
)
def test_a_bad_index_says_where_and_why(tmp_path: Path, content: str) -> None:
    path = tmp_path / "index.json"
    path.write_text(content)
    with pytest.raises(ReadError, match=r"index\.json"):
        load_metadata(path)


def test_bad_entries_can_be_collected_instead(tmp_path: Path) -> None:
    path = tmp_path / "index.json"
    path.write_text('[{"id": "a", "url": 5}, {"id": "b"}, 7]')
    issues: list[Issue] = []
    assert set(load_metadata(path, issues)) == {"b"}
    assert [issue.place for issue in issues] == [f"{path}, entry 1", f"{path}, entry 3"]


def test_a_missing_index_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        load_metadata(tmp_path / "none.json")

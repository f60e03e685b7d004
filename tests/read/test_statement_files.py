"""Statements kept as files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tallywire.errors import ReadError
from tallywire.read.statement_files import load_stated


def written(folder: Path, **fields: object) -> Path:
    statement = {"frame": "transfer", "recipient": "Mali", "status": "pledged", "item": "truck"}
    body = {"id": "a", "published": "2021-05-04", "statements": [statement | fields]}
    (folder / "a.gold.json").write_text(json.dumps(body), "utf-8")
    return folder


def test_a_provider_that_no_text_names_may_be_null(tmp_path: Path) -> None:
    (stated,) = load_stated(written(tmp_path, provider=None))
    assert stated.statement.provider is None
    assert stated.statement.recipient == "Mali"
    assert stated.source.published == "2021-05-04"


def test_a_file_without_a_status_is_named_in_the_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"a\.gold\.json"):
        load_stated(written(tmp_path, status=None))

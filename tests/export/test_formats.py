"""Tables and records as bytes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import polars as pl
import pytest
from fake_extractor import FakeExtractor, make_document
from hypothesis import given
from hypothesis import strategies as st

from tallywire.export.formats import as_csv, as_json, as_jsonl, as_parquet
from tallywire.export.records import document_record, file_stem, record_line, write_record
from tallywire.export.table import Column, Table
from tallywire.model.extraction import Extraction

COLUMNS = (Column("name"), Column("count", "number"), Column("via", "list"))
TABLE = Table(
    COLUMNS,
    (("Russia", 60, ["Reuters", "RIA Novosti"]), ("=1+1", 2.5, []), (None, None, [])),
)


def test_csv_has_a_header_and_joins_lists_by_the_direction_of_telling() -> None:
    lines = as_csv(TABLE).decode().splitlines()
    assert lines == ["name,count,via", "Russia,60,Reuters < RIA Novosti", "'=1+1,2.5,", ",,"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "  ="])
def test_no_csv_cell_of_text_begins_like_a_formula(start: str) -> None:
    table = Table((Column("name"),), ((f"{start}cmd|' /C calc'!A0",),))
    (_, (cell,)) = csv.reader(io.StringIO(as_csv(table).decode(), newline=""))
    assert cell.startswith("'")


def test_negative_numbers_stay_numbers_in_csv() -> None:
    table = Table((Column("count", "number"),), ((-5,),))
    assert as_csv(table) == b"count\n-5\n"


@given(st.lists(st.text(), min_size=1))
def test_csv_gives_texts_back_but_for_the_apostrophe(texts: list[str]) -> None:
    data = as_csv(Table((Column("a"), Column("b")), tuple((t, "x") for t in texts)))
    _, *rows = csv.reader(io.StringIO(data.decode(), newline=""))
    for text, (cell, _) in zip(texts, rows, strict=True):
        given_back = text.replace("\r\n", "\n").replace("\r", "\n")
        assert cell in (given_back, f"'{given_back}")


def test_json_and_json_lines_hold_the_same_records() -> None:
    records = json.loads(as_json(TABLE))
    assert [json.loads(line) for line in as_jsonl(TABLE).splitlines()] == records
    assert records[0] == {"name": "Russia", "count": 60, "via": ["Reuters", "RIA Novosti"]}


def test_parquet_gives_the_frame_back() -> None:
    frame = pl.read_parquet(io.BytesIO(as_parquet(TABLE)))
    assert frame.equals(TABLE.to_polars())
    assert frame["count"].to_list() == [60.0, 2.5, None]


def test_an_empty_table_keeps_its_columns_and_types() -> None:
    frame = Table(COLUMNS, ()).to_polars()
    assert frame.schema == TABLE.to_polars().schema
    assert as_csv(Table(COLUMNS, ())) == b"name,count,via\n"
    assert as_json(Table(COLUMNS, ())).strip() == b"[]"


def test_a_table_goes_to_pandas() -> None:
    pytest.importorskip("pandas")
    assert next(iter(TABLE.to_pandas()["name"])) == "Russia"


def test_the_record_of_a_document_has_its_four_keys() -> None:
    document = make_document("Russia sent 60 instructors.", "one", published="2018-10-20")
    extraction = FakeExtractor().extract(document)
    record = document_record(document, extraction)
    assert list(record) == ["id", "published", "language", "statements"]
    assert (record["id"], record["published"], record["language"]) == ("one", "2018-10-20", "en")
    assert record["statements"][0] == extraction.statements[0].as_record()
    assert json.loads(record_line(document, extraction))["statements"][0]["count"] == 60


def test_a_date_that_was_only_inferred_is_not_given_as_known() -> None:
    document = make_document("x", published="2018", language=None)
    fields = {name: getattr(document, name) for name in document.__struct_fields__}
    inferred = type(document)(**{**fields, "published_basis": "inferred"})
    assert document_record(inferred, Extraction(document.id))["published"] is None


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("car-2018", "car-2018"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..", "_"),
        ("", "_"),
        ("a\\b:c", "a_b_c"),
        ("Ж" * 300, "Ж" * 100),
    ],
)
def test_a_name_becomes_a_stem_that_stays_in_its_folder(name: str, stem: str) -> None:
    assert file_stem(name) == stem


def test_a_record_is_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    document = make_document("Russia sent 60 instructors.", "one")
    path = write_record(tmp_path, "one", document, FakeExtractor().extract(document))
    assert json.loads(path.read_bytes())["id"] == "one"
    assert [p.name for p in tmp_path.iterdir()] == ["one.json"]

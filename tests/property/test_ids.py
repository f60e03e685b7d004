"""Ids are content hashes, and a store gives back what was put in."""

from __future__ import annotations

import tempfile
from pathlib import Path

from fake_extractor import FakeExtractor, make_document
from hypothesis import given, settings
from hypothesis import strategies as st

from tallywire.export.records import file_stem, record_line
from tallywire.model.document import document_id
from tallywire.model.ids import content_id
from tallywire.store.query import Filter
from tallywire.store.sqlite import SqliteStore

PARTS = st.lists(st.none() | st.integers(-(2**53), 2**53) | st.text(), max_size=5)
READER = FakeExtractor()
SENTENCES = st.sampled_from(
    [
        "Russia sent 60 instructors in 2018, Petrov said.",
        "There are 1,135 trainers.",
        "Moscow gave 10 vehicles.",
        "Touadéra thanked them.",
        "\u202eodd\x00 \U0001f600 7 rifles.",
    ]
)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join)


@given(PARTS, PARTS)
def test_ids_are_equal_exactly_when_their_parts_are(a: list[object], b: list[object]) -> None:
    assert (content_id("x", *a) == content_id("x", *b)) == (a == b)


@given(PARTS)
def test_an_id_is_a_prefix_and_twenty_hex_digits(parts: list[object]) -> None:
    prefix, _, rest = content_id("st", *parts).partition("_")
    assert prefix == "st"
    assert len(rest) == 20
    assert int(rest, 16) >= 0


def test_equal_bytes_of_other_publishers_are_other_documents() -> None:
    ids = {
        document_id(b"text", *known)
        for known in ((None,), ("a",), (None, "a"), (None, None, "a"), ("a", "a", "a"))
    }
    assert len(ids) == 5


@given(st.text())
def test_a_file_stem_stays_in_its_folder(name: str) -> None:
    stem = file_stem(name)
    assert stem not in ("", ".", "..")
    assert not set(stem) & set('/\\\x00:*?"<>|')
    assert len(stem.encode("utf-8", "replace")) <= 200


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4, unique=True), st.randoms())
def test_any_order_of_adding_any_documents_gives_the_same_store(
    texts: list[str], random: object
) -> None:
    documents = [make_document(text, f"d{n}") for n, text in enumerate(texts)]
    shuffled = [*documents, *documents]
    random.shuffle(shuffled)
    stores = []
    with tempfile.TemporaryDirectory() as folder:
        for n, order in enumerate((documents, shuffled)):
            store = SqliteStore(Path(folder) / f"{n}.db")
            for document in order:
                store.add(document, READER.run, READER.extract(document))
            lines = [record_line(d, store.extraction(d.id)) for d in store.documents()]
            stores.append((lines, store.select(Filter()), store.counts()))
            assert list(store.documents()) == sorted(documents, key=lambda d: (d.name, d.id))
            store.close()
    assert stores[0] == stores[1]
    expected = [record_line(d, READER.extract(d)) for d in documents]
    assert sorted(stores[0][0]) == sorted(expected)

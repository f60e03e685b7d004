"""The contract of every store: a new backend joins by one line in ``BACKENDS``."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fake_extractor import FakeExtractor, make_document

from tallywire.app.reconciling import program_id, reconcile_store
from tallywire.errors import NotFoundError
from tallywire.model.document import Document, Zone
from tallywire.model.extraction import Extraction
from tallywire.model.issue import Issue
from tallywire.model.judgement import Judgement, target_of
from tallywire.model.values import DateSpan, Span
from tallywire.pipeline import reconcile
from tallywire.store.contract import Addition, Store
from tallywire.store.query import Filter, Party
from tallywire.store.sqlite import SqliteStore
from tallywire.store.together import Pending, Placed

BACKENDS: dict[str, Callable[[Path], Store]] = {
    "sqlite": lambda folder: SqliteStore(folder / "ledger.db"),
}

OLD, NEW = FakeExtractor("0.0.1"), FakeExtractor("0.0.2")


@pytest.fixture(params=sorted(BACKENDS))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = BACKENDS[request.param](tmp_path)
    yield opened
    opened.close()


def add(store: Store, document: Document, extractor: FakeExtractor = OLD) -> Addition:
    return store.add(document, extractor.run, extractor.extract(document))


SIXTY = make_document(
    "Russia sent 60 instructors in 2018, Petrov said. There are 175 trainers.",
    "sixty",
    published="2018-10-20",
    publisher="Lakeside Monitor",
)
RIFLES = make_document("Russia sent 5,000 rifles.", "rifles", publisher="River Post")
LATER = make_document("There are 1,890 instructors.", "later", published="2023-09")


def test_a_document_comes_back_as_it_was(store: Store) -> None:
    text = "Guns\nfor Touadéra: \u202e\x1b[31m 10 rifles \U0001f600"
    document = make_document(
        text,
        "odd/../name",
        title="Guns",
        url="https://example.org/?a=1&b='",
        published_basis="inferred",
        zones=(Zone(0, 4, "headline"),),
        metadata={"style": "wire", "relays": ["a", {"b": None}], "n": 1.5},
        issues=(Issue("read.date", "odd", "soon"), Issue("read.date", "odd", "soon")),
    )
    inferred = DateSpan("2020-12", None, "inferred", Span(0, 4, "Guns"))
    document = replaced(document, published=inferred)
    add(store, document)
    assert store.document(document.id) == document


def replaced(document: Document, **changes: object) -> Document:
    fields = {name: getattr(document, name) for name in document.__struct_fields__}
    return Document(**{**fields, **changes})


def test_an_extraction_comes_back_as_it_was(store: Store) -> None:
    extraction = OLD.extract(SIXTY)
    issue = Issue("extract.unlocated", "sixty", "count")
    extraction = Extraction(
        SIXTY.id, extraction.statements, extraction.entities, extraction.mentions, (issue,)
    )
    store.add(SIXTY, OLD.run, extraction)
    assert len(extraction.statements) == 2
    assert store.extraction(SIXTY.id) == extraction


def test_whole_and_broken_numbers_keep_their_type(store: Store) -> None:
    statement = OLD.extract(SIXTY).statements[0]
    fields = {name: getattr(statement, name) for name in statement.__struct_fields__}
    odd = type(statement)(**{**fields, "id": "st_odd", "count": 2.0, "count_high": 2.5})
    store.add(SIXTY, OLD.run, Extraction(SIXTY.id, (odd,)))
    back = store.statement("st_odd")
    assert (back.count, back.count_high) == (2.0, 2.5)
    assert isinstance(back.count, float)


def test_adding_twice_equals_adding_once(store: Store) -> None:
    first = add(store, SIXTY)
    counts = store.counts()
    second = add(store, SIXTY)
    assert first == Addition(True, True, 2)
    assert second == Addition(False, False, 2)
    assert store.counts() == counts


def test_a_newer_run_adds_and_never_rewrites(store: Store) -> None:
    add(store, SIXTY)
    newer = Extraction(SIXTY.id, OLD.extract(SIXTY).statements[:1])
    store.add(SIXTY, NEW.run, newer)
    assert store.extraction(SIXTY.id) == newer
    assert len(store.extraction(SIXTY.id, OLD.run.id).statements) == 2
    assert len(store.select(Filter()).found) == 1
    assert store.counts().statements == 2
    assert store.runs() == (OLD.run, NEW.run)
    assert store.newest_run(SIXTY.id) == NEW.run


def test_a_run_that_finds_nothing_hides_what_older_ones_found(store: Store) -> None:
    add(store, SIXTY)
    store.add(SIXTY, NEW.run, Extraction(SIXTY.id))
    assert store.select(Filter()).found == ()


def test_an_extraction_of_another_document_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="not an extraction of"):
        store.add(SIXTY, OLD.run, Extraction("doc_other"))
    assert store.counts().documents == 0


def test_an_addition_that_fails_midway_leaves_nothing(store: Store) -> None:
    extraction = OLD.extract(SIXTY)
    twice = Extraction(SIXTY.id, extraction.statements, (), extraction.mentions)
    with pytest.raises(Exception, match="FOREIGN KEY"):
        store.add(SIXTY, OLD.run, twice)
    assert store.counts().documents == 0
    assert store.counts().statements == 0
    assert not store.has(SIXTY.id, OLD.run.id)


def test_two_documents_of_one_name_are_kept_with_an_issue(store: Store) -> None:
    other = make_document("Russia sent 61 instructors.", "sixty")
    assert add(store, SIXTY).issues == ()
    assert add(store, other).issues == (Issue("document.same_name", "sixty", other.id),)
    assert add(store, other).issues == ()
    assert {d.id for d in store.documents()} == {SIXTY.id, other.id}
    with pytest.raises(NotFoundError, match="stands for 2 things"):
        store.resolve_id("sixty")


def test_a_document_that_no_run_could_read_is_kept_for_later(store: Store) -> None:
    issue = Issue("extract.failed", "sixty", "boom")
    store.add_unread(SIXTY, (issue,))
    store.add_unread(SIXTY, (issue,))
    assert not store.has(SIXTY.id, OLD.run.id)
    assert store.document(SIXTY.id) == SIXTY
    assert [one.issue for one in store.issues()] == [issue]
    add(store, SIXTY)
    assert store.has(SIXTY.id, OLD.run.id)


def test_an_issue_without_a_document_is_kept_once(store: Store) -> None:
    issue = Issue("read.empty", "nothing.txt")
    store.add_issue(issue)
    store.add_issue(issue)
    assert [(one.issue, one.document_id) for one in store.issues()] == [(issue, None)]


def test_what_is_not_there_is_not_found(store: Store) -> None:
    for ask in (store.document, store.statement, store.resolve_id):
        with pytest.raises(NotFoundError, match="nothing_like_it"):
            ask("nothing_like_it")


def test_ids_names_and_beginnings_are_resolved(store: Store) -> None:
    add(store, SIXTY)
    statement = OLD.extract(SIXTY).statements[0]
    for text, meant in (
        (SIXTY.id, SIXTY.id),
        ("sixty", SIXTY.id),
        ("six", SIXTY.id),
        (statement.id, statement.id),
        (statement.id[:12], statement.id),
    ):
        assert store.resolve_id(text) == meant
    with pytest.raises(NotFoundError):
        store.resolve_id("si%y")


def test_a_name_that_begins_another_name_is_resolved_to_itself(store: Store) -> None:
    short = make_document("Russia sent 7 rifles.", "six")
    add(store, SIXTY)
    add(store, short)
    assert store.resolve_id("six") == short.id


def test_statements_come_in_order_of_time_with_undated_ones_last(store: Store) -> None:
    for document in (RIFLES, LATER, SIXTY):
        add(store, document)
    assert [(f.document, f.statement.count) for f in store.select(Filter()).found] == [
        ("sixty", 60),
        ("sixty", 175),
        ("later", 1890),
        ("rifles", 5000),
    ]


@pytest.mark.parametrize(
    ("wanted", "counts"),
    [
        (Filter(frames=("transfer",)), [5000]),
        (Filter(frames=("transfer", "presence")), [175, 1890, 5000]),
        (Filter(kinds=("Instructors",)), [60, 1890]),
        (Filter(kinds=("instructor", "trainer")), [60, 175, 1890]),
        (Filter(kinds=("doctor",)), []),
        (Filter(items=("RIFLE",)), [5000]),
        (Filter(statuses=("ongoing",)), [175, 1890]),
        (Filter(origins=("petrov",)), [60]),
        (Filter(origins=("official",)), [60]),
        (Filter(origins=("publisher",)), [175, 1890, 5000]),
        (Filter(publishers=("lakeside",)), [60, 175]),
        (Filter(providers=(Party("Russia", True),)), [60, 175, 1890, 5000]),
        (Filter(recipients=(Party("African Republic", True),)), []),
        (Filter(recipients=(Party("African Republic"),)), [60, 175, 1890, 5000]),
        (Filter(words="sent rifles"), [5000]),
        (Filter(words='" OR NEAR('), []),
        (Filter(documents=(LATER.id,)), [1890]),
        (Filter(frames=("transfer",), kinds=("instructor",)), []),
    ],
)
def test_a_filter_lets_through_what_fits(store: Store, wanted: Filter, counts: list[int]) -> None:
    for document in (RIFLES, LATER, SIXTY):
        add(store, document)
    assert [found.statement.count for found in store.select(wanted).found] == counts


def test_a_range_of_dates_leaves_undated_statements_out_and_counts_them(store: Store) -> None:
    for document in (RIFLES, LATER, SIXTY):
        add(store, document)
    chosen = store.select(Filter(since="2018-06", until="2018"))
    assert [found.statement.count for found in chosen.found] == [60]
    assert chosen.undated == 3
    assert store.select(Filter(since="2019")).found == ()


def test_as_of_shows_only_what_was_certainly_published(store: Store) -> None:
    for document in (RIFLES, LATER, SIXTY):
        add(store, document)
    early = store.select(Filter(as_of="2018-10-20"))
    assert [found.statement.count for found in early.found] == [60, 175]
    assert early.unpublished == 1
    assert len(store.select(Filter(as_of="2018-10-19")).found) == 0
    assert len(store.select(Filter(as_of="2023-09-15")).found) == 2
    assert len(store.select(Filter(as_of="2023-09-30")).found) == 3


def test_full_text_search_finds_documents_by_all_their_words(store: Store) -> None:
    for document in (RIFLES, LATER, SIXTY):
        add(store, document)
    assert store.search("rifles sent") == (RIFLES.id,)
    assert store.search("rifles instructors") == ()
    assert store.search("   ") == ()


def test_the_order_of_arrival_does_not_show(store: Store, tmp_path: Path) -> None:
    documents = [SIXTY, RIFLES, LATER]
    for document in documents:
        add(store, document)
    random.Random(1).shuffle(documents)
    (tmp_path / "other").mkdir()
    other = BACKENDS["sqlite"](tmp_path / "other")
    for document in documents:
        add(other, document)
    assert other.select(Filter()) == store.select(Filter())
    assert list(other.documents()) == list(store.documents())
    other.close()


def test_a_store_is_whole_after_all_this(store: Store) -> None:
    for document in (RIFLES, LATER, SIXTY):
        add(store, document)
    assert store.check() == ()
    assert [entity.name for entity in store.entities()] == ["Russia"]


def judged(store: Store, verb: str = "reject") -> Judgement:
    statement = OLD.extract(SIXTY).statements[0]
    return store.judge(
        Judgement(
            made_at="2024-05-06T07:08:09Z",
            author="ana",
            verb=verb,
            subject=statement.id,
            reason="as it seems",
            targets=(target_of(statement, 0),),
        )
    )


def test_judgements_come_back_as_they_were_and_are_numbered_in_order(store: Store) -> None:
    add(store, SIXTY)
    kept = (judged(store), judged(store, "accept"))
    assert [one.number for one in kept] == [1, 2]
    assert store.judgements() == kept


def test_what_is_waiting_to_be_reconciled_is_counted(store: Store) -> None:
    assert store.pending("a") == Pending()
    add(store, SIXTY)
    judged(store)
    assert store.pending("a") == Pending(1, 1, False)
    reconcile_store(store)
    assert store.pending(program_id()) == Pending()
    assert store.pending("another") == Pending(0, 0, True)


def test_what_documents_say_together_comes_back_as_it_was_made(store: Store) -> None:
    for document in (RIFLES, LATER, SIXTY):
        add(store, document)
    reconcile_store(store)
    stated = store.stated()
    assert sorted(one.key for one in stated) == [
        *(("later", 0), ("rifles", 0), ("sixty", 0), ("sixty", 1))
    ]
    assert store.tally() == reconcile(stated)
    assert store.stated(documents=[LATER.id]) == tuple(s for s in stated if s.key[0] == "later")
    assert store.check() == ()


def test_events_are_found_by_their_id_and_by_their_statements(store: Store) -> None:
    add(store, SIXTY)
    reconcile_store(store)
    for event in store.tally().events:
        assert store.resolve_event(event.id[:12]) == event.id
        assert store.resolve_event(event.statements[0]) == event.id
    with pytest.raises(NotFoundError, match="no event or statement"):
        store.resolve_event("ev_none")


def test_a_reconciliation_that_fails_midway_leaves_nothing(store: Store) -> None:
    add(store, SIXTY)
    placed = Placed(SIXTY.id, 0, OLD.extract(SIXTY).statements[0].id, "m")

    def fails() -> None:
        with store.reconciling() as work:
            work.place([SIXTY.id], [placed])
            raise RuntimeError("told to crash")

    with pytest.raises(RuntimeError, match="told to crash"):
        fails()
    assert store.stated() == ()

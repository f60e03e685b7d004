"""Questions that many documents answer together, and judgements on what they say."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from fake_extractor import FakeExtractor

import tallywire
from tallywire.errors import NotFoundError, ReadError, UsageError
from tallywire.model.statement import Statement
from tallywire.store.query import EventFilter, Party
from tallywire.store.sqlite import SqliteStore

TEXTS = {
    "first": ("Russia sent 60 instructors in 2018, Petrov said.", "2018-10-20", "Hill Post"),
    "second": ("Russia sent 60 instructors in 2018, Petrov said on air.", "2018-10-21", "Bay News"),
    "third": ("There are 175 instructors there, the mayor told us.", "2019-05-02", "Bay News"),
    "arms": ("Russia sent 5,000 rifles to the army of the country.", None, None),
}


@pytest.fixture
def ledger(tmp_path: Path) -> Any:
    for name, (text, _, _) in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text)
    index = [
        {"id": name, "published": when, "publisher": who}
        for name, (_, when, who) in TEXTS.items()
        if when
    ]
    (tmp_path / "index.json").write_text(json.dumps(index))
    with tallywire.open(tmp_path / "ledger.db", extractor=FakeExtractor) as opened:
        paths = [tmp_path / f"{name}.txt" for name in TEXTS]
        opened.add(*paths, metadata=tmp_path / "index.json")
        yield opened


def of(ledger: tallywire.Ledger, document: str) -> Statement:
    (one,) = ledger.show(document).statements
    return one


def event_of(ledger: tallywire.Ledger, document: str) -> Any:
    return ledger.event(of(ledger, document).id).event


def test_events_come_in_order_of_time_with_their_origins_and_documents(ledger: Any) -> None:
    rows = ledger.events().to_records()
    assert sum(row["statements"] for row in rows) == 4
    (row,) = ledger.events(frame="deployment", provider="Moscow").to_records()
    assert row["documents"] == ["first", "second"]
    assert row["independent"] == 1
    assert ledger.events(frame="transfer", since="2020").to_records() == []
    assert len(ledger.events(kind="stock")) == 1
    assert len(ledger.events(status="ongoing")) == 1
    assert len(ledger.events(recipient="Mali")) == 0


def test_what_was_known_on_a_day_is_made_from_the_documents_of_then(ledger: Any) -> None:
    then = ledger.events(as_of="2018-10-20")
    (row,) = then.to_records()
    assert (row["documents"], row["statements"]) == (["first"], 1)
    assert "1 of which nobody knows when" in " ".join(then.notes)
    assert ledger.event(of(ledger, "first").id, as_of="2018-10-20").event.id == row["id"]
    with pytest.raises(NotFoundError, match="nobody knew"):
        ledger.event(of(ledger, "third").id, as_of="2018-10-20")
    now = ledger.events(as_of="2030", clock="ingested")
    assert [e.id for e in now] == [e.id for e in ledger.events()]
    assert len(ledger.events(as_of="2001", clock="ingested")) == 0


def test_as_of_a_day_after_everything_is_what_is_kept(ledger: Any) -> None:
    kept = {event.id: event for event in ledger.events() if "arms" not in event.what}
    then = {event.id: event for event in ledger.events(as_of="2030")}
    assert then == {id: kept[id] for id in then}
    assert len(then) == 2


def test_what_is_kept_reads_back_as_it_was_made(ledger: Any) -> None:
    together = ledger.together()
    assert ledger.store.tally() == together.tally
    ids = [event.id for event in together.tally.events]
    assert ledger.store.tally(ids).events == together.tally.events


def test_origins_count_events_and_outlets_what_they_relay(ledger: Any) -> None:
    rows = {row["origin"]: row for row in ledger.origins().to_records()}
    assert (rows["Petrov"]["events"], rows["Petrov"]["statements"]) == (1, 2)
    assert rows["Petrov"]["outlets"] == ["Bay News", "Hill Post"]
    outlets = {row["outlet"]: row for row in ledger.origins(by="outlet").to_records()}
    assert (outlets["Bay News"]["own"], outlets["Bay News"]["relayed"]) == (1, 1)


def test_what_is_not_reconciled_is_said(ledger: Any, tmp_path: Path) -> None:
    (tmp_path / "late.txt").write_text("There are 9 instructors, the mayor said again today.")
    ledger.add(tmp_path / "late.txt", reconcile=False)
    assert ledger.events().notes == (
        "Not reconciled yet: 1 document is new. Run `tallywire reconcile`.",
    )


def test_same_joins_what_no_evidence_joins_and_different_parts_it_again(ledger: Any) -> None:
    a, b = of(ledger, "first").id, of(ledger, "arms").id
    assert event_of(ledger, "first") != event_of(ledger, "arms")
    ledger.judge("same", a, b, reason="one shipload", author="ana")
    joined = event_of(ledger, "first")
    assert joined == event_of(ledger, "arms")
    assert "ana" in {link.author for link in joined.links}
    ledger.judge("different", a, b, author="bo")
    assert event_of(ledger, "first") != event_of(ledger, "arms")
    ledger.judge("undo", "2", author="ana")
    assert event_of(ledger, "first") == event_of(ledger, "arms")


def test_different_holds_when_everything_is_made_anew(ledger: Any) -> None:
    a, b = of(ledger, "first").id, of(ledger, "second").id
    assert event_of(ledger, "first") == event_of(ledger, "second")
    ledger.judge("different", a, b)
    ledger.reconcile(afresh=True)
    assert event_of(ledger, "first") != event_of(ledger, "second")


def test_a_rejected_statement_is_in_no_event_but_stays(ledger: Any) -> None:
    one = of(ledger, "third")
    ledger.judge("reject", one.id[:12])
    assert len(ledger.events(kind="stock")) == 0
    assert ledger.events().notes == (
        "Left out: 1 statement that was rejected; see `tallywire judge log`.",
    )
    assert of(ledger, "third") == one
    assert [j.verb for j in ledger.show(one.id).judgements] == ["reject"]
    with pytest.raises(NotFoundError):
        ledger.event(one.id)
    ledger.judge("accept", one.id)
    assert len(ledger.events(kind="stock")) == 1


def test_a_correction_is_laid_over_and_the_original_is_shown_beside(ledger: Any) -> None:
    one = of(ledger, "third")
    ledger.judge("correct", one.id, field="recipient", value="Mali", reason="a slip")
    shown = ledger.event(one.id)
    assert shown.event.recipient == "Mali"
    assert shown.together.corrections(one.id) == (("recipient", "Central African Republic"),)
    assert of(ledger, "third").recipient == "Central African Republic"
    assert ledger.events(recipient="Mali", as_of="2030").to_records()[0]["recipient"] == "Mali"


@pytest.mark.parametrize(
    ("arguments", "options", "says"),
    [
        (("praise", "first"), {}, "judge praise: there are"),
        (("same", "{id}"), {}, "takes two"),
        (("same", "{id}", "{id}"), {}, "both hold one statement"),
        (("accept", "first"), {}, "is a document"),
        (("correct", "{id}"), {"field": "count", "value": "7"}, "give --reason"),
        (("correct", "{id}"), {"field": "size", "value": "7", "reason": "r"}, "no such field"),
        (("correct", "{id}"), {"reason": "r"}, "a field and a value"),
    ],
)
def test_a_judgement_that_makes_no_sense_is_refused_and_not_kept(
    ledger: Any, arguments: tuple[str, ...], options: dict[str, str], says: str
) -> None:
    id = of(ledger, "first").id
    with pytest.raises(UsageError, match=says):
        ledger.judge(*(one.format(id=id) for one in arguments), **options)
    assert len(ledger.judgements()) == 0


class Redated(FakeExtractor):
    """A later version that reads another date, and so makes other ids."""

    def __init__(self) -> None:
        super().__init__("0.0.9")

    def extract(self, document: Any) -> Any:
        renamed = FakeExtractor.extract(self, document)
        changed = tuple(_later(one) for one in renamed.statements)
        return type(renamed)(document.id, changed, renamed.entities, renamed.mentions)


def _later(one: Statement) -> Statement:
    fields = {name: getattr(one, name) for name in one.__struct_fields__}
    return Statement(**{**fields, "id": f"{one.id[:-1]}x", "date": "2017"})


def test_judgements_outlive_a_reading_that_gives_other_ids(ledger: Any, tmp_path: Path) -> None:
    a, b = of(ledger, "first").id, of(ledger, "arms").id
    ledger.judge("same", a, b)
    ledger.judge("reject", of(ledger, "third").id)
    with tallywire.open(tmp_path / "ledger.db", extractor=Redated) as later:
        later.add(*(tmp_path / f"{name}.txt" for name in TEXTS), metadata=tmp_path / "index.json")
        assert of(later, "first").id != a
        assert event_of(later, "first") == event_of(later, "arms")
        assert len(later.events(kind="stock")) == 0
        assert [row["state"] for row in later.judgements().to_records()] == ["holds", "holds"]


def test_a_judgement_that_fits_nothing_is_told_of_and_wakes_again(
    ledger: Any, tmp_path: Path
) -> None:
    class Blind(FakeExtractor):
        def __init__(self) -> None:
            super().__init__("0.0.8")

        def extract(self, document: Any) -> Any:
            return type(super().extract(document))(document.id)

    ledger.judge("reject", of(ledger, "third").id, author="ana")
    path = tmp_path / "third.txt"
    with tallywire.open(tmp_path / "ledger.db", extractor=Blind) as blind:
        blind.add(path, metadata=tmp_path / "index.json")
        log = blind.judgements()
        assert [row["state"] for row in log.to_records()] == ["dormant"]
        assert "1 judgement lies dormant" in log.notes[0]
    with tallywire.open(tmp_path / "ledger.db", extractor=Redated) as later:
        later.add(path, metadata=tmp_path / "index.json")
        assert [row["state"] for row in later.judgements().to_records()] == ["holds"]
        assert len(later.events(kind="stock")) == 0


def test_judgements_are_never_changed_nor_deleted(ledger: Any, tmp_path: Path) -> None:
    ledger.judge("accept", of(ledger, "first").id)
    with sqlite3.connect(tmp_path / "ledger.db") as connection:
        for table in ("judgements", "judgement_targets", "ingests"):
            for words in (f"DELETE FROM {table}", f"UPDATE {table} SET rowid = rowid"):
                with pytest.raises(sqlite3.IntegrityError, match="never change"):
                    connection.execute(words)


def test_documents_know_when_they_came_in(tmp_path: Path) -> None:
    clock = iter(("2024-01-05T10:00:00Z", "2024-02-05T10:00:00Z"))
    store = SqliteStore(tmp_path / "a.db", now=lambda: next(clock))
    reader = FakeExtractor()
    from fake_extractor import make_document

    for number in (1, 2):
        document = make_document(f"There are {number}0 trainers.", f"d{number}")
        store.add(document, reader.run, reader.extract(document))
    assert len(store.known_by("2024-01", is_ingested=True)[0]) == 1
    assert len(store.known_by("2024", is_ingested=True)[0]) == 2
    assert store.known_by("2024", is_ingested=False) == ((), 2)
    store.close()


@pytest.mark.parametrize(
    "wanted",
    [
        EventFilter(),
        EventFilter(frames=("transfer", "presence")),
        EventFilter(kinds=("stock",)),
        EventFilter(providers=(Party("Russia", True),)),
        EventFilter(recipients=(Party("African"),)),
        EventFilter(recipients=(Party("African", True),)),
        EventFilter(statuses=("ongoing",)),
        EventFilter(independent=1),
        EventFilter(since="2018"),
        EventFilter(since="2019"),
        EventFilter(until="2018-06"),
        EventFilter(until="2017"),
        EventFilter(ids=("ev_none",)),
    ],
)
def test_the_store_and_the_filter_agree_on_what_is_let_through(
    ledger: Any, wanted: EventFilter
) -> None:
    chosen = [event.id for event in ledger.store.tally().events if wanted.lets_through(event)]
    assert list(ledger.store.choose_events(wanted)) == chosen


def test_the_analysts_letters_stand_beside_origins_and_outlets(ledger: Any, tmp_path: Path) -> None:
    table = tmp_path / "letters.csv"
    named = ledger.origins().to_records()[0]["origin"]
    outlet = ledger.origins(by="outlet").to_records()[0]["outlet"]
    table.write_text(f"name,reliability\n{named},b\n{outlet},D\n", "utf-8")
    origins = ledger.origins(reliability=table)
    assert origins.to_records()[0]["reliability"] == "B"
    assert "reliability" in origins.shown
    assert ledger.origins(by="outlet", reliability=table).to_records()[0]["reliability"] == "D"


def test_without_letters_nobody_is_graded(ledger: Any) -> None:
    assert {row["reliability"] for row in ledger.origins().to_records()} == {None}
    assert "reliability" not in ledger.origins().shown


def test_a_broken_table_of_letters_is_named(ledger: Any, tmp_path: Path) -> None:
    table = tmp_path / "letters.csv"
    table.write_text("name,reliability\nReuters,Z\n", "utf-8")
    with pytest.raises(ReadError, match=r"letters\.csv, line 2"):
        ledger.origins(reliability=table)

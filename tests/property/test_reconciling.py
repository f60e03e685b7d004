"""Reconciling little by little, in any order, equals reconciling everything at once."""

from __future__ import annotations

import random
import sqlite3
import tempfile
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tallywire.app.judging import judge
from tallywire.app.reconciling import reconcile_store
from tallywire.errors import NotFoundError, UsageError
from tallywire.model.document import Document
from tallywire.model.extraction import Extraction, Run, make_run
from tallywire.model.statement import Hop, Statement, make_statement
from tallywire.model.values import DateSpan, Span
from tallywire.store.schema_together import DERIVED
from tallywire.store.sqlite import SqliteStore

FIRST, SECOND = (make_run(version, "made", "m", "p") for version in ("1", "2"))
PARTIES = (("Turkey", "Somalia"), ("France", "Mali"), ("Russia", "Mali"), (None, "Mali"))
KINDS = ("instructor", "soldier", "trainer")
SPEAKERS = (None, "Yusuf Omar", "Turkish Defence Ministry", "Reuters")
SENTENCE = "On the {day}th the {kind}s came, {count} of them, said {speaker} to people at the port."


def made_document(chance: random.Random, number: int) -> tuple[Document, Extraction, Extraction]:
    """A text, what a first run reads in it, and what a second one does."""
    told = [_fields(chance) for _ in range(chance.randint(0, 3))]
    lines = [SENTENCE.format(**one["words"]) for one in told]
    if chance.random() < 0.3:
        lines = [*lines, *_shared()]
    text = " ".join(lines) or "Nothing was said."
    when = f"202{chance.randint(0, 2)}-0{chance.randint(1, 9)}-11"
    document = Document(
        id=f"doc_{number:04}",
        name=f"text{number % 5}",
        text=text,
        digest="d",
        publisher=chance.choice(("Coast Daily", "Hill Post")),
        published=DateSpan(when, when, "stated"),
        published_basis="metadata",
    )
    first = tuple(_statement(document, line, one) for line, one in zip(lines, told, strict=False))
    changed = [chance.choice((one, {**one, "day": "2021-02"}, None)) for one in told]
    second = tuple(
        _statement(document, line, one)
        for line, one in zip(lines, changed, strict=False)
        if one is not None
    )
    return document, _extraction(document, first), _extraction(document, second)


def _extraction(document: Document, statements: tuple[Statement, ...]) -> Extraction:
    return Extraction(document.id, tuple(dict.fromkeys(statements)))


def _shared() -> list[str]:
    """Sentences that several texts have, so that some are near-duplicates of others."""
    return [
        SENTENCE.format(day=n, kind=f"guest number {n}", count=n * 7, speaker="the harbour master")
        for n in range(12)
    ]


def _fields(chance: random.Random) -> dict[str, Any]:
    provider, recipient = chance.choice(PARTIES)
    count, kind = chance.choice((40, 41, 60, 300)), chance.choice(KINDS)
    speaker = chance.choice(SPEAKERS)
    words = {"day": chance.randint(4, 20), "kind": kind, "count": count, "speaker": speaker}
    frame = chance.choice(("deployment", "presence", "training"))
    return {
        "words": words,
        "provider": provider,
        "recipient": recipient,
        "frame": frame,
        "count": count,
        "kind": kind,
        "speaker": speaker,
        "day": chance.choice((None, "2021-03", "2021-03-07")),
        "status": "ongoing" if frame == "presence" else chance.choice(("pledged", "completed")),
    }


def _statement(document: Document, line: str, one: dict[str, Any]) -> Statement:
    at = document.text.index(line)
    evidence = Span.of(document.text, at, at + len(line))
    hops = (Hop(one["speaker"], "official", evidence),) if one["speaker"] else ()
    names = ("frame", "provider", "recipient", "kind", "count", "status")
    return make_statement(
        document.text,
        document.id,
        fields={name: one[name] for name in names} | {"unit": "person", "qualifier": "exact"},
        evidence=(evidence,),
        anchors=(line[:10],),
        hops=hops,
        date=DateSpan(one["day"], one["day"], "stated") if one["day"] else None,
    )


def dump(path: Path) -> dict[str, list[Any]]:
    connection = sqlite3.connect(path)
    rows = {
        table.name: sorted(connection.execute(f"SELECT * FROM {table.name}"), key=repr)
        for table in DERIVED
    }
    connection.close()
    return rows


def some_judgement(store: SqliteStore, chance: random.Random) -> None:
    """A judgement on what the store holds now, where it holds anything to judge."""
    held = [one.statement.id for one in store.stated()]
    held += [event.id for event in store.tally().events]
    count = len(store.judgements())
    if len(held) < 2:
        return
    verb = chance.choice(("same", "same", "different", "accept", "reject", "correct", "undo"))
    first, second = chance.sample(sorted(held), 2)
    field, value = chance.choice((("provider", "Egypt"), ("count", "55"), ("date", "2020")))
    try:
        if verb == "undo":
            judge(store, verb, str(chance.randint(1, count + 1)), author="a")
        elif verb == "correct":
            judge(store, verb, first, field=field, value=value, reason="r", author="a")
        else:
            other = second if verb in ("same", "different") else None
            judge(store, verb, first, other, author="a")
    except (UsageError, NotFoundError):
        return  # the event holds the statement, the number is not there: nothing to judge


def replay(store: SqliteStore, source: SqliteStore) -> None:
    for one in source.judgements():
        store.judge(msgspec.structs.replace(one, number=0))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32), st.integers(1, 14))
def test_little_by_little_equals_all_at_once_whatever_is_judged_in_between(
    seed: int, size: int
) -> None:
    chance = random.Random(seed)
    made = [made_document(chance, number) for number in range(size)]
    steps: list[tuple[Document, Run, Extraction]] = [(d, FIRST, one) for d, one, _ in made]
    chance.shuffle(steps)
    steps += [(d, SECOND, two) for d, _, two in made if chance.random() < 0.4]
    with tempfile.TemporaryDirectory() as folder:
        little, whole = (SqliteStore(Path(folder) / name) for name in ("little.db", "whole.db"))
        for document, run, extraction in steps:
            little.add(document, run, extraction)
            if chance.random() < 0.5:
                reconcile_store(little)
            if chance.random() < 0.5:
                reconcile_store(little)
                some_judgement(little, chance)
        reconcile_store(little)
        assert little.check() == ()
        firsts = [step for step in steps if step[1] is FIRST]
        chance.shuffle(firsts)
        for document, run, extraction in [*firsts, *(s for s in steps if s[1] is SECOND)]:
            whole.add(document, run, extraction)
        replay(whole, little)
        reconcile_store(whole)
        little.close()
        whole.close()
        found = dump(Path(folder) / "little.db")
        assert found == dump(Path(folder) / "whole.db")
        held = [row for row in found["statement_matters"] if not row[4]]
        assert len(found["event_statements"]) == len(held)

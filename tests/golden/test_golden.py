"""Golden cases: one short made-up text for each phenomenon, and what must be read from it.

``cases/*.yaml`` hold the cases, ``known_gaps.yaml`` the ids of those that fail today with the
reason.  A gap that closes fails the suite until its line is taken out.

A case has ``id``, ``phenomenon`` and ``text``, perhaps ``published`` and ``title``, and at least
one of

* ``expect``: partial statements; for each of them exactly one statement must agree in all
  fields given.  ``origin`` is the name (null for the publisher), ``origin_kind`` its kind,
  ``quote`` words that lie inside one evidence span, ``spans`` the number of evidence spans;
* ``total``: how many statements there must be;
* ``nothing``: true where the right answer is no statement at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from tallywire.extract.extractor import Extractor
from tallywire.model.document import Document
from tallywire.model.statement import FRAMES, RECORD_FIELDS, WHAT_FIELDS, Statement
from tallywire.model.values import (
    ACTIONS,
    BASES,
    CERTAINTIES,
    MODES,
    ORIGIN_KINDS,
    POLARITIES,
    QUALIFIERS,
    STATUSES,
)
from tallywire.read.build import Source, build_document
from tallywire.read.metadata import Metadata

HERE = Path(__file__).parent
EXPECTED_FIELDS = {*RECORD_FIELDS, "origin_kind", "quote", "spans"}


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One text and what is to be read from it."""

    id: str
    phenomenon: str
    text: str
    published: str | None = None
    title: str | None = None
    expect: tuple[dict[str, Any], ...] = ()
    total: int | None = None
    nothing: bool = False


def load_cases() -> dict[str, tuple[Case, ...]]:
    """The cases of each file, by its stem."""
    return {
        path.stem: msgspec.convert(yaml.safe_load(path.read_text("utf-8")), tuple[Case, ...])
        for path in sorted((HERE / "cases").glob("*.yaml"))
    }


CASES = load_cases()
GAPS: dict[str, str] = yaml.safe_load((HERE / "known_gaps.yaml").read_text("utf-8")) or {}


@cache
def the_extractor() -> Extractor:
    """One extractor for all cases: loading it takes seconds."""
    return Extractor()


def document_of(case: Case) -> Document:
    """The text of the case as a document."""
    known = Metadata(published=case.published, title=case.title, language="en")
    return build_document(Source(case.text.encode(), case.id, case.id, known), case.text)


_READ: dict[str, tuple[Statement, ...]] = {}


def statements_of(case: Case) -> tuple[Statement, ...]:
    """What is read from the text of the case; read once."""
    if case.id not in _READ:
        _READ[case.id] = the_extractor().extract(document_of(case)).statements
    return _READ[case.id]


def agrees(statement: Statement, expected: dict[str, Any]) -> bool:
    """Whether the statement has all fields as expected."""
    return all(field_agrees(statement, name, value) for name, value in expected.items())


def field_agrees(statement: Statement, name: str, value: object) -> bool:
    """Whether one field of the statement is as expected."""
    if name == "origin":
        return statement.origin.name == value
    if name == "origin_kind":
        return statement.origin.kind == value
    if name == "via":
        return list(statement.via) == value
    if name == "quote":
        return any(str(value) in span.exact for span in statement.evidence)
    if name == "spans":
        return len(statement.evidence) == value
    return bool(getattr(statement, name) == value)


def shown(statements: tuple[Statement, ...]) -> str:
    """The statements, one a line, without what is null, for a failing case's message."""
    lines = []
    for s in statements:
        record = {k: v for k, v in s.as_record().items() if v not in (None, [], ())}
        for name in ("id", "spans", "hops", "anchors", "evidence", "date_basis"):
            record.pop(name, None)
        lines.append(f"  {record}")
    return "\n".join(lines) or "  (no statement)"


def failures(case: Case) -> list[str]:
    """What is wrong with what was read, in words; empty when all is right."""
    found = statements_of(case)
    wrong = [
        f"{n} statements agree with {expected}"
        for expected in case.expect
        if (n := sum(agrees(s, expected) for s in found)) != 1
    ]
    if case.nothing and found:
        wrong.append("there is no statement in this text")
    if case.total is not None and len(found) != case.total:
        wrong.append(f"{len(found)} statements, not {case.total}")
    return [f"{case.text}", *wrong, "read:", shown(found)] if wrong else []


def oddities(text: str, statement: Statement) -> list[str]:
    """What no statement may be, whatever it says: open vocabularies, spans that do not hold."""
    closed: list[tuple[str | None, Collection[str]]] = [
        (statement.frame, FRAMES),
        (statement.status, STATUSES),
        (statement.polarity, POLARITIES),
        (statement.certainty, CERTAINTIES),
        (statement.basis, BASES),
        (statement.origin.kind, ORIGIN_KINDS),
    ]
    optional: list[tuple[str | None, Collection[str]]] = [
        (statement.qualifier, QUALIFIERS),
        (statement.mode, MODES),
        (statement.action, ACTIONS),
    ]
    closed += [(value, words) for value, words in optional if value is not None]
    wrong = [f"{value!r} is no word of the guide" for value, words in closed if value not in words]
    spans = [*statement.evidence, *(s.span for s in statement.slots)]
    spans += [h.span for h in statement.hops]
    wrong += [f"{span} does not hold" for span in spans if not span.holds_in(text)]
    if len(statement.anchors) != len(statement.evidence):
        wrong.append("an anchor for each evidence span is wanted")
    for anchor, span in zip(statement.anchors, statement.evidence, strict=False):
        if anchor not in span.exact or len(anchor.split()) > 6:
            wrong.append(f"anchor {anchor!r} does not find its sentence")
    foreign = [
        f for f in WHAT_FIELDS if f != FRAMES[statement.frame].what and getattr(statement, f)
    ]
    wrong += [f"{f} is not a field of {statement.frame}" for f in foreign]
    if statement.mode is not None and statement.frame != "transfer":
        wrong.append("only a transfer has a mode")
    if statement.count is None and statement.qualifier not in (None, "vague"):
        wrong.append("a qualifier without a count")
    return wrong


def parameters() -> list[Any]:
    """The cases as parameters of pytest, known gaps marked."""
    return [
        pytest.param(
            case,
            id=f"{stem}/{case.id}",
            marks=[pytest.mark.xfail(reason=GAPS[case.id], strict=True)] if case.id in GAPS else [],
        )
        for stem, cases in CASES.items()
        for case in cases
    ]


@pytest.mark.parametrize("case", parameters())
def test_a_text_is_read_as_the_guide_says(case: Case) -> None:
    wrong = failures(case)
    assert not wrong, "\n".join(["", *wrong])


def test_no_statement_of_any_case_breaks_the_form_of_the_guide() -> None:
    broken = {
        case.id: wrong
        for cases in CASES.values()
        for case in cases
        if (wrong := [o for s in statements_of(case) for o in oddities(case.text, s)])
    }
    assert broken == {}


def test_every_case_has_an_id_of_its_own_and_expects_something() -> None:
    every = [case for cases in CASES.values() for case in cases]
    twice = [i for i, n in Counter(c.id for c in every).items() if n > 1]
    assert twice == []
    assert [c.id for c in every if not (c.expect or c.nothing or c.total is not None)] == []
    assert [c.id for c in every if c.nothing and c.expect] == []


def test_expectations_name_only_fields_of_the_record() -> None:
    for cases in CASES.values():
        for case in cases:
            for expected in case.expect:
                assert set(expected) <= EXPECTED_FIELDS, case.id
                assert expected.get("frame", "transfer") in FRAMES, case.id


def test_every_expected_quote_is_in_its_text() -> None:
    for cases in CASES.values():
        for case in cases:
            for expected in case.expect:
                assert expected.get("quote", "") in case.text, case.id


def test_known_gaps_name_cases_that_exist_and_say_why() -> None:
    ids = {case.id for cases in CASES.values() for case in cases}
    assert set(GAPS) <= ids
    assert all(reason for reason in GAPS.values())

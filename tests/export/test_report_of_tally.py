"""What the report makes of a tally: events, conflicts and sums in words, and what stands out."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from made_up_tally import make_steps, make_tally

from tallywire.export.report.disputes import IdentityView
from tallywire.export.report.events import EventView, events_of
from tallywire.export.report.standouts import findings
from tallywire.export.report.tallied import TallyView
from tallywire.export.report.views import DocumentView, documents_of
from tallywire.model.document import Document
from tallywire.model.extraction import Extraction
from tallywire.model.ledger import Event, Identity, Tally, Voice
from tallywire.model.statement import Hop, Statement, make_statement
from tallywire.model.values import DateSpan, Span

Said = dict[str, Any]


def told(place: int, *said: Said) -> tuple[Document, Extraction]:
    """A document of the ``place``-th day of June with these statements."""
    text = f"Report {place}: the wire has it from the ministry that trainers came."
    day = f"2031-06-{place + 1:02}"
    doc = Document(
        id=f"doc_{place}",
        name=f"d{place}",
        text=text,
        digest="0",
        title=f"Title {place}",
        publisher=f"Paper {place}",
        published=DateSpan(day, day, "stated"),
        published_basis="metadata",
    )
    return doc, Extraction(doc.id, tuple(_statement(doc, dict(one)) for one in said))


def _statement(doc: Document, fields: Said) -> Statement:
    span = Span.of(doc.text, 0, len(doc.text))
    speaker, date = fields.pop("speaker", "Norland ministry"), fields.pop("date", None)
    common = {
        "frame": "presence",
        "provider": "Norland",
        "recipient": "Vesland",
        "kind": "trainer",
        "unit": "person",
        "status": "ongoing",
        "count": 240,
        "qualifier": "exact",
    }
    return make_statement(
        doc.text,
        doc.id,
        fields=common | fields,
        evidence=(span,),
        anchors=("trainers",),
        hops=(Hop(speaker, "official", span),) if speaker else (),
        date=DateSpan(date, date, "stated") if date else None,
    )


def views_of(*pairs: tuple[Document, Extraction]) -> tuple[DocumentView, ...]:
    return documents_of([doc for doc, _ in pairs], {doc.id: one for doc, one in pairs})


def event(documents: tuple[DocumentView, ...], **more: Any) -> EventView:
    views = {view.s.id: view for doc in documents for view in doc.statements}
    voices: dict[str | None, list[str]] = {}
    for view in views.values():
        voices.setdefault(view.s.origin.name, []).append(view.s.id)
    fields: dict[str, Any] = {
        "id": "ev_1",
        "kind": "happening",
        "frame": "deployment",
        "provider": "Norland",
        "recipient": "Vesland",
        "what": "trainers",
        "voices": tuple(
            Voice(name, "official" if name else "unknown", tuple(sorted(ids)))
            for name, ids in voices.items()
        ),
        "independent": sum(name is not None for name in voices),
    }
    (found,) = events_of([Event(**fields | more)], views, {})
    return found


def whole(*pairs: tuple[Document, Extraction]) -> TallyView:
    documents = [doc for doc, _ in pairs]
    tally = make_tally(documents, {doc.id: one for doc, one in pairs})
    return TallyView(tally, make_steps(tally), views_of(*pairs), {})


def test_counts_and_dates_that_differ_stand_with_those_who_give_them() -> None:
    found = event(
        views_of(
            told(0, {"count": 240, "date": "2031-05"}),
            told(1, {"count": 240}),
            told(2, {"count": 300, "speaker": "rebels", "date": "2031-05-09"}),
        )
    )
    assert [(one.value, one.voices, len(one.statements)) for one in found.counts] == [
        ("240", ("Norland ministry",), 2),
        ("300", ("rebels",), 1),
    ]
    assert {one.value: one.voices for one in found.dates} == {
        "May 2031": ("Norland ministry",),
        "9 May 2031": ("rebels",),
    }
    assert found.figure == "240 to 300"
    assert found.title == "trainers: 240 to 300"


def test_ladder_says_who_puts_it_on_a_rung_and_when_and_joins_repetitions() -> None:
    found = event(
        views_of(
            told(0, {"status": "pledged", "date": "2031-05"}),
            told(1, {"status": "pledged", "date": "2031-05"}),
            told(2, {"status": "completed", "polarity": "denied", "speaker": "rebels"}),
        )
    )
    stated = {rung.status: rung.stated for rung in found.rungs if rung.stated}
    (pledged,), (denied,) = stated["pledged"], stated["completed"]
    assert (pledged.name, pledged.when, len(pledged.statements)) == (
        "Norland ministry",
        "May 2031",
        2,
    )
    assert (denied.name, denied.when, denied.is_denied) == ("rebels", "published 3 June 2031", True)
    assert [rung.status for rung in found.rungs][:3] == ["considered", "requested", "offered"]
    assert found.last_rung.s.status == "pledged"  # what is denied was not reached


def test_a_stock_has_no_ladder_of_rungs_that_nobody_states() -> None:
    found = event(views_of(told(0, {})), kind="stock", frame="presence")
    assert [rung.status for rung in found.rungs] == ["ongoing"]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-05-01", "2031-05-31", "May 2031"),
        ("2031-05-04", "2031-06-02", "4 May 2031 to 2 June 2031"),
        (None, None, None),
    ],
)
def test_days_of_an_event_are_worded_as_briefly_as_they_can_be(
    first: str | None, last: str | None, words: str | None
) -> None:
    assert event(views_of(told(0, {})), first_day=first, last_day=last).when == words


def test_whole_and_part_know_each_other_and_statements_know_their_event() -> None:
    documents = views_of(told(0, {"count": 10}), told(1, {"count": 30}))
    views = {view.s.id: view for doc in documents for view in doc.statements}
    small, large = (v.s.id for v in views.values())
    events = [
        Event(
            id=name,
            kind="stock",
            frame="presence",
            provider="Norland",
            recipient="Vesland",
            what="trainers",
            part_of=part_of,
            voices=(Voice("m", "official", (id,)),),
            independent=1,
        )
        for name, id, part_of in (("ev_a", small, "ev_b"), ("ev_b", large, None))
    ]
    part, total = events_of(events, views, {})
    assert part.whole is total
    assert total.parts == [part]
    assert views[small].event is part


def test_terms_of_a_sum_lead_to_their_events_and_its_sign_tells_whether_it_closes() -> None:
    made = event(views_of(told(0, {})))
    one = Identity(
        id="id_1",
        kind="balance",
        expression="1135 - 235 = 850",
        holds=False,
        difference=-50,
        statements=(),
        terms=("ev_1", "ev_1", "ev_1"),
        because="",
    )
    view = IdentityView(one, {"ev_1": made}, {})
    assert view.expression == "1,135 \u2212 235 ≠ 850"
    assert view.gap == "50 fewer than the terms come to"
    assert [term.event for term in view.terms] == [made] * 3
    odd = IdentityView(msgspec.structs.replace(one, terms=("ev_1",)), {"ev_1": made}, {})
    assert [term.event for term in odd.terms] == [None] * 3


def test_a_conflict_that_a_correction_settled_is_not_open() -> None:
    found = whole(told(0, {"count": 10}), told(1, {"count": 30}))
    assert [(one.conflict.kind, one.is_open) for one in found.conflicts] == [
        ("figure", True),
        ("corrected", False),
    ]
    assert found.open_conflicts == 1
    assert all(one.open_conflicts == 1 for one in found.events)


def test_series_keep_what_is_only_foreseen_apart_and_name_the_last_figure_of_each_side() -> None:
    found = whole(
        told(0, {"count": 10, "date": "2031"}),
        told(1, {"count": 30, "date": "2032"}),
        told(2, {"count": 90, "status": "pledged", "date": "2033"}),
    )
    (series,) = found.series
    assert [(one.count, one.is_beside) for one in series.figures] == [
        ("10", False),
        ("30", False),
        ("90", True),
    ]
    assert {one.mark.group: one.count for one in series.latest} == {"provider": "10", "host": "30"}
    assert series.years == "2031 to 2033"


def test_what_stands_out_is_told_with_links_and_nothing_of_it_is_a_judgement() -> None:
    found = whole(
        told(0, {"count": 10}),
        told(1, {"count": 10}),
        told(2, {"count": 30}),
        told(3, {"count": 90, "status": "pledged"}, {"count": 7, "polarity": "denied"}),
        told(4, {"count": 5, "speaker": None}),
    )
    statements = [view for event in found.events for view in event.statements]
    told_of = {one.heading: one for one in findings(found, statements)}
    assert "30" in told_of["Highest strength reported"].text
    assert "90" in told_of["Highest strength foreseen"].text
    assert told_of["A sum that closes"].text == "240 + 60 = 300."
    assert "20 more than the terms come to" in told_of["A sum that does not close"].text
    assert "2 documents tell it" in told_of["One source told many times"].text
    assert told_of["Denied"].text == "1 statement denies what others report."
    assert told_of["Without a named source"].text.startswith("1 of 6 statements")
    assert all(one.refs for one in told_of.values())


def test_nothing_stands_out_where_there_is_nothing() -> None:
    assert findings(TallyView(Tally(), {}, (), {}), []) == []

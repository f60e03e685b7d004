"""What documents say together, from documents and extractions to a drawing."""

from __future__ import annotations

from xml.etree import ElementTree

from tallywire.app.together import draw_series, shapes_of
from tallywire.model.document import Document
from tallywire.model.extraction import Extraction
from tallywire.model.resolved import Source, Stated
from tallywire.model.statement import make_statement
from tallywire.model.values import DateSpan, Span
from tallywire.pipeline import reconcile
from tallywire.resolve import resolve_all


def told(name: str, day: str, count: int) -> tuple[Document, Extraction]:
    text = f"France has {count} soldiers in Chad, the ministry in Paris said."
    doc = Document(
        id=f"doc_{name}",
        name=name,
        text=text,
        digest="0",
        publisher="Sahel Wire",
        published=DateSpan(day, day, "stated"),
        published_basis="metadata",
    )
    one = make_statement(
        text,
        doc.id,
        fields={
            "frame": "presence",
            "provider": "France",
            "recipient": "Chad",
            "kind": "soldier",
            "unit": "person",
            "count": count,
            "qualifier": "exact",
            "basis": "total",
            "status": "ongoing",
        },
        evidence=(Span.of(text, 0, len(text)),),
        anchors=(f"{count} soldiers",),
        date=DateSpan(day, day, "stated"),
    )
    return doc, Extraction(doc.id, (one,))


def test_readings_of_one_stock_become_a_series_with_a_shape_that_can_be_drawn() -> None:
    pairs = [told("a", "2021-02-01", 950), told("b", "2022-06-10", 1000)]
    stated = [Stated(one.statements[0], Source(doc.id, doc.name), 0) for doc, one in pairs]
    tally = reconcile(stated)
    (series,) = tally.series
    (line,) = shapes_of(tally, stated)[series.id].lines
    assert [mark.count for mark in line.marks] == [950, 1000]
    svg = draw_series(series, {one.id: one for one in resolve_all(stated)})
    titles = [n.text for n in ElementTree.fromstring(svg).iter() if n.tag.endswith("title")]
    assert titles[0] == "France in Chad, soldier: strength over time"
    assert any(str(title).startswith("950 in place, ongoing, 1 February 2021") for title in titles)

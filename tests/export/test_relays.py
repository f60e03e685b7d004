"""Who is behind the reports: trees of relays, origins and outlets, the drawing of relays."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

import altair
import pytest

from tallywire.export.report import relay_chart
from tallywire.export.report.events import EventView, events_of
from tallywire.export.report.origins import Edge, edges_of, origins_of, outlets_of
from tallywire.export.report.relay_chart import SHOWN, relay_svg
from tallywire.export.report.relays import Relay
from tallywire.export.report.views import StatementView, documents_of
from tallywire.model.document import Document
from tallywire.model.extraction import Extraction
from tallywire.model.ledger import Event, Voice
from tallywire.model.statement import Hop, make_statement
from tallywire.model.values import DateSpan, Span

Path = tuple[tuple[str, str], ...]
MINISTRY: Path = (("Norland ministry", "official"),)
BY_WIRE: Path = (("Harbour Wire", "outlet"), ("Norland ministry", "official"))
SOURCES: Path = (("Harbour Wire", "outlet"), ("two officers", "anonymous"))


def views_of(told: Sequence[tuple[str, Path]]) -> list[StatementView]:
    """One document for each publisher and path of attribution."""
    documents, found = [], {}
    for place, (publisher, path) in enumerate(told):
        text = f"{place}: 240 trainers."
        day = f"2031-06-{place + 1:02}"
        doc = Document(
            id=f"doc_{place}",
            name=f"d{place}",
            text=text,
            digest="0",
            title=f"Title {place}",
            publisher=publisher,
            published=DateSpan(day, day, "stated"),
            published_basis="metadata",
        )
        span = Span.of(text, 0, len(text))
        made = make_statement(
            text,
            doc.id,
            fields={
                "frame": "presence",
                "provider": "Norland",
                "recipient": "Vesland",
                "status": "ongoing",
            },
            evidence=(span,),
            anchors=("240",),
            hops=tuple(Hop(name, kind, span) for name, kind in path),
        )
        documents.append(doc)
        found[doc.id] = Extraction(doc.id, (made,))
    return [view for doc in documents_of(documents, found) for view in doc.statements]


def event_of(views: Sequence[StatementView], *voices: tuple[str | None, list[int]]) -> EventView:
    made = Event(
        id="ev_1",
        kind="stock",
        frame="presence",
        provider="Norland",
        recipient="Vesland",
        what="240 trainers",
        voices=tuple(
            Voice(name, "official" if name else "unknown", tuple(views[i].s.id for i in places))
            for name, places in voices
        ),
        independent=sum(name is not None for name, _ in voices),
    )
    (view,) = events_of([made], {view.s.id: view for view in views}, {})
    return view


def drawn(nodes: Sequence[Relay]) -> list[object]:
    return [
        node.document.publisher
        if node.document
        else [", ".join(party.name for party in node.parties), *drawn(node.children)]
        for node in nodes
    ]


def test_tree_runs_from_the_speaker_through_the_agency_to_each_publisher() -> None:
    views = views_of([("Herald", BY_WIRE), ("Courier", BY_WIRE), ("Post", MINISTRY)])
    (voice,) = event_of(views, ("Norland", [0, 1, 2])).voices
    assert drawn(voice.tree) == [
        ["Norland ministry", ["Harbour Wire", "Herald", "Courier"], "Post"],
    ]


def test_an_origin_that_speaks_itself_is_not_repeated_in_its_tree() -> None:
    views = views_of([("Herald", MINISTRY), ("Post", ())])
    event = event_of(views, ("Norland ministry", [0]), (None, [1]))
    assert [drawn(voice.tree) for voice in event.voices] == [["Herald"], ["Post"]]


def test_unknown_sources_stand_apart_and_are_not_counted() -> None:
    views = views_of([("Herald", MINISTRY), ("Post", ()), ("Courier", ())])
    event = event_of(views, ("Norland", [0]), (None, [1, 2]))
    rows = origins_of([event])
    assert [(row.party.name, row.kind) for row in rows] == [
        ("Norland", "official"),
        ("no named source", "unknown"),
    ]
    assert [row.alone for row in rows] == [1, 0]
    assert [voice.is_counted for voice in event.voices] == [True, False]


def test_outlets_show_what_they_say_themselves_and_what_others_said() -> None:
    views = views_of([("Herald", BY_WIRE), ("Herald", ()), ("Herald", MINISTRY), ("Post", SOURCES)])
    rows = {row.party.name: row for row in outlets_of(views, {})}
    herald, wire = rows["Herald"], rows["Harbour Wire"]
    assert (herald.own, herald.relayed, herald.share) == (1, 2, 67)
    assert (wire.own, wire.relayed, wire.supplied, wire.share) == (0, 0, 2, None)
    assert rows["Post"].share == 100
    assert "two officers" not in rows


def test_relays_end_at_the_independent_origin_and_pass_over_nobody_named() -> None:
    views = views_of([("Herald", BY_WIRE), ("Post", ())])
    edges = edges_of([event_of(views, ("Norland", [0]), (None, [1]))])
    assert edges == (Edge("Harbour Wire", "Norland", 1, 1), Edge("Herald", "Harbour Wire", 1, 1))


def texts(svg: str) -> dict[str, float]:
    """Each name that is drawn with its distance from the left."""
    root = ElementTree.fromstring(svg)
    return {
        str(node.text): float(str(node.get("transform")).split("(")[1].split(",")[0])
        for node in root.iter()
        if node.tag.endswith("text") and node.text
    }


def test_those_who_print_stand_left_of_those_they_have_it_from() -> None:
    pairs = [("Herald", "Wire"), ("Wire", "Norland"), ("Post", "Norland")]
    edges = [Edge(teller, source, 3, 3) for teller, source in pairs]
    place = texts(relay_svg(edges))
    assert place["Herald"] < place["Wire"] < place["Norland"]
    assert place["Post"] == pytest.approx(place["Herald"])


def test_two_who_have_it_from_each_other_are_drawn_all_the_same() -> None:
    edges = [Edge("Herald", "Post", 2, 2), Edge("Post", "Herald", 1, 1)]
    place = texts(relay_svg(edges))
    assert place["Herald"] < place["Post"]


def test_drawing_is_the_same_bytes_again_and_keeps_to_the_busiest_relays() -> None:
    edges = [Edge(f"outlet {n:03}", f"origin {n % 7}", 200 - n, 200 - n) for n in range(SHOWN + 20)]
    once = relay_svg(edges)
    assert once == relay_svg(edges)
    assert "outlet 000" in once
    assert f"outlet {SHOWN + 1:03}" not in once
    assert relay_svg([]) == ""


def test_names_in_the_drawing_are_only_text() -> None:
    svg = relay_svg([Edge("<b>\u202e\x00", "</text><script>x()</script>", 1, 1)])
    assert "<script" not in svg
    assert "\u202e" not in svg
    ElementTree.fromstring(svg)


def test_the_specification_keeps_to_the_schema_of_vega_lite(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    specs = []

    def keep(spec: dict[str, object], *_: object) -> str:
        specs.append(spec)
        return ""

    monkeypatch.setattr(relay_chart, "render_svg", keep)
    relay_svg([Edge("Herald", "Wire", 3, 3), Edge("Wire", "Norland", 3, 3)])
    altair.Chart.from_dict(specs[0])

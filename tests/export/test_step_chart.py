"""The chart of a series: what is drawn where, how it reads without colour, sameness, safety."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import altair
import pytest

from tallywire.export.report import step_chart
from tallywire.export.report.step_chart import series_svg
from tallywire.export.report.step_rows import make_rows
from tallywire.model.ledger import Series
from tallywire.model.steps import ORIGIN_GROUPS, Band, Line, Mark, Steps

SERIES = Series(id="se_1", provider="Norland", recipient="Vesland", kind="trainer", points=())
HEIGHTS = {"stock": 280, "flow": 130}


def mark(count: float, first: str, **more: object) -> Mark:
    fields = {
        "first": first,
        "last": first,
        "group": "host",
        "what": "stock",
        "status": "ongoing",
        "event": f"ev_{count}",
        "statements": (f"st_{count}",),
        "date": first,
    } | more
    return Mark(count=count, **fields)  # type: ignore[arg-type]


HOST = (mark(40, "2031-01-10"), mark(90, "2032-05-01"))
RIVAL = mark(200, "2032-05-03", group="provider", count_high=350)
SENT = mark(50, "2031-11-01", what="inflow", status="completed")
LEFT = mark(30, "2032-08-01", what="outflow", status="completed", group="unknown")
ASKED = mark(600, "2032-09-01", what="inflow", status="requested", group="third")
HOPED = mark(700, "2032-09-01", status="pledged", group="third")
STEPS = Steps(
    lines=(Line("host", HOST), Line("provider", (RIVAL,))),
    bands=(Band("2032-05-01", "2032-05-03", 90, 350),),
    bars=(SENT, LEFT),
    beside=(ASKED, HOPED),
)


def marks(svg: str) -> dict[str, dict[str, str]]:
    """Attributes of every mark, by the beginning of its accessible name."""
    found = {}
    for node in ElementTree.fromstring(svg).iter():
        title = next((c.text for c in node if c.tag.endswith("title")), None)
        if title and node.tag.endswith("path"):
            found[title.split(",")[0]] = dict(node.attrib)
    return found


def test_what_happened_is_solid_and_what_is_only_foreseen_is_hollow() -> None:
    drawn = marks(series_svg(SERIES, STEPS))
    assert drawn["40 in place"]["fill"] == drawn["40 in place"]["stroke"] != "#ffffff"
    assert drawn["50 arriving"]["fill"] == drawn["50 arriving"]["stroke"]
    for name in ("600 arriving", "700 in place"):
        assert drawn[name]["fill"] == "#ffffff"
        assert drawn[name]["stroke"] != "#ffffff"
    assert drawn["600 arriving"]["stroke-dasharray"] != drawn["50 arriving"]["stroke-dasharray"]


def test_origin_groups_differ_in_colour_and_in_shape() -> None:
    lines = tuple(
        Line(group, (mark(place * 10 + 10, "2031-03-01", group=group),))
        for place, group in enumerate(ORIGIN_GROUPS)
    )
    drawn = marks(series_svg(SERIES, Steps(lines=lines)))
    assert len(drawn) == 4
    assert len({one["fill"] for one in drawn.values()}) == 4
    assert len({one["d"] for one in drawn.values()}) == 4


def test_a_flow_is_never_part_of_a_line_and_leaving_points_down() -> None:
    rows = make_rows(STEPS, 800, HEIGHTS)
    assert [row["y"] for row in rows.lines if row["group"] == "host"] == [40, 90]
    assert sorted(row["y"] for row in rows.flows) == [-30, 50, 600]
    assert rows.bounds["flow"] == (-30, 600)
    assert rows.bounds["stock"] == (0, 700)


def test_a_stock_that_has_ended_is_not_joined_to_the_next_reading() -> None:
    gone = mark(90, "2032-05-01", status="ended")
    line = Line("host", (HOST[0], gone, mark(20, "2033-01-01")))
    parts = [row["part"] for row in make_rows(Steps(lines=(line,)), 800, HEIGHTS).lines]
    assert parts == [0, 0, 1]


def test_bars_of_one_day_stand_side_by_side() -> None:
    bars = tuple(
        mark(100, "2031-05-05", what="inflow", status="completed", group=group)
        for group in ORIGIN_GROUPS
    )
    rows = make_rows(Steps(bars=bars), 800, HEIGHTS)
    places = sorted(rows.frame.pixel(row["x"] / 86_400_000 + 719_163) for row in rows.flows)
    assert all(later - sooner > 8 for sooner, later in pairwise(places))
    assert places[-1] - places[0] < 40


def test_labels_do_not_cover_each_other_or_other_marks() -> None:
    crowd = tuple(mark(500 + step, f"2031-06-{step + 1:02}") for step in range(25))
    rows = make_rows(Steps(lines=(Line("host", crowd),)), 290, HEIGHTS).stocks
    assert 0 < sum(bool(row["label"]) for row in rows) < 8


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_every_mark_leads_to_its_event_where_that_has_a_page(width: str) -> None:
    links = {"ev_40": "../events/forty.html"}
    root = ElementTree.fromstring(series_svg(SERIES, STEPS, width=width, links=links))  # type: ignore[arg-type]
    (link,) = [node for node in root.iter() if node.tag.endswith("}a")]
    assert link.get("href") == "../events/forty.html"
    assert str(link.get("aria-label")).startswith("40 in place, ongoing, 10 January 2031")
    assert "xlink" not in ElementTree.tostring(root, encoding="unicode")


def test_the_legend_names_what_occurs_and_nothing_else() -> None:
    text = series_svg(SERIES, STEPS)
    for words in ("the host, Vesland", "the provider, Norland", "hollow: ", "shaded: "):
        assert words in text
    quiet = series_svg(
        SERIES, Steps(lines=(Line("unknown", (mark(5, "2031-01-01", group="unknown"),)),))
    )
    assert "no source named" in quiet
    for words in ("the host", "hollow", "shaded"):
        assert words not in re.sub(r"<(title|desc).*?</\1>", "", quiet)


def test_the_chart_is_the_same_bytes_again() -> None:
    assert series_svg(SERIES, STEPS) == series_svg(SERIES, STEPS)


def test_nothing_is_drawn_where_there_is_nothing() -> None:
    assert series_svg(SERIES, Steps()) == ""


def test_names_that_hold_markup_or_hidden_characters_are_only_text() -> None:
    evil = "</text><script>x()</script>\u202e\x00" * 3
    series = Series(id="s", provider=evil, recipient=evil, kind=evil, points=())
    svg = series_svg(series, STEPS)
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

    monkeypatch.setattr(step_chart, "render_svg", keep)
    series_svg(SERIES, STEPS)
    series_svg(SERIES, STEPS, width="narrow")
    for spec in specs:
        altair.Chart.from_dict(spec)
    assert len(specs) == 2

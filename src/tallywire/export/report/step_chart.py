"""A series and its steps -> a chart as SVG.

In: ``Series`` and ``Steps``.  Out: ``series_svg``: strength in place above, coming and going
below, a colour, shape and dash for each origin group.  What is only asked for or promised is
hollow and never part of a line.  The colours keep apart for any colour vision (after Okabe and
Ito, darkened to a contrast of 4.5:1 on white), and the shapes without any.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from markupsafe import Markup

from tallywire.export.report.step_rows import GROUP_WORDS, Rows, make_rows
from tallywire.export.report.svg import CONFIG, INK, render_svg, text_layer
from tallywire.export.report.words import clip, plural, visible
from tallywire.model.ledger import Series
from tallywire.model.steps import ORIGIN_GROUPS, Steps

__all__ = ["series_svg"]

Width = Literal["wide", "narrow"]

_COLOURS: Final = {
    "host": "#0b5c94",
    "provider": "#b34a00",
    "third": "#7b3a86",
    "unknown": "#6b6b6b",
}
_SHAPES: Final = {
    "host": "circle",
    "provider": "square",
    "third": "triangle-up",
    "unknown": "diamond",
}
_DASHES: Final = {"host": [1, 0], "provider": [8, 3], "third": [2, 2], "unknown": [6, 2, 1, 2]}

_HOLLOW: Final = "#ffffff"
_SIZES: Final[dict[Width, tuple[int, dict[str, int]]]] = {
    "wide": (800, {"stock": 280, "flow": 130}),
    "narrow": (290, {"stock": 240, "flow": 120}),
}


def series_svg(
    series: Series,
    steps: Steps,
    *,
    key: str = "series",
    width: Width = "wide",
    links: Mapping[str, str] | None = None,
) -> Markup:
    """The chart; empty where the series has no figure.

    Args:
        series: what it is about.
        steps: what to draw.
        key: prefix of all identifiers, unique on the page.
        width: ``narrow`` is for screens of telephones.
        links: where the page of each event is, by event id; marks of others lead nowhere.
    """
    if not (steps.lines or steps.bars or steps.beside):
        return Markup("")
    size, heights = _SIZES[width]
    rows = make_rows(steps, size, heights)
    years = sorted({str(row["year"]) for row in _years(steps)})
    span = years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"
    return render_svg(
        _spec(series, rows, size, heights, span if len(years) == 1 else None),
        key,
        f"{series.provider} in {series.recipient}, {series.kind}: strength over time",
        _described(steps, span),
        links or {},
    )


def _years(steps: Steps) -> list[dict[str, str]]:
    marks = [mark for line in steps.lines for mark in line.marks]
    return [{"year": mark.first[:4]} for mark in (*marks, *steps.bars, *steps.beside)]


def _described(steps: Steps, span: str) -> str:
    parts = [
        f"{plural(len(line.marks), 'figure')} for strength from {GROUP_WORDS[line.group]}"
        for line in steps.lines
    ]
    if steps.bars:
        parts.append(plural(len(steps.bars), "arrival or departure", "arrivals or departures"))
    if steps.beside:
        parts.append(f"{len(steps.beside):,} only asked for, promised or projected")
    return f"{span}: {'; '.join(parts)}. The table below holds each with its event."


def _spec(
    series: Series, rows: Rows, width: int, heights: Mapping[str, int], year: str | None
) -> dict[str, Any]:
    panels = [_legend(series, rows, width)]
    if rows.stocks:
        panels.append(_stock_panel(rows, width, heights["stock"], None if rows.flows else year))
    if rows.flows:
        panels.append(_flow_panel(rows, width, heights["flow"], year))
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "config": CONFIG,
        "padding": {"left": 2, "right": 34, "top": 2, "bottom": 2},
        "spacing": 14,
        "vconcat": panels,
    }


def _stock_panel(rows: Rows, width: int, height: int, year: str | None) -> dict[str, Any]:
    x, y = _axes(rows, "stock", "people in place", year)
    across = {"x": {**x, "field": "from"}, "x2": {"field": "to"}}
    line = {"x": x, "y": y, "color": _by_group(_COLOURS), "strokeDash": _by_group(_DASHES)}
    line["detail"] = {"field": "part", "type": "nominal"}
    return {
        "width": width,
        "height": height,
        "layer": [
            {
                "data": {"values": rows.bands},
                "mark": {"type": "rect", "color": INK, "opacity": 0.13, "aria": False},
                "encoding": across | {"y": {**y, "field": "low"}, "y2": {"field": "high"}},
            },
            {
                "data": {"values": rows.lines},
                "mark": {
                    "type": "line",
                    "interpolate": "step-after",
                    "strokeWidth": 2,
                    "aria": False,
                },
                "encoding": line,
            },
            *_marks(rows.stocks, x, y, across),
        ],
    }


def _marks(
    rows: list[dict[str, Any]], x: dict[str, Any], y: dict[str, Any], across: dict[str, Any]
) -> list[dict[str, Any]]:
    colour = _by_group(_COLOURS)
    solid = _by_group(_COLOURS) | {
        "condition": {"test": "datum.kind === 'beside'", "value": _HOLLOW}
    }
    ranged = {"x": x, "y": y, "y2": {"field": "high"}, "color": colour}
    point = {"x": x, "y": y, "stroke": colour, "fill": solid, "shape": _by_group(_SHAPES)}
    return [
        _layer(rows, {"type": "rule", "opacity": 0.5}, across | {"y": y, "color": colour}),
        _layer(rows, {"type": "rule", "strokeWidth": 3, "opacity": 0.5}, ranged),
        _layer(rows, {"type": "point", "size": 85, "strokeWidth": 2, "opacity": 1}, point | _LINKS),
        *_labels(rows, x, y, 0),
    ]


def _flow_panel(rows: Rows, width: int, height: int, year: str | None) -> dict[str, Any]:
    x, y = _axes(rows, "flow", "arriving, leaving", year)
    colour = _by_group(_COLOURS)
    hollow = {"test": "datum.kind === 'beside'", "value": _HOLLOW}
    dashes = {"condition": {"test": "datum.kind === 'beside'", "value": [3, 2]}, "value": [1, 0]}
    bar = {
        "x": x,
        "y": {**y, "field": "base"},
        "y2": {"field": "y"},
        "stroke": colour,
        "fill": colour | {"condition": hollow},
        "strokeDash": dashes,
    }
    ranged = {"x": x, "y": y, "y2": {"field": "high"}, "color": colour}
    return {
        "width": width,
        "height": height,
        "layer": [
            _layer(
                [{"base": 0}],
                {"type": "rule", "color": "#8a857c"},
                {"y": {**y, "field": "base"}},
            ),
            _layer(rows.flows, {"type": "rule", "strokeWidth": 3, "opacity": 0.5}, ranged),
            _layer(
                rows.flows,
                {"type": "bar", "size": 8, "strokeWidth": 1.5, "opacity": 1},
                bar | _LINKS,
            ),
            *_labels(rows.flows, x, y, 6),
        ],
    }


_LINKS: Final[dict[str, Any]] = {
    "href": {"field": "href", "type": "nominal"},
    "description": {"field": "words", "type": "nominal"},
}


def _layer(
    rows: list[dict[str, Any]], mark: dict[str, Any], encoding: dict[str, Any]
) -> dict[str, Any]:
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def _labels(
    rows: list[dict[str, Any]], x: dict[str, Any], y: dict[str, Any], dx: int
) -> list[dict[str, Any]]:
    layers = []
    for side, align, shift in (("right", "left", 8 - dx // 3), ("left", "right", -8 + dx // 3)):
        shown = [row for row in rows if row["label"] and row["side"] == side]
        text = {"x": x, "y": y, "text": {"field": "label", "type": "nominal"}}
        if shown:
            layers.append(text_layer(shown, {"align": align, "dx": shift, "fontSize": 12}, text))
    return layers


def _axes(
    rows: Rows, kind: str, title: str, year: str | None
) -> tuple[dict[str, Any], dict[str, Any]]:
    count = max(2, rows.frame.width // 90)
    time = {"type": "utc", "domain": rows.frame.domain, "nice": False, "padding": 0}
    marks: dict[str, Any] = {"tickCount": count, "labelOverlap": True}
    if kind == "stock" and rows.flows:  # the panel below has the same axis and names it
        marks |= {"labels": False, "ticks": False}
    x = {"field": "x", "type": "temporal", "scale": time, "title": year, "axis": marks}
    low, high = rows.bounds[kind]
    y = {
        "field": "y",
        "type": "quantitative",
        "title": title,
        "scale": {"domain": [low * 1.05, (high or 1) * 1.05], "nice": True},
        "axis": {"format": ",d", "tickCount": 5, "minExtent": 38, "tickMinStep": 1},
    }
    return x, y


def _by_group(values: Mapping[str, object]) -> dict[str, Any]:
    return {
        "field": "group",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": list(ORIGIN_GROUPS), "range": [values[g] for g in ORIGIN_GROUPS]},
    }


def _legend(series: Series, rows: Rows, width: int) -> dict[str, Any]:
    """A strip that names every mark that occurs, in rows that fit the width."""
    present = {row["group"] for row in rows.stocks + rows.flows}
    names = {
        "host": f"the host, {visible(clip(series.recipient, 40))}",
        "provider": f"the provider, {visible(clip(series.provider, 40))}",
    }
    entries = [(g, "happened", names.get(g, GROUP_WORDS[g])) for g in ORIGIN_GROUPS if g in present]
    if any(row["kind"] == "beside" for row in rows.stocks + rows.flows):
        entries.append(("host", "beside", "hollow: asked for, promised or projected"))
    if rows.bands:
        entries.append(("host", "band", "shaded: figures differ, or are ranges"))
    placed, x, line = [], 7.0, 0
    for group, kind, text in entries:
        needed = 26 + 6.6 * len(text)
        if x > 7 and x + needed > width:
            x, line = 7.0, line + 1
        placed.append({"x": x, "row": line, "group": group, "kind": kind, "text": text})
        x += needed
    return _legend_panel(placed, width, 20 * (line + 1))


def _legend_panel(placed: list[dict[str, Any]], width: int, height: int) -> dict[str, Any]:
    lines = height / 20
    x = {"field": "x", "type": "quantitative", "axis": None, "scale": {"domain": [0, width]}}
    y = {
        "field": "row",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [lines - 0.5, -0.5]},
    }
    plain = {"test": "datum.kind !== 'happened'", "value": INK}
    inside = {"test": "datum.kind === 'beside'", "value": _HOLLOW}
    square = {"test": "datum.kind !== 'happened'", "value": "square"}
    colour = _by_group(_COLOURS)
    faint = {"test": "datum.kind === 'band'", "value": 0.3}
    return {
        "width": width,
        "height": height,
        "data": {"values": placed},
        "layer": [
            {
                "mark": {"type": "point", "size": 80, "strokeWidth": 2, "aria": False},
                "encoding": {
                    "x": x,
                    "y": y,
                    "stroke": colour | {"condition": plain},
                    "fill": colour | {"condition": [inside, plain]},
                    "shape": _by_group(_SHAPES) | {"condition": square},
                    "opacity": {"condition": faint, "value": 1},
                },
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 11, "fontSize": 12, "color": INK}
                | {"baseline": "middle"},
                "encoding": {"x": x, "y": y, "text": {"field": "text", "type": "nominal"}},
            },
        ],
    }

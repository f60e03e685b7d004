"""Statements and series -> the report's two charts.

In: statement views, a series.  Out: inline SVG, or None where there is nothing to draw.  What
happened, what is planned and what is denied differ by colour and by fill or stroke, so the
charts also read in grey and with any colour vision (blue and orange of Okabe and Ito, darkened
until they reach a contrast of 3:1 on white).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from markupsafe import Markup

from tallywire.export.report.series import Point, Series
from tallywire.export.report.svg import render_svg
from tallywire.export.report.views import StatementView
from tallywire.export.report.words import GROUP_LABELS, GROUPS, Group, plural, visible

__all__ = ["series_chart", "timeline_chart"]

COLOURS: Final[dict[Group, str]] = {
    "happened": "#1d4f7c",
    "planned": "#c05f00",
    "denied": "#777777",
}
_SHAPES: Final = {"stock": "circle", "inflow": "triangle-up", "outflow": "triangle-down"}
_WIDTH: Final = 860
_HEIGHT: Final = 280
_INK: Final = "#33312e"
_MONTHS_SHOWN: Final = 72
_CONFIG: Final[dict[str, Any]] = {
    "background": "transparent",
    # Measured in a font that vl-convert brings along, so that layout is the same everywhere.
    "font": "Roboto",
    "view": {"stroke": None},
    "axis": {
        "labelColor": _INK,
        "titleColor": _INK,
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "gridColor": "#e4e0d8",
        "domainColor": "#8a857c",
        "tickColor": "#8a857c",
    },
}


def timeline_chart(statements: Sequence[StatementView], key: str) -> Markup | None:
    """Number of statements by month, or by year where they span more than six years."""
    placed = [(view.day, view.group) for view in statements if view.day]
    if not placed:
        return None
    days = [day for day, _ in placed]
    months = (max(days).year - min(days).year) * 12 + max(days).month - min(days).month
    by_year = months >= _MONTHS_SHOWN
    rows = _stacked(Counter((_bin(day, by_year), group) for day, group in placed), by_year)
    unit = "year" if by_year else "month"
    described = "; ".join(
        f"{GROUP_LABELS[group].lower()}: {sum(1 for _, g in placed if g == group):,}"
        for group in GROUPS
    )
    return render_svg(
        _timeline_spec(rows),
        key,
        f"Statements by {unit}",
        f"{plural(len(placed), 'statement')} from {min(days).year} to {max(days).year}; "
        f"{described}.",
    )


def _bin(day: date, by_year: bool) -> date:
    return date(day.year, 1 if by_year else day.month, 1)


def _stacked(
    counts: Counter[tuple[date, Group]], by_year: bool
) -> list[dict[str, str | int | None]]:
    rows: list[dict[str, str | int | None]] = []
    width = timedelta(days=300 if by_year else 25)
    for start in sorted({start for start, _ in counts}):
        base = 0
        for group in GROUPS:
            count = counts[start, group]
            if count:
                words = f"{start.year}" if by_year else f"{start:%Y-%m}"
                rows.append(
                    {
                        "from": _stamp(start),
                        "to": _stamp(min(start, date.max - width) + width),
                        "low": base,
                        "high": base + count,
                        "group": group,
                        "words": f"{words}: {count} {GROUP_LABELS[group].lower()}",
                    }
                )
            base += count
    return rows


def _timeline_spec(rows: list[dict[str, str | int | None]]) -> dict[str, Any]:
    top = max(int(row["high"] or 0) for row in rows)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "config": _CONFIG,
        "width": _WIDTH,
        "height": 170,
        "data": {"values": rows},
        "mark": {"type": "bar", "strokeWidth": 1.5},
        "encoding": {
            "x": {"field": "from", "type": "temporal", "scale": {"type": "utc"}, "title": None},
            "x2": {"field": "to"},
            "y": {
                "field": "low",
                "type": "quantitative",
                "title": "statements",
                "scale": {"domain": [0, top]},
                "axis": {"tickMinStep": 1, "format": ",d", "tickCount": 5},
            },
            "y2": {"field": "high"},
            "fill": _by_group("group", {**COLOURS, "planned": "#fbe9d7", "denied": "#d9d6d0"}),
            "stroke": _by_group("group", COLOURS),
            "description": {"field": "words", "type": "nominal"},
        },
    }


def series_chart(series: Series, key: str) -> Markup | None:
    """The points of the series: shape is stock or flow, colour and fill whether it happened."""
    if not series.points:
        return None
    rows = [_row(point, f"#{key}-p{place}") for place, point in enumerate(series.points, 1)]
    _place_labels(rows, series.points)
    stocks = [point for point in series.points if point.flow == "stock"]
    first, last = series.points[0].first, max(point.last for point in series.points)
    return render_svg(
        _series_spec(rows, f"{first.year}" if first.year == last.year else None),
        key,
        f"{series.provider} in {series.recipient}, {series.kind}: figures over time",
        f"{plural(len(series.points), 'figure')} from {first.year} to {last.year}, "
        f"{len(stocks)} of them for strength in place. The table below holds each with its "
        "statements.",
    )


def _row(point: Point, href: str) -> dict[str, Any]:
    view = point.statements[0]
    when = view.date_words or f"published {view.document.published}"
    return {
        "x": _stamp(point.first + (point.last - point.first) / 2),
        "from": _stamp(point.first),
        "to": _stamp(point.last),
        "y": point.count,
        "high": point.count_high if point.count_high is not None else point.count,
        "flow": point.flow,
        "group": point.group,
        "href": href,
        "label": "",
        "words": visible(
            f"{view.count} {point.flow_words}, {view.s.status.replace('_', ' ')}, {when}, "
            f"according to {view.path[-1].name}"
        ),
    }


def _place_labels(rows: list[dict[str, Any]], points: Sequence[Point]) -> None:
    """Numbers beside the points that have room for one: strength first, high figures first."""
    first = min(point.first for point in points)
    days = max((max(point.last for point in points) - first).days, 1)
    top = max(row["high"] for row in rows) or 1
    spots = [_spot(point, first, days, top) for point in points]
    taken = [(x - 7, y, 14.0) for x, y in spots]  # no label covers another mark
    order = sorted(
        range(len(rows)),
        key=lambda i: (points[i].flow != "stock", points[i].group != "happened", -rows[i]["y"], i),
    )
    for i in order:
        x, y = spots[i][0] + 9, spots[i][1] - 2
        text = f"{points[i].sign}{points[i].count:,.10g}"
        width = 7.5 * len(text)
        if all(abs(y - v) > 15 or x > u + w or u > x + width for u, v, w in taken):
            rows[i]["label"] = text
            taken.append((x, y, width))


def _spot(point: Point, first: date, days: int, top: float) -> tuple[float, float]:
    """Where the point is drawn, in units of the chart from its lower left corner."""
    middle = point.first + (point.last - point.first) / 2
    return (middle - first).days / days * _WIDTH * 0.94, point.count / top * _HEIGHT * 0.94


def _series_spec(rows: list[dict[str, Any]], year: str | None) -> dict[str, Any]:
    x = {"field": "x", "type": "temporal", "scale": {"type": "utc", "nice": True}, "title": year}
    y = {"field": "y", "type": "quantitative", "title": "people", "axis": {"format": ",d"}}
    colour = _by_group("group", COLOURS)
    fill = _by_group("group", {**COLOURS, "planned": "#ffffff", "denied": "#ffffff"})
    shape = {
        "field": "flow",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": list(_SHAPES), "range": list(_SHAPES.values())},
    }
    across = {"x": {**x, "field": "from"}, "x2": {"field": "to"}, "y": y, "color": colour}
    upright = {"x": x, "y": y, "y2": {"field": "high"}, "color": colour}
    point = {"x": x, "y": y, "stroke": colour, "fill": fill, "shape": shape}
    links = {
        "href": {"field": "href", "type": "nominal"},
        "description": {"field": "words", "type": "nominal"},
    }
    struck = {"filter": "datum.group === 'denied'"}
    label = {"align": "left", "dx": 9, "dy": -2, "baseline": "middle", "fontSize": 12}
    text = {"field": "label", "type": "nominal"}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "config": _CONFIG,
        "width": _WIDTH,
        "height": _HEIGHT,
        "padding": {"left": 5, "right": 40, "top": 8, "bottom": 5},
        "data": {"values": rows},
        "layer": [
            {"mark": {"type": "rule", "opacity": 0.55}, "encoding": across},
            {"mark": {"type": "rule", "strokeWidth": 3, "opacity": 0.45}, "encoding": upright},
            {
                "mark": {"type": "point", "size": 95, "strokeWidth": 2, "opacity": 1},
                "encoding": point | links,
            },
            {
                "transform": [struck],
                "mark": {"type": "point", "shape": "cross", "size": 170, "angle": 45}
                | {"filled": True, "color": COLOURS["denied"], "opacity": 1},
                "encoding": {"x": x, "y": y},
            },
            {
                "mark": {"type": "text", "color": _INK, **label},
                "encoding": {"x": x, "y": y, "text": text},
            },
        ],
    }


def _by_group(field: str, colours: dict[Group, str]) -> dict[str, Any]:
    return {
        "field": field,
        "type": "nominal",
        "legend": None,
        "scale": {"domain": list(GROUPS), "range": [colours[group] for group in GROUPS]},
    }


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"

"""The edges of relays -> a layered drawing as SVG: who has it from whom.

In: ``Edge``s, the busiest first.  Out: ``relay_svg``: those who print on the left, those they
have it from to their right, independent origins at the far right.  The order is worked out from
names and numbers alone, so that the same edges give the same bytes; the table beside it is the
text alternative.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

from markupsafe import Markup

from tallywire.export.report.origins import Edge
from tallywire.export.report.svg import CONFIG, render_svg, text_layer
from tallywire.export.report.words import clip, plural, visible

__all__ = ["SHOWN", "relay_svg"]

SHOWN: Final = 36
"""Edges that are drawn; with more, lines can no longer be told apart."""
_COLUMN: Final = 270
_ROW: Final = 30
_SWEEPS: Final = 4
_BEND: Final = 10
_ENDS: Final = {"left": "#1d4f7c", "middle": "#777777", "right": "#8a1f2b"}
_Spots = dict[str, tuple[float, float]]


def relay_svg(edges: Sequence[Edge], key: str = "relays") -> Markup:
    """The drawing; empty where nobody relays anybody."""
    edges = edges[:SHOWN]
    if not edges:
        return Markup("")
    layers = _layers(edges)
    columns = _ordered(layers, edges)
    tallest = max(len(column) for column in columns)
    spots: _Spots = {
        name: (place * _COLUMN, ((row + 0.5) * tallest / len(column) - 0.5) * _ROW)
        for place, column in enumerate(columns)
        for row, name in enumerate(column)
    }
    size = ((len(columns) - 1) * _COLUMN, tallest * _ROW)
    described = f"{plural(len(edges), 'relay')} between {plural(len(spots), 'name')}."
    return render_svg(
        _spec(edges, spots, size),
        key,
        "Who passes on what whom says",
        f"{described} Those who print stand on the left, those they have it from to their right. "
        "The table below holds the same.",
    )


def _layers(edges: Sequence[Edge]) -> dict[str, int]:
    """The column of each name: further right than everybody who has something from it.

    An edge that would close a circle is left out of account; the busiest edges are laid first.
    """
    after: dict[str, set[str]] = defaultdict(set)
    kept: list[Edge] = []
    for edge in edges:
        if not _reaches(after, edge.source, edge.teller):
            after[edge.teller].add(edge.source)
            kept.append(edge)
    names = {name for edge in edges for name in (edge.teller, edge.source)}
    layer = dict.fromkeys(names, 0)
    for _ in names:
        for edge in kept:
            layer[edge.source] = max(layer[edge.source], layer[edge.teller] + 1)
    last = max(layer.values())
    tellers = {edge.teller for edge in kept}
    return {name: place if name in tellers else last for name, place in layer.items()}


def _reaches(after: dict[str, set[str]], start: str, goal: str) -> bool:
    seen, open_ = {start}, [start]
    while open_:
        name = open_.pop()
        if name == goal:
            return True
        fresh = after.get(name, set()) - seen
        seen |= fresh
        open_ += fresh
    return False


def _ordered(layers: dict[str, int], edges: Sequence[Edge]) -> list[list[str]]:
    """The names of each column from top to bottom: near those they are tied to (barycentre)."""
    columns: list[list[str]] = [[] for _ in range(max(layers.values()) + 1)]
    for name in sorted(layers, key=lambda one: (one.casefold(), one)):
        columns[layers[name]].append(name)
    tied: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        tied[edge.teller].append(edge.source)
        tied[edge.source].append(edge.teller)
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 else reversed(columns):
            height = {n: (i + 0.5) / len(c) for c in columns for i, n in enumerate(c)}
            column.sort(key=lambda n: (sum(height[t] for t in tied[n]) / len(tied[n]), n))
    return columns


def _bend(edge: Edge, place: int, spots: _Spots) -> list[dict[str, Any]]:
    """Points of a curve that leaves and arrives level."""
    (x0, y0), (x1, y1) = spots[edge.teller], spots[edge.source]
    points = []
    for step in range(_BEND + 1):
        part = step / _BEND
        eased = part * part * (3 - 2 * part)
        points.append(
            {
                "x": x0 + (x1 - x0) * part,
                "y": y0 + (y1 - y0) * eased,
                "edge": place,
                "events": edge.events,
                "words": visible(
                    f"{edge.teller} has it from {edge.source}: {plural(edge.events, 'event')}"
                ),
            }
        )
    return points


def _node(name: str, spots: _Spots, edges: Sequence[Edge], last: float) -> dict[str, Any]:
    x, y = spots[name]
    end = "left" if x == 0 else "right" if x == last else "middle"
    return {"x": x, "y": y, "end": end, "text": visible(clip(name, 30)), "words": visible(name)}


def _spec(edges: Sequence[Edge], spots: _Spots, size: tuple[float, float]) -> dict[str, Any]:
    width, height = size
    x = _plain("x", [0, width])
    y = _plain("y", [height - _ROW / 2, -_ROW / 2])
    lines = [point for place, edge in enumerate(edges) for point in _bend(edge, place, spots)]
    nodes = [_node(name, spots, edges, width) for name in sorted(spots)]
    most = max(edge.events for edge in edges)
    ends = {
        "field": "end",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": list(_ENDS), "range": list(_ENDS.values())},
    }
    curve = {
        "x": x,
        "y": y,
        "detail": {"field": "edge", "type": "nominal"},
        "strokeWidth": {
            "field": "events",
            "type": "quantitative",
            "legend": None,
            "scale": {"domain": [1, max(most, 2)], "range": [1.2, 7]},
        },
        "description": {"field": "words", "type": "nominal"},
    }
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "config": CONFIG,
        "width": width,
        "height": height,
        "padding": {"left": 205, "right": 205, "top": 4, "bottom": 4},
        "autosize": {"type": "none"},
        "layer": [
            {
                "data": {"values": lines},
                "mark": {"type": "line", "color": "#8a857c", "opacity": 0.55},
                "encoding": curve,
            },
            {
                "data": {"values": nodes},
                "mark": {"type": "point", "filled": True, "size": 70, "opacity": 1},
                "encoding": {"x": x, "y": y, "color": ends, "description": curve["description"]},
            },
            *(layer for end in _ENDS for layer in _names(nodes, end, x, y)),
        ],
    }


def _plain(field: str, domain: list[float]) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "axis": None, "scale": {"domain": domain}}


def _names(
    nodes: Sequence[dict[str, Any]], end: str, x: dict[str, Any], y: dict[str, Any]
) -> list[dict[str, Any]]:
    place: dict[str, Any] = {
        "left": {"align": "right", "dx": -10},
        "middle": {"align": "center", "dy": -11},
        "right": {"align": "left", "dx": 10},
    }[end]
    shown = [node for node in nodes if node["end"] == end]
    text = {"x": x, "y": y, "text": {"field": "text", "type": "nominal"}}
    return [text_layer(shown, {"fontSize": 13, **place}, text)] if shown else []

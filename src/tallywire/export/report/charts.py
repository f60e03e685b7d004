"""Statements -> the chart of the overview page.

In: statement views.  Out: inline SVG, or None where there is nothing to draw.  What happened,
what is planned and what is denied differ by colour and by fill or stroke, so the chart also
reads in grey and with any colour vision (blue and orange of Okabe and Ito, darkened until they
reach a contrast of 3:1 on white).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from markupsafe import Markup

from tallywire.export.report.svg import CONFIG, render_svg
from tallywire.export.report.views import StatementView
from tallywire.export.report.words import GROUP_LABELS, GROUPS, Group, plural

__all__ = ["timeline_chart"]

COLOURS: Final[dict[Group, str]] = {
    "happened": "#1d4f7c",
    "planned": "#c05f00",
    "denied": "#777777",
}
_WIDTH: Final = 860
_MONTHS_SHOWN: Final = 72


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
        "config": CONFIG,
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


def _by_group(field: str, colours: dict[Group, str]) -> dict[str, Any]:
    return {
        "field": field,
        "type": "nominal",
        "legend": None,
        "scale": {"domain": list(GROUPS), "range": [colours[group] for group in GROUPS]},
    }


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"

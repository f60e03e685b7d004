"""The steps of a series -> rows of a chart: places in time, bars side by side, labels that fit.

In: ``Steps`` and the size of the plots in pixels.  Out: ``Rows``, plain values for Vega-Lite.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

import msgspec

from tallywire.export.report import words
from tallywire.model.steps import Line, Mark, Steps

__all__ = ["FLOW_WORDS", "GROUP_WORDS", "Frame", "Rows", "make_rows"]

FLOW_WORDS: Final = {"stock": "in place", "inflow": "arriving", "outflow": "leaving"}
GROUP_WORDS: Final = {
    "host": "the host",
    "provider": "the provider",
    "third": "third parties",
    "unknown": "no source named",
}
_DAY: Final = 86_400_000  # milliseconds, the unit of time of Vega
_EPOCH: Final = date(1970, 1, 1).toordinal()
_BAR: Final = 8.0
_Row = dict[str, Any]


class Frame(msgspec.Struct, frozen=True):
    """The days from ``start`` to ``end`` (ordinals) on ``width`` pixels."""

    start: float
    end: float
    width: int

    def pixel(self, day: float) -> float:
        """Where the day lies, from the left."""
        return (day - self.start) / (self.end - self.start) * self.width

    def stamp(self, pixel: float) -> int:
        """The time at that distance from the left."""
        day = self.start + pixel / self.width * (self.end - self.start)
        return round((day - _EPOCH) * _DAY)

    @property
    def domain(self) -> list[int]:
        """The first and the last moment."""
        return [self.stamp(0), self.stamp(self.width)]


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """What to draw; ``bounds`` are the lowest and highest figure of stock and of flow."""

    frame: Frame
    lines: list[_Row]
    bands: list[_Row]
    stocks: list[_Row]
    flows: list[_Row]
    bounds: dict[str, tuple[float, float]]


def make_rows(steps: Steps, width: int, heights: Mapping[str, int]) -> Rows:
    """The rows for plots of that width, and of those heights for ``stock`` and ``flow``."""
    stocks = [(mark, False) for line in steps.lines for mark in line.marks]
    stocks += [(mark, True) for mark in steps.beside if mark.what == "stock"]
    flows = [(mark, False) for mark in steps.bars]
    flows += [(mark, True) for mark in steps.beside if mark.what != "stock"]
    frame = _frame([mark for mark, _ in stocks + flows], width)
    rows = {
        "stock": [_row(mark, beside, frame) for mark, beside in sorted(stocks)],
        "flow": [_row(mark, beside, frame) for mark, beside in sorted(flows)],
    }
    _set_apart(rows["flow"], frame)
    tops = [float(band.high) for band in steps.bands]
    bounds = {kind: _bounds(found, tops if kind == "stock" else []) for kind, found in rows.items()}
    for kind, found in rows.items():
        _label(found, bounds[kind], width, heights[kind])
    return Rows(
        frame=frame,
        lines=[row for line in steps.lines for row in _line(line, frame)],
        bands=[_band(one.first, one.last, frame, one.low, one.high) for one in steps.bands],
        stocks=rows["stock"],
        flows=rows["flow"],
        bounds=bounds,
    )


def _line(line: Line, frame: Frame) -> Iterator[_Row]:
    """Corners of the line of a group; after a stock has ended the line begins anew."""
    part = 0
    for mark in line.marks:
        x = _middle(mark, frame)
        yield {"x": x, "y": mark.count, "group": line.group, "part": part}
        part += mark.status == "ended"


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _frame(marks: Sequence[Mark], width: int) -> Frame:
    """All marks with a little air; at least two months, so that one day is no whole axis."""
    first = min(_ordinal(mark.first) for mark in marks)
    last = max(_ordinal(mark.last) for mark in marks) + 1
    air = max((last - first) * 0.03, (60 - (last - first)) / 2, 1)
    return Frame(first - air, last + air, width)


def _middle(mark: Mark, frame: Frame) -> int:
    day = (_ordinal(mark.first) + _ordinal(mark.last) + 1) / 2
    return frame.stamp(frame.pixel(day))


def _band(first: str, last: str, frame: Frame, low: float, high: float) -> _Row:
    left, right = frame.pixel(_ordinal(first)), frame.pixel(_ordinal(last) + 1)
    if right - left < _BAR:
        left, right = (left + right - _BAR) / 2, (left + right + _BAR) / 2
    return {"from": frame.stamp(left), "to": frame.stamp(right), "low": low, "high": high}


def _row(mark: Mark, is_beside: bool, frame: Frame) -> _Row:
    sign = -1 if mark.what == "outflow" else 1
    high = mark.count if mark.count_high is None else mark.count_high
    said = words.number(mark.count)
    if mark.count_high is not None:
        said += f" to {words.number(mark.count_high)}"
    when = words.date_phrase(mark.date) or "no date"
    return {
        "x": _middle(mark, frame),
        "from": frame.stamp(frame.pixel(_ordinal(mark.first))),
        "to": frame.stamp(frame.pixel(_ordinal(mark.last) + 1)),
        "base": 0,
        "y": sign * mark.count,
        "high": sign * high,
        "group": mark.group,
        "kind": "beside" if is_beside else "happened",
        "href": f"#{mark.event}",
        "label": "",
        "text": _sign(mark) + words.number(mark.count),
        "words": f"{said} {FLOW_WORDS[mark.what]}, {mark.status.replace('_', ' ')}, {when}, "
        f"according to {GROUP_WORDS[mark.group]}",
    }


def _sign(mark: Mark) -> str:
    return {"inflow": "+", "outflow": "\u2212"}.get(mark.what, "")


def _set_apart(rows: list[_Row], frame: Frame) -> None:
    """Bars that would cover each other stand side by side, near their day."""
    taken: list[float] = []
    for row in sorted(rows, key=lambda one: (one["x"], -abs(one["y"]))):
        wish = frame.pixel(row["x"] / _DAY + _EPOCH)
        steps = (sign * step * (_BAR + 1) for step in range(4) for sign in (1, -1))
        free = (wish + s for s in steps if all(abs(wish + s - one) > _BAR for one in taken))
        place = next(free, wish)
        taken.append(place)
        row["x"] = frame.stamp(place)


def _bounds(rows: Iterable[_Row], more: list[float]) -> tuple[float, float]:
    values = [0.0, *more]
    values += [float(row[key]) for row in rows for key in ("y", "high")]
    return min(values), max(values)


def _label(rows: list[_Row], bounds: tuple[float, float], width: int, height: int) -> None:
    """Figures beside the marks that have room for one: what happened first, high ones first."""
    low, high = bounds
    frame = height / ((high - low) or 1)
    stamps = [row["x"] for row in rows]
    if not rows:
        return
    start, end = min(stamps), max(stamps)
    scale = width * 0.94 / ((end - start) or 1)
    spots = [((row["x"] - start) * scale, (row["y"] - low) * frame) for row in rows]
    taken = [(x - 6, y, 12.0) for x, y in spots]
    order = sorted(
        range(len(rows)), key=lambda i: (rows[i]["kind"] != "happened", -abs(rows[i]["y"]), i)
    )
    for i in order:
        x, y = spots[i]
        wide = 7.5 * len(rows[i]["text"])
        for left, lift in ((x + 8, 0.0), (x - 8 - wide, 0.0)):
            clear = all(abs(y + lift - v) > 14 or left > u + w or u > left + wide
                        for u, v, w in taken)  # fmt: skip
            if clear and left > -30 and left + wide < width + 30:
                rows[i]["label"] = rows[i]["text"]
                rows[i]["side"] = "right" if left > x else "left"
                taken.append((left, y, wide))
                break

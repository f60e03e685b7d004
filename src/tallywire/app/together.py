"""The shape of each series, and how it is drawn.

In: a tally and its statements.  Out: ``Steps`` by series; ``draw_series``, one of them as SVG.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tallywire.model.ledger import Series, Tally
from tallywire.model.resolved import Resolved, Stated
from tallywire.model.steps import Steps
from tallywire.resolve import resolve_all
from tallywire.tally import make_steps

__all__ = ["draw_series", "shapes_of"]


def shapes_of(tally: Tally, stated: Iterable[Stated]) -> dict[str, Steps]:
    """The shape of each series of the tally, by its id."""
    needed = {id for one in tally.series for point in one.points for id in point.statements}
    resolved = resolve_all(one for one in stated if one.statement.id in needed)
    by_id = {one.id: one for one in resolved}
    return {one.id: make_steps(one, by_id) for one in tally.series}


def draw_series(series: Series, by_id: Mapping[str, Resolved]) -> str:
    """The series as an SVG file that stands alone; empty where there is nothing to draw."""
    from tallywire.export.report.step_chart import series_svg

    return str(series_svg(series, make_steps(series, by_id)))

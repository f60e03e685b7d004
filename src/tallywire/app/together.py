"""What the documents of a ledger say together, worked out in memory, and how it is drawn.

In: documents and their extractions; a series with its statements.  Out: ``Together``: the tally and
the shape of each series; ``draw_series``, one of them as SVG.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from tallywire.model.document import Document
from tallywire.model.extraction import Extraction
from tallywire.model.ledger import Series, Tally
from tallywire.model.resolved import Resolved, Source, Stated
from tallywire.model.steps import Steps
from tallywire.pipeline import reconcile
from tallywire.resolve import resolve_all
from tallywire.tally import make_steps

__all__ = ["Together", "draw_series", "shapes_of", "tell_together"]


class Together(msgspec.Struct, frozen=True):
    """The tally, and the shape of each of its series by id."""

    tally: Tally
    steps: dict[str, Steps]


def tell_together(documents: Iterable[Document], extractions: Mapping[str, Extraction]) -> Together:
    """What the statements of these documents say together."""
    stated = tuple(_stated(documents, extractions))
    tally = reconcile(stated)
    return Together(tally, shapes_of(tally, stated))


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


def _stated(
    documents: Iterable[Document], extractions: Mapping[str, Extraction]
) -> Iterator[Stated]:
    for document in documents:
        published = document.published.iso if document.published else None
        source = Source(document.id, document.name, document.publisher, published, document.text)
        for position, statement in enumerate(extractions[document.id].statements):
            yield Stated(statement, source, position)

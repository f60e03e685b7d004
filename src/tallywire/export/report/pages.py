"""Views -> the pages of the report, one after the other.

In: documents, entities, statements and the tally as views.  Out: pairs of a path inside the
report and the page's bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec
from markupsafe import Markup

from tallywire.export.report.charts import timeline_chart
from tallywire.export.report.entities import ROLES, EntityView
from tallywire.export.report.events import CREDIBILITY
from tallywire.export.report.overview import make_overview
from tallywire.export.report.relay_chart import SHOWN, relay_svg
from tallywire.export.report.render import render_page, render_row
from tallywire.export.report.segments import split_text
from tallywire.export.report.series import SeriesView
from tallywire.export.report.standouts import findings
from tallywire.export.report.step_chart import series_svg
from tallywire.export.report.tallied import TallyView
from tallywire.export.report.views import DocumentView, StatementView
from tallywire.model.extraction import Run
from tallywire.model.statement import FRAMES
from tallywire.model.values import STATUSES

__all__ = ["Content", "make_pages"]

_Page = tuple[str, bytes]
_Rows = dict[str, tuple[Markup, Markup]]
_OVERVIEW_CHARTS: Final = 3
_LEAST_FIGURES: Final = 2
_ROOT: Final = "report-root:"


class Content(msgspec.Struct, frozen=True):
    """Everything that the report shows."""

    documents: Sequence[DocumentView]
    entities: Sequence[EntityView]
    statements: Sequence[StatementView]
    tally: TallyView
    run: Run


def make_pages(content: Content) -> Iterator[_Page]:
    """All pages, the overview first."""
    run, tally = content.run, content.tally
    charts = {view.slug: _drawn(view) for view in tally.series}  # what a report spends most time on
    yield "index.html", _index(content, charts)
    yield from _event_pages(tally, run)
    yield from _series_pages(tally, run, charts)
    yield (
        "origins.html",
        render_page(
            "origins.html", "", run=run, tally=tally, graph=relay_svg(tally.edges), shown=SHOWN
        ),
    )
    yield "conflicts.html", render_page("conflicts.html", "", run=run, tally=tally)
    yield "identities.html", render_page("identities.html", "", run=run, tally=tally)
    yield from _statement_pages(content)
    yield (
        "documents/index.html",
        render_page("documents.html", "../", run=run, documents=content.documents),
    )
    yield from _document_pages(content.documents, run)


def _index(content: Content, charts: Mapping[str, tuple[str, str]]) -> bytes:
    shown = [one for one in content.tally.series if charts[one.slug][0]][:_OVERVIEW_CHARTS]
    return render_page(
        "index.html",
        "",
        run=content.run,
        overview=make_overview(content.documents, content.statements),
        tally=content.tally,
        findings=findings(content.tally, content.statements),
        series=[(one, _placed(charts[one.slug], "")) for one in shown],
        timeline=timeline_chart(content.statements, "timeline"),
    )


def _drawn(view: SeriesView) -> tuple[str, str]:
    """The chart for wide screens and the one for narrow ones, with ``_ROOT`` before each link.

    A single figure is no development: it stands in the table alone.
    """
    if len(view.figures) < _LEAST_FIGURES:
        return "", ""
    links = {one.event.id: f"{_ROOT}{one.href}" for one in view.events}
    key = f"c-{view.slug}"
    wide = series_svg(view.series, view.steps, key=key, links=links)
    narrow = series_svg(view.series, view.steps, key=f"{key}-n", width="narrow", links=links)
    return wide, narrow


def _placed(drawn: tuple[str, str], root: str) -> tuple[Markup, Markup]:
    """The charts for a page from which ``root`` leads to the report's folder."""
    wide, narrow = (Markup(one.replace(_ROOT, root)) for one in drawn)  # noqa: S704 - our own SVG
    return wide, narrow


def _event_pages(tally: TallyView, run: Run) -> Iterator[_Page]:
    parties = [view.event.provider for view in tally.events if view.event.provider]
    others = [view.event.recipient for view in tally.events if view.event.recipient]
    page = render_page(
        "events.html",
        "../",
        run=run,
        events=tally.events,
        frames=[one for one in FRAMES if any(view.event.frame == one for view in tally.events)],
        providers=_numbered(parties),
        recipients=_numbered(others),
    )
    yield "events/index.html", page
    for view in tally.events:
        words = CREDIBILITY[view.event.grade.credibility] if view.event.grade else ""
        yield view.href, render_page("event.html", "../", run=run, view=view, graded=words)


def _series_pages(
    tally: TallyView, run: Run, charts: Mapping[str, tuple[str, str]]
) -> Iterator[_Page]:
    yield "series/index.html", render_page("series_list.html", "../", run=run, tally=tally)
    for view in tally.series:
        drawn = _placed(charts[view.slug], "../")
        yield view.href, render_page("series.html", "../", run=run, view=view, charts=drawn)


def _statement_pages(content: Content) -> Iterator[_Page]:
    """The ledger, and the page of each name with its statements."""
    statements, run = content.statements, content.run
    providers = _numbered(party.name for view in statements for party in view.providers)
    recipients = _numbered(party.name for view in statements for party in view.recipients)
    rows = _rows(statements, providers, recipients)
    yield (
        "ledger.html",
        render_page(
            "ledger.html",
            "",
            run=run,
            rows=[rows[view.s.id][0] for view in statements],
            frames=[one for one in FRAMES if any(view.s.frame == one for view in statements)],
            statuses=[one for one in STATUSES if any(view.s.status == one for view in statements)],
            providers=providers,
            recipients=recipients,
        ),
    )
    entities = content.entities
    yield "entities/index.html", render_page("entities.html", "../", run=run, entities=entities)
    for entity in entities:
        tables = {
            ROLES[role]: [rows[view.s.id][1] for view in views]
            for role, views in entity.roles.items()
        }
        page = render_page("entity.html", "../", run=run, entity=entity, tables=tables)
        yield f"entities/{entity.slug}.html", page


def _document_pages(documents: Sequence[DocumentView], run: Run) -> Iterator[_Page]:
    for place, view in enumerate(documents):
        page = render_page(
            "document.html",
            "../",
            run=run,
            view=view,
            segments=split_text(view.document, [one.s for one in view.statements]),
            before=documents[place - 1] if place else None,
            after=documents[place + 1] if place + 1 < len(documents) else None,
        )
        yield f"documents/{view.slug}.html", page


def _numbered(names: Iterable[str]) -> dict[str, int]:
    """A number for each name, for the filters to compare instead of the names themselves."""
    return {name: place for place, name in enumerate(sorted(set(names)))}


def _rows(
    statements: Sequence[StatementView], providers: dict[str, int], recipients: dict[str, int]
) -> _Rows:
    rows: _Rows = {}
    for view in statements:
        sent = " ".join(str(providers[party.name]) for party in view.providers)
        got = " ".join(str(recipients[party.name]) for party in view.recipients)
        rows[view.s.id] = render_row(view, sent, got)
    return rows

"""Writes the report: decides which pages there are and puts them into the folder.

In: documents, extractions, the run.  Out: the folder, and ``ReportSummary``.  Pages of an
earlier report in the same folder that are no longer part of it are removed; ``report.json``
lists what is ours, and nothing else is ever touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec
from markupsafe import Markup

from tallywire.errors import UsageError
from tallywire.export.report import charts
from tallywire.export.report.entities import ROLES, EntityView, link_entities
from tallywire.export.report.overview import make_overview
from tallywire.export.report.render import render_page, render_row
from tallywire.export.report.segments import split_text
from tallywire.export.report.series import strongest_series
from tallywire.export.report.standouts import findings
from tallywire.export.report.views import DocumentView, StatementView, documents_of, in_order
from tallywire.model.document import Document
from tallywire.model.explanation import Why
from tallywire.model.extraction import Extraction, Run
from tallywire.model.statement import FRAMES
from tallywire.model.values import STATUSES

__all__ = ["ReportSummary", "write_report"]

_MANIFEST: Final = "report.json"
_OURS: Final = re.compile(r"(documents|entities)/[a-z0-9-]+\.html")

_Rows = dict[str, tuple[Markup, Markup]]


class ReportSummary(msgspec.Struct, frozen=True):
    """What was written.

    Attributes:
        index: the page to open first.
        pages: number of pages.
        documents: number of documents.
        statements: number of statements.
        entities: number of entities with a page.
    """

    index: Path
    pages: int
    documents: int
    statements: int
    entities: int


class _Manifest(msgspec.Struct, frozen=True):
    run: str
    files: list[str]


def write_report(
    documents: Sequence[Document],
    extractions: Mapping[str, Extraction],
    out: Path,
    run: Run,
    reasons: Mapping[str, Why] | None = None,
) -> ReportSummary:
    """Write the static report into the folder ``out``, which is made if need be.

    Args:
        documents: the documents, in any order.
        extractions: what was found in each, by document id; a missing one means nothing found.
        out: the folder.
        run: the run that made the extractions.
        reasons: why the statements say what they say, by document id; may be left out.

    Raises:
        UsageError: ``out`` is a file, or cannot be written to.
    """
    views = documents_of(documents, extractions, reasons or {})
    entities = link_entities(views)
    statements = in_order(view for document in views for view in document.statements)
    try:
        out.mkdir(parents=True, exist_ok=True)
        written = [
            _write(out, name, page) for name, page in _pages(views, entities, statements, run)
        ]
        _finish(out, run, sorted(written))
    except OSError as error:
        raise UsageError(
            f"{out}: the report cannot be written there ({error.strerror or error}). "
            "Give a folder that you may write to with --out."
        ) from error
    return ReportSummary(
        out / "index.html", len(written), len(views), len(statements), len(entities)
    )


def _write(out: Path, name: str, page: bytes) -> str:
    target = out / name
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(page)
    return name


def _finish(out: Path, run: Run, files: list[str]) -> None:
    """Remove pages of the folder's last report that this one lacks; list the new ones."""
    manifest = out / _MANIFEST
    if manifest.is_file():
        try:
            old = msgspec.json.decode(manifest.read_bytes(), type=_Manifest).files
        except msgspec.MsgspecError:
            old = []  # not ours, or damaged: leave what lies there
        for name in sorted(set(old) - set(files)):
            if _OURS.fullmatch(name):
                (out / name).unlink(missing_ok=True)
    manifest.write_bytes(msgspec.json.format(msgspec.json.encode(_Manifest(run.id, files))) + b"\n")


def _pages(
    documents: Sequence[DocumentView],
    entities: Sequence[EntityView],
    statements: Sequence[StatementView],
    run: Run,
) -> Iterator[tuple[str, bytes]]:
    providers = _numbered(party.name for view in statements for party in view.providers)
    recipients = _numbered(party.name for view in statements for party in view.recipients)
    rows = _rows(statements, providers, recipients)
    yield "index.html", _index(documents, statements, run)
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
    yield (
        "documents/index.html",
        render_page("documents.html", "../", run=run, documents=documents),
    )
    yield "entities/index.html", render_page("entities.html", "../", run=run, entities=entities)
    yield from _document_pages(documents, run)
    for entity in entities:
        tables = {
            ROLES[role]: [rows[view.s.id][1] for view in views]
            for role, views in entity.roles.items()
        }
        page = render_page("entity.html", "../", run=run, entity=entity, tables=tables)
        yield f"entities/{entity.slug}.html", page


def _index(
    documents: Sequence[DocumentView], statements: Sequence[StatementView], run: Run
) -> bytes:
    series = strongest_series(statements)
    drawn = [
        (f"series{place}", one, charts.series_chart(one, f"series{place}"))
        for place, one in enumerate(series, 1)
    ]
    return render_page(
        "index.html",
        "",
        run=run,
        overview=make_overview(documents, statements),
        findings=findings(statements, series),
        series=drawn,
        timeline=charts.timeline_chart(statements, "timeline"),
    )


def _document_pages(documents: Sequence[DocumentView], run: Run) -> Iterator[tuple[str, bytes]]:
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

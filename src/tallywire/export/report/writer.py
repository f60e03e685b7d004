"""Writes the report: works out its views and puts its pages into the folder.

In: documents, extractions, the tally of their statements, the run.  Out: the folder, and
``ReportSummary``.  Pages of an earlier report in the same folder that are no longer part of it
are removed; ``report.json`` lists what is ours, and nothing else is ever touched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from tallywire.errors import UsageError
from tallywire.export.report.entities import link_entities
from tallywire.export.report.pages import Content, make_pages
from tallywire.export.report.tallied import TallyView
from tallywire.export.report.views import documents_of, in_order
from tallywire.model.document import Document
from tallywire.model.explanation import Why
from tallywire.model.extraction import Extraction, Run
from tallywire.model.ledger import Tally
from tallywire.model.steps import Steps

__all__ = ["ReportSummary", "write_report"]

_MANIFEST: Final = "report.json"
_OURS: Final = re.compile(r"(documents|entities|events|series)/[a-z0-9-]+\.html")


class ReportSummary(msgspec.Struct, frozen=True):
    """What was written.

    Attributes:
        index: the page to open first.
        pages: number of pages.
        documents: number of documents.
        statements: number of statements.
        entities: number of entities with a page.
        events: number of events.
    """

    index: Path
    pages: int
    documents: int
    statements: int
    entities: int
    events: int


class _Manifest(msgspec.Struct, frozen=True):
    run: str
    files: list[str]


def write_report(
    documents: Sequence[Document],
    extractions: Mapping[str, Extraction],
    out: Path,
    run: Run,
    reasons: Mapping[str, Why] | None = None,
    *,
    tally: Tally,
    steps: Mapping[str, Steps] | None = None,
) -> ReportSummary:
    """Write the static report into the folder ``out``, which is made if need be.

    Args:
        documents: the documents, in any order.
        extractions: what was found in each, by document id; a missing one means nothing found.
        out: the folder.
        run: the run that made the extractions.
        reasons: why the statements say what they say, by document id; may be left out.
        tally: what the statements say together.
        steps: the shape of each series of the tally, by its id; one without is not drawn.

    Raises:
        UsageError: ``out`` is a file, or cannot be written to.
    """
    views = documents_of(documents, extractions, reasons or {})
    entities = link_entities(views)
    statements = in_order(view for document in views for view in document.statements)
    slugs = {entity.name: entity.slug for entity in entities}
    content = Content(views, entities, statements, TallyView(tally, steps or {}, views, slugs), run)
    try:
        out.mkdir(parents=True, exist_ok=True)
        written = [_write(out, name, page) for name, page in make_pages(content)]
        _finish(out, run, sorted(written))
    except OSError as error:
        raise UsageError(
            f"{out}: the report cannot be written there ({error.strerror or error}). "
            "Give a folder that you may write to with --out."
        ) from error
    return ReportSummary(
        index=out / "index.html",
        pages=len(written),
        documents=len(views),
        statements=len(statements),
        entities=len(entities),
        events=len(content.tally.events),
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

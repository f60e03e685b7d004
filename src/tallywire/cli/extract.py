"""``tallywire extract``: texts to JSON, nothing kept."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallywire.cli.options import (
    Metadata,
    Paths,
    Published,
    Publisher,
    Strict,
    Workers,
    settings,
    worker_limit,
)
from tallywire.cli.terminal import Warnings, bar, counted, err

if TYPE_CHECKING:
    from tallywire.model.document import Document
    from tallywire.model.extraction import Extraction

__all__ = ["extract"]


def extract(
    paths: Paths,
    metadata: Metadata = None,
    published: Published = None,
    publisher: Publisher = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="One STEM.json a document there.")
    ] = None,
    workers: Workers = None,
    strict: Strict = False,
) -> None:
    """Extract statements without keeping them: JSON files, or JSON lines on standard output.

    A record is `{"id", "published", "language", "statements"}`; each statement has the fields
    of the annotation guide, its evidence, and where each field and each hop was read. The
    bytes do not depend on the number of workers.

    Examples:
        tallywire extract articles/ --metadata index.json --out statements/

        tallywire extract report.txt --published 2020-10-24 | jq .statements[0]
    """
    from tallywire.app import extracting

    warnings = Warnings()
    pairs = extracting.extract(
        *paths,
        metadata=metadata,
        published=published,
        publisher=publisher,
        workers=worker_limit(workers),
        stdin=sys.stdin.buffer,
        extractor=settings().extractor,
        on_issue=warnings,
    )
    done = extracting.extract_to(out or _print, pairs, issues=warnings.issues, progress=bar)
    if out is not None:
        many = (counted(done.documents, "document"), counted(done.statements, "statement"))
        err().print(f"{', '.join(many)} in {out}/", soft_wrap=True)
    is_nothing = done.issues and not done.documents
    if done.failed or is_nothing or (strict and done.issues):
        raise typer.Exit(1)


def _print(document: Document, extraction: Extraction) -> None:
    from tallywire.export.records import record_line

    sys.stdout.buffer.write(record_line(document, extraction))
    sys.stdout.buffer.flush()

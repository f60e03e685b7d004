"""``tallywire show``: one statement or document, with where each word was read.

In: an id, a name, or the beginning of one.  Out: the text with the evidence marked, the path
of attribution, every field beside its raw words, and on demand why it says so.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from rich.padding import Padding
from rich.text import Text

from tallywire.cli.options import Database, database_path, settings
from tallywire.cli.terminal import out, plain, visible, write_bytes
from tallywire.cli.why import print_why, why_record
from tallywire.cli.words import gist, sentence_of
from tallywire.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from tallywire.app.ledger import Shown
    from tallywire.model.document import Document
    from tallywire.model.statement import Statement
    from tallywire.model.values import Span

__all__ = ["marked", "show"]

_OPEN, _CLOSE = "⟦", "⟧"
_CONTEXT = 300
"""Characters of text shown before and after a single statement's evidence."""

_FIELDS = (
    *("frame", "provider", "recipient", "org", "kind", "item", "facility", "instrument"),
    *("action", "mode", "count", "count_high", "unit", "qualifier", "basis", "status"),
    *("polarity", "certainty", "date", "date_basis"),
)


def show(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Id of a statement or document, a document's name, or a beginning."
        ),
    ],
    why: Annotated[
        bool,
        typer.Option(
            "--why",
            help="Tell for each field which rule, which pack entry and which words gave it.",
        ),
    ] = False,
    format: Annotated[str, typer.Option("--format", metavar="NAME", help="text or json.")] = "text",
    database: Database = None,
) -> None:
    """Show a statement or a document: the text with its evidence, the path, the raw words.

    With --why the document is read once more, and each field is told with the words it was read
    from, the rules that chose them and the entries of the packs that know them.

    Examples:
        tallywire show car-2018-sixty

        tallywire show st_4f0c --why

        tallywire show st_4f0c --why --format json
    """
    from tallywire.app.ledger import open_ledger

    if format not in ("text", "json"):
        raise UsageError(f"--format {format}: there are: json, text.")
    path = database_path(database)
    with open_ledger(path, extractor=settings().extractor, is_read_only=True) as opened:
        shown = opened.show(id, why=why)
    if format == "json":
        write_bytes(_json(shown), None)
        return
    console = out()
    _head(console, shown)
    if shown.is_whole:
        _document(console, shown)
    else:
        _statement(console, shown.document, shown.statements[0])
        if shown.why is not None:
            console.print()
            print_why(console, shown.why, shown.statements[0].id)
    for judged in shown.judgements:
        console.print(Text("judged: ", style="bold") + plain(sentence_of(judged)))


def _json(shown: Shown) -> bytes:
    """The document's facts, and each statement as its record, with its reasons if asked for."""
    document = shown.document
    facts = {
        "id": document.id,
        "name": document.name,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.iso if document.published else None,
        "published_basis": document.published_basis,
        "language": document.language,
        "url": document.url,
    }
    statements = [
        {**one.as_record(), **({"why": why_record(shown.why, one.id)} if shown.why else {})}
        for one in shown.statements
    ]
    judged = msgspec.to_builtins(shown.judgements)
    found = {"document": facts, "statements": statements, "judgements": judged}
    return msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n"


def _head(console: Console, shown: Shown) -> None:
    document = shown.document
    console.print(plain(document.title or document.name, "bold"))
    published = document.published.iso if document.published else "date unknown"
    basis = f" ({document.published_basis})" if document.published_basis else ""
    parts = [document.publisher or "publisher unknown", published + basis, document.language or "?"]
    console.print(plain(" · ".join(parts)))
    console.print(plain(f"{document.name} · {document.id}", "dim"))
    if document.url:
        console.print(plain(document.url, "dim"))
    console.print()


def _document(console: Console, shown: Shown) -> None:
    evidence = [(span, str(n)) for n, s in enumerate(shown.statements, 1) for span in s.evidence]
    console.print(marked(shown.document.text, evidence), soft_wrap=not console.is_terminal)
    console.print()
    if not shown.statements:
        console.print("No statement." if shown.run else "Not yet read: run `tallywire add`.")
    for n, statement in enumerate(shown.statements, 1):
        console.print(plain(f"[{n}] {_dated(statement)}"), Text(statement.id, style="dim"))
        console.print(Padding(plain(_path(shown.document, statement), "dim"), (0, 0, 0, 4)))
        if shown.why is not None:
            print_why(console, shown.why, statement.id, indent=4)
    for issue in shown.document.issues:
        console.print(Text("warning: ", style="yellow") + plain(issue.message))


def _statement(console: Console, document: Document, statement: Statement) -> None:
    spans = [(span, "") for span in statement.evidence]
    start = max(0, min(s.start for s in statement.evidence) - _CONTEXT)
    end = min(len(document.text), max(s.end for s in statement.evidence) + _CONTEXT)
    console.print(marked(document.text, spans, start, end), soft_wrap=not console.is_terminal)
    console.print()
    console.print(plain(_dated(statement), "bold"), Text(statement.id, style="dim"))
    console.print(plain(_path(document, statement)))
    for hop in statement.hops:
        cue = f', by "{hop.cue.exact}"' if hop.cue else ""
        carried = ", carried over" if hop.is_carried else ""
        words = f'  {hop.name} ({hop.kind}): "{hop.span.exact}"{cue}{carried}, {_at(hop.span)}'
        console.print(plain(words) if words.strip() else "", soft_wrap=not console.is_terminal)
    console.print()
    _fields(console, statement)


def _fields(console: Console, statement: Statement) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("field", "value", "raw words", "at"):
        table.add_column(name, overflow="fold")
    raw: dict[str, list[Span]] = {}
    for slot in statement.slots:
        raw.setdefault(slot.field, []).append(slot.span)
    for name in (*_FIELDS, *sorted(set(raw) - set(_FIELDS))):
        value = getattr(statement, name, None)
        spans = raw.get(name, [])
        if value is None and not spans:
            continue
        words = "; ".join(f'"{span.exact}"' for span in spans)
        at = "; ".join(_at(span) for span in spans)
        table.add_row(name, plain("" if value is None else str(value)), plain(words), at)
    console.print(table)


def _at(span: Span) -> str:
    return f"{span.start}:{span.end}"


def _dated(statement: Statement) -> str:
    return f"{gist(statement)}, {statement.date}" if statement.date else gist(statement)


def _path(document: Document, statement: Statement) -> str:
    """The path of attribution from the outside in: publisher <- outlet <- speaker."""
    steps = [document.publisher or "publisher unknown", *statement.via]
    if statement.origin.name:
        steps.append(f"{statement.origin.name} ({statement.origin.kind})")
    return " <- ".join(steps)


def marked(
    text: str, spans: Sequence[tuple[Span, str]], start: int = 0, end: int | None = None
) -> Text:
    """The text with brackets and colour around the spans, and their labels behind each.

    Spans may overlap or repeat; each run of characters that the same spans cover is one
    bracket, so that nothing is shown twice.
    """
    end = len(text) if end is None else end
    result = Text("… " if start else "")
    for first, last, labels in _runs(spans, start, end):
        piece = visible(text[first:last])
        if labels is None:
            result.append(piece)
        else:
            result.append(_OPEN, "bold")
            result.append(piece, "bold yellow")
            result.append(_CLOSE + ",".join(label for label in labels if label), "bold")
    return result.append(" …" if end < len(text) else "")


def _runs(
    spans: Sequence[tuple[Span, str]], start: int, end: int
) -> Iterator[tuple[int, int, list[str] | None]]:
    """Neighbouring stretches of ``start:end``, each with the labels over it or None."""
    edges = {start, end}
    for span, _ in spans:
        edges |= {min(max(span.start, start), end), min(max(span.end, start), end)}
    places = sorted(edges)
    for first, last in pairwise(places):
        labels = [label for span, label in spans if span.start <= first and last <= span.end]
        yield first, last, list(dict.fromkeys(labels)) or None

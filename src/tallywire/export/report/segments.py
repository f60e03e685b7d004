"""A document's text with overlapping spans -> runs that do not overlap.

In: the document and its statements.  Out: ``Segment`` runs whose texts joined are the text,
each knowing the zone it lies in, the statements it is evidence of, the fields it was read
for and the hops it names.  Splitting at every span border is what lets spans overlap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import msgspec
from markupsafe import Markup, escape

from tallywire.export.report.words import HIDDEN
from tallywire.model.document import Document
from tallywire.model.statement import Statement
from tallywire.model.values import Span

__all__ = ["Note", "Segment", "evidence_id", "exact", "hop_id", "slot_id", "split_text"]


class Note(msgspec.Struct, frozen=True):
    """The reference mark that stands where a span of evidence ends."""

    number: int
    statement_id: str


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """A run of text between two borders of spans.

    Attributes:
        text: the characters.
        zone: kind of the zone it lies in, or None in body text.
        is_zone_start: whether the zone begins here.
        statements: numbers of the statements it is evidence of.
        fields: ``number/field`` for each slot it lies in.
        hops: ``number/position`` for each hop of an attribution it lies in.
        ids: link targets that begin here.
        notes: reference marks that follow it.
    """

    text: str
    zone: str | None = None
    is_zone_start: bool = False
    statements: tuple[int, ...] = ()
    fields: tuple[str, ...] = ()
    hops: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether nothing points at the run."""
        return not (self.zone or self.statements or self.fields or self.hops)


def evidence_id(number: int, position: int) -> str:
    """Link target of a span of evidence of the statement of this number."""
    return f"e{number}-{position}"


def slot_id(number: int, field: str) -> str:
    """Link target of the words a field was read from."""
    return f"f{number}-{field}"


def hop_id(number: int, position: int) -> str:
    """Link target of a hop of the path of attribution."""
    return f"h{number}-{position}"


class _Marks:
    """What begins, holds and ends at each border of the text."""

    def __init__(self, length: int) -> None:
        self.length = length
        self.opens: dict[int, list[tuple[str, str | int]]] = defaultdict(list)
        self.closes: dict[int, list[tuple[str, str | int]]] = defaultdict(list)
        self.ids: dict[int, list[str]] = defaultdict(list)
        self.notes: dict[int, list[Note]] = defaultdict(list)

    def add(self, start: int, end: int, layer: str, value: str | int) -> None:
        if 0 <= start < end <= self.length:
            self.opens[start].append((layer, value))
            self.closes[end].append((layer, value))

    def name(self, span: Span, target: str) -> None:
        if 0 <= span.start < span.end <= self.length:
            self.ids[span.start].append(target)

    def borders(self) -> list[int]:
        return sorted({0, self.length, *self.opens, *self.closes})


def split_text(document: Document, statements: Sequence[Statement]) -> tuple[Segment, ...]:
    """The text as runs in order; statements are numbered from 1 as they are given."""
    marks = _Marks(len(document.text))
    for zone in document.zones:
        marks.add(zone.start, zone.end, "zone", zone.kind)
    for place, statement in enumerate(statements, 1):
        _mark(marks, place, statement)
    borders = marks.borders()
    active: dict[str, list[str | int]] = defaultdict(list)
    runs = []
    for start, end in pairwise(borders):
        for layer, value in marks.closes[start]:
            active[layer].remove(value)
        for layer, value in marks.opens[start]:
            active[layer].append(value)
        runs.append(_run(document.text, start, end, active, marks))
    return tuple(runs)


def _mark(marks: _Marks, place: int, statement: Statement) -> None:
    for position, span in enumerate(statement.evidence):
        marks.add(span.start, span.end, "evidence", place)
        marks.name(span, evidence_id(place, position))
        marks.notes[span.end].append(Note(place, statement.id))
    named: set[str] = set()
    for slot in statement.slots:
        marks.add(slot.span.start, slot.span.end, "slot", f"{place}/{slot.field}")
        if slot.field not in named:
            marks.name(slot.span, slot_id(place, slot.field))
            named.add(slot.field)
    for position, hop in enumerate(statement.hops):
        marks.add(hop.span.start, hop.span.end, "hop", f"{place}/{position}")
        marks.name(hop.span, hop_id(place, position))
        if hop.cue is not None:
            marks.add(hop.cue.start, hop.cue.end, "slot", f"{place}/cue")


def _run(
    text: str, start: int, end: int, active: dict[str, list[str | int]], marks: _Marks
) -> Segment:
    zones = active["zone"]
    starts = [layer for layer, _ in marks.opens[start] if layer == "zone"]
    return Segment(
        text=text[start:end],
        zone=str(zones[-1]) if zones else None,
        is_zone_start=bool(starts),
        statements=tuple(sorted({int(value) for value in active["evidence"]})),
        fields=tuple(sorted({str(value) for value in active["slot"]})),
        hops=tuple(sorted({str(value) for value in active["hop"]})),
        ids=tuple(marks.ids[start]),
        notes=tuple(sorted(marks.notes[end], key=lambda note: note.number)),
    )


def exact(text: str) -> Markup:
    """The characters as they are, escaped; hidden ones isolated in an element that names them.

    The page's text content stays equal to the document's text, except for characters that
    HTML cannot hold at all (NUL and lone surrogates), which stand as U+FFFD.
    """
    pieces: list[str] = []
    last = 0
    for found in HIDDEN.finditer(text):
        pieces += [_plain(text[last : found.start()]), _isolated(found[0])]
        last = found.end()
    pieces.append(_plain(text[last:]))
    return Markup("".join(pieces))  # noqa: S704 - every piece was escaped


def _plain(text: str) -> str:
    return str(escape(text)).replace("\r", "&#13;")


def _isolated(char: str) -> str:
    code = f"U+{ord(char):04X}"
    held = "\ufffd" if char == "\0" or "\ud800" <= char <= "\udfff" else char
    return f'<bdi class="ctl" data-code="{code}">{held}</bdi>'

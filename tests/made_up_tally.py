"""A tally of made-up documents in which everything occurs that a report can show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

import msgspec

from tallywire.model.document import Document
from tallywire.model.extraction import Extraction
from tallywire.model.ids import content_id
from tallywire.model.ledger import (
    Conflict,
    Copy,
    Event,
    Grade,
    Identity,
    Link,
    Point,
    Reason,
    Series,
    Side,
    Tally,
    Voice,
)
from tallywire.model.statement import FRAMES, Statement
from tallywire.model.steps import Band, Line, Mark, Steps

HAPPENED = ("completed", "ongoing", "ended", "under_way")


def make_tally(documents: Iterable[Document], extractions: Mapping[str, Extraction]) -> Tally:
    """Statements of equal frame, parties, kind and count are one event; the rest follows."""
    documents = sorted(documents, key=lambda one: one.id)
    found = [s for d in documents for s in extractions.get(d.id, Extraction(d.id)).statements]
    same: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for one in {s.id: s for s in found}.values():
        key = (one.frame, one.provider, one.recipient, one.what, one.count)
        same[tuple(map(str, key))].append(one)
    events = [_event(members) for _, members in sorted(same.items())]
    return Tally(
        documents=tuple(one.id for one in documents),
        events=_with_parts(events),
        series=_series(same),
        identities=_identities(events),
        conflicts=_conflicts(events),
        copies=tuple(Copy(a.id, b.id, 0.75) for a, b in list(pairwise(documents))[:1]),
    )


def _event(members: list[Statement]) -> Event:
    members = sorted(members, key=lambda one: one.id)
    first = members[0]
    voices: dict[tuple[str, str | None], list[Statement]] = defaultdict(list)
    for one in members:
        kind = "unknown" if one.origin.name is None else one.origin.kind
        voices[kind, one.origin.name].append(one)
    dates = sorted(one.date[:10] for one in members if one.date)
    reasons = (Reason("count", 4.5, f"{first.count} twice"), Reason("place", -0.5, str(first.kind)))
    return Event(
        id=content_id("ev", *(one.id for one in members)),
        kind="stock" if first.frame == "presence" else "happening",
        frame=first.frame,
        provider=first.provider,
        recipient=first.recipient,
        what=f"{first.frame} of {first.count or ''} {first.what}",
        voices=tuple(
            Voice(name, kind, tuple(one.id for one in said), tuple(one.via for one in said[:1]))
            for (kind, name), said in sorted(voices.items(), key=str)
        ),
        independent=sum(kind != "unknown" for kind, _ in voices),
        links=tuple(Link(a.id, b.id, 4.0, reasons) for a, b in pairwise(members)),
        first_day=dates[0] if dates else None,
        last_day=dates[-1] if dates else None,
        statuses=tuple(sorted({one.status for one in members})),
        grade=Grade(3, f"{first.provider} is behind it."),
    )


def _with_parts(events: list[Event]) -> tuple[Event, ...]:
    """The second event is a part of the first."""
    if len(events) < 2:
        return tuple(events)
    part = msgspec.structs.replace(events[1], part_of=events[0].id)
    return (events[0], part, *events[2:])


def _series(same: Mapping[tuple[str, ...], list[Statement]]) -> tuple[Series, ...]:
    grouped: dict[tuple[str, str, str], list[Point]] = defaultdict(list)
    for members in same.values():
        one = members[0]
        if one.count is None or FRAMES[one.frame].flow not in ("stock", "inflow", "outflow"):
            continue
        grouped[str(one.provider), str(one.recipient), str(one.kind)].append(
            Point(
                date=one.date,
                what=FRAMES[one.frame].flow,
                count=one.count,
                count_high=one.count_high,
                status=one.status,
                event=_event(members).id,
                statements=tuple(sorted(s.id for s in members)),
            )
        )
    return tuple(
        Series(
            id=content_id("se", *key),
            provider=key[0],
            recipient=key[1],
            kind=key[2],
            points=tuple(points),
        )
        for key, points in sorted(grouped.items())
    )


def make_steps(tally: Tally) -> dict[str, Steps]:
    """The figures of a series, spread over all origin groups."""
    return {one.id: _steps(one) for one in tally.series}


def _steps(series: Series) -> Steps:
    groups = ("provider", "host", "third", "unknown")
    marks = [
        Mark(
            first=(point.date or "2031")[:4] + f"-0{place % 9 + 1}-01",
            last=(point.date or "2031")[:4] + f"-0{place % 9 + 1}-28",
            group=groups[place % 4],
            what=point.what,
            count=point.count,
            count_high=point.count_high,
            status=point.status,
            date=point.date,
            event=point.event,
            statements=point.statements,
        )
        for place, point in enumerate(series.points)
    ]
    stocks = [m for m in marks if m.what == "stock" and m.status in HAPPENED]
    lines: dict[str, list[Mark]] = defaultdict(list)
    for mark in stocks:
        lines[mark.group].append(mark)
    return Steps(
        lines=tuple(Line(group, tuple(sorted(lines[group]))) for group in sorted(lines)),
        bands=tuple(Band(m.first, m.last, m.count, m.count + 9) for m in stocks[:1]),
        bars=tuple(m for m in marks if m.what != "stock" and m.status in HAPPENED),
        beside=tuple(m for m in marks if m.status not in HAPPENED),
    )


def _identities(events: list[Event]) -> tuple[Identity, ...]:
    if len(events) < 3:
        return ()
    terms = events[:3]
    ids = tuple(sorted(id for one in terms for id in one.statements))
    made = [
        Identity(
            id=content_id("id", expression, *ids),
            kind="balance",
            expression=expression,
            holds=holds,
            difference=difference,
            statements=ids,
            terms=tuple(one.id for one in terms),
            because=f"All are of {terms[0].provider}.",
        )
        for expression, holds, difference in (
            ("240 + 60 = 300", True, 0),
            ("1240 - 60 = 1200", False, 20),
        )
    ]
    return tuple(sorted(made, key=lambda one: one.id))


def _conflicts(events: list[Event]) -> tuple[Conflict, ...]:
    if len(events) < 2:
        return ()
    a, b = events[:2]
    return tuple(
        Conflict(
            id=content_id("co", kind, a.id, b.id),
            kind=kind,
            what=f"{a.what}, {kind}",
            events=tuple(sorted((a.id, b.id))),
            sides=(Side(a.what, a.statements), Side(b.what, b.statements)),
            settles=f"A list of names from {a.recipient}.",
        )
        for kind in ("corrected", "figure")
    )

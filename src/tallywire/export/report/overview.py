"""Views -> the tables and counts of the overview page.

In: document views.  Out: ``Overview``: counts by frame, status and kind of origin, and the
issues gathered by code.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from tallywire.export.report.views import DocumentView, StatementView
from tallywire.export.report.words import GROUPS, group_of
from tallywire.model.statement import FRAMES
from tallywire.model.values import ORIGIN_KINDS, STATUSES

__all__ = ["Bar", "IssueGroup", "Overview", "make_overview"]

_FULL: Final = 120


class Bar(msgspec.Struct, frozen=True):
    """A line of a table of counts; ``width`` is its bar's, of at most 120 units."""

    name: str
    count: int
    width: int
    extra: str = ""


class IssueGroup(msgspec.Struct, frozen=True):
    """The messages of one issue code, in order."""

    code: str
    messages: tuple[str, ...]


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """Counts for the whole report."""

    documents: int
    statements: int
    publishers: int
    origins: int
    groups: dict[str, int]
    frames: tuple[Bar, ...]
    statuses: tuple[Bar, ...]
    kinds: tuple[Bar, ...]
    issues: tuple[IssueGroup, ...]
    years: str


def make_overview(
    documents: Sequence[DocumentView], statements: Sequence[StatementView]
) -> Overview:
    """The counts of these documents and statements."""
    groups = Counter(group_of(view.s) for view in statements)
    return Overview(
        documents=len(documents),
        statements=len(statements),
        publishers=len({one.publisher for one in documents if one.publisher}),
        origins=len(_origins(statements)),
        groups={group: groups[group] for group in GROUPS},
        frames=_bars((view.s.frame for view in statements), tuple(FRAMES)),
        statuses=_bars((view.s.status for view in statements), STATUSES),
        kinds=_kinds(statements),
        issues=_issues(documents),
        years=_years(statements),
    )


def _origins(statements: Iterable[StatementView]) -> set[tuple[str, str]]:
    """Different speakers; unnamed ones and publishers count once for each document."""
    found = set()
    for view in statements:
        origin = view.s.origin
        named = origin.name and origin.kind not in ("anonymous", "witness")
        found.add((origin.kind, str(origin.name if named else view.document.document.id)))
    return found


def _bars(names: Iterable[str], order: Sequence[str]) -> tuple[Bar, ...]:
    counts = Counter(names)
    top = max(counts.values(), default=1)
    return tuple(Bar(one, counts[one], _width(counts[one], top)) for one in order if counts[one])


def _width(count: int, top: int) -> int:
    return max(2, round(_FULL * count / top))


def _kinds(statements: Sequence[StatementView]) -> tuple[Bar, ...]:
    speakers = Counter(kind for kind, _ in _origins(statements))
    bars = _bars((view.s.origin.kind for view in statements), ORIGIN_KINDS)
    return tuple(Bar(b.name, b.count, b.width, f"{speakers[b.name]:,}") for b in bars)


def _issues(documents: Iterable[DocumentView]) -> tuple[IssueGroup, ...]:
    found: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for issue in document.issues:
            found[issue.code].add(issue.message)
    return tuple(IssueGroup(code, tuple(sorted(found[code]))) for code in sorted(found))


def _years(statements: Iterable[StatementView]) -> str:
    years = sorted({view.day.year for view in statements if view.day})
    if not years:
        return ""
    return f"{years[0]}" if years[0] == years[-1] else f"{years[0]} to {years[-1]}"

"""Statements -> the few things a reader should know first, each with its statements.

In: statement views and series.  Out: ``Finding`` sentences, by fixed rules that compare and
count; nothing is judged true or false, and nothing is summed.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from tallywire.export.report.series import Series
from tallywire.export.report.views import StatementView
from tallywire.export.report.words import plural

__all__ = ["Finding", "findings"]

_SHOWN: Final = 4


class Finding(msgspec.Struct, frozen=True):
    """A heading, a sentence, and the statements it rests on."""

    heading: str
    text: str
    statements: tuple[StatementView, ...]

    @property
    def shown(self) -> tuple[StatementView, ...]:
        """The statements that are linked: one of each document first."""
        first: dict[str, StatementView] = {}
        for view in self.statements:
            first.setdefault(view.s.document_id, view)
        chosen = [view.s.id for view in first.values()]
        rest = [view for view in self.statements if view.s.id not in chosen]
        return (*first.values(), *rest)[:_SHOWN]


def findings(statements: Sequence[StatementView], series: Sequence[Series]) -> list[Finding]:
    """What stands out, in a fixed order; empty where nothing does."""
    main = series[0] if series else None
    found = [
        _highest(main, "happened", "Highest strength reported"),
        _highest(main, "planned", "Highest strength foreseen"),
        _rival_figures(main),
        _flagged(statements, "Denied", lambda view: view.s.polarity == "denied", "deny"),
        _most_relayed(statements),
        _own_voice(statements),
    ]
    return [one for one in found if one is not None]


def _highest(series: Series | None, group: str, heading: str) -> Finding | None:
    points = [
        p
        for p in (series.points if series else ())
        if p.flow == "stock" and p.group == group and not p.is_bound
    ]
    if not series or not points:
        return None
    top = max(points, key=lambda p: (p.count, p.first))
    view = top.statements[0]
    text = (
        f"{series.provider} in {series.recipient}, {series.kind}: {view.count}, "
        f"{view.date_words or 'as published ' + view.document.published}, "
        f"according to {view.path[-1].name}."
    )
    return Finding(heading, text, top.statements)


def _rival_figures(series: Series | None) -> Finding | None:
    """The latest month for which the same strength is given by different figures."""
    if series is None:
        return None
    months: dict[tuple[int, int], list[StatementView]] = defaultdict(list)
    for point in series.points:
        if point.flow == "stock" and point.group == "happened" and point.is_dated:
            months[point.first.year, point.first.month] += point.statements
    rivals = {
        month: views for month, views in months.items() if len({view.s.count for view in views}) > 1
    }
    if not rivals:
        return None
    year, month = max(rivals)
    by_count = {view.s.count: view for view in rivals[year, month]}
    sides = sorted(by_count.values(), key=lambda view: view.s.count or 0)
    said = "; ".join(f"{view.count} ({view.path[-1].name})" for view in sides)
    text = f"{series.provider} in {series.recipient}, {series.kind}: {said}."
    return Finding(f"Different figures for {calendar.month_name[month]} {year}", text, tuple(sides))


def _flagged(
    statements: Sequence[StatementView],
    heading: str,
    test: Callable[[StatementView], bool],
    verb: str,
) -> Finding | None:
    chosen = tuple(view for view in statements if test(view))
    if not chosen:
        return None
    count = plural(len(chosen), "statement")
    verb = {"deny": "denies"}.get(verb, verb) if len(chosen) == 1 else verb
    text = f"{count} {verb} what others report, or say that it did not happen."
    return Finding(heading, text, chosen)


def _most_relayed(statements: Sequence[StatementView]) -> Finding | None:
    """The named origin that most documents lead back to."""
    by_origin: dict[str, dict[str, StatementView]] = defaultdict(dict)
    for view in statements:
        if view.s.origin.name and view.s.origin.kind not in ("anonymous", "witness"):
            by_origin[view.s.origin.name].setdefault(view.document.document.id, view)
    if not by_origin:
        return None
    name = min(by_origin, key=lambda one: (-len(by_origin[one]), one))
    documents = tuple(by_origin[name].values())
    if len(documents) < 2:
        return None
    text = f"{len(documents)} documents lead back to {name}: one origin, however often it is told."
    return Finding("Told most often", text, documents)


def _own_voice(statements: Sequence[StatementView]) -> Finding | None:
    own = tuple(view for view in statements if view.s.origin.name is None)
    if not own:
        return None
    text = f"{len(own):,} of {plural(len(statements), 'statement')} name no speaker: "
    text += "the publisher alone answers for them."
    return Finding("Without a named source", text, own)

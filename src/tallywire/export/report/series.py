"""Series of the tally -> what their pages show.

In: a ``Series``, its ``Steps``, event and statement views.  Out: ``SeriesView``: its figures in
order of time, each with whose word it is.  Nothing is added up: what is only asked for or
promised keeps its own rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

import msgspec

from tallywire.export.report import words
from tallywire.export.report.events import EventView
from tallywire.export.report.slugs import make_slugs
from tallywire.export.report.step_rows import FLOW_WORDS, GROUP_WORDS
from tallywire.export.report.views import StatementView, in_order
from tallywire.model.ledger import Series
from tallywire.model.steps import Mark, Steps

__all__ = ["Figure", "SeriesView", "series_of"]


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table: a mark of the chart, its event and its statements."""

    mark: Mark
    is_beside: bool
    event: EventView
    statements: tuple[StatementView, ...]

    @property
    def count(self) -> str:
        """The figure in words."""
        worded = {view.count for view in self.statements if view.count}
        if len(worded) == 1:
            return str(worded.pop())
        low = words.number(self.mark.count)
        high = self.mark.count_high
        return low if high is None else f"{low}–{words.number(high)}"

    @property
    def when(self) -> str:
        """Its date in words; where it has none, the day it is placed at."""
        if self.mark.date:
            return words.date_phrase(self.mark.date) or self.mark.date
        return f"no date, placed at {words.date_phrase(self.mark.first)}"

    @property
    def flow_words(self) -> str:
        """``in place``, ``arriving`` or ``leaving``."""
        return FLOW_WORDS[self.mark.what]

    @property
    def group_words(self) -> str:
        """Whose word it is."""
        return GROUP_WORDS[self.mark.group]

    @property
    def origins(self) -> tuple[str, ...]:
        """Who says so, each once."""
        names = (self.event.voice_of(view) for view in self.statements)
        return tuple(dict.fromkeys(voice.name for voice in names))


class SeriesView:
    """A series as the pages name it."""

    def __init__(
        self,
        series: Series,
        steps: Steps,
        slug: str,
        events: Mapping[str, EventView],
        views: Mapping[str, StatementView],
    ) -> None:
        self.series = series
        self.steps = steps
        self.slug = slug
        self.href = f"series/{slug}.html"
        self.figures = _figures(steps, events, views)
        shown = dict.fromkeys(one.event for one in self.figures)
        self.events = tuple(shown)
        self.conflicts = tuple(dict.fromkeys(c for event in shown for c in event.conflicts))
        inside = {event.event.id for event in shown}
        self.identities = tuple(
            one
            for one in dict.fromkeys(i for event in shown for i in event.identities)
            if inside.issuperset(one.identity.terms)
        )

    @property
    def title(self) -> str:
        """``Russia in Mali: instructor``."""
        one = self.series
        return f"{one.provider} in {one.recipient}: {one.kind}"

    @cached_property
    def latest(self) -> tuple[Figure, ...]:
        """The last reading of the stock of each group."""
        last: dict[str, Figure] = {}
        for one in self.figures:
            if one.mark.what == "stock" and not one.is_beside:
                last[one.mark.group] = one
        return tuple(last[group] for group in GROUP_WORDS if group in last)

    @cached_property
    def years(self) -> str:
        """The years it runs over."""
        if not self.figures:
            return ""
        first = min(one.mark.first for one in self.figures)[:4]
        last = max(one.mark.last for one in self.figures)[:4]
        return first if first == last else f"{first} to {last}"


def _figures(
    steps: Steps, events: Mapping[str, EventView], views: Mapping[str, StatementView]
) -> tuple[Figure, ...]:
    happened = [mark for line in steps.lines for mark in line.marks] + list(steps.bars)
    marks = [(mark, False) for mark in happened] + [(mark, True) for mark in steps.beside]
    return tuple(
        Figure(
            mark=mark,
            is_beside=beside,
            event=events[mark.event],
            statements=tuple(in_order(views[id] for id in mark.statements)),
        )
        for mark, beside in sorted(marks)
    )


def series_of(
    series: Iterable[Series],
    steps: Mapping[str, Steps],
    events: Mapping[str, EventView],
    views: Mapping[str, StatementView],
) -> tuple[SeriesView, ...]:
    """One view for each series, the one with most figures first."""
    series = tuple(series)
    slugs = make_slugs((one.id, f"{one.provider} {one.recipient} {one.kind}") for one in series)
    found = [
        SeriesView(one, steps.get(one.id, Steps()), slugs[one.id], events, views) for one in series
    ]
    found.sort(key=lambda one: (-len(one.figures), one.title.casefold(), one.series.id))
    return tuple(found)

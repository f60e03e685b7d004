"""A ``Tally`` -> everything that the pages show of it, tied to documents and statements.

In: the tally, the steps of its series, document views.  Out: ``TallyView``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from tallywire.export.report.disputes import CopyView, conflicts_of, identities_of
from tallywire.export.report.events import EventView, events_of
from tallywire.export.report.origins import edges_of, origins_of, outlets_of
from tallywire.export.report.series import series_of
from tallywire.export.report.views import DocumentView
from tallywire.model.ledger import Tally
from tallywire.model.steps import Steps

__all__ = ["TallyView"]


class TallyView:
    """The whole tally in views; making it tells every statement its event."""

    def __init__(
        self,
        tally: Tally,
        steps: Mapping[str, Steps],
        documents: Sequence[DocumentView],
        slugs: Mapping[str, str],
    ) -> None:
        views = {view.s.id: view for document in documents for view in document.statements}
        by_document = {one.document.id: one for one in documents}
        self.events = events_of(tally.events, views, slugs)
        by_id = {one.event.id: one for one in self.events}
        self.conflicts = conflicts_of(tally.conflicts, by_id, views)
        self.identities = identities_of(tally.identities, by_id, views)
        self.series = series_of(tally.series, steps, by_id, views)
        self.copies = tuple(CopyView(one, by_document) for one in tally.copies)
        self.origins = origins_of(self.events)
        told = (view for document in documents for view in document.statements)
        self.outlets = outlets_of(told, slugs)
        self.edges = edges_of(self.events)

    @cached_property
    def independent(self) -> int:
        """Different independent origins."""
        return sum(row.kind != "unknown" for row in self.origins)

    @cached_property
    def open_conflicts(self) -> int:
        """Conflicts that no correction has settled."""
        return sum(one.is_open for one in self.conflicts)

    @cached_property
    def closing(self) -> int:
        """Identities that close."""
        return sum(one.identity.holds for one in self.identities)

    @cached_property
    def echoes(self) -> tuple[EventView, ...]:
        """Events told by several documents that go back to one origin, most told first."""
        told = [e for e in self.events if e.event.independent == 1 and e.documents > 1]
        return tuple(sorted(told, key=lambda e: (-e.documents, e.day, e.event.id)))

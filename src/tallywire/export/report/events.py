"""Events of the tally -> what their pages show.

In: a ``Tally`` and statement views.  Out: ``EventView`` with its statements, the trees of its
origins, the rungs that are stated, and where dates or counts differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

import msgspec

from tallywire.export.report import words
from tallywire.export.report.relays import Relay, relay_tree
from tallywire.export.report.slugs import make_slugs
from tallywire.export.report.views import Party, StatementView, in_order, split_parties
from tallywire.model.ledger import Event, Reason, Voice
from tallywire.model.values import STATUSES

if TYPE_CHECKING:
    from tallywire.export.report.disputes import ConflictView, IdentityView

__all__ = ["CREDIBILITY", "EventView", "VoiceView", "events_of"]

CREDIBILITY: Final = {
    1: "confirmed",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
"""The words of NATO AJP-2.1 for the credibility of information."""
_LADDER: Final = STATUSES[: STATUSES.index("ongoing") + 1]


class VoiceView:
    """One independent origin of an event, or those of whom no source is known."""

    def __init__(
        self, voice: Voice, views: Mapping[str, StatementView], slugs: Mapping[str, str]
    ) -> None:
        self.voice = voice
        self.is_counted = voice.kind != "unknown"
        self.name = voice.origin or "no named source"
        self.party = Party(self.name, slugs.get(self.name) if voice.origin else None)
        self.statements = tuple(in_order(views[id] for id in voice.statements))
        self.documents = len({view.s.document_id for view in self.statements})

    @cached_property
    def tree(self) -> tuple[Relay, ...]:
        """Who passed it on, from the speaker outwards."""
        return relay_tree(self.voice.origin, self.statements)


class Stating(msgspec.Struct, frozen=True):
    """Who puts the event on a rung, and when; ``statements`` say so in the same way."""

    name: str
    when: str
    is_denied: bool
    statements: tuple[StatementView, ...]


class Rung(msgspec.Struct, frozen=True):
    """A status of the ladder and who states it; nobody where it is empty."""

    status: str
    stated: tuple[Stating, ...]


class Reading(msgspec.Struct, frozen=True):
    """One value of a field, and who gives it."""

    value: str
    statements: tuple[StatementView, ...]
    voices: tuple[str, ...]


class LinkView(msgspec.Struct, frozen=True):
    """Why two statements stand together."""

    first: StatementView
    second: StatementView
    weight: float
    reasons: tuple[Reason, ...]
    author: str


class EventView:
    """An event as the pages name it."""

    def __init__(
        self, event: Event, slug: str, views: Mapping[str, StatementView], slugs: Mapping[str, str]
    ) -> None:
        self.event = event
        self.slug = slug
        self.href = f"events/{slug}.html"
        self.voices = tuple(VoiceView(voice, views, slugs) for voice in event.voices)
        self._voices = {id: one for one in self.voices for id in one.voice.statements}
        self.statements = tuple(in_order(views[id] for id in event.statements))
        self.documents = len({view.s.document_id for view in self.statements})
        self.providers = _parties(event.provider, slugs)
        self.recipients = _parties(event.recipient, slugs)
        self.whole: EventView | None = None
        self.parts: list[EventView] = []
        self.conflicts: list[ConflictView] = []
        self.identities: list[IdentityView] = []
        self.links = tuple(
            LinkView(views[one.first], views[one.second], one.weight, one.reasons, one.author)
            for one in event.links
        )

    @cached_property
    def counts(self) -> tuple[Reading, ...]:
        """The different counts that are given, most supported first."""
        return self._readings(lambda view: view.count)

    @cached_property
    def dates(self) -> tuple[Reading, ...]:
        """The different dates that are given, the same way."""
        return self._readings(lambda view: view.date_words)

    def _readings(self, read: Callable[[StatementView], str | None]) -> tuple[Reading, ...]:
        found: dict[str, list[StatementView]] = defaultdict(list)
        for view in self.statements:
            value = read(view)
            if value is not None:
                found[value].append(view)
        readings = [Reading(value, tuple(s), self._names(s)) for value, s in found.items()]
        return tuple(sorted(readings, key=lambda one: (-len(one.statements), one.value)))

    def _names(self, views: Sequence[StatementView]) -> tuple[str, ...]:
        said = {self.voice_of(view).name for view in views}
        return tuple(one.name for one in self.voices if one.name in said)

    def voice_of(self, view: StatementView) -> VoiceView:
        """The origin that the statement goes back to."""
        return self._voices[view.s.id]

    @cached_property
    def rungs(self) -> tuple[Rung, ...]:
        """The ladder for a happening; for a stock only what is stated."""
        found: dict[str, list[StatementView]] = defaultdict(list)
        for view in self.statements:
            found[view.s.status].append(view)
        shown = _LADDER if self.event.kind == "happening" else ()
        return tuple(
            Rung(status, self._stated(found[status]))
            for status in STATUSES
            if status in found or status in shown
        )

    def _stated(self, views: Iterable[StatementView]) -> tuple[Stating, ...]:
        """Statements that the same origin makes for the same date stand together."""
        same: dict[tuple[str, str, bool], list[StatementView]] = defaultdict(list)
        for view in views:
            voice = self.voice_of(view)
            name = voice.name if voice.is_counted else view.path[0].name
            told = f"published {view.document.published}" if view.document.day else "no date"
            when = view.date_words or told
            same[name, when, view.s.polarity == "denied"].append(view)
        return tuple(Stating(*key, tuple(group)) for key, group in same.items())

    @cached_property
    def figure(self) -> str | None:
        """The counts in a few words: the one given, or the lowest and the highest."""
        counted = [view for view in self.statements if view.s.count is not None]
        if len(self.counts) < 2:
            return self.counts[0].value if self.counts else None
        low = min(view.s.count or 0 for view in counted)
        high = max(view.s.count_high or view.s.count or 0 for view in counted)
        if low == high:
            return words.number(low)
        return f"{words.number(low)} to {words.number(high)}"

    @cached_property
    def top(self) -> float:
        """The highest count, for sorting; -1 without one."""
        return max((view.s.count for view in self.statements if view.s.count is not None),
                   default=-1)  # fmt: skip

    @cached_property
    def title(self) -> str:
        """What it is, with its figure unless the label has it already."""
        what = words.clip(self.event.what, 120)
        known = any(char.isdigit() for char in what)
        return what if known or not self.figure else f"{what}: {self.figure}"

    @cached_property
    def when(self) -> str | None:
        """Its dates in words: the one all give, or from the first day to the last."""
        if len(self.dates) == 1:
            return self.dates[0].value
        first, last = self.event.first_day, self.event.last_day
        if first is None:
            return None
        return words.date_phrase(words.shortest_date(first, last or first))

    @cached_property
    def day(self) -> str:
        """The day it is sorted at; the last of all without one."""
        days = [view.day.isoformat() for view in self.statements if view.day]
        return self.event.first_day or min(days, default="9999")

    @cached_property
    def last_rung(self) -> StatementView:
        """A statement of the furthest rung that is stated."""
        return max(
            self.statements, key=lambda v: (v.s.polarity == "affirmed", STATUSES.index(v.s.status))
        )

    @property
    def open_conflicts(self) -> int:
        """Conflicts that no correction has settled."""
        return sum(one.is_open for one in self.conflicts)


def _parties(joined: str | None, slugs: Mapping[str, str]) -> tuple[Party, ...]:
    names = split_parties(joined, set(slugs)) if joined else ()
    return tuple(Party(name, slugs.get(name)) for name in names)


def events_of(
    events: Iterable[Event], views: Mapping[str, StatementView], slugs: Mapping[str, str]
) -> tuple[EventView, ...]:
    """One view for each event, in order of time; parts and wholes, statements and events know
    each other.
    """
    events = tuple(events)
    names = make_slugs((one.id, _name(one)) for one in events)
    found = {one.id: EventView(one, names[one.id], views, slugs) for one in events}
    for view in found.values():
        for statement in view.statements:
            statement.event = view
        view.whole = found.get(view.event.part_of or "")
    ordered = sorted(found.values(), key=lambda one: (one.day, one.title.casefold(), one.event.id))
    for view in ordered:
        if view.whole is not None:
            view.whole.parts.append(view)
    return tuple(ordered)


def _name(event: Event) -> str:
    return " ".join(
        part
        for part in (words.clip(event.what, 36), event.recipient, (event.first_day or "")[:4])
        if part
    )

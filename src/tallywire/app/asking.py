"""The questions that only many documents together can answer.

In: a store.  Out: ``Asking``, the part of ``Ledger`` with the verbs events, event, series, origins,
conflicts, identities and judge.  Each may be asked for a day: what was known then.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Unpack

import msgspec

from tallywire.app import answers
from tallywire.app.answers import Answer
from tallywire.app.filters import Clock, EventOptions, Words, make_event_filter, make_filter
from tallywire.app.judging import judge, judgement_log
from tallywire.app.known import Known, everything, some_events
from tallywire.app.reconciling import Reconciled, reconcile_store
from tallywire.app.steps import Progress, silent
from tallywire.app.together import draw_series
from tallywire.errors import NotFoundError, ReadError, UsageError
from tallywire.model.judgement import Judgement
from tallywire.model.ledger import Conflict, Event, Identity, Series
from tallywire.resolve.parties import canonical_name
from tallywire.store.contract import Store
from tallywire.store.functions import has_party, has_words
from tallywire.store.query import EventFilter, Party
from tallywire.tally import read_reliability

__all__ = ["Asking", "EventShown"]


class EventShown(msgspec.Struct, frozen=True):
    """An event with what it is in.

    Attributes:
        event: the event.
        whole: the event that it is a part of, or None.
        parts: events that are part of it.
        conflicts: conflicts that touch it.
        identities: arithmetic with it as a term.
        together: where its statements and their documents are found.
    """

    event: Event
    whole: Event | None
    parts: tuple[Event, ...]
    conflicts: tuple[Conflict, ...]
    identities: tuple[Identity, ...]
    together: Known


class Asking:
    """Questions to a store, and judgements on what it holds."""

    store: Store

    def reconcile(self, *, afresh: bool = False, progress: Progress = silent) -> Reconciled:
        """Join statements into events, with origins, series, identities and conflicts.

        Only what has changed since the last time is made anew, in one transaction.

        Args:
            afresh: make everything anew.
            progress: told of each matter.
        """
        return reconcile_store(self.store, afresh=afresh, progress=progress)

    def together(self, as_of: str | None = None, clock: Clock = "published") -> Known:
        """Everything that the documents say together, with the statements behind it.

        Args:
            as_of: what was known by the end of that year, month or day; else what is kept.
            clock: whether documents ``published`` or ``ingested`` until then count.
        """
        make_filter({"as_of": as_of})
        return everything(self.store, as_of, clock)

    def events(self, **options: Unpack[EventOptions]) -> Answer:
        """Events in order of time; see ``EventOptions``."""
        wanted, as_of, clock = make_event_filter(options)
        return answers.events_answer(some_events(self.store, wanted, as_of, clock))

    def event(self, id: str, *, as_of: str | None = None, clock: Clock = "published") -> EventShown:
        """The event of that id, or beginning of one, or that holds the statement of that id.

        Args:
            id: which event.
            as_of: as it was known by the end of that day.
            clock: whether documents ``published`` or ``ingested`` until then count.

        Raises:
            NotFoundError: nothing, or more than one event, fits.
        """
        if as_of is None:
            found = self.store.resolve_event(id)
            together = some_events(self.store, EventFilter(ids=(found,)))
        else:
            together = self.together(as_of, clock)
            found = _event_then(together, id, as_of)
        tally = together.tally
        (event,) = (one for one in tally.events if one.id == found)
        near = self._near(together, event, is_kept=as_of is None)
        return EventShown(
            event,
            next((one for one in near if one.id == event.part_of), None),
            tuple(one for one in near if one.part_of == event.id),
            tuple(one for one in tally.conflicts if found in one.events),
            tuple(one for one in tally.identities if found in one.terms),
            together,
        )

    def _near(self, together: Known, event: Event, *, is_kept: bool) -> tuple[Event, ...]:
        """Its whole and its parts among other events."""
        if not is_kept:
            return together.tally.events
        return self.store.tally(self.store.relatives(event.id)).events

    def series(
        self,
        provider: Words = None,
        recipient: Words = None,
        kind: Words = None,
        *,
        by: Literal["point", "origin"] = "point",
        as_of: str | None = None,
        clock: Clock = "published",
    ) -> Answer:
        """The strength of personnel through time; what was requested or pledged stands beside.

        Args:
            provider: who sends; one or several alternatives.
            recipient: who hosts.
            kind: words of the kind of personnel.
            by: a row for each point, or for each point and origin.
            as_of: as it was known by the end of that day.
            clock: whether documents ``published`` or ``ingested`` until then count.
        """
        if by not in ("point", "origin"):
            raise UsageError(f"--by {by}: there are: point, origin.")
        together, chosen = self._series(provider, recipient, kind, as_of, clock)
        return answers.series_answer(together, chosen, is_by_origin=by == "origin")

    def series_svg(
        self,
        provider: Words = None,
        recipient: Words = None,
        kind: Words = None,
        *,
        as_of: str | None = None,
        clock: Clock = "published",
    ) -> str:
        """One series drawn: a line for each origin group, bands where figures differ, flow bars.

        Args:
            provider: who sends; one or several alternatives.
            recipient: who hosts.
            kind: words of the kind of personnel.
            as_of: as it was known by the end of that day.
            clock: whether documents ``published`` or ``ingested`` until then count.

        Raises:
            UsageError: several series fit, or what fits has no figure that can be drawn.
        """
        together, chosen = self._series(provider, recipient, kind, as_of, clock)
        if len(chosen) != 1:
            names = [f"{one.provider}, {one.recipient}, {one.kind}" for one in chosen]
            raise UsageError(
                f"--svg draws one series, and {len(chosen)} fit: {'; '.join(names[:5]) or 'none'}. "
                "Say --provider, --recipient and --kind."
            )
        drawn = draw_series(chosen[0], together.resolved)
        if not drawn:
            raise UsageError("--svg: the series has too few dated figures to be drawn.")
        return drawn

    def _series(
        self,
        provider: Words,
        recipient: Words,
        kind: Words,
        as_of: str | None,
        clock: Clock,
    ) -> tuple[Known, tuple[Series, ...]]:
        """The series that fit, and where their statements are."""
        wanted = make_filter({"provider": provider, "recipient": recipient, "kind": kind})
        make_filter({"as_of": as_of})
        there = EventFilter(recipients=wanted.recipients)
        together = some_events(self.store, there, as_of, clock)
        return together, tuple(
            one
            for one in together.tally.series
            if _fits(one.provider, wanted.providers)
            and _fits(one.recipient, wanted.recipients)
            and (not wanted.kinds or any(has_words(one.kind, words) for words in wanted.kinds))
        )

    def origins(
        self,
        *,
        by: Literal["origin", "outlet"] = "origin",
        reliability: Path | str | None = None,
        **options: Unpack[EventOptions],
    ) -> Answer:
        """Who is behind the reports: origins by events, or outlets by what they relay.

        Args:
            by: ``origin`` or ``outlet``.
            reliability: a CSV with your own letters A to F, in the columns ``name`` and
                ``reliability``; shown beside, never counted.
            **options: which events.

        Raises:
            ReadError: the table cannot be read.
        """
        wanted, as_of, clock = make_event_filter(options)
        if by not in ("origin", "outlet"):
            raise UsageError(f"--by {by}: there are: origin, outlet.")
        together = some_events(self.store, wanted, as_of, clock)
        make = answers.outlets_answer if by == "outlet" else answers.origins_answer
        return make(together, _letters(reliability))

    def conflicts(self, **options: Unpack[EventOptions]) -> Answer:
        """Sides that cannot all hold, who says which, and what would settle it."""
        wanted, as_of, clock = make_event_filter(options)
        return answers.conflicts_answer(some_events(self.store, wanted, as_of, clock))

    def identities(self, **options: Unpack[EventOptions]) -> Answer:
        """Arithmetic that the statements support, and where it does not close."""
        wanted, as_of, clock = make_event_filter(options)
        return answers.identities_answer(some_events(self.store, wanted, as_of, clock))

    def judge(
        self,
        verb: str,
        subject: str,
        other: str | None = None,
        *,
        field: str | None = None,
        value: str | None = None,
        reason: str | None = None,
        author: str | None = None,
    ) -> Judgement:
        """Add a judgement to the log, and reconcile what it touches.

        Args:
            verb: ``same``, ``different``, ``accept``, ``reject``, ``correct`` or ``undo``.
            subject: id of a statement or event, or the beginning of one; a number for ``undo``.
            other: the second for ``same`` and ``different``.
            field: what ``correct`` corrects.
            value: what it should be; ``null`` for nothing.
            reason: in your words.
            author: who judges; the login name unless given.

        Raises:
            UsageError: the arguments do not go together, or the value may not stand there.
            NotFoundError: there is no such statement, event or judgement.
        """
        self.reconcile()
        made = judge(
            self.store,
            verb,
            subject,
            other,
            field=field,
            value=value,
            reason=reason,
            author=author,
        )
        self.reconcile()
        return made

    def judgements(self) -> Answer:
        """The log of all judgements, with what each comes to now."""
        return judgement_log(self.store)


def _fits(name: str, parties: tuple[Party, ...]) -> bool:
    return not parties or any(
        (has_party if one.is_whole else has_words)(name, one.name) for one in parties
    )


def _event_then(together: Known, text: str, as_of: str) -> str:
    """The event as it was known then: its id changes with every statement that joins it."""
    found = {one.id for one in together.tally.events if one.id.startswith(text)}
    found |= {event.id for id, event in together.event_of.items() if id.startswith(text)}
    if len(found) != 1:
        what = "stands for several events" if found else "nobody knew of such an event"
        raise NotFoundError(
            f"{text}: {what} as of {as_of}. List them with `tallywire events --as-of {as_of}`, or "
            "name one of its statements."
        )
    return found.pop()


def _letters(path: Path | str | None) -> dict[str, str]:
    """The analyst's letters by name; none without a table."""
    if path is None:
        return {}
    try:
        text = Path(path).read_text("utf-8")
    except (OSError, UnicodeError) as error:
        raise ReadError(
            f"{path}: {error}. Give a CSV with the columns name, reliability."
        ) from error
    return read_reliability(text, str(path), canonical_name)

"""What documents say together, as it is kept or as it was known on a day.

In: a store.  Out: ``Known``: the tally, the statements behind it as the analyst reads them, and
notes on what was left out.  What was known is reconciled in memory from the documents published, or
added, until then; nothing of that is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import msgspec

from tallywire.app.filters import Clock
from tallywire.app.reconciling import program_id
from tallywire.errors import UsageError
from tallywire.model.judgement import Judgement, Rulings
from tallywire.model.ledger import Event, Tally
from tallywire.model.resolved import Resolved, Stated
from tallywire.model.statement import Statement
from tallywire.pipeline import reconcile
from tallywire.reconcile import make_bonds
from tallywire.resolve import apply_rulings, find_again, holding, resolve, rule
from tallywire.store.contract import Store
from tallywire.store.query import EventFilter, last_day

__all__ = ["CLOCKS", "Known", "everything", "find_places", "some_events"]

CLOCKS = ("published", "ingested")


class Known:
    """A tally with the statements behind it.

    Attributes:
        tally: events, series, identities, conflicts, near-duplicates.
        original: by id, the statements as they were read.
        stated: the same, corrected as the analyst has.
        notes: what was left out and why, in sentences.
    """

    def __init__(
        self,
        tally: Tally,
        stated: Iterable[Stated],
        notes: Sequence[str] = (),
        rulings: Rulings | None = None,
    ) -> None:
        self._rulings = rulings or Rulings()
        self.tally = tally
        self.original: Mapping[str, Stated] = {one.statement.id: one for one in stated}
        self.stated: Mapping[str, Stated] = {
            id: self._corrected(one) for id, one in self.original.items()
        }
        self.notes = tuple(notes)

    def _corrected(self, one: Stated) -> Stated:
        if one.statement.id not in self._rulings.corrections:
            return one
        corrected = apply_rulings(one.statement, self._rulings)
        return msgspec.structs.replace(one, statement=corrected)

    def corrections(self, id: str) -> tuple[tuple[str, str], ...]:
        """The corrected fields of a statement, each with what was read there."""
        statement = self.original[id].statement
        was = {"origin": statement.origin.name, "origin_kind": statement.origin.kind}
        return tuple(
            (name, str(was.get(name, getattr(statement, name, None))))
            for name in sorted(self._rulings.corrections.get(id, ()))
        )

    def with_tally(self, tally: Tally) -> Known:
        """The same statements with another tally of them."""
        return Known(tally, self.original.values(), self.notes, self._rulings)

    @cached_property
    def resolved(self) -> Mapping[str, Resolved]:
        """The statements with their names settled."""
        return {id: resolve(one) for id, one in self.stated.items()}

    @cached_property
    def event_of(self) -> Mapping[str, Event]:
        """By id of a statement, the event that it stands in."""
        return {one: event for event in self.tally.events for one in event.statements}


def everything(store: Store, as_of: str | None = None, clock: Clock = "published") -> Known:
    """All that is kept, or that was known on a day.

    Args:
        store: the store.
        as_of: a day; only documents that were there by its end count.
        clock: whether ``published`` or ``ingested`` tells when a document was there.
    """
    if as_of is not None:
        return _known(store, as_of, clock)
    rulings = _rulings(store)
    notes = (*_rejected(rulings), *_standing(store))
    return Known(store.tally(), store.stated(), notes, rulings)


def some_events(
    store: Store, wanted: EventFilter, as_of: str | None = None, clock: Clock = "published"
) -> Known:
    """The events that the filter lets through, with what they are in, kept or as known then."""
    if as_of is None:
        events = store.choose_events(wanted)
        tally = store.tally(events)
        held = sorted({id for event in tally.events for id in event.statements})
        rulings = _rulings(store)
        notes = (*_rejected(rulings), *_standing(store))
        return Known(tally, store.stated(held), notes, rulings)
    known = _known(store, as_of, clock)
    tally = known.tally
    events_then = tuple(event for event in tally.events if wanted.lets_through(event))
    ids = {event.id for event in events_then}
    chosen = msgspec.structs.replace(
        tally,
        events=events_then,
        series=tuple(s for s in tally.series if any(p.event in ids for p in s.points)),
        identities=tuple(i for i in tally.identities if not ids.isdisjoint(i.terms)),
        conflicts=tuple(c for c in tally.conflicts if not ids.isdisjoint(c.events)),
    )
    return known.with_tally(chosen)


def _standing(store: Store) -> tuple[str, ...]:
    """What the ledger does not show yet."""
    pending = store.pending(program_id())
    late = []
    if pending.documents:
        many = "document is" if pending.documents == 1 else "documents are"
        late.append(f"{pending.documents:,} {many} new")
    if pending.judgements:
        many = "judgement is" if pending.judgements == 1 else "judgements are"
        late.append(f"{pending.judgements:,} {many} new")
    if pending.is_other_program:
        late.append("the program or its packs have changed")
    if not late:
        return ()
    return (f"Not reconciled yet: {', '.join(late)}. Run `tallywire reconcile`.",)


def _rejected(rulings: Rulings) -> tuple[str, ...]:
    """How many statements the analyst has left out."""
    count = len(rulings.rejected)
    many = "1 statement that was" if count == 1 else f"{count:,} statements that were"
    return (f"Left out: {many} rejected; see `tallywire judge log`.",) if count else ()


def _rulings(store: Store) -> Rulings:
    """What the judgements come to for the statements of newest readings."""
    judgements = store.judgements()
    return rule(holding(judgements), store.places()) if judgements else Rulings()


def find_places(
    judgements: Iterable[Judgement], stated: Iterable[Stated]
) -> dict[tuple[int, int], str]:
    """By number of a judgement and place of a target, the statement that it stands for."""
    targets = [
        ((one.number, place), target)
        for one in judgements
        for place, target in enumerate(one.targets)
    ]
    wanted = {target.document_id for _, target in targets}
    own: dict[str, list[Statement]] = {}
    for one in stated:
        if one.source.id in wanted:
            own.setdefault(one.source.id, []).append(one.statement)
    found = ((key, find_again(target, own.get(target.document_id, ()))) for key, target in targets)
    return {key: id for key, id in found if id is not None}


def _known(store: Store, as_of: str, clock: Clock) -> Known:
    """What was known on a day, reconciled from the documents that were there."""
    if clock not in CLOCKS:
        raise UsageError(f"--clock {clock}: there are: {', '.join(CLOCKS)}.")
    documents, undated = store.known_by(as_of, is_ingested=clock == "ingested")
    stated = store.stated(documents=documents)
    judgements = store.judgements()
    if clock == "ingested":
        judgements = tuple(one for one in judgements if one.made_at[:10] <= last_day(as_of))
    held = holding(judgements)
    places = find_places(held, stated)
    rulings = rule(held, places)
    counted = [one for one in stated if one.statement.id not in rulings.rejected]
    here = set(documents)
    copies = [c for c in store.copies() if c.first in here and c.second in here]
    read = Known(Tally(), counted, (), rulings).stated.values()
    tally = reconcile(read, make_bonds(held, places), copies)
    notes = [f"As of {as_of}: what {len(documents):,} documents {clock} until then say."]
    if undated:
        notes.append(f"Left out: {undated:,} of which nobody knows when they were {clock}.")
    notes += _rejected(rulings)
    return Known(tally, counted, (*notes, *_standing(store)), rulings)

"""Group the statements of one matter into events.

In: ``Resolved`` statements, copies, the analyst's bonds.  Out: ``Event`` with voices and links.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from tallywire.model.days import iso_day
from tallywire.model.ids import content_id
from tallywire.model.ledger import Copy, Event, Link, Reason
from tallywire.model.resolved import Resolved
from tallywire.model.values import STATUSES
from tallywire.reconcile.acquaintance import Acquaintance, meet
from tallywire.reconcile.candidates import candidate_pairs
from tallywire.reconcile.clues import Clues, clues_of
from tallywire.reconcile.clusters import cluster
from tallywire.reconcile.evidence import COPY, NEVER, bits, copy_reason, reasons
from tallywire.reconcile.labels import label_of
from tallywire.reconcile.origins import voices_of
from tallywire.reconcile.wholes import find_wholes

__all__ = ["Bond", "group_events", "make_event"]

_JUDGED: Final = 99.0
"""The weight of an analyst's word."""

_Copied = frozenset[frozenset[str]]


class Bond(msgspec.Struct, frozen=True, order=True):
    """The analyst's word that two statements speak of the same event, or of different ones."""

    first: str
    second: str
    verdict: Literal["same", "different"]
    author: str


def group_events(
    resolved: Sequence[Resolved], copies: Sequence[Copy] = (), bonds: Sequence[Bond] = ()
) -> tuple[Event, ...]:
    """The events of one matter, sorted by id; every statement stands in exactly one."""
    copied = frozenset(frozenset((copy.first, copy.second)) for copy in copies)
    weigher = _Weigher(resolved, copied, bonds)
    blocks: dict[str, list[Clues]] = {}
    for clues in weigher.clues.values():
        blocks.setdefault(clues.frame, []).append(clues)
    pairs = [pair for frame in sorted(blocks) for pair in candidate_pairs(blocks[frame])]
    known = meet(resolved, copied)
    weights = [(weigher.weigh(*pair), *pair) for pair in pairs]
    events = [
        make_event([weigher.clues[id].of for id in group], known, copied, weigher.links(group))
        for group in cluster(weigher.clues, weights, weigher.weigh, NEVER, weigher.joined)
    ]
    wholes = find_wholes(events, weigher.clues)
    placed = [msgspec.structs.replace(event, part_of=wholes.get(event.id)) for event in events]
    return tuple(sorted(placed, key=lambda event: event.id))


class _Weigher:
    """The weight of any pair of a matter, worked out once; the analyst's word comes first."""

    def __init__(
        self, resolved: Sequence[Resolved], copied: _Copied, bonds: Sequence[Bond]
    ) -> None:
        self.clues = {one.id: clues_of(one) for one in sorted(resolved, key=lambda r: r.id)}
        self._copied = copied
        self._known: dict[tuple[str, str], float] = {}
        self._judged = {
            (bond.first, bond.second): bond
            for bond in bonds
            if bond.first in self.clues and bond.second in self.clues
        }
        self.joined = [pair for pair, bond in self._judged.items() if bond.verdict == "same"]

    def weigh(self, first: str, second: str) -> float:
        """The bits of one pair; ``first < second``."""
        pair = (first, second)
        found = self._known.get(pair)
        if found is None:
            found = self._known[pair] = self._weigh(pair)
        return found

    def _weigh(self, pair: tuple[str, str]) -> float:
        bond = self._judged.get(pair)
        if bond is not None:
            return _JUDGED if bond.verdict == "same" else NEVER
        one, other = self.clues[pair[0]], self.clues[pair[1]]
        if one.frame != other.frame:
            return 0.0
        return bits(one, other) + (COPY if self._is_copied(one, other) else 0.0)

    def _is_copied(self, one: Clues, other: Clues) -> bool:
        return bool(self._copied) and frozenset((one.document, other.document)) in self._copied

    def _reasons(self, pair: tuple[str, str]) -> tuple[Reason, ...]:
        bond = self._judged.get(pair)
        if bond is not None:
            return (Reason("judgement", self.weigh(*pair), f"{bond.verdict}, says {bond.author}"),)
        one, other = self.clues[pair[0]], self.clues[pair[1]]
        copy = (copy_reason(),) if self._is_copied(one, other) else ()
        return (*copy, *reasons(one, other)) if one.frame == other.frame else ()

    def links(self, group: Sequence[str]) -> tuple[Link, ...]:
        """The strongest link of each member to one before it, strongest first."""
        found = []
        for i, second in enumerate(group[1:], 1):
            weight, first = max((self.weigh(one, second), one) for one in group[:i])
            bond = self._judged.get((first, second))
            author = bond.author if bond else "tallywire"
            why = self._reasons((first, second))
            found.append(Link(first, second, round(weight, 2), why, author))
        return tuple(sorted(found, key=lambda link: (-link.weight, link.first, link.second)))


def make_event(
    members: Sequence[Resolved],
    context: Sequence[Resolved] | Acquaintance,
    copied: _Copied,
    links: tuple[Link, ...] = (),
) -> Event:
    """The event that these statements speak of."""
    first = members[0]
    statement = first.statement
    voices = voices_of(members, context, copied)
    stated = {one.statement.status for one in members}
    firsts = [one.first_day for one in members if one.first_day is not None]
    lasts = [one.last_day for one in members if one.last_day is not None]
    return Event(
        id=content_id("ev", *sorted(one.id for one in members)),
        kind="stock" if statement.frame == "presence" else "happening",
        frame=statement.frame,
        provider=" and ".join(first.providers) or None,
        recipient=" and ".join(first.recipients) or None,
        what=label_of(members),
        voices=voices,
        independent=sum(voice.kind != "unknown" for voice in voices),
        links=links,
        first_day=iso_day(min(firsts)) if firsts else None,
        last_day=iso_day(max(lasts)) if lasts else None,
        statuses=tuple(status for status in STATUSES if status in stated),
    )

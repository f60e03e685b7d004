"""Group the statements of one matter into events.

In: ``Resolved`` statements, copies, the analyst's bonds.  Out: ``Event`` with voices and links.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

import msgspec

from tallywire.model.ids import content_id
from tallywire.model.ledger import Copy, Event, Link, Reason
from tallywire.model.resolved import Resolved
from tallywire.model.values import STATUSES
from tallywire.reconcile.candidates import candidate_pairs
from tallywire.reconcile.clues import Clues, clues_of
from tallywire.reconcile.clusters import cluster
from tallywire.reconcile.evidence import NEVER, evidence, weight_of
from tallywire.reconcile.origins import voices_of

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
    blocks: dict[str, list[Clues]] = {}
    for one in resolved:
        blocks.setdefault(one.statement.frame, []).append(clues_of(one))
    events: list[Event] = []
    for frame in sorted(blocks):
        weigher = Weigher(blocks[frame], copied)
        for group in cluster(
            [one.id for one in blocks[frame]],
            [(weigher.weigh(a, b), a, b) for a, b in candidate_pairs(blocks[frame])],
            weigher.weigh,
            NEVER,
        ):
            members = [weigher.clues[id].of for id in group]
            events.append(make_event(members, resolved, copied, weigher.links(group)))
    return tuple(sorted(events, key=lambda event: event.id))


class Weigher:
    """The weight of any pair of a block, worked out once."""

    def __init__(self, block: Sequence[Clues], copied: _Copied) -> None:
        self.clues: Mapping[str, Clues] = {one.id: one for one in block}
        self._copied = copied
        self._known: dict[tuple[str, str], float] = {}

    def reasons(self, first: str, second: str) -> tuple[Reason, ...]:
        """The evidence for one pair."""
        one, other = self.clues[first], self.clues[second]
        pair = frozenset((one.of.stated.source.id, other.of.stated.source.id))
        return evidence(one, other, pair in self._copied)

    def weigh(self, first: str, second: str) -> float:
        """Its sum; ``first < second``."""
        pair = (first, second)
        if pair not in self._known:
            self._known[pair] = weight_of(self.reasons(first, second))
        return self._known[pair]

    def links(self, group: Sequence[str]) -> tuple[Link, ...]:
        """The strongest link of each member to one before it, strongest first."""
        found = []
        for i, second in enumerate(group[1:], 1):
            weight, first = max((self.weigh(one, second), one) for one in group[:i])
            found.append(Link(first, second, round(weight, 2), self.reasons(first, second)))
        return tuple(sorted(found, key=lambda link: (-link.weight, link.first, link.second)))


def make_event(
    members: Sequence[Resolved],
    context: Sequence[Resolved],
    copied: _Copied,
    links: tuple[Link, ...] = (),
) -> Event:
    """The event that these statements speak of."""
    first = members[0]
    statement = first.statement
    voices = voices_of(members, context, copied)
    stated = {one.statement.status for one in members}
    return Event(
        id=content_id("ev", *sorted(one.id for one in members)),
        kind="stock" if statement.frame == "presence" else "happening",
        frame=statement.frame,
        provider=" and ".join(first.providers) or None,
        recipient=" and ".join(first.recipients) or None,
        what=first.thing.label or statement.frame,
        voices=voices,
        independent=sum(voice.kind != "unknown" for voice in voices),
        links=links,
        statuses=tuple(status for status in STATUSES if status in stated),
    )

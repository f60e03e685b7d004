"""Group the statements of one matter into events.

In: ``Resolved`` statements, copies, the analyst's bonds.  Out: ``Event`` with voices and links.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from tallywire.model.ids import content_id
from tallywire.model.ledger import Copy, Event
from tallywire.model.resolved import Resolved
from tallywire.reconcile.origins import voices_of

__all__ = ["Bond", "group_events", "make_event"]


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
    return tuple(
        sorted((make_event([one], resolved, copied) for one in resolved), key=lambda e: e.id)
    )


def make_event(
    members: Sequence[Resolved], context: Sequence[Resolved], copied: frozenset[frozenset[str]]
) -> Event:
    """The event that these statements speak of."""
    first = members[0]
    statement = first.statement
    voices = voices_of(members, context, copied)
    return Event(
        id=content_id("ev", *sorted(one.id for one in members)),
        kind="stock" if statement.frame == "presence" else "happening",
        frame=statement.frame,
        provider=" and ".join(first.providers) or None,
        recipient=" and ".join(first.recipients) or None,
        what=first.thing.label or statement.frame,
        voices=voices,
        independent=sum(voice.kind != "unknown" for voice in voices),
    )

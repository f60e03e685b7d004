"""Who independently answers for an event.

In: the statements of one event.  Out: ``Voice``, one for each independent origin.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.model.ledger import Voice
from tallywire.model.resolved import Resolved

__all__ = ["voices_of"]


def voices_of(
    members: Sequence[Resolved], context: Sequence[Resolved], copied: frozenset[frozenset[str]]
) -> tuple[Voice, ...]:
    """The independent origins of an event, the unknown one last.

    Args:
        members: the statements of the event.
        context: all statements of the matter, which may say whom a speaker speaks for.
        copied: pairs of ids of documents one of which copies the other.
    """
    found: dict[tuple[str | None, str], list[Resolved]] = {}
    for one in members:
        name = one.speaker.state or one.speaker.name
        kind = "unknown" if name is None else one.speaker.kind
        found.setdefault((name, kind), []).append(one)
    voices = [
        Voice(
            name, kind, tuple(sorted(r.id for r in said)), tuple(sorted({r.relays for r in said}))
        )
        for (name, kind), said in found.items()
    ]
    return tuple(sorted(voices, key=lambda v: (v.origin is None, v.origin or "", v.kind)))

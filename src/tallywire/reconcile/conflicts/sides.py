"""Values that cannot all hold, put on sides.

In: claims, each with the range of values that it allows.  Out: ``Camp``: claims that can hold
together, against those of the other camps.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tallywire.reconcile.conflicts.claims import Claim, Range, meet

__all__ = ["Camp", "camps_of", "readings_of"]


class Camp(msgspec.Struct, frozen=True):
    """Claims that can all hold, and the values at which they do."""

    core: Range
    claims: tuple[Claim, ...]


def readings_of(valued: Iterable[tuple[Claim, Range]]) -> list[Camp]:
    """What each teller says, taken together as far as it can all hold.

    "Up to 2,100" and "800 to 2,100" of one teller are one reading; so two figures of one teller
    stay two only where they contradict each other.
    """
    by_teller: dict[str, list[tuple[Claim, Range]]] = {}
    for claim, values in valued:
        by_teller.setdefault(claim.teller, []).append((claim, values))
    return [camp for teller in sorted(by_teller) for camp in _cover(by_teller[teller])]


def camps_of(readings: Sequence[Camp]) -> list[Camp]:
    """The readings that something contradicts, those that can hold together in one camp.

    What can hold beside every other reading stands on no side.
    """
    if not readings:
        return []
    least_end = min(one.core[1] for one in readings)
    last_start = max(one.core[0] for one in readings)
    disputed = [one for one in readings if one.core[0] > least_end or one.core[1] < last_start]
    parts = [(claim, one.core) for one in disputed for claim in one.claims]
    return sorted(_cover(parts), key=lambda camp: camp.core)


def _cover(valued: Sequence[tuple[Claim, Range]]) -> list[Camp]:
    """The fewest camps: in order of upper ends, each takes all that reach down to its first."""
    camps: list[Camp] = []
    for claim, values in sorted(valued, key=lambda one: (one[1][1], one[1][0], one[0].id)):
        if camps and meet(camps[-1].core, values):
            core = camps[-1].core
            core = max(core[0], values[0]), min(core[1], values[1])
            camps[-1] = Camp(core, (*camps[-1].claims, claim))
        else:
            camps.append(Camp(values, (claim,)))
    return camps

"""Group what belongs together, given what speaks for and against each pair.

In: ids, weights of pairs.  Out: groups.  Average linkage over the pairs from the strongest down,
with pairs that may never meet.  The result depends on the ids and weights alone, not on their
order: ties are broken by id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product
from typing import Final

__all__ = ["cluster"]

_Pair = tuple[str, str]
_MOST: Final = 16
"""Members of a group, the first by id, that a newcomer is compared with: keeps the work near
linear where hundreds of reports tell one event."""


def cluster(
    ids: Iterable[str],
    weights: Iterable[tuple[float, str, str]],
    weigh: Callable[[str, str], float],
    never: float,
    joined: Iterable[_Pair] = (),
) -> list[tuple[str, ...]]:
    """Groups of ids, each sorted, in order of their first.

    Args:
        ids: everything to group.
        weights: candidate pairs with their weight; those at or below 0 join nothing.
        weigh: the weight of any pair, for those that are no candidates.
        never: a pair at or below half of this weight keeps two groups apart.
        joined: pairs that stand together whatever their weight.
    """
    home = {one: one for one in ids}
    members = {one: [one] for one in home}

    def join(left: str, right: str) -> None:
        for one in members[right]:
            home[one] = left
        members[left] = sorted(members[left] + members.pop(right))

    for first, second in sorted(joined):
        left, right = sorted((home[first], home[second]))
        if left != right:
            join(left, right)
    for weight, first, second in sorted(weights, key=lambda w: (-w[0], w[1], w[2])):
        if weight <= 0:
            break
        left, right = sorted((home[first], home[second]))
        if left != right and _may_join(members[left], members[right], weigh, never):
            join(left, right)
    return sorted(tuple(group) for group in members.values())


def _may_join(
    left: list[str], right: list[str], weigh: Callable[[str, str], float], never: float
) -> bool:
    total, pairs = 0.0, 0
    for one, other in product(left[:_MOST], right[:_MOST]):
        weight = weigh(*sorted((one, other)))
        if weight <= never / 2:
            return False
        total += weight
        pairs += 1
    return total > 0 and pairs > 0

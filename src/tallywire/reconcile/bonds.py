"""The analyst's "same" and "different" as bonds between statements, and what they join.

In: judgements that hold, and the statements they are about.  Out: ``Bond``; and for each matter
the unit in which it is reconciled: itself, unless a "same" reaches into another matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, pairwise, product
from typing import Literal

from tallywire.model.judgement import Judgement
from tallywire.reconcile.events import Bond

__all__ = ["join_matters", "make_bonds"]

_Verdict = Literal["same", "different"]


def make_bonds(
    held: Iterable[Judgement], places: Mapping[tuple[int, int], str]
) -> tuple[Bond, ...]:
    """The bonds that the judgements come to; of two on one pair the later counts.

    Args:
        held: judgements that hold, in order.
        places: by number of a judgement and place of a target, the statement that it stands for.
    """
    found: dict[tuple[str, str], tuple[_Verdict, str]] = {}
    for one in held:
        if one.verb not in ("same", "different"):
            continue
        sides: tuple[list[str], list[str]] = ([], [])
        for place, target in enumerate(one.targets):
            statement = places.get((one.number, place))
            if statement is not None:
                sides[target.side].append(statement)
        if one.verb == "same":
            _join(found, sides, one.author)
        else:
            for first, second in product(*sides):
                if first != second:
                    found[_pair(first, second)] = ("different", one.author)
    return tuple(Bond(*pair, *said) for pair, said in sorted(found.items()))


def _join(
    found: dict[tuple[str, str], tuple[_Verdict, str]],
    sides: tuple[list[str], list[str]],
    author: str,
) -> None:
    """Tie all statements of both sides into one chain, over what held them apart before."""
    if not all(sides):
        return
    both = sorted({*sides[0], *sides[1]})
    for pair in combinations(both, 2):
        if found.get(pair, ("same", ""))[0] == "different":
            del found[pair]
    for pair in pairwise(both):
        found[pair] = ("same", author)


def _pair(first: str, second: str) -> tuple[str, str]:
    return (first, second) if first < second else (second, first)


def join_matters(matters: Mapping[str, str], bonds: Iterable[Bond]) -> dict[str, str]:
    """For each matter that a "same" joins to another, the first matter of those joined.

    Args:
        matters: by id of a statement, its matter; those of the bonds are enough.
        bonds: the analyst's word.
    """
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.get(name, name) != name:
            name = parent[name]
        return name

    for bond in bonds:
        ends = [matters.get(bond.first), matters.get(bond.second)]
        if bond.verdict == "same" and None not in ends and ends[0] != ends[1]:
            low, high = sorted(root(str(end)) for end in ends)
            if low != high:
                parent[high] = low
                parent.setdefault(low, low)
    return {name: root(name) for name in sorted(parent)}

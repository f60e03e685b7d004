"""The one-to-one assignment of the greatest sum.

In: a matrix of gains.  Out: pairs of row and column.  The Hungarian method with potentials
(Kuhn 1955, in the form of Jonker and Volgenant 1987), O(n^3), which for the few dozen
statements of a document is nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["assign"]


def assign(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column), each row and column at most once, of the greatest summed gain."""
    if not gains or not gains[0]:
        return []
    if len(gains) > len(gains[0]):
        flipped = [list(column) for column in zip(*gains, strict=True)]
        return [(row, column) for column, row in _Matching(flipped).pairs()]
    return _Matching(gains).pairs()


class _Matching:
    """Rows matched to columns one by one; index 0 of each list is the row or column "none"."""

    def __init__(self, gains: Sequence[Sequence[float]]) -> None:
        n, m = len(gains), len(gains[0])
        self.cost = [[0.0] * (m + 1)] + [[0.0] + [-v for v in row] for row in gains]
        self.row_price = [0.0] * (n + 1)
        self.column_price = [0.0] * (m + 1)
        self.owner = [0] * (m + 1)
        self.way = [0] * (m + 1)
        for row in range(1, n + 1):
            self._augment(self._cheapest_free_column(row))

    def pairs(self) -> list[tuple[int, int]]:
        return [(row - 1, column - 1) for column, row in enumerate(self.owner) if column and row]

    def _cheapest_free_column(self, row: int) -> int:
        """Grow a tree of tight edges from ``row`` until it reaches a column without owner."""
        columns = range(1, len(self.owner))
        self.owner[0], column = row, 0
        least = [float("inf")] * len(self.owner)
        seen = [False] * len(self.owner)
        while self.owner[column]:
            seen[column] = True
            step, nearest = float("inf"), 0
            for j in columns:
                if seen[j]:
                    continue
                reduced = self._reduced(self.owner[column], j)
                if reduced < least[j]:
                    least[j], self.way[j] = reduced, column
                if least[j] < step:
                    step, nearest = least[j], j
            self._change_prices(step, least, seen)
            column = nearest
        return column

    def _reduced(self, row: int, column: int) -> float:
        return self.cost[row][column] - self.row_price[row] - self.column_price[column]

    def _change_prices(self, step: float, least: list[float], seen: list[bool]) -> None:
        for j, is_seen in enumerate(seen):
            if is_seen:
                self.row_price[self.owner[j]] += step
                self.column_price[j] -= step
            else:
                least[j] -= step

    def _augment(self, column: int) -> None:
        while column:
            self.owner[column], column = self.owner[self.way[column]], self.way[column]

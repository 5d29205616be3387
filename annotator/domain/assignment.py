"""The assignment that gains most: pairs of two lists, each member in one pair at most."""

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush
from math import inf


def best_matching(gains: Sequence[Mapping[int, int]], columns: int) -> list[int]:
    """Pair rows with columns so that the gains of the pairs add up to as much as possible.

    Exact: shortest augmenting paths with potentials (Jonker and Volgenant 1987, A Shortest Augmenting Path
    Algorithm for Dense and Sparse Linear Assignment Problems), on the pairs that there are. A row may stay
    alone, which gains nothing.

    Args:
        gains: of each row what it gains with a column, whole numbers above 0; other pairs are not made.
        columns: how many columns there are.

    Returns:
        The column of each row, -1 where it stays alone.
    """
    matching = _Matching(gains, columns)
    for row in range(len(gains)):
        matching.add(row)
    return matching.column_of


class _Matching:
    """Rows taken in one after the other; what is there is the best for those taken in so far."""

    def __init__(self, gains: Sequence[Mapping[int, int]], columns: int) -> None:
        self._gains = gains
        self.column_of = [-1] * len(gains)
        self._row_of = [-1] * columns
        # A pair costs its gain with the sign turned; staying alone costs 0. What is left of a cost after
        # both potentials is never below 0, and 0 for the pairs that are made.
        self._of_row = [-max(row.values(), default=0) for row in gains]
        self._of_column = [0] * columns

    def add(self, root: int) -> None:
        """Take a row in, along the cheapest path on which others change their partners for it."""
        reached = {root: 0}
        """Rows with what it costs to come to them."""
        settled: dict[int, int] = {}
        """Columns likewise."""
        came_from: dict[int, int] = {}
        best: dict[int, int] = {}
        waiting: list[tuple[int, int]] = []
        row, so_far = root, 0
        alone, alone_costs = root, -self._of_row[root]
        while True:
            if so_far - self._of_row[row] < alone_costs:
                alone, alone_costs = row, so_far - self._of_row[row]
            for column, gain in self._gains[row].items():
                cost = so_far - gain - self._of_row[row] - self._of_column[column]
                if column not in settled and cost < best.get(column, inf):
                    best[column], came_from[column] = cost, row
                    heappush(waiting, (cost, column))
            while waiting and waiting[0][1] in settled:
                heappop(waiting)
            if not waiting or waiting[0][0] > alone_costs:
                so_far, column = alone_costs, self.column_of[alone]
                self.column_of[alone] = -1
                break
            so_far, column = heappop(waiting)
            if self._row_of[column] < 0:
                break
            settled[column] = so_far
            row = self._row_of[column]
            reached[row] = so_far
        for one, cost in reached.items():
            self._of_row[one] += so_far - cost
        for one, cost in settled.items():
            self._of_column[one] += cost - so_far
        self._turn(root, column, came_from)

    def _turn(self, root: int, column: int, came_from: Mapping[int, int]) -> None:
        """Give the free column to the row that reached it, that one's to the next, up to the root."""
        while column >= 0:
            row = came_from[column]
            self._row_of[column], self.column_of[row], column = row, column, self.column_of[row]
            if row == root:
                return

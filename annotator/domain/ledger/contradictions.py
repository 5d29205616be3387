"""Which numbers contradict each other: the same quantity, and no value that both leave possible."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from annotator.domain.numbers.quantity import Amount, Exact, Interval

_End = tuple[Exact, int]
_PLACE = itemgetter(0)


@dataclass(frozen=True, slots=True)
class _Group:
    """The rows of one quantity, sorted by where their intervals begin, and by where they end."""

    starts: list[tuple[_End, int]] = field(default_factory=list)
    ends: list[tuple[_End, int]] = field(default_factory=list)


class Contradictions:
    """Answers which of many amounts exclude each other; each row is known by its index.

    Two intervals are apart exactly where one ends before the other begins. So those that exclude an
    interval are the first ones in the order of ends and the last ones in the order of beginnings, and two
    bisections find them: n log n to make ready, then log n and what is found for each row. Pairs are never
    gone through nor kept.
    """

    def __init__(self, amounts: Iterable[Amount | None]) -> None:
        """Make ready.

        Args:
            amounts: by row; None for a row that contradicts nothing, because nobody asserts it.
        """
        self._intervals: dict[int, Interval] = {}
        self._groups: dict[int, _Group] = {}
        by_quantity: dict[str, _Group] = {}
        for index, amount in enumerate(amounts):
            interval = amount.interval() if amount is not None and amount.quantity is not None else None
            if amount is None or amount.quantity is None or interval is None:
                continue
            group = by_quantity.setdefault(amount.quantity, _Group())
            self._intervals[index], self._groups[index] = interval, group
            if interval.start is not None:
                group.starts.append((interval.start, index))
            if interval.end is not None:
                group.ends.append((interval.end, index))
        for group in by_quantity.values():
            group.starts.sort()
            group.ends.sort()

    def of(self, index: int) -> list[int]:
        """The indexes of the rows that a row excludes, ascending."""
        if index not in self._groups:
            return []
        group, (below, above) = self._groups[index], self._reach(index)
        return sorted([row for _, row in group.ends[:below]] + [row for _, row in group.starts[above:]])

    def count(self, index: int) -> int:
        """How many rows a row excludes."""
        if index not in self._groups:
            return 0
        below, above = self._reach(index)
        return below + len(self._groups[index].starts) - above

    @property
    def pairs(self) -> int:
        """How many pairs of rows exclude each other."""
        return sum(map(self.count, self._groups)) // 2

    def cuts(self, indexes: Sequence[int]) -> Iterator[tuple[list[int], list[int]]]:
        """The contradictions among the rows of one quantity as pairs of sides, ascending by value.

        Every row of the one side excludes every row of the other, and each contradiction is in exactly one
        pair: the line of values is cut at each beginning before which something new has ended, and what has
        newly ended there excludes all that begins from there on.
        """
        chosen = set(indexes) & self._groups.keys()
        if not chosen:
            return
        group = self._groups[next(iter(chosen))]
        starts = [one for one in group.starts if one[1] in chosen]
        ends = [one for one in group.ends if one[1] in chosen]
        places = [end for end, _ in ends]
        done = 0
        for number, (start, _) in enumerate(starts):
            below = bisect_left(places, start)
            if below > done:
                yield sorted(row for _, row in ends[done:below]), sorted(row for _, row in starts[number:])
                done = below

    def _reach(self, index: int) -> tuple[int, int]:
        """How many ends lie below a row, and the first of the beginnings that lie above it."""
        interval, group = self._intervals[index], self._groups[index]
        below, above = 0, len(group.starts)
        if interval.start is not None:
            below = bisect_left(group.ends, interval.start, key=_PLACE)
        if interval.end is not None:
            above = bisect_right(group.starts, interval.end, key=_PLACE)
        return below, above

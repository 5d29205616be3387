"""Underlines that overlap get lanes: the outermost nearest the letters, the same while scrolling."""

from typing import Generic

from annotator.domain.span import Span
from annotator.gui.text.intervals import Entry, IntervalIndex, Item

LANES = 3
"""How many underlines fit below a line of text; what lies deeper shares the last lane."""


class Lanes(Generic[Item]):
    """The lane of each entry: the first one that no earlier entry reaching over its start has.

    An entry's lane depends on those to the left of it only. Lanes are found in one sweep to the right from
    a place where all is known or nothing reaches over, and remembered; a change is followed to the right
    just as far as it makes a difference.
    """

    def __init__(self, index: IntervalIndex[Item]) -> None:
        self._index = index
        self._known: dict[int, int] = {}

    def of(self, entry: Entry[Item]) -> int:
        """The lane of an entry of the index, from 0."""
        lane = self._known.get(entry.order)
        if lane is None:
            self._sweep(entry.start, entry.start + 1)
            lane = self._known[entry.order]
        return lane

    def prepare(self, start: int, end: int) -> None:
        """Find all lanes between two places at once."""
        if any(entry.order not in self._known for entry in self._index.over(start, end)):
            self._sweep(start, end)

    def changed(self, span: Span) -> list[Entry[Item]]:
        """After an entry of that span came or went: the entries whose lanes are other than they were."""
        if all(entry.order not in self._known for entry in self._index.over(span.start, span.end)):
            return []
        moved: list[Entry[Item]] = []
        start, end = span.start, span.end
        self._sweep(start, start)
        taken = self._taken_at(*self._known_border(start))
        while start < end:
            batch = self._index.starting(start, end)
            start = end
            for entry in batch:
                was = self._known.get(entry.order)
                lane = self._known[entry.order] = _take(taken, entry)
                if was is not None and lane != was:
                    moved.append(entry)
                    end = max(end, entry.end)
        return moved

    def forget(self, entry: Entry[Item]) -> None:
        """The entry has left the index."""
        self._known.pop(entry.order, None)

    def _sweep(self, start: int, end: int) -> None:
        start, over = self._known_border(start)
        taken = self._taken_at(start, over)
        for entry in self._index.starting(start, end):
            self._known[entry.order] = _take(taken, entry)

    def _known_border(self, start: int) -> tuple[int, list[Entry[Item]]]:
        """The last place at or before `start` that only entries with known lanes reach over, and those."""
        while True:
            over = [entry for entry in self._index.over(start, start + 1) if entry.start < start]
            unknown = [entry.start for entry in over if entry.order not in self._known]
            if not unknown:
                return start, over
            start = min(unknown)

    def _taken_at(self, start: int, over: list[Entry[Item]]) -> list[int]:
        """How far each lane is taken by the entries that reach over `start`."""
        taken = [start] * LANES
        for entry in over:
            lane = self._known[entry.order]
            taken[lane] = max(taken[lane], entry.end)
        return taken


def _take(taken: list[int], entry: Entry[Item]) -> int:
    """The first lane that is free where the entry starts, now taken up to its end."""
    start = entry.start
    lane = 0
    while lane < LANES - 1 and taken[lane] > start:
        lane += 1
    taken[lane] = max(taken[lane], entry.end)
    return lane

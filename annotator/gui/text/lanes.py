"""Underlines that overlap get lanes: the outermost nearest the letters, the same while scrolling."""

from typing import Generic

from annotator.domain.span import Span
from annotator.gui.text.intervals import Entry, IntervalIndex, Item

LANES = 3
"""How many underlines fit below a line of text; what lies deeper shares the last lane."""


class Lanes(Generic[Item]):
    """The lane of each entry: the first one that no earlier entry reaching over its start has.

    An entry's lane depends on those to the left of it only, so it is found by looking at its own start and
    remembered; a change is followed to the right just as far as it makes a difference.
    """

    def __init__(self, index: IntervalIndex[Item]) -> None:
        self._index = index
        self._known: dict[int, int] = {}

    def of(self, entry: Entry[Item]) -> int:
        """The lane of an entry of the index, from 0."""
        known = self._known
        if entry.order not in known:
            waiting = [entry]
            while waiting:  # not by recursion: a chain of overlaps may be thousands long
                last = waiting[-1]
                before = self._before(last)
                unknown = [other for other in before if other.order not in known]
                if unknown:
                    waiting.extend(reversed(unknown))
                else:
                    known[last.order] = _free({known[other.order] for other in before})
                    waiting.pop()
        return known[entry.order]

    def changed(self, span: Span) -> list[Entry[Item]]:
        """After an entry of that span came or went: the entries whose lanes are other than they were."""
        moved: list[Entry[Item]] = []
        start, end = span.start, span.end
        while start < end:
            batch = self._index.starting(start, end)
            start = end
            for entry in batch:
                was = self._known.pop(entry.order, None)
                if was is not None and self.of(entry) != was:
                    moved.append(entry)
                    end = max(end, entry.end)
        return moved

    def forget(self, entry: Entry[Item]) -> None:
        """The entry has left the index."""
        self._known.pop(entry.order, None)

    def _before(self, entry: Entry[Item]) -> list[Entry[Item]]:
        return [other for other in self._index.over(entry.start, entry.start + 1) if other < entry]


def _free(taken: set[int]) -> int:
    for lane in range(LANES - 1):
        if lane not in taken:
            return lane
    return LANES - 1

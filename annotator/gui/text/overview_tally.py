"""How many marks of each look are on each row of the overview: counted once, changed mark by mark."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

_LEAST = 2
"""Rows that a mark has at least, to be seen."""


class Look(NamedTuple):
    """What marks that count together have in common."""

    lane: int
    """Which of the columns of the overview, from 0."""
    colour: int
    """As Qt writes it, `0xAARRGGBB`."""
    layer: str


class Run(NamedTuple):
    """Rows from top to bottom (inclusive) of a lane that show one colour."""

    lane: int
    top: int
    bottom: int
    colour: int


class Tally:
    """Counts by their differences from row to row: a mark costs the same whether it is short or long."""

    def __init__(self, height: int) -> None:
        self.height = height
        self._steps: dict[Look, list[int]] = {}

    def seen(self, first: int, last: int) -> tuple[int, int]:
        """The rows of a mark, as many as it needs to be seen."""
        last = min(max(last, first + _LEAST - 1), self.height - 1)
        return min(first, max(last - _LEAST + 1, 0)), last

    def add(self, look: Look, first: int, last: int, times: int = 1) -> None:
        """Count a mark on the rows first..last (inclusive); with -1 take it out again."""
        steps = self._steps.get(look)
        if steps is None:
            steps = self._steps[look] = [0] * (self.height + 1)
        steps[first] += times
        steps[last + 1] -= times

    def forget(self, layer: str) -> None:
        """Take all marks of a layer out."""
        for look in [look for look in self._steps if look.layer == layer]:
            del self._steps[look]

    def runs(self, first: int, last: int) -> Iterator[Run]:
        """What the rows first..last (inclusive) show: in each lane the colour that most marks there have."""
        lanes: dict[int, list[Look]] = defaultdict(list)
        for look in sorted(self._steps):
            lanes[look.lane].append(look)
        for lane, looks in lanes.items():
            counts = [self._counts(look, first, last) for look in looks]
            if len(counts) == 1:
                cells = [looks[0].colour if count > 0 else None for count in counts[0]]
            else:
                cells = [_most(looks, row) for row in zip(*counts, strict=True)]
            yield from _joined(lane, first, cells)

    def _counts(self, look: Look, first: int, last: int) -> list[int]:
        steps = self._steps[look]
        return list(accumulate(steps[first : last + 1], initial=sum(steps[:first])))[1:]


def _most(looks: list[Look], counts: tuple[int, ...]) -> int | None:
    """The colour of the look with the greatest count, the first of equals; None where there is none."""
    best = max(counts)
    return looks[counts.index(best)].colour if best > 0 else None


def _joined(lane: int, first: int, cells: list[int | None]) -> Iterator[Run]:
    begin = 0
    for at in range(1, len(cells) + 1):
        if at == len(cells) or cells[at] != cells[begin]:
            colour = cells[begin]
            if colour is not None:
                yield Run(lane, first + begin, first + at - 1, colour)
            begin = at

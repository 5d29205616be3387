"""Underlines that overlap get lanes, the outermost nearest the letters, and keep them."""

from collections.abc import Iterable
from typing import Generic, Protocol

from annotator.domain.intervals import Entry, Item

LANES = 3
"""How many underlines fit below a line of text; what lies deeper shares the last lane."""


class Laid(Protocol[Item]):
    """Where the entries are found: sorted answers, ends exclusive."""

    def over(self, start: int, end: int) -> list[Entry[Item]]:
        """Those that share something with start..end."""

    def starting(self, start: int, end: int) -> list[Entry[Item]]:
        """Those that begin within start..end."""


class Lanes(Generic[Item]):
    """The lane of each entry, given once and then kept.

    An article is packed when it is opened: each entry takes the first lane that no earlier entry reaching
    over its start has. That is worked out in sweeps to the right, for the parts that are looked at only; as
    a lane depends on entries to the left alone, it does not matter which part is looked at first. Whatever
    comes later takes the first lane that is free all along it, and moves no other.
    """

    def __init__(self, index: Laid[Item]) -> None:
        self._index = index
        self.known: dict[int, int] = {}
        """By the order of the entry, for those that have been looked at."""
        self._carried = False

    def of(self, entry: Entry[Item]) -> int:
        """The lane of an entry of the index, from 0."""
        lane = self.known.get(entry.order)
        if lane is None:
            self.prepare(entry.start, entry.start + 1)
            lane = self.known.get(entry.order, 0)
        return lane

    def prepare(self, start: int, end: int, over: list[Entry[Item]] | None = None) -> None:
        """Find all lanes between two places at once; `over` is what lies there, if that is known."""
        known = self.known
        over = self._index.over(start, end) if over is None else over
        unknown = [entry for entry in over if entry.order not in known]
        if not unknown:
            return
        if self._carried:
            for entry in unknown:
                self._place(entry, None)
        else:
            self._sweep(start, end)

    def comes(self, entry: Entry[Item], before: int | None = None) -> None:
        """An entry is about to join the index: it gets a lane, the one it had `before` if it may."""
        self.prepare(entry.start, entry.end)
        self._place(entry, before)

    def goes(self, entry: Entry[Item]) -> int:
        """An entry is about to leave the index; returns its lane."""
        self.prepare(entry.start, entry.end)
        return self.known.pop(entry.order)

    def known_of(self, entries: Iterable[Entry[Item]]) -> list[tuple[Entry[Item], int]]:
        """Those of the entries that have their lanes already, with them."""
        return [(entry, self.known[entry.order]) for entry in entries if entry.order in self.known]

    def forget(self, entries: Iterable[Entry[Item]]) -> None:
        """Entries that have left the index all at once."""
        for entry in entries:
            self.known.pop(entry.order, None)

    def carry(self, entries: Iterable[tuple[Entry[Item], int]]) -> None:
        """Entries that have taken the places of others take their lanes, too."""
        self.known.update((entry.order, lane) for entry, lane in entries)

    def opened(self) -> None:
        """Entries have come all at once: if others have been seen, they find their lanes one by one."""
        self._carried = bool(self.known)

    def _place(self, entry: Entry[Item], before: int | None) -> None:
        known = self.known
        taken = {known.get(other.order) for other in self._index.over(entry.start, entry.end)}
        # The last lane is anybody's, so that it is taken moves nobody out of it.
        if before is None or (before in taken and before < LANES - 1):
            before = next((lane for lane in range(LANES - 1) if lane not in taken), LANES - 1)
        known[entry.order] = before

    def _sweep(self, start: int, end: int) -> None:
        start, over = self._known_border(start)
        known = self.known
        taken = [start] * LANES
        last = LANES - 1
        for entry in over:
            lane = known[entry.order]
            taken[lane] = max(taken[lane], -entry[1])
        for entry in self._index.starting(start, end):
            begin, minus_end, _, order, _ = entry
            lane = known.get(order, -1)
            if lane < 0:
                lane = 0
                while lane < last and taken[lane] > begin:
                    lane += 1
                known[order] = lane
            taken[lane] = max(taken[lane], -minus_end)

    def _known_border(self, start: int) -> tuple[int, list[Entry[Item]]]:
        """The last place at or before `start` that only entries with known lanes reach over, and those."""
        while True:
            over = [entry for entry in self._index.over(start, start + 1) if entry.start < start]
            unknown = [entry.start for entry in over if entry.order not in self.known]
            if not unknown:
                return start, over
            start = min(unknown)

"""The marks of one layer, found by key and by place; what the indexes hold of them is made when looked at."""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import NamedTuple

from annotator.domain.intervals import SHIFTS, Entry, IntervalIndex, Room, room_of
from annotator.gui.text.marks import Layer, Mark

_SHIFT = SHIFTS[0]
_WIDTH = 1 << _SHIFT
_Waiting = dict[Room, list[tuple[int, int, Mark]]]


class Placed(NamedTuple):
    """A mark in its layer."""

    mark: Mark
    layer: Layer


MarkEntry = Entry[Placed]


class MarkLayer:
    """Marks by key, and two indexes over their fragments (code points): with underlines and without.

    Those with underlines need lanes, bare tints (search hits) do not.
    """

    def __init__(self, layer: Layer, marks: Iterable[Mark], orders: "count[int]") -> None:
        self.layer = layer
        self._orders = orders
        self.marks: dict[str, Mark] = {}
        near: dict[int, list[tuple[int, int, Mark]]] = defaultdict(list)
        lined: _Waiting = {}
        bare: _Waiting = defaultdict(list)
        far: _Waiting = defaultdict(list)
        with _no_collecting():
            by_key = self.marks
            for mark in marks:
                by_key[mark.key] = mark
            for mark in by_key.values():
                # Of an article with 50,000 marks this is what opening takes: a few steps for each.
                has_line = mark.style.underline != "none"
                for span in mark.fragments:
                    start, end = span.start, span.end
                    if not has_line:
                        bare[room_of(start, end)].append((start, end, mark))
                    elif end - start <= _WIDTH:
                        near[start >> _SHIFT].append((start, end, mark))
                    else:
                        far[room_of(start, end)].append((start, end, mark))
            lined.update({(_SHIFT, number): waiting for number, waiting in near.items()})
            lined.update(far)
        self.lined = self._index(lined)
        self.bare = self._index(bare)

    def _index(self, waiting: _Waiting) -> IntervalIndex[Placed]:
        def furnish(room: Room) -> list[MarkEntry]:
            # What `_entry` does, without its calls.
            new, layer, orders = tuple.__new__, self.layer, self._orders
            priority = layer.priority
            return [
                new(Entry, (start, -end, priority, next(orders), new(Placed, (mark, layer))))
                for start, end, mark in waiting.pop(room)
            ]

        return IntervalIndex((), waiting, furnish)

    def _entry(self, start: int, end: int, mark: Mark) -> MarkEntry:
        return Entry(start, -end, self.layer.priority, next(self._orders), Placed(mark, self.layer))

    def entries_for(self, mark: Mark) -> list[MarkEntry]:
        """New entries for a mark, not in an index yet."""
        return [self._entry(span.start, span.end, mark) for span in mark.fragments]

    def entries_of(self, mark: Mark) -> list[MarkEntry]:
        """The entries that the index holds of a mark of the layer."""
        index = self.index_of(mark)
        return [
            entry
            for span in mark.fragments
            for entry in index.at(span.start, span.end)
            if entry.item.mark is mark
        ]

    def index_of(self, mark: Mark) -> IntervalIndex[Placed]:
        """Where the entries of a mark are."""
        return self.bare if mark.style.underline == "none" else self.lined


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Keep Python from looking for cycles while 100,000 values are made that have none: half of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()

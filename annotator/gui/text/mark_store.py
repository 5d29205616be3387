"""All marks of a page, layer by layer, found by place and by key, with their lanes."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import NamedTuple

from annotator.domain.span import Span
from annotator.gui.text.intervals import Entry, IntervalIndex
from annotator.gui.text.lanes import Lanes
from annotator.gui.text.marks import Layer, Mark


class Placed(NamedTuple):
    """A mark in its layer."""

    mark: Mark
    layer: Layer
    order: int
    """The order of its first fragment; the others follow."""


MarkEntry = Entry[Placed]


class MarkStore:
    """Marks by layer and key, and an index over their fragments (code points).

    Two indexes: marks with underlines need lanes, tints without (search hits) do not.
    """

    def __init__(self) -> None:
        self._layers: dict[str, dict[str, Placed]] = {}
        self._orders = count()
        self._build([], [])

    def _build(self, lined: Iterable[MarkEntry], bare: Iterable[MarkEntry]) -> None:
        self._lined: IntervalIndex[Placed] = IntervalIndex(lined)
        self._bare: IntervalIndex[Placed] = IntervalIndex(bare)
        self._lanes: Lanes[Placed] = Lanes(self._lined)

    def clear(self) -> None:
        """Take all marks of all layers away."""
        self._layers.clear()
        self._build([], [])

    def set_layer(self, layer: Layer, marks: Iterable[Mark]) -> None:
        """Replace all marks of a layer."""
        self._layers.pop(layer.name, None)
        lined: list[MarkEntry] = []
        bare: list[MarkEntry] = []
        if self._layers:
            lined = [entry for entry in self._lined if entry.item.layer.name != layer.name]
            bare = [entry for entry in self._bare if entry.item.layer.name != layer.name]
        with _no_collecting():
            fresh = self._layers[layer.name] = {}
            orders, priority, new = self._orders, layer.priority, tuple.__new__
            for mark in marks:
                index, fragments = bare if mark.style.underline == "none" else lined, mark.fragments
                if len(fragments) == 1:  # nearly all: what `_placed` and `_entries` do, without the calls
                    span, order = fragments[0], next(orders)
                    placed = new(Placed, (mark, layer, order))
                    index.append(new(Entry, (span.start, -span.end, priority, order, placed)))
                else:
                    placed = self._placed(layer, mark)
                    index.extend(_entries(placed))
                fresh[mark.key] = placed
            self._build(lined, bare)

    def put(self, layer: Layer, mark: Mark) -> list[Span]:
        """Add a mark, or replace the one with its key; returns the stretches that look different now."""
        touched = self.remove(layer, mark.key)
        placed = self._placed(layer, mark)
        self._layers.setdefault(layer.name, {})[mark.key] = placed
        for entry in _entries(placed):
            self._index_of(mark).add(entry)
        touched.extend(mark.fragments)
        return touched + self._moved(mark)

    def remove(self, layer: Layer, key: str) -> list[Span]:
        """Take a mark away, if it is there; returns the stretches that look different now."""
        placed = self._layers.get(layer.name, {}).pop(key, None)
        if placed is None:
            return []
        for entry in _entries(placed):
            self._index_of(placed.mark).remove(entry)
            self._lanes.forget(entry)
        return [*placed.mark.fragments, *self._moved(placed.mark)]

    def over(self, start: int, end: int) -> list[MarkEntry]:
        """The entries that touch start..end (code points), bare tints first, then in the order of lanes."""
        return self._bare.over(start, end) + self._lined.over(start, end)

    def prepare_lanes(self, start: int, end: int) -> None:
        """Find the lanes of all underlines between two code points at once."""
        self._lanes.prepare(start, end)

    def lane(self, entry: MarkEntry) -> int:
        """The lane of an underline, from 0, nearest the letters."""
        return self._lanes.of(entry)

    def choosable_at(self, position: int) -> list[Mark]:
        """The choosable marks on the code point at `position`, the smallest first."""
        hits = [entry for entry in self.over(position, position + 1) if entry.item.layer.choosable]
        hits.sort(key=lambda entry: (sum(map(len, entry.item.mark.fragments)), -entry.priority, -entry.order))
        return [entry.item.mark for entry in hits]

    def marks_at(self, position: int) -> list[Mark]:
        """All marks on the code point at `position`, the smallest first."""
        hits = self.over(position, position + 1)
        hits.sort(key=lambda entry: entry.end - entry.start)
        return [entry.item.mark for entry in hits]

    def find(self, key: str) -> Mark | None:
        """The choosable mark with that key."""
        for marks in self._layers.values():
            placed = marks.get(key)
            if placed is not None and placed.layer.choosable:
                return placed.mark
        return None

    def _placed(self, layer: Layer, mark: Mark) -> Placed:
        order = next(self._orders)
        for _ in mark.fragments[1:]:
            next(self._orders)
        return tuple.__new__(Placed, (mark, layer, order))

    def _index_of(self, mark: Mark) -> IntervalIndex[Placed]:
        return self._bare if mark.style.underline == "none" else self._lined

    def _moved(self, mark: Mark) -> list[Span]:
        if mark.style.underline == "none":
            return []
        return [
            Span(entry.start, entry.end) for span in mark.fragments for entry in self._lanes.changed(span)
        ]


def _entries(placed: Placed) -> list[MarkEntry]:
    """What the index holds of a mark; made by `tuple` itself, for there may be 50,000 on opening."""
    priority, order = placed[1].priority, placed[2]
    return [
        tuple.__new__(Entry, (span.start, -span.end, priority, number, placed))
        for number, span in enumerate(placed[0].fragments, order)
    ]


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

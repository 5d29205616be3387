"""All marks of a page, layer by layer, found by place and by key, with their lanes."""

from collections.abc import Iterable
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


MarkEntry = Entry[Placed]


class MarkStore:
    """Marks by layer and key, and one index over their fragments (code points).

    Two indexes: marks with underlines need lanes, tints without (search hits) do not.
    """

    def __init__(self) -> None:
        self._layers: dict[str, dict[str, list[MarkEntry]]] = {}
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
        had = self._layers.pop(layer.name, {})
        orders, priority = self._orders, layer.priority
        fresh: dict[str, list[MarkEntry]] = {}
        for mark in marks:
            placed = Placed(mark, layer)
            fresh[mark.key] = [
                Entry(span.start, -span.end, priority, next(orders), placed) for span in mark.fragments
            ]
        self._layers[layer.name] = fresh
        entries = [entry for placed_entries in fresh.values() for entry in placed_entries]
        if had or len(self._layers) > 1:
            gone = {entry.order for placed_entries in had.values() for entry in placed_entries}
            kept = [
                entry for index in (self._lined, self._bare) for entry in index if entry.order not in gone
            ]
            entries += kept
        self._build(
            (entry for entry in entries if entry.item.mark.style.underline != "none"),
            (entry for entry in entries if entry.item.mark.style.underline == "none"),
        )

    def put(self, layer: Layer, mark: Mark) -> list[Span]:
        """Add a mark, or replace the one with its key; returns the stretches that look different now."""
        touched = self.remove(layer, mark.key)
        placed = Placed(mark, layer)
        entries: list[MarkEntry] = [
            Entry(span.start, -span.end, layer.priority, next(self._orders), placed)
            for span in mark.fragments
        ]
        self._layers.setdefault(layer.name, {})[mark.key] = entries
        for entry in entries:
            self._index_of(entry).add(entry)
        touched.extend(mark.fragments)
        return touched + self._moved(entries)

    def remove(self, layer: Layer, key: str) -> list[Span]:
        """Take a mark away, if it is there; returns the stretches that look different now."""
        entries = self._layers.get(layer.name, {}).pop(key, [])
        for entry in entries:
            self._index_of(entry).remove(entry)
            self._lanes.forget(entry)
        if not entries:
            return []
        return [*entries[0].item.mark.fragments, *self._moved(entries)]

    def over(self, start: int, end: int) -> list[MarkEntry]:
        """The entries that touch start..end (code points), bare tints first, then in the order of lanes."""
        return self._bare.over(start, end) + self._lined.over(start, end)

    def lane(self, entry: MarkEntry) -> int:
        """The lane of an underline, from 0, nearest the letters."""
        return self._lanes.of(entry)

    def choosable_at(self, position: int) -> list[Mark]:
        """The choosable marks on the code point at `position`, the smallest first."""
        hits = [entry for entry in self._lined.over(position, position + 1) if entry.item.layer.choosable]
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
            entries = marks.get(key)
            if entries and entries[0].item.layer.choosable:
                return entries[0].item.mark
        return None

    def _index_of(self, entry: MarkEntry) -> IntervalIndex[Placed]:
        return self._bare if entry.item.mark.style.underline == "none" else self._lined

    def _moved(self, entries: list[MarkEntry]) -> list[Span]:
        moved: list[Span] = []
        for entry in entries:
            if self._index_of(entry) is self._lined:
                changed = self._lanes.changed(Span(entry.start, entry.end))
                moved += [Span(other.start, other.end) for other in changed]
        return moved

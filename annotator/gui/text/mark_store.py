"""All marks of a page, layer by layer, found by place and by key, with their lanes."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import count
from operator import attrgetter
from typing import Literal

from annotator.domain.span import Span
from annotator.gui.text.lanes import Lanes
from annotator.gui.text.mark_layer import MarkEntry, MarkLayer, Placed
from annotator.gui.text.marks import Layer, Mark

__all__ = ["MarkEntry", "MarkStore", "Placed"]

_LINE, _NARROW = 9, 6
"""Stretches of so many code points (powers of two) are asked for at once, narrow ones for a few."""
_POINT = 8
_KEPT = 96


class MarkStore:
    """Marks by layer and key, and the lanes of all that have underlines, across the layers.

    A mark that is replaced, or taken away and put again, has its lane again if that is free.
    """

    def __init__(self) -> None:
        self._orders = count()
        self.clear()

    def clear(self) -> None:
        """Take all marks of all layers away."""
        self._layers: dict[str, MarkLayer] = {}
        self._lined = _Across(self._layers, "lined")
        self._bare = _Across(self._layers, "bare")
        self.lanes: Lanes[Placed] = Lanes(self._lined)
        self._near: dict[tuple[int, int], tuple[list[MarkEntry], list[MarkEntry]]] = {}
        """What lies on stretches that were asked for last: the lines of a page follow each other."""
        self._before: dict[tuple[str, str, int], int] = {}

    def set_layer(self, layer: Layer, marks: Iterable[Mark]) -> None:
        """Replace all marks of a layer; those that stay where they were keep their lanes."""
        was = self._layers.get(layer.name)
        now = MarkLayer(layer, marks, self._orders)
        kept = self.lanes.known_of(was.lined.furnished()) if was is not None else []
        self.lanes.forget(entry for entry, _ in kept)
        self._layers[layer.name] = now
        self.lanes.carry(
            (entry, lane)
            for old, lane in kept
            for entry in now.lined.at(old.start, old.end)
            if entry.item.mark.key == old.item.mark.key
        )
        self.lanes.opened()
        self._near.clear()

    def put(self, layer: Layer, mark: Mark) -> list[Span]:
        """Add a mark, or replace the one with its key; returns the stretches that look different now."""
        touched = self.remove(layer, mark.key)
        if layer.name not in self._layers:
            self._layers[layer.name] = MarkLayer(layer, (), self._orders)
        marks = self._layers[layer.name]
        marks.marks[mark.key] = mark
        self._forget(mark)
        index = marks.index_of(mark)
        for number, entry in enumerate(marks.entries_for(mark)):
            if index is marks.lined:
                self.lanes.comes(entry, self._before.get((layer.name, mark.key, number)))
            index.add(entry)
        return [*touched, *mark.fragments]

    def remove(self, layer: Layer, key: str) -> list[Span]:
        """Take a mark away, if it is there; returns the stretches that look different now."""
        marks = self._layers.get(layer.name)
        mark = marks.marks.get(key) if marks is not None else None
        if marks is None or mark is None:
            return []
        self._forget(mark)
        index = marks.index_of(mark)
        for number, entry in enumerate(marks.entries_of(mark)):
            if index is marks.lined:
                self._before[layer.name, key, number] = self.lanes.goes(entry)
            index.remove(entry)
        del marks.marks[key]
        return list(mark.fragments)

    def over(self, start: int, end: int) -> list[MarkEntry]:
        """The entries that touch start..end (code points), bare tints first, then in the order of lanes.

        The lanes of all of them are known afterwards.
        """
        shift = _LINE if end - start > _POINT else _NARROW
        first, last = start >> shift, (end - 1) >> shift
        if last > first + 1:
            bare, lined = self._found(start, end)
            return bare + lined
        bare, lined = self._stretch(shift, first)
        found, tints = _over(lined, start, end), _over(bare, start, end)
        if last > first:
            begin = last << shift
            bare, lined = self._stretch(shift, last)
            found += [entry for entry in lined if begin <= entry[0] < end]
            tints += [entry for entry in bare if begin <= entry[0] < end]
        return tints + found if tints else found

    def _stretch(self, shift: int, number: int) -> tuple[list[MarkEntry], list[MarkEntry]]:
        near = self._near.get((shift, number))
        if near is None:
            if len(self._near) >= _KEPT:
                self._near.clear()
            near = self._near[shift, number] = self._found_near(number << shift, (number + 1) << shift)
        return near

    def _found_near(self, start: int, end: int) -> tuple[list[MarkEntry], list[MarkEntry]]:
        around = self._near.get((_LINE, start >> _LINE))
        if around is None:
            return self._found(start, end)
        bare, lined = around
        return _over(bare, start, end), _over(lined, start, end)

    def _found(self, start: int, end: int) -> tuple[list[MarkEntry], list[MarkEntry]]:
        lined = self._lined.over(start, end)
        self.lanes.prepare(start, end, lined)
        return self._bare.over(start, end), lined

    def _forget(self, mark: Mark) -> None:
        touched = [
            (shift, number)
            for shift, number in self._near
            if any(span.start >> shift <= number <= span.end >> shift for span in mark.fragments)
        ]
        for stretch in touched:
            del self._near[stretch]

    def lane(self, entry: MarkEntry) -> int:
        """The lane of an underline, from 0, nearest the letters."""
        return self.lanes.of(entry)

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

    def layers(self) -> list[Layer]:
        """The layers that were given marks."""
        return [marks.layer for marks in self._layers.values()]

    def marks_of(self, layer: Layer) -> list[Mark]:
        """All marks of a layer."""
        marks = self._layers.get(layer.name)
        return list(marks.marks.values()) if marks is not None else []

    def mark(self, layer: Layer, key: str) -> Mark | None:
        """The mark of a layer with that key."""
        marks = self._layers.get(layer.name)
        return marks.marks.get(key) if marks is not None else None

    def find(self, key: str) -> Mark | None:
        """The choosable mark with that key."""
        for marks in self._layers.values():
            mark = marks.marks.get(key)
            if mark is not None and marks.layer.choosable:
                return mark
        return None


class _Across:
    """The indexes of one kind of all layers, asked as if they were one."""

    def __init__(self, layers: dict[str, MarkLayer], kind: Literal["lined", "bare"]) -> None:
        self._layers = layers
        self._index_of = attrgetter(kind)

    def over(self, start: int, end: int) -> list[MarkEntry]:
        """Those that share something with start..end, in their order."""
        return _merged([self._index_of(layer).over(start, end) for layer in self._layers.values()])

    def starting(self, start: int, end: int) -> list[MarkEntry]:
        """Those that begin within start..end, in their order."""
        return _merged([self._index_of(layer).starting(start, end) for layer in self._layers.values()])


def _over(entries: list[MarkEntry], start: int, end: int) -> list[MarkEntry]:
    """Those of sorted entries that share something with start..end."""
    minus_start = -start
    return [entry for entry in entries[: bisect_left(entries, (end,))] if entry[1] < minus_start]


def _merged(found: list[list[MarkEntry]]) -> list[MarkEntry]:
    parts = [part for part in found if part]
    if len(parts) <= 1:
        return parts[0] if parts else []
    return sorted(entry for part in parts for entry in part)

"""What lies on one line besides its letters: tints, underlines in lanes, frames; worked out once and kept."""

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from PySide6.QtGui import QColor

from annotator.gui.text.boxes import Extent, joined
from annotator.gui.text.mark_store import MarkEntry, MarkStore
from annotator.gui.text.marks import Mark, Underline
from annotator.gui.text.page_lines import PageLine, PageLines

_KEPT = 400
_CROWD = 14
"""More marks on a line than this, and tints are mixed for each stretch instead of painted one on another."""
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Tint:
    """A rectangle behind the letters; rounded at the ends where the mark really begins and ends."""

    extent: Extent
    colour: QColor
    opens: bool = False
    closes: bool = False
    lane: int = 0
    fresh: bool = False
    """Whether it lies on another colour: the page is laid over that first, or the two would turn muddy."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One stretch of an underline in its lane."""

    extent: Extent
    lane: int
    colour: QColor
    underline: Underline | Literal["thread"]


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame round a stretch of the chosen mark; open where the mark goes on in another line."""

    extent: Extent
    colour: QColor
    opens: bool
    closes: bool
    lane: int


@dataclass(slots=True)
class Decoration:
    """All that lies on one line, in the order in which it is painted."""

    start: int
    end: int
    tints: list[Tint] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)


class Decorator:
    """Works decorations out and remembers those of the lines looked at last."""

    def __init__(self, store: MarkStore, lines: PageLines) -> None:
        self._store = store
        self._lines = lines
        self._kept: dict[int, Decoration] = {}
        self.chosen: str | None = None
        self.with_chosen: frozenset[str] = frozenset()
        """Marks that are shown stronger together with the chosen one."""
        self.strength = 0.13

    def choose(self, key: str | None, also: frozenset[str]) -> set[str]:
        """Show this one as chosen and those of `also` with it; returns the keys that look different now."""
        before, after = {self.chosen, *self.with_chosen}, {key, *also}
        changed = before ^ after
        if key != self.chosen:
            changed |= {key, self.chosen}
        self.chosen, self.with_chosen = key, also
        return {each for each in changed if each is not None}

    def forget(self, start: int = 0, end: int | None = None) -> None:
        """Lines that touch start..end (code points) look different from now on; by default all do."""
        if end is None:
            self._kept.clear()
            return
        for key in [key for key, kept in self._kept.items() if kept.start <= end and start <= kept.end]:
            del self._kept[key]

    def of(self, line: PageLine) -> Decoration:
        """The decoration of a line; x in the coordinates of its layout, which are those of the view."""
        known = self._kept.get(line.start)
        if known is None or known.end != line.end:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            known = self._kept[line.start] = self._decorate(line)
        return known

    def _decorate(self, line: PageLine) -> Decoration:
        result = Decoration(line.start, line.end)
        if line.start == line.end:
            return result
        hits = self._store.over(line.start, line.end)
        if len(hits) > _CROWD:
            self._crowd(line, hits, result)
        for entry in hits:
            mark = entry.item.mark
            extents = self._lines.extents(line, entry.start, entry.end)
            if not extents:
                continue
            opens, closes = entry.start >= line.start, entry.end <= line.end
            underlined = mark.style.underline != "none"
            lane = self._store.lane(entry) if underlined else 0
            for extent in extents:
                if len(hits) <= _CROWD and mark.style.tint.alpha():
                    colour = self._tint(mark)
                    fresh = any(_clash(below, extent, colour) for below in result.tints)
                    result.tints.append(Tint(extent, colour, opens, closes, lane, fresh))
                if underlined:
                    result.strokes.append(Stroke(extent, lane, _faded(mark), mark.style.underline))
                if mark.key == self.chosen and entry.item.layer.choosable:
                    result.frames.append(Frame(extent, mark.style.colour, opens, closes, lane))
        if len(hits) > _CROWD:
            result.strokes = _once_a_lane(result.strokes)
        self._thread(line, result)
        return result

    def _thread(self, line: PageLine, result: Decoration) -> None:
        """A thin line from fragment to fragment of the chosen mark."""
        mark = self._store.find(self.chosen) if self.chosen is not None else None
        for before, after in pairwise(mark.fragments if mark else ()):
            start, end = max(before.end, line.start), min(after.start, line.end)
            if mark is not None and start < end:
                for extent in self._lines.extents(line, start, end):
                    result.strokes.append(Stroke(extent, 0, mark.style.colour, "thread"))

    def _tint(self, mark: Mark) -> QColor:
        colour = QColor(mark.style.tint)
        if mark.key == self.chosen or mark.key in self.with_chosen:
            colour.setAlphaF(min(colour.alphaF() + self.strength, 0.5))
        elif mark.faded:
            colour.setAlphaF(colour.alphaF() * 0.4)
        return colour

    def _crowd(self, line: PageLine, hits: list[MarkEntry], result: Decoration) -> None:
        """Each stretch between two edges gets one rectangle, mixed from the innermost few marks on it."""
        edges = sorted(
            {min(max(edge, line.start), line.end) for entry in hits for edge in (entry.start, entry.end)}
        )
        over: list[list[MarkEntry]] = [[] for _ in edges]
        for entry in hits:
            if entry.item.mark.style.tint.alpha():
                first = bisect_left(edges, max(entry.start, line.start))
                for number in range(first, bisect_left(edges, min(entry.end, line.end))):
                    over[number].append(entry)
        for number in range(len(edges) - 1):
            if over[number]:
                colour = _mixed([self._tint(entry.item.mark) for entry in over[number][-_DEEPEST:]])
                for extent in self._lines.extents(line, edges[number], edges[number + 1]):
                    result.tints.append(Tint(extent, colour))


def _clash(below: Tint, extent: Extent, colour: QColor) -> bool:
    """Whether a tint of another hue lies under the extent."""
    apart = below.extent[1] <= extent[0] + 0.5 or extent[1] <= below.extent[0] + 0.5
    return not apart and below.colour.rgb() != colour.rgb()


def _faded(mark: Mark) -> QColor:
    if not mark.faded:
        return mark.style.colour
    colour = QColor(mark.style.colour)
    colour.setAlphaF(0.35)
    return colour


def _mixed(colours: list[QColor]) -> QColor:
    """What painting the translucent colours over one another comes to."""
    red = green = blue = alpha = 0.0
    for colour in colours:
        over = colour.alphaF()
        total = over + alpha * (1 - over)
        if total > 0:
            share = over / total
            red += (colour.redF() - red) * share
            green += (colour.greenF() - green) * share
            blue += (colour.blueF() - blue) * share
        alpha = total
    return QColor.fromRgbF(min(red, 1.0), min(green, 1.0), min(blue, 1.0), min(alpha, 1.0))


def _once_a_lane(strokes: list[Stroke]) -> list[Stroke]:
    """Strokes of one lane and look that touch made one: each lane is drawn once, not once a mark."""
    looks: dict[tuple[int, int, str], list[Stroke]] = {}
    for stroke in strokes:
        looks.setdefault((stroke.lane, stroke.colour.rgba(), stroke.underline), []).append(stroke)
    return [
        Stroke(extent, alike[0].lane, alike[0].colour, alike[0].underline)
        for alike in looks.values()
        for extent in joined([stroke.extent for stroke in alike])
    ]

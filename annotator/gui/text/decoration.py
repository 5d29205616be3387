"""What lies on one line besides its letters: tints, underlines in lanes, frames; worked out once and kept."""

from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from annotator.gui.text.boxes import Extent
from annotator.gui.text.crowd import CROWD, Crowd, Strip
from annotator.gui.text.lanes import LANES
from annotator.gui.text.looks import line_colour, tint_colour
from annotator.gui.text.margin import Bar, Margin
from annotator.gui.text.mark_store import MarkEntry, MarkStore
from annotator.gui.text.marks import Mark, Underline
from annotator.gui.text.page_lines import PageLine, PageLines
from annotator.gui.text.threads import Thread, thread_of

_KEPT = 160


class Tint(NamedTuple):
    """A rectangle behind the letters; rounded at the ends where the mark really begins and ends."""

    extent: Extent
    colour: QColor
    opens: bool = False
    closes: bool = False
    lane: int = 0
    fresh: bool = False
    """Whether it lies on another colour: the page is laid over that first, or the two would turn muddy."""


class Stroke(NamedTuple):
    """One stretch of an underline in its lane."""

    extent: Extent
    lane: int
    colour: QColor
    underline: Underline


class Frame(NamedTuple):
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
    bars: tuple[Bar, ...] = ()
    """Beside the line."""
    thread: Thread | None = None
    strip: Strip | None = None
    """Tints and underlines of a crowd, instead of single ones."""


class Decorator:
    """Works decorations out and remembers those of the lines looked at last."""

    def __init__(self, store: MarkStore, lines: PageLines, margin: Margin) -> None:
        self._store = store
        self._margin = margin
        self._lines = lines
        self._kept: dict[int, Decoration] = {}
        self.chosen: str | None = None
        self.with_chosen: frozenset[str] = frozenset()
        """Marks that are shown stronger together with the chosen one."""
        self.strength = 0.13
        self._crowd = Crowd(store, lines)
        self._crowd.strength = self.strength

    def choose(self, key: str | None, also: frozenset[str]) -> set[str]:
        """Show this one as chosen and those of `also` with it; returns the keys that look different now."""
        before, after = {self.chosen, *self.with_chosen}, {key, *also}
        changed = before ^ after
        if key != self.chosen:
            changed |= {key, self.chosen}
        self.chosen, self.with_chosen = key, also
        self._crowd.strong = frozenset(after)
        return {each for each in changed if each is not None}

    def forget(self, start: int = 0, end: int | None = None) -> None:
        """Lines that touch start..end (code points) look different from now on; by default all do."""
        self._crowd.forget(start, end)
        self._crowd.strength = self.strength
        if end is None:
            self._kept.clear()
            return
        for key in [key for key, kept in self._kept.items() if kept.start <= end and start <= kept.end]:
            del self._kept[key]

    def forget_lines(self) -> None:
        """Lines break elsewhere from now on; what lies on the text is the same."""
        self._kept.clear()

    def of(self, line: PageLine, scale: float = 1.0) -> Decoration:
        """The decoration of a line; x in the coordinates of its layout, which are those of the view.

        `scale` is how many pixels of the device a pixel is.
        """
        known = self._kept.get(line.start)
        if known is None or known.end != line.end or not (known.strip is None or known.strip.fits(scale)):
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            known = self._kept[line.start] = self._decorate(line, scale)
        return known

    def _decorate(self, line: PageLine, scale: float) -> Decoration:
        result = Decoration(line.start, line.end)
        empty = line.start == line.end
        hits = None
        if empty or not self._crowd.is_on(line):
            hits = self._store.over(line.start, line.end + empty)
            hits = hits if len(hits) <= CROWD else None
        if hits is not None:
            result.bars = self._margin.bars(line, hits, self.chosen)
        elif self._margin.wanted:
            seen = self._crowd.seen_at(line.start)
            result.bars = self._margin.bars(line, seen, self.chosen, crowded=True)
        if empty:
            result.thread = self._thread(line, result)
            return result
        if hits is None:
            self._decorate_crowd(line, scale, result)
        else:
            # A nearer layer is painted later, wherever its marks begin: search hits over annotations.
            for entry in sorted(hits, key=itemgetter(2)):
                self._decorate_mark(line, entry, result)
        if self.chosen is not None:
            self._frame(line, result)
            result.thread = self._thread(line, result)
        return result

    def _decorate_mark(self, line: PageLine, entry: MarkEntry, result: Decoration) -> None:
        mark = entry.item.mark
        opens, closes = _ends(line, entry)
        underlined = mark.style.underline != "none"
        lane = self._store.lane(entry) if underlined else 0
        for extent in self._lines.extents(line, entry.start, entry.end):
            if mark.style.tint.alpha():
                colour = self._tint(mark)
                fresh = any(_clash(below, extent, colour) for below in result.tints)
                result.tints.append(Tint(extent, colour, opens, closes, lane, fresh))
            if underlined:
                result.strokes.append(Stroke(extent, lane, line_colour(mark), mark.style.underline))

    def _decorate_crowd(self, line: PageLine, scale: float, result: Decoration) -> None:
        if not line.mixed:
            result.strip = self._crowd.strip(line, scale)
            return
        tints, *lanes = self._crowd.runs(line)
        for start, end, entry in tints:
            colour = self._tint(entry.item.mark)
            result.tints += [Tint(extent, colour) for extent in self._lines.extents(line, start, end)]
        for lane, runs in enumerate(lanes):
            for start, end, entry in runs:
                mark = entry.item.mark
                for extent in self._lines.extents(line, start, end):
                    result.strokes.append(Stroke(extent, lane, line_colour(mark), mark.style.underline))

    def _frame(self, line: PageLine, result: Decoration) -> None:
        mark = self._store.find(self.chosen) if self.chosen is not None else None
        if mark is None or not any(
            span.start < line.end and line.start < span.end for span in mark.fragments
        ):
            return
        for entry in self._store.over(line.start, line.end):
            if entry.item.mark is mark:
                lane = self._store.lane(entry)
                opens, closes = _ends(line, entry)
                for extent in self._lines.extents(line, entry.start, entry.end):
                    result.frames.append(Frame(extent, mark.style.colour, opens, closes, lane))

    def _thread(self, line: PageLine, result: Decoration) -> Thread | None:
        """What joins the fragments of the chosen mark here, clear of the underlines of others."""
        mark = self._store.find(self.chosen) if self.chosen is not None else None
        taken = [(stroke.extent, stroke.lane) for stroke in result.strokes]
        if result.strip is not None:
            everywhere = (line.line.x(), line.line.x() + line.line.width())
            taken += [(everywhere, lane) for lane in range(LANES)]
        return thread_of(self._lines, line, mark, taken)

    def _tint(self, mark: Mark) -> QColor:
        stronger = mark.key == self.chosen or mark.key in self.with_chosen
        return tint_colour(mark, self.strength if stronger else 0.0)


def _ends(line: PageLine, entry: MarkEntry) -> tuple[bool, bool]:
    """Whether the mark has an end on the left of the line, and on the right."""
    starts, stops = entry.start >= line.start, entry.end <= line.end
    backwards = line.mixed and line.block.textDirection() == Qt.LayoutDirection.RightToLeft
    return (stops, starts) if backwards else (starts, stops)


def _clash(below: Tint, extent: Extent, colour: QColor) -> bool:
    """Whether a tint of another hue lies under the extent."""
    apart = below.extent[1] <= extent[0] + 0.5 or extent[1] <= below.extent[0] + 0.5
    return not apart and below.colour.rgb() != colour.rgb()

"""Decoration of a line with many marks: the innermost on each character shows, each lane is drawn once."""

from collections.abc import Callable, Hashable, Iterator

from annotator.gui.text.boxes import Extent, caret_x
from annotator.gui.text.lanes import LANES
from annotator.gui.text.mark_store import MarkEntry
from annotator.gui.text.marks import Mark
from annotator.gui.text.page_lines import PageLine, PageLines

CROWD = 14
"""More marks on a line than this are a crowd."""
Run = tuple[Extent, MarkEntry]


class Crowd:
    """Works with characters instead of marks, so that thousands of marks cost no more than a line is long."""

    def __init__(
        self, lines: PageLines, line: PageLine, hits: list[MarkEntry], look_of: Callable[[Mark], Hashable]
    ) -> None:
        self._lines = lines
        self._line = line
        self._hits = hits
        self._look_of = look_of
        self._length = line.end - line.start
        self._xs: dict[int, float] = {}

    def tints(self) -> Iterator[Run]:
        """Each stretch with the innermost tinted mark on it."""
        return self._runs([entry for entry in self._hits if entry.item.mark.style.tint.alpha()])

    def strokes(self, lane_of: Callable[[MarkEntry], int]) -> Iterator[tuple[int, Run]]:
        """Each lane with its stretches and the mark that shows there."""
        lanes: list[list[MarkEntry]] = [[] for _ in range(LANES)]
        for entry in self._hits:
            if entry.item.mark.style.underline != "none":
                lanes[lane_of(entry)].append(entry)
        for lane, entries in enumerate(lanes):
            for run in self._runs(entries):
                yield lane, run

    def _runs(self, entries: list[MarkEntry]) -> Iterator[Run]:
        """Later entries lie over earlier ones; neighbours that look alike are one run.

        Goes from the last entry back and stops when each character shows one: most of a crowd is never seen.
        """
        first, length = self._line.start, self._length
        cells = [-1] * length
        bare = length
        looks: dict[Hashable, int] = {}
        shown: list[MarkEntry] = []
        for entry in reversed(entries):
            free = [
                at for at in range(max(entry[0] - first, 0), min(-entry[1] - first, length)) if cells[at] < 0
            ]
            if not free:
                continue
            number = looks.setdefault(self._look_of(entry.item.mark), len(shown))
            if number == len(shown):
                shown.append(entry)
            for at in free:
                cells[at] = number
            bare -= len(free)
            if not bare:
                break
        begin = 0
        for at in range(1, length + 1):
            if at == length or cells[at] != cells[begin]:
                if cells[begin] >= 0:
                    for extent in self._extents(first + begin, first + at):
                        yield extent, shown[cells[begin]]
                begin = at

    def _extents(self, start: int, end: int) -> list[Extent]:
        if self._line.mixed or end == self._line.end:
            return self._lines.extents(self._line, start, end)
        return [(self._x(start), self._x(end))]

    def _x(self, position: int) -> float:
        if position not in self._xs:
            self._xs[position] = caret_x(self._line.line, self._lines.utf16_in(self._line, position))
        return self._xs[position]

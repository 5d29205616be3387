"""Many marks on a line: the innermost on each character shows, and all of them are two pictures."""

from itertools import accumulate, groupby

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from annotator.gui.text.lanes import LANES
from annotator.gui.text.looks import Look, Looks
from annotator.gui.text.mark_store import MarkEntry, MarkStore
from annotator.gui.text.page_lines import PageLine, PageLines

CROWD = 14
"""More marks on a line than this are a crowd."""
LANE_STEP = 3
"""Pixels from one underline to the next."""
_REGION = 256
"""Code points that are worked out at once; wherever lines break, they show what is known of them."""
_SPARE = 1024

Cells = list[Look]
"""What shows on each character of a region."""
Regions = tuple[Cells, list[Cells]]
"""The tints of a stretch, and the underlines of each lane."""


class Crowd:
    """Works with characters instead of marks, so that thousands of marks cost no more than a text is long."""

    def __init__(self, store: MarkStore, lines: PageLines) -> None:
        self._store = store
        self._lines = lines
        self.strong: frozenset[str | None] = frozenset()
        """The keys of the marks whose tints are stronger, and by how much."""
        self.strength = 0.0
        self._looks = Looks(1.0, _SPARE)
        self._known: dict[int, Regions] = {}

    def forget(self, start: int = 0, end: int | None = None) -> None:
        """Characters start..end look different from now on; by default all do."""
        if end is None:
            self._known.clear()
            return
        for number in range(start // _REGION, end // _REGION + 1):
            self._known.pop(number, None)

    def strip(self, line: PageLine, scale: float) -> "Strip":
        """What lies on a line that runs from left to right; `scale` is device pixels to the pixel."""
        xs = self._lines.borders(line)
        left = int(xs[0] * scale + 0.5)
        at = [int(x * scale + 0.5) - left << 2 for x in accumulate(xs, max)]
        if self._looks.scale != scale or self._looks.width << 2 < at[-1]:
            self._looks = Looks(scale, (at[-1] >> 2) + _SPARE)
            self._known.clear()
        tints, lanes = self._between(line.start, line.start + len(xs) - 1)
        return Strip(left, at, tints, lanes, self._looks)

    def runs(self, line: PageLine) -> tuple[list[tuple[int, int, MarkEntry]], ...]:
        """The tints and the underlines lane by lane, for a line that may run both ways: who shows where."""
        hits = self._store.over(line.start, line.end)
        tinted = [entry for entry in hits if entry.item.mark.style.tint.alpha()]
        lined = [entry for entry in hits if entry.item.mark.style.underline != "none"]
        lanes = [[entry for entry in lined if self._store.lane(entry) == lane] for lane in range(LANES)]
        return tuple(self._run(line, entries) for entries in (tinted, *lanes))

    def _run(self, line: PageLine, entries: list[MarkEntry]) -> list[tuple[int, int, MarkEntry]]:
        cells: list[MarkEntry | None] = [None] * (line.end - line.start)
        for entry in entries:
            first, last = max(entry.start - line.start, 0), min(entry.end - line.start, len(cells))
            cells[first:last] = [entry] * (last - first)
        found = []
        at = line.start
        for _, same in groupby(cells, key=self._seen):
            stretch = list(same)
            if stretch[0] is not None:
                found.append((at, at + len(stretch), stretch[0]))
            at += len(stretch)
        return found

    def _seen(self, entry: MarkEntry | None) -> Look | None:
        if entry is None:
            return None
        mark = entry.item.mark
        return self._looks.of(mark, self.strength if mark.key in self.strong else 0.0)

    def _between(self, start: int, end: int) -> Regions:
        first = start // _REGION
        begin = start - first * _REGION
        tints, lanes = self._region(first)
        if begin + end - start <= _REGION:
            stop = begin + end - start
            return tints[begin:stop], [lane[begin:stop] for lane in lanes]
        tints, lanes = tints[begin:], [lane[begin:] for lane in lanes]
        for number in range(first + 1, (end - 1) // _REGION + 1):
            stop = end - number * _REGION
            more, more_lanes = self._region(number)
            tints += more[:stop]
            for cells, further in zip(lanes, more_lanes, strict=True):
                cells.extend(further[:stop])
        return tints, lanes

    def _region(self, number: int) -> Regions:
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = self._work_out(number * _REGION)
        return known

    def _work_out(self, start: int) -> Regions:
        looks, known, strong, strength = self._looks, self._store.lanes.known, self.strong, self.strength
        plain, blank = looks.plain, looks.blank
        tints = [blank] * _REGION
        lanes = [[blank] * _REGION for _ in range(LANES)]
        for begin, minus_end, _, order, (mark, _) in self._store.over(start, start + _REGION):
            # There may be thousands: no call where none is needed.
            added = strength if mark.key in strong else 0.0
            look = None if added or mark.faded else plain.get(id(mark.style))
            if look is None:
                look = looks.of(mark, added)
            first, last = max(begin - start, 0), min(-minus_end - start, _REGION)
            stretch = [look] * (last - first)
            if look.tinted:
                tints[first:last] = stretch
            if look.lined:
                lanes[known[order]][first:last] = stretch
        return tints, lanes


class Strip:
    """The tints and the underlines of one line, each a picture, made when first painted."""

    def __init__(self, left: int, at: list[int], tints: Cells, lanes: list[Cells], looks: Looks) -> None:
        self._left = left
        self._at = at
        self._tints = tints
        self._lanes = lanes
        self._looks = looks
        self._pictures: tuple[QImage, QImage] | None = None
        self._height = 0

    def fits(self, scale: float) -> bool:
        """Whether it is made for so many device pixels to the pixel."""
        return self._looks.scale == scale

    def paint_tints(self, painter: QPainter, top: int, height: int) -> None:
        """Paint what lies behind the letters."""
        painter.drawImage(QPointF(self._left / self._looks.scale, top), self._made(height)[0])

    def paint_lines(self, painter: QPainter, top: int) -> None:
        """Paint the underlines; `top` is the first row of a thick one in the first lane."""
        painter.drawImage(QPointF(self._left / self._looks.scale, top), self._made(self._height)[1])

    def _made(self, height: int) -> tuple[QImage, QImage]:
        if self._pictures is None or height != self._height:
            self._height = height
            scale, width = self._looks.scale, self._at[-1]
            pieces = list(zip(self._at, self._at[1:], strict=False))
            tints = b"".join(
                [look.tint[first:last] for look, (first, last) in zip(self._tints, pieces, strict=True)]
            )
            rows: list[bytes] = []
            for cells in self._lanes:
                placed = [*zip(cells, pieces, strict=True)]
                upper = b"".join([look.upper[first:last] for look, (first, last) in placed])
                lower = b"".join([look.lower[first:last] for look, (first, last) in placed])
                rows += [upper, lower, lower]
            if scale != 1:
                rows = [rows[int(row / scale)] for row in range(int(len(rows) * scale))]
            self._pictures = (
                _picture(tints * round(height * scale), width, scale),
                _picture(b"".join(rows), width, scale),
            )
        return self._pictures


def _picture(pixels: bytes, width: int, scale: float) -> QImage:
    """A picture of rows of `width` bytes, its own copy of them."""
    height = len(pixels) // width if width else 0
    image = QImage(pixels, width >> 2, height, width, QImage.Format.Format_ARGB32_Premultiplied).copy()
    image.setDevicePixelRatio(scale)
    return image

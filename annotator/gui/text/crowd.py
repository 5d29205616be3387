"""Many marks on a line: the innermost on each character shows, and all of them are two pictures."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate, compress, count, groupby
from operator import is_not, itemgetter

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QImage, QPainter

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
_KEPT = 96
"""Regions that are remembered: more than the largest screen shows."""
_STRIPS = 160
"""Strips that are remembered: as many as decorations of lines."""
_SPARE = 1024

Runs = list[tuple[int, Look]]
"""What shows on a stretch from left to right: up to which code point, and how."""


@dataclass(frozen=True, slots=True)
class _Region:
    """Tints, and underlines lane by lane; where any of them changes; where marks start and where they end."""

    rows: list[Runs]
    changes: list[int]
    starts: list[int]
    ends: list[int]
    lanes: list[list[MarkEntry]]
    """The underlined ones of each lane, by their starts."""


class Crowd:
    """Works with characters instead of marks, so that thousands of marks cost no more than a text is long."""

    def __init__(self, store: MarkStore, lines: PageLines) -> None:
        self._store = store
        self._lines = lines
        self.strong: frozenset[str | None] = frozenset()
        """The keys of the marks whose tints are stronger, and by how much."""
        self.strength = 0.0
        self._looks = Looks(1.0, _SPARE)
        self._known: dict[int, _Region] = {}
        self._strips: dict[int, Strip] = {}
        """By where their lines begin: at another width many lines break where they did."""

    def forget(self, start: int = 0, end: int | None = None) -> None:
        """Characters start..end look different from now on; by default all do."""
        if end is None:
            self._known.clear()
            self._strips.clear()
            return
        for number in range(start // _REGION, end // _REGION + 1):
            self._known.pop(number, None)
        for at in [at for at, strip in self._strips.items() if at <= end and start <= strip.end]:
            del self._strips[at]

    def strip(self, line: PageLine, scale: float) -> "Strip":
        """What lies on a line that runs from left to right; `scale` is device pixels to the pixel."""
        start, end = line.start, self._lines.text_end(line)
        x = self._lines.places(line, (start,))[0]
        known = self._strips.get(start)
        if known is not None and known.move(end, x, scale):
            return known
        xs = self._lines.all_places(line, x, end) or self._places_of_changes(line, end)
        left, right = int(x * scale + 0.5), int(xs[-1] * scale + 0.5)
        if self._looks.scale != scale or self._looks.width < right - left:
            self._looks = Looks(scale, right - left + _SPARE)
            self._known.clear()
        at = [int(x * scale + 0.5) - left << 2 for x in xs]
        if len(self._strips) >= _STRIPS:
            self._strips.clear()
        rows = [region.rows for region in self._regions(start, end)]
        made = self._strips[start] = Strip(x, start, end, at, rows, self._looks)
        return made

    def _places_of_changes(self, line: PageLine, end: int) -> list[float]:
        """The x of the code points of a line; of those at which nothing changes that of one before."""
        start = line.start
        changes = {start, end}
        for region in self._regions(start, end):
            known = region.changes
            changes.update(known[bisect_right(known, start) : bisect_left(known, end)])
        asked = sorted(changes)
        xs = [0.0] * (end - start + 1)
        for position, x in zip(asked, self._lines.places(line, asked), strict=True):
            xs[position - start] = x
        return list(accumulate(xs, max))

    def is_on(self, line: PageLine) -> bool:
        """Whether it is known without looking that the line has a crowd."""
        for number in range(line.start // _REGION, (line.end - 1) // _REGION + 1):
            region = self._known.get(number)
            if region is not None:
                begun = bisect_left(region.starts, line.end)
                if begun - bisect_right(region.ends, line.start) > CROWD:
                    return True
        return False

    def seen_at(self, position: int) -> list[MarkEntry]:
        """Of each lane the mark that shows on a code point: of those on it the one that begins last."""
        found = []
        for entries in self._regions(position, position + 1)[0].lanes:
            at = bisect_left(entries, (position + 1,))
            while at > 0:
                at -= 1
                if -entries[at][1] > position:
                    found.append(entries[at])
                    break
        return found

    def runs(self, line: PageLine) -> tuple[list[tuple[int, int, MarkEntry]], ...]:
        """The tints and the underlines lane by lane, for a line that may run both ways: who shows where."""
        # A nearer layer lies over all others, wherever its marks begin.
        hits = sorted(self._store.over(line.start, line.end), key=itemgetter(2))
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

    def _regions(self, start: int, end: int) -> list[_Region]:
        found = []
        for number in range(start // _REGION, (end - 1) // _REGION + 1):
            region = self._known.get(number)
            if region is None:
                if len(self._known) >= _KEPT:
                    self._known.clear()
                region = self._known[number] = self._work_out(number * _REGION)
            found.append(region)
        return found

    def _work_out(self, start: int) -> _Region:
        looks, known, strong, strength = self._looks, self._store.lanes.known, self.strong, self.strength
        plain, blank = looks.plain, looks.blank
        tints = [blank] * _REGION
        lanes = [[blank] * _REGION for _ in range(LANES)]
        by_lane: list[list[MarkEntry]] = [[] for _ in range(LANES)]
        over = self._store.over(start, start + _REGION)
        for entry in over:
            lane = known.get(entry[3])  # a bare tint has none
            if lane is not None:
                by_lane[lane].append(entry)
        entries = sorted(over, key=itemgetter(2))
        for begin, minus_end, _, order, (mark, _) in entries:
            # There may be thousands: no call where none is needed.
            look = plain.get(id(mark.style))
            if look is None or mark.faded or mark.key in strong:
                look = looks.of(mark, strength if mark.key in strong else 0.0)
            first = begin - start if begin > start else 0
            last = -minus_end - start if -minus_end < start + _REGION else _REGION
            stretch = [look] * (last - first)
            if look.tinted:
                tints[first:last] = stretch
            if look.lined:
                lanes[known[order]][first:last] = stretch
        rows = [_runs(start, cells) for cells in (tints, *lanes)]
        return _Region(
            rows,
            sorted({stop for runs in rows for stop, _ in runs}),
            sorted([entry[0] for entry in entries]),
            sorted([-entry[1] for entry in entries]),
            by_lane,
        )


def _runs(start: int, cells: list[Look]) -> Runs:
    """Neighbours that look alike made one."""
    stops = [*compress(count(start + 1), map(is_not, cells, cells[1:])), start + len(cells)]
    return [(stop, cells[stop - start - 1]) for stop in stops]


class Strip:
    """The tints and the underlines of one line, each a picture, made when first painted."""

    def __init__(
        self, x: float, start: int, end: int, at: list[int], regions: list[list[Runs]], looks: Looks
    ) -> None:
        self._x = x
        self._left = int(x * looks.scale + 0.5)
        self._start = start
        self.end = end
        self._at = at
        """Where the code points begin in a row, in bytes."""
        self._regions = regions
        self._looks = looks
        self._pictures: tuple[tuple[QImage, bytes], tuple[QImage, bytes]] | None = None

    def fits(self, scale: float) -> bool:
        """Whether it is made for so many device pixels to the pixel."""
        return self._looks.scale == scale

    def move(self, end: int, x: float, scale: float) -> bool:
        """Take the place of a line from the same code point to `end` that stands at `x`; False if it cannot.

        Moved by a part of a pixel, other edges would be rounded up.
        """
        away = (x - self._x) * scale
        if end != self.end or not self.fits(scale) or away != int(away):
            return False
        self._x = x
        self._left += int(away)
        return True

    def paint_tints(self, painter: QPainter, top: int, height: int) -> None:
        """Paint what lies behind the letters."""
        # All rows are the same: a picture of one is laid as a tile, which takes a quarter of the time.
        scale, tile = self._looks.scale, self._made()[0][0]
        left = self._left / scale
        painter.setBrushOrigin(QPointF(left, top))
        painter.fillRect(QRectF(left, top, tile.width() / scale, height), QBrush(tile))

    def paint_lines(self, painter: QPainter, top: int) -> None:
        """Paint the underlines; `top` is the first row of a thick one in the first lane."""
        painter.drawImage(QPointF(self._left / self._looks.scale, top), self._made()[1][0])

    def _made(self) -> tuple[tuple[QImage, bytes], tuple[QImage, bytes]]:
        if self._pictures is None:
            scale, width = self._looks.scale, self._at[-1]
            tints = b"".join([look.tint[first:last] for look, first, last in self._pieces(0)])
            rows: list[bytes] = []
            for lane in range(1, LANES + 1):
                pieces = self._pieces(lane)
                upper = b"".join([look.upper[first:last] for look, first, last in pieces])
                lower = b"".join([look.lower[first:last] for look, first, last in pieces])
                rows += [upper, lower, lower]
            if scale != 1:
                rows = [rows[int(row / scale)] for row in range(int(len(rows) * scale))]
            self._pictures = (
                _picture(tints, width, scale),
                _picture(b"".join(rows), width, scale),
            )
        return self._pictures

    def _pieces(self, row: int) -> list[tuple[Look, int, int]]:
        """What shows in a row, and from which byte to which."""
        at, start, end = self._at, self._start, self.end
        first, width = 0, at[-1]
        pieces = []
        for region in self._regions:
            runs = region[row]
            for stop, look in runs[bisect_left(runs, (start + 1,)) : bisect_left(runs, (end,)) + 1]:
                last = at[stop - start] if stop < end else width
                pieces.append((look, first, last))
                first = last
        return pieces


def _picture(pixels: bytes, width: int, scale: float) -> tuple[QImage, bytes]:
    """A picture of rows of `width` bytes, and the bytes, which it does not keep itself."""
    height = len(pixels) // width if width else 0
    image = QImage(pixels, width >> 2, height, width, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    return image, pixels

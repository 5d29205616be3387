"""The margin at the left of the text: a bar per annotation, in its label's colour and pattern."""

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from annotator.gui.text.columns import COLUMNS, Columns
from annotator.gui.text.crowd import CROWD
from annotator.gui.text.looks import line_colour
from annotator.gui.text.mark_store import MarkEntry, MarkStore
from annotator.gui.text.marks import Mark
from annotator.gui.text.page_lines import PageLine, PageLines

if TYPE_CHECKING:
    from annotator.gui.text.page import Page

STEP = 6
"""From column to column."""
_GUTTER = 10
"""Between the bars and the letters."""
WIDTH = _GUTTER + COLUMNS * STEP + 4
"""What the margin takes at the left of the text, pixels."""
_INSET = 3
"""What a bar keeps from the edge of its first and last line, so that two in a column are two."""
_PERIOD: dict[str, tuple[int, float]] = {"dashed": (10, 0.68), "dotted": (5, 0.52)}
"""Pixels from one dash to the next, about, and the share of them that is painted."""
_THICK = {"thick": 4.0}


class Bar(NamedTuple):
    """The part of a mark's bar that stands beside one line."""

    mark: Mark
    column: int
    opens: bool
    closes: bool
    runs_on: bool
    """Whether it goes on into the next paragraph, and so over the gap before it."""
    chosen: bool


class Margin:
    """Works out, paints and finds the bars beside a line."""

    def __init__(self, store: MarkStore, lines: PageLines, page: "Page") -> None:
        self._store = store
        self._lines = lines
        self._page = page
        self.columns = Columns(self._near)
        self.wanted = False

    def set_wanted(self, *, wanted: bool) -> None:
        """Show the margin, or give its room back to the page; the caller lays out anew."""
        self.wanted = wanted
        self._page.layout.margin = WIDTH if wanted else 0

    def _near(self, start: int, end: int) -> list[Mark]:
        return [entry.item.mark for entry in self._store.over(start, end) if entry.item.layer.choosable]

    def bars(
        self, line: PageLine, hits: list[MarkEntry], chosen: str | None, *, crowded: bool = False
    ) -> tuple[Bar, ...]:
        """The bars beside a line, those above others last, the chosen one above all.

        `hits` is what lies on the line; where that is a crowd, what shows at the start of it.
        """
        if not self.wanted:
            return ()
        if crowded and chosen is None:
            return self._bars_of_crowd(line, hits)
        bars: dict[tuple[int, bool], Bar] = {}
        for entry in [*hits, *self._chosen_on(line, chosen)] if crowded else hits:
            if not entry.item.layer.choosable:
                continue
            mark = entry.item.mark
            is_chosen = mark.key == chosen
            column = self._lane(entry) if crowded else self.columns.of(mark)
            opens, closes = entry.start >= line.start, entry.end <= line.end
            runs_on = line.last and entry.end > line.end + 1
            bar = Bar(mark, column, opens, closes, runs_on, is_chosen)
            below = bars.pop((column, is_chosen), None)
            bars[column, is_chosen] = bar if below is None else _joined(below, bar)
        return tuple(sorted(bars.values(), key=lambda bar: bar.chosen))

    def _bars_of_crowd(self, line: PageLine, seen: list[MarkEntry]) -> tuple[Bar, ...]:
        """The same of a crowd in which nothing is chosen, in as few steps as a page of 5,000 marks needs."""
        known, start, end, last = self._store.lanes.known, line.start, line.end, line.last
        return tuple(
            [
                Bar(
                    entry[4][0],
                    known[entry[3]],
                    entry[0] >= start,
                    -entry[1] <= end,
                    last and -entry[1] > end + 1,
                    chosen=False,
                )
                for entry in seen
                if entry[4][1].choosable
            ]
        )

    def _chosen_on(self, line: PageLine, chosen: str | None) -> list[MarkEntry]:
        """Where the chosen mark lies on the line."""
        mark = self._store.find(chosen) if chosen is not None else None
        return [
            entry
            for span in (mark.fragments if mark is not None else ())
            if span.start < line.end and line.start < span.end
            for entry in self._store.over(span.start, span.start + 1)
            if entry.item.mark is mark
        ]

    def _lane(self, entry: MarkEntry) -> int:
        return 0 if entry.item.mark.style.underline == "none" else self._store.lane(entry)

    def paint(self, painter: QPainter, line: PageLine, bars: tuple[Bar, ...], scale: float) -> None:
        """Paint the bars beside a line, and over the gap below it where they go on.

        `scale` is how many pixels of the device a pixel is.
        """
        right = self._page.layout.left - _GUTTER - STEP / 2
        for bar in bars:
            top = line.top + (_INSET if bar.opens else 0)
            bottom = line.bottom - (_INSET if bar.closes else 0)
            if bar.runs_on:
                bottom += self._page.layout.below(line.block)
            self._paint_bar(painter, bar, right - bar.column * STEP, (top, bottom), scale)

    def _paint_bar(
        self, painter: QPainter, bar: Bar, middle: float, rows: tuple[int, int], scale: float
    ) -> None:
        top, bottom = rows
        style = bar.mark.style
        width = _THICK.get(style.underline, 2.0)
        colour = style.colour
        if bar.chosen:
            plate = QColor(colour)
            plate.setAlphaF(0.32)
            painter.fillRect(QRectF(middle - STEP / 2 - 1, top, STEP + 2, bottom - top), plate)
            width += 1 if width > 2 else 2
        elif bar.mark.faded:
            colour = line_colour(bar.mark)
        left = middle - width / 2
        if style.underline in _PERIOD and not bar.chosen and bottom > top:
            # A page has hundreds of dashes, and a few pictures of them.
            picture = _dashes(colour.rgba(), style.underline, int(bottom - top), scale)
            painter.drawImage(QPointF(left, top), picture)
            return
        if style.underline not in _PERIOD:
            painter.fillRect(QRectF(left, top, width, bottom - top), colour)
            return
        for begin, end in _pieces(style.underline, top, bottom):
            painter.fillRect(QRectF(left, begin, width, end - begin), colour)

    def marks_at(self, point: QPoint) -> list[Mark]:
        """The marks whose bars are under the point, the smallest first."""
        line = self._lines.line_at(point.y()) if self.wanted else None
        away = self._page.layout.left - _GUTTER - point.x()
        if line is None or not 0 <= away < COLUMNS * STEP or not line.top <= point.y() < line.bottom:
            return []
        column = int(away // STEP)
        hits = self._store.over(line.start, max(line.end, line.start + 1))
        hits = [entry for entry in hits if entry.item.layer.choosable]
        crowded = len(hits) > CROWD
        under = {
            entry.item.mark.key: entry.item.mark
            for entry in hits
            if (self._lane(entry) if crowded else self.columns.of(entry.item.mark)) == column
        }
        return sorted(under.values(), key=lambda mark: sum(map(len, mark.fragments)))


def _joined(below: Bar, above: Bar) -> Bar:
    """Two that share a column: the upper one is seen, as far as either reaches."""
    return Bar(
        above.mark,
        above.column,
        above.opens and below.opens,
        above.closes and below.closes,
        above.runs_on or below.runs_on,
        above.chosen,
    )


@lru_cache(maxsize=256)
def _dashes(rgba: int, underline: str, height: int, scale: float) -> QImage:
    """A thin bar of dashes."""
    image = QImage(ceil(2 * scale), ceil(height * scale), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    for begin, end in _pieces(underline, 0, height):
        painter.fillRect(QRectF(0, begin, 2, end - begin), QColor.fromRgba(rgba))
    painter.end()
    return image


def _pieces(underline: str, top: float, bottom: float) -> list[tuple[float, float]]:
    """The painted stretches of a bar between two rows: whole, or as many dashes as fit evenly."""
    if underline not in _PERIOD:
        return [(top, bottom)]
    period, share = _PERIOD[underline]
    count = max(round((bottom - top) / period), 1)
    step = (bottom - top) / count
    # Counted from the top, so that rounding is the same wherever the line stands.
    return [(top + round(at * step), top + round((at + share) * step)) for at in range(count)]

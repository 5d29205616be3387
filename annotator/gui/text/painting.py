"""Paints the page: ground, header, tints, selection, underlines, letters, caret; in that order."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion

from annotator.domain.span import Span
from annotator.gui.text.boxes import caret_x
from annotator.gui.text.decoration import Decoration, Decorator, Frame
from annotator.gui.text.header import Header
from annotator.gui.text.lanes import LANES
from annotator.gui.text.margin import Margin
from annotator.gui.text.marks import PageColours
from annotator.gui.text.page_lines import PageLine, PageLines
from annotator.gui.text.shaped import Shaped
from annotator.gui.text.strokes import paint_underline
from annotator.gui.text.threads import paint_thread
from annotator.gui.text.ties import Ties
from annotator.gui.text.tints import paint_tint

if TYPE_CHECKING:
    from annotator.gui.text.page import Page

LANE_STEP = 3
_UNDERLINE = 2
"""Rows that an underline takes."""


class PagePainter:
    """Paints what a paint event asks for, line by line, with the highlights under the letters."""

    def __init__(
        self,
        page: "Page",
        lines: PageLines,
        decorator: Decorator,
        margin: Margin,
        header: Header,
        ties: Ties,
        colours: PageColours,
    ) -> None:
        self._page = page
        self._lines = lines
        self._decorator = decorator
        self._margin = margin
        self._header = header
        self._ties = ties
        self._shaped = Shaped(page.document)
        self.colours = colours

    def paint(
        self, painter: QPainter, event: QPaintEvent, selection: Span | None, caret: tuple[int, bool]
    ) -> None:
        """Paint the region of the event; `caret` is its code point and whether the view has the focus."""
        region = event.region()
        asked = event.rect()
        painter.fillRect(asked, self.colours.page)
        block, y = self._page.first_block()
        if block.position() == 0 and y + self._page.layout.above(block) > asked.top():
            self._header.paint(painter, self._page, round(y), self.colours)
        painter.setPen(self.colours.text)
        # What stands beside the text goes on over the gap below a line.
        gap, overhang = self._page.layout.metrics.gap, self.overhang()
        scale = painter.device().devicePixelRatioF()
        self._shaped.let_go(painter)
        self._page.layout.lay_out_from(block, round(asked.bottom() + 1 - y))
        for line in self._lines.shown(asked.top() - max(gap, overhang), asked.bottom() + 1):
            below = gap if line.last else 0
            if below < overhang and self._hangs_over(self._decorator.of(line, scale)):
                below = overhang
            row = QRect(asked.left(), line.top, asked.width(), line.height + below)
            if row.bottom() >= asked.top() and (region.rectCount() == 1 or region.intersects(row)):
                self._paint_line(painter, line, selection, scale)
                self._shaped.painted.add(line.base)
        self._paint_caret(painter, *caret)
        self._ties.paint(
            painter, self._lines, self.colours, (self._page.view_width(), self._page.view_height())
        )

    def overhang(self, lane: int = LANES - 1) -> int:
        """Rows of the next line into which an underline reaches, by default the lowest."""
        metrics = self._page.layout.metrics
        foot = metrics.baseline + self._foot()
        return max(foot + lane * LANE_STEP + _UNDERLINE - metrics.pitch, 0)

    def _hangs_over(self, decoration: Decoration) -> bool:
        lanes = [stroke.lane for stroke in decoration.strokes]
        return decoration.strip is not None or (bool(lanes) and self.overhang(max(lanes)) > 0)

    def forget_glyphs(self) -> None:
        """Qt has let go of the glyphs itself."""
        self._shaped.painted.clear()

    def _paint_line(self, painter: QPainter, line: PageLine, selection: Span | None, scale: float) -> None:
        decoration = self._decorator.of(line, scale)
        baseline = line.top + self._page.layout.metrics.baseline
        foot = baseline + self._foot()
        strip = decoration.strip
        if strip is not None:
            strip.paint_tints(painter, line.top + 1, foot - line.top)
        if decoration.tints:
            self._paint_tints(painter, decoration, line.top + 1, foot, scale)
        if selection is not None and line.touches(selection):
            self._paint_selection(painter, line, selection)
        if strip is not None:
            strip.paint_lines(painter, foot - 1)
        for extent, lane, colour, underline in decoration.strokes:
            paint_underline(painter, extent, foot + lane * LANE_STEP, colour, underline)
        if decoration.bars:
            self._margin.paint(painter, line, decoration.bars, scale)
        if decoration.thread is not None:
            layout = self._page.layout
            bottom = line.bottom + (layout.below(line.block) if line.last else 0)
            paint_thread(painter, decoration.thread, (line.top, foot, bottom), layout.left, LANE_STEP)
        for frame in decoration.frames:
            _paint_frame(painter, frame, line.top + 1, foot + frame.lane * LANE_STEP + 2)
        painter.setPen(self.colours.text)
        if self.colours.selected_text is not None and selection is not None and line.touches(selection):
            self._paint_letters_apart(painter, line, selection, self.colours.selected_text)
        else:
            line.line.draw(painter, QPointF(0, line.origin))

    def _foot(self) -> int:
        """From the baseline to the first underline."""
        return round(self._page.layout.metrics.descent)

    def _paint_tints(
        self, painter: QPainter, decoration: Decoration, top: int, foot: int, scale: float
    ) -> None:
        for extent, colour, opens, closes, lane, fresh in decoration.tints:
            rows = top, foot + 1 + lane * LANE_STEP
            if fresh:
                painter.fillRect(
                    QRectF(extent[0], top, extent[1] - extent[0], rows[1] - top), self.colours.page
                )
            paint_tint(painter, extent, rows, colour, scale, opens=opens, closes=closes)

    def _paint_selection(self, painter: QPainter, line: PageLine, selection: Span) -> None:
        for left, right in self._lines.extents(line, selection.start, selection.end):
            painter.fillRect(QRectF(left, line.top, right - left, line.height), self.colours.selection)
        if line.last and selection.start <= line.end < selection.end:  # the line break is selected too
            left = caret_x(line.line, line.line.textStart() + line.line.textLength())
            painter.fillRect(QRectF(left, line.top, 5, line.height), self.colours.selection)

    def _paint_letters_apart(
        self, painter: QPainter, line: PageLine, selection: Span, colour: QColor
    ) -> None:
        """Letters in another colour where the selection lies; as a whole, so that they keep their shapes."""
        selected = QRegion()
        for left, right in self._lines.extents(line, selection.start, selection.end):
            selected += QRect(round(left), line.top, round(right) - round(left), line.height)
        everything = QRegion(0, line.top - line.height, self._page.view_width(), 3 * line.height)
        for region, ink in ((everything - selected, self.colours.text), (selected, colour)):
            painter.save()
            painter.setClipRegion(region, Qt.ClipOperation.IntersectClip)
            painter.setPen(ink)
            line.line.draw(painter, QPointF(0, line.origin))
            painter.restore()

    def _paint_caret(self, painter: QPainter, position: int, focused: bool) -> None:
        line = self._lines.line_in_view(position)
        if line is not None:
            painter.fillRect(
                self.caret_rect(line, position), self.colours.caret if focused else self.colours.muted
            )

    def caret_rect(self, line: PageLine, position: int) -> QRect:
        """Where the caret before a code point of the line is painted, 2 pixels wide."""
        metrics = self._page.layout.metrics
        x = round(self._lines.caret_x(line, position))
        if line.height < metrics.pitch:
            return QRect(x - 1, line.top, 2, line.height)
        top = line.top + round(metrics.baseline - metrics.ascent) + 1
        return QRect(x - 1, top, 2, round(metrics.ascent + metrics.descent) - 1)


def _paint_frame(painter: QPainter, frame: Frame, top: int, bottom: int) -> None:
    """A thin line round the stretch; its sides only where the mark begins or ends."""
    colour = QColor(frame.colour)
    left, right = round(frame.extent[0]), round(frame.extent[1])
    painter.fillRect(QRect(left, top, right - left, 1), colour)
    if frame.opens:
        painter.fillRect(QRect(left - 2, top, 2, bottom - top), colour)
    if frame.closes:
        painter.fillRect(QRect(right, top, 2, bottom - top), colour)

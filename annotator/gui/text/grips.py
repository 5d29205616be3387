"""The grips of a mark: where its edges are seen, how they are painted, and which the mouse is on."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.domain.span import Span, outermost
from annotator.domain.texts.edges import Edge
from annotator.domain.texts.graphemes import grapheme_ceil, grapheme_floor
from annotator.gui.text.layout import Metrics
from annotator.gui.text.page_lines import PageLine, PageLines

_RADIUS = 3.5
_RIM = 1.5
_REACH = 5
"""Pixels from the middle of a knob to the border of what its painting touches."""
_WIDE, _HIGH = 14, 13
"""What the mouse has to hit, in pixels; the middle of the line stays free for selecting."""


@dataclass(frozen=True, slots=True)
class Grip:
    """The knob of one edge: at the top of the line where a fragment starts, at its foot where it ends."""

    edge: Edge
    centre: QPoint
    aim: QPoint
    """The edge itself, in the middle of its line."""

    def area(self) -> QRect:
        """What its painting touches."""
        return QRect(self.centre.x() - _REACH, self.centre.y() - _REACH, 2 * _REACH + 1, 2 * _REACH + 1)

    def target(self) -> QRect:
        """Where the mouse takes hold of it."""
        return QRect(self.centre.x() - _WIDE // 2, self.centre.y() - _HIGH // 2, _WIDE, _HIGH)


def grips_of(fragments: Sequence[Span], text: str, lines: PageLines, metrics: Metrics) -> list[Grip]:
    """The grips of those edges that the view shows, found in one walk over its lines."""
    starts = [span.start for span in fragments]
    lasts = [span.end - 1 for span in fragments]
    found = []
    for line in lines.shown(within=outermost(fragments)):
        # A line break stands at the end of its line.
        end = line.end + line.last
        for number in range(bisect_left(starts, line.start), bisect_left(starts, end)):
            after = grapheme_ceil(text, starts[number] + 1)
            found.append(_grip(Edge(number, "start"), starts[number], after, lines, line, metrics))
        for number in range(bisect_left(lasts, line.start), bisect_left(lasts, end)):
            before = grapheme_floor(text, lasts[number])
            found.append(_grip(Edge(number, "end"), before, lasts[number] + 1, lines, line, metrics))
    return found


def grip_at(grips: Iterable[Grip], point: QPoint) -> Grip | None:
    """The grip under the mouse; of several the nearest."""
    hit = [grip for grip in grips if grip.target().contains(point)]
    return min(hit, key=lambda grip: (grip.centre - point).manhattanLength(), default=None)


def paint_grip(painter: QPainter, grip: Grip, colour: QColor, page: QColor, *, held: bool) -> None:
    """A knob in the mark's colour with a rim of the page's; larger under the mouse."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(page, _RIM))
    painter.setBrush(colour if not held else page)
    radius = _RADIUS + 0.5 * held
    if held:
        painter.setPen(QPen(colour, 2 * _RIM))
        radius -= _RIM / 2
    painter.drawEllipse(QPointF(grip.centre) + QPointF(0.5, 0.5), radius, radius)
    painter.restore()


def _grip(edge: Edge, start: int, end: int, lines: PageLines, line: PageLine, metrics: Metrics) -> Grip:
    """The grip at the outer side of the grapheme start..end of a line."""
    opens = edge.side == "start"
    x, side = _outer_side(lines, line, start, end, opens=opens)
    foot = line.top + metrics.baseline + round(metrics.descent)
    low = line.top + line.height - 1 - _REACH
    y = line.top + _REACH if opens else max(min(foot + 1, low), line.top + _REACH)
    # The frame's own side is two pixels beside the letters.
    return Grip(edge, QPoint(round(x) + side, y), QPoint(round(x), line.top + line.height // 2))


def _outer_side(lines: PageLines, line: PageLine, start: int, end: int, *, opens: bool) -> tuple[float, int]:
    """The x of a grapheme's outer side, and on which side that is: -1 left, 1 right."""
    pieces = lines.extents(line, start, end)
    backwards = line.mixed and _runs_backwards(lines, line, start, end)
    at_right = opens == backwards
    if not pieces:  # white space at the end of a line, or its break
        pieces = lines.extents(line, line.start, line.end) or [(line.line.x(), line.line.x())]
        return (pieces[0][0], -1) if backwards else (pieces[-1][1], 1)
    return (pieces[-1][1], 1) if at_right else (pieces[0][0], -1)


def _runs_backwards(lines: PageLines, line: PageLine, start: int, end: int) -> bool:
    """Whether the grapheme is written from right to left."""
    first = lines.utf16_in(line, start)
    runs = line.line.glyphRuns(first, max(lines.utf16_in(line, end) - first, 1))
    if runs:
        return runs[0].isRightToLeft()
    return line.block.textDirection() == Qt.LayoutDirection.RightToLeft

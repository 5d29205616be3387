"""Thin connectors on the page between a mark and those it is tied to."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QPainter, QPainterPath, QPen

from annotator.domain.span import outermost
from annotator.gui.text.marks import Mark, PageColours, Tie
from annotator.gui.text.page_lines import PageLines

_WIDTH = 1.4
_KNOB = 3.0
_ASIDE = 60
"""Pixels into a mark at which a connector begins at most, where it has room to choose."""
_EDGE = 8
"""Pixels from the end of a row at which it begins, where the other end lies beyond."""
_LEAST = 30.0
"""Pixels that a connector is wide at least, on one row."""
_SAG = 9
_FADED = 0.35
_PAD = 6.0
_UP, _DOWN = "↑", "↓"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a mark in the view: from left to right, and where its letters begin and end (pixels)."""

    left: float
    right: float
    top: float
    foot: float


@dataclass(frozen=True, slots=True)
class _End:
    """The rows of one end that are whole in the view; without any, on which side of it the mark lies."""

    rows: tuple[Row, ...]
    above: bool = False


class Ties:
    """Paints the connectors; where one end is out of view, its name stands at the edge with an arrow."""

    def __init__(self, find: Callable[[str], Mark | None]) -> None:
        self._find = find
        self.shown: tuple[Tie, ...] = ()

    def paint(self, painter: QPainter, lines: PageLines, colours: PageColours, view: tuple[int, int]) -> None:
        """A curve between the nearest rows of the two, a knob at the target; proposed ones dashed."""
        if not self.shown:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ends: dict[str, _End | None] = {}
        names = _Names(painter, colours, view)
        for tie in self.shown:
            for key in (tie.source, tie.target):
                if key not in ends:
                    ends[key] = self._end(lines, key, view[1])
            source, target = ends[tie.source], ends[tie.target]
            if source is None or target is None:
                continue
            if source.rows and target.rows:
                _paint_between(painter, tie, source.rows, target.rows)
            elif source.rows:
                names.paint(tie, source.rows, tie.target_name, above=target.above)
            elif target.rows:
                names.paint(tie, target.rows, tie.source_name, above=source.above)
        painter.restore()

    def _end(self, lines: PageLines, key: str, height: int) -> _End | None:
        """Where a mark is seen, else on which side of the view it lies; None where there is none."""
        mark = self._find(key)
        if mark is None:
            return None
        first = next((line for line in lines.shown(0, height) if line.top >= 0), None)
        return _End(rows_of(lines, mark, height), first is not None and mark.fragments[0].start < first.start)


def rows_of(lines: PageLines, mark: Mark, height: int) -> tuple[Row, ...]:
    """The rows of a mark that are whole in a view of that height (pixels), from above to below."""
    return tuple(
        Row(left, right, line.top + 4, line.bottom - 3)
        for line in lines.shown(0, height, within=outermost(mark.fragments))
        if line.top >= 0 and line.bottom <= height
        for fragment in mark.fragments
        for left, right in lines.extents(line, fragment.start, fragment.end)
    )


def foot_of(row: Row) -> QPointF:
    """The place at the foot of a row from which its mark is held: in the middle where it is short."""
    return QPointF(row.left + min((row.right - row.left) / 2, _ASIDE), row.foot)


def _paint_between(painter: QPainter, tie: Tie, sources: tuple[Row, ...], targets: tuple[Row, ...]) -> None:
    """From the row of the source that is nearest to one of the target."""
    source, target = min(product(sources, targets), key=lambda pair: _distance(*pair))
    aim = foot_of(target)
    start = QPointF(_x_towards(source, aim.x()), source.foot)
    if source.foot == target.foot and abs(start.x() - aim.x()) < _LEAST:
        # What is held stands where its holder begins: the curve comes from beside it.
        start.setX(aim.x() + _LEAST if aim.x() + _LEAST < source.right else aim.x() - _LEAST)
    path = QPainterPath()
    if source.foot == target.foot:
        path.moveTo(start)
        sag = QPointF(0, _SAG)
        path.cubicTo(start + (aim - start) * 0.15 + sag, start + (aim - start) * 0.85 + sag, aim)
    else:
        # Steeply through the lines between, or it would strike words out.
        below = target.foot > source.foot
        start.setY(source.foot if below else source.top)
        aim.setY(target.top if below else target.foot)
        bend = QPointF(0, (aim.y() - start.y()) / 2)
        path.moveTo(start)
        path.cubicTo(start + bend, aim - bend, aim)
    painter.setPen(_pen(tie))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tie.colour)
    painter.drawEllipse(aim, _KNOB, _KNOB)


def _distance(source: Row, target: Row) -> tuple[float, float]:
    aside = max(0.0, target.left - source.right, source.left - target.right)
    return abs(source.foot - target.foot), aside


def _x_towards(row: Row, x: float) -> float:
    """Where a connector leaves a row: at the end towards `x`, else where the mark is held."""
    if x > row.right:
        return max(row.right - _EDGE, (row.left + row.right) / 2)
    return foot_of(row).x() if x >= row.left else min(row.left + _EDGE, (row.left + row.right) / 2)


class _Names:
    """Writes the names of ends that are out of view at the edges, none over another."""

    def __init__(self, painter: QPainter, colours: PageColours, view: tuple[int, int]) -> None:
        self._painter = painter
        self._colours = colours
        self._view = view
        self._taken: list[QRectF] = []

    def paint(self, tie: Tie, rows: tuple[Row, ...], name: str, *, above: bool) -> None:
        """A line to the edge beyond which the other end lies, and its name there."""
        painter, row = self._painter, rows[0] if above else rows[-1]
        start = QPointF(foot_of(row).x(), row.top if above else row.foot)
        font = QFont(QGuiApplication.font())
        words = f"{_UP if above else _DOWN} {name}"
        box = self._box(QFontMetricsF(font), words, start.x(), above=above)
        foot = QPointF(
            min(max(start.x(), box.left() + 4), box.right() - 4), box.bottom() if above else box.top()
        )
        painter.setPen(_pen(tie))
        if (start.y() > foot.y()) == above:
            painter.setOpacity(_FADED)
            painter.drawLine(start, foot)
            painter.setOpacity(1.0)
        painter.setBrush(self._colours.page)
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(font)
        painter.setPen(self._colours.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _box(self, metrics: QFontMetricsF, words: str, x: float, *, above: bool) -> QRectF:
        width, height = metrics.horizontalAdvance(words) + 2 * _PAD, metrics.height() + _PAD
        left = min(max(x - width / 2, 2.0), max(self._view[0] - width - 2, 2.0))
        box = QRectF(left, 2.0 if above else self._view[1] - height - 2, width, height)
        while (other := next((one for one in self._taken if one.intersects(box)), None)) is not None:
            if other.right() + width + _PAD < self._view[0]:  # beside it, else in a row of its own
                box.moveLeft(other.right() + _PAD)
            else:
                box.moveLeft(2.0)
                box.translate(0, height + 2 if above else -height - 2)
        self._taken.append(box)
        return box


def _pen(tie: Tie) -> QPen:
    return QPen(tie.colour, _WIDTH, Qt.PenStyle.DashLine if tie.proposed else Qt.PenStyle.SolidLine)

"""Thin connectors on the page between a mark and those it is tied to."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from annotator.gui.text.marks import Mark, Tie
from annotator.gui.text.page_lines import PageLines


class Ties:
    """Paints the connectors; where an end is far from the view, there is none."""

    def __init__(self, find: Callable[[str], Mark | None]) -> None:
        self._find = find
        self.shown: tuple[Tie, ...] = ()

    def paint(self, painter: QPainter, lines: PageLines) -> None:
        """A curve below the letters from source to target, a knob at the target; proposed ones dashed."""
        if not self.shown:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for tie in self.shown:
            source, target = self._anchor(lines, tie.source), self._anchor(lines, tie.target)
            if source is None or target is None:
                continue
            style = Qt.PenStyle.DashLine if tie.proposed else Qt.PenStyle.SolidLine
            painter.setPen(QPen(tie.colour, 1.4, style))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(_curve(source, target))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tie.colour)
            painter.drawEllipse(target, 3, 3)
        painter.restore()

    def _anchor(self, lines: PageLines, key: str) -> QPointF | None:
        """The middle of the foot of the mark's first row."""
        mark = self._find(key)
        first = mark.fragments[0] if mark else None
        line = lines.line_of(first.start) if first else None
        if first is None or line is None:
            return None
        pieces = lines.extents(line, first.start, first.end)
        if not pieces:
            return None
        left, right = pieces[0]
        return QPointF(left + min((right - left) / 2, 60), line.bottom - 3)


def _curve(source: QPointF, target: QPointF) -> QPainterPath:
    path = QPainterPath(source)
    sag = 9 if abs(source.y() - target.y()) < 4 else 5
    path.cubicTo(
        QPointF(source.x() + (target.x() - source.x()) * 0.15, source.y() + sag),
        QPointF(source.x() + (target.x() - source.x()) * 0.85, target.y() + sag),
        target,
    )
    return path

"""The status of an article as a shape: each status has its own, the colour only repeats it."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.theme import Theme
from annotator.gui.widgets.painted import Painted

STATUSES: Final = ("new", "in-progress", "done", "skipped", "flagged")
DOT: Final = 12
"""Width and height in pixels."""


def status_text(status: str) -> str:
    """Return a status in words, translated; an unknown one as it is."""
    words = {
        "new": QCoreApplication.translate("Status", "not started"),
        "in-progress": QCoreApplication.translate("Status", "in progress"),
        "done": QCoreApplication.translate("Status", "done"),
        "skipped": QCoreApplication.translate("Status", "skipped"),
        "flagged": QCoreApplication.translate("Status", "flagged"),
    }
    return words.get(status, status)


def paint_status(painter: QPainter, left: float, top: float, status: str, theme: Theme) -> None:
    """Draw a status in a square of DOT pixels: empty circle, half circle, check, dash or flag."""
    painter.save()
    painter.translate(left, top)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    circle = QRectF(1.75, 1.75, 8.5, 8.5)
    if status == "done":
        _fill(painter, theme.success)
        painter.drawEllipse(QRectF(0.5, 0.5, 11, 11))
        _stroke(painter, theme.page, 1.6)
        painter.drawPolyline(QPolygonF([QPointF(3.4, 6.2), QPointF(5.3, 8.1), QPointF(8.7, 4.2)]))
    elif status == "in-progress":
        half = QPainterPath(circle.center())
        half.arcTo(circle, 90, 180)
        _fill(painter, theme.status_begun)
        painter.drawPath(half)
        _stroke(painter, theme.status_begun, 1.5)
        painter.drawEllipse(circle)
    elif status == "skipped":
        _stroke(painter, theme.status_new, 1.8)
        painter.drawLine(QPointF(2, 6), QPointF(10, 6))
    elif status == "flagged":
        _fill(painter, theme.status_flagged)
        painter.drawPolygon(QPolygonF([QPointF(3, 1), QPointF(11, 3.8), QPointF(3, 6.8)]))
        _stroke(painter, theme.status_flagged, 1.5)
        painter.drawLine(QPointF(2.75, 1.5), QPointF(2.75, 11))
    else:
        _stroke(painter, theme.status_new, 1.4)
        painter.drawEllipse(circle)
    painter.restore()


def _fill(painter: QPainter, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))


def _stroke(painter: QPainter, colour: str, width: float) -> None:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


class StatusDot(Painted):
    """The status of one article, with the word as its tooltip."""

    def __init__(self, status: str, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(keeper, parent)
        self._status = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_status(status)

    def status(self) -> str:
        """Return the status that is shown."""
        return self._status

    def set_status(self, status: str) -> None:
        """Show another status."""
        self._status = status
        self.setAccessibleName(status_text(status))
        self.setToolTip(status_text(status))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the shape."""
        return QSize(DOT, DOT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the shape in the middle."""
        left, top = (self.width() - DOT) / 2, (self.height() - DOT) / 2
        paint_status(QPainter(self), left, top, self._status, self.theme)

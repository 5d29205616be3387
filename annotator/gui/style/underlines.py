"""The underline of a label, drawn alike on the page, in chips and on buttons: colour is never alone."""

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

UNDERLINES: Final = ("solid", "thick", "dashed", "dotted", "double", "wavy")

_WIDTH: Final = {"thick": 3.0, "double": 1.0, "wavy": 1.4}
_LINE: Final = 2.0
_WAVE: Final = 3.0


def underline_height(underline: str) -> float:
    """Return how tall an underline is, in device-independent pixels."""
    return 3.0 if underline in {"thick", "double", "wavy"} else _LINE


def paint_underline(
    painter: QPainter, left: float, right: float, middle: float, colour: str, underline: str
) -> None:
    """Draw an underline from `left` to `right` around the height `middle`; an unknown kind is drawn solid."""
    if right <= left:
        return
    painter.save()
    pen = QPen(QColor(colour), _WIDTH.get(underline, _LINE))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if underline == "dashed":
        pen.setDashPattern([2.5, 1.25])
    elif underline == "dotted":
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 2.0])
        left, right = left + 1, right - 1
    painter.setPen(pen)
    if underline == "double":
        for height in (middle - 1, middle + 1):
            painter.drawLine(QPointF(left, height), QPointF(right, height))
    elif underline == "wavy":
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPath(_wave(left, right, middle))
    else:
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
    painter.restore()


def _wave(left: float, right: float, middle: float) -> QPainterPath:
    """Return a wave that swings once around the height `middle` each two steps."""
    path = QPainterPath(QPointF(left, middle))
    x, up = left, True
    while x < right:
        end = min(x + _WAVE, right)
        path.quadTo(QPointF((x + end) / 2, middle + (-2 if up else 2)), QPointF(end, middle))
        x, up = end, not up
    return path

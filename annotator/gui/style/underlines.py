"""The underline of a label, drawn alike on the page, in chips and on buttons: colour is never alone."""

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

UNDERLINES: Final = ("solid", "thick", "dashed", "dotted")
_LINE: Final = 2.0
_THICK: Final = 3.0


def underline_height(underline: str) -> float:
    """Return how tall an underline is, in device-independent pixels."""
    return _THICK if underline == "thick" else _LINE


def underline_pen(colour: str, underline: str) -> QPen:
    """Return the pen that draws an underline; an unknown kind is drawn solid."""
    pen = QPen(QColor(colour), underline_height(underline))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if underline == "dashed":
        pen.setDashPattern([2.5, 1.25])
    elif underline == "dotted":
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 2.0])
    return pen


def paint_underline(
    painter: QPainter, left: float, right: float, middle: float, colour: str, underline: str
) -> None:
    """Draw an underline from `left` to `right` around the height `middle`."""
    if right <= left:
        return
    painter.save()
    dotted = underline == "dotted"
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=dotted)
    painter.setPen(underline_pen(colour, underline))
    ends = 1.0 if dotted else 0.0
    painter.drawLine(QPointF(left + ends, middle), QPointF(right - ends, middle))
    painter.restore()

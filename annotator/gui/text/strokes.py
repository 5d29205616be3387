"""The underlines, told apart without colour: solid, thick, dashed, dotted."""

from functools import lru_cache

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.gui.text.boxes import Extent
from annotator.gui.text.marks import Underline

_DASHES: dict[str, list[float]] = {"dashed": [3.0, 1.25], "dotted": [1.0, 1.0]}
"""In widths of the pen."""


def paint_underline(
    painter: QPainter, extent: Extent, top: int, colour: QColor, underline: Underline
) -> None:
    """Paint one stretch; `top` is the first row of a solid one, a thick one begins a row above."""
    left, right = extent
    if underline == "thick":
        painter.fillRect(QRectF(left, top - 1, right - left, 3), colour)
    elif underline == "solid":
        painter.fillRect(QRectF(left, top, right - left, 2), colour)
    elif underline != "none":
        painter.setPen(_pen(colour.rgba(), underline))
        painter.drawLine(QLineF(left, top + 1, right, top + 1))


@lru_cache(maxsize=256)
def _pen(rgba: int, underline: str) -> QPen:
    pen = QPen(QColor.fromRgba(rgba), 2, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern(_DASHES[underline])
    return pen

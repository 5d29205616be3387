"""The mouse pointer of pen mode: the beam between letters, underlined in the colour of the label in hand."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen, QPixmap

from annotator.domain.label import Label
from annotator.gui.style.theme import Theme

_SIZE = 25
"""Pixels, odd, so that the beam has a middle."""
_MIDDLE, _TOP, _FOOT, _SERIF = 12.5, 2.5, 17.5, 3
"""Where the beam stands, and how far its ends reach to each side."""


def pen_cursor(label: Label, theme: Theme, ratio: float = 1.0) -> QCursor:
    """Return the pointer for a label, for a screen of density `ratio`."""
    pixmap = QPixmap(round(_SIZE * ratio), round(_SIZE * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # A rim in the colour of the page, so that the beam is seen on whatever lies beneath.
    for colour, width in ((theme.page, 3.6), (theme.text, 1.4)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawLine(QLineF(_MIDDLE, _TOP, _MIDDLE, _FOOT))
        for y in (_TOP, _FOOT):
            painter.drawLine(QLineF(_MIDDLE - _SERIF, y, _MIDDLE + _SERIF, y))
    painter.setPen(QPen(QColor(theme.page), 1))
    painter.setBrush(QColor(theme.label_colour(label.colour).line))
    painter.drawRoundedRect(QRectF(QPointF(4.5, 19.5), QPointF(20.5, 24.5)), 2, 2)
    painter.end()
    return QCursor(pixmap, round(_MIDDLE - 0.5), round((_TOP + _FOOT) / 2))

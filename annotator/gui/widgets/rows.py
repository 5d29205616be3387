"""The ground of a row in a list that paints its own rows: chosen, under the mouse, focused."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.gui.style.theme import LabelColour, Theme

BAR: Final = 3
"""Width in pixels of the bar at the side of the chosen row."""


def paint_row(
    painter: QPainter,
    box: QRectF,
    theme: Theme,
    *,
    chosen: bool = False,
    hovered: bool = False,
    focused: bool = False,
    tone: LabelColour | None = None,
    rtl: bool = False,
) -> None:
    """Draw a row's ground; a chosen annotation's row may be in the `tone` of its label.

    What is written on it runs as its own script does, not as the window's.
    """
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    if chosen:
        painter.fillRect(box, QColor(tone.tint if tone else theme.chosen))
        left = box.right() - BAR if rtl else box.left()
        painter.fillRect(
            QRectF(left, box.top(), BAR, box.height()), QColor(tone.line if tone else theme.chosen_bar)
        )
    elif hovered:
        painter.fillRect(box, QColor(theme.hover))
    if focused:
        painter.save()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.focus), 1))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.restore()

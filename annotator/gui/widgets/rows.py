"""Rows of a list that paints its own: their height, and their ground: chosen, under the mouse, focused."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import GAP
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


def paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, tone: LabelColour | None = None
) -> bool:
    """Draw the ground of a view's row as its state is; return whether the row runs from right to left."""
    rtl = option.direction == Qt.LayoutDirection.RightToLeft
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    paint_row(
        painter,
        QRectF(option.rect),
        theme,
        chosen=chosen,
        hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
        focused=chosen and bool(option.state & QStyle.StateFlag.State_HasFocus),
        tone=tone,
        rtl=rtl,
    )
    return rtl


class LineDelegate(QStyledItemDelegate):
    """Draws rows of one line; what is on them is up to whoever derives from it."""

    air = 2 * GAP
    """Pixels above and below the letters together."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeper = keeper

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line with some air."""
        return QSize(80, round(QFontMetricsF(option.font).height()) + self.air)

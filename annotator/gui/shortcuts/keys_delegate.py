"""Draws the keys of an action as keycaps, in the list of actions."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import GAP, STEP
from annotator.gui.widgets.keycap import keycap_size, paint_keycap

CAPS: Final = Qt.ItemDataRole.UserRole + 1
"""What stands on the keycaps, a list of texts; the text of the cell says the same to screen readers."""


class KeysDelegate(QStyledItemDelegate):
    """One keycap after the other."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeper = keeper

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row's ground as everywhere, and keycaps instead of the text."""
        caps = index.data(CAPS)
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        if caps:
            shown.text = ""
        widget: QWidget | None = option.widget
        style = widget.style() if widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
        if not caps:
            return
        box = QRectF(option.rect)
        left = box.left() + GAP
        painter.save()
        painter.setFont(shown.font)
        for cap in caps:
            size = keycap_size(cap, painter.font())
            top = round(box.center().y() - size.height() / 2)
            paint_keycap(painter, QRectF(left, top, size.width(), size.height()), cap, self._keeper.theme)
            left += size.width() + STEP
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Room for all keycaps."""
        size = super().sizeHint(option, index)
        caps = index.data(CAPS) or []
        font = option.font
        width = sum(keycap_size(cap, font).width() + STEP for cap in caps) + 2 * GAP
        return QSize(max(round(width), size.width() if not caps else 0), size.height())

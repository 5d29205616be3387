"""How a row of the list of names is drawn: the name, and at the other side how often it is used."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.things.names_model import Roles
from annotator.gui.widgets.rows import LineDelegate, paint_ground


class NameDelegate(LineDelegate):
    """Draws names as they are, cut where there is no room."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        theme, box = self._keeper.theme, QRectF(option.rect)
        rtl = paint_ground(painter, option, theme)
        room = box.adjusted(MARGIN, 0, -MARGIN, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if rtl:
            start, end = end, start
        metrics, count = QFontMetricsF(option.font), str(index.data(Roles.COUNT))
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(theme.muted))
        painter.drawText(room, end | middle, count)
        width = metrics.horizontalAdvance(count) + GAP
        left = room.adjusted(width, 0, 0, 0) if rtl else room.adjusted(0, 0, -width, 0)
        name = " ".join(str(index.data(Qt.ItemDataRole.DisplayRole)).split())
        painter.setPen(QColor(theme.text))
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, start | middle | Qt.TextFlag.TextSingleLine, shown)
        painter.restore()

"""How a row of the list of articles is drawn."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.gui.library.article_model import Roles
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.widgets.rows import paint_ground
from annotator.gui.widgets.status_dot import DOT, paint_status


def _small(font: QFont) -> QFont:
    smaller = QFont(font)
    smaller.setPixelSize(max(9, font.pixelSize() - 2) if font.pixelSize() > 0 else 11)
    return smaller


class ArticleRowDelegate(QStyledItemDelegate):
    """Draws the shape of the status, the title, and beneath it status and counts."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeper = keeper

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines with some air."""
        title = QFontMetricsF(option.font).height()
        detail = QFontMetricsF(_small(option.font)).height()
        return QSize(80, round(title + detail) + 4 * STEP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        theme = self._keeper.theme
        box = QRectF(option.rect)
        rtl = paint_ground(painter, option, theme)
        inner = box.adjusted(MARGIN + STEP, 2 * STEP, -MARGIN, -2 * STEP)
        metrics = QFontMetricsF(option.font)
        dot = inner.right() - DOT if rtl else inner.left()
        paint_status(
            painter, dot, inner.top() + (metrics.height() - DOT) / 2, str(index.data(Roles.STATUS)), theme
        )
        shift = DOT + GAP
        text = inner.adjusted(0, 0, -shift, 0) if rtl else inner.adjusted(shift, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        align = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
        title = " ".join(str(index.data(Qt.ItemDataRole.DisplayRole)).split())
        painter.setFont(option.font)
        painter.setPen(QColor(theme.text))
        painter.drawText(text, align, metrics.elidedText(title, Qt.TextElideMode.ElideRight, text.width()))
        small = _small(option.font)
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        detail = QFontMetricsF(small).elidedText(
            str(index.data(Roles.DETAIL)), Qt.TextElideMode.ElideRight, text.width()
        )
        painter.drawText(text.adjusted(0, metrics.height(), 0, 0), align, detail)

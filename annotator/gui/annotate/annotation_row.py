"""How a row of the list of annotations is drawn."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.domain.label import Label
from annotator.gui.annotate.annotation_model import Roles
from annotator.gui.style.icons import icon_pixmap
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.style.underlines import paint_underline
from annotator.gui.widgets.rows import LineDelegate, paint_ground

_ICON = 14


class AnnotationRow(LineDelegate):
    """Draws the label, the text, and signs for a note, a discuss mark and several fragments."""

    air = 3 * STEP

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        theme = self._keeper.theme
        label = index.data(Roles.LABEL)
        look = theme.label_colour(label.colour if isinstance(label, Label) else "palette-1")
        box = QRectF(option.rect)
        rtl = paint_ground(painter, option, theme, tone=look)
        inner = box.adjusted(MARGIN, 0, -MARGIN, 0)
        self._paint_sign(painter, inner, label, look.line, rtl=rtl)
        text = inner.adjusted(0, 0, -20 - GAP, 0) if rtl else inner.adjusted(20 + GAP, 0, 0, 0)
        for role in self._icons(index):
            left = text.left() if rtl else text.right() - _ICON
            pixmap = icon_pixmap(role, theme.muted, _ICON, painter.device().devicePixelRatioF())
            painter.drawPixmap(round(left), round(box.center().y() - _ICON / 2), pixmap)
            text = text.adjusted(_ICON + STEP, 0, 0, 0) if rtl else text.adjusted(0, 0, -_ICON - STEP, 0)
        painter.setFont(option.font)
        painter.setPen(QColor(theme.text))
        metrics = QFontMetricsF(option.font)
        shown = metrics.elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)), Qt.TextElideMode.ElideRight, text.width()
        )
        align = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | align | Qt.AlignmentFlag.AlignAbsolute, shown)

    def _paint_sign(self, painter: QPainter, inner: QRectF, label: object, line: str, *, rtl: bool) -> None:
        """The label as a letter on its own underline, so that it is not told by colour alone."""
        left = inner.right() - 20 if rtl else inner.left()
        sign = QRectF(left, inner.center().y() - 10, 20, 18)
        painter.save()
        letter = label.title[:1].upper() if isinstance(label, Label) else "?"
        painter.setPen(QColor(line))
        painter.drawText(sign.adjusted(0, 0, 0, -2), Qt.AlignmentFlag.AlignCenter, letter)
        underline = label.underline.value if isinstance(label, Label) else "solid"
        paint_underline(painter, sign.left() + 2, sign.right() - 2, sign.bottom(), line, underline)
        painter.restore()

    def _icons(self, index: QModelIndex | QPersistentModelIndex) -> list[str]:
        icons = []
        if index.data(Roles.NOTE):
            icons.append("note")
        if index.data(Roles.DISCUSS):
            icons.append("discuss")
        if index.data(Roles.PARTS) > 1:
            icons.append("link")
        return icons

"""How a row of what was found is drawn: the article's title, or a line of its text with the places bold."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.domain.offsets import OffsetMap
from annotator.domain.searching import Snippet
from annotator.gui.find.results import Roles, Row, places_of, title_of
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.style.theme import Theme
from annotator.gui.widgets.painted import smaller
from annotator.gui.widgets.rows import paint_row

INDENT = 4 * STEP
"""Pixels by which lines stand behind their heading."""


class ResultDelegate(QStyledItemDelegate):
    """Draws headings and lines; what articles say is never taken for markup."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeper = keeper

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line with some air."""
        return QSize(80, round(QFontMetricsF(option.font).height()) + 2 * GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        row, theme = index.data(Roles.ROW), self._keeper.theme
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        paint_row(painter, box, theme, chosen=chosen, hovered=hovered, focused=focused, rtl=rtl)
        painter.save()
        painter.setFont(option.font)
        painter.setClipRect(box)
        room = box.adjusted(MARGIN, 0, -MARGIN, 0)
        if not isinstance(row, Row):
            pass
        elif row.snippet is None:
            _paint_heading(painter, room, row, theme, rtl=rtl)
        else:
            room = room.adjusted(0, 0, -INDENT, 0) if rtl else room.adjusted(INDENT, 0, 0, 0)
            _paint_line(painter, room, row.snippet, theme)
        painter.restore()


def _paint_heading(painter: QPainter, room: QRectF, row: Row, theme: Theme, *, rtl: bool) -> None:
    start, end = (
        (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft)
        if rtl
        else (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
    )
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    usual, places = painter.font(), places_of(row.article)
    painter.setFont(smaller(usual))
    painter.setPen(QColor(theme.muted))
    painter.drawText(room, end | middle, places)
    width = QFontMetricsF(painter.font()).horizontalAdvance(places) + MARGIN
    bold = QFont(usual)
    bold.setWeight(QFont.Weight.DemiBold)
    painter.setFont(bold)
    painter.setPen(QColor(theme.text))
    left = room.adjusted(width, 0, 0, 0) if rtl else room.adjusted(0, 0, -width, 0)
    shown = QFontMetricsF(bold).elidedText(title_of(row.article), Qt.TextElideMode.ElideRight, left.width())
    painter.drawText(left, start | middle | Qt.TextFlag.TextSingleLine, shown)


def _paint_line(painter: QPainter, room: QRectF, snippet: Snippet, theme: Theme) -> None:
    layout = QTextLayout(snippet.text, painter.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    offsets, bold = OffsetMap(snippet.text), QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    bold.setBackground(QColor(theme.search_hit))
    bold.setForeground(QColor(theme.text))
    formats = []
    for span in snippet.bold:
        found = QTextLayout.FormatRange()
        found.start = offsets.to_utf16(span.start)
        found.length = offsets.to_utf16(span.end) - found.start
        found.format = bold
        formats.append(found)
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(room.width())
    layout.endLayout()
    painter.setPen(QColor(theme.text))
    layout.draw(painter, QPointF(room.left(), room.center().y() - line.height() / 2))

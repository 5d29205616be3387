"""How a row of what was found is drawn: the article's title, or a line of its text with the places bold."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.domain.offsets import OffsetMap
from annotator.domain.span import Span
from annotator.domain.texts.graphemes import grapheme_floor
from annotator.domain.texts.searching import Snippet
from annotator.gui.find.results import Roles, Row, places_of, title_of
from annotator.gui.style.metrics import MARGIN, STEP
from annotator.gui.style.theme import Theme
from annotator.gui.text.shown_text import has_right_to_left
from annotator.gui.widgets.painted import smaller
from annotator.gui.widgets.rows import LineDelegate, paint_ground

INDENT = 4 * STEP
"""Pixels by which lines stand behind their heading."""


class ResultDelegate(LineDelegate):
    """Draws headings and lines; what articles say is never taken for markup."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        row, theme = index.data(Roles.ROW), self._keeper.theme
        box = QRectF(option.rect)
        rtl = paint_ground(painter, option, theme)
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
    layout = _laid_out(snippet.text, snippet.bold, painter.font(), theme)
    line = layout.lineAt(0)
    if line.naturalTextWidth() > room.width():
        ellipsis = QFontMetricsF(painter.font()).horizontalAdvance("…")
        place = OffsetMap(snippet.text).to_codepoint(line.xToCursor(room.width() - ellipsis))
        # A letter less, for the place is the nearest one, not the last that fits.
        kept = grapheme_floor(snippet.text, max(0, place - 1))
        bold = [Span(span.start, min(span.end, kept)) for span in snippet.bold if span.start < kept]
        layout = _laid_out(snippet.text[:kept] + "…", bold, painter.font(), theme)
        line = layout.lineAt(0)
    left = room.left()
    if layout.textOption().textDirection() == Qt.LayoutDirection.RightToLeft:
        left = max(left, room.right() - line.naturalTextWidth())
    painter.setPen(QColor(theme.text))
    layout.draw(painter, QPointF(left, room.center().y() - line.height() / 2))


def _laid_out(text: str, bold: Sequence[Span], font: QFont, theme: Theme) -> QTextLayout:
    """The text on one line, as long as it is, with stretches of it (code points) bold."""
    layout = QTextLayout(text, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    right = has_right_to_left(text[:1]) or (not text[:1].isalnum() and has_right_to_left(text[:8]))
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    offsets, look = OffsetMap(text), QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setBackground(QColor(theme.search_hit))
    look.setForeground(QColor(theme.text))
    formats = []
    for span in bold:
        found = QTextLayout.FormatRange()
        found.start = offsets.to_utf16(span.start)
        found.length = offsets.to_utf16(span.end) - found.start
        found.format = look
        formats.append(found)
    layout.setFormats(formats)
    layout.beginLayout()
    layout.createLine().setLineWidth(1e6)
    layout.endLayout()
    return layout

"""How a place is drawn: a tick, the words bold in what stands around them, and what is there already."""

from unicodedata import bidirectional

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.domain.offsets import OffsetMap
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.style.theme import Theme
from annotator.gui.tag_all.model import Heading, Roles, Row
from annotator.gui.widgets.painted import smaller
from annotator.gui.widgets.rows import paint_row
from annotator.services.annotations.tagging_all import Place

_Index = QModelIndex | QPersistentModelIndex
BOX = 16
"""Width and height of a tick in pixels."""
INDENT = 2 * MARGIN
"""How far places stand behind the title of their article."""
WORDS_PART, NOTE_PART = 0.6, 0.35
"""How much of a row the words themselves, and what is said of them, may take."""


class PlaceRowDelegate(QStyledItemDelegate):
    """Draws headings and places, and takes clicks on their ticks."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeper = keeper

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """One line with some air."""
        return QSize(80, round(QFontMetricsF(option.font).height()) + 3 * STEP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row."""
        row, theme = index.data(Roles.ROW), self._keeper.theme
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        paint_row(
            painter, QRectF(option.rect), theme, chosen=chosen, hovered=hovered, focused=focused, rtl=rtl
        )
        painter.save()
        self._paint_tick(painter, option, index)
        box = tick_box(option.rect, row, rtl=rtl)
        room = QRectF(option.rect)
        if rtl:
            room.setRight(box.left() - GAP)
            room.setLeft(room.left() + MARGIN)
        else:
            room.setLeft(box.right() + 1 + GAP)
            room.setRight(room.right() - MARGIN)
        if isinstance(row, Heading):
            _paint_title(painter, room, row, option.font, theme, rtl=rtl)
        elif isinstance(row, Row):
            painter.setFont(option.font)
            room = _paint_note(painter, room, str(index.data(Roles.NOTE)), theme, rtl=rtl)
            _paint_place(painter, room, row, theme, rtl=rtl)
        painter.restore()

    def _paint_tick(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, view = index.data(Roles.ROW), option.widget
        box = QStyleOptionViewItem(option)
        box.rect = tick_box(option.rect, row, rtl=option.direction == Qt.LayoutDirection.RightToLeft)
        states, flag = Qt.CheckState, QStyle.StateFlag
        look = {
            states.Checked: flag.State_On,
            states.PartiallyChecked: flag.State_NoChange,
            states.Unchecked: flag.State_Off,
        }
        box.state = (option.state & ~flag.State_HasFocus) | look[index.data(Qt.ItemDataRole.CheckStateRole)]
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            painter.setOpacity(0.35)
        view.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, view)
        painter.setOpacity(1)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """A click on the tick changes it; the list itself takes the keys."""
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            rtl = option.direction == Qt.LayoutDirection.RightToLeft
            box = tick_box(option.rect, index.data(Roles.ROW), rtl=rtl).adjusted(-STEP, -STEP, STEP, STEP)
            if box.contains(event.position().toPoint()):
                if event.type() == QEvent.Type.MouseButtonRelease:
                    on = index.data(Qt.ItemDataRole.CheckStateRole) is not Qt.CheckState.Checked
                    value = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
                    model.setData(index, value, Qt.ItemDataRole.CheckStateRole)
                return True
        return False


def tick_box(rect: QRect, row: Heading | Row, *, rtl: bool) -> QRect:
    """Where the tick of a row stands."""
    start = MARGIN + (INDENT if isinstance(row, Row) else 0)
    left = rect.right() - start - BOX if rtl else rect.left() + start
    return QRect(left, rect.center().y() - BOX // 2, BOX, BOX)


def _paint_title(
    painter: QPainter, room: QRectF, row: Heading, font: QFont, theme: Theme, *, rtl: bool
) -> None:
    bold = QFont(font)
    bold.setBold(True)
    painter.setFont(bold)
    painter.setPen(QColor(theme.text))
    shown = QFontMetricsF(bold).elidedText(row.title, Qt.TextElideMode.ElideRight, room.width())
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    align = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, align | Qt.TextFlag.TextSingleLine, shown)


def _paint_note(painter: QPainter, room: QRectF, words: str, theme: Theme, *, rtl: bool) -> QRectF:
    """Draw at the end what is there already; return the room that is left."""
    if not words:
        return room
    painter.save()
    painter.setFont(smaller(painter.font()))
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width() * NOTE_PART)
    width = metrics.horizontalAdvance(shown) + 1
    side = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
    painter.setPen(QColor(theme.muted))
    align = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, align | Qt.TextFlag.TextSingleLine, shown)
    painter.restore()
    gap = width + MARGIN
    return room.adjusted(gap, 0, 0, 0) if rtl else room.adjusted(0, 0, -gap, 0)


def _paint_place(painter: QPainter, room: QRectF, row: Row, theme: Theme, *, rtl: bool) -> None:
    """Draw one line of text in which the words are bold, so that mixed scripts keep their order."""
    font = painter.font()
    bold = QFont(font)
    bold.setBold(True)
    metrics, heavy, elide = QFontMetricsF(font), QFontMetricsF(bold), Qt.TextElideMode
    before, words, after = (_flat(part) for part in (row.place.before, row.place.words, row.place.after))
    around = metrics.horizontalAdvance(before) + metrics.horizontalAdvance(after)
    if heavy.horizontalAdvance(words) + around > room.width():
        words = heavy.elidedText(words, elide.ElideMiddle, room.width() * WORDS_PART)
        left = room.width() - heavy.horizontalAdvance(words) - STEP
        behind = min(
            metrics.horizontalAdvance(after), max(left / 2, left - metrics.horizontalAdvance(before))
        )
        before = metrics.elidedText(before, elide.ElideLeft, left - behind)
        after = metrics.elidedText(after, elide.ElideRight, behind)
    direction = _direction(row.place)
    line = f"{before}{words}{after}"
    layout = QTextLayout(line, font)
    option = QTextOption(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
    option.setAlignment(option.alignment() | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    offsets, found = OffsetMap(line), QTextLayout.FormatRange()
    found.start = offsets.to_utf16(len(before))
    found.length = offsets.to_utf16(len(before) + len(words)) - found.start
    found.format = QTextCharFormat()
    found.format.setFontWeight(QFont.Weight.Bold)
    layout.setFormats([found])
    layout.beginLayout()
    made = layout.createLine()
    made.setLineWidth(room.width())
    layout.endLayout()
    painter.setPen(QColor(theme.text if row.tickable else theme.muted))
    layout.draw(painter, QPointF(room.left(), room.center().y() - made.height() / 2))


def _direction(place: Place) -> Qt.LayoutDirection:
    """Which way its line runs, whichever part of it there is room for."""
    for letter in f"{place.before}{place.words}{place.after}":
        kind = bidirectional(letter)
        if kind in {"L", "R", "AL"}:
            rtl = kind != "L"
            return Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    return Qt.LayoutDirection.LayoutDirectionAuto


def _flat(words: str) -> str:
    """On one line: what would break it is a space."""
    return "".join(" " if letter.isspace() else letter for letter in words)

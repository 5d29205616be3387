"""The table of disagreements, in reading order; the current one is the chosen row."""

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from annotator.gui.review.table_model import FIXED, DisagreementModel, Index
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, STEP

_LETTERS = (3, 17, 9, 6)
"""How many letters number, differences, label and gold have room for."""
_LEAST_SIDE = 80


class DisagreementTable(QTableView):
    """One line a row, cut in the middle; the whole is in the tooltip and on the page."""

    picked = Signal(str)
    """The key of the disagreement that a person went to."""

    def __init__(self, model: DisagreementModel, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("disagreements")
        self.disagreements = model
        self._keeper = keeper
        self._quiet = False
        set_look(self, "page")
        self.setModel(model)
        self.setItemDelegate(_CellDelegate(keeper, self))
        self.setAccessibleName(self.tr("Disagreements"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._measure_rows()
        keeper.changed.connect(self._measure_rows)
        model.modelReset.connect(self._share_width)
        self.selectionModel().currentRowChanged.connect(self._moved)

    def show_current(self, key: str) -> None:
        """Choose the row of a disagreement, quietly."""
        place = self.disagreements.place_of(key)
        self._quiet = True
        if place < 0:
            self.clearSelection()
            self.setCurrentIndex(self.disagreements.index(-1, -1))
        else:
            index = self.disagreements.index(place, max(self.currentIndex().column(), 0))
            flags = QItemSelectionModel.SelectionFlag
            # The stock view would scroll by a row each time, and paint all of them again.
            self.setAutoScroll(False)
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.setAutoScroll(True)
            box = self.visualRect(index)
            if box.top() < 0 or box.bottom() > self.viewport().height():
                height = self.verticalHeader().defaultSectionSize()
                self.verticalScrollBar().setValue((place - 1) * height)
        self._quiet = False

    def _moved(self, current: Index, _before: Index) -> None:
        if not self._quiet and current.isValid():
            self.picked.emit(self.disagreements.key_at(current.row()))

    def _measure_rows(self, _theme: object = None) -> None:
        height = self.fontMetrics().height() + GAP + STEP
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setFixedHeight(height)

    def _share_width(self) -> None:
        """Fixed columns take what their words need, the sides share the rest; many sides are scrolled."""
        columns, width = self.disagreements.columnCount(), self.viewport().width()
        sides = columns - FIXED - 1
        if sides < 1:
            return
        letter = self.fontMetrics().averageCharWidth()
        *parts, gold = (letters * letter + GAP + STEP for letters in _LETTERS)
        for column, part in enumerate(parts):
            self.setColumnWidth(column, part)
        each, more = divmod(width - sum(parts) - gold, sides)
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if each < _LEAST_SIDE:
            each, more, bar = _LEAST_SIDE, 0, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(bar)
        for number, column in enumerate(range(FIXED, columns - 1)):
            self.setColumnWidth(column, each + (number < more))
        self.setColumnWidth(columns - 1, gold)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share_width()

    def sizeHint(self) -> QSize:
        """A few rows."""
        return QSize(560, 8 * self.verticalHeader().defaultSectionSize())


class _CellDelegate(QStyledItemDelegate):
    """Paints the cells in the colours of the theme: the current row, what is decided, what is open."""

    def __init__(self, keeper: ThemeKeeper, view: DisagreementTable) -> None:
        super().__init__(view)
        self._keeper, self._view = keeper, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = self._keeper.theme, self._view.disagreements.row(index.row())
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        last = index.column() == self._view.disagreements.columnCount() - 1
        painter.save()
        if chosen:
            painter.fillRect(option.rect, QColor(theme.warning_surface))
            if index.column() == 0:
                painter.fillRect(option.rect.adjusted(0, 0, 3 - option.rect.width(), 0), QColor(theme.text))
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        font = QFont(option.font)
        font.setBold(index.column() == 1 and row.open)
        painter.setFont(font)
        colour = theme.text if index.column() in {0, 1} else theme.muted
        if index.column() >= FIXED and not last:
            colour = theme.text
        if last and not row.open:
            colour = theme.success
        painter.setPen(QColor(colour))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        box = option.rect.adjusted(GAP, 0, -STEP, 0)
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, box.width())
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
        painter.drawText(box, flags, shown)
        painter.restore()

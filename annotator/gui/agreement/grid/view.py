"""A table of figures in the window: arrows walk it, a click or Return leads to what is behind a figure."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyle, QTableView, QWidget

from annotator.gui.agreement.grid.heads import WIDEST, GridHead
from annotator.gui.agreement.grid.model import GridModel
from annotator.gui.agreement.grid.painting import NARROWEST, CellPainter, height_of
from annotator.gui.agreement.sheets.laid import Laid, Spot
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, STEP
from annotator.gui.widgets.labels import ElidedLabel

_RETURN: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_NAMES: Final = (72, 0.4)
"""Pixels of the names of rows at least, and the share of the window at most."""
_LEAST: Final = 320
"""Pixels of the table, however little room there is."""
_MORE: Final = 40
"""Pixels that a column gets at most beyond those it needs."""
_LOOKED_AT: Final = 200
"""Rows by which columns and names are measured; there may be very many."""


class GridView(QTableView):
    """Shows one Laid after the other; the chosen cell stays, where there still is such a one."""

    moved = Signal(object)
    """The Spot that is chosen now, or None."""
    picked = Signal(object)
    """The Spot whose annotations are to be opened."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._widths: list[int] = []
        self._waiting = ""
        self.grid = GridModel(self)
        self.painter_of_cells = CellPainter(keeper, self)
        set_look(self, "page")
        self.setAccessibleDescription(self.tr("Return opens what is behind the chosen figure"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumWidth(_LEAST)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for mode in (self.setVerticalScrollMode, self.setHorizontalScrollMode):
            mode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(GridHead(Qt.Orientation.Horizontal, keeper, self))
        self.setVerticalHeader(GridHead(Qt.Orientation.Vertical, keeper, self))
        self.setItemDelegate(self.painter_of_cells)
        self.setModel(self.grid)
        self.corner = ElidedLabel("", "muted", parent=self)
        self.corner.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading)
        self.corner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        keeper.changed.connect(self._measure)
        self.doubleClicked.connect(self._pick)
        self.selectionModel().currentChanged.connect(lambda now, _before: self._moved(now))

    def say_waiting(self, words: str) -> None:
        """Say something while there is no table yet."""
        self._waiting = words
        if self.grid.laid is None:
            self.viewport().update()

    def show_laid(self, laid: Laid) -> None:
        """Show a table; of one with the same names the chosen cell stays chosen."""
        before, at = self.grid.laid, self.currentIndex()
        chosen = (at.row(), at.column()) if at.isValid() else None
        self.grid.show(laid)
        self.setAccessibleName(laid.sheet.title)
        self.corner.setText(laid.sheet.corner)
        self._measure()
        some = bool(laid.sheet.rows and laid.sheet.columns)
        for part in (self.corner, self.horizontalHeader(), self.verticalHeader()):
            part.setVisible(some)
        if not some:
            self.moved.emit(None)
            return
        row, column = laid.first
        if before is not None and chosen is not None and before.key.split(" ")[0] == laid.key.split(" ")[0]:
            row = _again(before.sheet.rows, chosen[0], laid.sheet.rows, row)
            column = _again(before.sheet.columns, chosen[1], laid.sheet.columns, column)
        self._go(row, column)

    def choose(self, row: str, column: str) -> None:
        """Choose the cell of these names, where there is one."""
        laid = self.grid.laid
        if laid is not None and row in laid.sheet.rows and column in laid.sheet.columns:
            self._go(list(laid.sheet.rows).index(row), list(laid.sheet.columns).index(column))

    def _go(self, row: int, column: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.grid.index(row, column), flag)

    def choose_row(self, row: int) -> None:
        """Choose the cell of this row in the column that is chosen."""
        self._go(row, max(self.currentIndex().column(), 0))
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def current_spot(self) -> Spot | None:
        """What the chosen cell is about."""
        return self.grid.spot(self.currentIndex())

    def _moved(self, index: QModelIndex) -> None:
        self.moved.emit(self.grid.spot(index) if index.isValid() else None)

    def _pick(self, index: QModelIndex) -> None:
        spot = self.grid.spot(index)
        if spot is not None:
            self.picked.emit(spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens what is behind the figure."""
        if event.key() in _RETURN and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._pick(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say why there is nothing, where that is so."""
        super().paintEvent(event)
        laid = self.grid.laid
        if laid is None or not (laid.sheet.rows and laid.sheet.columns):
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self._keeper.theme.muted))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(
                self.viewport().rect().adjusted(GAP, GAP, -GAP, -GAP),
                flags,
                laid.nothing if laid is not None else self._waiting,
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names of rows their share of another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._give_room()

    # Measuring

    def _measure(self, _theme: object = None) -> None:
        metrics, laid = self.fontMetrics(), self.grid.laid
        self.verticalHeader().setDefaultSectionSize(height_of(metrics.height()))
        if laid is None:
            return
        head = self.horizontalHeader()
        looked_at = range(min(len(laid.sheet.rows), _LOOKED_AT))
        self._widths = []
        for column in range(len(laid.sheet.columns)):
            cells = [self.grid.cell(row, column) for row in looked_at]
            needed = [NARROWEST, head.sectionSizeFromContents(column).width() + GAP]
            needed += [min(metrics.horizontalAdvance(one.text) + 2 * GAP, WIDEST) for one in cells]
            needed += [metrics.horizontalAdvance(one.below) for one in cells]
            self._widths.append(max(needed))
        self._give_room()

    def _give_room(self) -> None:
        """Names of rows get their share of the width, columns what is left of it, up to a measure."""
        laid, names, head = self.grid.laid, self.verticalHeader(), self.horizontalHeader()
        if laid is None:
            return
        metrics = self.fontMetrics()
        least, share = _NAMES
        looked_at = range(min(len(laid.sheet.rows), _LOOKED_AT))
        told = metrics.horizontalAdvance(self.corner.text()) + 2 * (GAP + STEP)
        wanted = max([told, *(names.sectionSizeFromContents(row).width() for row in looked_at)])
        names.setFixedWidth(max(least, min(wanted, int(self.width() * share))))
        left = self.width() - names.width() - self.verticalScrollBar().sizeHint().width()
        more = (left - sum(self._widths)) // max(len(self._widths), 1)
        deepest = 1
        for column, width in enumerate(self._widths):
            given = width + max(0, min(more, _MORE))
            self.setColumnWidth(column, given)
            if isinstance(head, GridHead):
                deepest = max(deepest, len(head.lines(column, given - STEP)))
        head.setFixedHeight(deepest * metrics.height() + 2 * GAP)
        corner = QRect(GAP + STEP, 0, names.width() - GAP - STEP, head.height() - STEP)
        self.corner.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), corner))
        self.corner.raise_()


def _again(before: Sequence[str], place: int, names: Sequence[str], otherwise: int) -> int:
    """Where a chosen name stands now: where it was, if that is so, for several may be called alike."""
    name = before[place]
    if place < len(names) and names[place] == name:
        return place
    return list(names).index(name) if name in names else otherwise

"""The list of the ledger: walked by keys, opened by click or Return, sorted in by dragging."""

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from annotator.gui.ledger.columns import columns_for
from annotator.gui.ledger.drag import RowDrag, WhyNot
from annotator.gui.ledger.items import Heading, Item, Shown, Statement
from annotator.gui.ledger.measure import Measure
from annotator.gui.ledger.model import LedgerModel
from annotator.gui.ledger.row import LedgerDelegate
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.widgets.rail_list import RailList

_SELECT: Final = QItemSelectionModel.SelectionFlag
_WALK: Final = QAbstractItemView.CursorAction
_PLAIN: Final = Qt.KeyboardModifier.NoModifier
_TYPED: Final = frozenset({_PLAIN, Qt.KeyboardModifier.ShiftModifier})
_RETURN: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_SURELY_MANY: Final = 100
"""So many lines never have room without scrolling."""
REST: Final = 40
"""Milliseconds after a change of the width until the rows are measured anew."""


class LedgerView(RailList):
    """Paints only what is in view; the heights of all lines are measured when the width changes."""

    picked = Signal(object)
    """The Statement that is to be opened."""
    typed = Signal(str)
    """Letters, which filter."""
    columns_changed = Signal(object)
    chose = Signal()
    """Other rows are chosen."""
    sort_asked = Signal()
    """The chosen rows are to be sorted in."""
    take_out_asked = Signal()

    def __init__(
        self, model: LedgerModel, keeper: ThemeKeeper, why_not: WhyNot, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        set_look(self, "page")
        self.setAccessibleName(self.tr("Claims by quantity"))
        self.setUniformItemSizes(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.ledger = model
        self.measure: Measure | None = None
        self.drag = RowDrag(self, keeper, why_not, self)
        self.setModel(model)
        self.setItemDelegate(LedgerDelegate(self, keeper, self))
        self.selectionModel().selectionChanged.connect(lambda _on, _off: self.chose.emit())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.scheduleDelayedItemsLayout)
        keeper.changed.connect(self.remeasure)

    # What is shown

    def show_ledger(self, shown: Shown) -> None:
        """Show another ledger; what was chosen and in view stays so, as far as it is still there.

        What goes out of view to another panel is not followed: the line that stands in its place is chosen.
        """
        chosen = [one.key for one in self.chosen()]
        before = self.currentIndex().row()
        current, was_seen = self.statement(before), self._sees(before)
        place = self.verticalScrollBar().value()
        # A bar that came only afterwards would have everything measured twice.
        policy = Qt.ScrollBarPolicy
        many = len(shown.items) > _SURELY_MANY
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if many else policy.ScrollBarAsNeeded)
        self.measure = self._measured(shown)
        self.ledger.show(shown)
        self.columns_changed.emit(self.measure.columns)
        self.executeDelayedItemsLayout()
        self._rest.stop()
        rows = [row for row in map(self.ledger.row_of, chosen) if row >= 0]
        at = self.ledger.row_of(current.key) if current is not None else -1
        if at < 0:
            at = rows[0] if rows else self.ledger.neighbour(-1, 1)
        if at >= 0:
            index = self.ledger.index(at, 0)
            self.selectionModel().setCurrentIndex(index, _SELECT.NoUpdate)
        self.choose_rows(rows or ([at] if at >= 0 else []))
        # Last, for the list goes after its current line, which may just have moved to another panel.
        self.verticalScrollBar().setValue(place)
        now = self.statement(at)
        is_moved = (
            current is not None and now is not None and now.row.amount.quantity != current.row.amount.quantity
        )
        if is_moved and was_seen and not self._sees(at):
            beside = self.ledger.neighbour(before - 1, 1)
            self.show_row(beside if beside >= 0 else at)

    def _sees(self, row: int) -> bool:
        """Whether some of a line is in view."""
        return self.visualRect(self.ledger.index(row, 0)).intersects(self.viewport().rect())

    def choose_rows(self, rows: list[int]) -> None:
        """Choose lines."""
        self.selectionModel().clearSelection()
        for row in rows:
            self.selectionModel().select(self.ledger.index(row, 0), _SELECT.Select)

    def statement(self, row: int) -> Statement | None:
        """A line, where it is a statement."""
        return self.ledger.statement(row)

    def chosen(self) -> list[Statement]:
        """The chosen statements, in order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [one for one in map(self.ledger.statement, rows) if one is not None]

    def heading_at(self, place: QPoint) -> Heading | None:
        """The heading that a point of the list belongs to."""
        index = self.indexAt(place)
        item: Item | None = None
        if index.isValid():
            item = self.ledger.item(self.ledger.heading_of(index.row()))
        return item if isinstance(item, Heading) else None

    def is_target(self, heading: Heading) -> bool:
        """Whether what is dragged would go there."""
        return self.drag.active and self.drag.target is heading

    # Measuring

    def remeasure(self) -> None:
        """Lay the lines out anew, for another width, font or direction."""
        if self.ledger.shown is not None:
            self.measure = self._measured(self.ledger.shown)
            self.columns_changed.emit(self.measure.columns)
            self._rest.start()
            self.viewport().update()

    def _measured(self, shown: Shown) -> Measure:
        lanes = max(
            (
                bracket.lane + 1
                for one in shown.items
                if isinstance(one, Heading) and one.panel is not None
                for bracket in one.panel.brackets
            ),
            default=1,
        )
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        columns = columns_for(self.viewport().width(), lanes, rtl=rtl)
        return Measure(shown, columns, self.font(), self.ledger.words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew when the width changes."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.remeasure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, and above them what is dragged."""
        super().paintEvent(event)
        if self.drag.active:
            painter = QPainter(self.viewport())
            painter.setFont(self.font())
            self.drag.paint(painter)
            painter.end()

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose, and be ready to drag; pressing on one of several that are chosen keeps them."""
        self.drag.cancel()
        place = event.position().toPoint()
        index = self.indexAt(place)
        plain = event.button() == Qt.MouseButton.LeftButton and event.modifiers() == _PLAIN
        if plain and self.statement(index.row()) is not None:
            if not self.selectionModel().isSelected(index):
                super().mousePressEvent(event)
            self.drag.press(place, self.chosen())
        elif not plain or index.isValid():
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag; without a button hovering only."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.drag.move(event.position().toPoint())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go what is dragged, or open the row."""
        index = self.indexAt(event.position().toPoint())
        pressed = self.statement(index.row())
        carried = self.drag.release()
        super().mouseReleaseEvent(event)
        plain = event.button() == Qt.MouseButton.LeftButton and event.modifiers() == _PLAIN
        if plain and not carried and pressed is not None and self.selectionModel().isSelected(index):
            self.show_row(index.row())
            self.picked.emit(pressed)

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, go from panel to panel, sort in; other letters filter."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape and self.drag.cancel():
            return
        if key in _RETURN and held == _PLAIN:
            found = self.statement(self.currentIndex().row())
            if found is not None and not event.isAutoRepeat():
                self.picked.emit(found)
        elif key == Qt.Key.Key_F2 and held == _PLAIN:
            self.sort_asked.emit()
        elif key == Qt.Key.Key_Delete and held == _PLAIN:
            self.take_out_asked.emit()
        elif event.text().isprintable() and event.text().strip() and held in _TYPED:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)
            self.scrollTo(self.currentIndex())  # also where it stays the same, and was scrolled away

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Headings are passed over; to the left and right goes from panel to panel."""
        row = self.currentIndex().row()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if action in {_WALK.MoveUp, _WALK.MovePrevious}:
            to = self.ledger.neighbour(row, -1)
            if to < 0:
                self.scrollToTop()  # the heading above the first row comes into view
        elif action in {_WALK.MoveDown, _WALK.MoveNext}:
            to = self.ledger.neighbour(row, 1)
        elif action in {_WALK.MoveLeft, _WALK.MoveRight}:
            to = self._panel_beside(row, onwards=(action == _WALK.MoveRight) != rtl)
        elif action == _WALK.MoveHome:
            to = self.ledger.neighbour(-1, 1)
            self.scrollToTop()
        elif action == _WALK.MoveEnd:
            to = self.ledger.neighbour(self.ledger.rowCount(), -1)
        else:
            to = self._page_away(row, onwards=action == _WALK.MovePageDown)
        return self.ledger.index(to if to >= 0 else row, 0)

    def _panel_beside(self, row: int, *, onwards: bool) -> int:
        """The first statement of the next panel, or of this one or the one before."""
        heading = self.ledger.heading_of(row)
        if onwards:
            step = heading + 1
            while step < self.ledger.rowCount() and self.statement(step) is not None:
                step += 1
            return self.ledger.neighbour(step, 1)
        if row > heading + 1:
            return heading + 1
        return self.ledger.heading_of(heading - 1) + 1 if heading > 0 else row

    def _page_away(self, row: int, *, onwards: bool) -> int:
        """The statement a page further, or the last one."""
        page, away, to = self.viewport().height() - 2 * self.fontMetrics().height(), 0, row
        while away < page:
            following = self.ledger.neighbour(to, 1 if onwards else -1)
            if following < 0:
                break
            away += self.sizeHintForRow(following)
            to = following
        return to

    def reveal(self, row: int) -> None:
        """Bring a statement into view, with its heading where there is room for both."""
        heading = self.ledger.heading_of(row)
        self.scrollTo(self.ledger.index(max(0, heading), 0))
        self.show_row(row)

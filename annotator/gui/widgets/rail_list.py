"""The list of a side panel: rows of one height, drawn by their delegate, on the panel's own ground."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from annotator.gui.style.looks import set_look


class RailList(QListView):
    """Scrolls by pixels, never sideways, and tells its delegate where the mouse is."""

    menu_asked = Signal(QPoint, int)
    """Where on the screen, and the row: that under the mouse, by key the current one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(name)
        set_look(self, "rail")

    def show_row(self, row: int) -> None:
        """Make a row the chosen one and bring it into view; -1 chooses none."""
        if row < 0:
            self.selectionModel().clear()
            return
        index = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def show_rows(self, rows: Iterable[int], current: int) -> None:
        """Make several rows the chosen ones, one of them the current one; those below 0 are not listed."""
        selection = QItemSelection()
        for row in rows:
            if row >= 0:
                selection.select(self.model().index(row, 0), self.model().index(row, 0))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flags.ClearAndSelect)
        if current >= 0:
            index = self.model().index(current, 0)
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is chosen and in view stays in view where the list becomes lower."""
        super().resizeEvent(event)
        box = self.visualRect(self.currentIndex())
        was_seen = box.isValid() and box.bottom() > 0 and box.top() < event.oldSize().height()
        if was_seen and event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of a row."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            box = self.visualRect(index)
            point = QPoint(box.left() + box.height(), box.center().y())
            place = self.viewport().mapToGlobal(point) if by_key else event.globalPos()
            self.menu_asked.emit(place, index.row())


class QuietList(RailList):
    """The keyboard comes to it without anything being chosen; the first arrow goes to the first row.

    Qt would make the first row the current one, and whatever follows the list would jump there.
    """

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard comes."""
        nowhere, chosen = not self.currentIndex().isValid(), self.selectionModel()
        if nowhere:
            chosen.blockSignals(True)
        super().focusInEvent(event)
        if nowhere:
            chosen.clearCurrentIndex()
            chosen.blockSignals(False)
            self.viewport().update()

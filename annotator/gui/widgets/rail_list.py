"""The list of a side panel: rows of one height, drawn by their delegate, on the panel's own ground."""

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from annotator.gui.style.looks import set_look


class RailList(QListView):
    """Scrolls by pixels, never sideways, and tells its delegate where the mouse is."""

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

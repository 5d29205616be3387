"""Lays panes out side by side, in two or more rows where the window is too narrow for one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import ceil

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

READABLE = 330
"""Pixels that a pane needs to be read well."""


def shape(panes: int, width: int) -> list[int]:
    """How many panes stand in each row, at a width in pixels; rows are as even as they can be."""
    if not panes:
        return []
    columns = max(1, min(panes, width // READABLE))
    rows = ceil(panes / columns)
    least, more = divmod(panes, rows)
    return [least + (row < more) for row in range(rows)]


class PaneGrid(QWidget):
    """Rows of panes with splitters between them; a wide window has one row."""

    arranged = Signal()
    """Panes stand otherwise now, all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panes: list[QWidget] = []
        self._shape: list[int] = []
        self._rows: list[QSplitter] = []
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.arranged)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)

    def keep(self, pane: QWidget) -> None:
        """Own a pane that is not shown yet."""
        pane.setParent(self)
        pane.hide()

    def show_panes(self, panes: Sequence[QWidget]) -> None:
        """Show these panes, in this order; what is no longer shown is hidden and kept."""
        with self._keyboard_kept():
            for gone in self._panes:
                if gone not in panes:
                    gone.hide()
                    gone.setParent(self)
            self._panes = list(panes)
            self._arrange(force=True)

    def rows(self) -> list[int]:
        """How many panes stand in each row."""
        return self._shape

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as can be read."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Room for one pane; more panes make do with less each."""
        return QSize(READABLE, 140)

    def _arrange(self, *, force: bool = False) -> None:
        wanted = shape(len(self._panes), self.width())
        if wanted == self._shape and not force:
            return
        self._shape = wanted
        self._soon.start()
        with self._keyboard_kept():
            self._lay_out(wanted)

    @contextmanager
    def _keyboard_kept(self) -> Iterator[None]:
        """Moving a pane into another row takes the keyboard off it, on to some button beyond the grid."""
        had = QApplication.focusWidget()
        if had is not None and not self.isAncestorOf(had):
            had = None
        yield
        if had is not None and not had.hasFocus() and self._panes:
            shown = any(pane.isAncestorOf(had) for pane in self._panes)
            (had if shown else self._panes[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, wanted: Sequence[int]) -> None:
        before, self._rows = self._rows, []
        rest = list(self._panes)
        for count in wanted:
            row = QSplitter(Qt.Orientation.Horizontal)
            row.setChildrenCollapsible(False)
            for pane in rest[:count]:
                row.addWidget(pane)
                pane.show()
            rest = rest[count:]
            row.setSizes([1000] * count)
            self.splitter.addWidget(row)
            self._rows.append(row)
        for old in before:
            old.setParent(None)
            old.deleteLater()
        self.splitter.setSizes([1000] * len(wanted))

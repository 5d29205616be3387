"""The list under a line: what is known and fits what is typed; the keyboard stays in the line."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView

from annotator.gui.style.looks import set_look

_SHOWN: Final = 8
"""Rows that are seen at once."""
_MOST: Final = 200
"""More suggestions than these nobody looks through; typing finds the others."""
_LONGEST: Final = 200
"""Characters of a name that a row can need."""


class Suggestions(QListView):
    """Lies over what stands beneath the line; Up and Down mark, Return or a click takes."""

    taken = Signal(str)

    def __init__(self, line: QLineEdit, title: str) -> None:
        super().__init__(line)
        self._line = line
        self._names: list[str] = []
        self._stepped = False
        """Whether somebody has marked one since the list was opened."""
        self._rows = QStringListModel(self)
        self.setModel(self._rows)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        set_look(self, "card")
        self.hide()
        self.clicked.connect(self._clicked)

    def open_list(self, names: Sequence[str], typed: str, *, mark_first: bool) -> None:
        """Show those names that have all words that are typed; where there are none, show nothing.

        What somebody has marked stays so, as when more names arrive.
        """
        marked = self.current() if self._stepped else None
        words = typed.casefold().split()
        fitting = [name for name in names if all(word in name.casefold() for word in words)]
        begin = typed.strip().casefold()
        if begin:
            fitting.sort(key=lambda name: not name.casefold().startswith(begin))
        self._names = fitting[:_MOST]
        if not self._names:
            self.close_list()
            return
        self._rows.setStringList([" ".join(name[:_LONGEST].split()) for name in self._names])
        self._place()
        self.show()
        self.raise_()
        self._stepped = marked in self._names
        self._mark(self._names.index(marked) if marked in self._names else 0 if mark_first else -1)

    def close_list(self) -> None:
        """Take the list away."""
        self._stepped = False
        self.hide()

    def names(self) -> list[str]:
        """What is shown, whole."""
        return list(self._names) if self.isVisible() else []

    def current(self) -> str | None:
        """The marked one."""
        row = self.currentIndex().row()
        return self._names[row] if 0 <= row < len(self._names) and not self.isHidden() else None

    def step(self, step: int) -> None:
        """Mark the next one or the one before; before the first none is marked."""
        row = self.currentIndex().row() if self.currentIndex().isValid() else -1
        self._stepped = True
        self._mark(min(max(row + step, -1), len(self._names) - 1))

    def _mark(self, row: int) -> None:
        index = self._rows.index(row, 0) if row >= 0 else QModelIndex()
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if index.isValid():
            self.scrollTo(index)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._line, self._names[row]))

    def _clicked(self, index: QModelIndex) -> None:
        self.taken.emit(self._names[index.row()])

    def _place(self) -> None:
        """Beneath the line, or over it where there is more room."""
        window = self._line.window()
        if self.parent() is not window:
            self.setParent(window)
        row = max(self.sizeHintForRow(0), self.fontMetrics().height())
        height = row * min(len(self._names), _SHOWN) + 2 * self.frameWidth() + 2
        under = self._line.mapTo(window, QPoint(0, self._line.height() + 2))
        over = self._line.mapTo(window, QPoint(0, -2 - height))
        room = window.height() - under.y()
        top = under.y() if room >= height or over.y() < 0 else over.y()
        self.setGeometry(
            under.x(),
            top,
            self._line.width(),
            min(height, max(room, row + 2)) if top == under.y() else height,
        )

    def sizeHint(self) -> QSize:
        """It is placed by hand."""
        return QSize(0, 0)

"""The values of a choice as a list that is edited in place: renaming one renames it wherever it is stored."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.labels.look import flat
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import STEP

_HEIGHT = 92


class ChoiceList(QWidget):
    """Adds, renames (F2 or a double click), removes and orders values."""

    renamed = Signal(str, str)
    """A value, and what it shall be called."""
    changed = Signal(list)
    """The values as they shall be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Values"))
        self.list.setFixedHeight(_HEIGHT)
        set_look(self.list, "card")
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.add = flat(QPushButton(self.tr("Add value")))
        self.remove = flat(QPushButton(self.tr("Remove value")))
        self.up = flat(QPushButton("↑"))
        self.down = flat(QPushButton("↓"))
        self.up.setAccessibleName(self.tr("Value up"))
        self.down.setAccessibleName(self.tr("Value down"))
        buttons = QHBoxLayout()
        buttons.setSpacing(STEP)
        for button in (self.add, self.remove, self.up, self.down):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addWidget(self.list)
        column.addLayout(buttons)
        self.list.itemChanged.connect(self._edited)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))

    def show_values(self, values: Sequence[str]) -> None:
        """Show these; the one that was chosen stays chosen by its place."""
        row = max(0, self.list.currentRow())
        self._filling = True
        self.list.clear()
        for value in values:
            self._append(value, value)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._filling = False

    def values(self) -> list[str]:
        """The values that are stored, in the order shown."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.data(Qt.ItemDataRole.UserRole)
        ]

    def _append(self, text: str, stored: str) -> QListWidgetItem:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, stored)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.list.addItem(item)
        return item

    def _add(self) -> None:
        self._filling = True
        item = self._append("", "")
        self.list.setCurrentItem(item)
        self._filling = False
        self.list.editItem(item)

    def _edited(self, item: QListWidgetItem) -> None:
        if self._filling:
            return
        stored, text = str(item.data(Qt.ItemDataRole.UserRole) or ""), item.text().strip()
        if text and stored and text != stored:
            self.renamed.emit(stored, text)
        elif text and not stored and text not in self.values():
            self.changed.emit([*self.values(), text])
        else:
            self.show_values(self.values())

    def _remove(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.changed.emit([one for one in self.values() if one != item.data(Qt.ItemDataRole.UserRole)])

    def _move(self, by: int) -> None:
        values, row = self.values(), self.list.currentRow()
        if 0 <= row < len(values) and 0 <= row + by < len(values):
            values.insert(row + by, values.pop(row))
            self.list.setCurrentRow(row + by)
            self.changed.emit(values)

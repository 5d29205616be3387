"""The rows of the list as a Qt model: entries, and headings that nobody can choose."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.gui.palette.entries import Entry
from annotator.gui.palette.listing import Row, kind_name

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Roles(IntEnum):
    """What a row is asked for beside its text."""

    ROW = Qt.ItemDataRole.UserRole + 1
    """The Entry, or the words of a heading."""


class PaletteModel(QAbstractListModel):
    """Rows in the order in which they were found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """List other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rows(self) -> list[Row]:
        """All rows."""
        return list(self._rows)

    def entry(self, row: int) -> Entry | None:
        """The entry of a row; None for a heading, and where there is no such row."""
        one = self._rows[row] if 0 <= row < len(self._rows) else None
        return one if isinstance(one, Entry) else None

    def next_entry(self, row: int, step: int) -> int:
        """The row of the first entry from a row on, in steps of 1 or -1; -1 where there is none."""
        while 0 <= row < len(self._rows):
            if isinstance(self._rows[row], Entry):
                return row
            row += step
        return -1

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are only read."""
        if self.entry(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row shows, and what a screen reader says of it."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Roles.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name if isinstance(row, Entry) else row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row) if isinstance(row, Entry) else row
        return None


def spoken(entry: Entry) -> str:
    """An entry as it is read out: name, kind, what is behind it, and its first key."""
    parts = [entry.name, kind_name(entry.kind), entry.why_not or entry.detail, *entry.keys[:1]]
    return ", ".join(dict.fromkeys(filter(None, parts)))

"""The first rows of a table, each column headed by its name and by what it is taken for."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.formats.texts.samples import Shown

_LONGEST = 200
"""Code points of a cell that are shown."""
_Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractTableModel):
    """What a table view shows of a sample."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = Shown([], [])
        self._marks: Mapping[str, str] = {}

    def show(self, shown: Shown) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._shown = shown
        self._marks = {}
        self.endResetModel()

    def mark(self, marks: Mapping[str, str]) -> None:
        """Say over the columns what each is taken for, by name."""
        self._marks = marks
        if self._shown.names:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._shown.names) - 1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._shown.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._shown.names)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell on one line."""
        if not index.isValid() or role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            return None
        cells = self._shown.rows[index.row()].cells
        return _words(cells[index.column()]) if index.column() < len(cells) else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name and mark of a column; the place of a row in the file."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(self._shown.rows[section].place)
        name = self._shown.names[section]
        return f"{name}\n→ {self._marks.get(name, '')}"


def _words(cell: object) -> str:
    if cell is None:
        return ""
    said = cell.isoformat() if isinstance(cell, date) else str(cell)
    short = said[: _LONGEST + 1]
    flat = " ".join(short.split())
    return flat if len(said) <= _LONGEST else flat[:_LONGEST] + "…"

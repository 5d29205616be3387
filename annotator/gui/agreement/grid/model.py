"""The model of a table of figures: numbers for the eye, sentences for the mouse and screen readers."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.formats.agreement.sheet import Cell
from annotator.gui.agreement.sheets.laid import Laid, Spot
from annotator.gui.agreement.words import calm
from annotator.gui.widgets.plain_text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
CELL = int(Qt.ItemDataRole.UserRole)
"""The Cell itself."""


class GridModel(QAbstractTableModel):
    """One table at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.laid: Laid | None = None
        self._cells: dict[tuple[int, int], Cell] = {}

    def show(self, laid: Laid) -> None:
        """Show another table."""
        self.beginResetModel()
        self.laid = laid
        self._cells.clear()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows."""
        if self.laid is None or (parent is not None and parent.isValid()):
            return 0
        return len(self.laid.sheet.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns."""
        if self.laid is None or (parent is not None and parent.isValid()):
            return 0
        return len(self.laid.sheet.columns)

    def cell(self, row: int, column: int) -> Cell:
        """A cell; made when it is needed, and kept."""
        if self.laid is None:
            return Cell()
        known = self._cells.get((row, column))
        if known is None:
            known = self._cells[row, column] = self.laid.sheet.cell(row, column)
        return known

    def spot(self, index: Index) -> Spot | None:
        """What a cell is about."""
        return self.laid.spot(index.row(), index.column()) if self.laid and index.isValid() else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for the eye, the mouse and screen readers."""
        cell = self.cell(index.row(), index.column())
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return calm(cell.text)
        if role == Qt.ItemDataRole.ToolTipRole:
            lines = [one for one in (self._name(index), calm(cell.told)) if one]
            return plain_tooltip("\n".join(lines))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(
                one for one in (self._name(index), cell.text, cell.below, calm(cell.told)) if one
            )
        return None

    def _name(self, index: Index) -> str:
        if self.laid is None:
            return ""
        sheet = self.laid.sheet
        return f"{calm(sheet.rows[index.row()])}, {calm(sheet.columns[index.column()])}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The names of rows and columns."""
        if self.laid is None:
            return None
        names = self.laid.sheet.columns if orientation == Qt.Orientation.Horizontal else self.laid.sheet.rows
        if not 0 <= section < len(names):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return calm(names[section])
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(calm(names[section]))
        return None

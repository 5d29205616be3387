"""The disagreements as a table: number, what differs, label, each side, and what became of it in gold."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.gui.widgets.plain_text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
FIXED = 3
"""Columns before those of the sides."""


@dataclass(frozen=True, slots=True)
class Row:
    """One disagreement in words."""

    key: str
    number: int
    differs: str
    label: str
    sides: tuple[str, ...]
    gold: str
    told: str
    """What became of it, in a sentence for the tooltip and screen readers."""
    open: bool = True


Made = Callable[[str], Row]
"""Makes the row of a disagreement by its key."""


class DisagreementModel(QAbstractTableModel):
    """Rows are made when they are looked at and kept until they are said to have changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self._rows: dict[str, Row] = {}
        self._places: Mapping[str, int] = {}
        self._people: tuple[str, ...] = ()
        self._made: Made = _nothing

    def show(self, keys: Sequence[str], people: Sequence[str], made: Made) -> None:
        """Show these disagreements; `made` makes the row of a key."""
        self.beginResetModel()
        self._keys, self._people, self._made = list(keys), tuple(people), made
        self._places = {key: number for number, key in enumerate(self._keys)}
        self._rows = {}
        self.endResetModel()

    def forget(self, keys: Sequence[str]) -> None:
        """What became of these is something else now."""
        for key in keys:
            self._rows.pop(key, None)
            place = self._places.get(key)
            if place is not None:
                self.dataChanged.emit(self.index(place, 0), self.index(place, self.columnCount() - 1))

    def row(self, number: int) -> Row:
        """The row of that number in the table."""
        key = self._keys[number]
        found = self._rows.get(key)
        if found is None:
            found = self._rows[key] = self._made(key)
        return found

    def place_of(self, key: str) -> int:
        """In which row a disagreement stands; -1 where it is filtered away."""
        return self._places.get(key, -1)

    def key_at(self, number: int) -> str:
        """The disagreement of a row."""
        return self._keys[number] if 0 <= number < len(self._keys) else ""

    def keys(self) -> list[str]:
        """All that are shown, in order."""
        return self._keys

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index | None = None) -> int:
        """Those of the sides among them."""
        return 0 if parent is not None and parent.isValid() else FIXED + len(self._people) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What stands over the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = ("#", self.tr("Differs in"), self.tr("Label"), *self._people, self.tr("Gold"))
        return names[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for the eye, the mouse and screen readers."""
        row, column = self.row(index.row()), index.column()
        cells = (str(row.number), row.differs, row.label, *row.sides, row.gold)
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(row.told if column == len(cells) - 1 else cells[column])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if column:
                return row.told if column == len(cells) - 1 else cells[column]
            sides = ", ".join(f"{name}: {words}" for name, words in zip(self._people, row.sides, strict=True))
            return f"{row.number}, {row.differs}, {row.label}, {sides}, {row.told}"
        return None


def _nothing(key: str) -> Row:
    return Row(key, 0, "", "", (), "", "")

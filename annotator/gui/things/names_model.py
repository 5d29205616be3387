"""The names of one list, filtered by what is typed, with how often each is used."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.gui.numerals import whole
from annotator.gui.translation import counted
from annotator.services.ports.answers import NamedValue

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Roles(IntEnum):
    """What a row is asked for beside its name."""

    COUNT = Qt.ItemDataRole.UserRole + 1


class NamesModel(QAbstractListModel):
    """Rows by name; the filter hides."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[NamedValue] = []
        self._shown: list[NamedValue] = []
        self._words: list[str] = []

    def set_names(self, names: Sequence[NamedValue]) -> None:
        """Show other names, by the same filter."""
        self.beginResetModel()
        self._all = sorted(names, key=lambda one: (one.name.casefold(), one.name))
        self._sift()
        self.endResetModel()

    def set_filter(self, text: str) -> None:
        """Show the names that have all the words."""
        self.beginResetModel()
        self._words = text.casefold().split()
        self._sift()
        self.endResetModel()

    def name(self, row: int) -> NamedValue | None:
        """The name in a row that is shown."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, name: str) -> int:
        """In which row a name is shown; -1 where it is not."""
        return next((row for row, one in enumerate(self._shown) if one.name == name), -1)

    def has(self, name: str) -> bool:
        """Whether the list has a name, shown or not."""
        return any(one.name == name for one in self._all)

    def total(self) -> int:
        """How many names there are, hidden ones too."""
        return len(self._all)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many names are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row shows, and what a screen reader says of it."""
        one = self.name(index.row()) if index.isValid() else None
        if one is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return one.name
        if role == Roles.COUNT:
            return whole(one.annotations)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return one.name + ", " + counted("NamesModel", "%n mentions", one.annotations)
        return None

    def _sift(self) -> None:
        self._shown = [one for one in self._all if all(word in one.name.casefold() for word in self._words)]

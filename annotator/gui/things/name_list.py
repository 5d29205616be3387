"""The names of one list at the left of the window: filtered, chosen, several at once."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QVBoxLayout, QWidget

from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.things.name_row import NameDelegate
from annotator.gui.things.names_model import NamesModel
from annotator.gui.widgets.rail_list import RailList
from annotator.services.ports.answers import NamedValue


class NameList(QWidget):
    """Filter and list."""

    chose = Signal()
    """Another name is the current one, or others are chosen."""
    rename_asked = Signal()

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setPlaceholderText(self.tr("Filter…"))
        self.filter.setAccessibleName(self.tr("Filter the names"))
        self.model = NamesModel(self)
        self.view = RailList(self.tr("Names"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(NameDelegate(keeper, self.view))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, MARGIN, 0, 0)
        column.setSpacing(GAP)
        line = QVBoxLayout()
        line.setContentsMargins(MARGIN, 0, MARGIN, 0)
        line.addWidget(self.filter)
        column.addLayout(line)
        column.addWidget(self.view, 1)
        self.filter.textChanged.connect(self._sift)
        self.filter.returnPressed.connect(self.view.setFocus)
        self.view.selectionModel().selectionChanged.connect(lambda _on, _off: self.chose.emit())
        self.view.activated.connect(lambda _index: self.rename_asked.emit())

    def fill(self, names: list[NamedValue], wanted: str = "") -> None:
        """Show names; `wanted` is chosen, or else those that were, where they are still there."""
        before = [wanted] if wanted else [one.name for one in self.chosen()]
        self.model.set_names(names)
        self._choose(before)

    def current(self) -> str:
        """The name that is chosen, the first of several; empty where none is."""
        chosen = self.chosen()
        return chosen[0].name if chosen else ""

    def chosen(self) -> list[NamedValue]:
        """All that are chosen, by name."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [one for one in map(self.model.name, rows) if one is not None]

    def _sift(self, text: str) -> None:
        before = [one.name for one in self.chosen()]
        self.model.set_filter(text)
        self._choose(before)

    def _choose(self, names: list[str]) -> None:
        rows = [row for row in map(self.model.row_of, names) if row >= 0] or [0]
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(rows[0], 0))
            self.view.selectionModel().clearSelection()
            for row in rows:
                index = self.model.index(row, 0)
                self.view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
            self.view.scrollTo(self.model.index(rows[0], 0))
        self.chose.emit()

    def focus_view(self) -> None:
        """Lead the keyboard to the names."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

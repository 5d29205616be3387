"""The list of the places: Space ticks what is chosen in it, a digit names a label."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.tag_all.model import PlaceModel
from annotator.gui.tag_all.row import PlaceRowDelegate
from annotator.gui.widgets.rail_list import RailList


class PlaceList(RailList):
    """Several rows can be chosen with Shift, and are then ticked together."""

    label_wanted = Signal(int)
    """A digit was pressed: the number of a label, counted from 0."""
    agreed = Signal()
    """Return was pressed."""

    def __init__(self, model: PlaceModel, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._places = model
        self.setAccessibleName(self.tr("Places"))
        set_look(self)
        self.setModel(model)
        self.setItemDelegate(PlaceRowDelegate(keeper, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)

    def dataChanged(  # noqa: N802 - Qt's name
        self,
        topLeft: QModelIndex | QPersistentModelIndex,  # noqa: N803 - Qt's names
        bottomRight: QModelIndex | QPersistentModelIndex,  # noqa: N803
        roles: Sequence[int] = (),
    ) -> None:
        """Draw rows anew; a list would also lay all of them out, but here each keeps its height."""
        QAbstractItemView.dataChanged(self, topLeft, bottomRight, roles)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that tick and name labels; all others move about."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = held == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_Space:
            self._turn_ticks()
        elif plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.agreed.emit()
        elif plain and event.text() in set("123456789"):
            self.label_wanted.emit(int(event.text()) - 1)
        else:
            super().keyPressEvent(event)

    def _turn_ticks(self) -> None:
        """What is ticked altogether loses its ticks, anything else gets them."""
        numbers = [index.row() for index in self.selectionModel().selectedIndexes()]
        if numbers:
            useful = [n for n in numbers if self._places.row_at(n).tickable]
            self._places.tick(numbers, not all(self._places.is_ticked(n) for n in useful))

"""The labels of the project with their keys, as buttons in the rail."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from annotator.domain.label import Label, Scheme
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import GAP
from annotator.gui.widgets.label_button import LabelButton


class LabelPanel(QWidget):
    """Two columns of buttons; the chosen annotation's label is marked."""

    picked = Signal(str)
    """A label's `uid`."""
    marked = Signal(QWidget)
    """The button of the chosen annotation's label."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        for column in range(2):  # equally wide, however long a name is
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, 1)
        self.buttons: dict[str, LabelButton] = {}
        self._keys: Mapping[str, str] = {}
        self._pen: str | None = None
        self.setAccessibleName(self.tr("Labels"))

    def set_scheme(self, scheme: Scheme) -> None:
        """Show the labels of a scheme."""
        for button in self.buttons.values():
            self._grid.removeWidget(button)
            button.deleteLater()
        self.buttons = {}
        for number, label in enumerate(scheme.labels):
            button = self._button(label)
            self.buttons[label.uid] = button
            self._grid.addWidget(button, number // 2, number % 2)
        self.show_pen(self._pen)

    def show_pen(self, label: str | None) -> None:
        """Show which label (`uid`) is in hand and tags every selection; None in no pen mode."""
        self._pen = label
        for uid, button in self.buttons.items():
            button.set_pen(uid == label)

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Show on each button the key that its label (`uid`) really has."""
        self._keys = keys
        for uid, button in self.buttons.items():
            button.show_key(keys.get(uid, ""))

    def mark(self, label: str | None) -> None:
        """Mark one label (`uid`) as that of the chosen annotation."""
        for uid, button in self.buttons.items():
            button.setChecked(uid == label)
        if label in self.buttons:
            self.marked.emit(self.buttons[label])

    def _button(self, label: Label) -> LabelButton:
        key = self._keys.get(label.uid, "")
        button = LabelButton(label.title, label.colour, label.underline.value, key, self._keeper)
        button.setCheckable(True)

        def tell() -> None:
            # The mark says what is chosen, not what was clicked last.
            button.setChecked(not button.isChecked())
            self.picked.emit(label.uid)

        button.clicked.connect(tell)
        return button

"""A button that shows what is chosen, and a menu of what else there is."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup, QFontMetrics
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from annotator.gui.widgets.plain_text import escaped_mnemonic, put_tip

_WIDEST = 180


class MenuButton(QPushButton):
    """One of several, each with a name and a value."""

    picked = Signal(object)
    """The value, when a person picked another one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make the button; `name` says what is chosen by it."""
        super().__init__(parent)
        self._name = name
        self._entries: list[tuple[str, object]] = []
        self._value: object = None
        self.setAutoDefault(False)
        self.options = QMenu(self)
        # Not its own menu, for that one would keep the program's events to itself while it is open.
        self.clicked.connect(self._open)

    @property
    def value(self) -> object:
        """What is chosen."""
        return self._value

    def fill(self, entries: Sequence[tuple[str, object]], value: object) -> None:
        """Offer names with their values; a value that is not among them becomes the first one."""
        values = [one for _, one in entries]
        self._value = value if value in values else values[0]
        if list(entries) != self._entries:
            self._entries = list(entries)
            self._make_menu()
        self._show()

    def choose(self, value: object) -> None:
        """Have another value."""
        self._value = value
        self._show()

    def _make_menu(self) -> None:
        menu = self.options
        menu.clear()
        group = QActionGroup(menu)
        for words, value in self._entries:
            action = menu.addAction(escaped_mnemonic(" ".join(words.split())))
            action.setCheckable(True)
            action.setData(value)
            group.addAction(action)
            action.triggered.connect(lambda _on=False, value=value: self._pick(value))

    def _open(self) -> None:
        corner = self.rect().bottomLeft()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            corner = self.rect().bottomRight() - QPoint(self.options.sizeHint().width(), 0)
        self.options.popup(self.mapToGlobal(corner))
        chosen = next((one for one in self.options.actions() if one.isChecked()), None)
        if chosen is not None:
            self.options.setActiveAction(chosen)

    def _pick(self, value: object) -> None:
        if value != self._value:
            self.choose(value)
            self.picked.emit(value)

    def _show(self) -> None:
        words = next((words for words, value in self._entries if value == self._value), "")
        flat = " ".join(words.split())
        shown = QFontMetrics(self.font()).elidedText(flat, Qt.TextElideMode.ElideRight, _WIDEST)
        self.setText(f"{escaped_mnemonic(shown)} ▾")
        self.setAccessibleName(f"{self._name}: {flat}")
        put_tip(self, f"{self._name}: {flat}")
        for action in self.options.actions():
            action.setChecked(action.data() == self._value)

    def event(self, event: QEvent) -> bool:
        """Cut the name anew in another font."""
        if event.type() == QEvent.Type.FontChange and self._entries:
            self._show()
        return super().event(event)

"""The small controls of the forms: a line that settles, and a button that opens a list to tick."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QSizePolicy, QWidget

from annotator.gui.widgets.plain_text import escaped_mnemonic


class SettledLine(QLineEdit):
    """Tells what is typed once the keyboard leaves it or Return is pressed; Esc brings back what was.

    While nothing is typed in it, undo and redo are the window's.
    """

    settled = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = ""
        self.setAccessibleName(name)
        self.editingFinished.connect(self._settle)

    def show_stored(self, text: str) -> None:
        """Show what is stored; what is being typed goes on, unless it was just settled."""
        typing = self.hasFocus() and self.is_changed()
        self._stored = text
        if not typing:
            self.put_back()

    def put_back(self) -> None:
        """Show what is stored instead of what was typed."""
        if self.text() != self._stored:
            self.setText(self._stored)
            self.setCursorPosition(0)

    def is_changed(self) -> bool:
        """Whether something else is typed than what is stored."""
        return self.text() != self._stored

    def _settle(self) -> None:
        if self.is_changed() and not self.isReadOnly():
            typed = self.text()
            self._stored = typed  # once, though Return and leaving both tell
            self.settled.emit(typed)

    def event(self, event: QEvent) -> bool:
        """Let the window have undo and redo while nothing is typed."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoing = event.matches(QKeySequence.StandardKey.Undo) or event.matches(
                QKeySequence.StandardKey.Redo
            )
            if undoing and not self.is_changed():
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what is typed; without that it is the window's."""
        if event.key() == Qt.Key.Key_Escape and self.is_changed():
            self.put_back()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
            event.accept()  # settles, and presses no button of the window
        else:
            super().keyPressEvent(event)


class TicksButton(QPushButton):
    """Shows which of several things are ticked, and opens the list of them."""

    ticked = Signal(list)
    """The names (or `uid`s) that are ticked now, in the order of the list."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._ticks: list[tuple[str, QAction]] = []
        self._list = QMenu(self)
        self.setMenu(self._list)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(80)
        self.setAccessibleName(name)

    def show_ticks(self, things: Sequence[tuple[str, str]], ticked: Sequence[str]) -> None:
        """Offer things, each a name (or `uid`) and its title."""
        self._list.clear()
        self._ticks.clear()
        for key, title in things:
            action = QAction(escaped_mnemonic(title), self._list)
            action.setCheckable(True)
            action.setChecked(key in ticked)
            action.triggered.connect(lambda _on=False: self._tell())
            self._list.addAction(action)
            self._ticks.append((key, action))
        titles = [title for key, title in things if key in ticked]
        self.setText(escaped_mnemonic(", ".join(titles)) if titles else "—")
        self.setAccessibleDescription(", ".join(titles))

    def values(self) -> list[str]:
        """What is ticked."""
        return [key for key, action in self._ticks if action.isChecked()]

    def _tell(self) -> None:
        self.ticked.emit(self.values())

"""The line in which numbers and texts are typed."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_LONGEST = 2**31 - 1


class TypedLine(QLineEdit):
    """Knows whether something was typed into it; only that makes a difference to the value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(_LONGEST)
        self._shown = ""

    def show_text(self, text: str) -> None:
        """Show a value from its start."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
        self._shown = self.text()

    def is_dirty(self) -> bool:
        """Whether something was typed since."""
        return self.text() != self._shown

    def settle(self) -> None:
        """What stands here now is what is kept."""
        self._shown = self.text()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What there is, is typed over, by whatever way one came; the mouse puts the caret as always."""
        super().focusInEvent(event)
        if not self.is_dirty():
            self.selectAll()

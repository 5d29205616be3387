"""The line in which numbers and texts are typed."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from annotator.gui.annotate.note_editor import DRAFT_AFTER

_LONGEST = 2**31 - 1


class TypedLine(QLineEdit):
    """Knows whether something was typed into it; only that makes a difference to the value."""

    rested = Signal()
    """Somebody typed, and rests: what is half typed is to be put by."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(_LONGEST)
        self._shown = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(DRAFT_AFTER)
        self._rest.timeout.connect(self.rested)
        self.textEdited.connect(lambda _text: self._rest.start())

    def show_text(self, text: str) -> None:
        """Show a value from its start."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
        self.settle()

    def is_dirty(self) -> bool:
        """Whether something was typed since."""
        return self.text() != self._shown

    def settle(self) -> None:
        """What stands here now is what is kept."""
        self._rest.stop()
        self._shown = self.text()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What there is, is typed over, by whatever way one came; the mouse puts the caret as always."""
        super().focusInEvent(event)
        if not self.is_dirty():
            self.selectAll()

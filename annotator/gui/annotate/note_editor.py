"""Writing the note of the chosen annotation; what is half typed survives a crash."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

DRAFT_AFTER = 300
"""Milliseconds of rest after which what is typed is put by."""
_LINES = 4
"""So many lines are seen where there is room."""


class NoteEditor(QPlainTextEdit):
    """Plain text; finished by leaving it, by Escape or by Ctrl+Return."""

    finished = Signal(str, str)
    """An annotation's `uid` and its note, when it differs from what it was."""
    drafted = Signal(str, str)
    """The same, half typed."""
    left = Signal()
    """The person is done and wants to go back to the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._uid = ""
        self._note = ""
        self._shown = ""
        """What the editor made of the note; only typing makes a difference to it."""
        self._filling = False
        self.setTabChangesFocus(True)
        self.setPlaceholderText(self.tr("Note"))
        self.setAccessibleName(self.tr("Note to the chosen annotation"))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(DRAFT_AFTER)
        self._rest.timeout.connect(self._draft)
        self.textChanged.connect(self._typed)

    def edit(self, uid: str, note: str, draft: str | None) -> None:
        """Show the note of an annotation (`uid`), or, where there is one, what was half typed of it."""
        if uid == self._uid:
            if note != self._note and not self.is_dirty():
                self._note = note
                self._fill(note)
            self._note = note
            return
        self.finish()
        self._uid, self._note = uid, note
        self._fill(note)
        if draft is not None and draft != note:
            self.setPlainText(draft)

    def is_dirty(self) -> bool:
        """Whether something was typed that is not saved yet."""
        return bool(self._uid) and self.written() != self._shown

    def written(self) -> str:
        """The note as it stands, its no-break spaces kept, which Qt's plain text would lose."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def finish(self) -> None:
        """Hand over what was typed."""
        self._rest.stop()
        if self.is_dirty():
            self._note = self._shown = self.written()
            self.finished.emit(self._uid, self._note)

    def sizeHint(self) -> QSize:
        """As high as a few lines."""
        return QSize(super().sizeHint().width(), _LINES * self.fontMetrics().lineSpacing())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Ctrl+Return finish."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape or (is_return and control):
            self.finish()
            self.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that finish from becoming the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if event.key() == Qt.Key.Key_Escape or (is_return and control):
                event.accept()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving finishes."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()

    def _fill(self, text: str) -> None:
        self._filling = True
        self.setPlainText(text)
        self._shown = self.written()
        self._filling = False

    def _typed(self) -> None:
        if not self._filling and self._uid:
            self._rest.start()

    def _draft(self) -> None:
        if self.is_dirty():
            self.drafted.emit(self._uid, self.written())

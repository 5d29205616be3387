"""A field of one attribute: what all kinds of them have in common, above all the keys."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.domain.json_values import Json
from annotator.gui.annotate.attributes.shown import Shown, Standing
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import STEP
from annotator.gui.widgets.labels import PlainLabel

_Key = Qt.Key
_RETURN: Final = frozenset({_Key.Key_Return, _Key.Key_Enter})
_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_WALK: Final = {_Key.Key_Up: -1, _Key.Key_Down: 1}
_LEAF: Final = {_Key.Key_PageUp: -1, _Key.Key_PageDown: 1}


class Field(QWidget):
    """Shows an attribute of what is chosen and lets one set it; whoever made it says of which annotations."""

    changed = Signal(str, object)
    """The attribute's name, and the value it shall have; None takes it away."""
    drafted = Signal(str, str)
    """The attribute's name, and what is half typed of its value; empty where it stands again as it was."""
    walked = Signal(int)
    """To the next field (1) or the one before (-1)."""
    leafed = Signal(int)
    """To the next annotation (1) or the one before (-1), staying in this field."""
    entered = Signal(bool)
    """Return was pressed; whether something was changed with it."""
    left = Signal()
    """Back to the page."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.title = title
        self.fault = PlainLabel("", "danger", "small", wrap=True)
        self.fault.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(STEP)

    def hold(self, editor: QWidget) -> None:
        """Take in the control that has the keyboard."""
        self.editor = editor
        editor.setAccessibleName(self.title)
        editor.installEventFilter(self)
        self.setFocusProxy(editor)
        self.column.addWidget(editor)
        self.column.addWidget(self.fault)

    def present(self, shown: Shown) -> None:
        """Show a value; what is being typed stays."""
        read = shown.standing is Standing.READ
        looks = {Standing.READ: ["read"], Standing.SEVERAL: ["several"]}
        set_look(self.editor, *looks.get(shown.standing, []))
        self.editor.setAccessibleDescription(
            self.tr("Read from the text, not yet confirmed") if read else self.fault.text()
        )

    def set_changeable(self, *, on: bool) -> None:
        """Let it be changed or not; it can be read in any case."""
        self.editor.setEnabled(on)

    def finish(self) -> bool:
        """Hand over what is typed; whether there was something."""
        return False

    def give_up(self) -> None:
        """Forget what is typed and cannot be saved, because something else is shown from now on."""

    def resume(self, typed: str) -> None:
        """Go on with what was half typed when the program broke off."""

    def offer(self) -> None:
        """Somebody came here by a key of the page: show at once what can be chosen."""

    def say_fault(self, words: str) -> None:
        """Say in place what is wrong; empty where nothing is."""
        self.fault.setText(words)
        self.fault.setVisible(bool(words))
        self.editor.setAccessibleDescription(words)

    def give(self, value: Json) -> None:
        """Tell what the attribute shall be."""
        self.changed.emit(self.name, value)

    # Keys

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key without Ctrl or Alt is the field's own; it says so to keep it from the page's."""
        return event.key() != _Key.Key_F1 and not _Key.Key_F2 <= event.key() <= _Key.Key_F35

    def press(self, event: QKeyEvent) -> bool:
        """Answer a key that is this kind's own; False leaves it to the others."""
        del event
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the keys that all fields share."""
        if watched is not self.editor or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._keep(event)
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        return self.press(event) or self._common(event)

    def _keep(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            # Where nothing is typed, undo is the article's.
            event.ignore()
            return not self.is_dirty()
        if not event.modifiers() & _COMMANDS and self.takes(event):
            event.accept()
            return True
        return False

    def is_dirty(self) -> bool:
        """Whether something is typed that is not handed over."""
        return False

    def _common(self, event: QKeyEvent) -> bool:
        if event.modifiers() & _COMMANDS:
            return False
        key = event.key()
        if key == _Key.Key_Escape:
            self.finish()
            self.left.emit()
        elif key in _RETURN:
            self.entered.emit(self.finish())
        elif key in _WALK:
            self.finish()
            self.walked.emit(_WALK[_Key(key)])
        elif key in _LEAF:
            self.finish()
            self.leafed.emit(_LEAF[_Key(key)])
        else:
            return False
        return True

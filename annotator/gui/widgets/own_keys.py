"""Keys that a panel wants for itself, though the window has a shortcut on them."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_HELD: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def kept_from_window(event: QEvent, *, letters: bool = False) -> bool:
    """Take Esc, and letters if asked for, before a shortcut of the window does; return whether it was one.

    For `event` of a widget: the key then comes to whatever in it has the keyboard.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    plain = letters and event.text() and event.text().isprintable() and not event.modifiers() & _HELD
    if not plain and event.key() != Qt.Key.Key_Escape:
        return False
    event.accept()
    return True

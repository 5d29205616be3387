"""What a change of the style would take from dialogs that are open: the keyboard, and the default button."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget


@contextmanager
def undisturbed_dialogs() -> Iterator[None]:
    """Give each open dialog its focus and its default button back afterwards.

    A box of buttons lays itself out anew when the style changes, and hides its buttons meanwhile: the one
    that has the keyboard loses it to the next control.
    """
    before = [(one, one.focusWidget(), _default(one)) for one in _open_dialogs()]
    yield
    for dialog, focus, button in before:
        if button is not None:
            button.setDefault(True)
        _focus_again(dialog, focus)


def _open_dialogs() -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def _default(dialog: QDialog) -> QPushButton | None:
    return next((one for one in dialog.findChildren(QPushButton) if one.isDefault()), None)


def _focus_again(dialog: QDialog, focus: QWidget | None) -> None:
    if focus is not None and focus is not dialog.focusWidget():
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

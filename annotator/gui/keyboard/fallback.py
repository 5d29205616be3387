"""Lets a key do what its place does in the US, where its layout has another script or no digit there."""

import unicodedata
from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from annotator.gui.keyboard.positions import position

_HELD = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_PAGES_OWN = frozenset("AC")
"""With Ctrl: the letters that the page answers by itself, selecting all and copying."""


class KeyFallback(QObject):
    """Stands before the keys of one window: Qt's shortcuts have had their turn when a key comes here.

    It listens at the window of the system, not at a widget: lists and buttons would keep keys for themselves.
    """

    def __init__(
        self,
        window: QWidget,
        page: QWidget,
        actions: Callable[[], Iterable[QAction]],
        has_mode: Callable[[], bool],
    ) -> None:
        """Attend to a window.

        Args:
            window: a window of its own; it need not be shown yet.
            page: its page, which answers some keys by itself.
            actions: all its actions, the more important first.
            has_mode: whether a mode of the page has every key now.
        """
        super().__init__(window)
        self._window = window
        self._page = page
        self._actions = actions
        self._has_mode = has_mode
        window.installEventFilter(self)
        self._attend()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a key that has another meaning; everything else passes."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is not self._window:
            return self._press(event)
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if _writes() and types_with_alt(event):
                event.accept()
                return True
        elif kind == QEvent.Type.WinIdChange and watched is self._window:
            self._attend()
        return False

    def _attend(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    def _press(self, event: QKeyEvent) -> bool:
        letter = "" if _writes() or self._has_mode() else meant(event)
        if not letter:
            return False
        actions, focus = list(self._actions()), QApplication.focusWidget()
        written = QKeySequence(event.keyCombination())
        if any(written in action.shortcuts() for action in actions):
            return False  # what is on the key counts, although it cannot be done now
        held = event.modifiers() & _HELD
        key = Qt.Key(ord(letter))
        stands_for = QKeySequence(QKeyCombination(held, key))
        for action in actions:
            if stands_for in action.shortcuts() and action.isEnabled() and _holds_at(action, focus):
                if action.autoRepeat() or not event.isAutoRepeat():
                    action.trigger()
                return True
        if focus is self._page and held == Qt.KeyboardModifier.ControlModifier and letter in _PAGES_OWN:
            QCoreApplication.sendEvent(self._page, QKeyEvent(QEvent.Type.KeyPress, key, held))
            return True
        return False


def meant(event: QKeyEvent, platform: str = "") -> str:
    """The letter (in upper case) or digit that a key stands for by its place, or "".

    A letter: where the key types one of another script. A digit: where the key types none without Shift.
    Whatever a Latin layout types is what is written on the key, so its place means nothing.
    """
    if event.modifiers() & Qt.KeyboardModifier.GroupSwitchModifier or types_with_alt(event, platform):
        return ""
    character = _character(event)
    place = position(event, platform)
    if not character or not place or (character.isascii() and character.isalnum()):
        return ""
    if place.isdigit():
        return "" if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else place
    is_letter = unicodedata.category(character)[0] in "LM"
    return place if is_letter and not unicodedata.name(character, "").startswith("LATIN ") else ""


def types_with_alt(event: QKeyEvent, platform: str = "") -> bool:
    """Whether the key types a character by AltGr, which Windows tells as Ctrl+Alt, or by the Mac's Option."""
    platform = platform or QGuiApplication.platformName()
    if not event.text() or not event.text().isprintable():
        return False
    held = event.modifiers() & _CTRL_ALT
    return (platform == "windows" and held == _CTRL_ALT) or (
        platform == "cocoa" and held == Qt.KeyboardModifier.AltModifier
    )


def _character(event: QKeyEvent) -> str:
    """What the key types; with Ctrl no text may come of it, and the key tells the character."""
    text = event.text()
    if text and text.isprintable():
        return text[0]
    return chr(event.key()) if 0 < event.key() < Qt.Key.Key_Escape else ""


def _writes() -> bool:
    """Whether a text field has the keyboard; a list whose rows can be edited takes input methods too."""
    focus = QApplication.focusWidget()
    if focus is None or isinstance(focus, QAbstractItemView):
        return False
    return focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def _holds_at(action: QAction, focus: QWidget | None) -> bool:
    """Whether the action's keys hold where the keyboard is."""
    if action.shortcutContext() != Qt.ShortcutContext.WidgetShortcut:
        return True
    return any(focus is owner for owner in action.associatedObjects())

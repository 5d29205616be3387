"""Keys that are typed before whoever they are for has the keyboard: held, and handed over in their order."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


class HeldKeys(QObject):
    """Holds the keys of one window for the moment between a key that moves the keyboard and its move."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._held: list[QKeyEvent] = []

    def hold(self) -> None:
        """From now on no key does anything."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    def hand_over(self) -> None:
        """Give all of them to who has the keyboard now, and hold no more."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
        held, self._held = self._held, []
        for event in held:
            focus = QApplication.focusWidget()
            if focus is not None:
                QCoreApplication.sendEvent(focus, event)

    def forget(self) -> None:
        """They were for nobody."""
        self._held.clear()
        self.hand_over()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep a key from the shortcuts, and keep it for later."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            self._held.append(event.clone())
        return True

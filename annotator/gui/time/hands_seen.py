"""Sees when somebody acts in a window or in one of its dialogs, and when they turn away from it."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

ACTIONS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
    }
)


class HandsSeen(QObject):
    """Watches the window of the desktop that has the keyboard, as long as it is this one or a dialog of it.

    The events of one window of the desktop, not those of the whole program: a filter on the program would
    be asked thousands of times while a page is painted.
    """

    came = Signal()
    acted = Signal()
    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QWindow | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)

    def is_here(self) -> bool:
        """Whether the window, or a dialog of it, has the keyboard."""
        return self._watched is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell of actions; the events go on as they were."""
        if event.type() in ACTIONS:
            self.acted.emit()
        return super().eventFilter(watched, event)

    def _watch(self, now: QWindow | None) -> None:
        before, self._watched = self._watched, now if self._is_ours(now) else None
        if before is not None and isValid(before):
            before.removeEventFilter(self)
        if self._watched is not None:
            self._watched.installEventFilter(self)
            self.came.emit()
        elif before is not None:
            self.left.emit()

    def _is_ours(self, window: QWindow | None) -> bool:
        own = self._window.windowHandle()
        while window is not None and own is not None:
            if window is own:
                return True
            window = window.transientParent()
        return False

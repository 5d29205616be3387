"""Says why a key does nothing: its action is of no use as things are."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent

from annotator.gui.actions.usable import pressed_key
from annotator.gui.main_window import MainWindow
from annotator.gui.palette.reasons import why_not


class RestingKeys(QObject):
    """Watches the page for keys that came to nothing; the palette gives the same reasons."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.annotate.page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look on only. The key of an action that can be used is its shortcut, and never comes here."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            page = self._window.annotate.page
            if watched is page and page.mode() is None and not event.isAutoRepeat():
                self._tell(event)
        return super().eventFilter(watched, event)

    def _tell(self, event: QKeyEvent) -> None:
        actions = self._window.actions_of
        pressed = pressed_key(event.key(), event.modifiers())
        if not pressed:
            return
        for spec in actions.specs():
            if pressed in actions.keys(spec.id) and not actions[spec.id].isEnabled():
                self._window.messages.show_info(why_not(spec.needs, actions.situation))
                return

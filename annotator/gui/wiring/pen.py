"""Pen mode in the window: its actions, and how the window shows which label is in hand."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from annotator.gui.actions.actions import key_text
from annotator.gui.annotate.pen_cursor import pen_cursor
from annotator.gui.main_window import MainWindow


class PenWiring(QObject):
    """Connects pen mode of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        hands = window.annotate.hands
        to = window.actions_of.connect_to
        to("repeat-tag", hands.repeat)
        to("pen", self._toggle)
        hands.pen_changed.connect(self._show_pen)
        window.annotate.desk.scheme_changed.connect(self._show_pen)
        window.actions_of.keys_changed.connect(self._show_pen)
        window.keeper.changed.connect(self._point)

    def _toggle(self) -> None:
        self._window.annotate.pen.toggle()
        self._check()

    def _check(self) -> None:
        self._window.actions_of["pen"].setChecked(self._window.annotate.hands.pen is not None)

    def _show_pen(self) -> None:
        """Show it on the label's button, at the foot, and to screen readers."""
        screen, foot = self._window.annotate, self._window.foot
        label = screen.pen.label()
        self._check()
        screen.rail.labels.show_pen(label.uid if label else None)
        screen.bar.set_resting(label is not None)
        words = ""
        if label is not None:
            keys = [self._key("pen"), *([] if screen.hands.pass_label else [self._key("let-go")])]
            words = self.tr("Pen: {label} · {keys} ends").format(
                label=label.title, keys=self.tr(" or ").join(filter(None, keys))
            )
        if words != foot.pen.text():
            told = words or self.tr("No pen any more")
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(screen.page, told))
        foot.show_pen(words)
        self._point()

    def _point(self) -> None:
        """Show it with the mouse pointer, too."""
        port, label = self._window.annotate.page.viewport(), self._window.annotate.pen.label()
        if label is None:
            port.setCursor(Qt.CursorShape.IBeamCursor)
        else:
            port.setCursor(pen_cursor(label, self._window.keeper.theme, port.devicePixelRatioF()))

    def _key(self, action: str) -> str:
        return key_text(self._window.actions_of.first_key(action))

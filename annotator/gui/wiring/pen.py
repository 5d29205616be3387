"""Pen mode in the window: its actions, and how the window shows which label is in hand."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from annotator.gui.actions.usable import shown_key
from annotator.gui.annotate.pen_cursor import pen_cursor
from annotator.gui.main_window import MainWindow


class PenWiring(QObject):
    """Connects pen mode of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        hands = window.annotate.hands
        to = window.actions_of.connect_to
        to("pen", self._toggle)
        hands.pen_changed.connect(self._show_pen)
        window.annotate.desk.scheme_changed.connect(self._show_pen)
        window.actions_of.keys_changed.connect(self._show_pen)
        window.keeper.changed.connect(self._point)
        window.closing.connect(window.annotate.pen.finish)

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
        words = self._words(label.title, *self._ends()) if label is not None else ""
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

    def _ends(self) -> list[str]:
        """The keys that put the pen away; in a pass letting go does not."""
        actions, in_pass = self._window.actions_of, self._window.annotate.hands.pass_label is not None
        names = ("pen",) if in_pass else ("pen", "let-go")
        return [shown_key(key) for key in map(actions.first_key, names) if key]

    def _words(self, label: str, key: str = "", other: str = "") -> str:
        if other:
            words = self.tr("Pen: {label} · {key} or {other} ends")
        elif key:
            words = self.tr("Pen: {label} · {key} ends")
        else:
            words = self.tr("Pen: {label}")
        return words.format(label=label, key=key, other=other)

"""A field that shows which keys are pressed in it; all keys but Esc go to it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.gui.actions.usable import MODIFIERS
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import CORNER
from annotator.gui.widgets.keycap import key_text, keycap_size, paint_keycap
from annotator.gui.widgets.painted import Painted, pixel_size

_HEIGHT = 64
_LARGER = 6
"""Pixels that its type is larger than that of the window."""
_HELD = (
    (Qt.KeyboardModifier.ControlModifier, "Ctrl"),
    (Qt.KeyboardModifier.AltModifier, "Alt"),
    (Qt.KeyboardModifier.ShiftModifier, "Shift"),
    (Qt.KeyboardModifier.MetaModifier, "Meta"),
)


class KeyField(Painted):
    """Takes presses instead of letting them do something."""

    pressed = Signal(int, object)
    """The number of a key, and the modifiers held with it."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(keeper, parent)
        self._text = ""
        self._held = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Presses are wanted as they come, not what an input method would make of them.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Press the new keys"))
        font = self.font()
        font.setPixelSize(pixel_size(font) + _LARGER)
        self.setFont(font)

    def text(self) -> str:
        """What stands on the keycap."""
        return self._held or self._text

    def show_key(self, key: str) -> None:
        """Show a key, in portable text; empty for none."""
        self._text, self._held = key_text(key), ""
        self.setAccessibleDescription(self._text)
        self.update()

    def announce(self, words: str) -> None:
        """Let a screen reader say something now."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def event(self, event: QEvent) -> bool:
        """Take every key before shortcuts, mnemonics and the way from control to control have it."""
        if isinstance(event, QKeyEvent) and event.key() != Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._press(event)
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyRelease:
                self._show_held(event.modifiers())
                return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        """One large keycap."""
        return QSize(320, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field, and what is pressed as a keycap."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self.hasFocus() else 1
        painter.setPen(QPen(QColor(self.theme.focus if self.hasFocus() else self.theme.line_strong), width))
        painter.setBrush(QColor(self.theme.field))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), CORNER, CORNER)
        painter.setFont(self.font())
        if not self.text():
            painter.setPen(QColor(self.theme.muted))
            words = self.tr("Press the keys") if self.hasFocus() else self.tr("Click, then press the keys")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
            return
        size = keycap_size(self.text(), self.font())
        box = QRectF(0, 0, size.width(), size.height())
        box.moveCenter(QRectF(self.rect()).center())
        paint_keycap(painter, box, self.text(), self.theme)

    def _press(self, event: QKeyEvent) -> None:
        if event.key() in MODIFIERS:
            self._show_held(event.modifiers())
        elif not event.isAutoRepeat():
            self._held = ""
            self.pressed.emit(event.key(), event.modifiers())

    def _show_held(self, held: Qt.KeyboardModifier) -> None:
        names = [key_text(name) for modifier, name in _HELD if held & modifier]
        self._held = " ".join([*names, "…"]) if names else ""
        self.update()

"""The dialog that asks for a new key: it shows what was pressed, and says at once who has it already."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.actions.usable import MODIFIERS, is_composing, pressed_key
from annotator.gui.shortcuts.key_field import KeyField
from annotator.gui.style.icons import icon_pixmap
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.widgets.labels import PlainLabel

_FOR_BUTTONS = frozenset(
    {
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Space,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Escape,
    }
    | {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}
)
"""Keys that work the buttons once a key was captured; in the field they are captured like all others."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What there is to say about a key."""

    usable: bool
    words: str
    taking: bool = False
    """Whether another action has it."""


class CaptureDialog(QDialog):
    """Calls `then` with a key, in portable text."""

    def __init__(
        self,
        action: str,
        judge: Callable[[str], Verdict],
        then: Callable[[str], object],
        keeper: ThemeKeeper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._judge, self._then, self._keeper = judge, then, keeper
        self._key = ""
        self._verdict: Verdict | None = None
        self.setObjectName("capture-dialog")
        self.setWindowTitle(self.tr("New key"))
        self.setMinimumWidth(440)
        self.field = KeyField(keeper)
        self.sign = PlainLabel()
        self.sign.setFixedWidth(16)
        self.told = PlainLabel("", wrap=True)
        self.told.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        buttons = QDialogButtonBox()
        self.take = buttons.addButton(self.tr("&Use it"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        set_look(self.take, "primary")
        buttons.accepted.connect(self._accepted)
        buttons.rejected.connect(self.reject)
        words = PlainLabel(self.tr("Which keys should do “{action}”?").format(action=action), wrap=True)
        said = QHBoxLayout()
        said.setSpacing(GAP)
        said.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(words)
        column.addWidget(self.field)
        column.addLayout(said)
        column.addWidget(buttons)
        self.take.installEventFilter(self)
        self.field.pressed.connect(self._pressed)
        self.finished.connect(self.deleteLater)
        self._show(
            Verdict(usable=False, words=self.tr("Hold Ctrl, Alt or Shift with it if you like. Esc leaves."))
        )
        self._keeper.changed.connect(self._draw_sign)
        self.field.setFocus()

    def key(self) -> str:
        """What was captured and can be used, in portable text."""
        return self._key

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return, held a moment too long in the field, does not press the button that comes after it."""
        if watched is self.take and isinstance(event, QKeyEvent) and event.isAutoRepeat():
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Another key while the button waits: that one is meant."""
        if event.key() in _FOR_BUTTONS or event.key() in MODIFIERS or self.field.hasFocus():
            super().keyPressEvent(event)
        else:
            self._pressed(event.key(), event.modifiers())

    def changeEvent(self, event: QEvent) -> None:
        """Nothing is kept of keys that were held when another window came."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self._key:
            self.field.show_key("")

    def _pressed(self, key: int, held: Qt.KeyboardModifier) -> None:
        name = pressed_key(key, held)
        if is_composing(key):
            words = self.tr("This key begins a letter or belongs to an input method; it cannot be used.")
            verdict = Verdict(usable=False, words=words)
        elif not name:
            verdict = Verdict(usable=False, words=self.tr("This key has no name here; it cannot be used."))
        else:
            verdict = self._judge(name)
        self.field.show_key(name)
        self._key = name if verdict.usable else ""
        self._verdict = verdict
        self._draw_sign()
        self._show(verdict)
        self.field.announce(f"{self.field.text()}. {verdict.words}")
        if verdict.usable:
            self.take.setFocus()
        else:
            self.field.setFocus()

    def _draw_sign(self) -> None:
        verdict = self._verdict
        if verdict is None:
            return
        role = "done" if verdict.usable else "error"
        role, ink = (
            ("warning", "warning") if verdict.taking else (role, "success" if verdict.usable else "danger")
        )
        theme = self._keeper.theme
        self.sign.setPixmap(icon_pixmap(role, str(getattr(theme, ink)), 16, self.devicePixelRatioF()))

    def _show(self, verdict: Verdict) -> None:
        self.told.setText(verdict.words)
        self.take.setText(self.tr("&Take it from there") if verdict.taking else self.tr("&Use it"))
        self.take.setEnabled(verdict.usable)

    def _accepted(self) -> None:
        key = self._key
        if key:
            self.accept()
            self._then(key)

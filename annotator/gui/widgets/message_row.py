"""One message of the bar: what happened, what to do, perhaps a button, and a cross."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from annotator.gui.style.icons import icon, icon_pixmap
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.painted import Painted
from annotator.gui.widgets.plain_text import escaped_mnemonic

Kind = Literal["info", "warning", "error"]
_INKS: Final = {"info": "muted", "warning": "warning", "error": "danger"}
_SURFACES: Final = {"info": "info", "warning": "warning", "error": "danger"}


@dataclass(frozen=True, slots=True)
class MessageAction:
    """A button of a message: its words, and what it does."""

    text: str
    call: Callable[[], object]


class MessageRow(Painted):
    """A message that stays until it is closed, acted upon, or its time is over."""

    closed = Signal()
    """The person closed it, pressed its button, or it went by itself."""

    def __init__(
        self,
        kind: Kind,
        text: str,
        keeper: ThemeKeeper,
        action: MessageAction | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(keeper, parent)
        self.kind: Kind = kind
        self.words = text
        self.times = 1
        self._action = action
        self._sign = QLabel()
        self._label = PlainLabel(text, wrap=True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._count = PlainLabel("", "muted")
        self._count.hide()
        self._close = QToolButton()
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setIconSize(QSize(16, 16))
        self._close.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, STEP, GAP, STEP)
        row.setSpacing(GAP)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._label, 1)
        row.addWidget(self._count)
        if action is not None:
            row.addWidget(self._make_button(action))
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_over)
        self._draw_icons()

    def action(self) -> MessageAction | None:
        """Return what its button does, if it has one."""
        return self._action

    def close_after(self, milliseconds: int) -> None:
        """Let the message go by itself, though never while the mouse is on it."""
        self._timer.start(milliseconds)

    def repeat(self) -> None:
        """Say that the same happened once more."""
        self.times += 1
        self._count.setText(self.tr("%n times", "", self.times))
        self._count.show()
        if self._timer.isActive():
            self._timer.start()

    def spoken(self) -> str:
        """Return the message as a screen reader says it: its kind is not colour alone."""
        kinds = {"info": self.tr("Note"), "warning": self.tr("Warning"), "error": self.tr("Error")}
        return f"{kinds[self.kind]}: {self.words}"

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground in the colour of its kind, with a line beneath."""
        painter = QPainter(self)
        surface = _SURFACES[self.kind]
        painter.fillRect(self.rect(), QColor(getattr(self.theme, f"{surface}_surface")))
        line = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, QColor(getattr(self.theme, f"{surface}_line")))

    def _make_button(self, action: MessageAction) -> QPushButton:
        """Return the button of an action."""
        button = QPushButton(escaped_mnemonic(action.text))
        button.setAccessibleName(action.text)
        button.setAutoDefault(True)  # outside of dialogs that is what lets Return press it
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._act)
        return button

    def _act(self) -> None:
        """Do what the button says, and go."""
        action = self._action
        self.closed.emit()
        if action is not None:
            action.call()

    def _time_over(self) -> None:
        """Go, or wait while somebody reads or uses it."""
        if self.underMouse() or any(child.hasFocus() for child in self.findChildren(QWidget)):
            self._timer.start(1000)
        else:
            self.closed.emit()

    def _take_theme(self) -> None:
        super()._take_theme()
        self._draw_icons()

    def _draw_icons(self) -> None:
        """Draw the sign of the kind, and the cross."""
        colour = str(getattr(self.theme, _INKS[self.kind]))
        self._sign.setPixmap(icon_pixmap(self.kind, colour, 16, self.devicePixelRatioF()))
        self._sign.setAccessibleName(self.spoken().split(":", maxsplit=1)[0])
        self._close.setIcon(icon("close", self.theme, "muted"))

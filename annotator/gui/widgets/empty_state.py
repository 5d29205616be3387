"""What a panel shows while there is nothing in it: why, and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from annotator.gui.style.icons import icon_pixmap
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.widgets.labels import PlainLabel

_ICON = 32
_MEASURE = 56
"""Letters in a line."""


class EmptyState(QWidget):
    """An icon, a sentence, a second one that explains, and buttons."""

    def __init__(
        self,
        icon_role: str,
        sentence: str,
        keeper: ThemeKeeper,
        explanation: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_role, self._keeper = icon_role, keeper
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence = PlainLabel(sentence, "title", wrap=True)
        self.explanation = PlainLabel(explanation, "muted", wrap=True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(GAP)
        self._buttons.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addStretch(2)
        column.addWidget(self._picture)
        for label in (self.sentence, self.explanation):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label, 100)
            row.addStretch(1)
            column.addLayout(row)
        self.explanation.setVisible(bool(explanation))
        column.addSpacing(STEP)
        column.addLayout(self._buttons)
        column.addStretch(3)
        keeper.changed.connect(self._draw_picture)
        self._draw_picture()

    def set_text(self, sentence: str, explanation: str = "") -> None:
        """Say something else."""
        self.sentence.setText(sentence)
        self.explanation.setText(explanation)
        self.explanation.setVisible(bool(explanation))

    def add_button(self, text: str, *, primary: bool = False) -> QPushButton:
        """Add a button and return it; `text` may mark its shortcut with `&`."""
        button = _Button(text)
        button.setAutoDefault(True)  # outside of dialogs that is what lets Return press it
        if primary:
            set_look(button, "primary")
        self._buttons.addWidget(button)
        return button

    def _draw_picture(self) -> None:
        """Draw the icon in the theme's quiet colour, and keep the lines to a measure that reads well."""
        for label in (self.sentence, self.explanation):
            label.setMaximumWidth(_MEASURE * self.fontMetrics().averageCharWidth())
        pixmap = icon_pixmap(self._icon_role, self._keeper.theme.muted, _ICON, self.devicePixelRatioF())
        self._picture.setPixmap(pixmap)


class _Button(QPushButton):
    """Is not pressed by Ctrl+Return, which was meant for an article that has just gone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and held:
            event.ignore()
        else:
            super().keyPressEvent(event)

"""A card over a window, in the middle near the top, with its shadow; a click beside it asks to close."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QWidget

from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import CORNER

FROM_TOP = 80
"""Pixels between the top of the window and the card, where there is room."""
SHADOW = 14
"""Pixels around the card in which its shadow fades."""
DOWN = 4
"""Pixels by which the shadow begins lower than the card."""


class Overlay(QWidget):
    """Lies over the whole window, and takes every click in it."""

    left = Signal()
    """Somebody clicked beside the card."""

    def __init__(self, window: QWidget, keeper: ThemeKeeper) -> None:
        super().__init__(window)
        self._covered = window
        self._keeper = keeper
        self._beneath: QPixmap | None = None
        keeper.changed.connect(self._take_theme)
        self.card = QFrame(self)
        set_look(self.card, "card")
        window.installEventFilter(self)
        self.hide()

    def cover(self) -> None:
        """Appear over the window as it is now."""
        # A picture of what lies beneath, so that no key typed here has a whole page painted anew.
        self._show_beneath(self._covered.grab())
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()

    def see_through(self) -> None:
        """Have what lies beneath painted from now on; it is not as it was when this appeared."""
        self._show_beneath(None)

    def _show_beneath(self, picture: QPixmap | None) -> None:
        self._beneath = picture
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, picture is not None)
        self.update()

    def place(self) -> None:
        """Put the card where it belongs, in the size that it wants; for the window has another size, too."""

    def room(self) -> int:
        """How high the card may be, in pixels."""
        return self.height() - self._top() - SHADOW

    def put_card(self, width: int, height: int) -> None:
        """Put the card in the middle, no wider and higher than there is room."""
        wide = min(width, self.width() - 2 * SHADOW)
        self.card.setGeometry(QRect((self.width() - wide) // 2, self._top(), wide, min(height, self.room())))
        self.update()

    def _top(self) -> int:
        return min(FROM_TOP, self.height() // 9)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go with the window when it gets another size."""
        if watched is self._covered and event.type() == QEvent.Type.Resize and self.isVisible():
            self.see_through()
            self.setGeometry(self._covered.rect())
            self.place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click beside the card closes it, and does nothing else."""
        self.left.emit()

    def _take_theme(self, _theme: object) -> None:
        self.see_through()
        self.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shadow, in a few strokes, over what lies beneath."""
        painter = QPainter(self)
        if self._beneath is not None:
            painter.setClipRect(event.rect())
            painter.drawPixmap(0, 0, self._beneath)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(self.card.geometry())
        strength = 66 if self._keeper.theme.dark else 26
        for away in range(SHADOW):
            painter.setPen(QColor(0, 0, 0, round(strength * (1 - away / SHADOW) ** 2)))
            painter.drawRoundedRect(
                box.adjusted(-away, DOWN - away, away, away), CORNER + away, CORNER + away
            )
        painter.setPen(QColor(self._keeper.theme.line_strong))
        painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), CORNER, CORNER)
        painter.end()

"""A narrow strip beneath the text that says what to type; the text makes room for it and is never covered."""

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import MARGIN, STEP
from annotator.gui.text.view import ArticleView
from annotator.gui.widgets.labels import PlainLabel


class PageStrip(QFrame):
    """Stands at the lower edge of the page while it is open."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        set_look(self, "foot")
        self.setAutoFillBackground(True)
        self.words = PlainLabel("", "muted")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(MARGIN, STEP, MARGIN, STEP)
        self.row.setSpacing(MARGIN)
        self.row.addWidget(self.words)
        self.row.addStretch(1)
        self.hide()
        view.viewport().installEventFilter(self)

    def open(self) -> None:
        """Appear; the view shrinks by as much."""
        self._make_room(self.sizeHint().height())
        self.show()
        self.raise_()
        self._place()

    def close_strip(self) -> None:
        """Go, and give the room back."""
        if not self.isHidden():
            self.hide()
            self._make_room(0)

    def say(self, words: str, *, aloud: bool = True) -> None:
        """Show words, plain, and have a screen reader speak them."""
        self.words.setText(words)
        self.setAccessibleName(words)
        if aloud:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, words))

    def _make_room(self, height: int) -> None:
        """Beneath the text; what stands beside it keeps its room."""
        margins = self._view.viewportMargins()
        margins.setBottom(height)
        self._view.setViewportMargins(margins)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay beneath the viewport."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        port = self._view.viewport().geometry()
        self.setGeometry(QRect(port.left(), port.bottom() + 1, port.width(), self.sizeHint().height()))

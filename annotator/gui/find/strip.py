"""The bar beneath the text in which one types what to find; the text makes room and is never covered."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
)

from annotator.gui.style.icons import icon
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.text.view import ArticleView
from annotator.gui.widgets.labels import ElidedLabel, PlainLabel
from annotator.gui.widgets.own_keys import kept_from_window
from annotator.gui.widgets.plain_text import put_tip

NARROW = 500
"""Pixels of a bar that has room for the line, the count and the buttons only."""


class FindLine(QLineEdit):
    """A line for what is looked for."""

    stepped = Signal(int)
    """To the next place (1) or the one before (-1)."""
    left = Signal()
    """Esc was pressed."""

    def event(self, event: QEvent) -> bool:
        """Esc leaves the line; it is not the window's."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step or leave; all else is typed."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.stepped.emit(-1 if shift else 1)
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()


class FindStrip(QFrame):
    """Line, count, options and what there is to say, at the lower edge of the page while it is open."""

    options_changed = Signal()
    closed = Signal()
    """Its button, or Esc on one of its buttons."""

    def __init__(self, view: ArticleView, keeper: ThemeKeeper) -> None:
        super().__init__(view)
        self._view = view
        self._keeper = keeper
        set_look(self, "foot")
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Find in the article"))
        self.line = FindLine()
        self.line.setAccessibleName(self.tr("What to find in the article"))
        self.line.setPlaceholderText(self.tr("Find in the article"))
        self.line.setClearButtonEnabled(True)
        self.count = PlainLabel("", "muted")
        self.more = ElidedLabel("", "muted")
        self.more.hide()
        self.case = self._option(self.tr("Aa"), self.tr("Capital letters matter"))
        self.whole_words = self._option(self.tr("Words"), self.tr("Whole words only"))
        self.pattern = self._option(".*", self.tr("The letters are a regular expression"))
        self.back = self._button(self.tr("Previous place"))
        self.onwards = self._button(self.tr("Next place"))
        self.close_button = self._button(self.tr("Back to the text"))
        self.words = PlainLabel("", "muted", wrap=True)
        self.words.hide()
        self._set_up()
        self.hide()
        view.viewport().installEventFilter(self)

    def _set_up(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        row.addWidget(self.more)
        for button in (self.back, self.onwards, self.case, self.whole_words, self.pattern, self.close_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, STEP, MARGIN, STEP)
        column.setSpacing(STEP)
        column.addLayout(row)
        column.addWidget(self.words)
        # A click beside the line or on an arrow must not carry the keyboard to the page behind.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.line)
        self.close_button.clicked.connect(self.closed)
        self._keeper.changed.connect(self._draw_icons)
        self._draw_icons()

    def _option(self, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setCheckable(True)
        button.setAccessibleName(tip)
        put_tip(button, tip)
        button.toggled.connect(lambda _on: self.options_changed.emit())
        return button

    def _button(self, tip: str) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(tip)
        put_tip(button, tip)
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _draw_icons(self) -> None:
        for button, name in (
            (self.back, "previous"),
            (self.onwards, "next"),
            (self.close_button, "close"),
        ):
            button.setIcon(icon(name, self._keeper.theme, "muted"))

    def open(self) -> None:
        """Appear; the view shrinks by as much."""
        self.show()
        self.raise_()
        self._make_room()

    def shut(self) -> None:
        """Go, and give the room back."""
        if not self.isHidden():
            self.hide()
            self._set_margin(0)

    def say(self, words: str) -> None:
        """Show a sentence beneath the line, or nothing."""
        if words == self.words.text() and self.words.isHidden() == (not words):
            return
        self.words.setText(words)
        self.words.setVisible(bool(words))
        if not self.isHidden():
            self._make_room()

    def say_more(self, words: str) -> None:
        """Add a few words to the count, or none; beneath the line where there is no room beside it."""
        beside = self.width() >= NARROW
        self.more.setText(words)
        self.more.setVisible(bool(words) and beside)
        if words and not beside:
            self.say(words)

    def has_focus(self) -> bool:
        """Whether the keyboard is in the bar."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc on a button leaves too; what nobody here wants is not the page's either."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Esc is the bar's while the keyboard is in it."""
        return kept_from_window(event) or super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay beneath the viewport."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._make_room()
        return super().eventFilter(watched, event)

    def _height(self) -> int:
        width = self._view.viewport().width()
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.heightForWidth(width)
        return self.sizeHint().height()

    def _make_room(self) -> None:
        height = self._height()
        self._set_margin(height)
        port = self._view.viewport().geometry()
        self.setGeometry(QRect(port.left(), port.bottom() + 1, port.width(), height))

    def _set_margin(self, height: int) -> None:
        margins = self._view.viewportMargins()
        if margins.bottom() != height:
            self._view.setViewportMargins(margins.left(), margins.top(), margins.right(), height)

"""The line at the lower edge of the page in which letters are typed to go there."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from annotator.domain.span import Span
from annotator.domain.texts.words import word_at
from annotator.gui.numerals import whole
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.text.hint_strip import PageStrip
from annotator.gui.text.jump_search import Found, LetterSearch
from annotator.gui.text.marks import Layer, Mark, MarkStyle
from annotator.gui.text.view import ArticleView
from annotator.gui.widgets.labels import PlainLabel

FOUND = Layer("found letters", priority=50, choosable=False)
_ONWARDS = frozenset({Qt.Key.Key_Down, Qt.Key.Key_F3, Qt.Key.Key_Tab})
_BACK = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Backtab})


class JumpLine(QLineEdit):
    """A line for letters that keeps every key from the window's shortcuts while it is written in."""

    stepped = Signal(int)
    """To the next place (1) or the one before (-1)."""
    given = Signal(bool)
    """Return was pressed; whether with Shift."""
    given_up = Signal()
    left = Signal()
    """The keyboard went elsewhere."""

    def event(self, event: QEvent) -> bool:
        """Letters must never become the keys of labels."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step, go or leave; all else is typed."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        onwards = event.key() == Qt.Key.Key_G and bool(held & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _BACK or (shift and (onwards or event.key() == Qt.Key.Key_F3)):
            self.stepped.emit(-1)
        elif event.key() in _ONWARDS or onwards:
            self.stepped.emit(1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.given.emit(shift)
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif self.text() or not event.isAutoRepeat():  # the key that began it may still be held
            super().keyPressEvent(event)
        event.accept()

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Tab steps from place to place."""
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell; a menu of the line's own is no other place."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self.left.emit()


class Jump(QObject):
    """Shows where the typed letters stand, and goes there or back."""

    begun = Signal()
    ended = Signal()
    arrived = Signal(object, bool)
    """The word (a Span) that was gone to, and whether Shift was held."""

    def __init__(self, view: ArticleView, keeper: ThemeKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._keeper = keeper
        self.strip = PageStrip(view)
        self.line = JumpLine()
        self.count = PlainLabel("", "muted")
        self._text = ""
        self._search: LetterSearch | None = None
        self._found = Found()
        self._current = 0
        self._place = 0
        self._set_up()

    def _set_up(self) -> None:
        set_look(self.line, "plain")
        self.line.setAccessibleName(self.tr("Letters to go to"))
        self.line.setPlaceholderText(self.tr("A few letters"))
        self.strip.row.insertWidget(0, PlainLabel("/", "muted"))
        self.strip.row.insertWidget(1, self.line, 1)
        self.strip.row.insertWidget(2, self.count)
        self.line.textChanged.connect(self._look)
        self.line.stepped.connect(self._step)
        self.line.given.connect(self._go)
        self.line.given_up.connect(self._give_up)
        self.line.left.connect(self.close)
        self._keeper.changed.connect(self._show)

    def open(self) -> None:
        """Begin to type; view, caret and selection stay as they are until Return."""
        if self._search is not None:
            self.line.setFocus()
            return
        self._view.set_mode(None)
        self._place = self._view.first_visible()
        self._text = self._view.text()
        self._search = LetterSearch(self._text)
        self.line.clear()
        self._look("")
        self.strip.open()
        self.strip.say(self.tr("Return goes there · ↑ ↓ other places · Esc back"), aloud=False)
        self.begun.emit()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def current(self) -> Span | None:
        """The place that Return goes to."""
        return self._found.places[self._current] if self._found.places else None

    # Looking

    def _look(self, letters: str) -> None:
        if self._search is None:
            return
        self._found = self._search.find(letters, self._from())
        self._current = self._found.first
        self._show()
        if self.current() is None:
            self._view.restore_place(self._place)

    def _from(self) -> int:
        selection = self._view.selection()
        return selection.end if selection is not None else self._view.caret()

    def _step(self, step: int) -> None:
        if self._found.places:
            self._current = (self._current + step) % len(self._found.places)
            self._show()

    def _show(self) -> None:
        if self._search is None:
            return
        theme = self._keeper.theme
        tint, strong = QColor(theme.search_hit), QColor(theme.search_hit_current)
        line = QColor(theme.text)
        other, chosen = MarkStyle(line, tint, "dotted"), MarkStyle(line, strong, "thick")
        marks = [
            Mark(
                f"found {number}",
                (span,),
                chosen if number == self._current else other,
                faded=number >= self._found.at_words and number != self._current,
            )
            for number, span in enumerate(self._found.places)
        ]
        self._view.set_marks(FOUND, marks)
        current = self.current()
        if current is not None:
            self._view.show_span(current)
        self._tell()

    def _tell(self) -> None:
        total = len(self._found.places)
        if not self.line.text():
            words = ""
        elif not total:
            words = self.tr("Nowhere in this article")
        else:
            of = whole(total) + ("+" if self._found.more else "")
            words = self.tr("{number} of {total}").format(number=whole(self._current + 1), total=of)
        self.count.setText(words)
        self.line.setAccessibleDescription(words)

    # Ending

    def _go(self, shift: bool) -> None:
        current = self.current()
        if current is None:
            return
        word = word_at(self._view.text(), current.start) or current
        self._view.setFocus()
        self.close()
        self.arrived.emit(word, shift)

    def _give_up(self) -> None:
        self._view.setFocus()
        self.close()
        self._view.restore_place(self._place)

    def mind_article(self) -> None:
        """An article was opened: where it is another one, there is nothing to go to any more."""
        if self._search is not None and self._view.text() != self._text:
            self._view.setFocus()
            self.close()

    def close(self) -> None:
        """Take marks and line away; the view stays where it is."""
        if self._search is None:
            return
        self._search = None
        self._found = Found()
        self._view.set_marks(FOUND, ())
        self.strip.close_strip()
        self.ended.emit()

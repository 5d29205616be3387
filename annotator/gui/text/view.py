"""The article as a page that is worked on: mouse and keys select and choose, and the screen is told."""

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.domain.span import Span
from annotator.gui.text.gestures import Gestures
from annotator.gui.text.handles import Handles
from annotator.gui.text.hovering import told
from annotator.gui.text.key_mode import KeyMode
from annotator.gui.text.keys import Keys
from annotator.gui.text.marks import PageColours
from annotator.gui.text.selecting import Stretch, difference
from annotator.gui.text.spent_key import SpentKey
from annotator.gui.text.surface import PageSurface
from annotator.gui.text.tie_drag import TieDrag
from annotator.gui.widgets.plain_text import plain_tooltip


class ArticleView(PageSurface):
    """The page of one article to work on. All places and spans in and out are code points of its text."""

    selection_changed = Signal(object)
    """Span or None, when it is final: after snapping, not while the mouse is held."""
    selected = Signal(object, bool)
    """A Span that somebody has finished selecting: the mouse or Shift was let go, or a command took a whole
    unit. And whether it is meant as a further part of what is chosen (Ctrl was held with the mouse)."""
    mark_clicked = Signal(str)
    mark_chosen = Signal(object)
    """The key, or None, whenever a click chose or un-chose."""
    caret_moved = Signal(int)
    context_asked = Signal(QPoint, int)
    """Where on the screen, and the code point under it, by the mouse."""
    context_key_pressed = Signal()
    """The same by the key for it."""

    def __init__(self, parent: QWidget | None = None, colours: PageColours | None = None) -> None:
        super().__init__(parent, colours)
        self._keys = Keys(self)
        self._gestures = Gestures(self, self)
        self._mode: KeyMode | None = None
        self._spent = SpentKey()
        self.handles = Handles(self, self._store, self.mode, self.set_mode)
        self.tie_drag = TieDrag(self, self._store, self.mode, self.set_mode)
        self._by_shift = False
        self._told: Span | None = None
        self._told_caret = 0
        self._previewing = False
        self.cursorPositionChanged.connect(self._cursor_moved)
        self.selectionChanged.connect(self._cursor_moved)

    def set_article(self, text: str, title: str = "", subtitle: str = "") -> None:
        """Show another article from its start, nothing marked or selected; its titles are plain text."""
        self.set_mode(None)
        super().set_article(text, title, subtitle)
        self._tell()

    def set_whole_words(self, whole_words: bool) -> None:
        """Snap what the mouse selects outwards to whole words; Alt then does the opposite."""
        self._gestures.whole_words = self.handles.whole_words = whole_words

    def choose_by_hand(self, key: str | None) -> None:
        """What a click does: choose, and tell."""
        if key is not None:
            self.mark_clicked.emit(key)
        if key != self.chosen():
            self.choose(key)
            self.mark_chosen.emit(key)

    # Selection and caret

    def selection(self) -> Span | None:
        """What is selected."""
        return self.stretch.span

    def select(self, span: Span) -> None:
        """Select exactly these code points, the caret at their end."""
        self.move_to(Stretch(span.start, span.end), follow=False)

    def take(self, span: Span) -> None:
        """Select exactly these code points, as a whole that was asked for, the caret in view, and tell."""
        self.move_to(Stretch(span.start, span.end))
        self.finish_selection()

    def finish_selection(self, *, further: bool = False) -> None:
        """Tell that the selection is what was meant; `further`: as a part of what is chosen."""
        self._by_shift = False
        span = self.selection()
        if span is not None:
            self.selected.emit(span, further)

    def mouse_held(self) -> bool:
        """Whether the mouse selects just now."""
        return self._gestures.held

    def third_click_may_come(self) -> bool:
        """Whether the word of a double click may still become a sentence by a third one."""
        return self._gestures.third_may_come()

    def finish_by_shift(self) -> None:
        """A command selected this while Shift was held: when that is let go, the selection is finished."""
        self._by_shift = self.selection() is not None

    def clear_selection(self) -> None:
        """Select nothing; the caret stays."""
        self.move_to(Stretch(self.stretch.caret, self.stretch.caret), follow=False)

    def caret(self) -> int:
        """The code point that the caret stands before."""
        return self.stretch.caret

    def set_caret(self, position: int) -> None:
        """Put the caret before a code point, selecting nothing."""
        self.move_to(Stretch(position, position))

    def move_to(self, stretch: Stretch, *, follow: bool = True) -> None:
        """Make this the selection and caret, and tell; with `follow` the caret is kept in view."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.offsets().to_utf16(stretch.anchor))
        cursor.setPosition(self.offsets().to_utf16(stretch.caret), QTextCursor.MoveMode.KeepAnchor)
        self.move_with(cursor, follow=follow)

    def move_with(self, cursor: QTextCursor, *, follow: bool = True) -> None:
        """The same from a cursor of Qt, which remembers its column."""
        position = self.offsets().to_codepoint(cursor.position())
        if follow:
            # First, for what is out of sight the stock widget looks for line by line.
            self.scroller.follow(position)
        self._quiet += 1
        if self.scroller.sees(position):
            self.setTextCursor(cursor)
        else:  # the stock widget would scroll there, by its own idea of what a line is
            self.viewport().setUpdatesEnabled(False)
            with self.scroller.held():
                self.setTextCursor(cursor)
            self.viewport().setUpdatesEnabled(True)
        self._quiet -= 1
        self._take(cursor)
        self._tell()

    def preview(self, stretch: Stretch) -> None:
        """Show a selection that is not final."""
        self._previewing = True
        self.move_to(stretch, follow=False)
        self._previewing = False

    def runs_right_to_left(self, position: int) -> bool:
        """Whether the paragraph at the code point runs from right to left."""
        block = self.document().findBlock(self.offsets().to_utf16(position))
        return block.textDirection() == Qt.LayoutDirection.RightToLeft

    def copy_selection(self) -> None:
        """Put the selected stretch of the article on the clipboard, as it is in the article."""
        if self.selection() is not None:
            QGuiApplication.clipboard().setMimeData(self.createMimeDataFromSelection())

    def _take(self, cursor: QTextCursor) -> None:
        """Read places from a cursor, never text; an edge inside a surrogate pair moves outward."""
        offsets, before = self.offsets(), self.stretch
        anchor, caret = cursor.anchor(), cursor.position()
        self.stretch = Stretch(
            offsets.to_codepoint(anchor, up=anchor > caret), offsets.to_codepoint(caret, up=caret > anchor)
        )
        rows = self.lines.rows_of(difference(before.span, self.stretch.span), edges=True)
        for position in {before.caret, self.stretch.caret}:
            line = self.lines.line_in_view(position)
            if line is not None:
                rows.append(QRect(0, line.top, self.viewport().width(), line.height))
        for row in rows:
            self.viewport().update(row)

    def _tell(self) -> None:
        if self._previewing:
            return
        if self.stretch.caret != self._told_caret:
            self._told_caret = self.stretch.caret
            self.caret_moved.emit(self._told_caret)
        if self.stretch.span != self._told:
            self._told = self.stretch.span
            self.selection_changed.emit(self._told)

    def _cursor_moved(self) -> None:
        """Someone else moved Qt's cursor: a screen reader."""
        if not self._quiet:
            self._take(self.textCursor())
            self._tell()

    # Modes

    def set_mode(self, mode: KeyMode | None) -> None:
        """Let a mode have every key, until it is taken away or the page loses the keyboard."""
        before, self._mode = self._mode, mode
        if before is not None and before is not mode:
            before.leave()
        self.viewport().update()

    def mode(self) -> KeyMode | None:
        """Who has the keys."""
        return self._mode

    # Events

    def event(self, event: QEvent) -> bool:
        """Only keys that move or select are kept from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(self._mode is not None or self._spent.repeats(event) or self._keys.takes(event))
            return True
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self._mode is not None
            and event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        ):
            # Else it would go to the next part of the window, and the mode would end.
            self.keyPressEvent(event)
            return True
        if event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            # Only the key's: the mouse's goes to the viewport. The stock widget would scroll to the caret.
            self.contextMenuEvent(event)
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell in a tooltip what the marks under the mouse are; escaped, for tooltips render HTML."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            on = self.lines.character_at(event.pos())
            marks = self._store.marks_at(on) if on is not None else self.margin.marks_at(event.pos())
            QToolTip.showText(event.globalPos(), plain_tooltip(told(marks, self.text())), self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self.handles.mouse_left()
        return super().viewportEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab is a mode's, too, while there is one."""
        return False if self._mode is not None else super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or select; every other key goes on to the window."""
        if self._mode is not None:
            self._mode.press(event)
            if self.mode() is None:
                self._spent.spend(event)
            event.accept()
            return
        if self._spent.repeats(event):
            event.accept()
            return
        before = self.selection()
        event.setAccepted(self._keys.press(event))
        held = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._by_shift = self._by_shift or (held and self.selection() not in {before, None})

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """When Shift is let go, what was selected with it is finished."""
        if event.key() == Qt.Key.Key_Alt:
            self.handles.hold_alt(held=False)
        if event.key() == Qt.Key.Key_Shift and self._by_shift and not event.isAutoRepeat():
            self.finish_selection()
        self._spent.release(event)
        super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select, or a click, or take hold of an edge."""
        if event.button() == Qt.MouseButton.LeftButton and self._take_hold(event):
            return
        self.set_mode(None)
        if event.button() == Qt.MouseButton.LeftButton and not self._choose_beside(event):
            self._gestures.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a word."""
        if event.button() == Qt.MouseButton.LeftButton and self._take_hold(event):
            return
        if event.button() == Qt.MouseButton.LeftButton and not self._choose_beside(event):
            self._gestures.double(event)

    def _take_hold(self, event: QMouseEvent) -> bool:
        """Of an edge, or of the knob from which ties are drawn."""
        return self.handles.take_hold(event) or self.tie_drag.take_hold(event)

    def _choose_beside(self, event: QMouseEvent) -> bool:
        """A press on a bar of the margin chooses; there again the next one in its column."""
        keys = [mark.key for mark in self.margin.marks_at(event.position().toPoint())]
        if keys:
            chosen = self.chosen()
            self.choose_by_hand(keys[(keys.index(chosen) + 1) % len(keys) if chosen in keys else 0])
        return bool(keys)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend what is held."""
        if not (self.handles.drag_on(event) or self.tie_drag.drag_on(event)):
            self._gestures.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Make it final."""
        if event.button() == Qt.MouseButton.LeftButton and (
            self.handles.let_go() or self.tie_drag.let_go(event)
        ):
            return
        if event.button() == Qt.MouseButton.LeftButton and self._gestures.release(event):
            self.finish_selection(further=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the screen for its menu, by the mouse at the place under it; not while the mouse is at work."""
        event.accept()
        if self.handles.held or self.tie_drag.held or self._gestures.held:
            return
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.context_key_pressed.emit()
            return
        on = self.lines.character_at(event.pos())
        self.context_asked.emit(event.globalPos(), self.lines.caret_at(event.pos()) if on is None else on)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grips over the page."""
        super().paintEvent(event)
        if self.handles.grips() or self.tie_drag.held:
            painter = QPainter(self.viewport())
            self.tie_drag.paint(painter)
            self.handles.paint(painter, event.rect())
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The caret shows that keys go here."""
        super().focusInEvent(event)
        self._take(self.textCursor())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The caret shows that keys go elsewhere."""
        super().focusOutEvent(event)
        self._by_shift = False
        self.set_mode(None)
        self._take(self.textCursor())

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected stretch of the article itself."""
        data, span = QMimeData(), self.selection()
        data.setText(span.of(self.text()) if span else "")
        return data

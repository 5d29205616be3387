"""The keys that move the caret, with Shift the edge of the selection; all others belong to the window."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from annotator.domain.texts.graphemes import grapheme_ceil, grapheme_floor
from annotator.domain.texts.words import next_word_edge, previous_word_edge
from annotator.gui.text.selecting import Stretch
from annotator.gui.text.worked_page import WorkedPage

_Key = QKeySequence.StandardKey
_Move = QTextCursor.MoveOperation

_BY_CURSOR: dict[_Key, tuple[_Move, bool]] = {
    _Key.MoveToNextChar: (_Move.Right, False),
    _Key.SelectNextChar: (_Move.Right, True),
    _Key.MoveToPreviousChar: (_Move.Left, False),
    _Key.SelectPreviousChar: (_Move.Left, True),
    _Key.MoveToNextLine: (_Move.Down, False),
    _Key.SelectNextLine: (_Move.Down, True),
    _Key.MoveToPreviousLine: (_Move.Up, False),
    _Key.SelectPreviousLine: (_Move.Up, True),
    _Key.MoveToStartOfLine: (_Move.StartOfLine, False),
    _Key.SelectStartOfLine: (_Move.StartOfLine, True),
    _Key.MoveToEndOfLine: (_Move.EndOfLine, False),
    _Key.SelectEndOfLine: (_Move.EndOfLine, True),
    _Key.MoveToStartOfDocument: (_Move.Start, False),
    _Key.SelectStartOfDocument: (_Move.Start, True),
    _Key.MoveToEndOfDocument: (_Move.End, False),
    _Key.SelectEndOfDocument: (_Move.End, True),
}
_BY_WORD: dict[_Key, tuple[bool, bool]] = {
    _Key.MoveToNextWord: (True, False),
    _Key.SelectNextWord: (True, True),
    _Key.MoveToPreviousWord: (False, False),
    _Key.SelectPreviousWord: (False, True),
}
_BY_PAGE: dict[_Key, tuple[int, bool]] = {
    _Key.MoveToNextPage: (1, False),
    _Key.SelectNextPage: (1, True),
    _Key.MoveToPreviousPage: (-1, False),
    _Key.SelectPreviousPage: (-1, True),
}
_PLAIN = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_A,
    }
)


class Keys:
    """Answers the keys of the article view that move and select."""

    def __init__(self, view: WorkedPage) -> None:
        self._view = view

    def takes(self, event: QKeyEvent) -> bool:
        """Whether the key is one of the view's own; all others are left to shortcuts."""
        if event.key() not in _PLAIN or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        return any(event.matches(key) for table in (_BY_CURSOR, _BY_WORD, _BY_PAGE) for key in table) or (
            event.matches(_Key.SelectAll)
        )

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key says; False if it is none of the view's."""
        if not self.takes(event):
            return False
        view = self._view
        for key, (operation, keep) in _BY_CURSOR.items():
            if event.matches(key):
                self._by_cursor(operation, keep=keep)
                return True
        for key, (forward, keep) in _BY_WORD.items():
            if event.matches(key):
                place = self._word(forward=forward, keep=keep)
                view.move_to(Stretch(view.stretch.anchor if keep else place, place))
                return True
        for key, (pages, keep) in _BY_PAGE.items():
            if event.matches(key):
                self._by_page(pages, keep=keep)
                return True
        view.move_to(Stretch(0, len(view.text())), follow=False)
        return True

    def _by_cursor(self, operation: _Move, *, keep: bool) -> None:
        """Let Qt find the place (up and down keep their column), then mind graphemes."""
        view = self._view
        before = view.stretch
        cursor = view.textCursor()
        if not keep and before.span is not None and operation in {_Move.Left, _Move.Right}:
            forward = (operation == _Move.Right) != view.runs_right_to_left(before.caret)
            place = before.span.end if forward else before.span.start
            view.move_to(Stretch(place, place))
            return
        mode = QTextCursor.MoveMode.KeepAnchor if keep else QTextCursor.MoveMode.MoveAnchor
        moved = cursor.movePosition(operation, mode)
        if not moved and operation in {_Move.Up, _Move.Down}:
            cursor.movePosition(_Move.StartOfLine if operation == _Move.Up else _Move.EndOfLine, mode)
        text, offsets = view.text(), view.offsets()
        low = offsets.to_codepoint(cursor.position())
        place = grapheme_floor(text, low) if low < before.caret else grapheme_ceil(text, low)
        if operation in {_Move.Up, _Move.Down} and place == low:
            view.move_with(cursor)  # the same cursor remembers its column
        else:
            view.move_to(Stretch(before.anchor if keep else place, place))

    def _word(self, *, forward: bool, keep: bool) -> int:
        """Where a step by a word leads: walking to word starts, selecting to the outer edges of words."""
        view = self._view
        text, anchor, caret = view.text(), view.stretch.anchor, view.stretch.caret
        if view.runs_right_to_left(caret):
            forward = not forward
        if forward:
            return next_word_edge(text, caret, "end" if keep and caret >= anchor else "start")
        if keep and caret > anchor:
            shorter = previous_word_edge(text, caret, "end")
            return max(anchor, shorter)
        return previous_word_edge(text, caret, "start")

    def _by_page(self, pages: int, *, keep: bool) -> None:
        view = self._view
        at = view.point_of(view.stretch.caret)
        inside = QPoint(at.x(), min(max(at.y(), 0), view.viewport().height() - 1))
        if view.scroller.page_by(pages):
            place = view.lines.caret_at(inside)
        else:
            place = len(view.text()) if pages > 0 else 0
        view.move_to(Stretch(view.stretch.anchor if keep else place, place))

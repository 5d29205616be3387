"""The mouse on the page: dragging selects, double and triple clicks take words and sentences."""

from typing import Literal

from PySide6.QtCore import QElapsedTimer, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent

from annotator.domain.span import Span, trimmed
from annotator.domain.texts.words import sentence_at, snapped_to_graphemes, snapped_to_words, word_at
from annotator.gui.text.scroll_on import ScrollOn
from annotator.gui.text.selecting import Stretch
from annotator.gui.text.worked_page import WorkedPage

_STILL = 3
"""Pixels that a hand may tremble in a click."""


class Gestures(QObject):
    """Follows one press of the left button from press to release."""

    def __init__(self, view: WorkedPage, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._unit: Literal["character", "word", "sentence"] = "character"
        self._held = False
        self._moved = False
        self._start = Stretch()
        self._first: Span | None = None
        self.whole_words = True
        self._pressed = QPoint()
        self._last = QPoint()
        self._clicked: QPoint | None = None
        self._chosen_before: str | None = None
        self._doubled: QPoint | None = None
        self._since_double = QElapsedTimer()
        self._scroll_on = ScrollOn(view.viewport(), view.verticalScrollBar(), self._extend, self)

    @property
    def held(self) -> bool:
        """Whether the left button is down; the selection is not final before it is let go."""
        return self._held

    def press(self, event: QMouseEvent) -> None:
        """Put the caret, or with Shift extend; a press right after a double click takes the sentence."""
        point = event.position().toPoint()
        self._begin(point)
        self._chosen_before = self._view.chosen()
        if self._is_third(point):
            self._doubled = None
            self._take("sentence", point)
            return
        self._unit, self._first = "character", None
        place = self._view.lines.caret_at(point)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._moved = True
            self._start = self._view.stretch.extended_to(place)
        else:
            self._start = Stretch(place, place)
        self._view.preview(self._start)

    def double(self, event: QMouseEvent) -> None:
        """Take the word; what is held then extends by words.

        What was chosen stays chosen, as with dragging, so that the word can become a fragment of it: the
        first of the two clicks was not meant to let go.
        """
        point = event.position().toPoint()
        self._begin(point)
        before, self._chosen_before = self._chosen_before, None
        if before is not None:
            self._view.choose_by_hand(before)
        self._doubled = point
        self._since_double.start()
        self._take("word", point)

    def move(self, event: QMouseEvent) -> None:
        """Extend to the mouse."""
        if not self._held:
            return
        self._last = event.position().toPoint()
        if not self._moved and (self._last - self._pressed).manhattanLength() <= _STILL:
            return
        self._moved = True
        self._extend()
        self._scroll_on.follow(self._last)

    def release(self, event: QMouseEvent) -> bool:
        """Make the selection final, snapped outward to words, with Alt to graphemes; or it was a click.

        Returns:
            Whether something was selected by it.
        """
        if not self._held:
            return False
        self._held = False
        self._scroll_on.stop()
        view = self._view
        if not self._moved:
            self._click(event.position().toPoint())
            return False
        stretch = view.stretch
        span = stretch.span
        if span is not None and self._unit == "character":
            exact = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier) == self.whole_words
            if exact:
                span = snapped_to_graphemes(view.text(), span)
            else:  # a blank that a hand took along is no part of the words
                words = snapped_to_words(view.text(), span)
                span = trimmed(words, view.text()) or words
            stretch = stretch.covering(span)
        view.move_to(stretch, follow=False)
        return stretch.span is not None

    def _begin(self, point: QPoint) -> None:
        self._held, self._moved = True, False
        self._pressed = self._last = point

    def third_may_come(self) -> bool:
        """Whether a further click would still make a sentence of the word that a double click took."""
        if self._doubled is None or not self._since_double.isValid():
            return False
        return self._since_double.elapsed() < QGuiApplication.styleHints().mouseDoubleClickInterval()

    def _is_third(self, point: QPoint) -> bool:
        near = self._doubled is not None and (point - self._doubled).manhattanLength() < 10
        return near and self.third_may_come()

    def _take(self, unit: Literal["word", "sentence"], point: QPoint) -> None:
        self._moved = True
        self._unit = unit
        span = self._unit_at(point)
        place = self._view.lines.caret_at(point)
        self._first = span
        self._start = Stretch(span.start, span.end) if span else Stretch(place, place)
        self._view.preview(self._start)

    def _unit_at(self, point: QPoint) -> Span | None:
        view = self._view
        on = view.lines.character_at(point)
        place = view.lines.caret_at(point) if on is None else on
        return word_at(view.text(), place) if self._unit == "word" else sentence_at(view.text(), place)

    def _extend(self) -> None:
        view = self._view
        place = view.lines.caret_at(self._last)
        if self._unit == "character" or self._first is None:
            view.preview(Stretch(self._start.anchor, place))
            return
        reached = self._unit_at(self._last) or self._first
        if reached.start < self._first.start:
            view.preview(Stretch(self._first.end, reached.start))
        else:
            view.preview(Stretch(self._first.start, max(reached.end, self._first.end)))

    def _click(self, point: QPoint) -> None:
        """Choose the smallest mark under the mouse, there again the one beneath; on bare text none."""
        view = self._view
        view.move_to(view.stretch, follow=False)
        on = view.lines.character_at(point)
        keys = [mark.key for mark in view.marks_under(on)] if on is not None else []
        again = self._clicked is not None and (point - self._clicked).manhattanLength() <= _STILL
        self._clicked = point
        if not keys:
            view.choose_by_hand(None)
            return
        chosen = view.chosen()
        key = keys[(keys.index(chosen) + 1) % len(keys)] if again and chosen in keys else keys[0]
        view.choose_by_hand(key)

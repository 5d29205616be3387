"""The commands that move the caret by units of the text, take a unit, and grow and shrink the selection."""

from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from annotator.domain.span import Span
from annotator.domain.texts import units
from annotator.domain.texts.phrases import next_punctuation
from annotator.domain.texts.quotations import quotations_around, without_stop
from annotator.gui.text.selecting import Stretch
from annotator.gui.text.view import ArticleView

Unit = Literal["sentence", "paragraph"]
_Step = Callable[[str, int], int]

_STARTS: Final[dict[tuple[Unit, bool], _Step]] = {
    ("sentence", True): units.next_sentence,
    ("sentence", False): units.previous_sentence,
    ("paragraph", True): units.next_paragraph,
    ("paragraph", False): units.previous_paragraph,
}
"""To where a unit starts: the next one, or back."""
_ENDS: Final[dict[tuple[Unit, bool], _Step]] = {
    ("sentence", True): units.next_sentence_end,
    ("sentence", False): units.previous_sentence_end,
    ("paragraph", True): units.next_paragraph_end,
    ("paragraph", False): units.previous_paragraph_end,
}


class CaretCommands(QObject):
    """What the menu Selection does with the caret and the selection of one page; places are code points.

    Each brings the keyboard to the page. Next and previous are those of reading, whatever way a script runs.
    """

    told = Signal(str)
    """Why nothing happened, in words for the message bar."""

    def __init__(self, page: ArticleView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._grown_from: list[Stretch] = []
        page.selection_changed.connect(self._forget)

    # A whole unit

    def select_word(self) -> None:
        """Select the word at the caret, or the one beside it."""
        self._take(units.word_near(self._text(), self._place()), self.tr("There is no word in this line."))

    def select_sentence(self) -> None:
        """Select the sentence at the caret; asked again, without its full stop, and with it."""
        text = self._text()
        sentence = units.sentence_at(text, self._place())
        if sentence is not None and self._page.selection() == sentence:
            sentence = without_stop(text, sentence.start, sentence.end)
        self._take(sentence, self.tr("There is no sentence in this line."))

    def select_quotation(self) -> None:
        """Select what stands between the quotation marks around the caret; asked again, the outer ones."""
        text, selected = self._text(), self._page.selection()
        around = quotations_around(text, self._place() if selected is None else selected.start)
        if selected is not None:
            around = [one for one in around if one.start <= selected.start and selected.end <= one.end]
        larger = [one for one in around if one != selected] or around
        self._take(larger[0] if larger else None, self.tr("The caret stands in no quotation."))

    def select_paragraph(self) -> None:
        """Select the paragraph at the caret."""
        self._take(
            units.paragraph_at(self._text(), self._place()), self.tr("There is no paragraph in this line.")
        )

    def select_to_punctuation(self) -> None:
        """Select from the caret to the next punctuation; asked again, to the one after it."""
        text, selected = self._text(), self._page.selection()
        start, end = (selected.start, selected.end) if selected is not None else (self._page.caret(),) * 2
        place = next_punctuation(text, end)
        while start < place and text[start].isspace():
            start += 1
        found = Span(start, place) if max(start, end) < place else None
        self._take(found, self.tr("There is no text after the caret."))

    # Little by little

    def grow(self) -> None:
        """Grow the selection to the next larger unit; from nothing to the word."""
        text, before = self._text(), self._page.stretch
        span = before.span
        larger = units.grown(text, span) if span is not None else units.word_near(text, before.caret)
        if larger is None:
            self.told.emit(self.tr("There is no word in this line."))
        elif larger == span:
            self.told.emit(self.tr("The whole text is selected."))
        else:
            grown_from = [*self._grown_from, before]
            self._go(before.covering(larger), follow=len(larger) < len(text))
            self._grown_from = grown_from

    def shrink(self) -> None:
        """Shrink the selection to what it grew from, else to the next smaller unit at the caret."""
        text, span = self._text(), self._page.selection()
        if self._grown_from:
            *grown_from, before = self._grown_from
            self._go(before)
            self._grown_from = grown_from
        elif span is None:
            self.told.emit(self.tr("Nothing is selected that could shrink."))
        else:
            smaller = units.shrunk(text, span, self._page.caret())
            if smaller == span:
                self.told.emit(self.tr("The selection is a single word; it does not shrink further."))
            else:
                self._go(self._page.stretch.covering(smaller))

    def move(self, unit: Unit, *, onwards: bool) -> None:
        """Move the caret to the start of the next unit, or back to that of this one or the one before."""
        place = _STARTS[unit, onwards](self._text(), self._page.caret())
        self._go(Stretch(place, place))

    def extend(self, unit: Unit, *, onwards: bool) -> None:
        """Move the selection's free edge, outward to the outer edge of a unit, back over inner ones.

        On its way back it halts where the selection began.
        """
        text, stretch = self._text(), self._page.stretch
        anchor, caret = stretch.anchor, stretch.caret
        ahead = caret >= anchor if onwards else caret > anchor
        place = (_ENDS if ahead else _STARTS)[unit, onwards](text, caret)
        if min(caret, place) < anchor < max(caret, place):
            place = anchor
        self._go(Stretch(anchor, place))

    # How

    def _text(self) -> str:
        """The article's text; the keyboard comes to the page with it."""
        self._page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return self._page.text()

    def _place(self) -> int:
        """The caret, or where it stands at the end of a selection, the last code point of that."""
        span, caret = self._page.selection(), self._page.caret()
        return caret - 1 if span is not None and caret == span.end else caret

    def _take(self, span: Span | None, otherwise: str) -> None:
        if span is None:
            self.told.emit(otherwise)
        else:
            self._page.take(span)

    def _go(self, stretch: Stretch, *, follow: bool = True) -> None:
        """Move there as a step of several: it is finished when Shift is let go, if that is held."""
        self._page.move_to(stretch, follow=follow)
        if QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._page.finish_by_shift()

    def _forget(self) -> None:
        """Something else is selected: there is no way back."""
        self._grown_from = []

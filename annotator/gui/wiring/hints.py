"""The actions of the menu Selection that work by letters over the words."""

# ruff: noqa: PLC0415 -- what finds numbers and quotations is loaded when it is used, for it is no part of the start

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from annotator.domain.span import Span
from annotator.gui.actions.spec import Needs
from annotator.gui.main_window import MainWindow
from annotator.gui.palette.reasons import why_not
from annotator.gui.text.hint_places import HintPlace, places_of, seen_stretch, seen_words
from annotator.gui.text.hint_reach import reach
from annotator.gui.text.hints import Asking, Hints
from annotator.gui.text.jump import Jump
from annotator.gui.text.selecting import Stretch

Finder = Callable[[str, int, int], Sequence[Span]]


class HintActions(QObject):
    """Asks by hints and does what was picked."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("hint-actions")
        self._window = window
        self._page = page = window.annotate.page
        self.hints = Hints(page, window.keeper, self)
        self.jump = Jump(page, window.keeper, self)
        self.hints.nothing.connect(window.annotate.hands.told)
        self.jump.arrived.connect(lambda word, extend: reach(page, word, extend=extend))
        bar = window.annotate.bar
        for mode in (self.hints, self.jump):
            mode.begun.connect(partial(bar.set_away, True))
            mode.ended.connect(partial(bar.set_away, False))
        window.annotate.opened.connect(lambda _article: self.jump.mind_article())

    def word(self) -> None:
        """Go to a word, or extend the selection to it."""
        page = self._page
        selecting = page.selection() is not None
        self.hints.ask(
            Asking(
                partial(seen_words, page),
                self.tr("Letters of the word to select to · Esc leaves")
                if selecting
                else self.tr("Letters of the word to go to · with Shift, select to it · Esc leaves"),
                lambda word, shift: reach(page, word, extend=shift),
                self.tr("There is no word in view."),
                least=2,
            )
        )

    def words(self) -> None:
        """Select from one word to another."""
        self.hints.ask(
            Asking(
                partial(seen_words, self._page),
                self.tr("Letters of the first word · ↑ ↓ scroll · Esc leaves"),
                lambda word, _shift: self._page.take(word),
                self.tr("There is no word in view."),
                least=2,
                follow=self._last_word,
            )
        )

    def _last_word(self, first: Span) -> Asking:
        page = self._page
        before = page.stretch
        page.preview(Stretch(first.start, first.end))
        return Asking(
            partial(seen_words, page),
            self.tr("Letters of the last word · Return takes the one alone · ↑ ↓ scroll · Esc leaves"),
            lambda last, _shift: page.take(Span(min(first.start, last.start), max(first.end, last.end))),
            least=2,
            enough=lambda: page.take(first),
            given_up=lambda: page.move_to(before, follow=False),
        )

    def number(self) -> None:
        """Tag one of the numbers in view."""
        from annotator.domain.numbers.looks import numbers_in

        self._unit(
            "number",
            numbers_in,
            self.tr("Letters of the number · Esc leaves"),
            self.tr("No number is in view that is not tagged yet; scroll on."),
        )

    def quotation(self) -> None:
        """Tag one of the quotations in view as a claim."""
        from annotator.domain.texts.quotations import quotations_in

        self._unit(
            "claim",
            quotations_in,
            self.tr("Letters of the quotation · Esc leaves"),
            self.tr("No quotation begins in view that is not tagged yet; scroll on."),
        )

    def _unit(self, label: str, find: Finder, prompt: str, none: str) -> None:
        self.hints.ask(
            Asking(
                partial(self._places, label, find),
                prompt,
                lambda span, _shift: self._tag(label, span),
                none,
                whole=True,
            )
        )

    def _places(self, name: str, find: Finder) -> list[HintPlace]:
        page, desk = self._page, self._window.annotate.desk
        stretch = seen_stretch(page)
        if stretch is None:
            return []
        label = desk.scheme.label_named(name)
        done = {one.fragments for one in desk.annotations.values() if label and one.label == label.uid}
        found = find(page.text(), stretch.start, stretch.end)
        return places_of(page, sorted(span for span in found if (span,) not in done))

    def _tag(self, name: str, span: Span) -> None:
        """Tag at once where that can be; the pen has no say here."""
        desk = self._window.annotate.desk
        label = desk.scheme.label_named(name)
        hands = self._window.annotate.hands
        if label is None:
            self._page.take(span)
            hands.told.emit(self.tr("This project has no label for it; the words are only selected."))
            return
        self._page.select(span)
        if desk.writable:  # where the article is protected, it is said so as for a label's key
            hands.tag_span(span, label.uid)
        else:
            hands.told.emit(why_not(Needs.EDITABLE, self._window.actions_of.situation))


def connect_hints(window: MainWindow) -> None:
    """Connect them."""
    hints = HintActions(window)
    to = window.actions_of.connect_to
    to("hint-word", hints.word)
    to("hint-words", hints.words)
    to("hint-number", hints.number)
    to("hint-quotation", hints.quotation)
    to("jump", hints.jump.open)

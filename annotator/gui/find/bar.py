"""Finding in the open article: what is typed is looked for in pieces, shown as marks, and stepped through."""

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor

from annotator.domain.span import Span
from annotator.domain.texts.finding import BadPatternError, Search, Wanted, first_from
from annotator.gui.errors import error_text
from annotator.gui.find.strip import FindStrip
from annotator.gui.numerals import whole
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.text.marks import Layer, Mark, MarkStyle
from annotator.gui.text.view import ArticleView

HITS = Layer("search hits", priority=40, choosable=False)
CURRENT = Layer("current search hit", priority=60, choosable=False)
FILLED_IN = 200
"""Characters of a selection that are taken over as what to find."""


class FindBar(QObject):
    """The bar, its marks on the page, and the way through them."""

    found = Signal()
    """Other places are shown: `places` and `current` tell which."""

    def __init__(self, view: ArticleView, keeper: ThemeKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._keeper = keeper
        self.strip = FindStrip(view, keeper)
        self._text = ""
        self._wanted = Wanted()
        self._search: Search | None = None
        self._places: list[Span] = []
        self._current = -1
        self._step_after = 0
        self._near = 0
        self._place = 0
        self._open = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)
        self.strip.line.textChanged.connect(lambda _letters: self._look())
        self.strip.options_changed.connect(self._look)
        self.strip.line.stepped.connect(self.step)
        self.strip.line.left.connect(self.leave)
        self.strip.closed.connect(self.leave)
        self.strip.onwards.clicked.connect(lambda: self.step(1))
        self.strip.back.clicked.connect(lambda: self.step(-1))
        keeper.changed.connect(self.show_marks)

    def is_open(self) -> bool:
        """Whether the bar is there."""
        return self._open

    def places(self) -> list[Span]:
        """What is found and shown (code points), in the order of the text."""
        return self._places

    def current(self) -> Span | None:
        """The place that one is at."""
        return self._places[self._current] if 0 <= self._current < len(self._places) else None

    def open(self) -> None:
        """Begin to type, with what is selected filled in."""
        self._begin()
        selection = self._view.selection()
        letters = selection.of(self._view.text()).strip() if selection else ""
        if self.strip.has_focus() or selection == self.current():
            letters = ""  # the same key again: what is typed there counts
        if letters and "\n" not in letters and len(letters) <= FILLED_IN:
            self.strip.pattern.setChecked(False)
            self._near = selection.start if selection else self._near
            self.strip.line.blockSignals(True)
            self.strip.line.setText(letters)
            self.strip.line.blockSignals(False)
        self._look()
        self.strip.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.strip.line.selectAll()

    def _begin(self) -> None:
        """Appear, and note where one was."""
        selection = self._view.selection()
        self._near = selection.start if selection else self._view.caret()
        if not self._open:
            self._view.set_mode(None)
            self._place = self._view.first_visible()
            self._open = True
            self.strip.open()

    def step(self, step: int) -> None:
        """Go to the next place (1) or the one before (-1); opens the bar with what was found last."""
        if not self._open:
            if not self.strip.line.text():
                self.open()
                return
            self._begin()
            self._look(step)
        elif self._search is not None:
            self._step_after = step
        else:
            self._go(step)

    def pick(self, layer: Layer, mark: Mark) -> None:
        """Go on from a place that was clicked elsewhere; marks of other layers are none of ours."""
        span = mark.fragments[0]
        index = bisect_left(self._places, span.start, key=lambda place: place.start)
        if layer in {HITS, CURRENT} and self._places[index : index + 1] == [span]:
            self._arrive(index, went_round=False, step=1, on_page=not self.strip.has_focus())

    def leave(self) -> None:
        """Back to the page, the place selected."""
        current = self.current()
        self._view.setFocus()
        if current is not None:
            self._view.select(current)
            self._view.show_span(current)
        self.close()

    def close(self) -> bool:
        """Take bar and marks away; whether there was one."""
        if not self._open:
            return False
        self._open = False
        self._stop()
        self._set_places([])
        self.strip.say("")
        self.strip.shut()
        return True

    def mind_article(self) -> None:
        """Another article is open: look in that."""
        if self._open and self._view.text() != self._text:
            self._near = 0
            self._place = 0
            self._look(move=False)

    # Looking

    def _look(self, step: int = 0, *, move: bool = True) -> None:
        if not self._open:
            return
        strip = self.strip
        self._stop()
        self._text = self._view.text()
        self._step_after, self._move = step, move
        self._wanted = Wanted(
            strip.line.text(),
            strip.case.isChecked(),
            strip.whole_words.isChecked(),
            strip.pattern.isChecked(),
        )
        try:
            self._search = Search(self._text, self._wanted, self._near)
        except BadPatternError as error:
            self._refuse(error)
            return
        self._go_on()
        if self._search is not None:
            strip.count.setText("…")
            self._timer.start()

    def _go_on(self) -> None:
        search = self._search
        if search is None:
            return
        try:
            if not search.go_on():
                return
        except BadPatternError as error:
            self._refuse(error)
            return
        self._stop()
        self._set_places(search.places, more=search.more)
        step, self._step_after = self._step_after, 0
        self.strip.say("")
        if self._places and self._move and not step:
            self._current = first_from(self._places, self._near)
            self._show_current()
        elif self._move and not self._places:
            self._view.restore_place(self._place)
        self._tell()
        if step:
            self._go(step)

    def _stop(self) -> None:
        self._timer.stop()
        self._search = None

    def _refuse(self, error: BadPatternError) -> None:
        self._stop()
        self._set_places([])
        self._wanted = Wanted()
        self._tell()
        self.strip.say(error_text(error))

    _move = True
    _more = False

    def _set_places(self, places: list[Span], *, more: bool = False) -> None:
        if places or self._places:
            self._places, self._more, self._current = places, more, -1
            self.show_marks()
        self.found.emit()

    # Stepping

    def _go(self, step: int) -> None:
        """Go on from the place one is at, or from the caret where the page was worked meanwhile."""
        places, selection = self._places, self._view.selection()
        if not places:
            return
        on_page = not self.strip.has_focus()
        if on_page and (selection is None or selection != self.current()):
            if step > 0:
                index = first_from(places, selection.end if selection else self._view.caret())
                went_round = places[index].start < self._view.caret()
            else:
                before = selection.start if selection else self._view.caret()
                index = bisect_right(places, before, key=lambda span: span.end) - 1
                went_round, index = index < 0, index % len(places)
            self._arrive(index, went_round=went_round, step=step, on_page=True)
            return
        at = (self._current if self._current >= 0 else (-1 if step > 0 else 0)) + step
        self._arrive(at % len(places), went_round=not 0 <= at < len(places), step=step, on_page=on_page)

    def _arrive(self, index: int, *, went_round: bool, step: int, on_page: bool) -> None:
        self._current = index
        self._show_current()
        current = self.current()
        if on_page and current is not None:
            self._view.select(current)
        self._near = current.start if current else self._near
        words = ""
        if went_round:
            words = self.tr("on from the start") if step > 0 else self.tr("on from the end")
        self.strip.say("")
        self._tell(words)
        spoken = ", ".join(filter(None, (self.strip.count.text(), words)))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, spoken))

    # Showing

    def show_marks(self) -> None:
        """Show all places as marks, in the colours of now."""
        if not self._open and not self._places:
            self._view.set_marks(HITS, ())
            self._view.remove_mark(CURRENT, "current")
            return
        theme = self._keeper.theme
        style = MarkStyle(QColor(theme.text), QColor(theme.search_hit), "none")
        self._view.set_marks(HITS, [Mark(f"hit {n}", (span,), style) for n, span in enumerate(self._places)])
        self._mark_current()

    def _mark_current(self) -> None:
        current, theme = self.current(), self._keeper.theme
        if current is None:
            self._view.remove_mark(CURRENT, "current")
        else:
            style = MarkStyle(QColor(theme.text), QColor(theme.search_hit_current), "thick")
            self._view.put_mark(CURRENT, Mark("current", (current,), style))

    def _show_current(self) -> None:
        self._mark_current()
        current = self.current()
        if current is not None:
            self._view.show_span(current)
        self.found.emit()

    def _tell(self, more: str = "") -> None:
        total = len(self._places)
        words = ""
        if total:
            of = whole(total) + ("+" if self._more else "")
            here = whole(self._current + 1) if self._current >= 0 else "–"
            words = self.tr("{number} of {total}").format(number=here, total=of)
        elif self._wanted.letters:
            words = self.tr("Nowhere in this article")
        self.strip.count.setText(words)
        self.strip.say_more(more)
        self.strip.line.setAccessibleDescription(words)
        for button in (self.strip.back, self.strip.onwards):
            button.setEnabled(bool(total))

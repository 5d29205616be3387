"""Pen mode: a label stays in hand, and whatever somebody finishes selecting is tagged with it."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from annotator.domain.label import Label
from annotator.domain.span import Span, trimmed
from annotator.gui.annotate.desk import Desk
from annotator.gui.annotate.hands import Hands
from annotator.gui.text.view import ArticleView


@dataclass(frozen=True, slots=True)
class _Meant:
    """What a finished selection asks for, as things were when it was finished; all ids are `uid`s."""

    article: str
    span: Span
    annotation: str | None
    """What the span is to be a further part of; None: it is to be tagged."""
    label: str | None


class Pen(QObject):
    """Hears of every finished selection and lets the hands do what it means.

    The word of a double click waits until no third click can make a sentence of it. A key that comes earlier
    and means what is annotated has it done first: see `finish`.
    """

    waiting_changed = Signal()
    """Something waits for a third click now, or nothing does any more."""

    def __init__(self, desk: Desk, page: ArticleView, hands: Hands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = page
        self._hands = hands
        self._waiting: _Meant | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._no_third_click)
        page.selected.connect(self._selected)
        hands.used.connect(self._used)
        desk.scheme_changed.connect(self._scheme_changed)

    def toggle(self) -> None:
        """Take a label in hand, or put it away; in a pass it is the label of the pass."""
        hands = self._hands
        if hands.pen is not None:
            hands.take_pen(None)
            return
        label = self._first_known()
        if label is None:
            hands.told.emit(self.tr("This project has no labels to take in hand."))
        else:
            hands.take_pen(label)

    def put_away(self) -> bool:
        """End pen mode, as letting go does; a pass keeps its pen. Return whether there was one to end."""
        if self._hands.pen is None or self._hands.pass_label is not None:
            return False
        self._hands.take_pen(None)
        return True

    def label(self) -> Label | None:
        """The label in hand."""
        pen = self._hands.pen
        return self._desk.scheme.label(pen) if pen is not None else None

    @property
    def waits(self) -> bool:
        """Whether the word of a double click waits for a third one."""
        return self._waiting is not None

    def forget(self) -> None:
        """Leave the word of a double click that waits as it is."""
        self._timer.stop()
        self._wait_for(None)

    def finish(self) -> None:
        """Do at once what waits for a third click, as when the window closes or something is to be undone."""
        if self._waiting is not None:
            self._do(self._waiting)

    # Following

    def _selected(self, span: Span, further: bool) -> None:
        waiting = self._waiting
        if waiting is not None and not _covers(span, waiting.span):
            self._do(waiting)
        self.forget()
        article, chosen = self._desk.article, self._desk.chosen if further else None
        if article is None or not self._desk.writable or (self._hands.pen is None and chosen is None):
            return
        if trimmed(span, self._desk.text) is None:
            return  # a hand that slipped between two words; nobody would ever see that annotation
        meant = _Meant(article.uid, span, chosen, self._hands.pen)
        if self._page.third_click_may_come():
            self._wait_for(meant)
            self._timer.start(QGuiApplication.styleHints().mouseDoubleClickInterval())
        else:
            self._do(meant)

    def _no_third_click(self) -> None:
        """The time for it is over; one that is held just now is told of when it is let go."""
        waiting, now = self._waiting, self._page.selection()
        self.forget()
        grows = self._page.mouse_held() and now is not None
        if waiting is not None and not (grows and now is not None and _covers(now, waiting.span)):
            self._do(waiting)

    def _wait_for(self, meant: _Meant | None) -> None:
        before, self._waiting = self.waits, meant
        if self.waits != before:
            self.waiting_changed.emit()

    def _do(self, meant: _Meant) -> None:
        self.forget()
        if meant.annotation is not None:
            self._hands.add_span(meant.span, meant.annotation)
        elif meant.label is not None:
            self._hands.tag_span(meant.span, meant.label, meant.article)

    def _used(self, span: Span) -> None:
        """A key was quicker than the wait."""
        if self._waiting is not None and self._waiting.span == span:
            self.forget()

    def _scheme_changed(self) -> None:
        if self._hands.pen is not None and self.label() is None:
            self._hands.take_pen(None)

    def _first_known(self) -> str | None:
        """The pass's label, the one used last, the chosen annotation's, the first: what there is of them."""
        chosen, labels = self._desk.chosen_annotation(), self._desk.scheme.labels
        wished = (
            self._hands.pass_label,
            self._hands.last,
            chosen.label if chosen else None,
            labels[0].uid if labels else None,
        )
        return next((uid for uid in wished if uid and self._desk.scheme.label(uid) is not None), None)


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end

"""What the annotator's hands do: turns keys, buttons and selections into use cases on the desk's article."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QObject, Signal

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Status
from annotator.domain.span import Fragments, Span
from annotator.gui.annotate.desk import Desk
from annotator.gui.annotate.turns import Turns
from annotator.gui.session import Session
from annotator.gui.text.selecting import Stretch
from annotator.gui.text.view import ArticleView
from annotator.services.annotations import annotating
from annotator.services.work import Work

Annotate = Callable[[Work, str, Span, str], Annotation]
"""Tags a span of an article (`uid`) with a label (`uid`): in one's own set, or in gold."""


class Hands(QObject):
    """Nothing is drawn here and nothing is kept: the change set that comes back tells every view."""

    told = Signal(str)
    """A hint in plain words, where a key does nothing as things are."""
    name_wanted = Signal()
    """Somebody annotates who has not said who they are."""
    used = Signal(object)
    """A Span that is being tagged or made a part of what is chosen."""
    pen_changed = Signal()
    """Another label is in hand, or none any more, or it is kept in hand by a pass."""

    def __init__(
        self,
        desk: Desk,
        page: ArticleView,
        session: Session,
        parent: QObject | None = None,
        annotate: Annotate = annotating.annotate,
    ) -> None:
        super().__init__(parent)
        self._annotate = annotate
        self._desk = desk
        self._page = page
        self._session = session
        self._waiting: tuple[str, Span, str] | None = None
        self.turns = Turns(session, self)
        self.group: Callable[[], Collection[str]] = list
        """The annotations (`uid`s) that are chosen together with the chosen one, if there are others."""
        self.pen: str | None = None
        """The label (`uid`) in hand, which tags every selection; None while pen mode is off."""
        self.last: str | None = None
        """The label (`uid`) that was used last."""
        self.pass_label: str | None = None
        """The label (`uid`) that a pass over the articles keeps in hand; None without a pass."""

    # Tagging

    def tag(self, label: str) -> None:
        """What a label's key or button does: tag the selection with the label (`uid`).

        Without a selection it takes the label in hand where pen mode is on; else it retags what is chosen.
        """
        article, span = self._desk.article, self._page.selection()
        if article is None:
            return
        if self.turns.is_for(span):
            self.turns.after(partial(self.tag, label))
        elif span is not None:
            self.tag_span(span, label)
        elif self.pen is not None and self.pass_label not in {None, label}:
            self.told.emit(self.tr("In a pass the pen keeps its label; put it down or end the pass first."))
        elif self.pen is not None:
            self.take_pen(label)
        elif not self._session.annotator_name:
            self._waiting = None
            self.name_wanted.emit()
        elif self._desk.chosen is not None:
            self.last = label
            self._session.run_then(self._retagged, "Retag", partial(_retag, self._desk.chosen, label))
        else:
            self.told.emit(self.tr("Select words first, with the mouse or with Shift and the arrow keys."))

    def tag_span(self, span: Span, label: str, article: str = "") -> None:
        """Tag code points of the article on the page, or of another (`uid`), with a label (`uid`)."""
        uid = article or (self._desk.article.uid if self._desk.article else "")
        if not self._session.annotator_name:
            self._waiting = (uid, span, label)
            self.name_wanted.emit()
        elif uid:
            self.last = label
            self.used.emit(span)
            self.turns.begin(span)
            self._session.run_then(
                partial(self._tagged, span),
                "Highlight",
                lambda work: self._annotate(work, uid, span, label),
            )

    def repeat(self) -> None:
        """Tag the selection as the last time; in pen mode with the label in hand."""
        span, label = self._page.selection(), self.pen or self.last
        if span is None:
            self.told.emit(self.tr("Select words first, with the mouse or with Shift and the arrow keys."))
        elif label is None or self._desk.scheme.label(label) is None:
            self.told.emit(self.tr("Nothing was tagged yet: press a label's key first."))
        else:
            self.tag_span(span, label)

    def take_pen(self, label: str | None) -> None:
        """Take a label (`uid`) in hand, or put it away."""
        if self.pen != label:
            self.pen = label
            self.last = label or self.last
            self.pen_changed.emit()

    def hold_pen(self, label: str | None) -> None:
        """Keep one label (`uid`) in hand for a pass, whatever label keys say; None ends that."""
        self.pass_label = self.pen = label
        self.last = label or self.last
        self.pen_changed.emit()

    def take_up(self) -> None:
        """Tag what waited until the person had said who they are."""
        waiting, self._waiting = self._waiting, None
        article = self._desk.article
        if waiting is not None and article is not None and self._session.annotator_name:
            uid, span, label = waiting
            if uid == article.uid and span == self._page.selection():
                self.tag(label)

    def forget_waiting(self) -> None:
        """They did not say it."""
        self._waiting = None

    def add_fragment(self) -> None:
        """Make the selection a part of the chosen annotation."""
        span = self._page.selection()
        self.turns.after(partial(self._with_selection, "Add fragment", annotating.add_fragment, span))

    def add_span(self, span: Span, annotation: str) -> None:
        """Make code points a part of an annotation (`uid`)."""
        self._change_by("Add fragment", annotating.add_fragment, annotation, span)

    def take_away(self) -> None:
        """Take the selection out of the chosen annotation."""
        span = self._page.selection()
        self.turns.after(partial(self._with_selection, "Take fragment away", annotating.take_away, span))

    def delete(self) -> None:
        """Delete the chosen annotation, or all that are chosen together."""
        chosen = self._desk.chosen
        if chosen is not None:
            self._session.run("Delete", annotating.delete, list(self.group()) or [chosen])

    def move_edge(self, edge: annotating.Edge, *, by_word: bool, onwards: bool) -> None:
        """Grow or shrink the chosen annotation at one edge."""
        chosen = self._desk.chosen
        if chosen is not None:
            self._session.run(
                "Move edge", annotating.move_edge, chosen, edge, by_word=by_word, onwards=onwards
            )

    def reshape(self, annotation: str, fragments: Fragments) -> None:
        """Give an annotation (`uid`) the fragments that somebody has dragged it to."""
        self._session.run("Move edge", annotating.reshape, annotation, fragments)

    def toggle_discuss(self) -> None:
        """Mark the chosen annotation as one to talk about, or take the mark off."""
        chosen = self._desk.chosen_annotation()
        if chosen is not None:
            self._session.run("Mark to discuss", annotating.mark_discuss, chosen.uid, not chosen.discuss)

    def write_note(self, uid: str, note: str) -> None:
        """Save a note; what was put by of it is then no longer needed."""
        self._session.run_then(
            lambda _saved: self.drop_draft(uid), "Note", lambda work: annotating.write_note(work, uid, note)
        )

    def put_by(self, name: str, typed: str) -> None:
        """Keep a half-typed note (by the annotation's `uid`) or value safe."""
        store, who = self._session.workspace.store, self._session.who
        if not self._session.read_only:
            self._session.submit(lambda: store.save_draft(who, name, typed))

    def drop_draft(self, name: str) -> None:
        """Forget a half-typed note or value."""
        store, who = self._session.workspace.store, self._session.who
        self._session.submit(lambda: store.drop_draft(who, name))

    # The article as a whole

    def set_status(self, status: Status, reason: str = "", then: Callable[[], object] | None = None) -> None:
        """Say how far the article is."""
        article = self._desk.article
        if article is None:
            return
        if not self._session.annotator_name:
            self.name_wanted.emit()
            return
        names = {
            Status.DONE: "Done",
            Status.SKIPPED: "Skip",
            Status.FLAGGED: "Flag",
            Status.IN_PROGRESS: "Reopen",
            Status.NEW: "Reopen",
        }

        def carry_out(work: Work) -> AnnotationSet:
            return annotating.set_status(work, article.uid, status, reason)

        self._session.run_then(lambda _set: then() if then else None, names[status], carry_out)

    # Helpers

    def _retagged(self, untied: int) -> None:
        if untied:
            words = self.tr("What the new label cannot be tied to is untied; undo brings it back.")
            self.told.emit(words)

    def _with_selection(
        self, action: str, use_case: Callable[[Work, str, Span], Annotation], span: Span | None
    ) -> None:
        chosen = self._desk.chosen
        if chosen is None:
            self.told.emit(self.tr("Choose an annotation first: click it on the page or in the list."))
        elif span is None:
            self.told.emit(self.tr("Select the words first."))
        else:
            self._change_by(action, use_case, chosen, span)

    def _change_by(
        self, action: str, use_case: Callable[[Work, str, Span], Annotation], annotation: str, span: Span
    ) -> None:
        self.used.emit(span)
        self.turns.begin(span)
        self._session.run_then(
            partial(self._tagged, span), action, lambda work: use_case(work, annotation, span)
        )

    def _tagged(self, span: Span, annotation: Annotation) -> None:
        """After it is saved: the selection has served, the annotation is chosen."""
        if self._page.selection() == span:
            if self.pen is None:
                self._page.clear_selection()
            else:  # who tags by keys goes on from here
                self._page.move_to(Stretch(span.end, span.end), follow=False)
        if annotation.uid in self._desk.annotations:
            self._desk.choose(annotation.uid)
        self.turns.end(span)


def _retag(annotation: str, label: str, work: Work) -> int:
    """Give an annotation (`uid`) another label (`uid`); returns how many of its relations went."""
    before = len(work.read.relations_at(annotation))
    annotating.retag(work, annotation, label)
    return before - len(work.read.relations_at(annotation))

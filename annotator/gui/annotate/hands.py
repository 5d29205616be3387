"""What the annotator's hands do: turns keys, buttons and selections into use cases on the desk's article."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Status
from annotator.domain.span import Span
from annotator.gui.annotate.desk import Desk
from annotator.gui.session import Session
from annotator.gui.text.view import ArticleView
from annotator.services import annotating
from annotator.services.work import Work


class Hands(QObject):
    """Nothing is drawn here and nothing is kept: the change set that comes back tells every view."""

    told = Signal(str)
    """A hint in plain words, where a key does nothing as things are."""
    name_wanted = Signal()
    """Somebody annotates who has not said who they are."""

    def __init__(
        self, desk: Desk, page: ArticleView, session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = page
        self._session = session
        self._waiting: tuple[str, Span, str] | None = None

    # Tagging

    def tag(self, label: str) -> None:
        """Tag the selection with a label (`uid`); without a selection, retag the chosen annotation."""
        article, span = self._desk.article, self._page.selection()
        if article is None:
            return
        if not self._session.annotator_name:
            self._waiting = (article.uid, span, label) if span is not None else None
            self.name_wanted.emit()
        elif span is not None:
            self._session.run_then(
                partial(self._tagged, span),
                "Highlight",
                lambda work: annotating.annotate(work, article.uid, span, label),
            )
        elif self._desk.chosen is not None:
            self._session.run("Retag", annotating.retag, self._desk.chosen, label)
        else:
            self.told.emit(self.tr("Select words first, with the mouse or with Shift and the arrow keys."))

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
        self._with_selection("Add fragment", annotating.add_fragment)

    def take_away(self) -> None:
        """Take the selection out of the chosen annotation."""
        self._with_selection("Take fragment away", annotating.take_away)

    def delete(self) -> None:
        """Delete the chosen annotation and choose the next one."""
        chosen = self._desk.chosen
        if chosen is not None:
            self._session.run("Delete", annotating.delete, [chosen])

    def move_edge(self, edge: annotating.Edge, *, by_word: bool, onwards: bool) -> None:
        """Grow or shrink the chosen annotation at one edge."""
        chosen = self._desk.chosen
        if chosen is not None:
            self._session.run(
                "Move edge", annotating.move_edge, chosen, edge, by_word=by_word, onwards=onwards
            )

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

    def put_by(self, uid: str, note: str) -> None:
        """Keep a half-typed note safe."""
        store, who = self._session.workspace.store, self._session.who
        if not self._session.read_only:
            self._session.submit(lambda: store.save_draft(who, uid, note))

    def drop_draft(self, uid: str) -> None:
        """Forget a half-typed note."""
        store, who = self._session.workspace.store, self._session.who
        self._session.submit(lambda: store.drop_draft(who, uid))

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

    def _with_selection(self, action: str, use_case: Callable[[Work, str, Span], Annotation]) -> None:
        chosen, span = self._desk.chosen, self._page.selection()
        if chosen is None:
            self.told.emit(self.tr("Choose an annotation first: click it on the page or in the list."))
        elif span is None:
            self.told.emit(self.tr("Select the words first."))
        else:
            self._session.run_then(
                partial(self._tagged, span), action, lambda work: use_case(work, chosen, span)
            )

    def _tagged(self, span: Span, annotation: Annotation) -> None:
        """After it is saved: the selection has served, the annotation is chosen."""
        if self._page.selection() == span:
            self._page.clear_selection()
        self._desk.choose(annotation.uid)

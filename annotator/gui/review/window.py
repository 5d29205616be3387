"""The review in a window of its own: first the articles that can be reviewed, then one of them."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.errors import AnnotatorError
from annotator.domain.review_settings import ReviewSettings
from annotator.domain.span import Span
from annotator.gui.errors import error_text
from annotator.gui.guidelines.versions import built_in_text
from annotator.gui.keyboard.fallback import KeyFallback
from annotator.gui.review.actions import ReviewActions
from annotator.gui.review.learning.causes import CausesDialog
from annotator.gui.review.learning.feedback import FeedbackDialog
from annotator.gui.review.learning.looking import Looking
from annotator.gui.review.own.keys import PersonsKeys
from annotator.gui.review.queue.screen import QueueScreen
from annotator.gui.review.queue.sharing import Sharing
from annotator.gui.review.screen import ReviewScreen
from annotator.gui.session import Session
from annotator.gui.style.icons import program_icon
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.text.typography import Typography
from annotator.gui.widgets.message_bar import MessageBar
from annotator.gui.widgets.room import room_on

SIZE = QSize(1280, 720)
_ZOOM = 1.1


class ReviewWindow(QMainWindow):
    """Stays open beside the page; every decision is stored at once and can be undone here as there."""

    name_wanted = Signal()
    """Somebody decides who has not said who they are."""
    place_wanted = Signal(str, object)
    """An article (`uid`) and the Span of it that somebody wants to see in the main window."""

    def __init__(
        self, session: Session, keeper: ThemeKeeper, keys: PersonsKeys, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("review")
        self.setWindowTitle(self.tr("Review"))
        self.setWindowIcon(program_icon())
        self.resize(SIZE.boundedTo(room_on(self.screen())))
        self.setMinimumSize(860, 520)
        self.actions_of = ReviewActions(self)
        self.messages = MessageBar(keeper)
        self.screen_of_article = ReviewScreen(session, keeper, self.actions_of, keys)
        self.queue = QueueScreen(session, keeper, self.actions_of)
        self.sharing = Sharing(session, self)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.queue)
        self.pages.addWidget(self.screen_of_article)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(content)
        self._session, self._keeper = session, keeper
        self._name = ""
        self._zoom = 1.0
        self._typography = Typography()
        self._fallback = KeyFallback(self, self, self.actions_of.all, lambda: False)
        self._connect()

    def _connect(self) -> None:
        screen, actions = self.screen_of_article, self.actions_of
        screen.told.connect(self.messages.show_info)
        screen.deciding.name_wanted.connect(self.name_wanted)
        self._session.failed.connect(self._tell_error)
        self._session.nothing_to_replay.connect(self._tell_nothing_to_replay)
        self.queue.picked.connect(self.open_article)
        self.queue.reader.failed.connect(self._tell_error)
        self.queue.reader.read.connect(self.sharing.take)
        self.sharing.told.connect(self.messages.show_info)
        self.sharing.shared.connect(self.screen_of_article.deciding.note_shared)
        self.sharing.known.connect(self._show_settings)
        actions.connect_to("queue", self.show_queue)
        actions.connect_to("assign", self._assign)
        actions.connect_to("feedback", self._show_feedback)
        actions.connect_to("causes", self._show_causes)
        actions["own-work"].triggered.connect(self.sharing.allow_own_work)
        actions.connect_to("close", self.close)
        for name, factor in (("larger", _ZOOM), ("smaller", 1 / _ZOOM), ("usual-size", 0.0)):
            actions.connect_to(name, partial(self._zoom_by, factor))

    # Opening

    def begin(self, article: str = "") -> None:
        """Come to the front; in the list an article (`uid`) is chosen, if it can be reviewed."""
        self.show()
        self.raise_()
        self.activateWindow()
        if not self.screen_of_article.desk.article or article != self.screen_of_article.desk.article:
            self.show_queue(article)
        else:
            self.screen_of_article.focus_text()

    def show_queue(self, article: str = "") -> None:
        """Show the list of articles."""
        desk = self.screen_of_article.desk
        self.screen_of_article.bench.end()
        self.screen_of_article.deciding.flush()
        self.pages.setCurrentWidget(self.queue)
        self.queue.look(article or desk.article)
        desk.close()
        self.actions_of.show_queue(on=True)
        self.queue.focus_table()

    def open_article(self, article: str, then: Callable[[], object] | None = None) -> None:
        """Review an article (`uid`); `then` is called when it lies there."""
        if not article:
            return
        self.messages.clear()
        self.actions_of.show_queue(on=False)
        self.pages.setCurrentWidget(self.screen_of_article)
        self.screen_of_article.desk.open(article, then or self.screen_of_article.focus_text)

    def open_at(self, article: str, annotations: Collection[str], span: Span) -> None:
        """Come to the front with an article (`uid`), at the disagreement with one of some annotations.

        Where all have them alike, the span comes into view.
        """
        self.show()
        self.raise_()
        self.activateWindow()
        screen = self.screen_of_article

        def arrived() -> None:
            screen.go_to(annotations, span)
            screen.focus_text()

        if screen.desk.article == article and not screen.desk.of_gold and not self.is_queue_shown():
            arrived()
        else:
            self.open_article(article, arrived)

    def is_queue_shown(self) -> bool:
        """Whether the list of articles is seen."""
        return self.pages.currentWidget() is self.queue

    def _assign(self) -> None:
        desk = self.screen_of_article.desk
        articles = self.queue.table.chosen() if self.is_queue_shown() else [desk.article]
        self.sharing.ask_whom(articles)

    def _show_feedback(self) -> None:
        if not self._session.who:
            self.messages.show_info(self.tr("You have not marked anything in this project yet."))
            return
        dialog = FeedbackDialog(self._session, self._keeper, self)
        dialog.picked.connect(self.place_wanted)
        dialog.show()

    def _show_causes(self) -> None:
        CausesDialog(self._session, self._keeper, built_in_text(), self).show()

    def _show_settings(self, settings: ReviewSettings) -> None:
        self.actions_of["own-work"].setChecked(settings.own_work)

    def set_typography(self, typography: Typography, zoom: float) -> None:
        """Set the pages as the person likes them."""
        self._typography, self._zoom = typography, zoom
        self.screen_of_article.board.set_typography(typography, zoom)

    def _zoom_by(self, factor: float) -> None:
        zoom = min(max(self._zoom * factor, 0.5), 4.0) if factor else 1.0
        self.set_typography(self._typography, zoom)

    # Telling

    def _tell_error(self, error: AnnotatorError) -> None:
        if self.isVisible():
            self.messages.show_error(error_text(error))

    def _tell_nothing_to_replay(self) -> None:
        if self.isVisible():
            self.messages.show_info(self.tr("There is nothing left to undo or redo here."))

    def changeEvent(self, event: QEvent) -> None:
        """When it comes to the front, somebody else may sit here than before."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            before, self._name = self._name, self._session.annotator_name
            if before and before != self._name:
                self._change_person()

    def _change_person(self) -> None:
        desk = self.screen_of_article.desk
        if self.is_queue_shown():
            self.queue.look()
        elif desk.article:
            self.open_article(desk.article)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at once for what was changed while it was closed."""
        super().showEvent(event)
        self.screen_of_article.desk.read_anew()
        if self.is_queue_shown():
            self.queue.look()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is lost: everything is saved, and what is half typed is handed over."""
        self.screen_of_article.bench.end()
        self.screen_of_article.deciding.flush()
        self.queue.reader.awake = False
        self.queue.reader.stop()
        super().closeEvent(event)

    def finish(self) -> None:
        """Stop everything and wait for it; for closing the project."""
        self.queue.reader.finish()
        for looking in self.findChildren(Looking):
            looking.finish()

"""The wiring of one window: its parts among themselves, and what most of its actions do."""

# ruff: noqa: PLC0415 -- each window of help is loaded when it is used, for it is no part of the start

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from annotator.config.paths import paths
from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import CLOSED, Status
from annotator.domain.change import ChangeSet, Step
from annotator.domain.errors import AnnotatorError, CancelledError
from annotator.gui.actions.actions import Situation
from annotator.gui.asking import Asking
from annotator.gui.errors import Reporter, error_text
from annotator.gui.export.exporting import Exporting
from annotator.gui.keyboard.holding import HeldKeys
from annotator.gui.library.importing import Importing
from annotator.gui.main_window import MainWindow
from annotator.gui.translation import ERRORS
from annotator.gui.widgets.message_row import MessageAction
from annotator.gui.wiring.agreement import AgreementWiring
from annotator.gui.wiring.ahead import connect_ahead
from annotator.gui.wiring.attributes import AttributeWiring
from annotator.gui.wiring.caret import connect_caret
from annotator.gui.wiring.context_menu import ContextMenus
from annotator.gui.wiring.finding import FindingWiring
from annotator.gui.wiring.guidelines import GuidelinesWiring
from annotator.gui.wiring.handles import HandleWiring
from annotator.gui.wiring.hints import connect_hints
from annotator.gui.wiring.keyboard import connect_keyboard
from annotator.gui.wiring.labels import LabelsWiring
from annotator.gui.wiring.ledger import LedgerWiring
from annotator.gui.wiring.passes import PassWiring
from annotator.gui.wiring.pen import PenWiring
from annotator.gui.wiring.printing import PrintingWiring
from annotator.gui.wiring.relations import RelationWiring
from annotator.gui.wiring.review import ReviewWiring
from annotator.gui.wiring.tag_all import TagAllWiring
from annotator.gui.wiring.things import ThingsWiring
from annotator.gui.wiring.walking import connect_walking


class Wiring(QObject):
    """Connects the actions of one window."""

    def __init__(self, window: MainWindow, reporter: Reporter, project: str) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._reporter = reporter
        self._project = project
        self.importing = Importing(window.session, window)
        self.exporting = Exporting(window.session, window, project)
        self.asking = Asking(window)
        self._held = HeldKeys(window)
        window.session.settled.connect(self._held.forget)
        self._connect_parts()
        self._connect_annotating()
        self._connect_articles()
        self._connect_window()
        connect_caret(window)
        connect_hints(window)
        self.finding = FindingWiring(window)
        self.pen = PenWiring(window)
        self.attributes = AttributeWiring(window)
        self.handles = HandleWiring(window)
        self.context_menus = ContextMenus(window)
        self.passes = PassWiring(window, self.open_article)
        connect_walking(window)
        self.relations = RelationWiring(window)
        connect_ahead(window)
        TagAllWiring(window)
        GuidelinesWiring(window)
        ThingsWiring(window, self.finding)
        self.labels = LabelsWiring(window, self.importing)
        self.ledger = LedgerWiring(window)
        self.review = ReviewWiring(window, self.finding)
        self.agreement = AgreementWiring(window, self.review)
        self.printing = PrintingWiring(window, self.tell_error, self._reporter.report)
        connect_keyboard(window)
        window.set_drop(self._accepts, lambda event: self.importing.drop(event.mimeData()))
        window.actions_of.bind_page(window.annotate.page)

    # Parts of the window among themselves

    def _connect_parts(self) -> None:
        window, session = self._window, self._session
        session.failed.connect(self.tell_error)
        session.broke.connect(self._reporter.report)
        session.waiting.connect(
            lambda on: window.foot.show_saved(waiting=on, read_only=bool(session.read_only))
        )
        session.nothing_to_replay.connect(
            lambda: window.messages.show_info(self.tr("There is nothing left to undo or redo here."))
        )
        session.replayed_in_many.connect(self._tell_of_many)
        for work in (self.importing, self.exporting):
            work.task_started.connect(window.add_task)
            work.told.connect(self._tell)
            work.broke.connect(self._reporter.report)
        self.importing.failed.connect(self.tell_error)
        self.exporting.failed.connect(lambda error: self.tell_error(error, self.exporting.again()))
        self.exporting.task_started.connect(lambda _task: window.messages.take_back(self.exporting.again()))
        window.annotate.hands.told.connect(window.messages.show_info)
        window.annotate.opened.connect(self._article_opened)
        window.annotate.situation_changed.connect(self.update_situation)
        window.annotate.desk.article_removed.connect(self._open_neighbour)
        window.annotate.desk.set_changed.connect(self._know_set)
        window.annotate.desk.chose.connect(lambda _uid: self._update_foot())
        page = window.annotate.page
        page.caret_moved.connect(lambda _caret: self._update_foot())
        window.annotate.rail.open.counted.connect(window.top.show_open)
        window.articles.picked.connect(self.open_article)
        window.articles.left.connect(page.setFocus)
        window.articles.filled.connect(self._list_filled)
        session.changed.connect(lambda _changes: self._update_counts())
        # The chosen one's edges may have moved.
        session.changed.connect(lambda _changes: self._update_foot())

    def _connect_annotating(self) -> None:
        to = self._window.actions_of.connect_to
        screen = self._window.annotate
        hands = screen.hands

        def in_turn(name: str, slot: Callable[[], object]) -> None:
            to(name, partial(screen.in_turn, slot))

        to("add-fragment", hands.add_fragment)
        to("take-away", hands.take_away)
        in_turn("delete-annotation", hands.delete)
        to("edit-note", self._edit_note)
        in_turn("toggle-discuss", hands.toggle_discuss)
        for edge in ("start", "end"):
            for unit in ("word", "character"):
                for way in ("on", "back"):
                    move = partial(hands.move_edge, edge, by_word=unit == "word", onwards=way == "on")
                    in_turn(f"{edge}-{unit}-{way}", move)
        in_turn("next-annotation", partial(screen.choose_neighbour, onwards=True))
        in_turn("previous-annotation", partial(screen.choose_neighbour, onwards=False))
        in_turn("choose-beneath", screen.choose_beneath)
        # What waits for a third click is not done first: that is what is let go.
        to("let-go", partial(hands.turns.after, self._let_go))
        to("undo", lambda: self._undo(redo=False))
        to("redo", lambda: self._undo(redo=True))
        to("undo-project", lambda: self._session.undo(""))
        to("redo-project", lambda: self._session.redo(""))

    def _connect_articles(self) -> None:
        to = self._window.actions_of.connect_to
        hands, asking = self._window.annotate.hands, self.asking
        to("done", partial(self._finish, go_on=False))
        to("done-next", self._done_next)
        to("reopen", self._reopen)
        to("skip", asking.skip_reason)
        to("flag", asking.flag_reason)
        asking.skipped.connect(lambda why: hands.set_status(Status.SKIPPED, why, self._open_next))
        asking.flagged.connect(lambda why: hands.set_status(Status.FLAGGED, why))
        to("next-article", partial(self._step, 1))
        to("previous-article", partial(self._step, -1))
        to("article-details", asking.details)
        to("remove-article", asking.remove)
        to("import-files", self.importing.choose_files)
        to("import-folder", self.importing.choose_folder)
        to("import-sample", self.importing.take_sample)
        to("paste-article", self.importing.paste)
        to("export", self.exporting.ask)

    def _connect_window(self) -> None:
        window = self._window
        to = window.actions_of.connect_to
        to("filter-articles", lambda: window.articles.filter.setFocus(Qt.FocusReason.ShortcutFocusReason))
        to("filter-annotations", self._next_filter)
        to("order-claims", window.annotate.rail.claims.next_order)
        to("next-part", partial(self._go_to_part, 1))
        to("previous-part", partial(self._go_to_part, -1))
        to("about", self._show_about)
        to("open-log", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths().log))))
        window.annotate.page.selection_changed.connect(lambda _span: self._update_foot())

    # Help

    def _show_about(self) -> None:
        from annotator.gui.help.about import AboutDialog

        AboutDialog(self._project, self._window).open()

    # Telling

    def tell_error(self, error: AnnotatorError, action: MessageAction | None = None) -> None:
        """Say in the message bar what could not be done, perhaps with a way to go on."""
        if isinstance(error, CancelledError):
            self._window.messages.show_info(error_text(error))
        else:
            self._window.messages.show_error(error_text(error), action)
        rows = self._window.articles.model.rows()
        if rows and self._window.annotate.desk.article is None:
            self._window.welcome.show_for(len(rows))  # the one that was on its way does not come

    def _tell(self, words: str, action: MessageAction | None) -> None:
        self._window.messages.show_info(words, action)

    # Opening

    def open_article(self, uid: str) -> None:
        """Open an article (`uid`)."""
        if uid:
            self._window.annotate.open(uid)

    def _article_opened(self, article: object) -> None:
        window = self._window
        window.show_article(opened=article is not None)
        uid = window.annotate.desk.article.uid if window.annotate.desk.article else ""
        window.articles.show_current(uid)
        self._know_set()
        self._update_counts()
        self._update_foot()

    def _know_set(self) -> None:
        self._window.articles.know_set(self._window.annotate.desk.set)

    def _list_filled(self) -> None:
        rows = self._window.articles.model.rows()
        welcome = self._window.welcome
        if not rows or not welcome.is_reading():  # where there are any, one of them is on its way
            welcome.show_for(len(rows))
        if not rows and not isinstance(QApplication.focusWidget(), QLineEdit):
            self._window.welcome.sample.setFocus()

    def _open_neighbour(self, removed: str) -> None:
        """After the article on the page (`uid`) was removed; the list does not know of it yet."""
        articles = self._window.articles
        self.open_article(articles.neighbour(1, removed) or articles.neighbour(-1, removed))

    def _step(self, step: int) -> None:
        # From the one asked for last, which may still be on its way when the key comes again.
        self.open_article(self._window.articles.neighbour(step, self._window.annotate.wanted))

    def _done_next(self) -> None:
        if not self.passes.done_next():
            self._finish(go_on=True)

    def _reopen(self) -> None:
        if not self.passes.take_back():
            self._window.annotate.hands.set_status(Status.IN_PROGRESS)

    def _finish(self, *, go_on: bool) -> None:
        self._window.annotate.pen.finish()
        self._window.annotate.rail.inspector.finish()
        self._window.annotate.hands.set_status(Status.DONE, "", self._open_next if go_on else None)

    def _open_next(self) -> None:
        uid = self._window.articles.next_open()
        if uid:
            self.open_article(uid)
            self._window.annotate.page.setFocus()
        else:
            self._window.messages.show_info(self.tr("That was the last one: every article is done."))

    # Hands

    def _undo(self, *, redo: bool) -> None:
        article = self._window.annotate.desk.article
        scope = article.uid if article else ""
        self._window.annotate.pen.finish()
        if redo:
            self._session.redo(scope)
        else:
            self._session.undo(scope)

    def _tell_of_many(self, change_set: ChangeSet) -> None:
        """Say that more than the article on the page was changed by undo or redo."""
        sets = {one.set for change in change_set.changes if isinstance(one := change.entity, Annotation)}
        action = QCoreApplication.translate(ERRORS, change_set.action)
        words = (
            self.tr("Undone in %Ln articles: {action}", "", len(sets))
            if change_set.step is Step.UNDO
            else self.tr("Done again in %Ln articles: {action}", "", len(sets))
        )
        self._window.messages.show_info(words.format(action=action))

    def _edit_note(self) -> None:
        """Go to the note; what is typed meanwhile belongs into it."""
        self._window.annotate.pen.finish()
        turns, note = self._window.annotate.hands.turns, self._window.annotate.rail.inspector

        def go() -> None:
            note.edit_note()
            self._held.hand_over()

        if turns.under_way:
            self._held.hold()
        turns.after(go)

    def _let_go(self) -> None:
        left = self._window.annotate.let_go() or self.finding.close() or self._window.messages.close_newest()
        if not left:
            self._window.annotate.pen.put_away()
        self._window.annotate.page.setFocus()

    def _next_filter(self) -> None:
        """List the annotations of the next label one by one, and no longer by claim."""
        rail, claims = self._window.annotate.rail, self._window.actions_of["claims"]
        if claims.isChecked():
            claims.trigger()
        rail.list.next_filter()

    def _go_to_part(self, step: int) -> None:
        """Go round the parts of the window that can take the keyboard now."""
        rail = self._window.annotate.rail
        buttons: list[QWidget] = list(rail.labels.buttons.values())
        parts: list[QWidget] = [self._window.articles.view, self._window.annotate.page]
        parts += buttons[:1]
        fields = [one.editor for one in rail.inspector.attributes.fields.values() if one.editor.isVisible()]
        parts += [rail.listed(), *fields[:1], rail.inspector.note, *self._window.strips]
        parts = [part for part in parts if part.isVisible() and part.isEnabled()]
        focus = QApplication.focusWidget()
        at = (
            next((n for n, part in enumerate(parts) if part is focus or part.isAncestorOf(focus)), -1)
            if focus
            else -1
        )
        # Of several controls in a row the first one stands for all.
        for row in (buttons, fields):
            if focus in row and row[0] in parts:
                at = parts.index(row[0])
        if parts:
            parts[(at + step) % len(parts)].setFocus(Qt.FocusReason.TabFocusReason)

    def _accepts(self, event: QDropEvent) -> bool:
        return not self._session.read_only and self.importing.accepts(event.mimeData())

    # What there is at the moment

    def update_situation(self) -> None:
        """Enable the actions that are of use now."""
        window, desk = self._window, self._window.annotate.desk
        protected = desk.protected
        window.actions_of.update_situation(
            Situation(
                project=True,
                writable=not self._session.read_only,
                article=desk.article is not None,
                selection=window.annotate.page.selection() is not None,
                # What is being saved is chosen as soon as it is; what is asked of it waits its turn.
                chosen=desk.chosen is not None
                or window.annotate.hands.turns.under_way
                or self._window.annotate.pen.waits,
            )
        )
        status = desk.set.status if desk.set else Status.NEW
        closed = status in CLOSED or status in {Status.SKIPPED, Status.FLAGGED}
        window.actions_of["reopen"].setEnabled(closed and window.actions_of["reopen"].isEnabled())
        window.top.set_done_text("reopen" if protected else "done-next")
        self.passes.update_situation()

    def _update_counts(self) -> None:
        desk, foot = self._window.annotate.desk, self._window.foot
        if desk.article is None:
            foot.show_nothing()
        else:
            foot.show_counts(len(desk.annotations), len(desk.relations))

    def _update_foot(self) -> None:
        desk, page = self._window.annotate.desk, self._window.annotate.page
        if desk.article is not None:
            chosen = desk.chosen_annotation()
            span = page.selection() or (chosen.extent if chosen else None)
            self._window.foot.show_place(page.text(), span, page.caret())

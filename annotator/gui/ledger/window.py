"""The claim ledger in a window: a bar, filters, the panels, sorting in, and the foot."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.annotation import Annotation
from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError
from annotator.gui.errors import error_text
from annotator.gui.ledger.changing import why_not
from annotator.gui.ledger.exporting import LedgerExport
from annotator.gui.ledger.filters import LedgerFilters
from annotator.gui.ledger.foot import LedgerFoot
from annotator.gui.ledger.heads import Heads
from annotator.gui.ledger.items import Shown, Statement
from annotator.gui.ledger.model import LedgerModel
from annotator.gui.ledger.reader import LedgerReader
from annotator.gui.ledger.sorting import Sorting
from annotator.gui.ledger.telling import Telling
from annotator.gui.ledger.top import EXPORT_KEY, FILTER_KEY, LedgerBar
from annotator.gui.ledger.view import LedgerView
from annotator.gui.ledger.words import window_words
from annotator.gui.session import Session
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.widgets.empty_state import EmptyState
from annotator.services.ledger.keeping import Asked


class LedgerWindow(QDialog):
    """Stays open beside the page, follows what is changed there, and leads to it."""

    picked = Signal(object)
    """The LedgerRow that is to be opened."""

    def __init__(self, session: Session, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("ledger")
        self.words = window_words()
        self.setWindowTitle(self.words.title)
        self.resize(1280, 720)
        self.setMinimumSize(760, 360)
        self._session = session
        self._article: Article | None = None
        self._wanted: Annotation | None = None
        self.bar = LedgerBar(self.words)
        self.filters = LedgerFilters()
        self.heads = Heads(self.words, keeper)
        self.model = LedgerModel(self.words, self)
        self.view = LedgerView(self.model, keeper, self.why_not)
        self.empty = EmptyState("list", "", keeper)
        self.empty_button: QPushButton = self.empty.add_button(self.tr("Show all articles"))
        self.telling = Telling()
        self._undo, self._redo = QAction(self), QAction(self)
        self.foot = LedgerFoot(self.words, keeper)
        self.reader = LedgerReader(session, self.words, self)
        self.sorting = Sorting(session, self.view, keeper, self.why_not, self)
        self.exporting = LedgerExport(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.filters.hide()
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.heads)
        inner.addWidget(self.view, 1)
        self.pages = QStackedWidget()
        self.pages.addWidget(page)
        self.pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.filters)
        column.addWidget(self.pages, 1)
        column.addWidget(self.sorting.strip)
        column.addWidget(self.telling)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        bar, view, reader = self.bar, self.view, self.reader
        bar.changed.connect(self._look_at_other)
        bar.filter.toggled.connect(self._show_filters)
        bar.sort.clicked.connect(self.sorting.begin_with_unsorted)
        bar.export.clicked.connect(self.export)
        self.filters.changed.connect(self.look)
        self.filters.closed.connect(lambda: view.setFocus(Qt.FocusReason.OtherFocusReason))
        view.columns_changed.connect(self.heads.show_columns)
        view.picked.connect(lambda statement: self.picked.emit(statement.row))
        view.typed.connect(self._filter_by)
        view.menu_asked.connect(self._show_menu)
        self.empty_button.clicked.connect(self._widen)
        reader.read.connect(self._show_ledger)
        reader.progressed.connect(self._progressed)
        reader.busy.connect(lambda on: self.foot.show_busy(on=False) if not on else None)
        reader.failed.connect(self._tell_error)
        reader.stopped.connect(lambda: self.telling.tell(self.tr("Stopped: the ledger is as it was before.")))
        self.foot.stop.clicked.connect(reader.stop)
        self.sorting.told.connect(self.telling.tell)
        self.telling.undone.connect(partial(self.sorting.replay, redo=False))
        self.exporting.told.connect(self.telling.tell)
        self.exporting.failed.connect(self._tell_error)
        self.exporting.broke.connect(self._session.broke)
        for keys, slot in (
            (FILTER_KEY, lambda: self.bar.filter.setChecked(True)),
            (EXPORT_KEY, self.export),
            ("F5", self.look),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        for action, redo in ((self._undo, False), (self._redo, True)):
            self.addAction(action)
            action.triggered.connect(partial(self.sorting.replay, redo=redo))

    def set_keys(self, keys: Mapping[str, Sequence[QKeySequence]]) -> None:
        """Take the keys of `undo` and `redo` as the person has them."""
        self._undo.setShortcuts(keys["undo"])
        self._redo.setShortcuts(keys["redo"])
        self.telling.show_key(self._undo.shortcut())

    # Opening

    def begin(self, article: Article | None, chosen: Annotation | None) -> None:
        """Come to the front, with the row of the chosen annotation chosen, where it has one."""
        self.set_article(article)
        self._wanted = chosen
        self.show()
        self.raise_()
        self.activateWindow()
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.look()

    def set_article(self, article: Article | None) -> None:
        """Know which article is open; the ledger follows, where it is that of one article."""
        other = (article.uid if article else "") != (self._article.uid if self._article else "")
        self._article = article
        self.bar.fill_scope(opened=article is not None)
        if other and self.isVisible() and not self.bar.all_articles:
            self.look()

    def asked(self) -> Asked:
        """What is to be shown."""
        where = self.filters.filter()
        if not self.bar.all_articles and self._article is not None:
            where = replace(where, article=self._article.uid)
        layer = self.bar.layer.value
        return Asked(layer if isinstance(layer, str) else None, where)

    def look(self) -> None:
        """Read what is asked for now."""
        self.reader.awake = True
        self.reader.ask(self.asked())

    def _look_at_other(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.look()

    def is_looking(self) -> bool:
        """Whether something is being read, or soon will be."""
        return self.reader.is_busy() or self.filters.is_resting()

    def finish(self) -> None:
        """Stop everything and wait for it; for closing the project."""
        self.reader.finish()
        self.exporting.finish()

    def why_not(self, statement: Statement) -> str:
        """Why a row cannot be sorted in; empty where it can."""
        shown = self.model.shown
        return why_not(statement.row, shown.found, self._session) if shown is not None else ""

    # Showing

    def _progressed(self, done: int, total: int) -> None:
        self.foot.show_busy(on=True)
        self.foot.progress.set_progress(done, total)

    def _show_ledger(self, shown: Shown) -> None:
        self.bar.fill_layers(shown.found.people)
        self.filters.fill(shown.speakers, shown.quantities)
        self.view.show_ledger(shown)
        self._choose_wanted(shown)
        unsorted = sum(isinstance(one, Statement) and one.panel is None for one in shown.items)
        self.bar.show_counts(self.filters.count(), unsorted)
        self.bar.export.setEnabled(bool(shown.items))
        self.foot.show_counts(shown)
        self.pages.setCurrentIndex(0 if shown.items else 1)
        if not shown.items:
            self._say_why_empty()
        self.sorting.renew(shown)

    def _choose_wanted(self, shown: Shown) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        for number, item in enumerate(shown.items):
            if isinstance(item, Statement):
                row = item.row
                about = {row.claim.uid, row.number.uid, *(one.uid for one in row.speakers)}
                if wanted.uid in about:
                    self.view.reveal(number)
                    return

    def _say_why_empty(self) -> None:
        if self.filters.count():
            self.empty.set_text(
                self.tr("No row is left by these filters"), self.tr("Clear them to see all rows again.")
            )
            self.empty_button.setText(self.tr("Clear the filters"))
        elif self.bar.all_articles or self._article is None:
            self.empty.set_text(
                self.words.empty,
                self.tr("Highlight a claim and a number in it, and tie them with “has number”."),
            )
        else:
            self.empty.set_text(
                self.tr("No claim of this article is tied to a number yet"),
                self.tr("Highlight a claim and a number in it, and tie them with “has number”."),
            )
            self.empty_button.setText(self.tr("Show all articles"))
        self.empty_button.setVisible(bool(self.filters.count()) or not self.bar.all_articles)

    def _widen(self) -> None:
        if self.filters.count():
            self.filters.clear()
        else:
            self.bar.show_all()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_error(self, error: AnnotatorError) -> None:
        self.telling.tell(error_text(error))

    # Filtering, exporting, the menu

    def _show_filters(self, on: bool) -> None:
        if on:
            self.filters.begin()
        else:
            self.filters.hide()
            if self.filters.count():
                self.filters.clear()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _filter_by(self, letters: str) -> None:
        self.bar.filter.setChecked(True)
        self.filters.begin(letters)

    def export(self) -> None:
        """Ask where to write what is shown."""
        if self.model.shown is not None and self.bar.export.isEnabled():
            self.exporting.ask(self.model.shown, self.words)

    def _show_menu(self, where: QPoint, row: int) -> None:
        statement = self.model.statement(row)
        if statement is None:
            return
        menu = QMenu(self)
        menu.setObjectName("ledger-menu")
        menu.aboutToHide.connect(menu.deleteLater)
        shown = menu.addAction(self.tr("Open in the article"))
        shown.triggered.connect(lambda _on=False: self.picked.emit(statement.row))
        menu.addSeparator()
        sort = menu.addAction(self.tr("Sort in…"))
        sort.triggered.connect(lambda _on=False: self.sorting.begin())
        out = menu.addAction(self.tr("Take the quantity off"))
        out.triggered.connect(lambda _on=False: self.sorting.take_out())
        why = self.why_not(statement)
        for action in (sort, out):
            action.setEnabled(not why)
        if statement.panel is None:
            out.setVisible(False)
        if why:
            menu.addAction(why.replace("&", "&&")).setEnabled(False)
        menu.popup(where)

    def reject(self) -> None:
        """Esc gives up the nearest thing first: sorting in, then the filters, then the window."""
        if self.sorting.strip.isVisible():
            self.sorting.end()
        elif self.filters.isVisible():
            self.bar.filter.setChecked(False)
        else:
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow changes again."""
        super().showEvent(event)
        self.reader.awake = True

    def done(self, result: int) -> None:
        """Follow changes no longer while nobody sees it."""
        self.reader.awake = False
        self.reader.stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same by the button of the window, whatever is open in it."""
        self.sorting.end()
        self.filters.hide()
        super().closeEvent(event)

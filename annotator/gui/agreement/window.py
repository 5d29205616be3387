"""The window of agreement: figures in tables, and beside them the places behind the chosen one."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.agreement.figures import Agreement
from annotator.domain.agreement.report import pictures_of
from annotator.domain.errors import AnnotatorError
from annotator.domain.span import Span
from annotator.gui.agreement.behind import BehindPanel
from annotator.gui.agreement.behind_words import ToldPlace, ToldPlaces, told_places
from annotator.gui.agreement.chart import TrendChart
from annotator.gui.agreement.counts import CountsBar, counted_words
from annotator.gui.agreement.foot import AgreementFoot
from annotator.gui.agreement.grid.view import GridView
from annotator.gui.agreement.latest import Latest
from annotator.gui.agreement.laying import laid_out, with_earlier
from annotator.gui.agreement.reader import AgreementReader, Shown
from annotator.gui.agreement.report_words import report_words
from annotator.gui.agreement.saving import AgreementSaving, Content
from annotator.gui.agreement.sheets.laid import Laid, Spot
from annotator.gui.agreement.tabs import TabsRow
from annotator.gui.agreement.top import COPY_KEY, COUNTS_KEY, PICTURE_KEY, SAVE_KEY, AgreementBar
from annotator.gui.errors import error_text
from annotator.gui.ledger.telling import Telling
from annotator.gui.session import Session
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.widgets.empty_state import EmptyState
from annotator.gui.widgets.room import room_on
from annotator.services.agreement.finding_places import places_behind
from annotator.services.progress import Progress

SIZE = QSize(1280, 720)
REST = 60
"""Milliseconds that a figure is chosen before what is behind it is looked for: arrows go by faster."""
_WIDTHS = (860, 420)
"""Of the figures and of what is behind them, in pixels of the window as it opens."""


class AgreementWindow(QDialog):
    """Stays open beside the page and the review, and follows what is changed there."""

    picked = Signal(str, object, object)
    """An article (`uid`), the annotations (`uid`s) there that are to be seen in review, and their Span."""

    def __init__(self, session: Session, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("agreement")
        self.setWindowTitle(self.tr("Agreement"))
        self.resize(SIZE.boundedTo(room_on(self.screen())))
        self.setMinimumSize(760, 420)
        self._session, self._keeper = session, keeper
        self._opens_first = False
        """Whether the first place is to be opened when it is found."""
        self.shown: Shown | None = None
        """What the figures are of, once there are any."""
        self.bar = AgreementBar()
        self.counts = CountsBar()
        self.tabs = TabsRow()
        self.chart = TrendChart(keeper)
        self.view = GridView(keeper)
        self.behind = BehindPanel(keeper)
        self.empty = EmptyState("agreement", "", keeper)
        self.empty_button = self.empty.add_button(self.tr("Count as usual"))
        self.telling = Telling()
        self.foot = AgreementFoot(keeper)
        self.reader = AgreementReader(session, self)
        self.laying = Latest(session, parent=self)
        self.seeking = Latest(session, REST, self)
        self.saving = AgreementSaving(self)
        self._lay_out()
        self._connect()
        self.bar.enable(on=False)
        self.tabs.setEnabled(False)
        self.behind.show_spot(None)

    def _lay_out(self) -> None:
        self.counts.hide()
        self.halves = QSplitter(Qt.Orientation.Horizontal)
        self.halves.setChildrenCollapsible(False)
        figures = QWidget()
        inner = QVBoxLayout(figures)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.chart)
        inner.addWidget(self.view, 1)
        self.chart.hide()
        self.halves.addWidget(figures)
        self.halves.addWidget(self.behind)
        self.halves.setStretchFactor(0, 2)
        self.halves.setStretchFactor(1, 1)
        self.halves.setSizes(list(_WIDTHS))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.halves)
        self.pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.counts, self.tabs):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        column.addWidget(self.telling)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        bar, reader, view = self.bar, self.reader, self.view
        bar.counts.toggled.connect(self._show_counts)
        bar.copy.clicked.connect(lambda _on=False: self.copy())
        bar.picture.clicked.connect(lambda _on=False: self.copy_picture())
        bar.save.clicked.connect(lambda _on=False: self.save())
        self.counts.changed.connect(self.look)
        self.counts.closed.connect(self._focus_view)
        self.tabs.changed.connect(self._show_table)
        view.moved.connect(self._show_spot)
        view.picked.connect(lambda _spot: self._open_first())
        view.selectionModel().currentChanged.connect(lambda now, _before: self.chart.choose(now.row()))
        self.chart.picked.connect(view.choose_row)
        self.behind.picked.connect(self._open_place)
        self.empty_button.clicked.connect(self.counts.clear)
        reader.read.connect(self._show_figures)
        reader.progressed.connect(self._progressed)
        reader.busy.connect(self._show_busy)
        reader.failed.connect(self._figures_failed)
        reader.stopped.connect(lambda: self.telling.tell(self.tr("Stopped. F5 computes again.")))
        self.foot.stop.clicked.connect(self._stop)
        self.laying.found.connect(self._show_laid)
        self.laying.progressed.connect(self._progressed)
        self.laying.busy.connect(lambda on: None if on else self.foot.show_busy(on=False))
        self.laying.failed.connect(self._tell_error)
        self.seeking.found.connect(self._show_places)
        self.seeking.progressed.connect(self._progressed)
        self.seeking.busy.connect(lambda on: None if on else self.foot.show_busy(on=False))
        self.seeking.failed.connect(self._tell_error)
        self.saving.told.connect(self.telling.tell)
        self.saving.failed.connect(self._tell_error)
        self.saving.broke.connect(self._session.broke)
        self.tabs.add_keys(self)
        self.tabs.turned_by_key.connect(self._focus_view)
        self._keeper.changed.connect(self._show_legend)
        for keys, slot in (
            (COUNTS_KEY, self.bar.counts.toggle),
            (COPY_KEY, self.copy),
            (PICTURE_KEY, self.copy_picture),
            (SAVE_KEY, self.save),
            ("F5", self.look),
            ("F6", self._next_part),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    # Opening

    def begin(self) -> None:
        """Come to the front, with the figures as they are now."""
        self.show()
        self.raise_()
        self.activateWindow()
        self._focus_view()
        self.look()

    def look(self) -> None:
        """Compute what is chosen now."""
        self.reader.awake = True
        self.reader.ask(self.counts.counted())

    def is_looking(self) -> bool:
        """Whether something is being computed or looked for, or soon will be."""
        busy = (self.reader, self.laying, self.seeking)
        return self.counts.is_resting() or any(one.is_busy() for one in busy)

    def finish(self) -> None:
        """Stop everything and wait for it; for closing the project."""
        self.reader.finish()
        self.laying.finish()
        self.seeking.finish()
        self.saving.finish()

    # Showing

    def _progressed(self, done: int, total: int) -> None:
        self.foot.show_busy(on=True)
        self.foot.progress.set_progress(done, total)

    def _show_busy(self, on: bool) -> None:
        self.view.say_waiting(self.tr("Computing…") if on else "")
        if not on:
            self.foot.show_busy(on=False)

    def _stop(self) -> None:
        self.reader.stop()
        if self.seeking.is_busy():
            self.seeking.forget()
            self.behind.say_stopped()

    def _show_figures(self, shown: Shown) -> None:
        before, self.shown = self.shown, shown
        if before is not None and before.measured is shown.measured and self.pages.currentIndex() == 0:
            return
        self.counts.fill(shown)
        self.tabs.fill_labels(shown.known.scheme, shown.counted.labels)
        self.tabs.fill_pairs([(pair.a, pair.b) for pair in shown.found.pairs])
        self.bar.show_counted(self.note(), usual=self.counts.is_usual())
        some = bool(shown.found.pairs and shown.found.articles)
        self.pages.setCurrentIndex(0 if some else 1)
        self.bar.enable(on=some)
        self.tabs.setEnabled(some)
        if some:
            self._show_table()
        else:
            self.seeking.forget()
            self._say_why_empty()

    def note(self) -> str:
        """What counts, in words."""
        if self.shown is None:
            return ""
        found = self.shown.found
        return counted_words(self.shown.counted, found.annotators, found.articles, self.shown.known)

    def _show_table(self) -> None:
        shown, choice = self.shown, self.tabs.choice()
        if shown is not None:
            store = self._session.workspace.store
            self.laying.ask(lambda progress: laid_out(shown, choice, store, progress))

    def _show_laid(self, laid: Laid) -> None:
        self.chart.setVisible(bool(laid.points))
        self.chart.show_points(laid.points, laid.drawn)
        self.view.show_laid(laid)
        self._show_legend()

    def _show_legend(self, _theme: object = None) -> None:
        laid = self.view.grid.laid
        if laid is not None:
            self.foot.legend.setVisible(laid.of_one)
            self.foot.words.setText(laid.dark if self._keeper.theme.dark else laid.sheet.legend)

    def _show_spot(self, spot: Spot | None) -> None:
        self._opens_first = False
        self.behind.show_spot(spot)
        if spot is None or spot.wanted is None or self.shown is None:
            self.seeking.forget()
            return
        store, measured, wanted = self._session.workspace.store, self.shown.measured, spot.wanted

        def job(progress: Progress) -> ToldPlaces:
            return told_places(store, wanted, places_behind(store, measured, wanted, progress), progress)

        self.seeking.ask(job)

    def _show_places(self, found: ToldPlaces) -> None:
        self.behind.show_places(found)
        opens, self._opens_first = self._opens_first, False
        if opens:
            self._open_what_is_there()

    def _open_first(self) -> None:
        """Open the first place, as soon as it is found."""
        if self.seeking.is_busy():
            self._opens_first = True
        else:
            self._open_what_is_there()

    def _open_what_is_there(self) -> None:
        """The chosen place; of an article without one the article."""
        spot = self.view.current_spot()
        if self.behind.list.current() is not None:
            self.behind.open_current()
        elif spot is not None and spot.wanted is not None and len(spot.wanted.articles) == 1:
            self.picked.emit(spot.wanted.articles[0], frozenset(), Span(0, 1))

    def _open_place(self, told: ToldPlace) -> None:
        place = told.place
        self.picked.emit(place.article, told.uids, Span(place.start, place.end))

    def _say_why_empty(self) -> None:
        if self.counts.is_usual():
            self.empty.set_text(
                self.tr("Agreement needs two annotators who are done with the same article"),
                self.tr("There are figures as soon as there is one. “What counts” lets others count too."),
            )
        else:
            self.empty.set_text(
                self.tr("Nothing counts by this choice"),
                self.tr("No two annotators have such sets of one article."),
            )
        self.empty_button.setVisible(not self.counts.is_usual())

    def _figures_failed(self, error: AnnotatorError) -> None:
        """Who or what was chosen may be gone or have another name by now: then all count again."""
        self._tell_error(error)
        if self.counts.drop_names():
            self.look()

    def _tell_error(self, error: AnnotatorError) -> None:
        self.telling.tell(error_text(error))

    # Choosing

    def _show_counts(self, on: bool) -> None:
        if on:
            self.counts.begin()
        else:
            self.counts.hide()
            self._focus_view()

    def _focus_view(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_part(self) -> None:
        """Go from the figures to the places behind them, and back."""
        (self.behind.list if self.view.hasFocus() else self.view).setFocus(Qt.FocusReason.TabFocusReason)

    # Copying and saving

    def content(self) -> Content | None:
        """What is shown, to be written."""
        laid = self.view.grid.laid
        if self.shown is None or laid is None or not self.bar.save.isEnabled():
            return None
        shown, store = self.shown, self._session.workspace.store

        def whole(progress: Progress) -> Agreement:
            return with_earlier(shown, store, progress)

        return Content(
            *(whole, shown.measured.project, laid.sheet, self.note(), laid.points, laid.drawn),
            pictures=partial(pictures_of, shown.measured.table, shown.measured.versions),
            words=report_words(),
        )

    def copy(self) -> None:
        """Copy the table."""
        content = self.content()
        if content is not None:
            self.saving.copy(content)

    def copy_picture(self) -> None:
        """Copy the table as a picture."""
        content = self.content()
        if content is not None:
            self.saving.copy_picture(content)

    def save(self) -> None:
        """Ask where to write what is shown."""
        content = self.content()
        if content is not None:
            self.saving.ask(content)

    # Coming and going

    def reject(self) -> None:
        """Esc gives up the nearest thing first: what is told, the choice, the places, then the window."""
        if self.telling.isVisible():
            self.telling.hide()
        elif self.counts.isVisible():
            self.bar.counts.setChecked(False)
        elif self.behind.list.hasFocus():
            self._focus_view()
        else:
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow changes again."""
        super().showEvent(event)
        self.reader.awake = True

    def done(self, result: int) -> None:
        """Follow changes no longer while nobody sees it."""
        self._sleep()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same by the button of the window."""
        self.counts.hide()
        self._sleep()
        super().closeEvent(event)

    def _sleep(self) -> None:
        self.reader.awake = False
        self.reader.stop()
        self.seeking.forget()

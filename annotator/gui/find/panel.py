"""The panel that finds in all articles: a line, filters, and what was found by article."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from annotator.domain.errors import AnnotatorError
from annotator.domain.texts.searching import LONGEST, Query
from annotator.gui.errors import error_text
from annotator.gui.find.filters import Filters
from annotator.gui.find.results import ResultsModel
from annotator.gui.find.row import ResultDelegate
from annotator.gui.numerals import whole
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.tasks import Task
from annotator.gui.translation import counted
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.own_keys import kept_from_window
from annotator.gui.widgets.plain_text import put_tip
from annotator.gui.widgets.progress_line import ProgressLine
from annotator.gui.widgets.rail_list import RailList
from annotator.services.progress import Progress
from annotator.services.searching import FoundInAll, Wanted

REST = 150
"""Milliseconds without a key after which it is looked for."""
SHARE = 0.38
"""Of the window's height at first; the page keeps more than half of what they share."""
HEIGHTS = (140, 480)
"""Pixels that it has at least, and at most at first."""
Search = Callable[[Wanted, Progress], FoundInAll]


class FindAllPanel(QFrame):
    """Stays open beneath the page, which it never covers, until it is closed."""

    picked = Signal(str, object)
    """The `uid` of an article, and the Span in it."""
    closed = Signal()
    """Its button, or Esc."""
    broke = Signal(object)
    """An exception that is a fault of ours."""

    def __init__(self, search: Search, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        """Make the panel; `search` is called in a thread of its own."""
        super().__init__(parent)
        self.setObjectName("find-all")
        set_look(self, "foot")
        self.setAccessibleName(self.tr("Find in all articles"))
        self.setMinimumHeight(HEIGHTS[0])
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._search = search
        self._task: Task | None = None
        self._again = False
        self._shown: Wanted | None = None
        """What was looked for when that which is shown was found."""
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST)
        self.line.setClearButtonEnabled(True)
        self.line.setPlaceholderText(self.tr("Words, or how they begin"))
        self.line.setAccessibleName(self.tr("What to find in all articles"))
        self.whole_words = self._option(self.tr("Words"), self.tr("Whole words only"))
        self.exact = self._option(self.tr("As typed"), self.tr("All signs in this order, as they are typed"))
        self.filters = Filters()
        self.words = PlainLabel("", "muted", wrap=True)
        self.progress = ProgressLine(keeper)
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.setAutoDefault(False)
        self.close_it = QPushButton(self.tr("Close"))
        set_look(self.close_it, "flat")
        self.close_it.setAutoDefault(True)
        self.model = ResultsModel(self)
        self.view = RailList(self.tr("Found in the articles"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(ResultDelegate(keeper, self.view))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._lay_out()
        self._connect()
        self._busy(on=False)
        self.setFocusProxy(self.line)
        self._show(FoundInAll())

    def _option(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setAccessibleName(tip)
        put_tip(button, tip)
        set_look(button, "flat", "small")
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.line, 1)
        head.addWidget(self.whole_words)
        head.addWidget(self.exact)
        head.addWidget(self.filters)
        head.addWidget(self.close_it)
        told = QHBoxLayout()
        told.setSpacing(GAP)
        told.addWidget(self.words, 1)
        told.addWidget(self.progress, 1)
        told.addWidget(self.stop)
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, GAP, MARGIN, STEP)
        top.setSpacing(STEP)
        top.addLayout(head)
        top.addLayout(told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.line.textChanged.connect(lambda _text: self._rest.start())
        self.whole_words.toggled.connect(lambda _on: self.look())
        self.exact.toggled.connect(lambda _on: self.look())
        self.filters.changed.connect(self.look)
        self._rest.timeout.connect(self.look)
        self.stop.clicked.connect(self.cancel)
        self.close_it.clicked.connect(self.closed)
        self.view.clicked.connect(lambda index: self._pick(index.row()))
        self.line.installEventFilter(self)
        self.view.installEventFilter(self)

    def begin(self, letters: str) -> None:
        """Appear, with what is to be found filled in, if anything."""
        if letters:
            self.line.setText(letters)
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self.look()

    def sizeHint(self) -> QSize:
        """As wide as it likes, and as high as the window has room for."""
        least, most = HEIGHTS
        return QSize(super().sizeHint().width(), min(max(round(self.window().height() * SHARE), least), most))

    def hasHeightForWidth(self) -> bool:
        """It is as high as it wants to be, however the sentence over the list is broken."""
        return False

    def is_looking(self) -> bool:
        """Whether it is being looked for, or soon will be."""
        return self._task is not None or self._rest.isActive()

    # Looking

    def wanted(self) -> Wanted:
        """What is looked for now."""
        query = Query(self.line.text(), self.exact.isChecked(), self.whole_words.isChecked())
        return Wanted(query, self.filters.filter(), self.filters.is_inside())

    def look(self) -> None:
        """Look for what is typed, and no longer for what was."""
        self._rest.stop()
        if self._task is not None:
            self._again = True
            self._task.cancel()
            return
        wanted = self.wanted()
        if wanted.query.is_empty:
            self._show(FoundInAll())
            return
        task = Task(lambda progress: self._search(wanted, progress), self.accessibleName(), self)
        self._task = task
        task.progressed.connect(self._progressed)
        task.succeeded.connect(self._show)
        task.failed.connect(self._failed)
        task.broke.connect(self.broke)
        task.cancelled.connect(lambda: self._tell(self.tr("Stopped")))
        task.ended.connect(self._ended)
        task.start()

    def cancel(self) -> None:
        """Look no further."""
        self._again = False
        if self._task is not None:
            self._task.cancel()

    def finish(self) -> None:
        """Look no further, and wait until that is so; for closing the project."""
        self._rest.stop()
        self.cancel()
        if self._task is not None:
            self._task.wait()

    def _progressed(self, done: int, total: int) -> None:
        self._busy(on=True)
        self.progress.set_progress(done, total)

    def _ended(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
        self._task = None
        self._busy(on=False)
        if self._again:
            self._again = False
            self.look()

    def _busy(self, *, on: bool) -> None:
        self.progress.setVisible(on)
        self.stop.setVisible(on)

    # Showing

    def _show(self, found: FoundInAll) -> None:
        before = self.model.row(self.view.currentIndex().row())
        again, self._shown = self._shown == self.wanted(), self.wanted()
        self.model.show(found.articles)
        self.view.scrollToTop()
        at = self.model.find(before) if before is not None and again else -1
        if at > 0:  # where one went on reading
            self.view.show_row(at)
        elif self.model.rowCount():
            self.view.show_row(1)
            self.view.scrollToTop()
        shown = len(found.articles)
        if found.total > shown:
            words = self.tr("Found in {total} articles; the first {shown} are shown").format(
                total=whole(found.total), shown=whole(shown)
            )
        elif found.total:
            places = sum(article.places for article in found.articles)
            words = (
                counted("FindAllPanel", "%n places", places)
                + " · "
                + counted("FindAllPanel", "%n articles", found.total)
            )
        else:
            empty = self.wanted().query.is_empty
            words = self.tr("Type words that stand in articles") if empty else self.tr("Nothing found")
        self._tell(words)

    def _failed(self, error: AnnotatorError) -> None:
        self._show(FoundInAll())
        self._tell(error_text(error))

    def _tell(self, words: str) -> None:
        self.words.setText(words)
        self.line.setAccessibleDescription(words)
        if self.isVisible() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, words))

    def _pick(self, number: int) -> None:
        row = self.model.row(number)
        if row is None or not row.article.snippets:
            return
        snippet = row.snippet or row.article.snippets[0]
        self.picked.emit(row.article.uid, snippet.place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return opens what is chosen; arrows in the line go through what was found."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._rest.isActive():
                self.look()
            elif not event.isAutoRepeat():
                self._pick(self.view.currentIndex().row())
            return True
        if watched is self.line and key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if key == Qt.Key.Key_Down else -1
            number = self.view.currentIndex().row() + step
            if 0 <= number < self.model.rowCount():
                self.view.show_row(number)
            return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Esc, and letters that pick in a list, are not the window's here."""
        return kept_from_window(event, letters=True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; what nobody here wants is not the page's either."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        event.accept()

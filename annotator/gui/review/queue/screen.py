"""The first view of the review: which articles there are, how far each is, and who reviews it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.ledger.menu_button import MenuButton
from annotator.gui.review.actions import ReviewActions
from annotator.gui.review.queue.reader import QueueReader
from annotator.gui.review.queue.table import QueueModel, QueueTable
from annotator.gui.review.queue.words import line_of
from annotator.gui.session import Session
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import BAR_HEIGHT, GAP, MARGIN, STEP
from annotator.gui.translation import counted
from annotator.gui.widgets.empty_state import EmptyState
from annotator.gui.widgets.labels import ElidedLabel, PlainLabel
from annotator.gui.widgets.plain_text import put_tip
from annotator.gui.widgets.progress_line import ProgressLine
from annotator.services.review.queue import Order, Queue


class QueueScreen(QWidget):
    """Worst first or by what is left; letters in the line on top filter by title."""

    picked = Signal(str)
    """The article (`uid`) that is to be reviewed."""

    def __init__(
        self, session: Session, keeper: ThemeKeeper, actions: ReviewActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._actions = session, actions
        self.queue = Queue(())
        self.reader = QueueReader(session, self)
        self.model = QueueModel(self)
        self.table = QueueTable(self.model, keeper)
        self.order = MenuButton(self.tr("Order"))
        self.order.fill(
            [
                (self.tr("Worst first"), Order.WORST),
                (self.tr("Most left first"), Order.LEFT),
                (self.tr("As in the project"), Order.ARTICLES),
            ],
            Order.WORST,
        )
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter…"))
        self.filter.setAccessibleName(self.tr("Filter articles by title"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(220)
        self.mine = self._button(
            self.tr("Assigned to me"), self.tr("Only what I am to review"), checkable=True
        )
        self.start = self._button(self.tr("Review"), self.tr("Review the chosen article (Return)"))
        set_look(self.start, "primary")
        self.empty = EmptyState("review", "", keeper)
        self.told = ElidedLabel("", "muted")
        self.progress = ProgressLine(keeper)
        self.progress.setMaximumWidth(240)
        self.pages = QStackedWidget()
        self._wanted = ""
        self._known = False
        """Whether it was read at all: before that nobody knows that there is nothing."""
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        bar = QFrame()
        set_look(bar, "bar")
        bar.setFixedHeight(BAR_HEIGHT)
        row = QHBoxLayout(bar)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(GAP)
        row.addWidget(PlainLabel(self.tr("Review"), "heading"))
        row.addWidget(self.filter)
        row.addStretch(1)
        for button in (self.order, self.mine, self.start):
            row.addWidget(button)
        foot = QFrame()
        set_look(foot, "foot")
        low = QHBoxLayout(foot)
        low.setContentsMargins(MARGIN, STEP, MARGIN, STEP)
        low.addWidget(self.told, 1)
        low.addWidget(self.progress)
        self.progress.hide()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.pages, 1)
        column.addWidget(foot)

    def _connect(self) -> None:
        self.reader.read.connect(self._take)
        self.reader.progressed.connect(self._progress)
        self.reader.busy.connect(self._busy)
        self.order.picked.connect(lambda _order: self.show_lines())
        self.filter.textChanged.connect(lambda _text: self.show_lines())
        self.filter.returnPressed.connect(self.focus_table)
        self.mine.toggled.connect(lambda _on: self.show_lines())
        self._actions["blind"].toggled.connect(lambda _on: self.show_lines())
        self.table.picked.connect(self.picked)
        self.start.clicked.connect(lambda _on=False: self.picked.emit(self.table.current()))

    def _button(self, text: str, tip: str, *, checkable: bool = False) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setCheckable(checkable)
        put_tip(button, tip)
        return button

    # Showing

    def look(self, article: str = "") -> None:
        """Read the queue; the line of an article (`uid`) is chosen, if it has one."""
        self._wanted = article or self.table.current()
        self.reader.awake = True
        self.reader.look()

    def focus_table(self) -> None:
        """Let the keyboard go to the lines."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, queue: Queue) -> None:
        self.queue, self._known = queue, True
        self.show_lines()

    def show_lines(self) -> None:
        """Show what is known, in the order and by the filters that are chosen now."""
        if not self._known:
            return
        chosen = self._wanted or self.table.current()
        order = self.order.value if isinstance(self.order.value, Order) else Order.WORST
        who, blind = self._session.who, self._actions["blind"].isChecked()
        letters = self.filter.text().strip().casefold()
        rows = [
            row
            for row in self.queue.sorted(order)
            if letters in row.article.title.casefold() and (not self.mine.isChecked() or who in row.reviewers)
        ]
        self.model.show([line_of(row, self.queue, who, blind=blind) for row in rows])
        self.table.choose(chosen)
        self._wanted = ""
        self.start.setEnabled(bool(rows))
        was_empty = self.pages.currentIndex() == 1
        self.pages.setCurrentIndex(0 if rows else 1)
        if was_empty and rows and not self.filter.hasFocus():
            self.focus_table()
        if not rows:
            self._say_why_empty()
        left = sum(row.left for row in rows)
        self.told.setText(
            counted("Review", "%Ln articles", len(rows))
            + " · "
            + counted("Review", "%Ln left to decide", left)
        )

    def _say_why_empty(self) -> None:
        if self.queue.rows:
            self.empty.set_text(
                self.tr("No article is left by these filters"), self.tr("Clear them to see all again.")
            )
        else:
            self.empty.set_text(
                self.tr("Nothing can be reviewed yet"),
                self.tr("An article comes here when two or more annotators are done with it."),
            )

    def _progress(self, done: int, total: int) -> None:
        self.progress.show()
        self.progress.set_progress(done, total)

    def _busy(self, on: bool) -> None:
        if not on:
            self.progress.hide()
